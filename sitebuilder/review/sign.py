"""Signs a document: checks whether it may be signed, and writes the signature into its file."""

import os
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document, document_kind
from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.model.review import Round, Signature
from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.content.paths.new_files import temporary_beside
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.content.review import (
    SignedRound,
    needed_rounds,
    review_problems,
    round_key,
    round_label,
    round_labels,
    same_person,
    signed_rounds,
)
from sitebuilder.messages import (
    Place,
    Problem,
    disk_problem,
    errors,
    escalate,
    is_printable_path,
    printable_path,
    problem,
    shell_word,
)
from sitebuilder.review.edit import digest_to_sign, insert_signature

MAX_NAME_LENGTH = 60


class SignedDocument(Struct, frozen=True):
    """A newly signed document, and the rounds that it still needs."""

    path: str
    signature: Signature
    missing: tuple[Round, ...]


def find_document(site_folder: Path, argument: str) -> tuple[Path, str] | Problem:
    """Return the file that a command-line argument names, and its path relative to the site folder.

    The argument is relative to the current folder, or else to the site folder. A symbolic link is resolved;
    its target must be in the site.
    """
    top = Path(os.path.realpath(site_folder))
    for base in (Path.cwd(), site_folder):
        file = Path(os.path.realpath(base / argument))
        if file.is_relative_to(top) and file.exists():
            path = to_nfc(file.relative_to(top).as_posix())
            if not is_printable_path(path):
                return problem("file-name", Place(printable_path(path)))
            if document_kind(path) is not None:
                return file, path
    return problem("sign-no-document", Place(printable_path(argument)))


def sign(
    location: tuple[Path, str], site: Site, round: Round, name: str, now: datetime
) -> SignedDocument | tuple[Problem, ...]:
    """Write a signature into the file of a document; return the signed document, or why it was not signed.

    ``location`` is what ``find_document`` returns, ``now`` is in the site's time zone.
    """
    file, path = location
    try:
        content = read_regular_file(file, MAX_TEXT_BYTES)
    except OSError as error:
        return (disk_problem(error, path),)
    document = read_document(path, content, zone=site.time_zone)
    if document.data is None:
        return tuple(errors(document.problems))
    signer = " ".join(to_nfc(name).split())
    if not signer.isprintable() or not 0 < len(signer) <= MAX_NAME_LENGTH:
        return (problem("sign-name", Place(path), found=name, most=MAX_NAME_LENGTH),)
    moment = Moment(now.date(), now.time().replace(second=0, microsecond=0))
    signature = Signature(signer, moment, digest_to_sign(document, content))
    obstacle = refusal(document, site, round, signature)
    if obstacle is not None:
        return (escalate(obstacle),)
    signed = insert_signature(document, content, round, signature)
    if signed is None:
        return (problem("sign-unwritable", document.place("review"), key=round_key(round)),)
    try:
        is_written = _replace_if_unchanged(file, content, signed)
    except OSError as error:
        return (disk_problem(error, path),)
    if not is_written:
        return (problem("sign-changed-meanwhile", Place(path)),)
    after = read_document(path, signed, zone=site.time_zone)
    missing = {
        dict(each.labels)["key"].english for each in review_problems(after, site, now.replace(tzinfo=None))
    }
    return SignedDocument(path, signature, tuple(each for each in Round if each in missing))


def refusal(document: Document, site: Site, round: Round, signature: Signature) -> Problem | None:
    """Return why a document may not be signed in a round now; None if it may."""
    rules, signed = site.review, signed_rounds(document)
    needed = needed_rounds(document, site)
    values: dict[str, object] = {
        "round": round_label(round),
        "name": signature.name,
        "path": shell_word(document.path),
    }
    place = document.place("review")
    if not needed:
        return None
    if round not in needed:
        return problem("sign-not-needed", place, needed=round_labels(needed), **values)
    earlier = needed[: needed.index(round)]
    # A signature without a digest stays valid whatever changes; one written by hand may have none.
    valid = {each: signed[each] for each in needed if each in signed and _is_valid(signed[each], signature)}
    missing = next((each for each in earlier if each not in valid), None)
    if missing is not None:
        return problem("sign-too-early", place, other=round_label(missing), key=round_key(missing), **values)
    for each in earlier:
        if valid[each].signature.time.begins > signature.time.begins:
            time = valid[each].signature.time
            return problem(
                "sign-clock", place, other=round_label(each), time=time, now=signature.time, **values
            )
    others = [valid[each] for each in valid if each is not round]
    other = same_person(signature.name, others) if rules.different_people else None
    if other is not None:
        return problem(
            "review-same-person", place, other=round_label(other.round), key=round_key(round), **values
        )
    return None


def _is_valid(signed: SignedRound, now: Signature) -> bool:
    return signed.signature.digest in (None, now.digest)


def _replace_if_unchanged(file: Path, before: bytes, after: bytes) -> bool:
    """Replace a file atomically, keeping its mode; return False if its content is no longer ``before``.

    Raises:
        OSError: the file could not be replaced and is unchanged.
    """
    mode = os.stat(file).st_mode & 0o7777
    with temporary_beside(file) as temporary:
        with open(temporary, "xb", opener=_open_private) as opened:
            opened.write(after)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(temporary, mode)
        is_same = read_regular_file(file, MAX_TEXT_BYTES) == before
        if is_same:
            os.replace(temporary, file)
        return is_same


def _open_private(path: str, flags: int) -> int:
    """Open a file that nobody else may read until it has the mode of the one that it replaces."""
    return os.open(path, flags, 0o600)
