"""Extracts the text of a page as visitors see it: headings, paragraphs, table rows and pictures as blocks.

The target of a link follows its text, between ``LINK_START`` and ``LINK_END``.
"""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from msgspec import Struct

from sitebuilder.compare.names import is_share_picture, strip_fingerprint
from sitebuilder.markdown.character_references import decode_references, shorten_references

LINK_START, LINK_END = "\ue000", "\ue001"
"""Private-use characters (Unicode 23.5), which are removed from the text of pages."""

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_HIDDEN = frozenset(("script", "style", "template", "svg", "noscript", "head"))
_TAGS_AS_KIND = ("caption", "dd", "dt", "figcaption", "legend", "li", "option", "pre", "summary")
_GROUPS = ("article", "aside", "div", "fieldset", "footer", "form", "header", "main", "nav", "p", "section")
_PARTS = ("address", "blockquote", "body", "details", "dl", "figure", "label", "ol", "table", "tbody")
_BLOCKS = {
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **{tag: tag for tag in _TAGS_AS_KIND},
    **dict.fromkeys((*_GROUPS, *_PARTS, "tfoot", "thead", "ul"), "p"),
    "tr": "row",
}
_CELLS = frozenset({"td", "th"})
_MAX_UNPAIRED = 500
_SPACE = re.compile(r"\s+")
_PRIVATE = re.compile(f"[{LINK_START}{LINK_END}]")


class Block(Struct, frozen=True):
    """A block of a page; ``kind`` is ``h1`` to ``h6``, ``p``, ``li``, ``dt``, ``dd``, ``row``, ``image``…"""

    kind: str
    text: str


def is_closed(html: str) -> bool:
    """Return whether the tags of a page are closed, but for some of its scripts' characters.

    The parser looks for the end of each open tag in all that follows.
    """
    return abs(html.count("<") - html.count(">")) <= _MAX_UNPAIRED


def page_blocks(html: str) -> list[Block]:
    """Return the blocks of a page: its title, its description, and its ``<main>`` (or ``<body>``)."""
    head = (Block("title", title_of(html)), Block("description", description_of(html)))
    return [each for each in (*head, *text_blocks(main_part(html))) if each.text]


def text_blocks(html: str) -> list[Block]:
    """Return the blocks of an HTML fragment."""
    reader = _Reader()
    reader.feed(shorten_references(html))
    reader.close()
    return reader.finished()


def main_part(html: str) -> str:
    """Return the HTML of ``<main>``; if there is none, everything from ``<body>`` on."""
    start, end = html.find("<main"), html.rfind("</main>")
    return html[start:end] if 0 <= start < end else html[max(html.find("<body"), 0) :]


def frame_part(html: str) -> str:
    """Return the HTML of the body around ``<main>``: the header and the footer."""
    body, start, end = html.find("<body"), html.find("<main"), html.rfind("</main>")
    return html[body:start] + html[end:] if 0 <= body < start < end else ""


def title_of(html: str) -> str:
    """Return the title of a page."""
    opened = re.search(r"<title[^>]*>", html)
    end = html.find("</title>", opened.end()) if opened else -1
    return _clean(decode_references(html[opened.end() : end])) if opened and end >= 0 else ""


def heading_of(html: str) -> str:
    """Return the title of a page without the name of its site."""
    site = _unescaped_text(re.search(r'<meta name="SiteName" content="([^"]*)"', html))
    title = title_of(html)
    return title.removesuffix(f" - {site}") if site else title


def description_of(html: str) -> str:
    """Return the meta description of a page."""
    return _unescaped_text(re.search(r'<meta name="description" content="([^"]*)"', html))


def redirect_target(html: str) -> str | None:
    """Return where a page redirects to at once (HTML, 4.2.5.3), or None."""
    match = re.search(r'<meta http-equiv="refresh" content="0; ?url=([^"]*)"', html)
    return _unescaped_text(match) if match else None


def _unescaped_text(match: re.Match[str] | None) -> str:
    return _clean(decode_references(match[1])) if match else ""


def _clean(text: str) -> str:
    return _SPACE.sub(" ", _PRIVATE.sub("", text)).strip()


class _Reader(HTMLParser):
    """Reads HTML as this program writes it: each element is closed or void."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._open: list[tuple[str, Mapping[str, str]]] = []
        self._pieces: list[str] = []
        self._pictures: list[Block] = []
        self._hidden = 0
        self._rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if self._hidden or _is_hidden(tag, values):
            self._hidden += tag not in _VOID
        elif tag == "img" and not is_share_picture(values.get("src", "")):
            self._picture(values)
        elif tag in ("br", "hr"):
            self._pieces.append(" ")
        if self._hidden or tag in _VOID:
            return
        self._open.append((tag, values))
        if tag == "tr":
            self._end_block()
            self._rows += 1
        elif tag in _BLOCKS and not self._rows:
            self._end_block()
        elif tag in _BLOCKS:
            self._pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._hidden:
            self._hidden -= 1
            return
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, values = self._open[-1]
            self._close(name, values)
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(_PRIVATE.sub("", data))

    def finished(self) -> list[Block]:
        """Return the blocks of the page, after all of it has been fed."""
        self._end_block()
        return self._blocks

    def _close(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "a" and values.get("href"):
            self._pieces.append(f"{LINK_START}{strip_fingerprint(_clean(values['href']))}{LINK_END}")
        elif tag == "span" and values.get("class") != "nowrap" and not self._is_in_date():
            # A badge or a status, which the styles set apart.
            self._pieces.append(" ")
        elif tag in _CELLS:
            self._pieces.append(" | ")
        elif tag == "tr":
            self._rows -= 1
        if tag in _BLOCKS and not self._rows:
            self._end_block()
        elif tag in _BLOCKS:
            self._pieces.append(" ")
        self._open.pop()

    def _is_in_date(self) -> bool:
        """Return whether this is part of a date, which is read as a whole although styles set it apart."""
        return any(name == "time" for name, _ in self._open)

    def _end_block(self) -> None:
        text = _SPACE.sub(" ", "".join(self._pieces)).strip().strip("|").strip()
        if text:
            self._blocks.append(Block(self._kind(), text))
        self._blocks += self._pictures
        self._pieces, self._pictures = [], []

    def _kind(self) -> str:
        """Return the kind of the block that ends: that of the innermost element with a specific one."""
        kinds = [_BLOCKS[name] for name, _ in self._open if name in _BLOCKS]
        specific = [kind for kind in kinds if kind != "p"]
        return specific[-1] if specific else "p"

    def _picture(self, values: Mapping[str, str]) -> None:
        target = strip_fingerprint(_clean(values.get("src", "")))
        alt = _clean(values.get("alt", ""))
        self._pictures.append(Block("image", f"{alt}{LINK_START}{target}{LINK_END}"))


def _is_hidden(tag: str, values: Mapping[str, str]) -> bool:
    return tag in _HIDDEN or "hidden" in values or values.get("aria-hidden") == "true"
