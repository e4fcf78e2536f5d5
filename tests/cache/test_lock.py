"""Locks on files: an error where one cannot be held, never an endless wait."""

import errno
import os
from pathlib import Path

import pytest

from sitebuilder.cache.lock import file_lock, lock_beside, output_lock


def unexpected() -> None:
    pytest.fail("nobody else holds the lock")


def test_a_lock_file_that_cannot_be_looked_up_is_an_error(tmp_path, monkeypatch):
    """As where a folder lost its permissions, or a network disk its connection, a moment ago."""

    def refuse(path: str | Path) -> os.stat_result:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))

    monkeypatch.setattr(os, "lstat", refuse)
    with pytest.raises(PermissionError), file_lock(tmp_path / "lock", unexpected):
        pytest.fail("it was not held")


def test_a_lock_file_that_its_last_holder_has_just_removed_is_made_again(tmp_path, monkeypatch):
    looked_up: list[object] = []
    original = os.lstat

    def remove_once(path: str | Path) -> os.stat_result:
        looked_up.append(path)
        if len(looked_up) == 1:
            os.unlink(path)
        return original(path)

    monkeypatch.setattr(os, "lstat", remove_once)
    with file_lock(tmp_path / "lock", unexpected):
        assert (tmp_path / "lock").exists()
    assert len(looked_up) == 2


def test_the_lock_of_an_output_folder_leaves_no_file(tmp_path):
    with output_lock(tmp_path / "public", unexpected):
        assert lock_beside(tmp_path / "public").exists()
    assert list(tmp_path.iterdir()) == []
