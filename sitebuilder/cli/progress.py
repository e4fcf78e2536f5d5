"""A progress bar, for builds of more than a second on a terminal."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sitebuilder.build import Progress
from sitebuilder.problems import say

_SHOW_AFTER = 1.0
_STAGES = ("scan", "read", "gather", "plan", "render", "write")


@contextmanager
def progress_bar(language: str) -> Iterator[Progress]:
    """Yield what a build tells of its stages; drawn only after a second and on a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    # Imported here: a build that is over at once draws nothing.
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=len(_STAGES))
    started = time.monotonic()

    def tell(stage: str, done: int, total: int) -> None:
        if stage == "wait":
            print(say("waiting", language), file=sys.stderr)
            return
        bar.update(task, description=say(f"stage-{stage}", language), completed=_STAGES.index(stage))
        if not bar.live.is_started and time.monotonic() - started > _SHOW_AFTER:
            bar.start()

    try:
        yield tell
    finally:
        if bar.live.is_started:
            bar.stop()
