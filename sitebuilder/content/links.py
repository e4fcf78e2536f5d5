"""Where the links and images in a document's texts lead."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct

from sitebuilder.content.documents import Document, document_kind
from sitebuilder.content.library import SiteLink
from sitebuilder.content.nearest import nearest
from sitebuilder.content.permalinks import file_path, template_anchors
from sitebuilder.content.reading import FileUse
from sitebuilder.content.scalars import relative_path
from sitebuilder.content.texts import texts
from sitebuilder.markup import Link
from sitebuilder.problems import Problem, Word, problem


class Targets(Struct, frozen=True):
    """What a link may lead to.

    ``pages`` maps the source path of each document that has a page to its path on the site,
    ``anchors`` the same to the ids on its page (those that could be read); ``files`` are the source
    paths of all other files, ``hidden`` those of documents that are not shown yet.
    """

    pages: Mapping[str, str]
    anchors: Mapping[str, frozenset[str]]
    files: frozenset[str]
    hidden: frozenset[str]


class Resolved(Struct, frozen=True):
    """The links of one document, resolved: ``hrefs`` as in ``Entry``, and what is still to check or copy."""

    hrefs: Mapping[str, str]
    files: tuple[FileUse, ...]
    site_links: tuple[SiteLink, ...]
    problems: tuple[Problem, ...]


def document_anchors(document: Document) -> frozenset[str]:
    """Return the ids on a document's page that an editor may link to."""
    own = {anchor for text in texts(document) for anchor in text.anchors}
    filled = {name for name in template_anchors(document.kind) if _is_filled(document, name)}
    return frozenset(own | filled)


def resolve_links(document: Document, targets: Targets) -> Resolved:
    """Resolve every link and image in a document's texts; each dead one is a problem at its place."""
    hrefs: dict[str, str] = {}
    files: list[FileUse] = []
    site_links: list[SiteLink] = []
    problems: list[Problem] = []
    for link in _links(document):
        found = _resolve(link, document, targets)
        if isinstance(found, Problem):
            problems.append(found)
            hrefs[link.target] = ""
        elif isinstance(found, FileUse):
            files.append(found)
            hrefs[link.target] = "/" + file_path(found.path)
        else:
            hrefs[link.target] = found
            if found.startswith("/") and link.target.startswith("/"):
                site_links.append(SiteLink(found, link.place))
    return Resolved(hrefs, tuple(files), tuple(site_links), tuple(problems))


def _links(document: Document) -> Iterator[Link]:
    for text in texts(document):
        yield from text.links


def _resolve(link: Link, document: Document, targets: Targets) -> str | FileUse | Problem:
    target = link.target
    if "://" in target or target.startswith(("mailto:", "tel:")):
        return target
    path, _, anchor = target.partition("#")
    anchor = unquote(anchor)
    if not path:
        return _with_anchor(link, document.path, anchor, targets, same_page=True)
    if path.startswith("/"):
        return target
    source = relative_path(unquote(path), document.path)
    if source is None:
        return problem("link-outside", link.place, target=target)
    if source in targets.pages:
        return _with_anchor(link, source, anchor, targets, same_page=source == document.path)
    if source in targets.hidden:
        return problem("link-to-draft", link.place, target=target)
    if source in targets.files:
        return FileUse(source, link.place)
    return _dead(link, source, targets)


def _with_anchor(link: Link, source: str, anchor: str, targets: Targets, *, same_page: bool) -> str | Problem:
    anchors = targets.anchors.get(source)
    if anchor and anchors is not None and anchor not in anchors:
        best = nearest(anchor, sorted(anchors))
        remedy = Word("fix-nearest") if best else Word("fix-no-anchor")
        return problem(
            "dead-anchor", link.place, target=link.target, anchor=anchor, nearest=best or "", remedy=remedy
        )
    suffix = f"#{anchor}" if anchor else ""
    return suffix if same_page and suffix else f"/{targets.pages[source]}{suffix}"


def _dead(link: Link, source: str, targets: Targets) -> Problem:
    if link.is_image or (document_kind(source) is None and not source.endswith((".md", ".yaml"))):
        folder = source.rpartition("/")[0]
        return problem("missing-file", link.place, found=link.target, where=folder + "/")
    best = nearest(source, sorted(targets.pages))
    remedy = Word("fix-nearest") if best else Word("fix-none")
    return problem("dead-link", link.place, target=link.target, nearest=best or "", remedy=remedy)


def _is_filled(document: Document, anchor: str) -> bool:
    value = getattr(document.data, anchor.replace("-", "_"), None)
    return value is not None and value != ()
