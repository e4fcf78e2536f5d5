"""Folders of any depth are removed, and nothing outside them."""

import os

import pytest

from sitebuilder.cache.remove_tree import remove_tree
from tests.deep_folders import deep_folder
from tests.site_folder import tree, write_files


@pytest.mark.parametrize("depth", [0, 1, 2, 3000])
def test_a_folder_of_any_depth_is_removed(tmp_path, depth):
    with deep_folder(tmp_path / "top", depth):
        write_files(tmp_path / "top", {"a/b": "", "a/d/c": "", ".removed-0": "", "d/.removed-1/x": ""})
        remove_tree(str(tmp_path / "top"))
        assert os.listdir(tmp_path) == []


def test_links_and_pipes_are_removed_and_not_followed(tmp_path):
    outside = write_files(tmp_path / "outside", {"kept": "mine"})
    for folder in (tmp_path / "top", tmp_path / "top/inner"):
        folder.mkdir()
        (folder / "folder").symlink_to(outside)
        (folder / "file").symlink_to(outside / "kept")
        os.mkfifo(folder / "pipe")
    remove_tree(str(tmp_path / "top"))
    assert tree(tmp_path) == {"outside/kept": b"mine"}


def test_a_link_in_place_of_the_folder_is_an_error(tmp_path):
    outside = write_files(tmp_path / "outside", {"kept": "mine"})
    (tmp_path / "link").symlink_to(outside)
    with pytest.raises(OSError):
        remove_tree(str(tmp_path / "link"))
    assert (outside / "kept").read_text() == "mine"


def test_a_folder_is_found_within_an_open_one(tmp_path):
    write_files(tmp_path, {"top/a/b/c": ""})
    within = os.open(tmp_path, os.O_RDONLY)
    try:
        remove_tree("top", within)
    finally:
        os.close(within)
    assert os.listdir(tmp_path) == []
