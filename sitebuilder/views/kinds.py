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
from sitebuilder.views.competitions import competition as competitions
from sitebuilder.views.competitions.feed_text import competition_item
from sitebuilder.views.courses import lists as courses
from sitebuilder.views.courses.feed_text import course_item, session_items
from sitebuilder.views.credentials import credential as credentials
from sitebuilder.views.news.feed_text import article_item
from sitebuilder.views.shared.context import Context, ViewContext
from sitebuilder.views.shared.feed_markup import FeedItem
from sitebuilder.views.shared.output import Output
from sitebuilder.views.shared.search_words import competition_words, course_words
from sitebuilder.views.shared.taxonomy import Term, courses_by_trade, trade_of
from sitebuilder.views.venues import venue as venues


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
            feed_item=article_item,
            year=lambda article: str(article.date.date.year),
            day=lambda article: article.date.date.isoformat(),
        ),
        Kind.COURSE: KindViews(
            outputs=courses.outputs,
            shows_mentions=True,
            feed_item=course_item,
            feed_changes=session_items,
            groups=courses_by_trade,
            year=courses.last_year,
            trade=lambda entry, site: trade_of(entry, site).name,
            words=course_words,
        ),
        Kind.COMPETITION: KindViews(
            outputs=competitions.outputs,
            feed_item=competition_item,
            year=lambda competition: competition.year,
            words=competition_words,
        ),
        Kind.CREDENTIAL: KindViews(outputs=credentials.outputs),
        Kind.VENUE: KindViews(outputs=venues.outputs),
    }
)
"""Maps each kind that has pages to its view functions."""
