"""Comparison report as one self-contained HTML page, without scripts or network access."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sitebuilder.compare.alike import MAX_PLACES, gather_items, gather_pages
from sitebuilder.compare.comparison import MAX_SHOWN, Comparison
from sitebuilder.compare.wording import change_word, item_facts, kind_word, page_counts, summary_lines
from sitebuilder.messages import say

_TEMPLATES = Path(__file__).parent / "templates"
_MAX_LISTED = 2_000

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of the text after them (Unicode Bidirectional Algorithm, 2)."""


def html_report(comparison: Comparison, names: Sequence[str], language: str) -> str:
    """Return the report; ``names`` are the two versions as the user named them, the old one first."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages, gathered = gather_pages(comparison.pages)
    return environment.get_template("report.html").render(
        comparison=comparison,
        counts=page_counts(comparison),
        pages=pages[:_MAX_LISTED],
        unlisted=max(len(pages) - _MAX_LISTED, 0),
        gathered=gathered,
        gather_items=gather_items,
        max_places=MAX_PLACES,
        max_shown=MAX_SHOWN,
        names=names,
        language=language,
        lines=summary_lines(comparison, language),
        say=lambda key, **values: say(f"diff-{key}", language, **values),
        word=partial(change_word, language=language),
        kind=partial(kind_word, language=language),
        facts=partial(item_facts, language=language),
    )


def _visible(value: object) -> object:
    """Return a text in which characters that would turn the report's own text are visible."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _TURNING.sub("\ufffd", value)
