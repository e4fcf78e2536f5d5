"""Sample content: what stands on a site to show how it looks, and is left out of a release.

A document is a sample as a whole, or some items of its lists are: a session of a course. Every list whose
items have a field ``sample`` is meant, whatever the kind.
"""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.documents import Details, Document, EncodedDetails
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

    Its digests are others then, so that no page of it is taken for one that shows them.
    """
    if not count_samples(document):
        return document
    lists = _sample_lists(document)
    kept = {
        name: [number for number, each in enumerate(items) if not each.sample]
        for name, items in lists.items()
    }
    left = {name: tuple(lists[name][number] for number in numbers) for name, numbers in kept.items()}
    data: Any = replace(document.data, **left)  # type: ignore[type-var]
    return replace(
        document,
        digest=digest(b"without samples" + document.digest),
        summary_hash=digest(b"without samples" + document.summary_hash),
        data=data,
        changes=tuple(sorted(set(KINDS[document.kind].changes(data)))),
        encoded_details=EncodedDetails(partial(_renumbered, document, kept)),
    )


def _renumbered(document: Document, kept: Mapping[str, Sequence[int]]) -> bytes:
    """Return the encoded ``Details`` of a document of whose lists only items of these numbers are left."""
    places = document.positions()
    for name, numbers in kept.items():
        of_list = {key: places.pop(key) for key in list(places) if key.startswith(f"{name}.")}
        new = {str(old): number for number, old in enumerate(numbers)}
        for key, place in of_list.items():
            old, dot, rest = key.removeprefix(f"{name}.").partition(".")
            if old in new:
                places[f"{name}.{new[old]}{dot}{rest}"] = place
    encode = msgspec.msgpack.encode
    return encode(Details(document.details().body, msgspec.Raw(encode(places))))


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
