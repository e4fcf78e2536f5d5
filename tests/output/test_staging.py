"""The staging folder is there for a build alone: nothing is left of it, whenever the build ends."""

import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from sitebuilder.output import staging
from sitebuilder.output.staging import open_staging
from sitebuilder.processes.signals import InterruptError


class Interruption:
    """Raises what a signal raises, at the n-th line that runs in the module of the staging folder."""

    def __init__(self, line: int) -> None:
        self.left = line

    def __call__(self, frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code.co_filename != staging.__file__:
            return None
        if event == "line":
            self.left -= 1
            if self.left == 0:
                raise InterruptError(signal.SIGTERM)
        return self


def open_and_interrupt(output: Path, line: int) -> bool:
    """Create a staging folder and leave it; return whether it was interrupted while it was created."""
    before = sys.gettrace()
    sys.settrace(Interruption(line))
    try:
        with open_staging(output, output.parent / "cache", outputs=200) as opened:
            sys.settrace(before)
            assert opened.new.is_dir()
    except InterruptError:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.parametrize("is_new", [False, True])
def test_whenever_a_signal_arrives_while_the_staging_folder_is_created_nothing_is_left(tmp_path, is_new):
    output = tmp_path / "public"
    line = 1
    while True:
        if not is_new:
            output.mkdir(exist_ok=True)
        was_interrupted = open_and_interrupt(output, line)
        assert [path.name for path in tmp_path.iterdir() if path.name not in ("public", "cache")] == [], line
        assert not output.exists() or list(output.iterdir()) == [], line
        if not was_interrupted:
            break
        line += 1
    assert line > 15
