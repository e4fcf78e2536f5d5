"""Resolve the links and images in a document's texts."""

import posixpath
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from sitebuilder.content.documents import Document, document_kind
from sitebuilder.content.library.absent import AbsentDocuments
from sitebuilder.content.library.anchors import AnchorIndex
from sitebuilder.content.library.attachments import attachment_fault
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.library import SiteLink, TextLinks
from sitebuilder.content.library.named_links import DocumentNames, list_links
from sitebuilder.content.model.site import Site
from sitebuilder.content.permalinks import file_path
from sitebuilder.content.pictures import PictureFault, picture_at, removed_svg_parts
from sitebuilder.content.source_paths import relative_path
from sitebuilder.content.texts import texts_in
from sitebuilder.content.values.nearest import Suggestions
from sitebuilder.content.values.reading import FileReference
from sitebuilder.markdown.links.named import NamedLink, parse_named_target
from sitebuilder.markdown.links.schemes import is_absolute
from sitebuilder.markdown.links.targets import (
    is_local_path,
    leads_to_own_computer,
    leads_to_own_network,
    look_alike,
    name_before_host,
)
from sitebuilder.messages import Label, Place, Problem, Word, problem

_PAGE_ENDINGS = frozenset({"", ".html", ".htm"})
"""What people write after the name of a document that they link to, as other programs do."""


class LinkTargets(Struct, frozen=True):
    """What a link may point to.

    ``pages`` maps the source path of each document that has a page to its path on the site; ``anchors`` knows
    the ids on the pages of readable documents. ``absent`` are the documents that are not shown;
    ``suggestions`` propose targets for dead links, ``names`` finds documents by name.
    """

    pages: Mapping[str, str]
    anchors: AnchorIndex
    files: ContentFiles
    absent: AbsentDocuments
    site: Site
    suggestions: Suggestions
    names: DocumentNames


class ResolvedLinks(Struct, frozen=True):
    """The resolved links of a document, and what is left to check or to copy."""

    links: TextLinks
    files: tuple[FileReference, ...]
    site_links: tuple[SiteLink, ...]
    problems: tuple[Problem, ...]


class _LinkFault(Struct, frozen=True):
    """What is wrong with a target: the code and the values of its problem."""

    code: str
    values: Mapping[str, str | Word | Label]


def resolve_links(document: Document, targets: LinkTargets) -> ResolvedLinks:
    """Resolve every link and image in a document's texts; a dead one is reported at each occurrence."""
    hrefs = _to_pages(document, targets.pages)
    if len(hrefs) == len(document.targets):
        return ResolvedLinks(TextLinks(hrefs), (), (), ())
    places = LinkPlaces(document)
    files: list[FileReference] = []
    site_links: list[SiteLink] = []
    problems: list[Problem] = []
    titles: dict[str, str] = {}
    for target, source in document.targets.items():
        if target in hrefs:
            continue
        named = parse_named_target(target)
        if named is None:
            found = _resolve(target, document, source, targets)
        else:
            found, title = _resolve_name(named, document, targets)
            titles |= {target: title} if title else {}
        if isinstance(found, str):
            hrefs[target] = found
            if target.startswith("/") and found == target:
                site_links += [SiteLink(target, place) for place in places.of(target)]
            elif (doubt := _doubt_about(target)) is not None:
                problems += [problem(doubt.code, place, **doubt.values) for place in places.of(target)]
        elif isinstance(found, FileReference):
            hrefs[target] = "/" + _published(found, document, targets)
            files.append(found)
            problems += [
                problem("svg-cleaned", place, removed=removed)
                for removed in removed_svg_parts(found.path, targets.files.pictures)
                for place in places.of(target)
            ]
        else:
            hrefs[target] = ""
            problems += [problem(found.code, place, **found.values) for place in places.of(target)]
    return ResolvedLinks(TextLinks(hrefs, titles), tuple(files), tuple(site_links), tuple(problems))


def _to_pages(document: Document, pages: Mapping[str, str]) -> dict[str, str]:
    """Resolve the links to whole pages of this site, which need no further checks."""
    return {
        target: "/" + pages[source]
        for target, source in document.targets.items()
        if source is not None and source in pages and "#" not in target and "://" not in target
    }


def _published(use: FileReference, document: Document, targets: LinkTargets) -> str:
    """Return the path of a linked file on the site; for a picture, that of its largest variant."""
    picture = picture_at(use.path, document.slugs, targets.files.pictures)
    return picture.path(picture.largest) if picture else file_path(use.path, document.slugs)


class LinkPlaces:
    """The places of each target in a document; read on first use, as that decodes the document's details."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._places: dict[str, list[Place]] = {}

    def of(self, target: str) -> list[Place]:
        """Return the places at which the document links to a target."""
        if not self._places:
            for text in texts_in((self.document.details().body, self.document.data)):
                for link in text.links:
                    self._places.setdefault(link.target, []).append(link.place)
        return self._places.get(target, [])


def _doubt_about(target: str) -> _LinkFault | None:
    """Return why visitors cannot open a web address, or where it really leads; None if it is plain."""
    if leads_to_own_computer(target):
        return _LinkFault("link-own-computer", {"target": target, "path": urlsplit(target).path or "/"})
    if leads_to_own_network(target):
        return _LinkFault("link-own-network", {"target": target})
    if (named := name_before_host(target)) is not None:
        return _LinkFault("link-user-name", {"target": target, "name": named[0], "host": named[1]})
    part = look_alike(target)
    return _LinkFault("link-look-alike", {"target": target, "part": part}) if part is not None else None


def _resolve(
    target: str, document: Document, source: str | None, targets: LinkTargets
) -> str | FileReference | _LinkFault:
    if target.startswith("//"):
        # A share of an office network, in the slashes of web addresses; a web address has its scheme by now.
        return _LinkFault("link-local-file", {"target": target})
    if (target.startswith("/") and source is None) or is_absolute(target):
        return target
    path, _, anchor = target.partition("#")
    anchor = unquote(anchor)
    if not path:
        return _with_anchor(target, document.path, anchor, targets, same_page=True)
    if is_local_path(target):
        return _LinkFault("link-local-file", {"target": target})
    if source is None:
        return _LinkFault("link-outside", {"target": target})
    if f"{source}/index.md" in targets.pages:
        source = f"{source}/index.md"
    if source in targets.pages:
        return _with_anchor(target, source, anchor, targets, same_page=source == document.path)
    if source in targets.absent.paths:
        return _LinkFault(targets.absent.paths[source].link_code, {"target": target})
    if source in targets.absent.misplaced:
        return "#"
    picture = targets.files.pictures.get(source)
    if isinstance(picture, PictureFault):
        return _LinkFault(picture.code, dict(picture.values))
    if source in targets.files.sizes:
        refused = None if picture else attachment_fault(source, targets.files.sizes[source], targets.site)
        if refused is not None:
            return _LinkFault(*refused)
        return FileReference(source, Place(document.path), is_picture=picture is not None)
    return _dead(target, source, document.path, targets)


def _resolve_name(
    named: NamedLink, document: Document, targets: LinkTargets
) -> tuple[str | _LinkFault, str | None]:
    """Return what a link by name leads to, and the title to show as its text, if any."""
    written = f"{named.name}#{named.anchor}" if named.anchor else named.name
    if not named.name:
        return _with_anchor(written, document.path, named.anchor, targets, same_page=True), None
    found = targets.names.find(named.name, document.path)
    if len(found) > 1:
        listed = list_links(found, document.path)
        return _LinkFault("named-link-several", {"name": named.name, "choices": listed}), None
    if not found:
        return _LinkFault("named-link-unknown", {"name": named.name}), None
    (source,) = found
    if source in targets.absent.paths:
        return _LinkFault(targets.absent.paths[source].link_code, {"target": named.name}), None
    href = _with_anchor(written, source, named.anchor, targets, same_page=source == document.path)
    return href, targets.names.title(source) if named.wants_title else None


def _with_anchor(
    target: str, source: str, anchor: str, targets: LinkTargets, *, same_page: bool
) -> str | _LinkFault:
    anchors = targets.anchors.ids(source) if anchor else None
    if anchors is not None and anchor not in anchors:
        anchor = targets.anchors.id_of_heading(source, anchor)
    if anchors is not None and anchor not in anchors:
        best, remedy = targets.suggestions.nearest(anchor, anchors, "fix-no-anchor")
        values: dict[str, str | Word] = {"target": target, "nearest": best, "remedy": remedy}
        return _LinkFault("dead-anchor", values | {"anchor": anchor})
    suffix = f"#{anchor}" if anchor else ""
    if same_page and (suffix or source not in targets.pages):
        # A list without its own page is shown on others: an empty link leads to the top of those.
        return suffix or "#"
    return f"/{targets.pages[source]}{suffix}"


def _dead(target: str, source: str, file: str, targets: LinkTargets) -> _LinkFault:
    # Imported here: few sites have dead links.
    from sitebuilder.markdown.links.typed_targets import lacks_scheme

    if lacks_scheme(target):
        return _LinkFault("link-without-scheme", {"target": target})
    if (there := _there_but_not_linked(target, source, file, targets)) is not None:
        return there
    if document_kind(source) is None and not source.endswith((".md", ".yaml")):
        ending = posixpath.splitext(source)[1].lower()
        files = targets.files.sizes
        likely: list[Iterable[str]] = [targets.pages] if ending in _PAGE_ENDINGS else [files]
        likely += [files] if not ending else []
        found = [targets.suggestions.missing_file(source, target, each) for each in likely]
        return _LinkFault("missing-file", next((each for each in found if each["near"]), found[0]))
    best, remedy = targets.suggestions.nearest(source, targets.pages)
    return _LinkFault("dead-link", {"target": target, "nearest": best, "remedy": remedy})


def _there_but_not_linked(target: str, source: str, file: str, targets: LinkTargets) -> _LinkFault | None:
    """Return what is wrong with a link to what is there, but cannot be linked so; None for any other.

    The name has signs that mean something else in a link; it is a folder, or the lock file of an open one.
    """
    values: dict[str, str | Word] = {"found": target, "where": "", "near": ""}
    literal = relative_path(target, file) if "#" in target or "%" in target else None
    if literal is not None and (literal in targets.files.sizes or literal in targets.pages):
        right = target.replace("%", "%25").replace("#", "%23")
        signs: dict[str, str | Word] = {"near": literal, "right": right, "remedy": Word("fix-file-signs")}
        return _LinkFault("missing-file", values | signs)
    if not posixpath.splitext(source)[1] and targets.suggestions.is_folder(source, targets.files.sizes):
        return _LinkFault("missing-file", values | {"remedy": Word("fix-file-folder")})
    name = posixpath.basename(source)
    if name.startswith("~$") and f"{posixpath.dirname(source)}/{name[2:]}" not in targets.files.sizes:
        return _LinkFault("missing-file", values | {"remedy": Word("fix-file-lock")})
    return None
