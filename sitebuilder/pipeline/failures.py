"""Turn what stops a command into a problem: errors of the disk, lack of memory, a killed process."""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace

from sitebuilder.messages import Place, disk_problem, disk_reason, printable_path, problem
from sitebuilder.output.commit import Commit
from sitebuilder.output.swap import UnfinishedSwapError
from sitebuilder.pipeline.options import BuildOptions, BuildResult, resolve_path
from sitebuilder.processes.pool import WorkerKilledError
from sitebuilder.processes.signals import InterruptError


def run_capturing_failures(work: Callable[[Commit], BuildResult], options: BuildOptions) -> BuildResult:
    """Run a command and return its result with the time it took; a failure becomes a problem.

    ``work`` receives a ``Commit`` to record whether it has changed the output folder.

    Raises:
        InterruptError: a signal arrived.
    """
    started, commit = perf_counter(), Commit()
    with commit.releasing_signals():
        result = _run(work, options, commit)
    return replace(result, seconds=perf_counter() - started)


def _run(work: Callable[[Commit], BuildResult], options: BuildOptions, commit: Commit) -> BuildResult:
    output, is_unfinished = Place(printable_path(options.output.name)), False
    try:
        return work(commit)
    except OSError as error:
        failure = disk_problem(error, _place_of(error, options))
    except UnfinishedSwapError as error:
        is_unfinished = True
        place = Place(f"{output.file}/{error.path}")
        failure = problem("output-unfinished", place, reason=disk_reason(error.reason))
    except WorkerKilledError as error:
        failure = problem("worker-killed", output, signal=str(error))
    except MemoryError:
        failure = problem("disk-memory", output)
    except InterruptError as error:
        error.is_unchanged = not commit.is_done
        raise
    return BuildResult((failure,), is_unchanged=not (is_unfinished or commit.is_done))


def _place_of(error: OSError, options: BuildOptions) -> str:
    """Return the path that a disk error names, relative to the site folder if it is in there."""
    if not isinstance(error.filename, str):
        return options.output.name
    # Relative names are those of outputs.
    path = Path(os.path.abspath(options.output / error.filename))
    for site in (Path(os.path.abspath(options.site)), resolve_path(options.site)):
        if path.is_relative_to(site):
            return path.relative_to(site).as_posix()
    return os.fspath(path)
