"""A parsed source file, as the cache keeps it and all later steps use it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from sitebuilder.content.kind_spec import Subfolders
from sitebuilder.content.kinds import BY_FILE, KINDS, Data
from sitebuilder.content.model.field_types import Kind, Text
from sitebuilder.content.source_paths import document_identity
from sitebuilder.content.values.reading import FileReference, Reference
from sitebuilder.messages import Place, Problem
from sitebuilder.patterns import lazy_pattern

_IDS = {each: lazy_pattern(each.value) for each in Subfolders}


class Details(Struct, frozen=True):
    """The bulk of a document, needed only for its own page and its problems.

    ``body`` is the text after the front matter; ``positions`` maps the dotted path of a key to its place,
    encoded because most pages are rendered without it.
    """

    body: Text | None
    positions: msgspec.Raw


def encode_details(body: Text | None, positions: Mapping[str, Place]) -> bytes:
    """Encode the ``Details`` of a document."""
    encode = msgspec.msgpack.encode
    return encode(Details(body, msgspec.Raw(encode(positions))))


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


class Document(Struct, frozen=True, array_like=True):
    """A parsed source file: typed data, rendered text with unresolved links, and what to check later.

    ``digest`` is the digest of the file's bytes; with ``path`` it identifies all the rest. ``summary_hash``
    covers what pages other than its own and feeds may show (everything but the text of an article, all of
    any other document). ``permalink`` is the path of its page, None for a kind without pages. ``data`` is
    None if the file has an error. ``targets`` maps the link targets in all texts, and the pictures that may
    be posters of their videos, to paths below the site folder (None for those outside). ``anchors`` are the
    ids in these texts; ``excerpt`` is the beginning of the body if it is shown. ``place_names`` are the
    values of fields that name a place, as text or as the id of another document. ``changes`` are the moments
    at which the document may be shown differently, sorted, in the site's time zone. ``slugs`` maps the
    Chinese names used in its URLs (tags, trades, files, its own path) to their slugs. ``encoded_details``
    keeps the bulk out of memory, as thousands of documents are loaded at once. ``signed_digest`` is what
    signatures of the document refer to, in hexadecimal; None if nobody has signed it.
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


def named_files(documents: Iterable[Document]) -> set[str | None]:
    """Return the paths of the files that documents link to in their texts, or name in their fields."""
    used = (use.path for each in documents for use in each.files)
    return {path for each in documents for path in each.targets.values()} | {*used}
