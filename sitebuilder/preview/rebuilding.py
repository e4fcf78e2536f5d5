"""Rebuilds the site for the preview; whatever goes wrong becomes a problem to show and never ends the
preview."""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import TextIO
from urllib.parse import unquote, urlsplit

from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.content.site_file import read_site
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


def _new_version() -> str:
    return token_hex(8)


@dataclass
class Preview:
    """The state of the preview: the output of the last successful build, and the current problems.

    ``version`` identifies what its pages show, among all previews of this address; ``base`` is the site's
    base path on the host; ``log_error`` logs the exception being handled and returns the path of the log;
    ``show_all`` prints every problem in full.
    """

    options: BuildOptions
    language: str
    problems: Sequence[Problem] = field(default_factory=tuple)
    version: str = field(default_factory=_new_version)
    base: str = "/"
    show_all: bool = False
    log_error: Callable[[], Path] = field(default=lambda: Path("-"))


def rebuild(preview: Preview) -> bool:
    """Build the site again and return whether the pages look different.

    After an error the pages of the last successful build stay, and the problems are kept for the overlay.
    """
    before = preview.problems
    result = _build(preview)
    failures = errors(result.problems)
    preview.problems = tuple(failures)
    preview.base = _base(preview)
    if result.problems:
        print_line(problem_listing(result.problems, preview.language, in_full=preview.show_all), sys.stderr)
    if not failures:
        clock = time.strftime("%H:%M:%S")
        values = {"time": clock, "written": result.written, "seconds": result.seconds}
        print_line(say("rebuilt", preview.language, **values), sys.stdout)
    is_different = bool(result.written or result.removed or tuple(before) != tuple(preview.problems))
    if is_different:
        preview.version = _new_version()
    return is_different


def show_problem(preview: Preview, each: Problem) -> None:
    """Report a problem of the preview itself, on the terminal and over the pages until the next build."""
    preview.problems = (*preview.problems, each)
    preview.version = _new_version()
    print_line(format_problems((each,), preview.language), sys.stderr)


def print_line(text: str, stream: TextIO) -> None:
    """Print a text; ignore that the terminal may have been closed."""
    with suppress(OSError, ValueError):
        print(text, file=stream, flush=True)


def problem_of_error(error: BaseException, preview: Preview) -> Problem:
    """Return an exception as a problem: an OS error at its file, any other as a bug."""
    if isinstance(error, OSError):
        return disk_problem(error, _path(error, preview.options.site))
    return problem("preview-bug", Place(SITE_FILE), kind=type(error).__name__, log=preview.log_error())


def _build(preview: Preview) -> BuildResult:
    options = preview.options
    if not options.site.is_dir():
        # A build would recreate the folder for its cache.
        return BuildResult((problem("no-site-file", Place(SITE_FILE)),))
    try:
        return build(options)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # A panic in a Rust extension is not an Exception.
        return BuildResult((problem_of_error(error, preview),))


def _path(error: OSError, site: Path) -> str:
    """Return the file that an OS error names, relative to the site folder if it is inside it."""
    if not isinstance(error.filename, str):
        return SITE_FILE
    path = Path(error.filename)
    return path.relative_to(site).as_posix() if path.is_relative_to(site) else path.as_posix()


def _base(preview: Preview) -> str:
    """Return the site's base path, from the last ``site.yaml`` that could be read."""
    try:
        site, _ = read_site(read_regular_file(preview.options.site / SITE_FILE, MAX_TEXT_BYTES))
        return preview.base if site is None else unquote(urlsplit(site.base_url).path).rstrip("/") + "/"
    except Exception:  # The build has reported what is wrong with the file.
        return preview.base
