"""What is done to Markdown's element tree: marks become attributes, abbreviations and cells are adapted."""

import re
from xml.etree.ElementTree import Element

from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sitebuilder.markup.marks import attribute_name, take_list_mark, take_target_mark

_URL_ATTRIBUTES = {"a": "href", "img": "src"}


class MarkedAttributeLists(AttrListTreeprocessor):
    """Attribute lists; the element gets the list's mark, so that what is removed can be told."""

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        attributes, number = take_list_mark(attrs_string)
        remainder = super().assign_attrs(elem, attributes, strict=strict)
        if number and not (strict and remainder):
            elem.set(attribute_name(number), "")
        return remainder


class Abbreviations(AbbrTreeprocessor):
    """Abbreviations that end at any letter of another script: Chinese puts no space around ``HTML``."""

    def run(self, root: Element) -> None:
        if not self.abbrs:
            return
        longest_first = sorted(self.abbrs, key=len, reverse=True)
        self.RE = re.compile("|".join(_as_word(abbreviation) for abbreviation in longest_first))
        self.iter_element(root)


def _as_word(abbreviation: str) -> str:
    before = "(?<![A-Za-z0-9_])" if re.match("[A-Za-z0-9_]", abbreviation) else ""
    after = "(?![A-Za-z0-9_])" if re.search("[A-Za-z0-9_]$", abbreviation) else ""
    return f"{before}{re.escape(abbreviation)}{after}"


class AutomaticMail(InlineProcessor):
    """``<name@example.com>`` as a link, its address as written."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        written = self.unescape(m[1])
        link = Element("a", {"href": f"mailto:{written.removeprefix('mailto:')}"})
        link.text = AtomicString(written.removeprefix("mailto:"))
        return link, m.start(), m.end()


class AlignCells(Treeprocessor):
    """Makes the alignment of table cells a class: the attribute is obsolete and styles are not allowed."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("td", "th") and (alignment := element.attrib.pop("align", None)):
                element.set("class", f"align-{alignment}")


class MoveMarks(Treeprocessor):
    """Takes the marks out of link targets and makes them attributes."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _URL_ATTRIBUTES:
                _move_mark(element, _URL_ATTRIBUTES[element.tag])


def _move_mark(element: Element, attribute: str) -> None:
    target, number = take_target_mark(element.get(attribute) or "")
    if number:
        element.set(attribute, target)
        element.set(attribute_name(number), "")
