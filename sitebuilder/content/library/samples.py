"""Sample content: it shows how a site looks, and is omitted from a release.

A whole document may be a sample, or items of its lists, such as a session of a course: this applies to every
list whose items have a field ``sample``, whatever the kind.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.documents import Document, EncodedDetails, encode_details
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.fields import fields_of, is_model
from sitebuilder.content.paths.files import digest


def is_sample(document: Document) -> bool:
    """Return whether a whole document is a sample; False for one that could not be read."""
    return getattr(document.data, "sample", False)


def are_samples(entries: Iterable[Entry[Any]]) -> bool:
    """Return whether all of the entries, of which there is at least one, are samples."""
    return all(entry.data.sample for entry in entries)


def count_samples(document: Document) -> int:
    """Return the number of samples in a document: 1 for a sample, else the samples in its lists."""
    if is_sample(document):
        return 1
    lists = _sample_lists(document)
    return sum(each.sample for items in lists.values() for each in items) if lists else 0


def without_samples(document: Document) -> Document:
    """Return a document, itself not a sample, without the samples in its lists.

    Its digests differ, so that cached pages with the samples are not reused.
    """
    if not count_samples(document):
        return document
    lists = _sample_lists(document)
    kept = {
        name: [number for number, each in enumerate(items) if not each.sample]
        for name, items in lists.items()
    }
    remaining = {name: tuple(lists[name][number] for number in numbers) for name, numbers in kept.items()}
    data: Any = replace(document.data, **remaining)  # type: ignore[type-var]
    return replace(
        document,
        digest=digest(b"without samples" + document.digest),
        summary_hash=digest(b"without samples" + document.summary_hash),
        data=data,
        changes=tuple(sorted(set(KINDS[document.kind].changes(data)))),
        encoded_details=EncodedDetails(partial(_encode_kept, document, kept)),
    )


def _encode_kept(document: Document, kept: Mapping[str, Sequence[int]]) -> bytes:
    """Encode the ``Details`` of a document with positions for the kept items only, renumbered.

    ``kept`` maps the name of a list to the indexes of its remaining items.
    """
    places = document.positions()
    for name, numbers in kept.items():
        list_places = {key: places.pop(key) for key in list(places) if key.startswith(f"{name}.")}
        new_numbers = {str(old): number for number, old in enumerate(numbers)}
        for key, place in list_places.items():
            old, dot, rest = key.removeprefix(f"{name}.").partition(".")
            if old in new_numbers:
                places[f"{name}.{new_numbers[old]}{dot}{rest}"] = place
    return encode_details(document.details().body, places)


def _sample_lists(document: Document) -> dict[str, tuple[Any, ...]]:
    """Map the name of each list of a document whose items may be samples to the list."""
    if document.data is None:
        return {}
    return {name: getattr(document.data, name) for name in _sample_list_names(KINDS[document.kind].model)}


@cache
def _sample_list_names(model: type[Struct]) -> tuple[str, ...]:
    """Return the names of the lists of a model whose items may be samples."""
    return tuple(
        each.name
        for each in fields_of(model).values()
        if is_model(each.item) and each.item is not each.type and "sample" in fields_of(each.item)
    )
