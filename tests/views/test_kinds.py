"""Every kind of document on its page and in the search: what the model says that visitors see, they see."""

from functools import cache
from typing import Any

import pytest

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.page import Block
from sitebuilder.views.kinds import VIEWS
from sitebuilder.views.pages.search import SearchableDocument, content_lines, searchable_pages
from sitebuilder.views.shared.context import Context
from tests.filled import Filled, FilledField
from tests.library import SITE as SMALL_SITE
from tests.library import main_part, make_test_context

SITE = SMALL_SITE + "  - {slug: welding, name: 焊工}\n"
LIST_PAGE = "---\ntitle: 数据\nblocks: [{}]\n---\n"


@cache
def filled(kind: Kind) -> Filled:
    return Filled(kind)


def context_of(kind: Kind, data: Any = None) -> tuple[Context, str]:
    """Return a site with a filled document, or with what it is to be instead, and where its page stands."""
    document = filled(kind)
    files = {**document.files(), document.path: document.text(data)}
    if KINDS[kind].has_pages:
        context = make_test_context(files, SITE, drafts=True)
        (entry,) = (each for each in context.library.entries() if each.document.path == document.path)
        return context, entry.path
    # Lists without pages are shown by those that name them.
    files["content/pages/lists.md"] = LIST_PAGE.format(Block(kind.value).value)
    return make_test_context(files, SITE), "lists/"


def main_of(kind: Kind, data: Any = None) -> str:
    """Return the main part of the page on which a document is shown."""
    return main_part(*context_of(kind, data))


@cache
def whole(kind: Kind) -> str:
    return main_of(kind)


def fields(has_words: bool) -> list[Any]:
    return [
        pytest.param(kind, each, id=".".join(map(str, (kind.value, *each.path))))
        for kind in KINDS
        for each in filled(kind).fields
        if each.has_words == has_words and each.value != each.other
    ]


@pytest.mark.parametrize(("kind", "each"), fields(has_words=True))
def test_words_are_shown_where_the_model_says_so(kind: Kind, each: FilledField):
    assert (each.value in whole(kind)) == each.field.is_shown


@pytest.mark.parametrize(
    ("kind", "each"), [each for each in fields(has_words=False) if each.values[1].field.is_shown]
)
def test_a_page_differs_by_any_other_value_that_it_shows(kind: Kind, each: FilledField):
    assert main_of(kind, filled(kind).changed(each.path, each.other)) != whole(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_search_takes_the_words_that_visitors_see(kind):
    context, path = context_of(kind)
    pages = searchable_pages(context)
    assert pages is not None
    (page,) = (each for each in pages if isinstance(each, SearchableDocument) and each.entry.path == path)
    shown = {
        each.value
        for each in filled(kind).fields
        if each.has_words and each.field.is_shown and each.path != ("title",)
    }
    assert set(filter(None, content_lines(page))) - {"一", "二", "三"} == shown


@pytest.mark.parametrize("kind", [kind for kind, spec in KINDS.items() if spec.anchors])
def test_every_anchor_of_a_kind_is_on_its_page(kind):
    for anchor in KINDS[kind].anchors:
        if anchor not in ("courses", "competitions"):
            assert f'id="{anchor}"' in whole(kind), anchor


def test_every_kind_with_pages_has_its_views():
    assert set(VIEWS) == {kind for kind, spec in KINDS.items() if spec.has_pages}
    for kind, views in VIEWS.items():
        assert (views.feed_item is not None) == KINDS[kind].in_feeds
