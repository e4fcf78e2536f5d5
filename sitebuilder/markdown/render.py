"""Renders one Markdown source to a text with open links."""

from sitebuilder.markdown.fast.render import render_fast
from sitebuilder.markdown.positions import read_source
from sitebuilder.markdown.text import Text
from sitebuilder.messages import Place, Problem


def render(
    source: str,
    place: Place,
    *,
    base_level: int = 2,
    id_prefix: str = "",
    taken_ids: frozenset[str] = frozenset(),
) -> tuple[Text, tuple[Problem, ...]]:
    """Render Markdown to sanitised HTML with open links, and return it with the problems of the source.

    ``place`` is the place of the first character in its file. Later lines are assumed to be indented like
    the first (a block scalar in YAML): their columns are moved by ``place.column - 1`` too.
    ``base_level`` (1 to 6) is the level of the highest heading. ``id_prefix`` is prepended to the ids of
    headings and footnotes, so that several texts can share a page. ``taken_ids`` are ids of the page itself,
    which no heading gets; one that ends in a hyphen reserves every id with that prefix. Any text can be
    rendered; one that is nested too deeply gives an empty text and the problem ``markup-too-deep``.
    """
    regular = read_source(source, place)
    common = render_fast(regular, base_level, id_prefix, taken_ids)
    if common is not None:
        return common
    # Imported here: the library and the sanitiser take longer to import than a simple text takes to render.
    from sitebuilder.markdown.full.render import render_full

    return render_full(regular, base_level, id_prefix, taken_ids)
