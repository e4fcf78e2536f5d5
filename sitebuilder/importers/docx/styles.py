"""Word's styles: the level of a heading, its number, the alignment of paragraphs, hidden text."""

import re
from collections.abc import Iterator
from itertools import takewhile
from xml.etree.ElementTree import Element

from msgspec import Struct

from sitebuilder.importers.contents_lines import is_contents_line
from sitebuilder.importers.docx.xml import (
    attribute,
    child,
    descendants,
    local_name,
    parse_number,
    read_toggle,
    text_of,
    val,
)

_HEADING = re.compile(r"(?:heading|标题|Überschrift)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|文档标题|公文标题|大标题", re.IGNORECASE)
_INDENTS = ("left", "start", "firstLine")
_MIN_RIGHT_INDENT = 4_000
"""The least indent of a signature, in twentieths of a point: about half of the text's width on A4."""

_LONGEST_HEADING = 40

_CONTENTS = re.compile(r"(?:toc|目录|contents)\s*\d*(?: heading|标题)?", re.IGNORECASE)
_CODE = re.compile(r"HTML Preformatted|HTML 预设格式|Preformatted Text|(?:Source )?Code|代码", re.IGNORECASE)
_SENTENCE = re.compile("[，。；：！？、]")
_QUOTE = re.compile(r"(?:intense |明显)?(?:quote|quotations?|block text|引用|文本块)", re.IGNORECASE)
_NO_TEXT = re.compile(
    f"(?:{'|'.join(each.pattern for each in (_HEADING, _TITLE, _CONTENTS, _QUOTE))}).*",
    re.IGNORECASE,
)
"""The names of styles whose looks say what a paragraph is, and emphasise nothing."""

_LINK = re.compile(
    r"(?:followed ?)?hyperlink|(?:visited )?internet link|(?:访问过的|已访问的)?超(?:级)?链接", re.IGNORECASE
)
"""The names of the styles of links, which programs underline."""

_NESTED_LIST = re.compile(
    r"(?:list (?:bullet|number)|列表项目符号|列表编号|列表符号)\s*([2-5])", re.IGNORECASE
)
"""Word's styles for the deeper levels of a list, each of which is a list of one level."""

TITLE_LEVEL = 1
"""The level of a paragraph styled as the title; headings are one level below their own number."""

_MAX_STYLES = 20
"""Maximum length of a chain of styles based on each other."""


class Style(Struct, frozen=True):
    """A style: its name, the id of the style it is based on, and its properties."""

    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


class Styles(Struct, frozen=True):
    """The styles of a document by id, and the id of the default paragraph style."""

    by_id: dict[str, Style]
    default: str = ""

    def chain(self, identifier: str | None) -> Iterator[Style]:
        """Yield a style and those that it is based on, nearest first."""
        for _ in range(_MAX_STYLES):
            style = self.by_id.get(identifier or "")
            if style is None:
                return
            yield style
            identifier = style.based_on

    def level(self, paragraph: Element) -> int | None:
        """Return the level of a heading, 1 for the title; ``None`` for any other paragraph."""
        level = self._level(child(paragraph, "pPr"))
        # People give whole paragraphs a level, so that the navigation of Word lists them.
        is_text = level is not None and level > TITLE_LEVEL and _is_prose(text_of(paragraph))
        return None if is_text else level

    def _level(self, properties: Element | None) -> int | None:
        """Return the level that a paragraph's own properties or its style give it."""
        direct = parse_number(val(properties, "outlineLvl"))
        if direct is not None:
            return _heading_level(direct)
        for style in self.chain(val(properties, "pStyle")):
            if found := _HEADING.fullmatch(style.name.strip()):
                return min(int(found[1]) + TITLE_LEVEL, 6)
            if _TITLE.fullmatch(style.name.strip()):
                return TITLE_LEVEL
            level = parse_number(val(style.paragraph, "outlineLvl"))
            if level is not None:
                return _heading_level(level)
        return None

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a line of a table of contents."""
        chain = self.chain(val(paragraph, "pPr", "pStyle"))
        if not any(_CONTENTS.fullmatch(style.name.strip()) for style in chain):
            return False
        is_linked = any(
            (attribute(each, "anchor") or "").startswith("_Toc") or "PAGEREF" in (each.text or "")
            for each in descendants(paragraph, "hyperlink", "instrText")
        )
        pieces = descendants(paragraph, "t", "tab")
        text = "".join(each.text or "" if local_name(each) == "t" else "\t" for each in pieces)
        return is_contents_line(text, is_linked=is_linked)

    def is_quote(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a quotation, by its style."""
        return any(
            _QUOTE.fullmatch(style.name.strip()) for style in self.chain(val(paragraph, "pPr", "pStyle"))
        )

    def is_code(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a line of a program: its style says so, and it is no sentence."""
        chain = self.chain(val(paragraph, "pPr", "pStyle"))
        is_styled = any(_CODE.fullmatch(style.name.strip()) for style in chain)
        return is_styled and _SENTENCE.search(text_of(paragraph)) is None

    def list_depth(self, paragraph: Element) -> int:
        """Return how deep a paragraph is nested in lists by the name of its style, 0 for a first level."""
        for style in self.chain(val(paragraph, "pPr", "pStyle")):
            if found := _NESTED_LIST.fullmatch(style.name.strip()):
                return int(found[1]) - 1
        return 0

    def align(self, paragraph: Element) -> str:
        """Return the alignment of a paragraph: ``right``, ``center`` or empty."""
        properties = child(paragraph, "pPr")
        alignment = val(properties, "jc")
        if alignment is None:
            chain = self.chain(val(properties, "pStyle") or self.default)
            alignment = next((found for style in chain if (found := val(style.paragraph, "jc"))), None)
        found = {"right": "right", "end": "right", "center": "center"}.get(alignment or "", "")
        return found or ("right" if _is_far_indented(child(properties, "ind")) else "")

    def is_set(self, run: Element, name: str, paragraph_style: str | None = None) -> bool:
        """Return whether a toggle property is on, by the run itself, its style, or its paragraph's style."""
        properties = child(run, "rPr")
        is_on = read_toggle(properties, name)
        for identifier in (val(properties, "rStyle"), paragraph_style):
            for style in self.chain(identifier):
                is_on = read_toggle(style.run, name) if is_on is None else is_on
        return bool(is_on)

    def is_emphasised(self, run: Element, name: str, paragraph_style: str | None) -> bool:
        """Return whether a toggle property is on that says something of a text: not one of all paragraphs."""
        own = read_toggle(child(run, "rPr"), name)
        chain = list(self.chain(val(run, "rPr", "rStyle")))
        if self.is_of_text(paragraph_style):
            chain += self._above_default(paragraph_style)
        written = (read_toggle(style.run, name) for style in chain)
        return next((each for each in (own, *written) if each is not None), False)

    def _above_default(self, identifier: str | None) -> list[Style]:
        """Return the styles of a paragraph that are based on the default style, or on none."""
        default = self.by_id.get(self.default)
        return list(takewhile(lambda style: style is not default, self.chain(identifier)))

    def value_of_style(self, run: Element, name: str) -> str:
        """Return the value that the style of a run gives to a property; empty for the looks of links."""
        chain = list(self.chain(val(run, "rPr", "rStyle")))
        if any(_LINK.fullmatch(style.name.strip()) for style in chain):
            return ""
        return next((found for style in chain if (found := val(style.run, name))), "")

    def is_of_text(self, identifier: str | None) -> bool:
        """Return whether a paragraph's style is one for texts, so that its bold type says something.

        Headings, titles and quotations are bold by what they are, and the default style is that of all.
        """
        chain = self._above_default(identifier)
        return bool(chain) and not any(
            _NO_TEXT.fullmatch(style.name.strip()) or child(style.paragraph, "outlineLvl") is not None
            for style in chain
        )


def _heading_level(outline: int) -> int | None:
    """Return the level of a heading by its outline level, which is 9 for text (17.3.1.20)."""
    return min(outline + TITLE_LEVEL + 1, 6) if outline < 9 else None


def _is_prose(text: str) -> bool:
    """Return whether a paragraph is a heading and sentences (``（一）范围。全体…``), or a long sentence."""
    text = text.strip()
    return "。" in text[:-1] or (text.endswith("。") and len(text) > _LONGEST_HEADING)


def _is_far_indented(indent: Element | None) -> bool:
    """Return whether an indent sets a line at the right, as people set signatures."""
    lengths = (parse_number(attribute(indent, name)) or 0 for name in _INDENTS) if indent is not None else ()
    return sum(lengths) >= _MIN_RIGHT_INDENT


def has_right_stop(paragraph: Element) -> bool:
    """Return whether the first tab of a paragraph goes to the right margin: no other stop is before it."""
    stops = child(paragraph, "pPr", "tabs")
    kinds = [attribute(each, "val") for each in (stops if stops is not None else ())]
    return kinds in (["right"], ["end"])


def read_styles(root: Element | None) -> Styles:
    """Read the styles of a document."""
    found: dict[str, Style] = {}
    default = ""
    for each in root if root is not None else ():
        if local_name(each) != "style":
            continue
        identifier = attribute(each, "styleId") or ""
        found[identifier] = Style(
            val(each, "name") or "", val(each, "basedOn") or "", child(each, "pPr"), child(each, "rPr")
        )
        if attribute(each, "type") == "paragraph" and attribute(each, "default") in ("1", "true", "on"):
            default = identifier
    return Styles(found, default)
