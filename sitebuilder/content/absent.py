"""Documents that are not shown, by all that others name them by: a link to one is told for what it is."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from sitebuilder.content.documents import Document
from sitebuilder.content.fields import Kind


class Absence(StrEnum):
    """Why a document is not shown: a draft (or not published yet), or a sample in a release."""

    DRAFT = "draft"
    SAMPLE = "sample"

    @property
    def link_code(self) -> str:
        """The code of the problem of a link to it."""
        return f"link-to-{self}"

    @property
    def reference_code(self) -> str:
        """The code of the problem of a field that names it."""
        return f"reference-to-{self}"


class AbsentDocuments(Struct, frozen=True):
    """The documents that are not shown: by source path, by kind and id, and by address.

    Addresses are permalinks and aliases, as paths on the site.
    """

    paths: Mapping[str, Absence] = MappingProxyType({})
    ids: Mapping[tuple[Kind, str], Absence] = MappingProxyType({})
    addresses: Mapping[str, Absence] = MappingProxyType({})

    @classmethod
    def of(cls, drafts: Iterable[Document], samples: Iterable[Document] = ()) -> "AbsentDocuments":
        """Return what is known of documents that are not shown."""
        found = [
            *((each, Absence.DRAFT) for each in drafts),
            *((each, Absence.SAMPLE) for each in samples),
        ]
        return cls(
            {each.path: absence for each, absence in found},
            {(each.kind, each.id): absence for each, absence in found},
            {address: absence for each, absence in found for address in _addresses(each)},
        )

    def at(self, page: str) -> Absence | None:
        """Tell why nothing is at a path of the site, or at what it lies below; None if that is not known."""
        for end in (len(page), *(index + 1 for index, sign in enumerate(page) if sign == "/")):
            if page[:end] in self.addresses:
                return self.addresses[page[:end]]
        return None


def _addresses(document: Document) -> Iterator[str]:
    if document.permalink:
        yield document.permalink
    yield from getattr(document.data, "aliases", ())
