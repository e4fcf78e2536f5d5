"""The options and the result of a build."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from sitebuilder.messages import Problem

BuildStage = Literal["wait", "scan", "read", "pictures", "gather", "plan", "render", "write"]
Stage = Literal[BuildStage, "verify", "compress", "upload", "remove", "ask"]
"""A stage of a build, or of a deploy."""

OnProgress = Callable[[Stage, int, int], None]
"""Called with a stage, the number of steps done, and the total number of steps."""


def ignore_progress(stage: Stage, done: int, total: int) -> None:
    """Discard progress reports."""


class BuildOptions(Struct, frozen=True):
    """What to build, and how.

    ``now`` is a naive datetime in the site's time zone; None means the current moment. ``fallback`` is the
    folder whose templates and assets are used if the site has none of its own. ``release`` leaves out samples
    and drafts, whatever ``drafts`` says, and refuses what must not be released; ``samples=False`` only leaves
    out samples, as in a preview. ``strict`` turns warnings into errors. ``adopt`` lets a build replace and
    remove files in the output folder that no build has written, ``allow_removals`` more than half of the
    content pages.
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
    """What a build found and did; if the problems include an error, nothing was written.

    In that case ``is_unchanged`` says whether the output folder is still as it was; it is not if the build
    was unable to restore it. ``samples`` counts the samples that the site shows, or that a release left out.
    """

    problems: tuple[Problem, ...]
    written: int = 0
    kept: int = 0
    removed: int = 0
    seconds: float = 0.0
    is_unchanged: bool = True
    samples: int = 0


def resolve_path(path: Path) -> Path:
    """Resolve all symlinks of a path.

    A symlink loop is kept as it is; ``Path.resolve`` would raise RuntimeError.
    """
    return Path(os.path.realpath(path))
