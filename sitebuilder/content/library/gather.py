"""Combine documents into the library, checking identities, references, links and files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from msgspec.structs import replace

from sitebuilder.content.checks import SiteNames
from sitebuilder.content.documents import Document
from sitebuilder.content.kinds import BY_FOLDER, KINDS, PLACE_KINDS
from sitebuilder.content.library.absent import AbsentDocuments, Selection
from sitebuilder.content.library.anchors import AnchorIndex
from sitebuilder.content.library.content_files import (
    ContentFiles,
    long_paths,
    published_files,
    shown_pictures,
    used_file_problems,
)
from sitebuilder.content.library.copies import copied_documents
from sitebuilder.content.library.library import Entry, Library, NamedPlace, SiteLink
from sitebuilder.content.library.links import LinkTargets, ResolvedLinks, resolve_links
from sitebuilder.content.library.named_links import DocumentNames
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.site import RemoteMedia, Site
from sitebuilder.content.texts import place_values
from sitebuilder.content.values.nearest import Suggestions
from sitebuilder.content.values.reading import Reading, last_key
from sitebuilder.messages import Problem, Word, problem
from sitebuilder.patterns import lazy_pattern

_ID = lazy_pattern(r"(?=[a-z-]*[a-z]{3})[a-z]+(?:-[a-z0-9]+)+")
"""An id with hyphens, as opposed to the number of a room: ``room-b`` matches, ``b-203`` does not."""

_LIKE_ID = lazy_pattern(r"[A-Za-z0-9]+(?:[-_ ][A-Za-z0-9]+)*")


def is_visible(document: Document, now: datetime, drafts: bool) -> bool:
    """Return whether a document is shown at ``now``: it is not a draft, and its publication time has come.

    A document that could not be read counts as visible, so that its problems are reported.
    """
    if drafts or document.data is None:
        return True
    publish_at = getattr(document.data, "publish_at", None)
    is_draft = getattr(document.data, "draft", False)
    return not is_draft and (publish_at is None or publish_at.begins <= now)


def document_problems(document: Document, site: Site) -> Iterable[Problem]:
    """Return the problems found when reading a document, without those that the site's settings allow.

    Media on other hosts are rendered as links in any case; ``remote_media`` says whether that is a problem.
    """
    if site.remote_media is RemoteMedia.LINK:
        return (each for each in document.problems if each.code != "remote-media")
    return document.problems


def gather(
    site: Site,
    site_reading: Reading,
    documents: Selection,
    files: ContentFiles,
    now: datetime,
) -> tuple[Library, tuple[Problem, ...]]:
    """Combine the documents shown into a library; documents with errors are reported and omitted.

    ``site_reading`` is the record of reading ``site.yaml``.
    """
    ordered = sorted(documents.shown, key=lambda each: each.path)
    absent = AbsentDocuments.of(documents.hidden, documents.samples, files.sizes)
    targets = _targets(ordered, absent, files, site)
    titles_by_kind = _titles(ordered)
    places = _places(ordered)
    names = SiteNames.of(site)
    problems: list[Problem] = []
    used = list(site_reading.files)
    site_links: list[SiteLink] = []
    slugs: dict[str, str] = {}
    entries: dict[Kind, list[Entry[Any]]] = {kind: [] for kind in Kind}
    for document in ordered:
        resolved = resolve_links(document, targets)
        site_problems = _check_in_site(document, names, now)
        problems += [
            *resolved.problems,
            *_check_references(document, titles_by_kind, targets),
            *_check_places(document, titles_by_kind, targets),
            *site_problems,
        ]
        if resolved.files or document.files:
            used += [*resolved.files, *document.files]
            slugs |= document.slugs
        site_links += resolved.site_links
        if document.data is not None and not site_problems:
            entries[document.kind].append(_entry(document, names, targets.pages, resolved, places))
    in_fields = [*site_reading.files, *(use for each in ordered for use in each.files)]
    problems += used_file_problems(used, in_fields, files, site)
    attachments, pictures = published_files(used, slugs, files, site), shown_pictures(used, slugs, files)
    problems += long_paths(attachments, pictures)
    problems += copied_documents(ordered, titles_by_kind)
    problems += _shared_session_names(ordered)
    library = Library(
        site=site,
        site_positions=site_reading.positions,
        by_kind={kind: tuple(spec.arrange(entries[kind])) for kind, spec in KINDS.items()},
        files=attachments,
        pictures=pictures,
        site_links=tuple(site_links),
        absent=absent,
    )
    return library, tuple(problems)


def _targets(
    documents: Sequence[Document], absent: AbsentDocuments, files: ContentFiles, site: Site
) -> LinkTargets:
    pages = {each.path: each.permalink for each in documents if each.permalink is not None}
    readable = {each.path: each for each in documents if each.data is not None}
    names = DocumentNames(documents, absent.paths)
    return LinkTargets(pages, AnchorIndex(readable), files, absent, site, Suggestions(), names)


def _entry(
    document: Document,
    names: SiteNames,
    pages: Mapping[str, str],
    resolved: ResolvedLinks,
    places: Mapping[str, NamedPlace],
) -> Entry[Any]:
    """Return the entry of a readable document; a column that it names by name is replaced by its slug."""
    data: Any = document.data
    column = names.column_slug(getattr(data, "column", ""))
    if column is not None and data.column != column:
        data = replace(data, column=column)
    named_places = {name: places[name] for name in document.place_names if name in places}
    path = pages.get(document.path, "")
    return Entry(document, data, path, resolved.links, named_places)


def _places(documents: Iterable[Document]) -> Mapping[str, NamedPlace]:
    """Map the id of each document that describes a place to what other documents show of it."""
    found: dict[str, NamedPlace] = {}
    for each in documents:
        locate, data = KINDS[each.kind].location, cast(Any, each.data)
        if locate is not None and data is not None and each.permalink is not None:
            found[each.id] = NamedPlace(data.title, each.permalink, locate(data), data.sample, data.updated)
    return found


def _titles(documents: Iterable[Document]) -> Mapping[Kind, Mapping[str, str]]:
    """Map the ids of the documents of each kind to their titles."""
    titles: dict[Kind, dict[str, str]] = {kind: {} for kind in Kind}
    for each in documents:
        titles[each.kind][each.id] = getattr(each.data, "title", "")
    return titles


def _shared_session_names(documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield a problem for each session that calendars cannot tell from one of another course.

    They know a session by the ids of both with a hyphen between: ``safety-1`` of ``fire`` is ``1`` of
    ``fire-safety``.
    """
    seen: dict[str, tuple[Document, str]] = {}
    for document in documents:
        sessions = document.data.sessions if isinstance(document.data, Course) else ()
        for index, session in enumerate(sessions):
            name, key = f"{document.id}-{session.id}", f"sessions.{index}.id"
            first, first_key = seen.setdefault(name, (document, key))
            if first is not document:
                other = first.place(first_key)
                values = {"name": name, "other": f"{other.file}:{other.line}"}
                yield problem("session-ids-meet", document.place(key), **values)


def _check_references(
    document: Document, titles_by_kind: Mapping[Kind, Mapping[str, str]], targets: LinkTargets
) -> Iterable[Problem]:
    absent = targets.absent
    for reference in document.references:
        titles, identity = titles_by_kind[reference.kind], (reference.kind, reference.id)
        if reference.id in titles or identity in absent.misplaced.values():
            continue
        values = {"key": reference.key, "kind": KINDS[reference.kind].label, "found": reference.id}
        if absence := absent.ids.get(identity):
            yield problem(absence.reference_code, reference.place, **values)
        else:
            best, remedy = _other_kind(reference.id, titles_by_kind) or targets.suggestions.nearest_document(
                reference.id, titles
            )
            yield problem("dead-reference", reference.place, nearest=best, remedy=remedy, **values)


def _other_kind(written: str, titles_by_kind: Mapping[Kind, Mapping[str, str]]) -> tuple[str, Word] | None:
    """Return the id of any kind that a path with a wrong number of ``../`` means, and the remedy; or None."""
    folder, _, document_id = written.partition("/")
    spec = BY_FOLDER.get(folder)
    is_known = spec is not None and document_id in titles_by_kind[spec.kind]
    return (written, Word("fix-nearest")) if is_known else None


def _check_places(
    document: Document, titles_by_kind: Mapping[Kind, Mapping[str, str]], targets: LinkTargets
) -> Iterator[Problem]:
    """Yield a problem for a place that is like an id, but not one: a page would show it as text."""
    for spec in PLACE_KINDS if document.place_names else ():
        titles = titles_by_kind[spec.kind]
        unknown = set(filter(_LIKE_ID.fullmatch, document.place_names)) - titles.keys()
        for key, name in place_values(document.data) if unknown else ():
            identity, absent = (spec.kind, name), targets.absent
            if name not in unknown or identity in absent.ids or identity in absent.misplaced.values():
                continue
            nearest, remedy = targets.suggestions.nearest(name, titles)
            values = {"key": last_key(key), "kind": spec.label, "found": name}
            if nearest:
                values |= {"nearest": nearest, "remedy": remedy}
                yield problem("dead-reference", document.place(key), **values)
            elif _ID.fullmatch(name):
                yield problem("place-unknown", document.place(key), **values)


def _check_in_site(document: Document, names: SiteNames, now: datetime) -> list[Problem]:
    """Return the problems of a readable document that depend on site.yaml and on the present moment."""
    if document.data is None:
        return []
    return list(KINDS[document.kind].check_in_site(document.data, document.place, names, now))
