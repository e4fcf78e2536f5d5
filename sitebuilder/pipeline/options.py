"""What a build is asked for and what it tells."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from sitebuilder.messages import Problem

Progress = Callable[[str, int, int], None]
"""Told of progress: how much of how much of a stage is done.

The stages are wait, scan, read, pictures, gather, plan, render, write.
"""


def ignore_progress(stage: str, done: int, total: int) -> None:
    """Tell nobody of progress."""


class BuildOptions(Struct, frozen=True):
    """What to build, and how.

    ``now`` is in the site's time zone, without one attached; None means the current moment there.
    ``fallback`` is the folder whose templates and assets serve a site that has none of its own.
    ``release`` leaves out samples, and drafts whatever ``drafts`` says, and refuses what must not be
    released; without ``samples`` these are left out alone, as in a preview. ``strict`` makes reminders
    errors.
    ``adopt`` lets a build replace and remove files in the output folder that no build has made,
    ``allow_removals`` more than half of the content's pages.
    """

    site: Path
    output: Path
    fallback: Path
    now: datetime | None = None
    drafts: bool = False
    release: bool = False
    samples: bool = True
    strict: bool = False
    clean: bool = False
    adopt: bool = False
    allow_removals: bool = False
    jobs: int = 1


class BuildResult(Struct, frozen=True):
    """What a build found and did; with an error among the problems nothing was written.

    Then ``is_unchanged`` tells whether the output folder is as it was: it is not when that was beyond the
    build. ``samples`` is how many samples the site shows, or how many a release has left out.
    """

    problems: tuple[Problem, ...]
    written: int = 0
    kept: int = 0
    removed: int = 0
    seconds: float = 0.0
    is_unchanged: bool = True
    samples: int = 0


def resolve_path(path: Path) -> Path:
    """Return a path without links; what leads to itself stays, where ``Path.resolve`` raises RuntimeError."""
    return Path(os.path.realpath(path))
