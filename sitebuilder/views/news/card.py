"""Articles as list items."""

from collections.abc import Callable
from functools import cache

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.pictures import Picture
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.elements import Link, Time, time_of
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import nowrap
from sitebuilder.views.shared.pictures import CARD_WIDTH, alt_attribute, picture_html
from sitebuilder.views.shared.taxonomy import column_of


class ArticleCard(Struct, frozen=True):
    """The view of an article in a list."""

    title: str | Html
    url: str
    date: Time
    summary: str | None
    column: Link
    cover: Html | None
    source: str | None
    pinned: bool
    expired: bool
    sample: bool
    draft: bool


class ArticleItem:
    """An article in a list: everything that its card depends on, and the card, which is made on first use.

    ``cache_key`` stands for all of it except the site's frame when inputs are digested.
    """

    # Not a Struct, so that ``cache_key`` is digested in its place.
    __slots__ = ("_card", "_frame", "cache_key", "cover", "entry", "expired")

    def __init__(self, entry: Entry[Article], cover: Picture | None, expired: bool, frame: SiteFrame) -> None:
        self.entry = entry
        self.cover = cover
        self.expired = expired
        cover_file = cover.path(cover.largest) if cover is not None else ""
        titles = "\0".join(entry.link_titles.values())
        shown = f"{entry.path}\0{cover_file}\0{expired}\0{titles}"
        self.cache_key = entry.document.summary_hash + shown.encode()
        self._frame = frame
        self._card: ArticleCard | None = None

    @property
    def card(self) -> ArticleCard:
        if self._card is None:
            self._card = _article_card(self, self._frame)
        return self._card


MakeArticleItem = Callable[[Entry[Article]], ArticleItem]
"""Returns the list item of an article."""


def column_link(article: Article, frame: SiteFrame) -> Link:
    """Return the link to an article's column."""
    column = column_of(article, frame.site)
    return Link(column.name, frame.address.href(f"news/{column.slug}/"))


def article_item_maker(context: Context) -> MakeArticleItem:
    """Return a function that makes the list item of an article only once for all lists."""

    @cache
    def make_item(entry: Entry[Article]) -> ArticleItem:
        article = entry.data
        cover = context.pictures.get(article.cover) if article.cover else None
        return ArticleItem(entry, cover, article.is_expired(context.now), context.frame)

    return make_item


def _article_card(item: ArticleItem, frame: SiteFrame) -> ArticleCard:
    entry, address = item.entry, frame.address
    article = entry.data
    return ArticleCard(
        title=nowrap(article.title, frame.site.nowrap),
        url=address.href(entry.path),
        date=time_of(article.date, frame.zone),
        summary=article.summary or entry.excerpt or None,
        column=column_link(article, frame),
        cover=_cover(item, address),
        source=article.source if article.origin is not Origin.OWN else None,
        pinned=article.pinned and not item.expired,
        expired=item.expired,
        sample=article.sample,
        draft=article.draft,
    )


def _cover(item: ArticleItem, address: Address) -> Html | None:
    if item.cover is None:
        return None
    attributes = f'{alt_attribute(item.entry.data.cover_alt or "")} class="article-item-cover"'
    return picture_html(item.cover, attributes, address, sizes=CARD_WIDTH)
