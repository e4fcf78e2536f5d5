"""Recognise footnotes and endnotes by the anchors with which programs link them."""

import re

_NUMBER = r"(?P<label>\d{1,9})"
_WORD = rf"_?(?P<kind>ftn|edn)(?P<back>ref)?{_NUMBER}"
_MAMMOTH = rf"(?P<kind>footnote|endnote)-(?P<back>ref-)?{_NUMBER}"
_LIBREOFFICE = rf"sd(?P<kind>footnote|endnote){_NUMBER}(?:sym|(?P<back>anc))?"
_GOOGLE = rf"(?P<kind>ftnt)(?P<back>_ref)?{_NUMBER}"
_MARKDOWN = rf"(?P<kind>(?:user-content-)?fn)(?P<back>ref)?[-:]?{_NUMBER}(?:-\d+)?"
_WIKI = rf"(?P<kind>cite_)(?:note|(?P<back>ref))-{_NUMBER}(?:[-_]\d+)?"

_FORMS = tuple(map(re.compile, (_WORD, _MAMMOTH, _LIBREOFFICE, _GOOGLE, _MARKDOWN, _WIKI)))
"""Word and WPS, Mammoth, LibreOffice, Google Docs, Markdown (also our own pages), MediaWiki."""


def note_of_link(href: str) -> tuple[str, bool] | None:
    """Return the label of the note to which a link leads, and whether it leads back to the text.

    The address may stand before the anchor. None if the link leads to no note.
    """
    _, sign, anchor = href.rpartition("#")
    return _parse(anchor) if sign else None


def note_of_element(identifier: str) -> str | None:
    """Return the label of the note that the element with an id holds; None if it holds none."""
    found = _parse(identifier)
    return found[0] if found is not None and not found[1] else None


def _parse(anchor: str) -> tuple[str, bool] | None:
    found = next(filter(None, (form.fullmatch(anchor) for form in _FORMS)), None)
    if found is None:
        return None
    # Endnotes are counted separately from footnotes.
    label = f"e{found['label']}" if found["kind"].startswith("e") else found["label"]
    return label, found["back"] is not None
