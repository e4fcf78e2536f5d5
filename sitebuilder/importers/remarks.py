"""What is told of a text that was brought in: what was left out, what is still to be done."""

from msgspec import Struct

from sitebuilder.messages import Place, Problem, problem


class Remark(Struct, frozen=True):
    """A problem whose place is not known yet: it stands where ``near`` does in the text that is written."""

    code: str
    values: tuple[tuple[str, str], ...] = ()
    near: str = ""


def remark(code: str, near: str = "", **values: object) -> Remark:
    """Make a remark with the values that the catalogue's sentence names."""
    return Remark(code, tuple((name, str(value)) for name, value in values.items()), near)


def to_problem(found: Remark, path: str, text: str) -> Problem:
    """Return a remark as a problem of the written file, at the line of what it is about, or the first."""
    at = text.find(found.near) if found.near else -1
    line = text.count("\n", 0, at) + 1 if at >= 0 else 1
    column = at - text.rfind("\n", 0, at) if at >= 0 else 1
    return problem(found.code, Place(path, line, column), **dict(found.values))
