"""Marks of sources that come along with an answer copied from a chat program: they lead nowhere."""

from collections.abc import Sequence

from sitebuilder.markdown.normalise.lines import Line, Part
from sitebuilder.patterns import lazy_pattern

_SIGNS = ("[^", "†", "[oaicite:", "[citation:", "turn")
"""What each mark contains."""

_CITATIONS = lazy_pattern(
    r"(?:\[\^[0-9]{1,3}\^\]"
    r"|【[0-9]{1,3}(?::[0-9]{1,3})?†[^【】\n]{0,60}】"
    r"|:?(?:contentReference)?\[oaicite:[0-9]{1,3}\](?:\{index=[0-9]{1,3}\})?"
    r"|\[citation:[0-9]{1,3}\](?![(:])"
    r"|[\ue200-\ue2ff]?cite(?:[\ue200-\ue2ff]?turn[0-9]{1,2}[a-z]{3,8}[0-9]{1,3})+[\ue200-\ue2ff]?)+"
)
"""``[^1^]``, ``【5†来源】``, ``:contentReference[oaicite:0]{index=0}``, ``[citation:3]`` and
``citeturn0news1``."""


def report_citations(part: Part, lines: Sequence[Line], plain: Sequence[str]) -> None:
    """Report each run of marks in lines of text; ``plain`` are the lines with their code blanked."""
    for line, text in zip(lines, plain, strict=True):
        if any(sign in text for sign in _SIGNS):
            for found in _CITATIONS.finditer(text):
                place = line.source_offset(found.start())
                part.reading.report("citation-left", place, found=found[0])
