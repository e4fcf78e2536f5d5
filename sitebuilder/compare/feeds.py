"""Reads the entries of a feed (Atom, RFC 4287) as comparable items."""

from collections.abc import Mapping
from datetime import datetime
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from sitebuilder.compare.items import Item

_ATOM = "{http://www.w3.org/2005/Atom}"


def feed_items(content: bytes) -> Mapping[str, Item]:
    """Return the entries of a feed by ID; none if the content is not a feed."""
    try:
        root = ElementTree.fromstring(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return {}
    items = {}
    for entry in root.iterfind(f"{_ATOM}entry"):
        texts = {name: (entry.findtext(_ATOM + name) or "").strip() for name in ("id", "title", "updated")}
        texts["text"] = (entry.findtext(f"{_ATOM}summary") or "") + (entry.findtext(f"{_ATOM}content") or "")
        facts = (("updated", _moment(texts["updated"])), ("text", texts["text"]))
        items[texts["id"]] = Item(texts["title"], facts)
    return items


def _moment(text: str) -> str:
    """Return a moment (RFC 3339) as people read it; any other text as it stands."""
    try:
        return datetime.fromisoformat(text).isoformat(" ", "minutes")
    except ValueError:
        return text
