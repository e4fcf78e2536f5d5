"""A progress bar for commands that take longer than a second, on a terminal."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sitebuilder.messages import say
from sitebuilder.pipeline.options import BuildStage, OnProgress, Stage

if TYPE_CHECKING:
    from rich.progress import Progress

_SHOW_AFTER = 1.0
BUILD_STAGES: tuple[BuildStage, ...] = ("scan", "read", "pictures", "gather", "plan", "render", "write")
DEPLOY_STAGES: tuple[Stage, ...] = (*BUILD_STAGES, "verify", "compress", "upload", "remove", "ask")


@contextmanager
def progress_bar(language: str, stages: Sequence[Stage] = BUILD_STAGES) -> Iterator[OnProgress]:
    """Yield a progress callback; a bar appears only after a second and on a terminal."""

    def report_waiting(stage: Stage, done: int, total: int) -> None:
        if stage == "wait":
            print(say("waiting", language), file=sys.stderr, flush=True)

    if not sys.stderr.isatty():
        yield report_waiting
        return
    started = time.monotonic()
    bar: Progress | None = None

    def report(stage: Stage, done: int, total: int) -> None:
        nonlocal bar
        if stage == "wait":
            report_waiting(stage, done, total)
        elif bar is not None or time.monotonic() - started > _SHOW_AFTER:
            bar = bar or _start_bar(len(stages))
            completed = stages.index(stage) + done / max(total, 1)
            bar.update(bar.task_ids[0], description=say(f"stage-{stage}", language), completed=completed)
            bar.refresh()

    try:
        yield report
    finally:
        if bar is not None:
            bar.stop()


def _start_bar(total: int) -> "Progress":
    """Return a bar that draws only on request; with a thread of its own the process could not be forked."""
    # Imported here: short builds draw nothing.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.add_task("", total=total)
    bar.start()
    return bar
