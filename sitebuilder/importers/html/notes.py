"""Recognise footnotes and endnotes by the anchors with which programs link them."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sitebuilder.importers.blocks import Block, Footnote
from sitebuilder.importers.html.nodes import Node, walk

_NUMBER = r"(?P<label>\d{1,9})"
_WORD = rf"_?(?P<kind>ftn|edn)(?P<back>ref)?{_NUMBER}"
_MAMMOTH = rf"(?P<kind>footnote|endnote)-(?P<back>ref-)?{_NUMBER}"
_LIBREOFFICE = rf"sd(?P<kind>footnote|endnote){_NUMBER}(?:sym|(?P<back>anc))?"
_GOOGLE = rf"(?P<kind>ftnt)(?P<back>_ref)?{_NUMBER}"
_MARKDOWN = rf"(?P<kind>(?:user-content-)?fn)(?P<back>ref)?[-:]?{_NUMBER}(?:-\d+)?"
_WIKI = rf"(?P<kind>cite_)(?:note|(?P<back>ref))-{_NUMBER}(?:[-_]\d+)?"

_ZHIHU = rf"(?P<kind>ref)_{_NUMBER}(?P<back>_\d+)?"

_WORD_FORMS = tuple(map(re.compile, (_WORD, _MAMMOTH)))
_FORMS = (*_WORD_FORMS, *map(re.compile, (_LIBREOFFICE, _GOOGLE, _MARKDOWN, _WIKI, _ZHIHU)))
"""Word and WPS, Mammoth, LibreOffice, Google Docs, Markdown (also our own pages), MediaWiki, Zhihu."""


class NoteLink(Struct, frozen=True):
    """A link to a note with this label, or from a note back to the text.

    ``is_certain`` if only notes have such links, so that it is one even where the note is missing.
    """

    label: str
    is_back: bool
    is_certain: bool


def parse_note_link(href: str) -> NoteLink | None:
    """Return the note to which, or from which, a link leads; None if it is another link.

    An address may stand before the anchor.
    """
    _, sign, anchor = href.rpartition("#")
    return _parse(anchor) if sign else None


def note_of_element(identifier: str) -> str | None:
    """Return the label of the note that the element with an id holds; None if it holds none."""
    found = _parse(identifier)
    return found.label if found is not None and not found.is_back else None


def note_labels(root: Node) -> frozenset[str]:
    """Return the labels of the notes in a page."""
    names = (node.get(name) for node in walk(root) for name in ("id", "name"))
    return frozenset(label for each in names if each and (label := note_of_element(each)) is not None)


def without_inner_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a note without notes in it: Word names both the element and its back-link."""
    whole: list[Block] = []
    for each in blocks:
        whole += each.blocks if isinstance(each, Footnote) else (each,)
    return tuple(whole)


def _parse(anchor: str) -> NoteLink | None:
    form, found = next(((form, found) for form in _FORMS if (found := form.fullmatch(anchor))), (None, None))
    if form is None or found is None:
        return None
    # Endnotes are counted separately from footnotes.
    label = f"e{found['label']}" if found["kind"].startswith("e") else found["label"]
    return NoteLink(label, found["back"] is not None, form in _WORD_FORMS)
