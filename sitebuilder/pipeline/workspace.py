"""What a command holds while it works on a site: the locks, and a cache."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from msgspec import Struct

from sitebuilder.cache.key import NoKey
from sitebuilder.cache.lock import output_lock, site_lock
from sitebuilder.cache.storage import CACHE_FOLDER, Cache, open_cache
from sitebuilder.output.staging import left_stagings
from sitebuilder.output.swap import recover
from sitebuilder.pipeline.options import BuildOptions, resolved


class Workspace(Struct, frozen=True):
    """The cache, and whether another build was waited for."""

    cache: Cache
    has_waited: bool


@contextmanager
def open_workspace(
    options: BuildOptions, waiting: Callable[[], None], *, writes: bool = False
) -> Iterator[Workspace]:
    """Hold a site's cache and, for a command that ``writes``, its output folder; undo what a killed build
    left.

    A site folder that cannot be written (a disk that can only be read) has no cache.

    Raises:
        OSError: the output folder cannot be written.
        UnfinishedSwapError: what a killed build left could not be undone.
    """
    with ExitStack() as stack:
        cache, has_waited = open_cache(os.fspath(options.site), os.environ), False
        try:
            has_waited = stack.enter_context(site_lock(options.site, waiting))
        except OSError as error:
            fault = NoKey("cache-unwritable", CACHE_FOLDER, error.strerror or type(error).__name__)
            cache = Cache(os.fspath(options.site), fault=fault)
        output = resolved(options.output)
        if writes or left_stagings(output):
            has_waited |= stack.enter_context(output_lock(output, waiting))
            recover(cache, output)
        yield Workspace(cache, has_waited)
