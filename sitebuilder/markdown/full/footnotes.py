"""Footnotes: ids, numbers, references and back-links."""

from itertools import islice
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from sitebuilder.markdown.full.loose_ends import LooseEnds
from sitebuilder.markdown.sentinels import GENERATED
from sitebuilder.markdown.unique_names import unique_name
from sitebuilder.messages import word

BACK_ARROW = "\u21a9\ufe0e"
"""The arrow with the text variation selector: without it phones show an emoji."""

_NBSP = "\u00a0"


class Footnotes(FootnoteExtension):
    """Footnotes that may define others, which are found while their text is parsed and come after them.

    ``loose_ends`` are those of the current text. Two notes with the same label become one with both texts.
    """

    def __init__(self) -> None:
        self.loose_ends = LooseEnds()
        self._is_rendering_notes = False
        self._taken: dict[str, int] = {}
        super().__init__(SEPARATOR="-")

    def reset(self) -> None:
        super().reset()
        self.loose_ends.clear()
        self._is_rendering_notes = False

    def setFootnote(self, id: str, text: str) -> None:
        if id in self.footnotes:
            self.loose_ends.repeated[id] = None
            if self._is_rendering_notes:
                # Defined inside a note: the other one with its label may be rendered already.
                id = unique_name(id, self._taken)
            else:
                text = f"{self.footnotes[id]}\n\n{text}"
        super().setFootnote(id, text)

    def makeFootnotesDiv(self, root: Element) -> Element | None:
        if not self.footnotes:
            return None
        self._is_rendering_notes = True
        self._taken = dict.fromkeys(self.footnotes, 1)
        notes = Element("div", {"class": "footnote"})
        SubElement(notes, "hr")
        items = SubElement(notes, "ol")
        names = list(self.footnotes)
        for name in names:
            self._add_note(items, name)
            if len(self.footnotes) > len(names):
                names += islice(self.footnotes, len(names), None)
        return notes

    def _add_note(self, items: Element, name: str) -> None:
        item = SubElement(items, "li", {"id": self.makeFootnoteId(name)})
        # Parsed into another element, as in the library: lists would continue the last item.
        parent = Element("div")
        self.parser.parseChunk(parent, self.footnotes[name])
        item[:] = list(parent)
        if len(item):
            paragraph = item[-1] if item[-1].tag == "p" else SubElement(item, "p")
            if paragraph.text:
                paragraph.text += NBSP_PLACEHOLDER
            SubElement(paragraph, "a", {"class": "footnote-backref"})


class NumberFootnotes(Treeprocessor):
    """Numbers footnotes in the order of their references, and gives them ids and accessible names.

    Their labels cannot be ids: they may hold any character. A footnote with several references links back to
    each; one without any comes last and has no back-link. All tags of footnotes are marked as generated.
    """

    def __init__(self, md: Markdown, footnotes: Footnotes) -> None:
        super().__init__(md)
        self.footnotes = footnotes

    def run(self, root: Element) -> None:
        notes = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
        items = notes.find("ol") if notes is not None else None
        if notes is None or items is None:
            return
        notes.attrib = {"class": "footnotes", GENERATED: ""}
        references = _references(root)
        order = {target: index for index, target in enumerate(references)}
        labels = {f"#{self.footnotes.makeFootnoteId(label)}": label for label in self.footnotes.footnotes}
        unused = (labels[_target(item)] for item in items if _target(item) not in references)
        self.footnotes.loose_ends.unused.update(dict.fromkeys(unused))
        items[:] = sorted(items, key=lambda item: order.get(_target(item), len(order)))
        for number, item in enumerate(items, start=1):
            ids = self._number_references(references.get(_target(item), []), number)
            item.attrib = {"id": f"fn-{number}", GENERATED: ""}
            self._link_back(item, number, ids)

    def _number_references(self, references: list[Element], number: int) -> list[str]:
        ids: list[str] = []
        for count, reference in enumerate(references, start=1):
            ids.append(f"fnref-{number}" if count == 1 else f"fnref-{number}-{count}")
            reference.attrib = {"id": ids[-1], GENERATED: ""}
            label = word("markup-footnote", number=number)
            link = reference[0]
            link.attrib = {
                "href": f"#fn-{number}",
                "class": "footnote-ref",
                "aria-label": label,
                GENERATED: "",
            }
            link.text = str(number)
        return ids

    def _link_back(self, item: Element, number: int, ids: list[str]) -> None:
        parent = _remove_back_link(item)
        if ids and len(parent):
            parent[-1].tail = f"{parent[-1].tail or ''}{_NBSP}"
        elif ids and parent.text:
            parent.text += _NBSP
        for count, reference in enumerate(ids, start=1):
            key = "markup-footnote-back" if count == 1 else "markup-footnote-back-again"
            title = word(key, number=number, count=count)
            back = SubElement(
                parent, "a", {"href": f"#{reference}", "class": "footnote-backref", GENERATED: ""}
            )
            back.attrib |= {"title": title, "aria-label": title}
            back.text = BACK_ARROW


def _target(item: Element) -> str:
    return f"#{item.get('id')}"


def _references(root: Element) -> dict[str, list[Element]]:
    """Map the target of each referenced footnote, in the order of the text, to its references."""
    references: dict[str, list[Element]] = {}
    for sup in root.iter("sup"):
        if len(sup) == 1 and sup[0].get("class") == "footnote-ref":
            references.setdefault(sup[0].get("href", ""), []).append(sup)
    return references


def _remove_back_link(item: Element) -> Element:
    """Remove Python-Markdown's back-link and the space before it; return the paragraph that held it."""
    for parent in item.iter():
        for link in parent.findall("a"):
            if link.get("class") == "footnote-backref":
                parent.remove(link)
                if len(parent):
                    parent[-1].tail = (parent[-1].tail or "").removesuffix(NBSP_PLACEHOLDER)
                else:
                    parent.text = (parent.text or "").removesuffix(NBSP_PLACEHOLDER)
                return parent
    return SubElement(item, "p")
