"""Texts in drawings (SVG) of a page: pages embedded in them come in, drawn words are reported."""

import re

from sitebuilder.importers.remarks import Remark, abbreviate, remark
from sitebuilder.markdown.character_references import decode_references

_DRAWING = re.compile(r"<svg\b[^<>]*>(?:[^<]|<(?!/?svg\b))*+</svg\s*>", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"<foreignObject\b[^<>]*>((?:[^<]|<(?!/?foreignObject\b))*+)</foreignObject\s*>", re.IGNORECASE
)
_DRAWN = re.compile(r"<text\b[^<>]*>((?:[^<]|<(?!/?text\b))*+)</text\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SHOWN = 60


def with_embedded_pages(html: str) -> str:
    """Put what a page embeds in its drawings (``foreignObject``, SVG 2, 12.4) behind them."""
    if "<svg" not in html or "foreignobject" not in html.lower():
        return html
    return _DRAWING.sub(_followed_by_pages, html)


def _followed_by_pages(match: re.Match[str]) -> str:
    pages = (f"<section>{each[1]}</section>" for each in _EMBEDDED.finditer(match[0]))
    return "".join([match[0], *pages])


def report_drawn_texts(html: str) -> list[Remark]:
    """Return a remark with the words that are drawn, which no text has; none if nothing is drawn."""
    if "<svg" not in html:
        return []
    drawn = [
        words
        for drawing in _DRAWING.finditer(html)
        for text in _DRAWN.finditer(_EMBEDDED.sub("", drawing[0]))
        if (words := " ".join(decode_references(_TAG.sub("", text[1])).split()))
    ]
    return [remark("import-drawn-text", text=abbreviate("；".join(drawn), _SHOWN))] if drawn else []
