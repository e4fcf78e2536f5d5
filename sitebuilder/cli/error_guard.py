"""The guard around every command, so that no traceback ever reaches an editor."""

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from sitebuilder.cache.storage import CACHE_FOLDER, Cache, write_plain
from sitebuilder.messages import (
    Place,
    Problem,
    disk_problem,
    disk_reason,
    format_problems,
    printable_path,
    problem,
    say,
)
from sitebuilder.processes.exit_code import ExitCode
from sitebuilder.processes.pool import WorkerKilledError, kill_workers
from sitebuilder.processes.signals import InterruptError, ignore_signals, raise_on_signals

_LOG = "error.log"


def run_guarded(command: Callable[[], int], site: Path, language: str) -> int:
    """Run a command and return its exit code; a bug is reported in one sentence and logged in the cache.

    A missing site folder is reported before anything is created in its place.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if not os.path.isdir(site):
        print(say("no-site", language, folder=printable_path(os.fspath(site))), file=sys.stderr)
        return ExitCode.PROBLEMS
    try:
        raise_on_signals()
        return command()
    except InterruptError as interrupt:
        kill_workers()
        sentence = "interrupted-unchanged" if interrupt.is_unchanged else "interrupted"
        print(say(sentence, language, signal=interrupt.name), file=sys.stderr)
        return interrupt.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except (BrokenPipeError, ModuleNotFoundError):
        raise
    except (WorkerKilledError, MemoryError) as error:
        kill_workers()
        print(format_problems([_system_problem(error, site)], language), file=sys.stderr)
        return ExitCode.PROBLEMS
    except OSError as error:
        kill_workers()
        print(format_problems([_disk_error(error, site)], language), file=sys.stderr)
        return ExitCode.PROBLEMS
    except Exception as error:
        kill_workers()
        print(say("bug", language, kind=type(error).__name__, log=save_traceback(site)), file=sys.stderr)
        return ExitCode.PROBLEMS
    finally:
        try:  # noqa: SIM105 - a signal could arrive while suppress is called.
            ignore_signals()
        except InterruptError:
            pass  # It came too late to interrupt anything.


def _disk_error(error: OSError, site: Path) -> Problem:
    if error.filename is None and _is_unwritable(sys.stdout):
        return problem("stdout-unwritable", Place("stdout"), reason=disk_reason(error))
    path = error.filename if isinstance(error.filename, str) else os.fspath(site)
    return disk_problem(error, path.removeprefix(os.path.join(site, "")))


def _is_unwritable(stream: TextIO) -> bool:
    """Return whether what is printed cannot be written, as to a full disk; try it with a blank line.

    Python forgets what it could not write: flushing the stream again shows nothing.
    """
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return False  # No stream of the system.
    try:
        os.write(number, b"\n")
    except OSError:
        return True
    return False


def _system_problem(error: WorkerKilledError | MemoryError, site: Path) -> Problem:
    place = Place(printable_path(site))
    if isinstance(error, MemoryError):
        return problem("disk-memory", place)
    return problem("worker-killed", place, signal=str(error))


def save_traceback(site: Path) -> Path:
    """Write the current exception's traceback to a file; return its path, or ``-`` if that fails."""
    cache = Cache(str(site))
    content = traceback.format_exc().encode("utf-8", "backslashreplace")
    failed = write_plain(cache, _LOG, content)
    return Path("-") if failed else site / CACHE_FOLDER / _LOG
