"""Sanitises SVG drawings: scripts, references to other sites and embedded documents are removed."""

import re
from xml.etree import ElementTree

from defusedxml import DefusedXmlException

from sitebuilder.assets.pictures.svg_references import check_references
from sitebuilder.assets.pictures.svg_styles import empty_comments, is_safe_css
from sitebuilder.assets.pictures.svg_tree import SvgTooLargeError, parse_svg
from sitebuilder.content.merge_conflicts import has_conflict
from sitebuilder.content.pictures import PictureFacts, PictureFault, Variant

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
XLINK_NAMESPACE = "http://www.w3.org/1999/xlink"

_ALLOWED_NAMES = """
circle clipPath defs desc ellipse g line linearGradient marker mask path pattern polygon polyline
radialGradient rect stop style svg switch symbol text textPath title tspan use view
filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_ALLOWED_ELEMENTS = frozenset(_ALLOWED_NAMES.split())
_SILENTLY_REMOVED = frozenset({"metadata"})
"""Elements removed silently, as are all elements and attributes in the namespaces of drawing programs."""

_PRESENTATION = """
alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
color-interpolation-filters color-rendering cursor direction display dominant-baseline fill fill-opacity
fill-rule filter flood-color flood-opacity font font-family font-feature-settings font-kerning font-size
font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-horizontal
glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color line-height marker
marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration
text-orientation text-overflow text-rendering transform transform-box transform-origin unicode-bidi
vector-effect visibility white-space word-spacing writing-mode
"""
_GEOMETRY = """
amplitude azimuth baseFrequency bias clipPathUnits cx cy diffuseConstant divisor dx dy edgeMode elevation
exponent filterUnits fr fx fy gradientTransform gradientUnits height in in2 intercept k1 k2 k3 k4
kernelMatrix kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth
maskContentUnits maskUnits method mode numOctaves offset operator order orient pathLength
patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha
preserveAspectRatio primitiveUnits r radius refX refY result rotate rx ry scale seed side slope spacing
specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale tableValues
targetX targetY textLength type values version viewBox width x x1 x2 xChannelSelector y y1 y2
yChannelSelector z zoomAndPan
"""
_CSS_ATTRIBUTES = frozenset(_PRESENTATION.split()) | frozenset(_GEOMETRY.split()) | {"style", "media"}
"""Attributes of SVG 1.1 and 2 whose values are checked as CSS, including numbers and words."""

_TEXT_ATTRIBUTES = frozenset(
    {"class", "id", "lang", "role", "requiredFeatures", "systemLanguage", "tabindex"}
)
_TEXT_PREFIXES = ("aria-", "data-")
_PATH_ATTRIBUTES = {
    "d": re.compile(r"[MmZzLlHhVvCcSsQqTtAaEe0-9+\-.,\s]*"),
    "points": re.compile(r"[Ee0-9+\-.,\s]*"),
}
_FRAGMENT = re.compile(r"[ \t\r\n]*#((?:[\w.:-]|[^\x00-\x9f])+)[ \t\r\n]*", re.ASCII)
_URL_ATTRIBUTES = frozenset(
    {"action", "background", "base", "data", "href", "ping", "poster", "src", "srcset"}
)
"""Attributes whose removal is reported, though SVG has no such attribute; others are removed silently."""

_NUMBER = re.compile(r"(?<![\w#.])[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_MAX_VALUES = {"numOctaves": 10, "order": 50, "radius": 1_000, "stdDeviation": 1_000}
_MAX_NUMBER = 10_000_000
_MAX_SIDE = 20_000
_MAX_REPORTED = 20

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)(px|pt|pc|mm|cm|in)?\s*", re.ASCII)
_PIXELS_PER_UNIT = {"px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
"""Pixels of a unit (CSS Values and Units, absolute lengths)."""


def process_svg(content: bytes, key: str) -> tuple[PictureFacts | PictureFault, dict[str, bytes]]:
    """Return the facts or the fault of a drawing, and its single file, whose name begins with ``key``."""
    try:
        return _process(content, key)
    except SvgTooLargeError:
        return PictureFault("svg-too-much", {}), {}
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        if has_conflict(content):
            return PictureFault("svg-conflict", {}), {}
        return PictureFault("picture-broken", {"reason": type(error).__name__}), {}


def _process(content: bytes, key: str) -> tuple[PictureFacts | PictureFault, dict[str, bytes]]:
    root = parse_svg(content)
    size = _size(root) if root.tag == f"{{{SVG_NAMESPACE}}}svg" else None
    if size is None:
        return PictureFault("svg-without-size", {}), {}
    if max(size) > _MAX_SIDE:
        return PictureFault("svg-too-large", {"limit": f"{_MAX_SIDE}"}), {}
    removed: list[str] = []
    _clean(root, removed)
    check_references(root)
    root.set("width", f"{size[0]:g}")
    root.set("height", f"{size[1]:g}")
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {size[0]:g} {size[1]:g}")
    ElementTree.register_namespace("", SVG_NAMESPACE)
    ElementTree.register_namespace("xlink", XLINK_NAMESPACE)
    file = Variant(f"{key}-drawing.svg", max(1, round(size[0])), max(1, round(size[1])))
    facts = PictureFacts(
        file.width, file.height, None, (file,), removed=tuple(dict.fromkeys(removed))[:_MAX_REPORTED]
    )
    return facts, {file.name: ElementTree.tostring(root, encoding="utf-8") + b"\n"}


def _clean(element: ElementTree.Element, removed: list[str]) -> None:
    for name, value in list(element.attrib.items()):
        kept = _clean_value(name, value, removed)
        if kept is None:
            del element.attrib[name]
        elif kept != value:
            element.attrib[name] = kept
    before: ElementTree.Element | None = None
    for child in list(element):
        if _is_kept_element(child, removed):
            _clean(child, removed)
            before = child
            continue
        # In this library the text after an element belongs to it, but must not be removed with it.
        if child.tail and before is not None:
            before.tail = (before.tail or "") + child.tail
        elif child.tail:
            element.text = (element.text or "") + child.tail
        element.remove(child)


def _is_kept_element(element: ElementTree.Element, removed: list[str]) -> bool:
    namespace, _, name = str(element.tag).rpartition("}")
    if namespace != f"{{{SVG_NAMESPACE}":
        if name in ("script", "iframe", "object", "embed"):
            removed.append(f"<{name}>")
        return False
    if name == "style" and not _clean_style_sheet(element):
        removed.append("<style>")
        return False
    if name not in _ALLOWED_ELEMENTS and name not in _SILENTLY_REMOVED:
        removed.append(f"<{name}>")
    return name in _ALLOWED_ELEMENTS


def _clean_style_sheet(element: ElementTree.Element) -> bool:
    """Join the texts of a style sheet as browsers do, without child elements; return whether it is safe."""
    style = (element.text or "") + "".join(child.tail or "" for child in element)
    for child in list(element):
        element.remove(child)
    if not is_safe_css(style):
        return False
    element.text = empty_comments(style)
    return True


def _clean_value(name: str, value: str, removed: list[str]) -> str | None:
    """Return the sanitised value of an attribute; None when it must be removed."""
    namespace, _, local = name.rpartition("}")
    if namespace == "{http://www.w3.org/XML/1998/namespace":
        kept = value if local in ("lang", "space") else None
    elif namespace and name != f"{{{XLINK_NAMESPACE}}}href":
        return None
    elif local == "href":
        own = _FRAGMENT.fullmatch(value)
        kept = f"#{own[1]}" if own else None
    else:
        kept = value if _is_safe_value(local, value) else None
    is_event = local.lower().startswith("on")
    if kept is None and (
        is_event or local in _CSS_ATTRIBUTES or local in _PATH_ATTRIBUTES or local in _URL_ATTRIBUTES
    ):
        removed.append(local if is_event else f'{local}="{value[:40]}"')
    return kept


def _is_safe_value(name: str, value: str) -> bool:
    if name in _PATH_ATTRIBUTES:
        return _PATH_ATTRIBUTES[name].fullmatch(value) is not None
    if name in _TEXT_ATTRIBUTES or name.startswith(_TEXT_PREFIXES):
        return True
    if name not in _CSS_ATTRIBUTES or not is_safe_css(value):
        return False
    most = _MAX_VALUES.get(name, _MAX_NUMBER)
    return all(abs(float(number)) <= most for number in _NUMBER.findall(value))


def _size(root: ElementTree.Element) -> tuple[float, float] | None:
    """Return width and height in pixels, or else those of the view box; None without either."""
    written = _pixels(root.get("width")), _pixels(root.get("height"))
    box = [_pixels(each) for each in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:4]]
    width, height = written if None not in written else (*box, None, None)[:2]
    return (width, height) if width and height else None


def _pixels(length: str | None) -> float | None:
    found = _LENGTH.fullmatch(length or "")
    return min(float(found[1]) * _PIXELS_PER_UNIT[found[2] or "px"], _MAX_NUMBER) if found else None
