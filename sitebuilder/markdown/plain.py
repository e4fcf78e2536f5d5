"""The plain text of a rendered text: one line per block, without markup."""

import html
from collections.abc import Iterator

from sitebuilder.markdown.tags import Tag, parse_tags
from sitebuilder.markdown.text import Text
from sitebuilder.patterns import lazy_pattern

_INLINE_TAGS = """
a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr
"""
_INLINE = frozenset(_INLINE_TAGS.split())


_NUMBER_ID = lazy_pattern(r"(?:.*-)?fnref-\d+(?:-\d+)?")


def plain_lines(text: Text) -> str:
    """Return the text of each block on its own line, without footnote numbers and back-links."""
    return html.unescape("".join(_pieces(text)))


def _pieces(text: Text) -> Iterator[str]:
    skipped = ""
    for token in parse_tags("".join(text.parts)):
        if isinstance(token, str):
            if not skipped:
                yield token
        elif skipped:
            skipped = "" if token.is_end and token.name == skipped else skipped
        elif _is_footnote_link(token):
            skipped = token.name
        elif token.name not in _INLINE:
            yield "\n"


def _is_footnote_link(token: Tag) -> bool:
    """Return whether a tag begins a footnote reference or back-link, as ``footnotes`` generates them."""
    if token.name == "sup":
        return bool(_NUMBER_ID.fullmatch(token.attributes.get("id", "")))
    return token.name == "a" and token.attributes.get("class") == "footnote-backref"
