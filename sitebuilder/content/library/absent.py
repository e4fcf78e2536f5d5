"""Which documents are shown, and every name by which others refer to those that are not.

A link to one of them gets a problem that says why the document is not there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from sitebuilder.content.documents import Document, document_kind
from sitebuilder.content.library.unpublished import meant_document
from sitebuilder.content.model.field_types import Kind


class Absence(StrEnum):
    """Why a document is not shown: a draft (or not published yet), or a sample in a release."""

    DRAFT = "draft"
    SAMPLE = "sample"

    @property
    def link_code(self) -> str:
        """The code of the problem for a link to such a document."""
        return f"link-to-{self}"

    @property
    def reference_code(self) -> str:
        """The code of the problem for a field that refers to such a document."""
        return f"reference-to-{self}"


class Selection(Struct, frozen=True):
    """The documents of a site by whether they are shown.

    ``hidden`` are drafts and documents not published yet, ``samples`` those that only a release leaves out.
    ``sample_count`` counts the samples among ``shown`` and ``samples``, including those in lists inside
    documents.
    """

    shown: Sequence[Document]
    hidden: Sequence[Document] = ()
    samples: Sequence[Document] = ()
    sample_count: int = 0


class AbsentDocuments(Struct, frozen=True):
    """Why documents are not shown: by source path, by kind and id, and by permalink or alias.

    ``misplaced`` maps the path that the file of a document should have to its kind and id, where that file
    has another extension or stands in another folder. That is a problem of its own, so links to the document
    are not reported.
    """

    paths: Mapping[str, Absence] = MappingProxyType({})
    ids: Mapping[tuple[Kind, str], Absence] = MappingProxyType({})
    addresses: Mapping[str, Absence] = MappingProxyType({})
    misplaced: Mapping[str, tuple[Kind, str]] = MappingProxyType({})

    @classmethod
    def of(
        cls, drafts: Iterable[Document], samples: Iterable[Document] = (), files: Iterable[str] = ()
    ) -> "AbsentDocuments":
        """Index the documents that are not shown; ``files`` are all files that are not documents."""
        found = [
            *((each, Absence.DRAFT) for each in drafts),
            *((each, Absence.SAMPLE) for each in samples),
        ]
        return cls(
            {each.path: absence for each, absence in found},
            {(each.kind, each.id): absence for each, absence in found},
            {address: absence for each, absence in found for address in _addresses(each)},
            _misplaced(files),
        )

    def at(self, page: str) -> Absence | None:
        """Return why there is nothing at a path of the site or at one of its parents; None if unknown."""
        for end in (len(page), *(index + 1 for index, sign in enumerate(page) if sign == "/")):
            if page[:end] in self.addresses:
                return self.addresses[page[:end]]
        return None


def _misplaced(files: Iterable[str]) -> dict[str, tuple[Kind, str]]:
    found = (meant_document(path) for path in files)
    return {path: identity for path in found if path and (identity := document_kind(path))}


def _addresses(document: Document) -> Iterator[str]:
    if document.permalink:
        yield document.permalink
    yield from getattr(document.data, "aliases", ())
