"""Settings of all tests: how many examples Hypothesis tries, and which."""

import gc
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sitebuilder.processes.signals import ENDING_SIGNALS
from tests.academy import build_academy
from tests.made_once import made_once, only_read

# Caches of tests are sealed with a key of the tests: nothing is made in the home of who runs them.
os.environ["SITEBUILDER_CACHE_KEY"] = "the key of the tests, which is no secret"

# No example fails for being slow (a busy machine is no bug). `make test` tries the same examples every time;
# `make test-long` chooses the other profile with --hypothesis-profile.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("default", _PATIENT, derandomize=True)
settings.register_profile("long", _PATIENT, derandomize=False, max_examples=1000, print_blob=True)
settings.load_profile("default")


_LONG = (
    *("tests/browser/", "tests/deploy/", "tests/output/", "tests/pipeline/", "tests/preview/", "tests/cli/"),
    "tests/test_workflows.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, as at the end one process would run them while others are idle.

    They take turns by their folders: a file that waits for servers runs beside one that computes.
    """
    turns = {
        path: number for _, paths in groupby(_files(items), _folder) for number, path in enumerate(paths)
    }
    items.sort(key=lambda item: (not _folder(_file(item)), turns[_file(item)]))


def _files(items: list[pytest.Item]) -> Iterable[str]:
    return sorted({_file(item) for item in items}, key=lambda path: (_folder(path), path))


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _folder(path: str) -> str:
    """Return which of what takes long a file of tests belongs to, or an empty string."""
    return next((each for each in _LONG if path.startswith(each)), "")


def pytest_collection_finish() -> None:
    """Let the collector pass over the tests themselves: each process holds all ten thousand to its end."""
    gc.freeze()


@pytest.fixture(autouse=True)
def signals_stay_as_they_were() -> Iterator[None]:
    """Restore what signals do: a command that ends ignores them, and so would what later tests start."""
    before = {number: signal.getsignal(number) for number in ENDING_SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="module", autouse=True)
def no_thread_outlives_its_file() -> Iterator[None]:
    """Fail where a file of tests leaves a thread: later files would see no process forked beside it."""
    before = set(threading.enumerate())
    yield
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(10)
    assert not [thread for thread in left if thread.is_alive()]


@pytest.fixture(scope="session")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the repository's own site as built at ``tests.academy.NOW``, once for all, to read only."""
    output = made_once(tmp_path_factory, "academy", build_academy)
    with only_read(output):
        yield output
