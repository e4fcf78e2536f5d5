"""From one Markdown source to a text with open links."""

from sitebuilder.markup.cjk import join_lines
from sitebuilder.markup.depth import TooDeepError
from sitebuilder.markup.excerpt import excerpt
from sitebuilder.markup.extensions import dialect
from sitebuilder.markup.headings import outline
from sitebuilder.markup.links import cut_links
from sitebuilder.markup.marks import put_marks, wipe_text_marks
from sitebuilder.markup.places import Source, read_source
from sitebuilder.markup.sanitise import removed_html, sanitise
from sitebuilder.markup.tables import wrap_tables
from sitebuilder.markup.tags import parse_tags
from sitebuilder.markup.text import EMPTY, Text
from sitebuilder.problems import DEFAULT_LANGUAGE, Place, Problem, problem, sort_problems


def render(
    source: str, place: Place, *, base_level: int = 2, id_prefix: str = "", language: str = DEFAULT_LANGUAGE
) -> tuple[Text, tuple[Problem, ...]]:
    """Render Markdown to sanitised HTML with open links; return it with what is wrong in the source.

    ``place`` is where the first character stands in its file. Later lines are taken to be indented as far
    as the first (a block scalar in YAML): their columns are moved by ``place.column - 1`` too.
    ``base_level`` (1 to 6) is the level of the highest heading. ``id_prefix`` goes before the ids made
    from headings and those of footnotes, so that several texts can stand on one page. Any text at all can
    be rendered; one that nests without sense gives an empty text and the problem ``markup-too-deep``.

    Raises:
        KeyError: the catalogue has no such language.
    """
    try:
        return _render(read_source(source, place), base_level, id_prefix, language)
    except TooDeepError:
        # The converter was left in the middle of its work: the next text gets a new one.
        dialect.cache_clear()
        return EMPTY, (problem("markup-too-deep", place),)


def _render(
    source: Source, base_level: int, id_prefix: str, language: str
) -> tuple[Text, tuple[Problem, ...]]:
    marked, marks = put_marks(source.text)
    unsafe = wipe_text_marks(dialect(language).reset().convert(marked))
    clean = join_lines(sanitise(unsafe).strip())
    tokens = parse_tags(clean)
    removed = tuple(removed_html(unsafe, tokens, marks, source))
    outlined = outline(tokens, base_level, id_prefix)
    wrapped = wrap_tables(outlined.tokens, language) if "<table" in clean else outlined.tokens
    cut = cut_links(wrapped, outlined.anchors, marks, source)
    text = Text(cut.parts, cut.links, outlined.headings, outlined.anchors, excerpt(tokens))
    return text, sort_problems((*removed, *cut.problems))
