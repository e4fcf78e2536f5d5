"""Selects the line drawing for a document, a column or a step."""

from typing import Any

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.drawings import LINES, Drawing, Lines
from sitebuilder.content.model.site import Site
from sitebuilder.views.shared.taxonomy import trade_of


def drawing_of(entry: Entry[Any], site: Site) -> Drawing | None:
    """Return the drawing that a document names, or else that of its trade, if it has one, or of its kind."""
    own_drawing: Drawing | None = getattr(entry.data, "drawing", None)
    trade = trade_of(entry, site).drawing if entry.spec.has_trade else None
    return own_drawing or trade or entry.spec.drawing


def lines_of(entry: Entry[Any], site: Site) -> Lines | None:
    """Return the lines of a document's drawing; None if it has none."""
    drawing = drawing_of(entry, site)
    return LINES[drawing] if drawing else None


def lines_or_default(drawing: Drawing | None) -> Lines:
    """Return the lines of a drawing, by default those of the nut."""
    return LINES[drawing or Drawing.NUT]
