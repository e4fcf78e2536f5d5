"""Drawings (SVG): what draws is kept, what runs, asks other sites or embeds other documents is taken out."""

import re
from xml.etree import ElementTree

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sitebuilder.content.pictures import PictureFacts, PictureFault, Variant

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

_DRAWING = """
circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline
radialGradient rect stop style svg switch symbol text textPath title tspan use view
filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_ALLOWED = frozenset(_DRAWING.split())
_HARMLESS = frozenset({"metadata"})
"""What is left out without a word, as are all elements and attributes of drawing programs."""

_OUTSIDE = re.compile(r"@import|\\|url\(\s*['\"]?(?!\s*['\"]?#)|expression\s*\(|javascript:", re.IGNORECASE)
"""What in a style leads out of the drawing, or hides (by escapes) that it does."""

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {"px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
"""Pixels of a unit (CSS Values and Units, absolute lengths)."""


def make_drawing(content: bytes, key: str) -> tuple[PictureFacts | PictureFault, dict[str, bytes]]:
    """Make the one file of a drawing, its name beginning with ``key``."""
    try:
        root = fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        return PictureFault("picture-broken", {"reason": type(error).__name__}), {}
    size = _size(root) if root.tag == f"{{{SVG}}}svg" else None
    if size is None:
        return PictureFault("svg-without-size", {}), {}
    removed: list[str] = []
    _clean(root, removed)
    root.set("width", f"{size[0]:g}")
    root.set("height", f"{size[1]:g}")
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {size[0]:g} {size[1]:g}")
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    file = Variant(f"{key}-drawing.svg", max(1, round(size[0])), max(1, round(size[1])))
    facts = PictureFacts(file.width, file.height, None, (file,), removed=tuple(dict.fromkeys(removed)))
    return facts, {file.name: ElementTree.tostring(root, encoding="utf-8") + b"\n"}


def _clean(element: ElementTree.Element, removed: list[str]) -> None:
    for name in list(element.attrib):
        if not _is_allowed(name, element.attrib[name], removed):
            del element.attrib[name]
    before: ElementTree.Element | None = None
    for child in list(element):
        if _draws(child, removed):
            _clean(child, removed)
            before = child
            continue
        # The text after an element belongs to it in this library, but not to what is removed.
        if child.tail and before is not None:
            before.tail = (before.tail or "") + child.tail
        elif child.tail:
            element.text = (element.text or "") + child.tail
        element.remove(child)


def _draws(element: ElementTree.Element, removed: list[str]) -> bool:
    namespace, _, name = str(element.tag).rpartition("}")
    if namespace != f"{{{SVG}":
        if name in ("script", "iframe", "object", "embed"):
            removed.append(f"<{name}>")
        return False
    if name == "style" and _OUTSIDE.search("".join(element.itertext())):
        removed.append("<style>")
        return False
    if name not in _ALLOWED and name not in _HARMLESS:
        removed.append(f"<{name}>")
    return name in _ALLOWED


def _is_allowed(name: str, value: str, removed: list[str]) -> bool:
    namespace, _, local = name.rpartition("}")
    if namespace not in ("", f"{{{XLINK}", "{http://www.w3.org/XML/1998/namespace"):
        return False
    if local.lower().startswith("on"):
        removed.append(local)
        return False
    if local == "href" and not value.strip().startswith("#"):
        removed.append(f'href="{value[:40]}"')
        return False
    if local in ("base", "src") or _OUTSIDE.search(value):
        removed.append(f'{local}="{value[:40]}"')
        return False
    return True


def _size(root: ElementTree.Element) -> tuple[float, float] | None:
    """Return width and height in pixels: as written, or else those of the view box."""
    written = _pixels(root.get("width")), _pixels(root.get("height"))
    box = [_pixels(each) for each in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:4]]
    width, height = written if None not in written else (*box, None, None)[:2]
    return (width, height) if width and height else None


def _pixels(length: str | None) -> float | None:
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * _PIXELS[found[2] or "px"] if found else None
