"""Checks that need the paths of all outputs: collisions, dead links, redirect loops."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from urllib.parse import unquote

from sitebuilder.content.library.anchors import AnchorIndex
from sitebuilder.content.library.library import SiteLink
from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.content.paths.output_paths import to_nfc, without_index
from sitebuilder.content.paths.slugs import slugify
from sitebuilder.content.values.nearest import Suggestions
from sitebuilder.messages import Place, Problem, Word, problem
from sitebuilder.views.checks.collisions import collisions
from sitebuilder.views.checks.shortened import shortened_names
from sitebuilder.views.machine.redirects import redirect_loops
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.share import missing_glyphs


def check_plan(outputs: Sequence[str], context: Context, broken: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return the problems of the plan as a whole; ``outputs`` are the paths of all outputs.

    ``broken`` are the permalinks of documents that could not be read: their pages and lists count as
    existing, so that one mistake is reported once.
    """
    paths = frozenset(outputs)
    expected = paths | {folder + "index.html" for path in broken for folder in _folders(path)}
    return (
        *collisions(outputs, context),
        *_dead_site_links(expected, context),
        *_redirect_loops(context),
        *shortened_names(outputs, context),
        *missing_glyphs(context),
    )


def _folders(path: str) -> list[str]:
    return [path[: index + 1] for index, letter in enumerate(path) if letter == "/"]


def _dead_site_links(paths: frozenset[str], context: Context) -> Iterator[Problem]:
    """Report each link to a path that no output has, or to an id that a document's page does not have.

    What follows the ``#`` of another output is its own affair: the finder keeps its filters there
    (``/courses/#trade=safety``), a PDF its pages.
    """
    pages = frozenset(map(without_index, paths))
    anchors = AnchorIndex({entry.path: entry.document for entry in context.library.entries()})
    suggestions = Suggestions()
    for link in (*context.library.site_links, *_settings_links(context)):
        path, _, fragment = link.target.partition("#")
        page, anchor = to_nfc(unquote(path.removeprefix("/").partition("?")[0])), to_nfc(unquote(fragment))
        absence = context.library.absent.at(page)
        if page not in pages and absence is not None:
            yield problem(absence.link_code, link.place, target=link.target)
        elif page not in pages:
            best, remedy = _meant_page(page, pages, context) or suggestions.nearest(page, pages)
            yield problem("dead-link", link.place, target=link.target, nearest=f"/{best}", remedy=remedy)
        elif anchor and (ids := anchors.ids(page)) is not None and anchor not in ids:
            best, remedy = suggestions.nearest(anchor, ids, "fix-no-anchor")
            target = link.target
            yield problem(
                "dead-anchor", link.place, target=target, anchor=anchor, nearest=best, remedy=remedy
            )


def _meant_page(page: str, pages: Collection[str], context: Context) -> tuple[str, Word] | None:
    """Return the path that one with Chinese names means, and the remedy that names it; None if it is unknown.

    It is in pinyin on the site, or that of a source file from the folder of all.
    """
    if page.isascii():
        return None
    source, library = f"content/{page}", context.library
    if source in library.files or source in library.pictures:
        return source, Word("fix-nearest")
    in_pinyin = "/".join(slugify(part) if part else "" for part in page.split("/"))
    return (in_pinyin, Word("fix-nearest")) if in_pinyin in pages else None


def _redirect_loops(context: Context) -> Iterator[Problem]:
    """Report each redirect of ``site.yaml`` that never reaches a page."""
    redirects = context.site.redirects
    numbers = {redirect.old: number for number, redirect in enumerate(redirects)}
    for old, next_old in sorted(redirect_loops(redirects, context.address).items()):
        number, next_place = numbers[old], _site_place(f"redirects.{numbers[next_old]}.to", context)
        yield problem(
            "redirect-circle",
            _site_place(f"redirects.{number}.to", context),
            path=f"/{old}",
            target=redirects[number].new,
            other=f"{next_place.file}:{next_place.line}",
        )


def _settings_links(context: Context) -> Iterator[SiteLink]:
    site = context.site
    targets = [
        *((f"navigation.{index}.url", item.url) for index, item in enumerate(site.navigation)),
        *_covered(site),
        *((f"tasks.{index}.url", task.url) for index, task in enumerate(site.tasks)),
        *((f"steps.{index}.url", step.url or "") for index, step in enumerate(site.steps)),
        *((f"redirects.{index}.to", redirect.new) for index, redirect in enumerate(site.redirects)),
    ]
    for key, target in targets:
        if target.startswith("/"):
            yield SiteLink(target, _site_place(key, context))


def _covered(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the key and the path of each page that a navigation item covers."""
    for index, item in enumerate(site.navigation):
        for number, path in enumerate(item.covers):
            yield f"navigation.{index}.covers.{number}", path


def covered_places(context: Context) -> frozenset[Place]:
    """Return the places in ``site.yaml`` at which a navigation item says that it covers a page."""
    return frozenset(_site_place(key, context) for key, _ in _covered(context.site))


def _site_place(key: str, context: Context) -> Place:
    return context.library.site_positions.get(key, Place(SITE_FILE))
