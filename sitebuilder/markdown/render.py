"""From one Markdown source to a text with open links."""

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
    """Render Markdown to sanitised HTML with open links; return it with what is wrong in the source.

    ``place`` is where the first character stands in its file. Later lines are taken to be indented as far
    as the first (a block scalar in YAML): their columns are moved by ``place.column - 1`` too.
    ``base_level`` (1 to 6) is the level of the highest heading. ``id_prefix`` goes before the ids made
    from headings and those of footnotes, so that several texts can stand on one page. ``taken_ids`` are
    those of the page itself, which no heading gets; one that ends in a hyphen begins many. Any text at all
    can be rendered; one that nests without sense gives an empty text and the problem ``markup-too-deep``.
    """
    regular = read_source(source, place)
    common = render_fast(regular, base_level, id_prefix, taken_ids)
    if common is not None:
        return common, ()
    # Imported here: the library and the sanitiser take longer to import than a common text to render.
    from sitebuilder.markdown.full.render import render_full

    return render_full(regular, base_level, id_prefix, taken_ids)
