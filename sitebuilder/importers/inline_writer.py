"""Write inlines as Markdown: nested marks, links around them, and text escaped."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby, zip_longest

from sitebuilder.importers.blocks import (
    MARKS,
    FootnoteReference,
    Inline,
    Picture,
    Run,
    merge_runs,
    split_at_breaks,
)
from sitebuilder.importers.escapes import backticks, escape, escape_start
from sitebuilder.markdown.line_kinds import BRANCH
from sitebuilder.markdown.links.autolinks import may_have_autolinks
from sitebuilder.markdown.stars.literal import literal_stars

_DELIMITERS = {"strong": "**", "em": "*", "del": "~~"}
"""Marks with delimiters; others become HTML elements, as ``a==b==c`` is not a mark beside letters."""

_PICTURE_SIGNS = {"!": "\\!", "！": "&#65281;"}
"""How the signs are written that make a picture of the link after them."""

_GAPS = re.compile(r"[ \t\r\n\f\v]+")
_ENCODED = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " \"'()<>\\|`\t\n\r*[]{}^"})


def write_lines(inlines: Sequence[Inline]) -> list[str]:
    """Write the inlines of a paragraph as lines of Markdown, none of which begins a block."""
    lines = split_at_breaks(merge_runs(inlines))
    texts = [write_inlines(line) for line in lines]
    if _has_literal_stars(texts):
        texts = [_write_line(line, as_html=True) for line in lines]
    branches = [BRANCH.fullmatch(text) is not None for text in texts]
    if sum(branches) > 1:
        # Two branches would be a drawn tree.
        marked = zip(texts, branches, strict=True)
        texts = [f"&#{ord(text[0])};{text[1:]}" if is_branch else text for text, is_branch in marked]
    return [escape_start(text) if _begins_with_text(text) else text for text in texts if text]


def _has_literal_stars(texts: Sequence[str]) -> bool:
    """Return whether the dialect would read stars of emphasis as text (``V=a*b*c``)."""
    return any(True for _ in literal_stars(texts))


def _begins_with_text(line: str) -> bool:
    """Return whether a line begins with text rather than with a picture or a deletion."""
    return not line.startswith(("![", "~~"))


def write_inlines(inlines: Sequence[Inline]) -> str:
    """Write the inlines of a line as Markdown."""
    text = _write_line(inlines, as_html=False)
    return _write_line(inlines, as_html=True) if _has_literal_stars([text]) else text


def _write_line(inlines: Sequence[Inline], *, as_html: bool) -> str:
    written = _write(list(merge_runs(inlines)), "a", as_html=as_html, is_in_link=False)
    return collapse_white_space(written).strip()


def _write(inlines: list[Inline], outer: str, before: str = "", *, as_html: bool, is_in_link: bool) -> str:
    """Write inlines at the nesting level of the mark ``outer``; ``a`` is the outermost, then ``MARKS``.

    ``before`` is the character before them. ``as_html`` if emphasis is to be written as elements,
    ``is_in_link`` if the inlines are in a link.
    """
    order = ("a", *MARKS)
    at = order.index(outer)
    written: list[str] = []
    groups = [(key, list(group)) for key, group in groupby(inlines, _key_of(outer))]
    for (key, pieces), (_, following) in zip_longest(groups, groups[1:], fillvalue=("", [])):
        is_linked = is_in_link or (outer == "a" and bool(key))
        before = written[-1][-1:] if written else before
        inner = (
            _write(pieces, order[at + 1], "" if key else before, as_html=as_html, is_in_link=is_linked)
            if at + 1 < len(order)
            else _write_plain(pieces, is_code=bool(key), is_in_link=is_linked)
        )
        if before in _PICTURE_SIGNS and outer == "a" and key:
            # With a bracket after it the link would be a picture.
            written[-1] = f"{written[-1][:-1]}{_PICTURE_SIGNS[before]}"
        delimiter = "" if as_html else _DELIMITERS.get(outer, "")
        after = following[0].text[:1] if following and isinstance(following[0], Run) else ""
        piece = _wrap(inner, outer, key, (before, after), delimiter)
        # It would be one more sign of the delimiter.
        is_joined = not key and before == piece[:1] == "~"
        written.append(f"\\{piece}" if is_joined else piece)
    return "".join(written)


def _key_of(outer: str) -> Callable[[Inline], str]:
    def key(each: Inline) -> str:
        if outer == "a":
            return each.href if isinstance(each, Run | Picture) else ""
        return outer if isinstance(each, Run) and outer in each.marks else ""

    return key


def _wrap(inner: str, outer: str, key: str, around: tuple[str, str], delimiter: str) -> str:
    """Wrap written inlines in a mark, with spaces at their ends outside of it.

    ``around`` are the characters before and after them, ``delimiter`` that of the mark, if it has one.
    Adjacent delimiters would be read as one, delimiters between digits as a range or a product; HTML tags are
    not.
    """
    text = inner.strip()
    before, after = around
    if not key or not text:
        return inner
    head, _, tail = inner.partition(text)
    if outer == "a":
        return f"{head}[{text}]({encode_target(key)}){tail}"
    if outer == "code":
        return inner
    is_between_digits = not head and text[0].isdigit() and (before.isalnum() or before in (")", "）"))
    is_product = delimiter == "*" and not tail and after.isdigit()
    is_beside_delimiter = not head and before in ("*", "~", "\\")
    # A star may be a part of an address before it (``https://x.cn/a*b``), or of an expression (``{*}``).
    is_within = text[-1] == "{" or (delimiter == "*" and may_have_autolinks(text))
    is_unclear = is_between_digits or is_product or is_beside_delimiter or is_within
    if not delimiter or delimiter[0] in text or is_unclear:
        return f"{head}<{outer}>{text}</{outer}>{tail}"
    return f"{head}{delimiter}{text}{delimiter}{tail}"


def _write_plain(pieces: list[Inline], *, is_code: bool, is_in_link: bool) -> str:
    if is_code:
        return _code("".join(each.text for each in pieces if isinstance(each, Run)))
    return "".join(_write_piece(each, is_in_link=is_in_link) for each in pieces)


def _write_piece(each: Inline, *, is_in_link: bool) -> str:
    if isinstance(each, Run):
        return escape(collapse_white_space(each.text), is_in_link=is_in_link)
    if isinstance(each, Picture):
        width = f"{{width={each.width}}}" if each.width else ""
        return f"![{escape(collapse_white_space(each.alt))}]({encode_target(each.source)}){width}"
    if isinstance(each, FootnoteReference):
        return f"[^{each.label}]"
    return " "


def _code(text: str) -> str:
    text = collapse_white_space(text).strip()
    if not text:
        return ""
    ticks = backticks(text, 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{gap}{text}{gap}{ticks}"


def collapse_white_space(text: str) -> str:
    """Return a text with one space for each run of white space, as browsers show it."""
    return _GAPS.sub(" ", text)


def encode_target(address: str) -> str:
    """Percent-encode the characters of a URL that would end a link target."""
    return address.strip().translate(_ENCODED)
