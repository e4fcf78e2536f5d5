"""Each preview has a folder of its own, and none is left behind."""

import os
import subprocess
import sys
from pathlib import Path

from sitebuilder.preview.workspace import preview_folder
from tests.site_folder import ROOT

HOLD = """
import sys
from pathlib import Path
from sitebuilder.preview.workspace import preview_folder
with preview_folder(Path(sys.argv[1])) as folder:
    folder.mkdir()
    (folder / "index.html").write_text("x")
    print(folder, flush=True)
    sys.stdin.read()
"""


def hold(site: Path) -> tuple[subprocess.Popen[str], Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(site)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_two_previews_do_not_share_a_folder_and_each_removes_its_own(tmp_path):
    process, other = hold(tmp_path)
    with preview_folder(tmp_path) as folder:
        folder.mkdir()
        (folder / "index.html").write_text("x")
        assert folder != other
        assert folder.parent == other.parent == tmp_path / ".cache" / "previews"
    assert not folder.exists()
    assert other.is_dir()
    process.communicate()
    assert not other.exists()


def test_leftovers_of_a_killed_preview_are_removed_by_the_next_one(tmp_path):
    first, first_folder = hold(tmp_path)
    second, second_folder = hold(tmp_path)
    for process in (first, second):
        process.kill()
        process.wait()
    assert first_folder.exists() and second_folder.exists()
    with preview_folder(tmp_path) as folder:
        assert folder == first_folder
        assert not first_folder.exists() and not second_folder.exists()


def test_nothing_outside_is_removed_through_a_link(tmp_path):
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "a.txt").write_text("x")
    (precious / "1").mkdir()
    previews = tmp_path / ".cache" / "previews"
    previews.mkdir(parents=True)
    (previews / "1").symlink_to(precious)
    with preview_folder(tmp_path) as folder:
        assert not folder.exists()
    previews.rmdir() if not list(previews.iterdir()) else [each.unlink() for each in previews.iterdir()]
    previews.rmdir() if previews.exists() else None
    previews.symlink_to(precious)
    with preview_folder(tmp_path) as folder:
        assert not os.path.samefile(folder.parent, precious)
    assert sorted(each.name for each in precious.iterdir()) == ["1", "a.txt"]


def test_a_temporary_folder_is_used_if_the_lock_is_a_link_or_the_cache_a_file(tmp_path):
    target = tmp_path / "target"
    previews = tmp_path / "a" / ".cache" / "previews"
    previews.mkdir(parents=True)
    (previews / "1.lock").symlink_to(target)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / ".cache").write_text("x")
    for site in (tmp_path / "a", tmp_path / "b"):
        with preview_folder(site) as folder:
            assert not folder.is_relative_to(site)
            folder.mkdir()
        assert not folder.parent.exists()
    assert not target.exists()
