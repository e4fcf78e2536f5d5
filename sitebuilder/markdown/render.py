"""Renders one Markdown source to a text with open links."""

from sitebuilder.markdown.fast.render import render_fast
from sitebuilder.markdown.options import DEFAULT_OPTIONS, TextOptions
from sitebuilder.markdown.positions import read_source
from sitebuilder.markdown.text import Text
from sitebuilder.messages import Place, Problem


def render(
    source: str, place: Place, options: TextOptions = DEFAULT_OPTIONS
) -> tuple[Text, tuple[Problem, ...]]:
    """Render Markdown to sanitised HTML with open links, and return it with the problems of the source.

    ``place`` is the place of the first character in its file. Later lines are assumed to be indented like
    the first (a block scalar in YAML): their columns are moved by ``place.column - 1`` too. Any text can be
    rendered; one that is nested too deeply gives an empty text and the problem ``markup-too-deep``.
    """
    regular = read_source(source, place)
    common = render_fast(regular, options)
    if common is not None:
        return common
    # Imported here: the library and the sanitiser take longer to import than a simple text takes to render.
    from sitebuilder.markdown.full.render import render_full

    return render_full(regular, options)
