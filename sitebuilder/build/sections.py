"""The plan, section by section: one that sees what it saw at the last build is not planned again.

A section's outputs follow from all that it can see: the outlines of documents, the site's frame, the files,
and which moments have passed. The text of an article is in no outline: only an output whose key names that
text (``Key.texts``) shows it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from operator import attrgetter
from typing import Any

import msgspec
from msgspec import Struct

from sitebuilder.content.files import digest
from sitebuilder.content.library import Entry
from sitebuilder.views.context import Context
from sitebuilder.views.outputs import Output
from sitebuilder.views.plan import sections, sitemap


class SectionRecord(Struct, frozen=True, array_like=True):
    """The digest of all that a section saw, and the paths of its outputs in their order."""

    sees: bytes
    paths: tuple[str, ...]


class PlannedSection(Struct, frozen=True):
    """A section: its name, what will be recorded of it, and what returns its outputs by path.

    ``is_known`` when its record is that of the last build: then so are the keys of its outputs, as far as
    they do not name texts and templates.
    """

    name: str
    record: SectionRecord
    is_known: bool
    outputs: Callable[[], Mapping[str, Output]]


def plan_sections(context: Context, known: Mapping[str, SectionRecord]) -> tuple[PlannedSection, ...]:
    """Plan all sections of the site, but those of which ``known`` has the record that they would have."""
    everything = _sees(context)
    seen = {id(context): everything}
    planned: list[PlannedSection] = []
    listed: list[str] = []
    for section in sections(context):
        if id(section.context) not in seen:
            seen[id(section.context)] = _sees(section.context)
        planned.append(_plan(section.name, seen[id(section.context)], section.outputs, known))
        listed += planned[-1].record.paths if section.listed else ()
    planned.append(_plan("sitemap", everything, partial(sitemap, listed, context), known))
    return tuple(planned)


def fixed_section(outputs: Iterable[Output]) -> PlannedSection:
    """Return outputs that are at hand as a section, which is never known."""
    return _plan("", b"", partial(tuple, outputs), {})


def _plan(
    name: str, sees: bytes, plan: Callable[[], Iterable[Output]], known: Mapping[str, SectionRecord]
) -> PlannedSection:
    planned = cache(lambda: tuple(plan()))
    outputs = cache(lambda: {output.path: output for output in planned()})
    record = known.get(name)
    if record is not None and record.sees == sees:
        return PlannedSection(name, record, True, outputs)
    paths = tuple(output.path for output in planned())
    return PlannedSection(name, SectionRecord(sees, paths), False, outputs)


def _sees(context: Context) -> bytes:
    """Return the digest of all that the outputs of a context follow from, beside the texts of articles."""
    library = context.library
    lists = (library.partners, library.services, library.numbers)
    shown: list[Entry[Any]] = [*library.entries(), *(each for each in lists if each is not None)]
    passed = max(
        (each for entry in shown for each in entry.document.changes if each <= context.now), default=None
    )
    return digest(_ENCODER.encode((context.frame, library.files, library.pictures, passed, shown)))


_ENCODER = msgspec.msgpack.Encoder(enc_hook=attrgetter("outline"), order="deterministic")
"""Encodes values, and an entry by its outline."""
