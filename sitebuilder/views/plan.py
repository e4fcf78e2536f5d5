"""The plan: every output of the site, from the library and the moment, section by section."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.fields import Kind
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.pictures import Picture
from sitebuilder.views.courses import listing as course_listing
from sitebuilder.views.kinds import VIEWS
from sitebuilder.views.machine import calendars, feeds, redirects, sitemaps
from sitebuilder.views.news import article
from sitebuilder.views.news import lists as news
from sitebuilder.views.news.card import article_item_maker
from sitebuilder.views.pages import calendar_page, errors, home, search, site_map
from sitebuilder.views.pages import page as pages
from sitebuilder.views.shared import share
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.mentions import find_mentions
from sitebuilder.views.shared.output import Output, Page, copy_asset, inputs_as_view, picture_asset


class Section(Struct, frozen=True):
    """A section of the site: its name, all that it can see, and what plans its outputs from that.

    ``in_sitemap`` says whether the sitemap lists its outputs.
    """

    name: str
    context: Context
    outputs: Callable[[], Iterator[Output]]
    in_sitemap: bool = True


def sections(context: Context) -> tuple[Section, ...]:
    """Return all sections whose outputs follow from the context alone.

    Those that show no article are given none to see: so they need not be planned for a new article.
    """
    rest = replace(context, library=context.library.with_entries(Kind.ARTICLE, ()))
    mentioned = replace(rest, mentions=find_mentions(context.library))
    make_item = article_item_maker(context)
    return (
        Section("home", context, partial(home.outputs, context, make_item)),
        Section("pages", rest, partial(pages.outputs, rest)),
        Section("articles", context, partial(article.outputs, context, make_item)),
        Section("news", context, partial(news.outputs, context, make_item)),
        *(
            Section(KINDS[kind].folder, seen, partial(views.outputs, seen))
            for kind, views in VIEWS.items()
            if views.outputs
            for seen in (mentioned if views.shows_mentions else rest,)
        ),
        Section("calendar", rest, partial(calendar_page.outputs, rest)),
        Section("site map", context, partial(site_map.outputs, context)),
        Section("errors", rest, partial(errors.outputs, rest), in_sitemap=False),
        Section("feeds", context, partial(feeds.outputs, context), in_sitemap=False),
        Section("calendars", rest, partial(calendars.outputs, rest), in_sitemap=False),
        Section("course listing", rest, partial(course_listing.outputs, rest), in_sitemap=False),
        Section("redirects", context, partial(redirects.outputs, context), in_sitemap=False),
        Section("search", rest, partial(search.outputs, rest), in_sitemap=False),
        Section("share", context, partial(share.outputs, context), in_sitemap=False),
    )


def sitemap(paths: Iterable[str], context: Context) -> Iterator[Output]:
    """Yield the sitemap and robots.txt; ``paths`` are those of the outputs of all sections in the sitemap."""
    modified = {entry.path: entry.spec.last_modified(entry.data) for entry in context.library.entries()}
    unlisted = {each.path for each in context.library.entries() if each.data.draft or each.data.sample}
    pages = (path.removesuffix("index.html") for path in paths)
    listed = [(path, modified.get(path)) for path in pages if path not in unlisted]
    yield from sitemaps.outputs(context, listed)


def published_files(context: Context) -> Iterator[Output]:
    """Yield the files that are published as they are."""
    for source, file in context.library.files.items():
        yield copy_asset(file.path, source)
    yield from _pictures(context.library.pictures)
    for each in context.site.verification:
        yield Page(each.name, "text", inputs_as_view, each.content)


def _pictures(pictures: Mapping[str, Picture]) -> Iterator[Output]:
    """Yield the files of each picture; where two sources give the same file, it is made once."""
    outputs = {
        picture.path(each): picture_asset(picture.path(each), source, each.name)
        for source, picture in pictures.items()
        for each in (*picture.facts.files, *picture.facts.webp)
    }
    yield from outputs.values()
