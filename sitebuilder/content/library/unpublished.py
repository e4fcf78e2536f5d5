"""Report files in content/ that are not published, so that nobody looks for them on the site in vain."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from posixpath import basename, dirname

from sitebuilder.content.kinds import folder_advice
from sitebuilder.messages import Label, Place, Problem, Word, printable_path, problem
from sitebuilder.patterns import lazy_pattern

_DOCUMENT = lazy_pattern(
    r"(?P<stem>.*?)(?P<dot>[.．。｡])(?P<ending>md|markdown|mdown|mkd|yaml|yml)(?P<txt>(?:\.txt)?)\s*",
    re.IGNORECASE | re.DOTALL,
)
_LEFT_BY_PROGRAMS = ("._", ".#", "~$", ".~", ".sitebuilder-")
"""What names begin with that systems and editors give to files of their own."""

_MAX_NAMES = 3
"""Number of files that a warning names."""


def misplacement_advice(path: str) -> Word | Label | None:
    """Return the advice for a file that looks like a document but is not one; None for any other file."""
    found = _DOCUMENT.fullmatch(basename(path))
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
    return folder_advice()


def unlinked_files(
    files: Collection[str], used: Collection[str | None], unread: Collection[str]
) -> Iterator[Problem]:
    """Yield one warning for all files that no document shows or links to.

    ``unread`` are the paths of documents whose links are unknown, as they are not shown or have an error:
    the files in their folders are skipped.
    """
    folders = {dirname(path) for path in unread}
    others = (path for path in files if path not in used and misplacement_advice(path) is None)
    unlinked = sorted(path for path in others if dirname(path) not in folders)
    if unlinked:
        yield problem("files-unlinked", Place(unlinked[0]), count=len(unlinked), names=_names(unlinked))


def hidden_documents(passed_over: Iterable[str]) -> Iterator[Problem]:
    """Yield one warning for all documents among the hidden files, temporary files and backups.

    Hidden folders belong to programs, and so do the files that they leave beside others (``._a.md``).
    """
    found = sorted(path for path in passed_over if _is_hidden_document(path))
    if found:
        place = Place(printable_path(found[0]))
        yield problem("documents-hidden", place, count=len(found), names=_names(found))


def _is_hidden_document(path: str) -> bool:
    *folders, name = path.split("/")
    is_document = name.lower().endswith((".md", ".yaml")) and not name.startswith(_LEFT_BY_PROGRAMS)
    return is_document and not any(each.startswith(".") for each in folders)


def _names(paths: Sequence[str]) -> str:
    names = "、".join(path.removeprefix("content/") for path in paths[:_MAX_NAMES])
    return f"{names} …" if len(paths) > _MAX_NAMES else names
