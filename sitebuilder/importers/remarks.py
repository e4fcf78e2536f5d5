"""Remarks on an imported text: what was omitted, and what is left to do."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sitebuilder.messages import Place, Problem, problem

_MAX_MISSING = 500
"""After so many searches in vain, a text is not searched further."""


class Remark(Struct, frozen=True):
    """A problem whose place is not known yet: that of ``near`` in the text once it is written."""

    code: str
    values: tuple[tuple[str, str], ...] = ()
    near: str = ""


def remark(code: str, near: str = "", **values: object) -> Remark:
    """Make a remark with the values for the catalogue's sentence."""
    return Remark(code, tuple((name, str(value)) for name, value in values.items()), near)


def to_problems(remarks: Iterable[Remark], path: str, text: str) -> list[Problem]:
    """Convert remarks to problems in the written file, on the line of their ``near`` or the first line."""
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    problems: list[Problem] = []
    for each, at in zip(found := list(remarks), _offsets(found, text), strict=True):
        line = bisect_right(lines, at)
        problems.append(problem(each.code, Place(path, line, at - lines[line - 1] + 1), **dict(each.values)))
    return problems


def _offsets(remarks: Iterable[Remark], text: str) -> Iterator[int]:
    """Yield the offset of the ``near`` of each remark, or 0; a repeated remark is searched for after itself.

    Most remarks are in the order of the text, so a search resumes where the last one ended: otherwise a page
    with thousands would be searched from its beginning for each.
    """
    known: dict[str, int] = {"": 0}
    found_at: dict[tuple[str, str], int] = {}
    last, missing = 0, 0
    for each in remarks:
        before = found_at.get((each.code, each.near))
        if before is not None and each.near and missing < _MAX_MISSING:
            at = text.find(each.near, before + len(each.near))
            missing += at < 0
            known[each.near] = before if at < 0 else at
        elif each.near not in known and missing < _MAX_MISSING:
            at = text.find(each.near, last)
            if at < 0:
                at = text.find(each.near, 0, last + len(each.near))
            missing += at < 0
            last = max(at, last)
            known[each.near] = max(at, 0)
        at = known.get(each.near, 0)
        found_at[each.code, each.near] = at
        yield at


def abbreviate(text: str, limit: int = 60) -> str:
    """Return a text on one line, cut to ``limit`` characters with an ellipsis at the end."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
