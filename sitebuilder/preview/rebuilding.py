"""Building the site again for the preview: whatever goes wrong is a problem to show, and never its end."""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO
from urllib.parse import unquote, urlsplit

from sitebuilder.content.files import MOST_BYTES, read_regular
from sitebuilder.content.site_file import SITE_FILE, read_site
from sitebuilder.messages import (
    Place,
    Problem,
    disk_problem,
    errors,
    format_problems,
    problem,
    problem_listing,
    say,
)
from sitebuilder.pipeline import BuildOptions, BuildResult, build


@dataclass
class Preview:
    """What is served: the folder of the last good build, and what is wrong since.

    ``base`` is the path on the host below which the site lives; ``log_error`` writes down the exception that
    is being handled and returns where; ``show_all`` asks to print_line each problem.
    """

    options: BuildOptions
    language: str
    problems: Sequence[Problem] = field(default_factory=tuple)
    base: str = "/"
    show_all: bool = False
    log_error: Callable[[], Path] = field(default=lambda: Path("-"))


def rebuild(preview: Preview) -> bool:
    """Build again, and print_line whether pages show anything new.

    With an error the last good pages stay, and the problems are kept for the overlay.
    """
    before = preview.problems
    result = _build(preview)
    failed = errors(result.problems)
    preview.problems = tuple(failed)
    preview.base = _base(preview)
    if result.problems:
        print_line(problem_listing(result.problems, preview.language, in_full=preview.show_all), sys.stderr)
    if not failed:
        moment = time.strftime("%H:%M:%S")
        values = {"time": moment, "written": result.written, "seconds": result.seconds}
        print_line(say("rebuilt", preview.language, **values), sys.stdout)
    return bool(result.written or result.removed or tuple(before) != tuple(preview.problems))


def show_problem(preview: Preview, found: Problem) -> None:
    """Tell a problem of the preview itself; it lies over the pages until the next build."""
    preview.problems = (*preview.problems, found)
    print_line(format_problems((found,), preview.language), sys.stderr)


def print_line(text: str, stream: TextIO) -> None:
    """Print a text; a terminal that is gone is no reason to stop."""
    with suppress(OSError, ValueError):
        print(text, file=stream, flush=True)


def problem_of_error(error: BaseException, preview: Preview) -> Problem:
    """Return the problem that stands for an exception: the disk's, at its file, or a bug."""
    if isinstance(error, OSError):
        return disk_problem(error, _path(error, preview.options.site))
    return problem("preview-bug", Place(SITE_FILE), kind=type(error).__name__, log=preview.log_error())


def _build(preview: Preview) -> BuildResult:
    options = preview.options
    if not options.site.is_dir():
        # A build would make the folder anew, for its cache.
        return BuildResult((problem("no-site-file", Place(SITE_FILE)),))
    try:
        return build(options)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # A panic of a library in Rust is no Exception.
        return BuildResult((problem_of_error(error, preview),))


def _path(error: OSError, site: Path) -> str:
    """Return the file that an error of the disk names, relative to the site where it lies in it."""
    if not isinstance(error.filename, str):
        return SITE_FILE
    path = Path(error.filename)
    return path.relative_to(site).as_posix() if path.is_relative_to(site) else path.as_posix()


def _base(preview: Preview) -> str:
    """Return the path below which the site lives, of the last ``site.yaml`` that could be read."""
    try:
        site, _ = read_site(read_regular(preview.options.site / SITE_FILE, MOST_BYTES))
        return preview.base if site is None else unquote(urlsplit(site.base_url).path).rstrip("/") + "/"
    except Exception:  # The build has told what is wrong with the file.
        return preview.base
