"""Write the cards of Yuque's own format as HTML: what they show is only in their data."""

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

_CARD = re.compile(r"<card\b(?P<attributes>[^<>]*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w-])(name|value)=(?:\"([^\"]*)\"|'([^']*)')")
_LOST = '<span class="lost-card"></span>'


def write_cards(html: str) -> str:
    """Return a page with elements in place of its cards; those of no use here are marked (``lost-card``)."""
    return _CARD.sub(_card, html) if "<card" in html else html


def _card(match: re.Match[str]) -> str:
    values = {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(match[0])}
    name = values.get("name", "")
    if name == "hr":
        return "<hr>"
    try:
        data = json.loads(unquote(values.get("value", "").removeprefix("data:")))
    except (ValueError, RecursionError):
        return _LOST
    if name == "checkbox":
        return "☑ " if data is True else "☐ "
    return _element(name, data) if isinstance(data, dict) else _LOST


def _element(name: str, data: Mapping[str, Any]) -> str:
    """Return the element of a card by its name and its data, whose values are shown as text."""

    def text(*keys: str) -> str:
        return next((escape(str(data[key])) for key in keys if data.get(key)), "")

    if name == "image":
        return f'<img src="{text("src")}" alt="{text("title")}">'
    if name == "codeblock":
        return f'<pre data-lang="{text("mode")}">{text("code")}</pre>'
    if name == "math":
        return f'<span data-formula="{text("code")}"></span>'
    if name == "label":
        return text("label")
    address = text("src", "url")
    return f'<a href="{address}">{text("name", "title", "text") or address}</a>' if address else _LOST
