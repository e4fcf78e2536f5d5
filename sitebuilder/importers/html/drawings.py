"""What drawings (SVG) of a page contain: pages and pictures in them come in, drawn words are reported."""

import re
from html import escape
from itertools import takewhile

from sitebuilder.importers.remarks import Remark, abbreviate, remark
from sitebuilder.markdown.character_references import decode_references

_PART = re.compile(r"<(?P<end>/?)(?P<name>svg|foreignobject|image)\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_DRAWN = re.compile(r"<text\b[^<>]*>((?:[^<]|<(?!/?text\b))*+)</text\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BACKGROUND = re.compile(
    r"background(?:-image)?\s*+:\s*+url\(\s*+(?:&quot;|[\"'])?(https?:(?:(?!&quot;)[^\"'()\s])++)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<![\w-])(?:xlink:)?href\s*+=\s*+[\"']?([^\"'\s<>]++)", re.IGNORECASE)
_ENDS = {"svg": "</svg>", "foreignobject": "</section>"}
_MAX_DEPTH = 20


def with_drawn_content(html: str) -> str:
    """Put what a page embeds in its drawings outside of them: pages (``foreignObject``) and pictures.

    Layout editors for WeChat make texts of pages within pages that open when they are touched, with pictures
    as backgrounds of drawings (SVG 2, 12).
    """
    if "<svg" not in html:
        return html
    opened: list[str] = []
    pieces: list[str] = []
    at = 0
    for part in _PART.finditer(html):
        name, is_end = part["name"].lower(), bool(part["end"])
        if not opened and name != "svg":
            continue
        pieces.append(html[at : part.start()])
        at = part.end()
        if is_end and name not in opened:
            continue
        while is_end and opened[-1] != name:
            pieces.append(_ENDS[opened.pop()])
        if is_end:
            opened.pop()
        around = sum(1 for _ in takewhile(lambda each: each == "svg", reversed(opened)))
        if around > _MAX_DEPTH:
            return html
        pieces.append(_outside(part, "</svg>" * around, "<svg>" * around))
        if not is_end and name != "image":
            opened.append(name)
    return "".join([*pieces, html[at:]])


def _outside(part: re.Match[str], leave: str, enter: str) -> str:
    """Return a tag with what comes out of its drawing; ``leave`` and ``enter`` close and open that again."""
    name = part["name"].lower()
    if name == "foreignobject":
        return f"</section>{enter}" if part["end"] else f"{leave}<section>"
    pattern = _BACKGROUND if name == "svg" else _ADDRESS
    address = None if part["end"] else pattern.search(part["attributes"])
    picture = f"{leave}<img src='{escape(decode_references(address[1]))}'>{enter}" if address else ""
    return picture + (part[0] if name == "svg" else "")


def report_drawn_texts(html: str) -> list[Remark]:
    """Return a remark with the words that are drawn, which no text has; none if nothing is drawn."""
    if "<svg" not in html:
        return []
    drawn = [
        words
        for text in _DRAWN.finditer(html)
        if (words := " ".join(decode_references(_TAG.sub("", text[1])).split()))
    ]
    return [remark("import-drawn-text", text=abbreviate("；".join(drawn)))] if drawn else []
