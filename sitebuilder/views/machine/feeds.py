"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 from the same items, newest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import Any

from msgspec import Struct

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.library import Entry, PublishedFile
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.pictures import Picture
from sitebuilder.messages import PAGE_LANGUAGE, word
from sitebuilder.views.kinds import VIEWS
from sitebuilder.views.shared.context import Context, PageContext, SiteFrame
from sitebuilder.views.shared.feed_markup import FeedItem, feed_date
from sitebuilder.views.shared.output import Output, Page
from sitebuilder.views.shared.pictures import named_pictures
from sitebuilder.views.shared.share import cover_path

NOTICES = "notices"
"""The slug of the only column with a feed of its own."""

_JSON_FEED = "https://jsonfeed.org/version/1.1"


class Feed(Struct, frozen=True):
    """The view of a feed; all URLs are absolute. ``atom_url`` is also the feed's ID."""

    title: str
    author: str
    author_url: str
    home_url: str
    atom_url: str
    json_url: str
    updated: str
    items: tuple[FeedItem, ...]


class JsonAuthor(Struct, frozen=True, omit_defaults=True):
    """An author in JSON Feed."""

    name: str
    url: str | None = None


class JsonItem(Struct, frozen=True, omit_defaults=True):
    """An item in JSON Feed; it has either ``content_html`` or ``content_text``."""

    id: str
    url: str
    title: str
    date_modified: str
    date_published: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    external_url: str | None = None
    image: str | None = None
    authors: tuple[JsonAuthor, ...] = ()
    tags: tuple[str, ...] = ()


class JsonFeed(Struct, frozen=True):
    """A JSON Feed."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    language: str
    authors: tuple[JsonAuthor, ...]
    items: tuple[JsonItem, ...]


class FeedInputs(Struct, frozen=True):
    """Everything that a feed depends on besides the site's frame.

    ``name`` is its file name, ``title`` its title within the site, ``home`` the path of its HTML page;
    ``files`` and ``pictures`` are those that its entries name.
    """

    name: str
    title: str
    home: str
    entries: tuple[Entry[Any], ...]
    files: Mapping[str, PublishedFile]
    pictures: Mapping[str, Picture]


def outputs(context: Context) -> Iterator[Output]:
    """Yield each feed that is not empty in both formats."""
    for name, title, home, entries in _feeds(context):
        inputs = cache(partial(_inputs, name, title, home, entries, context))
        yield Page(f"feeds/{name}.xml", "feeds/atom.xml", feed, inputs)
        yield Page(f"feeds/{name}.json", "json", json_feed, inputs)


def _inputs(
    name: str, title: str, home: str, candidates: Sequence[Entry[Any]], context: Context
) -> FeedInputs:
    entries = _newest(candidates, context.site.feed_size)
    paths = (use.path for entry in entries for use in entry.document.files)
    files = {path: context.files[path] for path in paths if path in context.files}
    return FeedInputs(name, title, home, entries, files, _pictures(entries, context))


def _pictures(entries: Iterable[Entry[Any]], context: Context) -> Mapping[str, Picture]:
    pictures: dict[str, Picture] = {}
    for entry in entries:
        pictures.update(named_pictures(entry.document, (cover_path(entry.data),), context.pictures))
    return pictures


def subscriptions(context: Context) -> tuple[tuple[str, str], ...]:
    """Return title and path of each Atom feed."""
    return tuple((title, f"feeds/{name}.xml") for name, title, _, _ in _feeds(context))


def _feeds(context: Context) -> Iterator[tuple[str, str, str, Sequence[Entry[Any]]]]:
    """Yield name, title, path of the HTML page and candidate entries of each feed that is not empty."""
    library = context.library
    notices = [entry for entry in library.articles if entry.data.column == NOTICES]
    column = next((each.name for each in context.site.columns if each.slug == NOTICES), "")
    feeds: list[tuple[str, str, str, Sequence[Entry[Any]]]] = [
        ("all", word("feed-all"), "", tuple(library.select(lambda spec: spec.in_feeds))),
        (NOTICES, column, f"news/{NOTICES}/", notices),
    ]
    for spec in KINDS.values():
        if spec.in_feeds and spec.section and spec.kind is not Kind.ARTICLE:
            title, home = spec.label.text(PAGE_LANGUAGE), f"{spec.section}/"
            feeds.append((spec.section, title, home, library.by_kind[spec.kind]))
    yield from (each for each in feeds if any(feed_date(entry) for entry in each[-1]))


def _newest(entries: Iterable[Entry[Any]], limit: int) -> tuple[Entry[Any], ...]:
    moments = [(moment, entry.path, entry) for entry in entries if (moment := feed_date(entry)) is not None]
    moments.sort(key=lambda each: each[1])
    moments.sort(key=lambda each: each[0], reverse=True)
    return tuple(entry for _, _, entry in moments[:limit])


def feed(frame: SiteFrame, inputs: FeedInputs) -> Feed:
    """Return the view of a feed."""
    address, site = frame.address, frame.site
    context = PageContext(frame, inputs.files, inputs.pictures)
    items = tuple(item for entry in inputs.entries for item in _items(entry, context))
    return Feed(
        title=word("feed-title", site=site.name, feed=inputs.title),
        author=site.name,
        author_url=address.absolute(""),
        home_url=address.absolute(inputs.home),
        atom_url=address.absolute(f"feeds/{inputs.name}.xml"),
        json_url=address.absolute(f"feeds/{inputs.name}.json"),
        # Compared as instants, since the zone's offset may differ in summer.
        updated=max((item.updated for item in items), key=datetime.fromisoformat),
        items=items,
    )


def _items(entry: Entry[Any], context: PageContext) -> Iterator[FeedItem]:
    views = VIEWS[entry.spec.kind]
    if views.feed_item is not None:
        yield views.feed_item(entry, context)
        yield from views.feed_changes(entry, context)


def json_feed(frame: SiteFrame, inputs: FeedInputs) -> JsonFeed:
    """Return a feed as JSON Feed."""
    view = feed(frame, inputs)
    return JsonFeed(
        version=_JSON_FEED,
        title=view.title,
        home_page_url=view.home_url,
        feed_url=view.json_url,
        language=PAGE_LANGUAGE,
        authors=(JsonAuthor(view.author, view.author_url),),
        items=tuple(_json_item(item) for item in view.items),
    )


def _json_item(item: FeedItem) -> JsonItem:
    return JsonItem(
        id=item.url,
        url=item.url,
        title=item.title,
        date_modified=item.updated,
        date_published=item.published,
        content_html=item.content,
        content_text=(item.summary or item.title) if item.content is None else None,
        summary=item.summary,
        external_url=item.original,
        image=item.image,
        authors=(JsonAuthor(item.author),) if item.author else (),
        tags=item.categories,
    )
