"""Time and memory grow in a straight line with every construct, measured in fresh processes."""

import json
import subprocess
import sys

import pytest

from tests.constructs import MARKDOWN, YAML
from tests.growth import read, written
from tests.site_folder import ROOT
from tests.svg_constructs import SVG

SIZES = [12_000, 24_000, 48_000, 96_000]
MOST_SECONDS = 2.0
MOST_MEGABYTES = 500
TIMEOUT = 300

# A straight line would be 8 for eight times the text, a parabola 64; below the floor the clock decides.
MOST_GROWTH = 16
FLOOR = 0.4

CONSTRUCTS = [
    *(("markdown", name) for name in MARKDOWN),
    *(("yaml", name) for name in YAML),
    *(("svg", name) for name in SVG),
]


def costs(kind: str, name: str) -> list[tuple[float, float, bool]]:
    """Return what a construct costs at each size: seconds of processor time, megabytes, whether refused."""
    command = [sys.executable, "-m", "tests.growth", kind, name, *map(str, SIZES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.long
@pytest.mark.parametrize(("kind", "name"), CONSTRUCTS)
def test_a_construct_takes_time_and_memory_in_a_straight_line(kind, name):
    found = costs(kind, name)
    seconds = [each for each, _, _ in found]
    assert len(seconds) == len(SIZES)
    assert seconds[-1] < MOST_GROWTH * seconds[0] + FLOOR, seconds
    assert seconds[-1] < MOST_SECONDS, seconds
    assert max(megabytes for _, megabytes, _ in found) < MOST_MEGABYTES


@pytest.mark.parametrize(
    "name",
    ["headings without blank lines", "tight list", "loose list", "table", "links by lines", "footnotes"],
)
def test_what_is_written_in_length_is_not_refused(name):
    assert read("markdown", written("markdown", name, 30_000)) is False


def test_there_is_a_construct_for_everything():
    assert len(MARKDOWN) > 200
    assert len(YAML) > 70
    assert len(SVG) > 40
