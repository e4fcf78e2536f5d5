"""Inline markup that differs from Python-Markdown's: autolinks, mail, strikethrough, highlights, escapes."""

import re
from collections.abc import Sequence
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import AUTOMAIL_RE, InlineProcessor, SimpleTagInlineProcessor
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX, AtomicString

from sitebuilder.markdown.less_than import LESS_THAN
from sitebuilder.markdown.links.autolinks import ESCAPABLE, MAX_LENGTH, MAY_BEGIN, match_autolink
from sitebuilder.markdown.ranges import NO_RANGE
from sitebuilder.markdown.sentinels import TARGET_PREFIX, TARGET_SENTINEL
from sitebuilder.markdown.told_signs import not_told
from sitebuilder.patterns import lazy_pattern

_STRIKETHROUGH = rf"(?<!~)~~(?![\s~]){not_told('~~')}(?!(?<=\d~~)\d){NO_RANGE}((?:[^~]|~(?!~))*[^\s~])~~(?!~)"
"""Not between digits (``10~~20``), where it is a range."""

_HIGHLIGHT = (
    rf"(?<![A-Za-z0-9_=!<>])==(?![\s=]){not_told('==')}((?:[^=]|=(?!=))*[^\s=])"
    r"==(?:(?<=[：；，。！？、）”》】]==)(?!=)|(?![A-Za-z0-9_=]))"
)
"""Not next to an ASCII word, where it is a comparison (``a==b``), unless the words end with a Chinese mark
(``==时间：==3月7日``)."""

_SIGNS = "\"$%&',/:;=?@^|~" + LESS_THAN
"""The characters that a backslash escapes beside the library's: all ASCII punctuation (CommonMark 2.4)."""

_ESCAPED_SIGN = lazy_pattern(f"{STX}([0-9]+){ETX}")
"""What the library makes of a character after a backslash."""


_NEVER_INSIDE = lazy_pattern(rf"[\s<>{TARGET_PREFIX}]|\](?=\()")
"""What no address contains, nor the sentinel of the next one: texts of others are not looked at for each."""


def restore_escaped(text: str) -> str:
    """Return a text with escaped characters as they are shown."""
    return _ESCAPED_SIGN.sub(lambda sign: chr(int(sign[1])), text)


class Autolinks(InlineProcessor):
    """Turns the addresses that ``insert_sentinels`` has marked into links."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if not MAY_BEGIN.match(data, m.end()):
            return None, None, None
        most = m.end() + MAX_LENGTH
        after = _NEVER_INSIDE.search(data, m.end(), most)
        text, lengths = self._with_escapes(data[m.end() : after.start() if after else most])
        address = match_autolink(text, 0)
        if address is None:
            return None, None, None
        link = Element("a", {"href": m[0] + address.target})
        link.text = AtomicString(address.label)
        return link, m.start(), m.end() + sum(lengths[: address.end])

    def _with_escapes(self, data: str) -> tuple[str, Sequence[int]]:
        """Restore the escaped characters that an address may have, up to the first that it may not.

        Returns the text and the length in ``data`` of each character.
        """
        if STX not in data:
            return data, [1] * len(data)
        inline = cast(Any, self.md).treeprocessors["inline"]
        characters: list[str] = []
        lengths: list[int] = []
        end = 0
        for match in INLINE_PLACEHOLDER_RE.finditer(data):
            escaped = _ESCAPED_SIGN.fullmatch(str(inline.stashed_nodes.get(match[1])))
            if escaped is None or (sign := chr(int(escaped[1]))) not in ESCAPABLE:
                break
            characters += [*data[end : match.start()], "\\", sign]
            lengths += [*[1] * (match.start() - end), 0, len(match[0])]
            end = match.end()
        return "".join(characters) + data[end:], [*lengths, *[1] * (len(data) - end)]


class AutomaticMail(InlineProcessor):
    """Turns ``<name@example.com>`` into a link, without obfuscating the address."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        written = self.unescape(m[1])
        link = Element("a", {"href": f"mailto:{written.removeprefix('mailto:')}"})
        link.text = AtomicString(written.removeprefix("mailto:"))
        return link, m.start(), m.end()


class DelimiterPair(SimpleTagInlineProcessor):
    """Turns the text between a pair of delimiters into an element."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        element = Element(self.tag)
        element.text = m[1]
        return element, m.start(), m.end()


def register_inline_markup(md: Markdown) -> None:
    """Register these patterns: autolinks before emphasis, as an address may contain its delimiters."""
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *_SIGNS]
    md.inlinePatterns.register(AutomaticMail(AUTOMAIL_RE, md), "automail", 110)
    md.inlinePatterns.register(Autolinks(TARGET_SENTINEL, md), "address", 85)
    md.inlinePatterns.register(DelimiterPair(_STRIKETHROUGH, "del"), "deleted", 66)
    md.inlinePatterns.register(DelimiterPair(_HIGHLIGHT, "mark"), "marked", 65)
