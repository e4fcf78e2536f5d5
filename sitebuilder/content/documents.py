"""From one source file's bytes to its Document: pure, one file at a time, on any core, kept by digest."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from posixpath import splitext
from urllib.parse import unquote

import msgspec
from msgspec import Struct

from sitebuilder.content.decode import decode
from sitebuilder.content.fields import Kind, TagName, Text, TradeName
from sitebuilder.content.files import decode_text, digest
from sitebuilder.content.kinds import BY_FILE, KINDS, Data, KindSpec, Subfolders
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
from sitebuilder.messages import Place, Problem, problem

_ENCODER = msgspec.msgpack.Encoder()
_IDS = {each: re.compile(each.value) for each in Subfolders}
_POSTER_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_FENCE = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_FENCE_LIKE = re.compile(r"^[-—－–―]{2,}[^\S\n]*$", re.MULTILINE)


class Details(Struct, frozen=True):
    """The bulk of a document, which only its own page and its problems need.

    ``body`` is the text after the front matter; ``positions`` maps a dotted path of keys to its place,
    encoded, as most pages are made without it.
    """

    body: Text | None
    positions: msgspec.Raw


class EncodedDetails:
    """The ``Details`` of a document, encoded: bytes at hand, or what reads them, checked, from the cache."""

    # No Struct, so that the cache can put the bytes apart from the document.
    __slots__ = ("_content",)

    def __init__(self, content: bytes | Callable[[], bytes]) -> None:
        self._content = content

    @property
    def content(self) -> bytes:
        """The bytes, read anew each time when they are not at hand."""
        return self._content() if callable(self._content) else self._content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EncodedDetails) and self.content == other.content

    __hash__ = None  # type: ignore[assignment]


class Document(Struct, frozen=True):
    """One source file, read: typed data, rendered text with open links, and what to check later.

    ``digest`` is that of the file's bytes: with ``path`` it stands for all the rest; ``outline`` stands
    for what pages other than its own and feeds may show of it (of an article all but its text, of other
    documents all). ``permalink`` is the path of its page, None of a kind that has none. ``data`` is None
    when the file has an error. ``targets`` maps the link targets of all its texts to the paths that they
    mean below the site folder (None for those outside it), and the pictures that may be posters of its films;
    ``anchors`` are the ids in these texts;
    ``excerpt`` is the beginning of its body. ``place_names`` are where something in it takes place, in words
    or as the id of another document. ``changes`` are the moments, in the site's time zone and in
    order, at which it may be shown otherwise. ``slugs`` maps the Chinese names that it uses in addresses
    (of tags, trades, files, its own path) to what they become there. ``encoded_details`` are the ``Details``,
    encoded, so that thousands of documents are at hand without their bulk. ``signed_digest`` is what a
    signature of the document stands for, in hexadecimal; None where nobody has signed it.
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
        """Return the bulk of the document, decoded anew at each call."""
        return msgspec.msgpack.decode(self.encoded_details.content, type=Details)

    def place(self, key: str = "title") -> Place:
        """Return where a key stands; the file's beginning when it is not written."""
        return self.positions().get(key, Place(self.path))

    def positions(self) -> dict[str, Place]:
        """Return where each key that is written stands, by its dotted path; decoded anew at each call."""
        return msgspec.msgpack.decode(self.details().positions, type=dict[str, Place])


def next_moments(documents: Iterable[Document], now: datetime) -> list[datetime]:
    """Return every moment after ``now`` at which some document may be shown otherwise, in order."""
    return sorted({moment for document in documents for moment in document.changes if moment > now})


def document_kind(path: str) -> tuple[Kind, str] | None:
    """Return the kind and id of the document that a path below the site folder holds, if it holds one.

    Any other file is an image, an attachment or a mistake, which the scan tells apart.
    """
    if path in BY_FILE:
        kind = BY_FILE[path].kind
        return kind, kind.value
    identity = document_identity(path)
    if identity is None:
        return None
    spec = KINDS[identity[0]]
    is_one = path.endswith(spec.suffix) and _IDS[spec.subfolders].fullmatch(identity[1])
    return identity if is_one else None


def read_document(
    path: str,
    content: bytes,
    known_slug: Callable[[str], str | None] = slugify,
    zone: str = DEFAULT_ZONE,
) -> Document:
    """Read a source file; every problem that can be seen in this file alone is in ``problems``.

    ``known_slug`` returns the slug of a name where it need not be worked out again; ``zone`` is the time
    zone of the site (IANA), to which moments with an offset are converted.

    Raises:
        KeyError: the path holds no document (ask ``document_kind`` first).
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
    targets = {
        link.target: relative_path(unquote(link.target.partition("#")[0]), path)
        for text in texts
        for link in text.links
    }
    targets |= _posters(texts, targets)
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
        encoded_details=EncodedDetails(
            _ENCODER.encode(Details(body, msgspec.Raw(_ENCODER.encode(reading.positions))))
        ),
        signed_digest=reading.signed_digest,
    )


def poster_names(film: str) -> tuple[str, ...]:
    """Return what a picture beside a film may be called that is its poster."""
    return tuple(splitext(film)[0] + ending for ending in _POSTER_ENDINGS)


def _posters(texts: Iterable[Text], targets: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the pictures that may be posters of the films shown, as targets that nothing need lead to."""
    films = (
        link.target for text in texts for link in text.links if link.is_image and is_video_file(link.target)
    )
    found: dict[str, str | None] = {}
    for film in films:
        path = targets[film]
        if path is not None:
            pairs = zip(poster_names(film), poster_names(path), strict=True)
            found |= {target: source for target, source in pairs if target not in targets}
    return found


def _summary_hash(data: Data, excerpt: str, slugs: Mapping[str, str]) -> bytes:
    return digest(_ENCODER.encode((data, excerpt, slugs)))


def _names(document_id: str, data: Data | None, targets: tuple[str, ...]) -> Iterator[str]:
    """Yield the names in a document that stand in addresses; of the files it names, those of each folder.

    Those of targets in ASCII, which are their own slugs, are left out.
    """
    yield from document_id.split("/")
    for target in targets:
        if "://" not in target and not (target.isascii() and "%" not in target):
            path = unquote(target.partition("#")[0])
            yield from (name for part in path.split("/") for name in (part, splitext(part)[0]))
    for field in _named_in_addresses(type(data)) if data is not None else ():
        value = getattr(data, field)
        yield from (value,) if isinstance(value, str) else value


@cache
def _named_in_addresses(model: type[Data]) -> tuple[str, ...]:
    """Return the fields of a model that hold names of tags or trades."""
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
    node = parse_yaml(text, reading.start)
    if isinstance(node, tuple):
        reading.problems.extend(node)
        return None
    if has_review(node):
        reading.signed_digest = signed_digest(node, body)
    return decode(node, spec.model, reading)


def _fence_like(text: str, start: int, file: str, *, only_first: bool = False) -> Problem | None:
    """Return the problem of the next line that was meant to be a fence: of dashes, and not three hyphens."""
    found = _FENCE_LIKE.match(text, start) if only_first else _FENCE_LIKE.search(text, start)
    return (
        None if found is None else problem("yaml-fence", Place(file, text.count("\n", 0, found.start()) + 1))
    )


def split_front_matter(text: str, file: str) -> tuple[str, str, int] | Problem:
    """Return the YAML, the Markdown and the line on which the Markdown begins."""
    opening = _FENCE.match(text)
    if opening is None:
        return _fence_like(text, 0, file, only_first=True) or problem("front-matter-missing", Place(file))
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return _fence_like(text, opening.end(), file) or problem("front-matter-open", Place(file))
    front_matter = text[opening.end() + 1 : closing.start()]
    return front_matter or "\n", text[closing.end() + 1 :], text.count("\n", 0, closing.start()) + 2
