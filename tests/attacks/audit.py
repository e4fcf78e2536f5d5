"""Looking for an attack that got through, in the files of a site and without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from icalendar import Calendar
from lxml import etree, html

_SAFE_SCHEMES = {"", "http", "https", "mailto", "tel", "webcal"}
_URLS = ("href", "src", "action", "formaction", "data", "poster", "cite", "ping", "background", "xlink:href")
_OWN = "https://academy.example/"
_LOADED = ("src", "srcset", "poster", "data", "background")
_OTHER_HOST = re.compile(r"[\x00-\x20]*(?:https?:|[\t\n\r]*[/\\][\t\n\r]*[/\\])", re.IGNORECASE)
_FORBIDDEN = {
    *("iframe", "frame", "frameset", "object", "embed", "applet", "base", "style", "math", "template"),
    *(
        "foreignobject",
        "animate",
        "set",
        "image",
        "feimage",
        "handler",
        "textarea",
        "plaintext",
        "xmp",
        "portal",
    ),
}
_ATOM = "{http://www.w3.org/2005/Atom}"
_ATOM_ELEMENTS = {
    *("feed", "id", "title", "updated", "author", "name", "uri", "link", "entry", "published", "category"),
    *("summary", "content"),
}
_ICAL_PROPERTIES = {
    *("VERSION", "PRODID", "METHOD", "CALSCALE", "X-WR-CALNAME", "NAME", "X-WR-TIMEZONE", "REFRESH-INTERVAL"),
    *(
        "X-PUBLISHED-TTL",
        "SOURCE",
        "URL",
        "DESCRIPTION",
        "X-WR-CALDESC",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
    ),
    *("SUMMARY", "LOCATION", "STATUS", "SEQUENCE", "TRANSP", "CATEGORIES", "LAST-MODIFIED", "TZID", "TZNAME"),
    *("TZOFFSETFROM", "TZOFFSETTO", "RRULE", "CLASS"),
}
_ICAL_COMPONENTS = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
_MAP_LINE = re.compile(r'"/[^"\\\x00-\x1f\x7f]*" "[^"\\$\x00-\x1f\x7f]+";')
"""A line for nginx, which reads a `$` in the new address alone as the start of a variable."""

_LINKS = ("canonical", "alternate", "icon", "apple-touch-icon", "stylesheet")
"""What a `<link>` of the templates may be."""


def faults(output: Path) -> list[str]:
    """Return what is wrong with the files of a built site, each with its path."""
    found = []
    for path in sorted(output.rglob("*")):
        if path.is_file():
            name = path.relative_to(output).as_posix()
            found += [f"{name}: {each}" for each in _of_file(path)]
    return found


def _of_file(path: Path) -> Iterator[str]:
    match path.suffix:
        case ".html":
            yield from html_faults(path.read_text(encoding="utf-8"))
        case ".json":
            json.loads(path.read_text(encoding="utf-8"))
        case ".xml":
            yield from _xml_faults(path.read_bytes())
        case ".ics":
            yield from _calendar_faults(path.read_bytes())
        case ".map":
            yield from _map_faults(path.read_text(encoding="utf-8"))


def html_faults(text: str, *, is_page: bool = True) -> Iterator[str]:
    """Yield each element and attribute of a page, or of a feed's HTML, that could run or load something."""
    if not text.strip():
        return
    document = (
        html.document_fromstring(text) if is_page else html.fragment_fromstring(text, create_parent="div")
    )
    scripts = 0
    for element in document.iter(etree.Element):
        tag = str(element.tag).lower()
        if tag in _FORBIDDEN:
            yield f"<{tag}>"
        if tag == "script":
            scripts += element.get("type") != "application/ld+json" and "src" not in element.attrib
            if element.get("type") == "application/ld+json":
                json.loads(element.text or "")
            elif not (element.get("src") or "/assets/").startswith("/assets/"):
                yield f"script {element.get('src')}"
        if tag == "meta" and element.get("http-equiv", "Content-Security-Policy").lower() == "refresh":
            yield from _refresh_faults(element.get("content", ""))
        if tag == "link" and element.get("rel") not in _LINKS:
            yield f"link {element.get('rel')}"
        yield from _attribute_faults(element)
    if scripts > (2 if is_page else 0):
        yield f"{scripts} inline scripts"


def _attribute_faults(element: html.HtmlElement) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.lower().startswith("on") or name.lower() in ("style", "srcdoc"):
            yield f"{element.tag} {name}={value}"
        if name.lower() in _LOADED and _OTHER_HOST.match(value) and not value.startswith(_OWN):
            yield f"{element.tag} loads {value!r}"
        is_icon = element.tag == "link" and value.startswith("data:")
        if name.lower() in _URLS and scheme_of(value) not in _SAFE_SCHEMES and not is_icon:
            yield f"{element.tag} {name}={value!r}"


def scheme_of(url: str) -> str:
    """Return the scheme of an address as browsers find it (URL Standard, 4.4), in small letters."""
    cleaned = re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", url)
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", cleaned)
    return found[1].lower() if found else ""


def _refresh_faults(content: str) -> Iterator[str]:
    url = content.partition("url=")[2]
    if scheme_of(url) not in ("", "http", "https") or urlsplit(url).netloc.endswith("evil.example"):
        yield f"refresh {content}"


def _xml_faults(content: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or content.count(b"<?") > 1:
        yield "a declaration"
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if not tree.tag.startswith(_ATOM):
        return
    for element in tree.iter(etree.Element):
        if element.tag.removeprefix(_ATOM) not in _ATOM_ELEMENTS:
            yield f"<{element.tag}>"
        if element.get("href") and scheme_of(element.get("href")) not in _SAFE_SCHEMES:
            yield f"href={element.get('href')}"
        if element.get("type") == "html":
            yield from html_faults(element.text or "", is_page=False)


def _calendar_faults(content: bytes) -> Iterator[str]:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    if any(re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line) for line in lines):
        yield "a control character"
    calendars = list(Calendar.from_ical(content, multiple=True))
    if len(calendars) != 1:
        yield f"{len(calendars)} calendars"
    components = [each for calendar in calendars for each in calendar.walk()]
    if {each.name for each in components} - _ICAL_COMPONENTS:
        yield f"components { ({each.name for each in components}) }"
    if sum(line == "BEGIN:VEVENT" for line in lines) != sum(each.name == "VEVENT" for each in components):
        yield "an event within an event"
    names = {re.split("[:;]", line, maxsplit=1)[0] for line in lines if line} - {"BEGIN", "END"}
    if names - _ICAL_PROPERTIES:
        yield f"properties {names - _ICAL_PROPERTIES}"
    urls = [str(each["URL"]) for each in components if "URL" in each]
    if any(not url.startswith("https://academy.example/") for url in urls):
        yield f"URL {urls}"


def _map_faults(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line and not line.startswith("#") and not _MAP_LINE.fullmatch(line):
            yield line
