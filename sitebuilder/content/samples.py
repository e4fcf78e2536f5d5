"""Sample content: what stands on a site to show how it looks, and is left out of a release.

A document is a sample as a whole, or some items of its lists are: a session of a course. Every list whose
items have a field ``sample`` is meant, whatever the kind.
"""

from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.documents import Document
from sitebuilder.content.files import digest
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model_fields import fields_of, is_model


def is_sample(document: Document) -> bool:
    """Tell whether a document is a sample as a whole; of one that could not be read, nothing is known."""
    return getattr(document.data, "sample", False)


def count_samples(document: Document) -> int:
    """Return how many samples a document shows: itself, or the items in its lists that are."""
    if is_sample(document):
        return 1
    return sum(each.sample for items in _sample_lists(document).values() for each in items)


def without_samples(document: Document) -> Document:
    """Return a document that is no sample without the items of its lists that are.

    Its digests are others then, so that no page of it is taken for one that shows them. Places in the file
    keep the numbers that items have there.
    """
    if not count_samples(document):
        return document
    lists = {
        name: tuple(each for each in items if not each.sample)
        for name, items in _sample_lists(document).items()
    }
    data: Any = replace(document.data, **lists)  # type: ignore[type-var]
    return replace(
        document,
        digest=digest(b"without samples" + document.digest),
        summary_hash=digest(b"without samples" + document.summary_hash),
        data=data,
        changes=tuple(sorted(set(KINDS[document.kind].changes(data)))),
    )


def _sample_lists(document: Document) -> dict[str, tuple[Any, ...]]:
    """Return the lists of a document whose items may be samples, by their names."""
    if document.data is None:
        return {}
    return {name: getattr(document.data, name) for name in _names(KINDS[document.kind].model)}


@cache
def _names(model: type[Struct]) -> tuple[str, ...]:
    """Return the names of the lists of a model whose items may be samples."""
    return tuple(
        each.name
        for each in fields_of(model).values()
        if is_model(each.item) and each.item is not each.type and "sample" in fields_of(each.item)
    )
