"""Whoever can write the cache and has no key can cost a build time, and do nothing else."""

import errno
import os
import shutil
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitebuilder.cache import storage
from sitebuilder.cli.idle_build import idle_build
from tests.cache.test_storage import (
    is_untouched,
    put_device,
    put_fifo,
    put_file,
    put_folder,
    put_link,
    put_link_to_folder,
)
from tests.pictures import png
from tests.site_folder import NOW, build_site, differing, tree, write_files

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and FIFOs of POSIX")

SOME = (put_fifo, put_folder, put_link, put_device)
"""tests/cache/test_storage.py tries more."""

SITE = """\
name: 测试学院
base_url: https://test.example/
description: 测试
share_pictures: no
columns:
  - {slug: notices, name: 通知, description: 通知}
"""
ARTICLE = "---\ntitle: 通知{0}\ndate: 2026-02-0{1}\ncolumn: notices\n---\n{0} ![图](p.png)\n"


def site_at(folder: Path, text: str) -> Path:
    pages = {f"content/pages/p{n}.md": f"---\ntitle: 页面{n}\n---\n第 {n} 页\n" for n in range(12)}
    articles = {
        "content/news/2026/a.md": ARTICLE.format(text, 1),
        "content/news/2026/b.md": ARTICLE.format("乙", 2),
    }
    return write_files(
        folder, {"site.yaml": SITE, "content/news/2026/p.png": png(600, 320, "red"), **pages, **articles}
    )


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Return what a clean build makes of the site, by the text of one article."""
    trees = {}
    for text in ("甲", "改"):
        site = site_at(tmp_path_factory.mktemp("clean"), text)
        assert build_site(site).problems == ()
        trees[text] = tree(site / "public")
    return trees


class Built(NamedTuple):
    """A site that was built at its place, and a copy of it: records are bound to the place."""

    place: Path
    copy: Path

    def restore(self) -> Path:
        """Put the site back to its place as it was."""
        shutil.rmtree(self.place, ignore_errors=True)
        return Path(shutil.copytree(self.copy, self.place))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a site that was built, then edited and built again: every kind of record is there."""
    folder = tmp_path_factory.mktemp("built")
    site = site_at(folder / "site", "乙")
    build_site(site)
    site_at(site, "甲")
    time.sleep(0.1)  # Files just changed are not remembered.
    build_site(site)
    return Built(site, Path(shutil.copytree(site, folder / "copy")))


def entries(site: Path) -> list[str]:
    """Return the names of the cache's files, without the lock."""
    cache = site / ".cache"
    found = (path.relative_to(cache).as_posix() for path in cache.rglob("*") if path.is_file())
    return sorted(name for name in found if name != "build.lock")


def test_every_kind_of_record_is_attacked_here(built):
    kinds = {name.split("/")[0].split("-")[0].split(".")[0] for name in entries(built.copy)}
    assert kinds == {"assets", "documents", "index", "last", "outputs", "pictures", "site", "templates"}
    assert any(name.startswith("pictures/") for name in entries(built.copy))


@pytest.fixture
def site(built: Built) -> Path:
    """Return the site as it was."""
    return built.restore()


KINDS = (
    "documents/",
    "index.bin",
    "last-",
    "outputs-",
    "pictures.bin",
    "pictures/",
    "site.bin",
    "templates.bin",
)


@pytest.fixture(params=KINDS)
def entry(request: pytest.FixtureRequest, built: Built) -> str:
    return next(name for name in entries(built.copy) if name.startswith(request.param))


def rebuilt(site: Path, text: str) -> dict[str, bytes]:
    """Edit the site and build it in the way that a command does; return its output."""
    site_at(site, text)
    for made in (site / "public").rglob("p-*"):
        made.unlink()  # To have kept pictures used.
    finished, _ = idle_build({"site": str(site), "now": NOW.isoformat()})
    assert finished is None
    assert build_site(site).problems == ()
    return tree(site / "public")


@pytest.mark.parametrize("put", SOME)
def test_anything_in_the_place_of_a_record_is_ignored_and_replaced(site, tmp_path, expected, entry, put):
    outside = tmp_path / "outside"
    write_files(outside, {"kept.txt": "kept"})
    path = site / ".cache" / entry
    path.unlink()
    put(path, outside)
    assert differing(rebuilt(site, "改"), expected["改"]) == []
    assert is_untouched(outside)
    assert not path.is_symlink() and (path.is_file() or not path.exists())


@pytest.mark.parametrize("folder", ["", "documents", "pictures", "replaced"])
@pytest.mark.parametrize("put", [put_fifo, put_link_to_folder, put_file])
def test_anything_in_the_place_of_a_folder_is_ignored_and_replaced(site, tmp_path, expected, folder, put):
    outside = tmp_path / "outside"
    write_files(outside, {"kept.txt": "kept"})
    path = site / ".cache" / folder
    shutil.rmtree(path, ignore_errors=True)
    put(path, outside)
    assert differing(rebuilt(site, "改"), expected["改"]) == []
    # A picture that nobody names any more: what is kept of it is removed, and nothing else.
    write_files(site, {"content/news/2026/p.png": png(600, 320, "blue")})
    assert build_site(site).problems == ()
    assert is_untouched(outside)
    assert not path.is_symlink()


def test_a_cached_picture_with_a_changed_byte_is_made_again(site, expected):
    for name in entries(site):
        if name.startswith("pictures/"):
            file = site / ".cache" / name
            content = file.read_bytes()
            file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert differing(rebuilt(site, "改"), expected["改"]) == []


def test_without_the_key_a_cache_is_ignored_and_does_no_harm(site, expected, monkeypatch):
    before = {name: (site / ".cache" / name).read_bytes() for name in entries(site)}
    monkeypatch.setenv("SITEBUILDER_CACHE_KEY", "another key that is long enough to be one")
    assert differing(rebuilt(site, "改"), expected["改"]) == []
    after = {name: (site / ".cache" / name).read_bytes() for name in entries(site)}
    assert not [name for name, content in before.items() if after.get(name) == content]


def test_a_build_without_any_key_works_and_reports_it_once(site, expected, monkeypatch):
    monkeypatch.setenv("SITEBUILDER_CACHE_KEY", "short")
    site_at(site, "改")
    for _ in range(2):
        result = build_site(site)
        assert [each.code for each in result.problems] == ["cache-key-short"]
        assert differing(tree(site / "public"), expected["改"]) == []


def test_a_cache_that_cannot_be_written_is_reported_once_and_the_site_is_built(site, expected, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(storage, "write_new", full)
    site_at(site, "改")
    result = build_site(site)
    assert [(each.code, dict(each.words)) for each in result.problems] == [
        ("cache-unwritable", {"reason": "disk-full"})
    ]
    assert differing(tree(site / "public"), expected["改"]) == []


def test_no_byte_of_the_idle_record_can_be_changed(built):
    site = built.place
    shutil.rmtree(site)
    site_at(site, "甲")
    time.sleep(0.1)
    build_site(site)
    asked = {"site": str(site), "now": NOW.isoformat()}
    assert idle_build(asked)[0] == 0
    (record,) = (site / ".cache").glob("last-*.bin")
    whole = record.read_bytes()
    for offset in range(len(whole)):
        record.write_bytes(whole[:offset] + bytes([whole[offset] ^ 1]) + whole[offset + 1 :])
        assert idle_build(asked)[0] is None
    for forged in (whole[40:], b"[" * 100_000, b'{"valid": NaN}', b"{}", b"\xff\xfe"):
        record.write_bytes(forged)
        assert idle_build(asked)[0] is None
    record.write_bytes(whole)
    assert idle_build(asked)[0] == 0


def test_an_old_cache_with_the_right_key_does_no_harm(site, expected, tmp_path):
    """A replay: what was true of a site before is put back after the site has changed."""
    build_site(site)
    old = Path(shutil.copytree(site / ".cache", tmp_path / "old"))
    assert differing(rebuilt(site, "改"), expected["改"]) == []
    for name in ["", *(name for name in entries(site) if (old / name).exists())]:
        if name:
            shutil.copy(old / name, site / ".cache" / name)
        else:
            shutil.rmtree(site / ".cache")
            shutil.copytree(old, site / ".cache")
        finished, _ = idle_build({"site": str(site), "now": NOW.isoformat()})
        assert finished is None or differing(tree(site / "public"), expected["改"]) == []
        build_site(site)
        assert differing(tree(site / "public"), expected["改"]) == []


def test_the_records_of_another_site_do_no_harm(site, expected, tmp_path):
    other = site_at(tmp_path / "other", "丙")
    build_site(other, output=site / "public", adopt=True)
    for name in entries(other):
        (site / ".cache" / name).parent.mkdir(exist_ok=True)
        shutil.copy(other / ".cache" / name, site / ".cache" / name)
    assert differing(rebuilt(site, "改"), expected["改"]) == []


damages = st.one_of(
    st.tuples(st.just("flip"), st.integers(0, 1 << 30), st.integers(1, 255)),
    st.tuples(st.just("cut"), st.integers(0, 1 << 30), st.just(0)),
    st.tuples(st.just("swap"), st.integers(0, 1 << 30), st.just(0)),
    st.tuples(st.just("noise"), st.binary(max_size=200), st.just(0)),
    st.tuples(st.just("append"), st.binary(min_size=1, max_size=200), st.just(0)),
)


def damage(file: Path, others: list[Path], how: tuple[str, int | bytes, int]) -> None:
    kind, what, value = how
    content = bytearray(file.read_bytes())
    if isinstance(what, bytes):
        file.write_bytes(what if kind == "noise" else bytes(content) + what)
    elif kind == "swap":
        file.write_bytes(others[what % len(others)].read_bytes())
    elif content and kind == "cut":
        file.write_bytes(content[: what % len(content)])
    elif content:
        content[what % len(content)] ^= value
        file.write_bytes(content)


def try_damage(built, expected, damaged):
    site = built.restore()
    files = [site / ".cache" / name for name in entries(site)]
    for which, how in damaged:
        damage(files[which % len(files)], files, how)
    assert differing(rebuilt(site, "改"), expected["改"]) == []


many = st.lists(st.tuples(st.integers(0, 1 << 30), damages), min_size=1, max_size=4)
quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=30, deadline=None, suppress_health_check=quiet)
@given(damaged=many)
def test_after_any_damage_the_output_is_that_of_a_clean_build(built, expected, damaged):
    try_damage(built, expected, damaged)


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=quiet)
@given(damaged=many)
def test_after_any_of_many_damages_the_output_is_that_of_a_clean_build(built, expected, damaged):
    try_damage(built, expected, damaged)
