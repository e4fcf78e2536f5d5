"""Renders any Markdown with the library: converted, sanitised, and cut at its links."""

from sitebuilder.markdown.cjk import join_html_lines
from sitebuilder.markdown.excerpt import make_excerpt
from sitebuilder.markdown.full.depth import TooDeepError
from sitebuilder.markdown.full.extensions import markdown_converter
from sitebuilder.markdown.full.links import SourceLocator, cut_links, normalise_targets
from sitebuilder.markdown.full.loose_ends import References, loose_ends
from sitebuilder.markdown.full.remote_media import link_remote_media
from sitebuilder.markdown.full.sanitise import abbreviate, find_live_tags, removed_html, sanitise
from sitebuilder.markdown.full.task_lists import add_checkboxes
from sitebuilder.markdown.full.video_cards import add_video_cards, link_embedded_players
from sitebuilder.markdown.full.work_budget import BudgetExceededError
from sitebuilder.markdown.headings import outline
from sitebuilder.markdown.literals import escape_literals, protect_literals
from sitebuilder.markdown.normalise.tidy import tidy
from sitebuilder.markdown.options import DEFAULT_OPTIONS, TextOptions
from sitebuilder.markdown.positions import Source
from sitebuilder.markdown.sentinels import (
    GENERATED,
    insert_sentinels,
    strip_sentinels,
    strip_text_sentinels,
)
from sitebuilder.markdown.tables import wrap_tables
from sitebuilder.markdown.tags import drop_empty_paragraphs, parse_tags
from sitebuilder.markdown.text import EMPTY_TEXT, Text
from sitebuilder.messages import Problem, problem, sort_problems

_SEARCHED_LENGTH = 40
"""How many characters of a line identify it in the source."""


def render_full(source: Source, options: TextOptions = DEFAULT_OPTIONS) -> tuple[Text, tuple[Problem, ...]]:
    """Return the rendered text and the problems of its source, as ``render`` does."""
    tidied = tidy(source)
    text, found = _render_tidied(tidied, options)
    return text, sort_problems((*tidied.problems, *found)) if tidied.problems else found


def _render_tidied(source: Source, options: TextOptions) -> tuple[Text, tuple[Problem, ...]]:
    try:
        return _render(source, options)
    except TooDeepError:
        return _refuse(problem("markup-too-deep", source.start))
    except BudgetExceededError as error:
        return _refuse(problem(error.code, source.place(_find_in_source(error.near, source))))


def _refuse(reason: Problem) -> tuple[Text, tuple[Problem, ...]]:
    # The converter was interrupted: the next text gets a new one.
    markdown_converter.cache_clear()
    return EMPTY_TEXT, (reason,)


def _find_in_source(near: str, source: Source) -> int:
    """Return the source offset of the first line of a piece of the marked text; 0 when it is not found."""
    lines = (line.strip() for line in strip_sentinels(near).split("\n"))
    first = next(filter(None, lines), "")
    return max(0, source.text.find(first[:_SEARCHED_LENGTH]))


def _render(source: Source, options: TextOptions) -> tuple[Text, tuple[Problem, ...]]:
    marked, sentinels = insert_sentinels(protect_literals(source.text))
    converter = markdown_converter()
    converter.reset()
    references = References()
    converter.references = references
    converter.budget.start(len(source.text))
    unsafe = escape_literals(strip_text_sentinels(converter.convert(marked)))
    unsafe, sentinels = link_embedded_players(unsafe, sentinels)
    live = find_live_tags(unsafe, sentinels, converter.budget)
    clean = join_html_lines(sanitise(unsafe).strip())
    tokens = parse_tags(clean)
    loose = loose_ends(converter.footnotes.loose_ends, references, source)
    unclosed = _unclosed_comment(live.open_comment, source)
    removed = tuple(removed_html(live.sentinels, tokens, sentinels, source))
    if "<p></p>" in clean:
        tokens = drop_empty_paragraphs(tokens)
    outlined = outline(tokens, options.base_level, options.id_prefix, options.taken_ids)
    with_checkboxes = (
        add_checkboxes(outlined.tokens) if 'class="task-list-item"' in clean else outlined.tokens
    )
    wrapped = wrap_tables(with_checkboxes) if "<table" in clean else with_checkboxes
    locator = SourceLocator(sentinels, source)
    has_media = ' src="' in clean or ' poster="' in clean
    with_cards = add_video_cards(normalise_targets(wrapped)) if "<a" in clean or has_media else wrapped
    local, remote = link_remote_media(with_cards, locator) if has_media else (with_cards, [])
    cut = cut_links(local, outlined.anchors, locator)
    excerpt = make_excerpt(tokens) if options.with_excerpt else ""
    text = Text(cut.parts, cut.links, outlined.headings, outlined.anchors, excerpt)
    return text, sort_problems((*unclosed, *loose, *removed, *remote, *cut.problems))


def _unclosed_comment(comment: str, source: Source) -> tuple[Problem, ...]:
    """Report a comment that is never closed: all text after it is lost."""
    if not comment:
        return ()
    place = source.place(_find_in_source(comment, source))
    written, own, _ = comment.partition(GENERATED)
    # Footnotes were moved to the end of the page: nobody wrote them inside the comment.
    removed = strip_sentinels(written.rpartition("<")[0] if own else written)
    return (problem("html-removed", place, removed=abbreviate(removed)),)
