"""A rendered text as a reader reads it: one line a block, without markup."""

import html
import re
from collections.abc import Iterator

from sitebuilder.markup.tags import parse_tags
from sitebuilder.markup.text import Text

_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr"
)


def plain_lines(text: Text) -> str:
    """Return the text of each block on a line of its own; footnote numbers are left out."""
    return html.unescape("".join(_pieces(text)))


def _pieces(text: Text) -> Iterator[str]:
    skipped = ""
    for token in parse_tags("".join(text.parts)):
        if isinstance(token, str):
            if not skipped:
                yield token
        elif skipped:
            skipped = "" if token.is_end and token.name == skipped else skipped
        elif token.is_own and token.name in ("sup", "a"):
            skipped = token.name
        elif not _INLINE.fullmatch(token.name):
            yield "\n"
