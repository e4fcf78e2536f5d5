"""Tree processors: move sentinels to attributes, mark abbreviations and tasks, align cells."""

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
from sitebuilder.markdown.link_targets import default_link_text
from sitebuilder.markdown.picture_sizes import split_alt_size, split_picture_size
from sitebuilder.markdown.sentinels import (
    GENERATED,
    attribute_name,
    strip_text_sentinels,
    take_list_sentinel,
    take_target_sentinel,
)
from sitebuilder.markdown.typed_targets import is_unambiguous_target, normalise_target

TASK_OPEN, TASK_DONE = "task-open", "task-done"
"""The classes of the placeholders of task checkboxes, until the text has been sanitised."""

_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")
_URL_ATTRIBUTES = {"a": "href", "img": "src"}


class _TrailingAttributeList:
    """An expression that is only searched for in text that ends with a brace, once per run of spaces."""

    def __init__(self) -> None:
        self.expression = re.compile(f"(?<! ){AttrListTreeprocessor.HEADER_RE.pattern}")

    def search(self, text: str) -> re.Match[str] | None:
        return self.expression.search(text) if text.rstrip(" \n").endswith("}") else None


class AttributeLists(AttrListTreeprocessor):
    """Attribute lists that pass their sentinel on to the element, so that removed attributes are reported."""

    HEADER_RE = _TrailingAttributeList()  # type: ignore[assignment, misc]

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        attributes, number = take_list_sentinel(attrs_string)
        if _REMARK.search(attributes):
            # No attribute has such a name: it is text in braces.
            return f"{{{attributes}}}"
        remainder = super().assign_attrs(elem, attributes, strict=strict)
        if number and not (strict and remainder):
            elem.set(attribute_name(number), "")
        return remainder


_REMARK = re.compile(r"(?:^| )[^\x00-\x7f][^ =]*(?= |$)|^%")
"""A word without a value that does not begin with an ASCII letter, or a template tag (``{% a %}``)."""

MAX_ABBREVIATIONS = 1_000
MAX_ABBREVIATION_LENGTH = 100
"""The most abbreviations that a text may define, and the most characters of each."""


class Abbreviations(AbbrTreeprocessor):
    """Abbreviations that end at a letter of another script: Chinese has no spaces around ``HTML``."""

    def __init__(self, md: Markdown, abbreviations: dict[str, str], budget: WorkBudget) -> None:
        super().__init__(md, abbreviations)
        self.budget = budget

    def run(self, root: Element) -> None:
        if not self.abbrs:
            return
        longest_first = sorted(self.abbrs, key=len, reverse=True)
        if len(longest_first) > MAX_ABBREVIATIONS or len(longest_first[0]) > MAX_ABBREVIATION_LENGTH:
            raise BudgetExceededError("markup-abbreviations", longest_first[0])
        self.RE = re.compile(_alternatives(longest_first))
        for parent in list(root.iter()):
            self._mark_up(parent)

    def _mark_up(self, parent: Element) -> None:
        """Mark up abbreviations in an element's text and in the tails of its children."""
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
        """Return the text before the first abbreviation, and an element with a tail for each abbreviation."""
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


def _alternatives(longest_first: Sequence[str]) -> str:
    """Return an expression for any of the abbreviations; one that begins or ends with a word is delimited."""
    words = [_delimit_end(each) for each in longest_first if re.match("[A-Za-z0-9_]", each)]
    others = [_delimit_end(each) for each in longest_first if not re.match("[A-Za-z0-9_]", each)]
    return "|".join([*([f"(?<![A-Za-z0-9_])(?:{'|'.join(words)})"] if words else []), *others])


def _delimit_end(abbreviation: str) -> str:
    after = "(?![A-Za-z0-9_])" if re.search("[A-Za-z0-9_]$", abbreviation) else ""
    return re.escape(abbreviation) + after


class AutomaticMail(InlineProcessor):
    """Turns ``<name@example.com>`` into a link, without obfuscating the address."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        written = self.unescape(m[1])
        link = Element("a", {"href": f"mailto:{written.removeprefix('mailto:')}"})
        link.text = AtomicString(written.removeprefix("mailto:"))
        return link, m.start(), m.end()


class ParagraphClasses(Treeprocessor):
    """Turns the sentinel before a paragraph into its class."""

    def run(self, root: Element) -> None:
        for element in root.iter("p"):
            if element.text and element.text[0] in PARAGRAPH_CLASSES:
                element.set("class", PARAGRAPH_CLASSES[element.text[0]])
                element.text = element.text[1:]


class TaskItems(Treeprocessor):
    """Turns ``[ ]`` and ``[x]`` at the beginning of an item into a placeholder for ``task_lists`` (GFM).

    So are ``[]``, ``[√]`` and a box right before Chinese, as people type them.
    """

    BOX = re.compile("[\\[［]([ \u00a0\u3000xX√✓✔]?)[\\]］](?:[ \u00a0\u3000]+(?=\\S)|(?=[\u3400-\u9fff]))")

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            holder = item if item.text and item.text.strip() else next(iter(item), item)
            if holder is not item and holder.tag != "p":
                continue
            if box := self.BOX.match(holder.text or ""):
                item.set("class", "task-list-item")
                mark = Element("span", {"class": TASK_DONE if box[1].strip() else TASK_OPEN, GENERATED: ""})
                mark.tail = (holder.text or "")[box.end() :]
                holder.text = ""
                holder.insert(0, mark)


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
    target = _ESCAPED.sub(lambda sign: chr(int(sign[1])), target)
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
    alt = _ESCAPED.sub(lambda sign: chr(int(sign[1])), image.get("alt") or "")
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
