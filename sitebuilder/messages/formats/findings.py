"""Problems with their sentences filled in: the common input of all machine-readable formats."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from sitebuilder.messages.problem import Problem
from sitebuilder.messages.report import sentences

PathOf = Callable[[str], str | None]
"""Returns the path of a problem's file relative to the repository root, with forward slashes; None if it lies
outside the repository or is not a file (an output folder, an environment variable)."""

HELP = "docs/problems.md"
"""The page that has a section for each code, with the code as its anchor."""


class Finding(Struct, frozen=True):
    """A problem with its sentences in one language.

    ``file`` is relative to the site folder, as in reports for people; ``path`` is relative to the repository
    root, null if the file lies outside it; ``line`` and ``column`` count from 1, columns in code points.
    ``severity`` is ``error`` or ``warning``.
    """

    code: str
    severity: str
    file: str
    path: str | None
    line: int
    column: int
    message: str
    remedy: str
    help: str


def findings(problems: Iterable[Problem], language: str, path_of: PathOf) -> list[Finding]:
    """Return the findings of the problems, in the same order."""
    return [_finding(each, language, path_of) for each in problems]


def _finding(each: Problem, language: str, path_of: PathOf) -> Finding:
    message, remedy = sentences(each, language)
    place = each.place
    return Finding(
        code=each.code,
        severity=each.severity.value,
        file=place.file,
        path=path_of(place.file),
        line=place.line,
        column=place.column,
        message=message,
        remedy=remedy,
        help=f"{HELP}#{each.code}",
    )
