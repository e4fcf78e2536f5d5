"""Read the bytes of a source file into a Document: a pure function, run in parallel and cached by digest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from posixpath import splitext
from typing import cast
from urllib.parse import unquote

import msgspec
from msgspec import Struct

from sitebuilder.content.decode import decode
from sitebuilder.content.fields import Kind, TagName, Text, TradeName
from sitebuilder.content.files import decode_text, digest
from sitebuilder.content.front_matter import split_front_matter
from sitebuilder.content.kind_spec import KindSpec, Subfolders
from sitebuilder.content.kinds import BY_FILE, KINDS, Data
from sitebuilder.content.model_fields import fields_of
from sitebuilder.content.moments import DEFAULT_ZONE
from sitebuilder.content.output_paths import MAX_PATH_BYTES
from sitebuilder.content.page_ids import check_ids, template_ids
from sitebuilder.content.permalinks import permalink
from sitebuilder.content.reading import FileReference, Reading, Reference
from sitebuilder.content.scalars import document_identity, relative_path
from sitebuilder.content.signed_digest import has_review, signed_digest
from sitebuilder.content.slugs import slugify
from sitebuilder.content.texts import texts_in
from sitebuilder.content.yaml_nodes import parse_yaml
from sitebuilder.markdown import render
from sitebuilder.markdown.link_targets import is_video_file
from sitebuilder.markdown.named_links import parse_named_target
from sitebuilder.markdown.sentinels import NAMED_LINK
from sitebuilder.messages import Place, Problem
from sitebuilder.patterns import lazy_pattern

_ENCODER = msgspec.msgpack.Encoder()
_IDS = {each: lazy_pattern(each.value) for each in Subfolders}
_POSTER_EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp")


class Details(Struct, frozen=True):
    """The bulk of a document, needed only for its own page and its problems.

    ``body`` is the text after the front matter; ``positions`` maps the dotted path of a key to its place,
    encoded because most pages are rendered without it.
    """

    body: Text | None
    positions: msgspec.Raw


class EncodedDetails:
    """The encoded ``Details`` of a document: bytes, or a function that reads them verified from the cache."""

    # Not a Struct, so that the cache can store the bytes apart from the document.
    __slots__ = ("_content",)

    def __init__(self, content: bytes | Callable[[], bytes]) -> None:
        self._content = content

    @property
    def content(self) -> bytes:
        """The bytes; read from the cache on each access if they are not in memory."""
        return self._content() if callable(self._content) else self._content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EncodedDetails) and self.content == other.content

    __hash__ = None  # type: ignore[assignment]


class Document(Struct, frozen=True):
    """A parsed source file: typed data, rendered text with unresolved links, and what to check later.

    ``digest`` is the digest of the file's bytes; with ``path`` it identifies all the rest. ``summary_hash``
    covers what pages other than its own and feeds may show (everything but the text of an article, all of
    any other document). ``permalink`` is the path of its page, None for a kind without pages. ``data`` is
    None if the file has an error. ``targets`` maps the link targets in all texts, and the pictures that may
    be posters of their videos, to paths below the site folder (None for those outside). ``anchors`` are the
    ids in these texts; ``excerpt`` is the beginning of the body. ``place_names`` are the values of fields
    that name a place, as text or as the id of another document. ``changes`` are the moments at which the
    document may be shown differently, sorted, in the site's time zone. ``slugs`` maps the Chinese names used
    in its URLs (tags, trades, files, its own path) to their slugs. ``encoded_details`` keeps the bulk out of
    memory, as thousands of documents are loaded at once. ``signed_digest`` is what signatures of the document
    refer to, in hexadecimal; None if nobody has signed it.
    """

    path: str
    digest: bytes
    summary_hash: bytes
    kind: Kind
    id: str
    permalink: str | None
    data: Data | None
    excerpt: str
    targets: dict[str, str | None]
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]
    files: tuple[FileReference, ...]
    place_names: tuple[str, ...]
    problems: tuple[Problem, ...]
    changes: tuple[datetime, ...]
    slugs: dict[str, str]
    encoded_details: EncodedDetails
    signed_digest: str | None = None

    def details(self) -> Details:
        """Return the bulk of the document, decoded on each call."""
        return msgspec.msgpack.decode(self.encoded_details.content, type=Details)

    def place(self, key: str = "title") -> Place:
        """Return the place of a key; the beginning of the file if the key is missing."""
        return self.positions().get(key, Place(self.path))

    def positions(self) -> dict[str, Place]:
        """Map the dotted path of each key in the file to its place; decoded on each call."""
        return msgspec.msgpack.decode(self.details().positions, type=dict[str, Place])


def next_moments(documents: Iterable[Document], now: datetime) -> list[datetime]:
    """Return every moment after ``now`` at which a document may be shown differently, sorted."""
    return sorted({moment for document in documents for moment in document.changes if moment > now})


def document_kind(path: str) -> tuple[Kind, str] | None:
    """Return the kind and id of the document at a path below the site folder; None if it is not a document.

    Any other file is an image, an attachment or a mistake, which the scan distinguishes.
    """
    if path in BY_FILE:
        kind = BY_FILE[path].kind
        return kind, kind.value
    identity = document_identity(path)
    if identity is None:
        return None
    spec = KINDS[identity[0]]
    is_document = path.endswith(spec.suffix) and _IDS[spec.subfolders].fullmatch(identity[1])
    return identity if is_document else None


def read_document(
    path: str,
    content: bytes,
    known_slug: Callable[[str], str | None] = slugify,
    zone: str = DEFAULT_ZONE,
) -> Document:
    """Read a source file; ``problems`` of the result are all that can be found in this file alone.

    ``known_slug`` returns the slug of a name if it is already known; ``zone`` is the site's time zone (IANA
    name), to which moments with an offset are converted.

    Raises:
        KeyError: the path is not that of a document (call ``document_kind`` first).
    """
    identity = document_kind(path)
    if identity is None:
        raise KeyError(path)
    kind, document_id = identity
    spec = KINDS[kind]
    reading = Reading.empty(path, zone)
    data, body = None, None
    text = decode_text(path, content)
    if isinstance(text, Problem):
        reading.problems.append(text)
    else:
        data, body = _read(spec, text, reading)
    if data is not None:
        spec.check(data, body, reading)
    texts = [*([body] if body else []), *texts_in(data)]
    if isinstance(text, str) and any(each.anchors for each in texts):
        reading.problems.extend(check_ids(texts, template_ids(kind, data), text, path))
    targets = _link_targets(texts, path)
    names = _names(document_id, data, (*targets, *(use.path for use in reading.files)))
    slugs = {name: known_slug(name) or slugify(name) for name in names if not name.isascii()}
    path_on_site = permalink(kind, document_id, getattr(data, "slug", None), slugs)
    if path_on_site is not None and len(path_on_site) > MAX_PATH_BYTES:
        reading.report("address-too-long", Place(path), found=f"/{path_on_site}")
    excerpt = body.excerpt if body else ""
    content_digest = digest(content)
    return Document(
        path=path,
        digest=content_digest,
        summary_hash=_summary_hash(data, excerpt, slugs) if data and spec.keeps_text else content_digest,
        kind=kind,
        id=document_id,
        permalink=path_on_site,
        data=data,
        excerpt=excerpt,
        targets=targets,
        anchors=tuple(anchor for text in texts for anchor in text.anchors),
        references=tuple(reading.references),
        files=tuple(reading.files),
        place_names=tuple(reading.place_names),
        problems=tuple(reading.problems),
        changes=tuple(sorted(set(spec.changes(data)))) if data is not None else (),
        slugs=slugs,
        encoded_details=_encode_details(body, reading.positions),
        signed_digest=reading.signed_digest,
    )


def poster_names(video: str) -> tuple[str, ...]:
    """Return the names under which a picture beside a video is its poster."""
    return tuple(splitext(video)[0] + extension for extension in _POSTER_EXTENSIONS)


def _link_targets(texts: Sequence[Text], path: str) -> dict[str, str | None]:
    """Map each link target in the texts of a file, and the posters of its videos, to paths below the site."""
    targets = {link.target: _source_path(link.target, path) for text in texts for link in text.links}
    return targets | _posters(texts, targets)


def _source_path(target: str, file: str) -> str | None:
    """Return the path below the site folder to which a link in a file points; None if it has none."""
    if parse_named_target(target) is not None:
        return None
    return relative_path(unquote(target.partition("#")[0]), file)


def _posters(texts: Iterable[Text], targets: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the pictures that may be posters of the embedded videos, as targets; they need not exist."""
    videos = (
        link.target for text in texts for link in text.links if link.is_image and is_video_file(link.target)
    )
    found: dict[str, str | None] = {}
    for video in videos:
        path = targets[video]
        if path is not None:
            pairs = zip(poster_names(video), poster_names(path), strict=True)
            found |= {target: source for target, source in pairs if target not in targets}
    return found


def _encode_details(body: Text | None, positions: Mapping[str, Place]) -> EncodedDetails:
    return EncodedDetails(_ENCODER.encode(Details(body, msgspec.Raw(_ENCODER.encode(positions)))))


def _summary_hash(data: Data, excerpt: str, slugs: Mapping[str, str]) -> bytes:
    return digest(_ENCODER.encode((data, excerpt, slugs)))


def _names(document_id: str, data: Data | None, targets: tuple[str, ...]) -> Iterator[str]:
    """Yield the names in a document that become parts of URLs, including each folder of the files it uses.

    ASCII targets are omitted, as they are their own slugs.
    """
    yield from document_id.split("/")
    for target in targets:
        is_path = "://" not in target and not target.startswith(NAMED_LINK)
        if is_path and not (target.isascii() and "%" not in target):
            path = unquote(target.partition("#")[0])
            yield from (name for part in path.split("/") for name in (part, splitext(part)[0]))
    for field in _fields_in_urls(type(data)) if data is not None else ():
        value = getattr(data, field)
        yield from (value,) if isinstance(value, str) else value


@cache
def _fields_in_urls(model: type[Data]) -> tuple[str, ...]:
    """Return the fields of a model that contain names of tags or trades."""
    return tuple(each.name for each in fields_of(model).values() if each.item in (TagName, TradeName))


def _read(spec: KindSpec, text: str, reading: Reading) -> tuple[Data | None, Text | None]:
    if spec.suffix != ".md":
        return _read_yaml(spec, text, 1, "", reading), None
    parts = split_front_matter(text, reading.start.file)
    if isinstance(parts, Problem):
        reading.problems.append(parts)
        return None, None
    front_matter, body, body_line = parts
    data = _read_yaml(spec, front_matter, 2, body, reading)
    taken_ids = template_ids(spec.kind, data)
    rendered, problems = render(body, Place(reading.start.file, body_line), taken_ids=taken_ids)
    reading.problems.extend(problems)
    return data, rendered


def _read_yaml(spec: KindSpec, text: str, first_line: int, body: str, reading: Reading) -> Data | None:
    reading.start = Place(reading.start.file, first_line)
    reading.source = text.split("\n")
    node = parse_yaml(text, reading.start, spec.model)
    if isinstance(node, tuple):
        reading.problems.extend(node)
        return None
    if has_review(node):
        reading.signed_digest = signed_digest(node, body)
    return cast(Data | None, decode(node, spec.model, reading))
