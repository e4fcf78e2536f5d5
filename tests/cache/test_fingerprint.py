"""How an input looks: no change of its bytes passes unseen, whatever is done to its size and time."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.file_state import InputFile
from sitebuilder.cli.idle_build import idle_build
from tests.site_folder import NOW, build_site, cache_of, copy_site, tree, write_files

PAGE = "content/pages/p.md"
TEXT = "---\ntitle: 页面\n---\n报名截止 7 日。\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there ctime is the time when a file was made")


def idle(site: Path) -> bool:
    return idle_build({"site": str(site), "now": NOW.isoformat()})[0] == 0


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site of which the next build would say at once that nothing has changed."""
    site = write_files(copy_site("minimal", tmp_path), {PAGE: TEXT})
    time.sleep(0.1)  # Files just changed are not remembered.
    build_site(site)
    assert idle(site)
    return site


def in_place(file: Path, content: bytes, times: tuple[int, int]) -> None:
    with open(file, "r+b") as opened:
        opened.write(content)
    os.utime(file, ns=times)


def replaced(file: Path, content: bytes, times: tuple[int, int]) -> None:
    new = file.with_name("new.tmp")
    new.write_bytes(content)
    os.utime(new, ns=times)
    os.replace(new, file)


def removed_and_made(file: Path, content: bytes, times: tuple[int, int]) -> None:
    file.unlink()
    file.write_bytes(content)
    os.utime(file, ns=times)


def copied_over(file: Path, content: bytes, times: tuple[int, int]) -> None:
    new = file.with_name("new.tmp")
    new.write_bytes(content)
    os.utime(new, ns=times)
    shutil.copy2(new, file)
    new.unlink()


Edit = Callable[[Path, bytes, tuple[int, int]], None]


@pytest.mark.parametrize("edit", [in_place, replaced, removed_and_made, copied_over])
def test_an_edit_of_the_same_size_with_its_mtime_restored_is_noticed(site, edit: Edit):
    file = site / PAGE
    before = file.stat()
    edit(file, TEXT.replace("7 日", "8 日").encode(), (before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert not idle(site)
    build_site(site)
    assert "8 日" in tree(site / "public")["p/index.html"].decode()


def test_outputs_moved_into_place_again_have_the_same_fingerprint(site):
    """The number and the ctime of an output say nothing: renaming changes them."""
    for file in [*(site / "public").rglob("*.html")]:
        shutil.copy2(file, file.with_suffix(".new"))
        os.replace(file.with_suffix(".new"), file)
    assert idle(site)


@pytest.mark.parametrize("name", [".git", ".hg", ".svn"])
def test_a_checkout_of_version_control_in_the_output_folder_is_no_output(site, name):
    """A worktree has a file of this name, a repository a folder."""
    write_files(site / "public", {name: "gitdir: elsewhere\n", f"news/{name}/index": "1"})
    build_site(site)
    assert idle(site)
    write_files(site / "public", {name: "gitdir: over there\n", f"news/{name}/index": "2"})
    assert idle(site)


def test_a_foreign_file_in_the_output_folder_is_noticed_whatever_its_folder(site):
    write_files(site / "public", {"__pycache__/a.pyc": "1"})
    assert not idle(site)


@pytest.mark.parametrize("folder", ["templates", "assets"])
def test_a_file_in_place_of_a_folder_of_the_site_is_noticed(site, folder):
    (site / folder).write_text("", encoding="utf-8")
    assert not idle(site)


@pytest.mark.parametrize("folder", ["templates", "assets"])
def test_a_link_that_leads_nowhere_in_place_of_a_folder_of_the_site_is_noticed(site, folder):
    (site / folder).symlink_to("nowhere")
    assert not idle(site)


def test_a_restored_site_folder_costs_hashing_and_nothing_else(site, tmp_path):
    """Its files have other numbers and times: as after a checkout with a restored cache."""
    before = tree(site / "public")
    again = Path(shutil.copytree(site, tmp_path / "again"))
    shutil.rmtree(site)
    os.rename(again, site)
    assert not idle(site)
    result = build_site(site)
    assert (result.written, result.removed) == (0, 0)
    assert tree(site / "public") == before


@pytest.mark.parametrize("which", ["mtime_ns", "ctime_ns"])
def test_a_file_changed_just_now_is_not_indexed_by_either_of_its_times(tmp_path, which):
    index = DigestIndex(cache_of(tmp_path), clean=False)
    # After the index was opened, which may take a busy machine longer than a file counts as just changed.
    old, now = 1_700_000_000_123_000_000, time.time_ns()
    stat = InputFile("a.md", 7, **{"mtime_ns": old, "ctime_ns": old, which: now})
    index.record_digest("a.md", stat, 7, b"digest")
    index.save()
    assert DigestIndex(cache_of(tmp_path), clean=False).known_digest("a.md", stat) is None
