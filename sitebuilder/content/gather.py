"""Combine documents into the library, checking identities, references, links and files."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, cast

from msgspec.structs import replace

from sitebuilder.content.absent import AbsentDocuments
from sitebuilder.content.attachments import attachment_fault
from sitebuilder.content.checks import SiteNames
from sitebuilder.content.documents import Document
from sitebuilder.content.fields import Kind
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library import Entry, Library, NamedPlace, PublishedFile, SiteLink
from sitebuilder.content.links import LinkTargets, ResolvedLinks, resolve_links
from sitebuilder.content.model.site import RemoteMedia, Site
from sitebuilder.content.named_links import DocumentNames
from sitebuilder.content.nearest import Suggestions
from sitebuilder.content.output_paths import MAX_PATH_BYTES
from sitebuilder.content.permalinks import file_path
from sitebuilder.content.pictures import Picture, PictureFacts, PictureFault, picture_at, removed_svg_parts
from sitebuilder.content.reading import FileReference, Reading
from sitebuilder.messages import Place, Problem, problem

_NONE_ABSENT = AbsentDocuments()


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
    documents: Iterable[Document],
    file_sizes: Mapping[str, int],
    now: datetime,
    absent: AbsentDocuments = _NONE_ABSENT,
    pictures: Mapping[str, PictureFacts | PictureFault] = MappingProxyType({}),
) -> tuple[Library, tuple[Problem, ...]]:
    """Combine the visible documents into a library; documents with errors are reported and omitted.

    ``site_reading`` is the record of reading ``site.yaml``. ``file_sizes`` maps the source path of every file
    of ``content/`` that is not a document to its size in bytes. ``absent`` are the documents that are not
    shown. ``pictures`` maps the source path of each picture to its facts or its fault; a picture that is not
    in it is published like any other file.
    """
    ordered = sorted(documents, key=lambda each: each.path)
    targets = _targets(ordered, file_sizes, absent, pictures, site)
    ids_by_kind = _ids(ordered)
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
            *_check_references(document, ids_by_kind, targets),
            *site_problems,
        ]
        if resolved.files or document.files:
            used += [*resolved.files, *document.files]
            slugs |= document.slugs
        site_links += resolved.site_links
        if document.data is not None and not site_problems:
            entries[document.kind].append(_entry(document, names, targets.pages, resolved, places))
    problems += _missing_files(used, file_sizes)
    in_fields = [*site_reading.files, *(use for each in ordered for use in each.files)]
    problems += _picture_problems(in_fields, pictures)
    problems += _refused_files(in_fields, file_sizes, pictures, site)
    files = _published_files(used, slugs, file_sizes, pictures, site)
    shown = _shown_pictures(used, slugs, pictures)
    problems += _long_paths(files, shown)
    library = Library(
        site=site,
        site_positions=site_reading.positions,
        by_kind={kind: tuple(spec.arrange(entries[kind])) for kind, spec in KINDS.items()},
        files=files,
        pictures=shown,
        site_links=tuple(site_links),
        absent=absent,
    )
    return library, tuple(problems)


def _targets(
    documents: list[Document],
    file_sizes: Mapping[str, int],
    absent: AbsentDocuments,
    pictures: Mapping[str, PictureFacts | PictureFault],
    site: Site,
) -> LinkTargets:
    pages = {each.path: each.permalink for each in documents if each.permalink is not None}
    readable = {each.path: each for each in documents if each.data is not None}
    names = DocumentNames(documents, absent.paths)
    return LinkTargets(pages, readable, file_sizes, absent, pictures, site, Suggestions(), names)


def _entry(
    document: Document,
    names: SiteNames,
    pages: Mapping[str, str],
    resolved: ResolvedLinks,
    places: Mapping[str, NamedPlace],
) -> Entry[Any]:
    """Return the entry of a readable document; a column that it names by name is replaced by its slug."""
    data: Any = document.data
    column = names.columns.get(getattr(data, "column", ""))
    if column is not None and data.column != column:
        data = replace(data, column=column)
    named_places = {name: places[name] for name in document.place_names if name in places}
    path = pages.get(document.path, "")
    return Entry(document, data, path, resolved.hrefs, named_places, resolved.link_titles)


def _places(documents: Iterable[Document]) -> Mapping[str, NamedPlace]:
    """Map the id of each document that describes a place to what other documents show of it."""
    found: dict[str, NamedPlace] = {}
    for each in documents:
        locate, data = KINDS[each.kind].location, cast(Any, each.data)
        if locate is not None and data is not None and each.permalink is not None:
            found[each.id] = NamedPlace(data.title, each.permalink, locate(data), data.sample, data.updated)
    return found


def _ids(documents: Iterable[Document]) -> Mapping[Kind, set[str]]:
    ids: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for each in documents:
        ids[each.kind].add(each.id)
    return ids


def _check_references(
    document: Document, ids_by_kind: Mapping[Kind, set[str]], targets: LinkTargets
) -> Iterable[Problem]:
    for reference in document.references:
        ids = ids_by_kind[reference.kind]
        if reference.id in ids:
            continue
        absence = targets.absent.ids.get((reference.kind, reference.id))
        if absence is not None:
            values = {"key": reference.key, "kind": KINDS[reference.kind].label, "found": reference.id}
            yield problem(absence.reference_code, reference.place, **values)
            continue
        best, remedy = targets.suggestions.nearest(reference.id, ids)
        yield problem(
            "dead-reference",
            reference.place,
            key=reference.key,
            kind=KINDS[reference.kind].label,
            found=reference.id,
            nearest=best,
            remedy=remedy,
        )


def _check_in_site(document: Document, names: SiteNames, now: datetime) -> list[Problem]:
    """Return the problems of a readable document that depend on site.yaml and on the present moment."""
    if document.data is None:
        return []
    return list(KINDS[document.kind].check_in_site(document.data, document.place, names, now))


def _missing_files(used: Iterable[FileReference], file_sizes: Mapping[str, int]) -> Iterable[Problem]:
    for use in used:
        if use.path not in file_sizes:
            folder, _, name = use.path.rpartition("/")
            yield problem("missing-file", use.place, found=name, where=folder + "/")


def _published_files(
    used: Iterable[FileReference],
    slugs: Mapping[str, str],
    file_sizes: Mapping[str, int],
    pictures: Mapping[str, PictureFacts | PictureFault],
    site: Site,
) -> dict[str, PublishedFile]:
    """Map the source path of each file that is published unchanged to the published file, sorted."""
    paths = {
        use.path
        for use in used
        if _is_copied(use, file_sizes, pictures)
        and attachment_fault(use.path, file_sizes[use.path], site) is None
    }
    return {path: PublishedFile(file_path(path, slugs), file_sizes[path]) for path in sorted(paths)}


def _shown_pictures(
    used: Iterable[FileReference],
    slugs: Mapping[str, str],
    pictures: Mapping[str, PictureFacts | PictureFault],
) -> dict[str, Picture]:
    """Map the source path of each picture that pages show to the picture, sorted."""
    paths = sorted({use.path for use in used if use.is_picture})
    return {path: picture for path in paths if (picture := picture_at(path, slugs, pictures)) is not None}


def _long_paths(files: Mapping[str, PublishedFile], pictures: Mapping[str, Picture]) -> Iterable[Problem]:
    """Yield a problem for each file whose folders make its path on the site too long."""
    paths = ((source, file.path) for source, file in files.items())
    stems = ((source, picture.stem) for source, picture in pictures.items())
    for source, path in (*paths, *stems):
        if len(path) > MAX_PATH_BYTES:
            yield problem("address-too-long", Place(source), found=f"/{path}")


def _is_copied(
    use: FileReference, file_sizes: Mapping[str, int], pictures: Mapping[str, PictureFacts | PictureFault]
) -> bool:
    """Return whether a file is published unchanged: it exists and is not shown as a picture."""
    return use.path in file_sizes and not (use.is_picture and use.path in pictures)


def _refused_files(
    in_fields: Iterable[FileReference],
    file_sizes: Mapping[str, int],
    pictures: Mapping[str, PictureFacts | PictureFault],
    site: Site,
) -> Iterable[Problem]:
    """Yield a problem for each file in a field that may not be published; those in texts are links."""
    for use in in_fields:
        if _is_copied(use, file_sizes, pictures):
            refused = attachment_fault(use.path, file_sizes[use.path], site)
            if refused is not None:
                yield problem(refused[0], use.place, **refused[1])


def _picture_problems(
    in_fields: Iterable[FileReference], pictures: Mapping[str, PictureFacts | PictureFault]
) -> Iterable[Problem]:
    """Yield a problem for each picture in a field that can't be shown; those in texts are links."""
    for use in in_fields:
        found = pictures.get(use.path) if use.is_picture else None
        if isinstance(found, PictureFault):
            yield problem(found.code, use.place, **found.values)
        for removed in removed_svg_parts(use.path, pictures) if use.is_picture else ():
            yield problem("svg-cleaned", use.place, removed=removed)
