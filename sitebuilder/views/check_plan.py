"""Checks that need all outputs: two contents for one address, and links of editors to no page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from sitebuilder.content.documents import Document
from sitebuilder.content.library import SiteLink
from sitebuilder.content.links import document_anchors
from sitebuilder.content.nearest import nearest
from sitebuilder.content.output_paths import composed
from sitebuilder.content.site_file import SITE_FILE
from sitebuilder.problems import Place, Problem, Word, problem
from sitebuilder.views.context import Context
from sitebuilder.views.meeting_names import meeting_names
from sitebuilder.views.redirects import redirect_path
from sitebuilder.views.share import uncovered_characters
from sitebuilder.views.shortened import shortened_names


def check_plan(outputs: Sequence[str], context: Context, broken: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with the plan as a whole; ``outputs`` are the paths of all outputs.

    ``broken`` are the permalinks of documents that could not be read: they, and the lists in which they
    would stand, count as being there, so that one mistake is told once.
    """
    paths = frozenset(outputs)
    expected = paths | {folder + "index.html" for path in broken for folder in _folders(path)}
    return (
        *_collisions(outputs, context),
        *_nested(paths, context),
        *_dead_site_links(expected, context),
        *shortened_names(outputs, context),
        *uncovered_characters(context),
    )


def _folders(path: str) -> list[str]:
    return [path[: index + 1] for index, letter in enumerate(path) if letter == "/"]


def _claims(context: Context) -> Mapping[str, list[Place]]:
    """Map each output path that an editor chose to the places where that was done."""
    library = context.library
    claims: dict[str, list[Place]] = {}
    for entry in library.entries():
        document = entry.document
        place = document.place("slug") if entry.data.slug else document.place()
        claims.setdefault(entry.path + "index.html", []).append(place)
        for index, alias in enumerate(entry.data.aliases):
            claims.setdefault(redirect_path(alias), []).append(document.place(f"aliases.{index}"))
    for source, file in library.files.items():
        claims.setdefault(file.path, []).append(Place(source))
    for index, redirect in enumerate(context.site.redirects):
        place = _site_place(f"redirects.{index}.from", context)
        claims.setdefault(redirect_path(redirect.old), []).append(place)
    for index, verification in enumerate(context.site.verification):
        claims.setdefault(verification.name, []).append(_site_place(f"verification.{index}.name", context))
    return claims


def _collisions(outputs: Sequence[str], context: Context) -> Iterator[Problem]:
    repeated = sorted(path for path, count in Counter(outputs).items() if count > 1)
    if not repeated:
        return
    claims = _claims(context)
    meetings = meeting_names(context)
    for meeting in meetings:
        yield from meeting.problems
    folders = tuple(meeting.folder for meeting in meetings)
    for path in repeated:
        if path.startswith(folders) and path not in claims:
            continue
        places = sorted(claims.get(path, [Place(SITE_FILE)]))
        url = "/" + path.removesuffix("index.html")
        first = places[0]
        other = f"{first.file}:{first.line}" if len(places) > 1 else Word("own-page")
        for place in places[1:] or places:
            yield problem("output-collision", place, path=url, other=other)


def _nested(paths: frozenset[str], context: Context) -> Iterator[Problem]:
    """Report a path that is both a file and a folder, which no disk can hold."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    for path in sorted(paths & folders):
        place = next(iter(_claims(context).get(path, [Place(SITE_FILE)])))
        yield problem("output-collision", place, path="/" + path, other=Word("own-page"))


def _dead_site_links(paths: frozenset[str], context: Context) -> Iterator[Problem]:
    pages = frozenset(path.removesuffix("index.html") for path in paths)
    documents = {entry.path: entry.document for entry in context.library.entries()}
    for link in (*context.library.site_links, *_settings_links(context)):
        path, _, anchor = link.target.partition("#")
        page = composed(unquote(path.removeprefix("/").partition("?")[0]))
        if page not in pages:
            best = nearest(page, sorted(pages))
            yield problem(
                "dead-link",
                link.place,
                target=link.target,
                nearest=f"/{best or ''}",
                remedy=Word("fix-nearest"),
            )
        elif anchor and anchor not in _anchors(page, documents):
            known = nearest(anchor, sorted(_anchors(page, documents)))
            remedy = Word("fix-nearest") if known else Word("fix-no-anchor")
            target = link.target
            yield problem(
                "dead-anchor", link.place, target=target, anchor=anchor, nearest=known or "", remedy=remedy
            )


def _anchors(page: str, documents: Mapping[str, Document]) -> frozenset[str]:
    return document_anchors(documents[page]) if page in documents else frozenset()


def _settings_links(context: Context) -> Iterator[SiteLink]:
    site = context.site
    targets = [
        *((f"navigation.{index}.url", item.url) for index, item in enumerate(site.navigation)),
        *((f"tasks.{index}.url", task.url) for index, task in enumerate(site.tasks)),
        *((f"redirects.{index}.to", redirect.new) for index, redirect in enumerate(site.redirects)),
    ]
    for key, target in targets:
        if target.startswith("/"):
            yield SiteLink(target, _site_place(key, context))


def _site_place(key: str, context: Context) -> Place:
    return context.library.site_marks.get(key, Place(SITE_FILE))
