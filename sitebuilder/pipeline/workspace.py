"""The workspace of a command: the site, its output folder, the cache, and the state of the inputs."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import Struct

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.fingerprint import Fingerprint, fingerprint_inputs, input_roots
from sitebuilder.cache.lock import output_lock, site_lock
from sitebuilder.cache.secret_key import CacheFault
from sitebuilder.cache.storage import CACHE_FOLDER, Cache, open_cache
from sitebuilder.output.commit import Commit
from sitebuilder.output.modes import public_umask
from sitebuilder.output.staging import leftover_stagings
from sitebuilder.output.swap import recover
from sitebuilder.pipeline.generator_version import generator_version
from sitebuilder.pipeline.head_start import NO_HEAD_START, HeadStart
from sitebuilder.pipeline.options import BuildOptions, OnProgress, ignore_progress, resolve_path


class Workspace(Struct, frozen=True):
    """What all stages share while the locks of the site and the output folder are held.

    ``output`` is the output folder with symlinks resolved. ``inputs`` is the fingerprint of everything a
    build reads, taken before anything was read; ``index`` holds the digests of these files, and ``version``
    identifies the generator. ``commit`` records when the output folder changes.
    """

    options: BuildOptions
    output: Path
    cache: Cache
    index: DigestIndex
    version: str
    inputs: Fingerprint
    commit: Commit
    on_progress: OnProgress = ignore_progress
    head_start: HeadStart = NO_HEAD_START

    @property
    def jobs(self) -> int:
        """The maximum number of processes to use."""
        return self.options.jobs


@contextmanager
def open_workspace(
    options: BuildOptions,
    on_progress: OnProgress = ignore_progress,
    *,
    commit: Commit | None = None,
    head_start: HeadStart = NO_HEAD_START,
) -> Iterator[Workspace]:
    """Lock a site's cache and, if the command has a ``commit``, its output folder.

    What a killed build left is undone first. A site folder on a read-only disk has no cache.

    Raises:
        OSError: the output folder cannot be written.
        UnfinishedSwapError: what a killed build left could not be undone.
    """
    with ExitStack() as stack:
        cache, has_waited = open_cache(os.fspath(options.site), os.environ), False

        def report_waiting() -> None:
            on_progress("wait", 0, 1)

        try:
            has_waited = stack.enter_context(site_lock(options.site, report_waiting))
        except OSError as error:
            fault = CacheFault("cache-unwritable", CACHE_FOLDER, error)
            cache = Cache(os.fspath(options.site), fault=fault)
        output = resolve_path(options.output)
        if commit is not None or leftover_stagings(output):
            # Folders above it that are created must be as readable as what is in it.
            with public_umask():
                has_waited |= stack.enter_context(output_lock(output, report_waiting))
            recover(cache, output)
        fingerprint = head_start.fingerprint
        if fingerprint is None or has_waited:
            fingerprint = fingerprint_inputs(
                input_roots(os.fspath(options.site), os.fspath(options.fallback))
            )
        index = DigestIndex(cache, clean=options.clean)
        version = generator_version(index, fingerprint.listing)
        commit = commit or Commit()
        yield Workspace(options, output, cache, index, version, fingerprint, commit, on_progress, head_start)
