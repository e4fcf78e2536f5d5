"""The plan: all outputs of the site, section by section, from the library and the moment."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.paths.output_paths import without_index
from sitebuilder.content.pictures import Picture
from sitebuilder.views.kinds import VIEWS
from sitebuilder.views.news.card import article_item_maker
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.lazy import lazy_function
from sitebuilder.views.shared.mentions import find_mentions
from sitebuilder.views.shared.output import Output, Page, copy_asset, inputs_as_view, picture_asset


class Section(Struct, frozen=True):
    """A section of the site: its name, its context, and a function that plans its outputs from that alone.

    ``in_sitemap`` says whether the sitemap lists its outputs.
    """

    name: str
    context: Context
    outputs: Callable[[], Iterator[Output]]
    in_sitemap: bool = True


def sections(context: Context) -> tuple[Section, ...]:
    """Return all sections whose outputs depend on the context alone.

    Sections that show no articles get a context without any, so that a new article does not affect them.
    """
    no_news = replace(context, library=context.library.with_entries(Kind.ARTICLE, ()))
    mentions_only = replace(no_news, mentions=find_mentions(context.library))
    make_item = article_item_maker(context)
    return (
        Section("home", context, _planned_by("pages.home", context, make_item)),
        Section("pages", no_news, _planned_by("pages.page", no_news)),
        Section("articles", context, _planned_by("news.article", context, make_item)),
        Section("news", context, _planned_by("news.lists", context, make_item)),
        *(
            Section(KINDS[kind].folder, visible, partial(views.outputs, visible))
            for kind, views in VIEWS.items()
            if views.outputs
            for visible in (mentions_only if views.shows_mentions else no_news,)
        ),
        Section("calendar", no_news, _planned_by("pages.calendar_page", no_news)),
        Section("site map", context, _planned_by("pages.site_map", context)),
        Section("errors", no_news, _planned_by("pages.errors", no_news), in_sitemap=False),
        Section("feeds", context, _planned_by("machine.feeds", context), in_sitemap=False),
        Section("calendars", no_news, _planned_by("machine.calendars", no_news), in_sitemap=False),
        Section("course listing", no_news, _planned_by("courses.listing", no_news), in_sitemap=False),
        Section("redirects", context, _planned_by("machine.redirects", context), in_sitemap=False),
        Section("search", no_news, _planned_by("pages.search", no_news), in_sitemap=False),
        Section("share", context, _planned_by("shared.share", context), in_sitemap=False),
    )


def _planned_by(module: str, *arguments: object) -> Callable[[], Iterator[Output]]:
    """Return a function that plans outputs by the function ``outputs`` of a module of the views."""
    return partial(lazy_function(f"sitebuilder.views.{module}:outputs"), *arguments)


def sitemap(paths: Iterable[str], context: Context) -> Iterator[Output]:
    """Yield the sitemap and robots.txt; ``paths`` are those of the outputs of all sections in the sitemap."""
    modified = {entry.path: entry.spec.last_modified(entry.data) for entry in context.library.entries()}
    unlisted = {each.path for each in context.library.entries() if each.data.draft or each.data.sample}
    pages = map(without_index, paths)
    listed = [(path, modified.get(path)) for path in pages if path not in unlisted]
    # Imported here: the paths of the site seldom change.
    from sitebuilder.views.machine import sitemaps

    yield from sitemaps.outputs(context, listed)


def published_files(context: Context) -> Iterator[Output]:
    """Yield attachments, pictures and verification files."""
    for source, file in context.library.files.items():
        yield copy_asset(file.path, source)
    yield from _pictures(context.library.pictures)
    for each in context.site.verification:
        yield Page(each.name, "text", inputs_as_view, each.content)


def _pictures(pictures: Mapping[str, Picture]) -> Iterator[Output]:
    """Yield the variants of each picture; if two sources yield the same file, it is an output only once."""
    outputs = {
        picture.path(each): picture_asset(picture.path(each), source, each.name)
        for source, picture in pictures.items()
        for each in (*picture.facts.files, *picture.facts.webp)
    }
    yield from outputs.values()
