"""What is remembered of templates: those that compile, by the digests of their sources, and those used."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from sitebuilder.cache.records import read_record, write_record
from sitebuilder.cache.storage import Cache
from sitebuilder.formats.jinja.background_compiler import source_digest

_FILE = "templates.bin"


class TemplateRecord(Struct, frozen=True, array_like=True):
    """What is remembered of templates: by which generator, those that compile, those that were used.

    ``sound`` maps the name of each template that compiled without a problem to the digest of its source;
    ``used`` are the names of those that the last build rendered with, in the order in which it came to them.
    """

    generator: str = ""
    sound: dict[str, bytes] = msgspec.field(default_factory=dict)
    used: tuple[str, ...] = ()


def load_template_record(cache: Cache) -> TemplateRecord:
    """Return what the cache knows of templates; an empty record when there is none to be believed."""
    return read_record(cache, _FILE, TemplateRecord) or TemplateRecord()


def save_template_record(cache: Cache, record: TemplateRecord) -> OSError | None:
    """Replace the record; return why that could not be done."""
    return write_record(cache, _FILE, record)


def sound_templates(record: TemplateRecord, generator: str, sources: Mapping[str, bytes]) -> frozenset[str]:
    """Return the names of the templates that this very generator has compiled before without a problem."""
    if record.generator != generator:
        return frozenset()
    return frozenset(name for name, each in sources.items() if record.sound.get(name) == source_digest(each))
