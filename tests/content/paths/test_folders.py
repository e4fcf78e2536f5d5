"""Folders are walked whatever their depth."""

import os

from sitebuilder.content.paths.folders import files_below, walk
from tests.deep_folders import deep_folder
from tests.site_folder import write_files


def test_files_are_listed_by_folder_and_name_and_links_are_not_followed(tmp_path):
    write_files(tmp_path, {"b/2": "", "b/1": "", "a/x/y": "", "z": "", ".git/config": ""})
    (tmp_path / "link").symlink_to(tmp_path / "b")
    assert files_below(tmp_path) == ["link", "z", ".git/config", "a/x/y", "b/1", "b/2"]
    found = [os.path.relpath(folder, tmp_path) for folder, _ in walk(tmp_path, lambda name: name != ".git")]
    assert found == [".", "a", "a/x", "b"]


def test_a_folder_that_is_missing_has_no_files(tmp_path):
    assert files_below(tmp_path / "missing") == []


def test_no_depth_is_too_great(tmp_path):
    with deep_folder(tmp_path, 1800):
        (found,) = files_below(tmp_path)
    assert found.count("/") == 1800
