"""Waves behind words (``快来~~``) and between dates (``3月1日~~5日``), which strike nothing out."""

from collections.abc import Sequence

from sitebuilder.markdown.code_spans import blank_code_and_targets
from sitebuilder.markdown.normalise.lines import Edit, Line
from sitebuilder.markdown.ranges import NO_RANGE
from sitebuilder.patterns import lazy_pattern

_WAVES = lazy_pattern(r"~~(?<!\\~~)~*")
_STRIKES = lazy_pattern(rf"~~(?![\s~]|\Z){NO_RANGE}")
"""Two tildes that may begin words to be struck out: not those behind a word at its end, or of a range."""


def escape_waves(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a paragraph in which tildes are text that neither begin nor end struck words."""
    is_open = False
    escaped: list[Line] = []
    for line in lines:
        text = blank_code_and_targets(line.text) if "~~" in line.text else ""
        edits: list[Edit] = []
        for waves in _WAVES.finditer(text):
            if is_open and len(waves[0]) == 2:
                is_open = False
            elif _STRIKES.match(text, waves.start()):
                is_open = True
            else:
                edits.append(Edit(*waves.span(), "\\~" * len(waves[0])))
        escaped.append(line.with_edits(edits) if edits else line)
    return escaped
