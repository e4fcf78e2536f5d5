"""The log of all signatures: those in the content, and those in its Git history.

A signature that was replaced or removed is still in some commit, with its committer and time; these prove
more than the name in the signature, which anybody can write.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document, document_kind
from sitebuilder.content.model.review import Round, Signature
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.content.paths.folders import walk
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.content.review import signed_rounds
from sitebuilder.content.signed_digest import REVIEW
from sitebuilder.messages import Problem, disk_problem
from sitebuilder.pipeline.history import Git, git_in, read_blobs
from sitebuilder.pipeline.repository import damage, repository_fault

SECONDS = 300.0
"""Time limit for Git to go through the whole history of a site, which may span years."""

_FOLDER = "content"
_KEY = REVIEW.encode()
_HEADER = "commit %H%x00%an%x00%aI%x00"


class SignatureStatus(StrEnum):
    """Whether a signature is in force, and otherwise what happened to it."""

    HOLDS = "holds"
    CHANGED = "changed"
    REPLACED = "replaced"
    REMOVED = "removed"


class Commit(Struct, frozen=True):
    """A Git commit: its ID, the author of the change, and the time (ISO 8601, with offset)."""

    id: str
    author: str
    time: str


class Entry(Struct, frozen=True):
    """A signature in the log, and the commit that introduced it; None if it is not committed yet."""

    path: str
    title: str
    round: Round
    signature: Signature
    status: SignatureStatus
    commit: Commit | None


class Log(Struct, frozen=True):
    """The entries, oldest first; ``is_complete`` unless a part of the history could not be read.

    ``unreadable`` are the problems of files and folders of the content that could not be read; ``fault`` is
    what keeps Git from reading a repository that is there.
    """

    entries: tuple[Entry, ...]
    is_complete: bool
    unreadable: tuple[Problem, ...]
    fault: Problem | None


class _History(Struct, frozen=True):
    """All signatures in the history with the commits that introduced them, by identity.

    ``is_complete`` and ``fault`` are those of the ``Log``.
    """

    introduced: Mapping[tuple[str, ...], "tuple[_FileSignature, Commit]"] = {}
    is_complete: bool = False
    fault: Problem | None = None


class _FileSignature(Struct, frozen=True):
    """A signature in one version of a file."""

    path: str
    title: str
    round: Round
    signature: Signature

    @property
    def identity(self) -> tuple[str, ...]:
        """What distinguishes it; with a digest the path of the file does not matter."""
        signature = self.signature
        return self.round, signature.name, str(signature.time), signature.digest or self.path


def read_log(site_folder: Path) -> Log:
    """Return the log of a site, from its current content and its Git history."""
    unreadable: list[Problem] = []
    documents = dict(_current_documents(site_folder, unreadable))
    history = _history(site_folder)
    committed = history.introduced
    signatures = list(_current_signatures(documents))
    current = {each.identity for each, _ in signatures}
    signatures += [
        (each, _past_status(each, documents))
        for each, _ in committed.values()
        if each.identity not in current
    ]
    entries = [
        Entry(
            each.path,
            each.title,
            each.round,
            each.signature,
            status,
            committed[each.identity][1] if each.identity in committed else None,
        )
        for each, status in signatures
    ]
    entries.sort(key=_chronological)
    return Log(tuple(entries), history.is_complete, tuple(unreadable), history.fault)


def _current_signatures(
    documents: Mapping[str, Document | None],
) -> Iterator[tuple[_FileSignature, SignatureStatus]]:
    """Yield the signatures in the documents, with their status."""
    for document in documents.values():
        if document is None:
            continue
        for each in signed_rounds(document).values():
            status = SignatureStatus.HOLDS if each.is_valid else SignatureStatus.CHANGED
            yield _file_signature(document, each.round, each.signature), status


def _past_status(each: _FileSignature, documents: Mapping[str, Document | None]) -> SignatureStatus:
    """Return the status of a signature of the history that the current documents do not have."""
    document = documents.get(each.path)
    if document is None:
        return SignatureStatus.CHANGED if each.path in documents else SignatureStatus.REMOVED
    return SignatureStatus.REPLACED if each.round in signed_rounds(document) else SignatureStatus.REMOVED


def _chronological(entry: Entry) -> tuple[datetime, str, int, str]:
    return entry.signature.time.begins, entry.path, list(Round).index(entry.round), entry.signature.name


def _current_documents(site_folder: Path, unreadable: list[Problem]) -> Iterator[tuple[str, Document | None]]:
    """Yield the paths of documents that may have signatures and these documents; None for unreadable ones.

    The problems of those, and of folders, are added to ``unreadable``.
    """

    def report(path: str, error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            unreadable.append(disk_problem(error, Path(path).relative_to(site_folder).as_posix()))

    for _, entries in walk(site_folder / _FOLDER, on_error=report):
        for entry in entries:
            file = Path(entry.path)
            path = to_nfc(file.relative_to(site_folder).as_posix())
            if document_kind(path) is None:
                continue
            try:
                content = read_regular_file(file, MAX_TEXT_BYTES)
            except OSError as error:
                report(entry.path, error)
                yield path, None
                continue
            if _KEY in content:
                yield path, _read(path, content)


def _history(site_folder: Path) -> _History:
    """Return all signatures in the history of a site."""
    git = git_in(site_folder, SECONDS)
    if git is None:
        return _History()
    listed = git.result("rev-list", "--reverse", "--topo-order", "--full-history", "HEAD", "--", _FOLDER)
    if listed.code:
        return _History(fault=repository_fault(git.result, site_folder) or damage(listed.errors, site_folder))
    is_shallow = git.run("rev-parse", "--is-shallow-repository").strip() != b"false"
    # -m: compare a merge with each parent, since a signature made in the merge itself is in no other commit.
    options = (
        "--stdin",
        "-r",
        "-z",
        "-m",
        "--root",
        "--raw",
        "--no-renames",
        "--relative",
        f"--format={_HEADER}",
    )
    changes = git.result("diff-tree", *options, "--", _FOLDER, input=listed.output)
    if changes.code:
        return _History(fault=damage(changes.errors, site_folder))
    versions = list(_versions(changes.output))
    blobs = frozenset(blob for _, _, blob in versions)
    contents = read_blobs(git, blobs)
    introduced: dict[tuple[str, ...], tuple[_FileSignature, Commit]] = {}
    for each, commit in _signatures(versions, contents):
        introduced.setdefault(each.identity, (each, commit))
    unread = blobs - contents.keys()
    return _History(introduced, not is_shallow and not unread, _damaged_blobs(git, unread, site_folder))


def _damaged_blobs(git: Git, names: frozenset[str], site_folder: Path) -> Problem | None:
    """Return the problem of a damaged repository if it is why blobs could not be read, or None."""
    if not names:
        return None
    sizes = git.result("cat-file", "--batch-check", input="".join(f"{each}\n" for each in names).encode())
    return damage(sizes.errors, site_folder)


def _signatures(
    versions: Iterable[tuple[Commit, str, str]], contents: Mapping[str, bytes]
) -> Iterator[tuple[_FileSignature, Commit]]:
    for commit, path, blob in versions:
        document = _read(path, contents.get(blob, b""))
        if document is not None:
            for each in signed_rounds(document).values():
                yield _file_signature(document, each.round, each.signature), commit


def _versions(changes: bytes) -> Iterator[tuple[Commit, str, str]]:
    """Parse ``diff-tree --raw -z`` with headers into commit, path and blob of each document's versions."""
    commit = Commit("", "", "")
    fields = iter(changes.split(b"\0"))
    for field in fields:
        text = field.strip(b"\n")
        if text.startswith(b"commit "):
            author, time = next(fields, b""), next(fields, b"")
            commit = Commit(*(each.decode("utf-8", "replace") for each in (text[7:], author, time)))
        elif text.startswith(b":"):
            parts = text.decode("ascii", "replace").split(" ")
            path = to_nfc(os.fsdecode(next(fields, b"")))
            if len(parts) == 5 and parts[1].startswith("100") and document_kind(path) is not None:
                yield commit, path, parts[3]


def _read(path: str, content: bytes) -> Document | None:
    """Return a document, or None if it has no signatures or cannot be read; its slugs do not matter here."""
    if _KEY not in content:
        return None
    document = read_document(path, content, lambda name: "x")
    return document if document.data is not None else None


def _file_signature(document: Document, round: Round, signature: Signature) -> _FileSignature:
    title = getattr(document.data, "title", "")
    return _FileSignature(document.path, title, round, signature)
