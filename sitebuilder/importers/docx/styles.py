"""What Word's styles say: the level of a heading, its number, how paragraphs stand, what is hidden."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct

from sitebuilder.importers.docx.xml import attribute, child, local_name, parse_number, read_toggle, val

_HEADING = re.compile(r"(?:heading|标题|Überschrift)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|文档标题|公文标题|大标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|contents)\s*\d*(?: heading|标题)?", re.IGNORECASE)
TITLE_LEVEL = 1
"""The level of what is styled as the title; headings are one below their own number."""

_MAX_STYLES = 20
"""How many styles may be based on each other."""


class Style(Struct, frozen=True):
    """A style: its name, what it is based on, and the properties that it gives."""

    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


class Styles(Struct, frozen=True):
    """The styles of a document by their ids, and the paragraph style of those that name none."""

    by_id: dict[str, Style]
    default: str = ""

    def chain(self, identifier: str | None) -> Iterator[Style]:
        """Yield a style and those that it is based on, the nearest first."""
        for _ in range(_MAX_STYLES):
            style = self.by_id.get(identifier or "")
            if style is None:
                return
            yield style
            identifier = style.based_on

    def level(self, paragraph: Element) -> int | None:
        """Return the level of a heading, from 1 for the title on; ``None`` for a paragraph of text."""
        properties = child(paragraph, "pPr")
        direct = parse_number(val(properties, "outlineLvl"))
        if direct is not None:
            return min(direct + TITLE_LEVEL + 1, 6) if direct < 9 else None
        for style in self.chain(val(properties, "pStyle")):
            if found := _HEADING.fullmatch(style.name.strip()):
                return min(int(found[1]) + TITLE_LEVEL, 6)
            if _TITLE.fullmatch(style.name.strip()):
                return TITLE_LEVEL
            level = parse_number(val(style.paragraph, "outlineLvl"))
            if level is not None:
                return min(level + TITLE_LEVEL + 1, 6) if level < 9 else None
        return None

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a line of a table of contents."""
        return any(
            _CONTENTS.fullmatch(style.name.strip()) for style in self.chain(val(paragraph, "pPr", "pStyle"))
        )

    def align(self, paragraph: Element) -> str:
        """Return how a paragraph stands: ``right``, ``center`` or empty."""
        properties = child(paragraph, "pPr")
        said = val(properties, "jc")
        if said is None:
            chain = self.chain(val(properties, "pStyle") or self.default)
            said = next((found for style in chain if (found := val(style.paragraph, "jc"))), None)
        return {"right": "right", "end": "right", "center": "center"}.get(said or "", "")

    def is_set(self, run: Element, name: str, paragraph_style: str | None = None) -> bool:
        """Return whether a property of runs is on, said by the run, its style, or that of its paragraph."""
        properties = child(run, "rPr")
        said = read_toggle(properties, name)
        for identifier in (val(properties, "rStyle"), paragraph_style):
            for style in self.chain(identifier):
                said = read_toggle(style.run, name) if said is None else said
        return bool(said)


def read_styles(root: Element | None) -> Styles:
    """Return the styles of a document."""
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
