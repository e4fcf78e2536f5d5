"""Parses raw tags and attribute lists as the editor wrote them, with the offset of each attribute."""

from collections.abc import Iterator

from markdown.extensions.attr_list import sanitize_name

from sitebuilder.markdown.sentinels import Sentinel
from sitebuilder.patterns import lazy_pattern

_TAG_NAME = lazy_pattern(r"<([A-Za-z][A-Za-z0-9-]*)")
_IN_TAG = lazy_pattern(r"""[ \n/]*([^ \n"'<>/=]+)(?:[ \n]*=[ \n]*(?:"[^"]*"|'[^']*'|[^ \n"'<>]+))?""")
_LIST_START = lazy_pattern(r"\{:?[ ]*")
_IN_LIST = lazy_pattern(r"""[ ]*([^ =}\n]+)(?:=(?:"[^"\n]*"|'[^'\n]*'|[^ =}\n]+))?""")


def tag_name(text: str, offset: int) -> str:
    """Return the name, in lower case, of the raw tag at an offset."""
    match = _TAG_NAME.match(text, offset)
    return match[1].lower() if match else ""


def parse_attributes(text: str, sentinel: Sentinel) -> Iterator[tuple[str, int, str]]:
    """Yield name, offset and text of each attribute of a raw tag or of an attribute list.

    Names are as in the HTML: in lower case, and in lists with invalid characters replaced. Classes and ids
    of a list (``.class``, ``#id``) are not attributes here.
    """
    if sentinel.kind == "target":
        return
    start, pattern = (_TAG_NAME, _IN_TAG) if sentinel.kind == "tag" else (_LIST_START, _IN_LIST)
    match = start.match(text, sentinel.offset)
    while match and (match := pattern.match(text, match.end())):
        name = match[1]
        if sentinel.kind == "attributes":
            if name[0] in ".#":
                continue
            name = sanitize_name(name)
        yield name.lower(), match.start(1), match[0].strip(" \n/")
