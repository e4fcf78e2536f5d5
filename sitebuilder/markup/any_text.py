"""Any Markdown at all, by the library: converted, sanitised, and cut at its links."""

from sitebuilder.markup.cjk import join_lines
from sitebuilder.markup.depth import TooDeepError
from sitebuilder.markup.excerpt import excerpt
from sitebuilder.markup.extensions import dialect
from sitebuilder.markup.headings import outline
from sitebuilder.markup.links import cut_links
from sitebuilder.markup.marks import put_marks, wipe_text_marks
from sitebuilder.markup.places import Source
from sitebuilder.markup.remote_media import link_remote_media
from sitebuilder.markup.sanitise import removed_html, sanitise
from sitebuilder.markup.tables import wrap_tables
from sitebuilder.markup.tags import parse_tags
from sitebuilder.markup.text import EMPTY, Text
from sitebuilder.problems import Problem, problem, sort_problems


def render_any(
    source: Source, base_level: int, id_prefix: str, language: str
) -> tuple[Text, tuple[Problem, ...]]:
    """Return the text and what is wrong in it, as ``render`` does."""
    try:
        return _render(source, base_level, id_prefix, language)
    except TooDeepError:
        # The converter was left in the middle of its work: the next text gets a new one.
        dialect.cache_clear()
        return EMPTY, (problem("markup-too-deep", source.start),)


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
    local, remote = link_remote_media(wrapped, marks, source)
    cut = cut_links(local, outlined.anchors, marks, source)
    text = Text(cut.parts, cut.links, outlined.headings, outlined.anchors, excerpt(tokens))
    return text, sort_problems((*removed, *remote, *cut.problems))
