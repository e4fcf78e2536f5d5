"""What is done to Markdown's element tree: marks become attributes, footnotes are made addressable."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sitebuilder.markup.marks import OWN, attribute_name, take_list_mark, take_target_mark
from sitebuilder.problems import word

_INLINE_MARKUP = re.compile(r"[\\`\[<&*_]|  \n")
_URL_ATTRIBUTES = {"a": "href", "img": "src"}


class PassOverPlainText(Treeprocessor):
    """Spares text without any inline markup the search for it, which takes most of Markdown's time."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _INLINE_MARKUP.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _INLINE_MARKUP.search(element.tail):
                element.tail = AtomicString(element.tail)


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


class NumberFootnotes(Treeprocessor):
    """Gives footnotes ids by number, names that screen readers can say, and the generator's own mark.

    Their labels cannot be ids: they may hold any character. A footnote that the text refers to several
    times leads back to each place, one that it never refers to leads nowhere.
    """

    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self.language = language

    def run(self, root: Element) -> None:
        notes = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        items = notes.find("ol") if notes is not None else None
        if notes is None or items is None:
            return
        notes.attrib = {"class": "footnotes", OWN: ""}
        numbers = {f"#{item.get('id')}": number for number, item in enumerate(items, start=1)}
        references = self._number_references(root, numbers)
        for number, item in enumerate(items, start=1):
            item.attrib = {"id": f"fn-{number}", OWN: ""}
            self._link_back(item, number, references[number])

    def _number_references(self, root: Element, numbers: dict[str, int]) -> dict[int, list[str]]:
        """Return the ids of the references to each footnote, by its number."""
        references: dict[int, list[str]] = {number: [] for number in numbers.values()}
        for sup in root.iter("sup"):
            link = sup.find("a")
            if link is None or link.get("class") != "footnote-ref":
                continue
            number = numbers[link.get("href", "")]
            ids = references[number]
            ids.append(f"fnref-{number}" if not ids else f"fnref-{number}-{len(ids) + 1}")
            label = word("markup-footnote", self.language, number=number)
            sup.attrib = {"id": ids[-1], OWN: ""}
            link.attrib = {"href": f"#fn-{number}", "class": "footnote-ref", "aria-label": label, OWN: ""}
        return references

    def _link_back(self, item: Element, number: int, ids: list[str]) -> None:
        parent, link = next(
            (parent, child)
            for parent in item.iter()
            for child in parent.findall("a")
            if child.get("class") == "footnote-backref"
        )
        parent.remove(link)
        if not ids:
            _remove_space(parent)
        for count, reference in enumerate(ids, start=1):
            key = "markup-footnote-back" if count == 1 else "markup-footnote-back-again"
            title = word(key, self.language, number=number, count=count)
            back = Element("a", {"href": f"#{reference}", "class": "footnote-backref", "title": title})
            back.attrib |= {"aria-label": title, OWN: ""}
            back.text = link.text
            parent.append(back)


def _remove_space(parent: Element) -> None:
    """Remove the space that is meant to stand before the link back."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "").removesuffix(NBSP_PLACEHOLDER)
    else:
        parent.text = (parent.text or "").removesuffix(NBSP_PLACEHOLDER)


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
