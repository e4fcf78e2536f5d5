"""The checkers that tests/browser/install.sh puts into node_modules/, and what a test does without one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

_MODULES = Path(__file__).parent / "node_modules"


def unavailable(reason: str) -> NoReturn:
    """Skip the test that calls this, or fail it where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def checker(path: str) -> Path:
    """Return a file of an installed npm package, as "axe-core/axe.min.js"; without it there is no test."""
    file = _MODULES / path
    if not file.is_file():
        unavailable(f"没有装上 {path}，未做有关测试（not installed; run tests/browser/install.sh）")
    return file


def program(name: str) -> str:
    """Return the path of a program of the machine, as "java"; without it there is no test."""
    found = shutil.which(name)
    if found is None:
        unavailable(f"没有找到 {name}，未做有关测试（{name} not found）")
    return found
