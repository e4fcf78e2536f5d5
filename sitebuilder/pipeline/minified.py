"""The stylesheet and the scripts, from the cache while their sources are the same."""

from collections.abc import Mapping

from msgspec import Struct

from sitebuilder.assets import Minified
from sitebuilder.cache.records import read_record, write_record
from sitebuilder.cache.storage import Cache
from sitebuilder.content.files import digest
from sitebuilder.messages import Problem

_FILE = "assets.bin"


class _Record(Struct, frozen=True, array_like=True):
    """What was made of the sources and the generator for which ``key`` stands."""

    key: bytes
    minified: Minified


def minified_assets(
    cache: Cache, version: str, sources: Mapping[str, bytes], *, clean: bool
) -> tuple[Minified, tuple[Problem, ...], OSError | None]:
    """Return the texts of ``assets/`` made small, what is wrong in them, and why they could not be kept.

    ``sources`` maps ``css/base.css`` to its bytes; ``version`` stands for the generator.
    """
    key = _key(version, sources)
    record = None if clean else read_record(cache, _FILE, _Record)
    if record is not None and record.key == key:
        return record.minified, (), None
    # Imported here: what makes texts small takes as long to import as an article to render.
    from sitebuilder.assets.minify import minify_assets

    minified, problems = minify_assets(sources)
    failed = None if problems else write_record(cache, _FILE, _Record(key, minified))
    return minified, problems, failed


def _key(version: str, sources: Mapping[str, bytes]) -> bytes:
    texts = ((path, content) for path, content in sorted(sources.items()) if path.endswith((".css", ".js")))
    parts = [part for path, content in texts for part in (path.encode(), digest(content))]
    return digest(b"\0".join((version.encode(), *parts)))
