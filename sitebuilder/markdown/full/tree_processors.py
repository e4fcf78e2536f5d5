"""Processors of Markdown's element tree: sentinels become attributes, abbreviations and cells are adapted."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from sitebuilder.markdown.block_sentinels import PARAGRAPH_CLASSES
from sitebuilder.markdown.full.work_budget import BudgetExceededError, WorkBudget
from sitebuilder.markdown.link_targets import (
    default_link_text,
    is_unambiguous_target,
    normalise_target,
    split_picture_size,
)
from sitebuilder.markdown.sentinels import (
    GENERATED,
    attribute_name,
    strip_text_sentinels,
    take_list_sentinel,
    take_target_sentinel,
)

TASK_OPEN, TASK_DONE = "task-open", "task-done"
"""The classes of what stands for the box of a task until the text has been sanitised."""

_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
_URL_ATTRIBUTES = {"a": "href", "img": "src"}


class _AtLineEnd:
    """An expression that is searched only in what ends with a brace, and from each run of spaces once."""

    def __init__(self) -> None:
        self.expression = re.compile(f"(?<! ){AttrListTreeprocessor.HEADER_RE.pattern}")

    def search(self, text: str) -> re.Match[str] | None:
        return self.expression.search(text) if text.rstrip(" \n").endswith("}") else None


class AttributeLists(AttrListTreeprocessor):
    """Attribute lists; the element gets the list's sentinel, so that what is removed can be told."""

    HEADER_RE = _AtLineEnd()  # type: ignore[assignment, misc]

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        attributes, number = take_list_sentinel(attrs_string)
        if _REMARK.search(attributes):
            # No attribute has such a name: it is said in braces.
            return f"{{{attributes}}}"
        remainder = super().assign_attrs(elem, attributes, strict=strict)
        if number and not (strict and remainder):
            elem.set(attribute_name(number), "")
        return remainder


_REMARK = re.compile(r"(?:^| )[^\x00-\x7f][^ =]*(?= |$)|^%")
"""A word in an attribute list that begins with no letter of ASCII, and has no value; a tag (``{% a %}``)."""

MAX_ABBREVIATIONS = 1_000
MAX_ABBREVIATION_LENGTH = 100
"""How many abbreviations a text may define, and how many characters each may have."""


class Abbreviations(AbbrTreeprocessor):
    """Abbreviations that end at any letter of another script: Chinese puts no space around ``HTML``."""

    def __init__(self, md: Markdown, abbreviations: dict[str, str], budget: WorkBudget) -> None:
        super().__init__(md, abbreviations)
        self.budget = budget

    def run(self, root: Element) -> None:
        if not self.abbrs:
            return
        longest_first = sorted(self.abbrs, key=len, reverse=True)
        if len(longest_first) > MAX_ABBREVIATIONS or len(longest_first[0]) > MAX_ABBREVIATION_LENGTH:
            raise BudgetExceededError("markup-abbreviations", longest_first[0])
        self.RE = re.compile(_any_of(longest_first))
        for parent in list(root.iter()):
            self._mark_up(parent)

    def _mark_up(self, parent: Element) -> None:
        """Put abbreviations into an element's text and after its children."""
        children: list[Element] = []
        parent.text, found = self._split(parent.text)
        children += found
        for child in parent:
            children.append(child)
            child.tail, found = self._split(child.tail)
            children += found
        if len(children) > len(parent):
            parent[:] = children

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return a text up to its first abbreviation, and each abbreviation with the text after it."""
        if not text or isinstance(text, AtomicString) or self.RE is None:
            return text, []
        matches = [match for match in self.RE.finditer(text) if self.abbrs[match[0]]]
        if not matches:
            return text, []
        ends = [*(match.start() for match in matches[1:]), len(text)]
        elements = [
            self.create_element(self.abbrs[match[0]], match[0], text[match.end() : end])
            for match, end in zip(matches, ends, strict=True)
        ]
        self.budget.spend_expansion(sum(len(self.abbrs[match[0]]) for match in matches), matches[0][0])
        return text[: matches[0].start()], elements


def _any_of(longest_first: Sequence[str]) -> str:
    """Return an expression for any of the abbreviations; a letter or digit at its edge ends a word."""
    words = [_ends_word(each) for each in longest_first if re.match("[A-Za-z0-9_]", each)]
    others = [_ends_word(each) for each in longest_first if not re.match("[A-Za-z0-9_]", each)]
    return "|".join([*([f"(?<![A-Za-z0-9_])(?:{'|'.join(words)})"] if words else []), *others])


def _ends_word(abbreviation: str) -> str:
    after = "(?![A-Za-z0-9_])" if re.search("[A-Za-z0-9_]$", abbreviation) else ""
    return re.escape(abbreviation) + after


class AutomaticMail(InlineProcessor):
    """``<name@example.com>`` as a link, its address as written."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        written = self.unescape(m[1])
        link = Element("a", {"href": f"mailto:{written.removeprefix('mailto:')}"})
        link.text = AtomicString(written.removeprefix("mailto:"))
        return link, m.start(), m.end()


class ParagraphClasses(Treeprocessor):
    """Makes the sign before a paragraph its class."""

    def run(self, root: Element) -> None:
        for element in root.iter("p"):
            if element.text and element.text[0] in PARAGRAPH_CLASSES:
                element.set("class", PARAGRAPH_CLASSES[element.text[0]])
                element.text = element.text[1:]


class TaskItems(Treeprocessor):
    """Makes ``[ ]`` and ``[x]`` at the beginning of an item a mark, of which ``tasks`` makes a box (GFM)."""

    BOX = re.compile(r"\[([ xX])\][ ]+(?=\S)")

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            holder = item if item.text and item.text.strip() else next(iter(item), item)
            if holder is not item and holder.tag != "p":
                continue
            if box := self.BOX.match(holder.text or ""):
                item.set("class", "task-list-item")
                mark = Element("span", {"class": TASK_DONE if box[1] != " " else TASK_OPEN, GENERATED: ""})
                mark.tail = (holder.text or "")[box.end() :]
                holder.text = ""
                holder.insert(0, mark)


class AlignCells(Treeprocessor):
    """Makes the alignment of table cells a class: the attribute is obsolete and styles are not allowed."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("td", "th") and (alignment := element.attrib.pop("align", None)):
                element.set("class", f"align-{alignment}")


class MoveSentinels(Treeprocessor):
    """Takes the sentinels out of link targets and makes them attributes."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _URL_ATTRIBUTES:
                _move_mark(element, _URL_ATTRIBUTES[element.tag])


def _move_mark(element: Element, attribute: str) -> None:
    target, number = take_target_sentinel(element.get(attribute) or "")
    if not number:
        return
    target = _ESCAPED.sub(lambda sign: chr(int(sign[1])), target)
    title = strip_text_sentinels(element.get("title") or "")
    if not target and is_unambiguous_target(title, is_picture=element.tag == "img"):
        # A target in quotation marks alone is read as a title.
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
    """Give a picture the size that stands behind its target, which is returned without it."""
    target, width, height = split_picture_size(target)
    for name, value in (("width", width), ("height", height)):
        if value:
            image.set(name, value)
        elif written := image.get(name):
            image.set(name, written.removesuffix("px"))
    return target
