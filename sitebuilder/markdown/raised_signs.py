"""Small signs below and above the line, as Pandoc and Typora write them: ``CO~2~``, ``m^3^``."""

from collections.abc import Iterator

from sitebuilder.markdown.code_spans import blank_code_and_targets
from sitebuilder.patterns import lazy_pattern

_BELOW = r"~(?<=[A-Za-z)）\]]~)(?P<sub>[0-9]{1,3}|max|min)~(?![~0-9])"
"""Behind a letter alone: numbers between tildes are ranges (``3~5~8``)."""

_RAISED = r"[+-]?[0-9]{1,3}|[+-]|[0-9][+-]|\[[0-9][0-9,-]{0,6}\]"
_ABOVE = rf"\^(?<=[A-Za-z0-9)）\]\u3400-\u9fff]\^)(?P<sup>{_RAISED})\^(?![\^0-9])"
_SIGNS = lazy_pattern(f"{_BELOW}|{_ABOVE}")


def may_have_raised_signs(text: str) -> bool:
    """Return whether a text may have such signs: it has two of one kind, next to what may stand between."""
    return ("~" in text or "^" in text) and _SIGNS.search(text) is not None


def find_raised_signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and the end of such signs in a line, and their elements; none in code or addresses."""
    for found in _SIGNS.finditer(blank_code_and_targets(text)):
        name = found.lastgroup
        yield found.start(), found.end(), f"<{name}>{found[str(name)]}</{name}>"
