"""What a command holds while it works on a site: the locks, and a cache."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from sitebuilder.build.lock import CACHE_FOLDER, output_lock, site_lock
from sitebuilder.build.options import BuildOptions
from sitebuilder.build.staging import left_stagings
from sitebuilder.build.swap import recover
from sitebuilder.problems import Place, Problem, problem


class Workspace(Struct, frozen=True):
    """The folder of the cache, whether another build was waited for, and what is to be told of all that."""

    cache: Path
    has_waited: bool
    problems: tuple[Problem, ...]


@contextmanager
def open_workspace(
    options: BuildOptions, waiting: Callable[[], None], *, writes: bool = False
) -> Iterator[Workspace]:
    """Hold a site's cache and, for a command that ``writes``, its output folder; undo what a killed build
    left.

    A site folder that cannot be written (a disk that can only be read) gets a cache for this time only.

    Raises:
        OSError: the output folder cannot be written.
        UnfinishedSwapError: what a killed build left could not be undone.
    """
    with ExitStack() as stack:
        cache, problems, has_waited = options.site / CACHE_FOLDER, [], False
        try:
            has_waited = stack.enter_context(site_lock(options.site, waiting))
        except OSError as error:
            cache = Path(stack.enter_context(TemporaryDirectory(prefix="sitebuilder-")))
            problems.append(problem("cache-unwritable", Place(CACHE_FOLDER), reason=error.strerror or ""))
        output = options.output.resolve()
        if writes or left_stagings(output):
            has_waited |= stack.enter_context(output_lock(output, waiting))
            recover(output)
        yield Workspace(cache, has_waited, tuple(problems))
