"""Files that were replaced are written again, unless somebody may still be reading them."""

import os
import sys

import pytest

from sitebuilder.cache import build_record, fingerprint
from sitebuilder.cache.recycle import write_file
from sitebuilder.output import staging
from sitebuilder.pipeline import write
from tests.site_folder import build_clean, build_site, copy_site, tree, write_files

PAGE = "---\ntitle: 页面\n---\n"

linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells whether a file is open elsewhere"
)


def texts(version: str, count: int = 3) -> dict[str, str | bytes]:
    return {f"content/pages/p{number}.md": f"{PAGE}{version}\n" for number in range(count)}


@pytest.fixture
def keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_MIN_TO_RECYCLE", 1)


@linux
def test_a_recycled_file_is_overwritten_and_nothing_of_it_is_left(tmp_path):
    spare = tmp_path / "spare"
    spare.write_bytes(b"much longer than what comes")
    inode = spare.stat().st_ino
    assert write_file(str(spare), b"short").st_size == 5
    assert spare.read_bytes() == b"short"
    assert spare.stat().st_ino == inode


@pytest.mark.parametrize("mode", ["rb", "r+b"])
def test_a_replaced_file_that_somebody_has_open_is_left_alone(tmp_path, mode):
    spare = tmp_path / "spare"
    spare.write_bytes(b"old")
    with open(spare, mode) as reader:
        write_file(str(spare), b"new")
        assert reader.read() == b"old"
    assert spare.read_bytes() == b"new"


def test_a_replaced_file_with_another_name_is_left_alone(tmp_path):
    spare, other = tmp_path / "spare", tmp_path / "backup"
    spare.write_bytes(b"old")
    other.hardlink_to(spare)
    write_file(str(spare), b"new")
    assert (spare.read_bytes(), other.read_bytes()) == (b"new", b"old")


def test_a_link_is_not_followed(tmp_path):
    spare, other = tmp_path / "spare", tmp_path / "elsewhere"
    other.write_bytes(b"old")
    spare.symlink_to(other)
    write_file(str(spare), b"new")
    assert (spare.read_bytes(), other.read_bytes()) == (b"new", b"old")
    assert not spare.is_symlink()


@linux
@pytest.mark.usefixtures("keeping")
def test_a_third_build_writes_into_the_files_of_the_first(tmp_path):
    site = write_files(copy_site("minimal", tmp_path), texts("甲"))
    page = site / "public/p0/index.html"
    inodes = []
    for version in ("甲", "乙", "丙"):
        build_site(write_files(site, texts(version)))
        inodes.append(page.stat().st_ino)
        assert version in page.read_text(encoding="utf-8")
    assert inodes[0] == inodes[2] != inodes[1]


@pytest.mark.usefixtures("keeping")
def test_a_page_read_slowly_through_two_builds_is_whole(tmp_path):
    site = write_files(copy_site("minimal", tmp_path), texts("甲"))
    build_site(site)
    page = site / "public/p0/index.html"
    whole = page.read_bytes()
    with open(page, "rb") as reader:
        begun = reader.read(10)
        for version in ("乙", "丙"):
            build_site(write_files(site, texts(version * 400)))
        assert begun + reader.read() == whole


@pytest.mark.usefixtures("keeping")
def test_a_build_with_replaced_files_of_all_kinds_equals_a_clean_one(tmp_path):
    site = write_files(copy_site("minimal", tmp_path), texts("甲", 6))
    build_site(site)
    build_site(write_files(site, texts("乙" * 300, 6)))
    (site / "content/pages/p5.md").unlink()
    build_site(write_files(site, texts("丙", 5)))
    (clean := tmp_path / "clean").mkdir()
    fresh = write_files(copy_site("minimal", clean), texts("丙", 5))
    build_clean(fresh)
    assert tree(site / "public") == tree(fresh / "public")
    assert not list(site.glob(".public*"))


def test_after_a_reboot_every_file_is_compared(tmp_path, monkeypatch):
    site = write_files(copy_site("minimal", tmp_path), texts("甲"))
    build_site(site)
    page = site / "public/p0/index.html"
    whole, stat = page.read_bytes(), page.stat()
    # As a power failure may leave it: of the same size and time, with other bytes.
    page.write_bytes(whole[:-5] + b"\0" * 5)
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    for module in (fingerprint, build_record, write):
        monkeypatch.setattr(module, "boot_id", lambda: "another start")
    build_site(site)
    assert page.read_bytes() == whole
