"""Two thousand sites that nobody would make, given to the commands: sentences and no traceback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.files import drawings, names, pictures
from tests.fuzz.limits import MOST_BYTES, MOST_SECONDS
from tests.fuzz.sources import SOURCES
from tests.pipeline.commands import command
from tests.site_folder import SITES, write_files

pytestmark = pytest.mark.long

_STARTING_SECONDS = 1.5
"""Of processor time: all processes of a command read their code and compile the templates."""

_contents = st.one_of(
    *(
        each.map(lambda found: found.encode("utf-8", "replace"))
        for path, each in SOURCES.items()
        if path != "site.yaml"
    ),
    st.binary(max_size=100),
)
_files = st.fixed_dictionaries(
    {},
    optional={
        **{path: each.map(lambda found: found.encode("utf-8", "replace")) for path, each in SOURCES.items()},
        "content/pages/a/a.svg": drawings,
        "content/pages/a/b.jpg": pictures,
        "assets/css/a.css": st.sampled_from(list(SOURCES)).flatmap(SOURCES.__getitem__).map(str.encode),
    },
)
_named = st.dictionaries(names, _contents, max_size=2)


class Told(NamedTuple):
    """How a command ended, and what it took with its workers: seconds of processor time, and bytes."""

    code: int
    words: str
    seconds: float
    memory: int


def run(site: Path, name: str) -> Told:
    """Run a command without colours or a terminal."""
    with (site.parent / "words").open("w+b") as words:
        process = subprocess.Popen(command(site, name), stdout=words, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        told = words.read().decode("utf-8")
    return Told(process.returncode, told, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def put(site: Path, files: Mapping[str, bytes]) -> None:
    """Make the site anew, without those files whose names this disk refuses."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(SITES / "minimal", site)
    for path, content in files.items():
        try:
            write_files(site, {path: content})
        except OSError:
            continue


@pytest.mark.parametrize("name", ["build", "check"])
@pytest.mark.skipif(sys.platform == "win32", reason="os.wait4 is of Unix")
def test_commands_say_a_sentence(name, tmp_path):
    site = tmp_path / "site"

    @settings(max_examples=1_000)
    @given(_files, _named, st.sampled_from(["content/news/2026", "content/pages", "content/courses"]))
    def holds(files, named, folder):
        put(site, {**files, **{f"{folder}/{each}": content for each, content in named.items()}})
        told = run(site, name)
        assert told.code in (0, 1), told.words
        assert "Traceback" not in told.words
        assert "程序内部出错" not in told.words, (site / ".cache/error.log").read_text(encoding="utf-8")
        assert told.seconds < _STARTING_SECONDS + MOST_SECONDS, told
        assert told.memory < MOST_BYTES, told

    holds()
