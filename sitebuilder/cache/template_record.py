"""What the cache remembers of templates: which ones compile, by source digest, and which ones were used."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from sitebuilder.cache.records import read_record, write_record
from sitebuilder.cache.storage import Cache
from sitebuilder.formats.jinja.background_compiler import source_digest

_FILE = "templates.bin"


class TemplateRecord(Struct, frozen=True, array_like=True):
    """What is known about templates from earlier builds with one version of the generator.

    ``sound`` maps the name of each template that compiled without problems to its source digest; ``used`` are
    the names of the templates that the last build used, in order of first use.
    """

    generator: str = ""
    sound: dict[str, bytes] = msgspec.field(default_factory=dict)
    used: tuple[str, ...] = ()


def load_template_record(cache: Cache) -> TemplateRecord:
    """Return the cached record, or an empty one if there is none that can be trusted."""
    return read_record(cache, _FILE, TemplateRecord) or TemplateRecord()


def save_template_record(cache: Cache, record: TemplateRecord) -> OSError | None:
    """Replace the record; return the error, if any."""
    return write_record(cache, _FILE, record)


def sound_templates(record: TemplateRecord, generator: str, sources: Mapping[str, bytes]) -> frozenset[str]:
    """Return the names of the templates that this very generator has compiled before without problems."""
    if record.generator != generator:
        return frozenset()
    return frozenset(name for name, each in sources.items() if record.sound.get(name) == source_digest(each))
