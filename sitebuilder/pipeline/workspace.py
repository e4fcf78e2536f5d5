"""What a command works with: the site, its output folder, the cache, and how the inputs look."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.fingerprint import Fingerprint, fingerprint_inputs, input_roots
from sitebuilder.cache.key import CacheFault
from sitebuilder.cache.lock import output_lock, site_lock
from sitebuilder.cache.storage import CACHE_FOLDER, Cache, open_cache
from sitebuilder.formats.jinja.background_compiler import BackgroundCompiler
from sitebuilder.output.commit import Commit
from sitebuilder.output.staging import leftover_stagings
from sitebuilder.output.swap import recover
from sitebuilder.pipeline.generator_version import generator_version
from sitebuilder.pipeline.options import BuildOptions, Progress, ignore_progress, resolve_path


class Workspace(Struct, frozen=True):
    """What all stages work with, while the locks of the site and the output folder are held.

    ``output`` is the output folder without links. ``inputs`` is the fingerprint of all that a build reads,
    taken before anything was read; ``index`` knows the digests of these files, and ``version`` stands for the
    generator. ``commit`` tells when the output folder has changed. ``compiling`` compiles templates
    meanwhile.
    """

    options: BuildOptions
    output: Path
    cache: Cache
    index: DigestIndex
    version: str
    inputs: Fingerprint
    commit: Commit
    on_progress: Progress = ignore_progress
    compiling: BackgroundCompiler | None = None

    @property
    def jobs(self) -> int:
        """How many processes may work at a time."""
        return self.options.jobs


@contextmanager
def open_workspace(
    options: BuildOptions,
    on_progress: Progress = ignore_progress,
    *,
    commit: Commit | None = None,
    fingerprint: Fingerprint | None = None,
    compiling: BackgroundCompiler | None = None,
) -> Iterator[Workspace]:
    """Hold a site's cache and, for a command that will ``commit``, its output folder; undo what a killed
    build left.

    A site folder that cannot be written (a disk that can only be read) has no cache. ``fingerprint`` is that
    of the inputs if it was taken a moment ago.

    Raises:
        OSError: the output folder cannot be written.
        UnfinishedSwapError: what a killed build left could not be undone.
    """
    with ExitStack() as stack:
        cache, has_waited = open_cache(os.fspath(options.site), os.environ), False

        def waiting() -> None:
            on_progress("wait", 0, 1)

        try:
            has_waited = stack.enter_context(site_lock(options.site, waiting))
        except OSError as error:
            fault = CacheFault("cache-unwritable", CACHE_FOLDER, error.strerror or type(error).__name__)
            cache = Cache(os.fspath(options.site), fault=fault)
        output = resolve_path(options.output)
        if commit is not None or leftover_stagings(output):
            has_waited |= stack.enter_context(output_lock(output, waiting))
            recover(cache, output)
        if fingerprint is None or has_waited:
            fingerprint = fingerprint_inputs(
                input_roots(os.fspath(options.site), os.fspath(options.fallback))
            )
        index = DigestIndex(cache, clean=options.clean)
        version = generator_version(index, fingerprint.listing)
        commit = commit or Commit()
        yield Workspace(options, output, cache, index, version, fingerprint, commit, on_progress, compiling)
