"""Tags that a sentence speaks of: ``换行写<br>，段落写在<p>和</p>之间``.

A page would take them for markup, and they would vanish. Only tags without attributes are looked at, and only
where no markup stands: before a mark, or before words that tell what a tag does.
"""

import re

from sitebuilder.markdown.code_spans import blank_code
from sitebuilder.markdown.less_than import HTML_ELEMENTS
from sitebuilder.markdown.normalise.html import BLOCK_ELEMENTS
from sitebuilder.markdown.normalise.lines import Edit, Line
from sitebuilder.patterns import lazy_pattern

_TAG = lazy_pattern(r"<(?<!\\<)(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)[ ]?/?>")
_AND = "[、和与或到及]"
_BEFORE_TAG = lazy_pattern(rf"{_AND}[ ]?</?[A-Za-z]")
_BREAK = lazy_pattern(
    "<br[ ]?/?>(?:[，。、；]|(?:换行|分行|分段|空行|表示)(?<=[用写入加成]<br>..))", re.IGNORECASE
)
_AFTER_BLOCK = lazy_pattern(
    rf"[，。、；：！？）”’》】]|换行|分行|分段|表示|代表|标签|键|标记|元素|之间|组成|{_BEFORE_TAG.pattern}"
)
_AFTER_INLINE = lazy_pattern(rf"{_AND}[ ]?</[A-Za-z0-9]+>[ ]?(?:之间|中间|标签|成对|包|两)")
_LISTED = lazy_pattern(rf"[ ]?{_AND}[ ]?")


def escape_spoken_tags(line: Line) -> Line:
    """Return a line in which the tags that its sentence speaks of are text."""
    text = blank_code(line.text)
    begin = len(text) - len(text.lstrip())
    edits: list[Edit] = []
    end = 0
    for tag in _TAG.finditer(text):
        if tag["name"].lower() not in HTML_ELEMENTS or tag.start() == begin:
            continue
        is_listed = bool(edits) and _LISTED.fullmatch(text, end, tag.start()) is not None
        if is_listed or _is_spoken_of(text, tag):
            edits.append(Edit(tag.start(), tag.start(), "\\"))
            end = tag.end()
    return line.with_edits(edits)


def _is_spoken_of(text: str, tag: re.Match[str]) -> bool:
    """Return whether no markup stands before what follows a tag; no line begins with a comma.

    In a cell of a table anything may stand on a line of its own.
    """
    if tag["slash"]:
        return False
    name = tag["name"].lower()
    if name == "br":
        return "|" not in text and _BREAK.match(text, tag.start()) is not None
    if name in BLOCK_ELEMENTS:
        return _AFTER_BLOCK.match(text, tag.end()) is not None
    return _AFTER_INLINE.match(text, tag.end()) is not None
