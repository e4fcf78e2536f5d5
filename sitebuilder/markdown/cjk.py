"""Join lines of Chinese whose break only wraps the source, as ``normalise/breaks.py`` leaves them.

A browser shows a line break as a space. CSS Text Level 3 (4.1.3, segment breaks) says to drop it between wide
characters, but not every browser does. So it is dropped here: between two Han characters or kana, and next to
full-width punctuation, which includes its own space. Between Han and Latin it is kept. Quotation marks,
dashes and ellipses are shared with Western text and behave like the character on their other side.
"""

import re
from collections.abc import Sequence

from sitebuilder.patterns import lazy_pattern

# Ranges, because compiling character classes would cost ten milliseconds at every start.
_WIDE = (
    "\u2e80\u2fdf",
    "\u3000\u312f",
    "\u31a0\u4dbf",
    "\u4e00\u9fff",
    "\uf900\ufaff",
    "\ufe10\ufe1f",
    "\ufe30\ufe4f",
    "\uff01\uff65",
    "\uffe0\uffe6",
    "\U0001b000\U0001b2ff",
    "\U00020000\U0003fffd",
)
_WIDE_PUNCTUATION = (
    "\u3001\u3003",
    "\u3008\u3011",
    "\u3014\u301f",
    "\ufe10\ufe1f",
    "\ufe30\ufe4f",
    "\uff01\uff0f",
    "\uff1a\uff20",
    "\uff3b\uff40",
    "\uff5b\uff65",
)
_SHARED_PUNCTUATION = frozenset("\u00b7\u2014\u2018\u2019\u201c\u201d\u2026")

_INLINE = "a|abbr|b|bdi|bdo|cite|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var"
_ATTRIBUTES = r'(?: [^ \n=>]+="[^"]*")*+'
_TAG = rf"</?(?:{_INLINE}){_ATTRIBUTES}>"
_FOOTNOTE = rf'<sup id="[^"]*"{_ATTRIBUTES}><a{_ATTRIBUTES}>\d++</a></sup>'
_BREAK = lazy_pattern(
    rf"<(?:pre{_ATTRIBUTES}>.*?</pre>|code{_ATTRIBUTES}>[^<]*)"
    rf"|(?=[ \n<])(?:(?<=[^\s>])|(?<=</code>))((?:{_FOOTNOTE}|{_TAG})*+)[ ]*\n[ ]*((?:{_TAG})*+)"
    rf"(?=(?:<code{_ATTRIBUTES}>)?([^\s<]))",
    re.DOTALL,
)


_BESIDE_TAG = lazy_pattern(
    rf"<pre|<code{_ATTRIBUTES}>[^<\n]*\n"
    rf"|</?(?:{_INLINE}|code){_ATTRIBUTES}>[ ]*\n|\n[ ]*</?(?:{_INLINE}|code)[ >]"
)


def join_html_lines(sanitised: str) -> str:
    """Return sanitised HTML without the line breaks that would put a space into Chinese text."""
    if "<" in sanitised and _BESIDE_TAG.search(sanitised):
        return _BREAK.sub(_join_match, sanitised)
    # Faster, where no line break stands in code or beside a tag.
    before, *lines = sanitised.split("\n")
    joined = []
    for line in lines:
        if _are_plainly_joined(before[-1:], line[:1]):
            joined.append(before)
            before = line
            continue
        start, after = before.rstrip(" "), line.lstrip(" ")
        if not (_is_edge(start[-1:]) or _is_edge(after[:1])) and joins_without_space(
            _last_two(joined, start), after
        ):
            joined.append(start)
            before = after
        else:
            joined += (before, "\n")
            before = line
    joined.append(before)
    return "".join(joined)


def join_text_lines(text: str) -> str:
    """Return plain text as one line, with a space for a line break only where one belongs."""
    lines = [stripped for line in text.split("\n") if (stripped := line.strip())]
    joined = ""
    for line in lines:
        joined += line if not joined or joins_without_space(joined[-2:], line) else f" {line}"
    return joined


def _last_two(joined: Sequence[str], before: str) -> str:
    """Return the last two characters of a line that may be joined to the one before it."""
    return before[-2:] if len(before) > 1 or not joined or joined[-1] == "\n" else joined[-1][-1:] + before


def _are_plainly_joined(last: str, first: str) -> bool:
    """Return whether ``joins_without_space`` holds for two characters, in the most common case."""
    return "\u4e00" <= first <= "\u9fff" and (
        last in ("。", "，", "；", "：", "、") or "\u4e00" <= last <= "\u9fff"
    )


def _is_edge(character: str) -> bool:
    return not character or character in "<>" or character.isspace()


def joins_without_space(before: str, after: str) -> bool:
    """Return whether the texts before and after a line break are joined without a space."""
    last, first = before[-1:], after[:1]
    if not last or not first:
        return False
    if _are_plainly_joined(last, first):
        return True
    if _is_in(_WIDE_PUNCTUATION, last) or _is_in(_WIDE_PUNCTUATION, first):
        return True
    if _is_in(_WIDE, first):
        return _is_in(_WIDE, last) or last in _SHARED_PUNCTUATION
    if first not in _SHARED_PUNCTUATION:
        return False
    return _is_in(_WIDE, last) or (last in _SHARED_PUNCTUATION and _is_in(_WIDE, before[-2:-1]))


def is_wide(character: str) -> bool:
    """Return whether a character is a Han character, a kana or a full-width sign."""
    return "\u4e00" <= character <= "\u9fff" or _is_in(_WIDE, character)


def _is_in(ranges: Sequence[str], character: str) -> bool:
    return any(each[0] <= character <= each[1] for each in ranges)


def _join_match(match: re.Match[str]) -> str:
    after = match[3]
    if after is None:
        return match[0]
    before = match.string[max(0, match.start() - 9) : match.start()].removesuffix("</code>")
    return f"{match[1]}{match[2]}" if joins_without_space(before[-2:], after) else match[0]
