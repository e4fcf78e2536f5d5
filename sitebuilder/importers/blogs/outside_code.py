"""Apply a change to a text except its code: a post about Hugo contains shortcodes in code."""

import re
from collections.abc import Callable

FENCED = re.compile(
    r"^(?P<indent> {0,12})(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*)"
    r"(?P<code>\n.*?(?:^ {0,12}(?P=fence)[`~]* *$|\Z))",
    re.MULTILINE | re.DOTALL,
)
"""A block of code between fences, or up to the end of the text."""

_TICKS = re.compile(r"(?<!`)(`{1,2})(?!`)[^\n]*?(?<!`)\1(?!`)")
_PROTECTED = "\ufde0"
"""Sentinel around the number of a protected piece of code."""

_PLACEHOLDER = re.compile(f"((?:^[ >]*)?){_PROTECTED}([0-9]+){_PROTECTED}", re.MULTILINE)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Apply a function to a text except its fenced code and its code spans."""
    protected: list[str] = []

    def protect(match: re.Match[str]) -> str:
        protected.append(match[0])
        return f"{_PROTECTED}{len(protected) - 1}{_PROTECTED}"

    text = _TICKS.sub(protect, FENCED.sub(protect, text.replace(_PROTECTED, "")))
    text = change(text)
    for _ in range(2):
        text = _PLACEHOLDER.sub(lambda match: _indented(match[1], protected[int(match[2])]), text)
    return text


def _indented(before: str, code: str) -> str:
    """Return code after what a box or a quotation has put before its line, on each of its lines."""
    return before + code.replace("\n", f"\n{before}")
