"""Report files in content/ that are not published, so that nobody looks for them on the site in vain."""

import re
from collections.abc import Collection, Iterator
from posixpath import basename, dirname

from sitebuilder.content.documents import document_kind
from sitebuilder.content.kinds import BY_FILE, folder_advice
from sitebuilder.content.values.widths import to_half_width
from sitebuilder.messages import Label, Place, Problem, Word, problem
from sitebuilder.patterns import lazy_pattern

_DOCUMENT = lazy_pattern(
    r"(?P<stem>.*?)(?P<dot>[.．。｡])(?P<ending>md|markdown|mdown|mkd|yaml|yml)(?P<txt>(?:\.txt)?)\s*",
    re.IGNORECASE | re.DOTALL,
)
_BACKUP = lazy_pattern(r"(?![~.])(?P<original>.+?)(?:~|\.bak)", re.DOTALL)
_MAX_NAMES = 3
"""Number of files that a warning names."""


def misplacement_advice(path: str) -> Word | Label | None:
    """Return the advice for a file that looks like a document but is not one; None for any other file."""
    found = _DOCUMENT.fullmatch(basename(path))
    if found is None and not path.isascii() and _DOCUMENT.fullmatch(to_half_width(basename(path))):
        return Word("fix-ending")
    if found is None:
        return None
    if found["txt"]:
        return Word("fix-txt")
    if found["dot"] != ".":
        return Word("fix-wide-dot")
    if found["ending"] == "yml":
        return Word("fix-yml")
    if found["ending"] not in ("md", "yaml") or path[-1].isspace():
        return Word("fix-ending")
    if path.endswith(".md") and document_kind(f"{dirname(path)}/index.md"):
        return Word("fix-own-folder")
    meant = meant_document(path)
    if meant is None:
        return _list_advice(path) or folder_advice()
    if dirname(meant) != dirname(path):
        return Word("fix-folder-case")
    return _other_ending(path) if path.endswith((".md", ".yaml")) else Word("fix-ending")


def _list_advice(path: str) -> Label | None:
    """Return the advice for a list of its own, such as that of the partners, in a wrong folder."""
    right = f"content/{basename(path)}"
    if right not in BY_FILE:
        return None
    return Label(f"请把它移回 content 文件夹，成为 {right}。", f"Move it back, to {right}.")


def _other_ending(path: str) -> Word | Label:
    """Return the advice for a file with the ending of another folder's documents."""
    return _list_advice(path) or Word("fix-folder-of-yaml" if path.endswith(".md") else "fix-folder-of-md")


def meant_document(path: str) -> str | None:
    """Return the path of the document that a file is but for its ending or the case of letters, or None."""
    found = _DOCUMENT.fullmatch(basename(path))
    if found is None:
        return None
    top, kind, *below = dirname(path).split("/") if path.count("/") > 1 else ("", "")
    stem = "index" if found["stem"].lower() == "index" else found["stem"]
    folder = "/".join((top, kind.lower(), *below))
    choices = (f"{folder}/{stem}{ending}" for ending in (".md", ".yaml"))
    return next((each for each in choices if each != path and document_kind(each)), None)


def passed_over(path: str, names: Collection[str]) -> Problem | None:
    """Return a reminder of a file that is passed over for its name, but would be a document by another.

    ``names`` are those of the other files in its folder, whole and up to each dot. Somebody gave a hidden
    document its name. Programs make backup copies, which are passed over in silence beside the original.
    """
    visible = _without_dots(path)
    if visible != path and document_kind(visible):
        return problem("file-passed-over", Place(path), reason=Word("name-hidden"), remedy=Word("fix-hidden"))
    folder, _, name = path.rpartition("/")
    found = _BACKUP.fullmatch(name)
    original = found["original"] if found else ""
    if not any(document_kind(f"{folder}/{original}{ending}") for ending in ("", ".md", ".yaml")):
        return None
    if original in names:
        return None
    return problem("file-passed-over", Place(path), reason=Word("name-backup"), remedy=Word("fix-backup"))


def _without_dots(path: str) -> str:
    """Return a path without the dots that hide a file or a folder of it."""
    # A Mac keeps what other disks can't hold of a file in "._" and its name.
    return re.sub(r"(?<=/)\.(?!_)", "", path)


def unlinked_files(
    files: Collection[str], used: Collection[str | None], unread: Collection[str]
) -> Iterator[Problem]:
    """Yield one warning for all files that no document shows or links to.

    ``unread`` are the paths of documents whose links are unknown, as they have an error: the files in their
    folders are skipped, and those beside misplaced documents.
    """
    others = [path for path in files if path not in used]
    misplaced = {path for path in others if misplacement_advice(path) is not None}
    folders = {dirname(path) for path in (*unread, *misplaced)}
    unlinked = sorted(path for path in others if dirname(path) not in folders)
    if unlinked:
        names = "、".join(path.removeprefix("content/") for path in unlinked[:_MAX_NAMES])
        shown = f"{names} …" if len(unlinked) > _MAX_NAMES else names
        yield problem("files-unlinked", Place(unlinked[0]), count=len(unlinked), names=shown)
