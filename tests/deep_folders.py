"""Folders within folders, deeper than a path can be."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MAKE = """
import os, sys
for _ in range(int(sys.argv[1])):
    os.mkdir("d")
    os.chdir("d")
open("leaf", "w").close()
"""


@contextmanager
def deep_folder(folder: Path, depth: int) -> Iterator[None]:
    """Make so many folders below a folder, each in the one before, and a file in the last.

    What is left of them is removed at the end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-c", _MAKE, str(depth)], cwd=folder, check=True)
    with removed_at_the_end(folder):
        yield


@contextmanager
def removed_at_the_end(folder: Path) -> Iterator[None]:
    """Remove a folder in the end, which pytest could not."""
    try:
        yield
    finally:
        subprocess.run(["rm", "-rf", str(folder)], check=True)
