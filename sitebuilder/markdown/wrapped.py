"""A text that as a whole stands in a fence of Markdown, as answers of chat programs offer it for copying."""

from sitebuilder.patterns import lazy_pattern

_OPENING = lazy_pattern(r"\s*?(?P<indent> {0,3})(?P<fence>`{3,})(?i:markdown|md) *\n")
_FENCE = lazy_pattern(r" {0,3}(?P<fence>`{3,})(?P<info>[^`]*)")


def may_be_wrapped(text: str) -> bool:
    """Return whether a text begins with such a fence."""
    return text.lstrip()[:1] == "`" and _OPENING.match(text) is not None


def blank_wrapper(text: str) -> str:
    """Return a text with spaces in place of the fence around all of it; every offset stays."""
    opening = _OPENING.match(text) if may_be_wrapped(text) else None
    if opening is None:
        return text
    lines = text.split("\n")
    first, last = (next(each for each in order if lines[each].strip()) for order in _both_ways(lines))
    if lines[last].strip() != opening["fence"] or not _is_whole(lines[first + 1 : last]):
        return text
    for row in (first, last):
        lines[row] = " " * len(lines[row])
    return "\n".join(lines)


def _both_ways(lines: list[str]) -> tuple[range, range]:
    return range(len(lines)), range(len(lines) - 1, -1, -1)


def _is_whole(lines: list[str]) -> bool:
    """Return whether no fence among lines closes the one around them: each names a language, or is closed."""
    is_open = False
    for line in lines:
        found = _FENCE.fullmatch(line) if "```" in line else None
        if found is None:
            continue
        if not is_open and not found["info"].strip():
            return False
        is_open = not is_open or found["info"].strip() != ""
    return not is_open
