"""Time and memory grow in a straight line with every construct, measured in fresh processes."""

import json
import subprocess
import sys

import pytest

from tests.constructs import MARKDOWN, YAML
from tests.site_folder import ROOT

SIZES = [12_000, 24_000, 48_000, 96_000]
MOST_SECONDS = 2.0
MOST_MEGABYTES = 500
TIMEOUT = 60

# A straight line would be 8 for eight times the text, a parabola 64; below the floor the clock decides.
MOST_GROWTH = 16
FLOOR = 0.4

CONSTRUCTS = [("markdown", name) for name in MARKDOWN] + [("yaml", name) for name in YAML]


def cost(kind: str, name: str, size: int) -> tuple[float, float]:
    """Return the seconds of processor time and the megabytes that a construct takes in a new process."""
    command = [sys.executable, "-m", "tests.growth", kind, name, str(size)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT)
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, megabytes, _ = json.loads(done.stdout)
    return seconds, megabytes


@pytest.mark.long
@pytest.mark.parametrize(("kind", "name"), CONSTRUCTS)
def test_a_construct_takes_time_and_memory_in_a_straight_line(kind, name):
    costs = [cost(kind, name, size) for size in SIZES]
    seconds = [each for each, _ in costs]
    assert seconds[-1] < MOST_GROWTH * seconds[0] + FLOOR, seconds
    assert seconds[-1] < MOST_SECONDS, seconds
    assert max(megabytes for _, megabytes in costs) < MOST_MEGABYTES


def test_there_is_a_construct_for_everything():
    assert len(MARKDOWN) > 200
    assert len(YAML) > 70
