"""The stylesheet and the scripts, from the cache while their sources are the same."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack

from msgspec import Struct

from sitebuilder.assets import MinifiedAssets
from sitebuilder.cache.records import read_record, write_record
from sitebuilder.cache.storage import Cache
from sitebuilder.content.files import digest
from sitebuilder.messages import Problem

_FILE = "assets.bin"

Found = tuple[MinifiedAssets, tuple[Problem, ...], OSError | None]
"""The texts made small, what is wrong in them, and why they could not be kept."""


class _Record(Struct, frozen=True, array_like=True):
    """What was made of the sources and the generator for which ``key`` stands."""

    key: bytes
    minified: MinifiedAssets


def begin_minifying(
    cache: Cache, version: str, sources: Mapping[str, bytes], inline: Mapping[str, bytes], *, clean: bool
) -> Callable[[], Found]:
    """Begin to make the texts of ``assets/`` small; return what ends it and returns what was found.

    ``sources`` maps ``css/base.css`` to its bytes, ``inline`` the scripts that stand in pages, by their paths
    relative to the site; ``version`` stands for the generator. Meanwhile another process starts, if any is
    needed: it takes as long as some articles to read.
    """
    key = _key(version, sources, inline)
    record = None if clean else read_record(cache, _FILE, _Record)
    if record is not None and record.key == key:
        found = (record.minified, (), None)
        return lambda: found
    # Imported here: what makes texts small takes as long to import as an article to render.
    from sitebuilder.assets.script_parser import script_parser

    opened = ExitStack()
    parse = opened.enter_context(script_parser())

    def finish() -> Found:
        from sitebuilder.assets.minify import minify_assets

        with opened:
            minified, problems = minify_assets(sources, inline, parse)
        return minified, problems, None if problems else write_record(cache, _FILE, _Record(key, minified))

    return finish


def _key(version: str, sources: Mapping[str, bytes], inline: Mapping[str, bytes]) -> bytes:
    texts = ((path, content) for path, content in sorted(sources.items()) if path.endswith((".css", ".js")))
    parts = [
        part
        for path, content in (*texts, *sorted(inline.items()))
        for part in (path.encode(), digest(content))
    ]
    # What a stylesheet may name.
    names = (path.encode() for path in sorted(sources))
    return digest(b"\0".join((version.encode(), *parts, *names)))
