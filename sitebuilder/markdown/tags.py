"""Tokenises sanitised HTML into tags and text.

Only for the sanitiser's output: its lower-case names, double quotes and escaping make the expressions below
exact.
"""

import html
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from sitebuilder.markdown.cjk import join_text_lines
from sitebuilder.markdown.invisible import HIGH_NONCHARACTER, is_visible
from sitebuilder.markdown.sentinels import GENERATED, NAMED_LINK, SENTINEL_PREFIX, strip_tag_sentinels
from sitebuilder.patterns import lazy_pattern

_TAG = lazy_pattern(r'<(/?)([a-z][^ \n/>]*)((?: [^ \n=>]+="[^"]*")*)>')
_ATTRIBUTE = lazy_pattern(r' ([^ \n=>]+)="([^"]*)"')
_FORBIDDEN = lazy_pattern(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]|{HIGH_NONCHARACTER}")
_GAPS = lazy_pattern(r"\s+")

VOID_ELEMENTS = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})
"""The allowed elements that have no end tag."""


class Tag(Struct, frozen=True, gc=False):
    """A start or end tag. ``attributes`` maps names to values that are still escaped.

    It refers to strings alone, so that the garbage collector need not look at hundreds of thousands of them.
    """

    name: str
    attributes: dict[str, str]
    is_end: bool = False

    def __str__(self) -> str:
        if self.is_end:
            return f"</{self.name}>"
        attributes = "".join([f' {name}="{value}"' for name, value in self.attributes.items()])
        return f"<{self.name}{attributes}>"

    @property
    def is_generated(self) -> bool:
        """Return whether the generator made the tag, such as a footnote link."""
        return GENERATED in self.attributes


Token = str | Tag


def link_instead(tag: Tag, target: str, text: str) -> list[Token]:
    """Return a link in the place of a tag, whose sentinels it takes over; target and text are escaped."""
    sentinels = {
        name: value
        for name, value in tag.attributes.items()
        if name.startswith(SENTINEL_PREFIX) and name != GENERATED
    }
    return [Tag("a", {"href": target, **sentinels}), text, Tag("a", {}, is_end=True)]


def parse_tags(sanitised: str) -> list[Token]:
    """Return the HTML as tags and, between them, pieces of text that are still escaped.

    Only tags keep their sentinels: text and the values of attributes lose them.
    """
    wipe = _clean if _FORBIDDEN.search(sanitised) else str
    pieces = _TAG.split(sanitised)
    tokens: list[Token] = [wipe(pieces[0])]
    for index in range(1, len(pieces), 4):
        slash, name, attributes, text = pieces[index : index + 4]
        tokens.append(Tag(name, _parse_attributes(attributes, wipe) if attributes else {}, slash == "/"))
        if text:
            tokens.append(wipe(text))
    return tokens


def _parse_attributes(written: str, wipe: Callable[[str], str]) -> dict[str, str]:
    return {
        name: _named(wipe(value), value) if name == "href" else wipe(value)
        for name, value in _ATTRIBUTE.findall(written)
    }


def _named(target: str, written: str) -> str:
    """Return a cleaned target with the beginning by which a link by name is known."""
    return written[: len(written) - len(written.lstrip(NAMED_LINK))] + target


def _clean(text: str) -> str:
    """Return text or an attribute value without sentinels and characters that are forbidden on a page.

    Entities can introduce such characters (HTML, 13.5; XML 1.0, 2.2).
    """
    # Most pieces are short: calling the expressions takes longer than their search.
    if is_visible(text):
        return text
    return _FORBIDDEN.sub("", strip_tag_sentinels(text))


def drop_empty_paragraphs(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without the paragraphs that nobody wrote and that hold nothing.

    HTML parsers make them where an element that no paragraph may hold stands in one.
    """
    result: list[Token] = []
    for token in tokens:
        if token == _PARAGRAPH_END and result and result[-1] == _PARAGRAPH:
            result.pop()
        else:
            result.append(token)
    return result


_PARAGRAPH, _PARAGRAPH_END = Tag("p", {}), Tag("p", {}, is_end=True)


def plain_text(tokens: Iterable[Token]) -> str:
    """Return the text without tags and footnote numbers, white space collapsed to single spaces."""
    text = html.unescape("".join(_text_pieces(tokens)))
    return _GAPS.sub(" ", join_text_lines(text) if "\n" in text else text).strip()


def _text_pieces(tokens: Iterable[Token]) -> Iterator[str]:
    inside_own = ""
    for token in tokens:
        if isinstance(token, str):
            if not inside_own:
                yield token
        elif inside_own:
            inside_own = "" if token.is_end and token.name == inside_own else inside_own
        elif token.is_generated and token.name in ("sup", "a"):
            inside_own = token.name
        elif token.name == "br":
            yield "\n"
