"""Scans a stylesheet for URLs, imports, wrong colours and unbalanced brackets.

Knows the tokens of CSS Syntax Level 3 (section 4) that can contain a URL or a bracket.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

_TOKEN = re.compile(
    r"""
    (?=[/@u"'\\\#i(\[{)\]}；：，（）｛｝-])  # Most characters begin no token: a look takes a quarter.
    (?:(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<namespace>@namespace\b[^;]*)
    |(?P<import>@import\b[^;{}]*)
    |(?<![\w-])url\(\s*+(?:
        "(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|(?P<plain>(?:\\.|[^\s"'()\\])*)
    )\s*+\)
    |"(?P<string>(?:\\.|[^"\\\n])*)"
    |'(?P<other_string>(?:\\.|[^'\\\n])*)'
    |\\.
    |(?P<colour>(?<![\w-])\#[\w-]+)
    |(?P<open>(?<![\w-])(?:-webkit-)?image-set\(|[(\[{])
    |(?P<close>[)\]}])
    |(?P<mark>[；：，（）｛｝]))
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_MAX_DECLARATION = 500
_END = re.compile("[{};]")
"""What ends a declaration, or the selectors before a block."""
_URL_GROUPS = ("double", "single", "plain")
_STRING_GROUPS = ("string", "other_string")
_OPENING_BRACKETS = {")": "(", "]": "[", "}": "{"}
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)

_COLOUR = re.compile("#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_CUSTOM_PROPERTY = re.compile(r"(?:\A|[;{}\s])--[\w-]+\s*:[^;{}]*\Z")

Kind = Literal["address", "import", "bracket", "colour", "mark"]


class CssToken(Struct, frozen=True):
    """A token of a stylesheet between the offsets ``start`` and ``end``.

    The text of an ``address`` (a URL) is without quotation marks and escapes, that of a ``bracket`` the
    unbalanced bracket or the beginning of a comment without an end, that of an ``import`` the whole rule; a
    ``colour`` is one that does not exist (CSS Color Level 4, 5.2), a ``mark`` one of a Chinese
    keyboard, which browsers take for a part of a name.
    """

    kind: Kind
    start: int
    end: int
    text: str


def scan_css(text: str) -> Iterator[CssToken]:
    """Yield the URLs, imports, wrong colours and marks of a stylesheet, last the first unbalanced bracket."""
    opened: list[tuple[str, int]] = []
    end, ends_selectors = -1, False
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        value = token[kind] if kind else ""
        is_set = bool(opened) and opened[-1][0].endswith("image-set(")
        if kind in _URL_GROUPS or (kind in _STRING_GROUPS and is_set):
            yield CssToken("address", token.start(), token.end(), _unescape(value))
        elif kind == "comment" and not (len(value) > 3 and value.endswith("*/")):
            # It would swallow the rest of the stylesheet.
            yield CssToken("bracket", token.start(), token.start() + 2, "/*")
            return
        elif kind == "import":
            yield CssToken("import", token.start(), token.end(), value.strip())
        elif kind == "colour":
            if end < token.end():
                # Once for all up to it, as there may be thousands.
                found = _END.search(text, token.end())
                end, ends_selectors = (found.start(), found[0] == "{") if found else (len(text), True)
            if ends_selectors:
                continue  # An ID.
            # A custom property may hold any token.
            before = text[max(0, token.start() - _MAX_DECLARATION) : token.start()]
            if not _COLOUR.fullmatch(value) and not _CUSTOM_PROPERTY.search(before):
                yield CssToken("colour", token.start(), token.end(), value)
        elif kind == "mark":
            yield CssToken("mark", token.start(), token.end(), value)
        elif kind == "open":
            opened.append((value.lower(), token.start()))
        elif kind == "close":
            partner = _OPENING_BRACKETS[value]
            if opened and opened[-1][0][-1] == partner:
                opened.pop()
            elif any(other[-1] == partner for other, _ in opened):
                break
            else:
                yield CssToken("bracket", token.start(), token.end(), value)
                return
    if opened:
        value, start = opened[-1]
        yield CssToken("bracket", start + len(value) - 1, start + len(value), value[-1])


def _unescape(value: str) -> str:
    """Return a string or a URL with its escapes decoded (CSS Syntax Level 3, 4.3.7)."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda each: chr(min(int(each[1], 16), 0x10FFFF)) if each[1] else each[2], value)
