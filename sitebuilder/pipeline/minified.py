"""Minify the stylesheet and the scripts, or take them from the cache while their sources are unchanged."""

from collections.abc import Mapping

from msgspec import Struct

from sitebuilder.assets.bundle import MinifiedAssets
from sitebuilder.cache.records import read_record, write_record
from sitebuilder.content.paths.files import digest
from sitebuilder.messages import Problem
from sitebuilder.pipeline.workspace import Workspace

_FILE = "assets.bin"

MinifyResult = tuple[MinifiedAssets, tuple[Problem, ...], OSError | None]
"""The minified texts, the problems found, and the error if they could not be cached."""


class _Record(Struct, frozen=True, array_like=True):
    """The minified texts of the sources and the generator version that ``key`` identifies."""

    key: bytes
    minified: MinifiedAssets


def minified_assets(
    workspace: Workspace, sources: Mapping[str, bytes], inline: Mapping[str, bytes]
) -> MinifyResult:
    """Minify the texts of ``assets/``, unless the cache has them.

    ``sources`` maps ``css/base.css`` to its bytes, ``inline`` does so for scripts embedded in pages, by their
    paths relative to the site.
    """
    cache, key = workspace.cache, _key(workspace.version, sources, inline)
    record = None if workspace.options.clean else read_record(cache, _FILE, _Record)
    if record is not None and record.key == key:
        return record.minified, (), None
    # Imported here: the minifiers take as long to import as an article takes to render.
    from sitebuilder.assets.minify import minify_assets
    from sitebuilder.assets.script_parser import script_parser

    with script_parser(started=workspace.head_start.script_process) as parse:
        minified, problems = minify_assets(sources, inline, parse)
    return minified, problems, None if problems else write_record(cache, _FILE, _Record(key, minified))


def _key(version: str, sources: Mapping[str, bytes], inline: Mapping[str, bytes]) -> bytes:
    texts = ((path, content) for path, content in sorted(sources.items()) if path.endswith((".css", ".js")))
    parts = [
        part
        for path, content in (*texts, *sorted(inline.items()))
        for part in (path.encode(), digest(content))
    ]
    # A stylesheet may refer to any of them.
    names = (path.encode() for path in sorted(sources))
    return digest(b"\0".join((version.encode(), *parts, *names)))
