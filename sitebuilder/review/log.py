"""The log of all signatures: those that stand in the content, and those that Git remembers.

A signature that was replaced or removed is still in some commit, with who committed it and when; that is more
than its name says, which anybody can write.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.documents import Document, document_kind, read_document
from sitebuilder.content.files import MOST_BYTES, read_regular
from sitebuilder.content.model.review import Round, Signature
from sitebuilder.content.output_paths import composed
from sitebuilder.content.review import signed_rounds
from sitebuilder.content.signed_digest import REVIEW
from sitebuilder.pipeline.history import git_in, read_blobs

SECONDS = 300.0
"""How long Git may take to go through the whole history of a site of some years."""

_FOLDER = "content"
_KEY = REVIEW.encode()
_HEADER = "commit %H%x00%an%x00%aI%x00"


class SignatureStatus(StrEnum):
    """What has become of a signature."""

    HOLDS = "holds"
    CHANGED = "changed"
    REPLACED = "replaced"
    REMOVED = "removed"


class Commit(Struct, frozen=True):
    """A commit of Git: its name, who made the change, and when (ISO 8601, with the offset)."""

    id: str
    author: str
    time: str


class Entry(Struct, frozen=True):
    """A signature in the log, and the commit in which it first was; None where it is not committed yet."""

    path: str
    title: str
    round: Round
    signature: Signature
    status: SignatureStatus
    commit: Commit | None


class Log(Struct, frozen=True):
    """The entries, oldest first; ``is_complete`` tells whether the whole history could be read."""

    entries: tuple[Entry, ...]
    is_complete: bool


class _Found(Struct, frozen=True):
    """A signature in one version of a file."""

    path: str
    title: str
    round: Round
    signature: Signature

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes it this signature: with a digest, wherever the file lies."""
        of = self.signature
        return self.round, of.name, str(of.time), of.digest or self.path


def read_log(site_folder: Path) -> Log:
    """Return the log of a site: of its content as it is, and of the history that has led to it."""
    documents = dict(_current(site_folder))
    first, is_complete = _history(site_folder)
    known = {identity: (found, _fate(found, documents)) for identity, (found, _) in first.items()}
    known |= {found.identity: (found, status) for found, status in _current_signatures(documents)}
    entries = [
        Entry(
            found.path,
            found.title,
            found.round,
            found.signature,
            status,
            first[identity][1] if identity in first else None,
        )
        for identity, (found, status) in known.items()
    ]
    return Log(tuple(sorted(entries, key=_in_time)), is_complete)


def _current_signatures(documents: Mapping[str, Document | None]) -> Iterator[tuple[_Found, SignatureStatus]]:
    """Yield the signatures that stand in documents."""
    for document in documents.values():
        if document is None:
            continue
        for each in signed_rounds(document).values():
            status = SignatureStatus.HOLDS if each.holds else SignatureStatus.CHANGED
            yield _found(document, each.round, each.signature), status


def _fate(found: _Found, documents: Mapping[str, Document | None]) -> SignatureStatus:
    """Tell what has become of a signature of the past that does not stand in the documents."""
    document = documents.get(found.path)
    if document is None:
        return SignatureStatus.CHANGED if found.path in documents else SignatureStatus.REMOVED
    return SignatureStatus.REPLACED if found.round in signed_rounds(document) else SignatureStatus.REMOVED


def _in_time(entry: Entry) -> tuple[datetime, str, int, str]:
    return entry.signature.time.begins, entry.path, list(Round).index(entry.round), entry.signature.name


def _current(site_folder: Path) -> Iterator[tuple[str, Document | None]]:
    """Yield the documents that may have signatures, by their paths; None where one cannot be read now."""
    for folder, folders, names in os.walk(site_folder / _FOLDER):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            path = composed(file.relative_to(site_folder).as_posix())
            if document_kind(path) is None:
                continue
            try:
                content = read_regular(file, MOST_BYTES)
            except OSError:
                yield path, None
                continue
            if _KEY in content:
                yield path, _read(path, content)


def _history(
    site_folder: Path,
) -> tuple[Mapping[tuple[str, ...], tuple[_Found, Commit]], bool]:
    """Map what identifies each signature of the history to it and to the commit in which it first was.

    Beside it: whether all of the history could be read.
    """
    git = git_in(site_folder, SECONDS)
    if git is None:
        return {}, False
    commits = git.ask("rev-list", "--reverse", "--topo-order", "--full-history", "HEAD", "--", _FOLDER)
    if commits is None:
        return {}, False
    is_shallow = git.run("rev-parse", "--is-shallow-repository").strip() != b"false"
    # Of a merge the changes against each parent: what was signed in the merge itself is in no other commit.
    how = (
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
    changes = git.ask("diff-tree", *how, "--", _FOLDER, input=commits)
    if changes is None:
        return {}, False
    versions = list(_versions(changes))
    blobs = frozenset(blob for _, _, blob in versions)
    contents = read_blobs(git, blobs)
    first: dict[tuple[str, ...], tuple[_Found, Commit]] = {}
    for found, commit in _signatures(versions, contents):
        first.setdefault(found.identity, (found, commit))
    return first, not is_shallow and blobs <= contents.keys()


def _signatures(
    versions: Iterable[tuple[Commit, str, str]], contents: Mapping[str, bytes]
) -> Iterator[tuple[_Found, Commit]]:
    for commit, path, blob in versions:
        document = _read(path, contents.get(blob, b""))
        if document is not None:
            for each in signed_rounds(document).values():
                yield _found(document, each.round, each.signature), commit


def _versions(changes: bytes) -> Iterator[tuple[Commit, str, str]]:
    """Read ``diff-tree --raw -z`` with headers: commit, path and blob of each version of a document."""
    commit = Commit("", "", "")
    fields = iter(changes.split(b"\0"))
    for field in fields:
        text = field.strip(b"\n")
        if text.startswith(b"commit "):
            author, time = next(fields, b""), next(fields, b"")
            commit = Commit(*(each.decode("utf-8", "replace") for each in (text[7:], author, time)))
        elif text.startswith(b":"):
            parts = text.decode("ascii", "replace").split(" ")
            path = composed(os.fsdecode(next(fields, b"")))
            if len(parts) == 5 and parts[1].startswith("100") and document_kind(path) is not None:
                yield commit, path, parts[3]


def _read(path: str, content: bytes) -> Document | None:
    """Return a version of a document that has signatures and can be read; any slug will do."""
    if _KEY not in content:
        return None
    document = read_document(path, content, lambda name: "x")
    return document if document.data is not None else None


def _found(document: Document, round: Round, signature: Signature) -> _Found:
    title = getattr(document.data, "title", "")
    return _Found(document.path, title, round, signature)
