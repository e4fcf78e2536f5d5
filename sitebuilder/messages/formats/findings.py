"""A problem with its words, as each format for programs starts from it."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from sitebuilder.messages.problem import Problem
from sitebuilder.messages.report import sentences

PathOf = Callable[[str], str | None]
"""Returns the path below the root of the repository, with forward slashes, of a problem's file: None where
it lies elsewhere or is no file (a folder of output, a variable of the environment)."""

HELP = "docs/problems.md"
"""Where each code has its paragraph, below its own heading."""


class Finding(Struct, frozen=True):
    """A problem in words.

    ``file`` is relative to the site folder, as texts for people name it; ``path`` is relative to the root of
    the repository, null where the file lies elsewhere; ``line`` and ``column`` count from 1, columns in code
    points. ``severity`` is ``error`` or ``warning``.
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
    """Return the problems in words, in their order."""
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
