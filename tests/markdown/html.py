"""Markdown as its page shows it; ``normalise/html.py`` is for texts of which nothing may be told."""

from typing import Any

from sitebuilder.markdown import TextOptions, fill, render
from sitebuilder.messages import Place


def html_of(source: str, **options: Any) -> str:
    """Return the HTML of a text; ``options`` are fields of ``TextOptions``."""
    text, _ = render(source, Place("a.md"), TextOptions(**options))
    return fill(text, [link.target for link in text.links])


def codes_and_columns(source: str) -> list[tuple[str, int]]:
    """Return what is told of a text of one line."""
    return [(each.code, each.place.column) for each in render(source, Place("a.md"))[1]]
