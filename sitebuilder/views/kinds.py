"""The view functions of each kind in one table, for code that handles documents of all kinds.

``content/kinds.py`` declares the rest. ``plan.py`` plans free pages and articles itself: a page's breadcrumbs
are other pages, and an article links to its neighbours in time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.site import Site
from sitebuilder.views.shared.context import Context, ViewContext
from sitebuilder.views.shared.feed_markup import FeedItem
from sitebuilder.views.shared.lazy import lazy_function
from sitebuilder.views.shared.output import Output
from sitebuilder.views.shared.taxonomy import Term, courses_by_trade, trade_of


def _none(value: Any) -> None:
    return None


def _no_words(entry: Entry[Any], trade: str | None) -> Iterator[str]:
    yield from ()


def _no_trade(entry: Entry[Any], site: Site) -> None:
    return None


def _no_changes(entry: Entry[Any], context: ViewContext) -> Iterator[FeedItem]:
    return iter(())


class KindViews(Struct, frozen=True):
    """The view functions of a kind.

    ``outputs`` yields the pages of its documents and their lists; ``feed_item`` returns the feed item of a
    document that has a date, ``feed_changes`` yields further items about its changes; ``groups`` returns the
    documents by term, if the site map groups them. ``shows_mentions`` says whether the pages show the
    articles that name them. ``year`` and ``trade`` return the values by which the search filters a document,
    ``day`` the day that its results show; ``words`` yields the generated words by which the search finds it.
    """

    outputs: Callable[[Context], Iterator[Output]] | None = None
    shows_mentions: bool = False
    feed_item: Callable[[Entry[Any], ViewContext], FeedItem] | None = None
    feed_changes: Callable[[Entry[Any], ViewContext], Iterator[FeedItem]] = _no_changes
    groups: Callable[[Sequence[Entry[Any]], Site], Mapping[Term, Sequence[Entry[Any]]]] | None = None
    year: Callable[[Any], str | None] = _none
    day: Callable[[Any], str | None] = _none
    trade: Callable[[Entry[Any], Site], str | None] = _no_trade
    words: Callable[[Entry[Any], str | None], Iterator[str]] = _no_words


VIEWS: Mapping[Kind, KindViews] = MappingProxyType(
    {
        Kind.PAGE: KindViews(),
        Kind.ARTICLE: KindViews(
            feed_item=lazy_function("sitebuilder.views.news.feed_text:article_item"),
            year=lambda article: str(article.date.date.year),
            day=lambda article: article.date.date.isoformat(),
        ),
        Kind.COURSE: KindViews(
            outputs=lazy_function("sitebuilder.views.courses.lists:outputs"),
            shows_mentions=True,
            feed_item=lazy_function("sitebuilder.views.courses.feed_text:course_item"),
            feed_changes=lazy_function("sitebuilder.views.courses.feed_text:session_items"),
            groups=courses_by_trade,
            year=lazy_function("sitebuilder.views.courses.lists:last_year"),
            trade=lambda entry, site: trade_of(entry, site).name,
            words=lazy_function("sitebuilder.views.courses.search_words:course_words"),
        ),
        Kind.COMPETITION: KindViews(
            outputs=lazy_function("sitebuilder.views.competitions.competition:outputs"),
            feed_item=lazy_function("sitebuilder.views.competitions.feed_text:competition_item"),
            year=lazy_function("sitebuilder.views.competitions.competition:last_year"),
            words=lazy_function("sitebuilder.views.competitions.search_words:competition_words"),
        ),
        Kind.CREDENTIAL: KindViews(outputs=lazy_function("sitebuilder.views.credentials.credential:outputs")),
        Kind.VENUE: KindViews(outputs=lazy_function("sitebuilder.views.venues.venue:outputs")),
    }
)
"""Maps each kind that has pages to its view functions."""
