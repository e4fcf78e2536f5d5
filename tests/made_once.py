"""What is costly to make: made once for all tests of a run, which only read it."""

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from sitebuilder.cache.lock import file_lock

Made = TypeVar("Made")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Made]) -> Made:
    """Return what ``make`` returns, which gets a folder; one process of pytest calls it for all."""
    own = factory.mktemp(name)
    # The folder that pytest-xdist makes for the run holds one for each process.
    shared = own.parent.parent if "PYTEST_XDIST_WORKER" in os.environ else own.parent
    with file_lock(shared / f"{name}.lock", lambda: None):
        told = shared / f"{name}.pickle"
        if not told.exists():
            told.write_bytes(pickle.dumps(make(own)))
        made: Made = pickle.loads(told.read_bytes())
    return made


@contextmanager
def only_read(folder: Path) -> Iterator[None]:
    """Fail where a file of a folder was added, changed or removed within the block."""
    before = _states(folder)
    yield
    assert _states(folder) == before


def _states(folder: Path) -> dict[Path, tuple[int, int]]:
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (state.st_size, state.st_mtime_ns) for path, state in found}
