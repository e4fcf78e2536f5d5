"""Tree processors: attribute lists, the classes of paragraphs and cells, sentinels moved to attributes."""

import re
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sitebuilder.markdown.block_sentinels import PARAGRAPH_CLASSES
from sitebuilder.markdown.full.inline_markup import restore_escaped
from sitebuilder.markdown.links.targets import default_link_text
from sitebuilder.markdown.links.typed_targets import is_unambiguous_target, normalise_target
from sitebuilder.markdown.picture_sizes import split_alt_size, split_picture_size
from sitebuilder.markdown.sentinels import (
    attribute_name,
    strip_text_sentinels,
    take_list_sentinel,
    take_target_sentinel,
)
from sitebuilder.patterns import lazy_pattern

_URL_ATTRIBUTES = {"a": "href", "img": "src"}


class _TrailingAttributeList:
    """An expression that is only searched for in text that ends with a brace, once per run of spaces."""

    def __init__(self) -> None:
        self.expression = re.compile(f"(?<! ){AttrListTreeprocessor.HEADER_RE.pattern}")

    def search(self, text: str) -> re.Match[str] | None:
        return self.expression.search(text) if text.rstrip(" \n").endswith("}") else None


class _LeadingAttributeList:
    """An expression for the first braces after an element in a line, unless they hold text."""

    def match(self, text: str) -> re.Match[str] | None:
        found = _FIRST_BRACES.match(text)
        return found if found and not _is_text(take_list_sentinel(found[1])[0]) else None


class AttributeLists(AttrListTreeprocessor):
    """Attribute lists that pass their sentinel on to the element, so that removed attributes are reported."""

    HEADER_RE = _TrailingAttributeList()  # type: ignore[assignment, misc]
    INLINE_RE = _LeadingAttributeList()  # type: ignore[assignment, misc]

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        attributes, number = take_list_sentinel(attrs_string)
        if _is_text(attributes):
            return f"{{{attributes}}}"
        remainder = super().assign_attrs(elem, attributes, strict=strict)
        if number and not (strict and remainder):
            elem.set(attribute_name(number), "")
        return remainder


def _is_text(attributes: str) -> bool:
    """Return whether braces hold text, as no attribute has such a name."""
    return _REMARK.search(_QUOTED.sub("", attributes)) is not None


_QUOTED = lazy_pattern("""=(?:"[^"]*"|'[^']*')""")
_REMARK = lazy_pattern(r"(?:^| )[^ A-Za-z_.#:=\"'][^ =]*(?= |$)|^%")
"""A word without a value that begins with no sign of an attribute, or a template tag (``{% a %}``)."""

_FIRST_BRACES = lazy_pattern(r"""\{:?[ ]*((?=[^}\n ])(?:="[^"\n]*"|='[^'\n]*'|[^}\n])*+)\}""")
"""Braces up to the first that closes them outside the quotation marks of a value."""


class ParagraphClasses(Treeprocessor):
    """Turns the sentinel before a paragraph into its class."""

    def run(self, root: Element) -> None:
        for element in root.iter("p"):
            if element.text and element.text[0] in PARAGRAPH_CLASSES:
                element.set("class", PARAGRAPH_CLASSES[element.text[0]])
                element.text = element.text[1:]


class AlignCells(Treeprocessor):
    """Turns the alignment of table cells into a class: the attribute is obsolete, styles are not allowed."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("td", "th") and (alignment := element.attrib.pop("align", None)):
                element.set("class", f"align-{alignment}")


class MoveSentinels(Treeprocessor):
    """Moves sentinels from link targets to attributes."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _URL_ATTRIBUTES:
                _move_sentinel(element, _URL_ATTRIBUTES[element.tag])


def _move_sentinel(element: Element, attribute: str) -> None:
    target, number = take_target_sentinel(element.get(attribute) or "")
    if not number:
        return
    target = restore_escaped(target)
    title = strip_text_sentinels(element.get("title") or "")
    if not target and is_unambiguous_target(title, is_picture=element.tag == "img"):
        # A target that is only a quoted string is parsed as a title.
        target = title
        del element.attrib["title"]
    if element.tag == "img":
        target = _set_size(element, target)
    target = normalise_target(target)
    element.set(attribute, target)
    element.set(attribute_name(number), "")
    if element.tag == "a" and target and not len(element) and not (element.text or "").strip():
        element.text = AtomicString(default_link_text(target))


def _set_size(image: Element, target: str) -> str:
    """Give an image the size written after its target or its alternative text; return the bare target."""
    target, width, height = split_picture_size(target)
    alt = restore_escaped(image.get("alt") or "")
    bare_alt, *in_alt = split_alt_size(alt)
    if in_alt[0]:
        image.set("alt", bare_alt)
        if not (width or height or "width" in image.attrib or "height" in image.attrib):
            width, height = in_alt
    for name, value in (("width", width), ("height", height)):
        if value:
            image.set(name, value)
        elif written := image.get(name):
            image.set(name, written.removesuffix("px"))
    return target
