"""Remarks on an imported text: what was omitted, and what is left to do."""

from msgspec import Struct

from sitebuilder.messages import Place, Problem, problem


class Remark(Struct, frozen=True):
    """A problem whose place is not known yet: that of ``near`` in the text once it is written."""

    code: str
    values: tuple[tuple[str, str], ...] = ()
    near: str = ""


def remark(code: str, near: str = "", **values: object) -> Remark:
    """Make a remark with the values for the catalogue's sentence."""
    return Remark(code, tuple((name, str(value)) for name, value in values.items()), near)


def to_problem(found: Remark, path: str, text: str) -> Problem:
    """Convert a remark to a problem in the written file, on the line of its ``near`` or the first line."""
    at = text.find(found.near) if found.near else -1
    line = text.count("\n", 0, at) + 1 if at >= 0 else 1
    column = at - text.rfind("\n", 0, at) if at >= 0 else 1
    return problem(found.code, Place(path, line, column), **dict(found.values))


def abbreviate(text: str, limit: int) -> str:
    """Return a text on one line, cut to ``limit`` characters with an ellipsis at the end."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
