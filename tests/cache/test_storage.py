"""Sealed files: believed whole, under their own name, with the key, in their own site; all else is none."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.cache.storage import (
    Cache,
    names_in,
    open_cache,
    open_sealed,
    prepare_sealed,
    put_sealed,
    read_sealed,
    remove_all,
    write_plain,
    write_sealed,
)

KEY = bytes(32)
NAMES = ("index.bin", "documents/00000000.bin", "pictures/0f-480.webp")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and FIFOs of POSIX")


def cache_at(site: Path, key: bytes | None = KEY) -> Cache:
    site.mkdir(parents=True, exist_ok=True)
    return Cache(str(site), key)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("body", [b"", b"body", bytes(100_000)])
def test_what_is_written_is_read_again(tmp_path, name, body):
    cache = cache_at(tmp_path)
    assert write_sealed(cache, name, body) is None
    assert read_sealed(cache, name) == body
    assert not list(tmp_path.rglob("*.tmp"))


def test_another_key_or_none_reads_nothing_and_without_one_nothing_is_written(tmp_path):
    write_sealed(cache_at(tmp_path), "index.bin", b"body")
    before = (tmp_path / ".cache/index.bin").read_bytes()
    assert read_sealed(cache_at(tmp_path, b"x" * 32), "index.bin") is None
    assert read_sealed(cache_at(tmp_path, None), "index.bin") is None
    assert write_sealed(cache_at(tmp_path, None), "index.bin", b"other") is None
    assert (tmp_path / ".cache/index.bin").read_bytes() == before


def test_a_file_is_only_trusted_under_its_own_name(tmp_path):
    cache = cache_at(tmp_path)
    write_sealed(cache, "documents/00000000.bin", b"body")
    shutil.copy(tmp_path / ".cache/documents/00000000.bin", tmp_path / ".cache/documents/00000001.bin")
    shutil.copy(tmp_path / ".cache/documents/00000000.bin", tmp_path / ".cache/index.bin")
    assert read_sealed(cache, "documents/00000001.bin") is None
    assert read_sealed(cache, "index.bin") is None


@pytest.mark.parametrize(
    ("name", "is_portable"), [("index.bin", False), ("pictures/a.webp", True), ("assets.bin", True)]
)
def test_records_of_a_sites_paths_are_only_trusted_in_that_site(tmp_path, name, is_portable):
    write_sealed(cache_at(tmp_path / "one"), name, b"body")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    assert read_sealed(cache_at(tmp_path / "two"), name) == (b"body" if is_portable else None)


@given(st.data())
def test_a_damaged_file_is_a_cache_miss(tmp_path_factory, data):
    cache = cache_at(tmp_path_factory.mktemp("site"))
    write_sealed(cache, "index.bin", b"some body")
    file = Path(cache.folder, "index.bin")
    content = bytearray(file.read_bytes())
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    file.write_bytes(content)
    assert read_sealed(cache, "index.bin") is None


def test_only_the_header_of_a_forged_file_of_any_size_is_read(tmp_path):
    cache = cache_at(tmp_path)
    write_sealed(cache, "index.bin", b"body")
    file = tmp_path / ".cache/index.bin"
    with open(file, "r+b") as opened:
        opened.write((1 << 40).to_bytes(8, "little"))
        opened.truncate(1 << 40)
    assert read_sealed(cache, "index.bin") is None


def test_what_follows_the_body_is_read_by_offset_and_not_verified(tmp_path):
    cache = cache_at(tmp_path)
    write_sealed(cache, "documents/00000000.bin", b"body", [b"bulk", b" and more"])
    opened = open_sealed(cache, "documents/00000000.bin")
    assert opened is not None
    body, file = opened
    assert body == b"body"
    assert file.size() == 40 + 4 + 13


def put_fifo(path: Path, outside: Path) -> None:
    os.mkfifo(path)


def put_socket(path: Path, outside: Path) -> None:
    where = os.getcwd()
    os.chdir(path.parent)  # The name of a socket has room for a hundred bytes.
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(where)


def put_folder(path: Path, outside: Path) -> None:
    path.mkdir()
    (path / "inner").mkdir()
    (path / "inner" / "link").symlink_to(outside)


def put_link(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "kept.txt")


def put_link_to_folder(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def put_dangling_link(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "nothing")


def put_link_to_itself(path: Path, outside: Path) -> None:
    path.symlink_to(path.name)


def put_device(path: Path, outside: Path) -> None:
    path.symlink_to("/dev/zero")


def put_file(path: Path, outside: Path) -> None:
    path.write_bytes(b"text")


Put = Callable[[Path, Path], None]
OBSTACLES: tuple[Put, ...] = (
    put_fifo,
    put_socket,
    put_folder,
    put_link,
    put_link_to_folder,
    put_dangling_link,
    put_link_to_itself,
    put_device,
    put_file,
)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Return a folder outside the site, in which nothing may change."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "kept.txt").write_text("kept")
    return folder


def is_untouched(outside: Path) -> bool:
    return [(each.name, each.read_text()) for each in outside.iterdir()] == [("kept.txt", "kept")]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("put", OBSTACLES)
def test_anything_in_the_place_of_a_file_is_a_miss_and_is_replaced(tmp_path, outside, name, put):
    cache = cache_at(tmp_path / "site")
    path = tmp_path / "site/.cache" / name
    path.parent.mkdir(parents=True)
    put(path, outside)
    assert read_sealed(cache, name) is None
    assert write_sealed(cache, name, b"body") is None
    assert read_sealed(cache, name) == b"body"
    assert path.is_file() and not path.is_symlink()
    assert is_untouched(outside)


@pytest.mark.parametrize("put", OBSTACLES)
def test_anything_in_the_place_of_a_file_being_written_is_replaced(tmp_path, outside, put):
    cache = cache_at(tmp_path / "site")
    (tmp_path / "site/.cache").mkdir()
    put(tmp_path / "site/.cache/index.bin.tmp", outside)
    assert write_sealed(cache, "index.bin", b"body") is None
    assert read_sealed(cache, "index.bin") == b"body"
    assert is_untouched(outside)


@pytest.mark.parametrize("folder", ["", "compressed", "documents", "pictures", "previews", "replaced"])
@pytest.mark.parametrize("put", [each for each in OBSTACLES if each is not put_folder])
def test_anything_in_a_folders_place_is_removed_and_no_symlink_is_followed(tmp_path, outside, folder, put):
    path = tmp_path / "site/.cache" / folder
    path.parent.mkdir(parents=True)
    put(path, outside)
    cache = cache_at(tmp_path / "site")
    assert names_in(cache, folder) == []
    remove_all(cache, folder, ["kept.txt"])
    assert read_sealed(cache, "documents/00000000.bin") is None
    opened = open_cache(str(tmp_path / "site"), {"SITEBUILDER_CACHE_KEY": "k" * 32})
    assert opened.fault is None and opened.key is not None
    assert write_sealed(opened, "documents/00000000.bin", b"body") is None
    assert read_sealed(opened, "documents/00000000.bin") == b"body"
    assert not path.is_symlink() and (path.is_dir() or not path.exists())
    assert is_untouched(outside)


def test_a_folder_that_becomes_a_symlink_before_the_rename_is_not_followed(tmp_path, outside):
    cache = cache_at(tmp_path / "site")
    prepared = prepare_sealed(cache, "documents/00000000.bin", b"body")
    assert not isinstance(prepared, OSError)
    shutil.rmtree(tmp_path / "site/.cache/documents")
    (tmp_path / "site/.cache/documents").symlink_to(outside)
    put_sealed(prepared)
    assert is_untouched(outside)


def test_names_no_longer_used_are_removed_whatever_has_them(tmp_path, outside):
    cache = cache_at(tmp_path / "site")
    write_sealed(cache, "pictures/a", b"a")
    write_sealed(cache, "pictures/b", b"b")
    put_folder(tmp_path / "site/.cache/pictures/c", outside)
    put_link(tmp_path / "site/.cache/pictures/d", outside)
    remove_all(cache, "pictures", [name for name in names_in(cache, "pictures") if name != "a"])
    assert names_in(cache, "pictures") == ["a"]
    assert is_untouched(outside)


def test_a_cache_that_cannot_be_written_says_so_and_raises_nothing(tmp_path, monkeypatch):
    cache = cache_at(tmp_path)
    real = os.open

    def full(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if flags & os.O_CREAT:
            raise OSError(28, "No space left on device")
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", full)
    failed = write_sealed(cache, "index.bin", b"body")
    assert isinstance(failed, OSError) and failed.errno == 28
    assert isinstance(prepare_sealed(cache, "documents/00000000.bin", b"body"), OSError)
    assert isinstance(write_plain(cache, "error.log", b"text"), OSError)


def test_a_site_folder_that_cannot_be_written_has_no_cache(tmp_path):
    (tmp_path / "site").write_text("a file")
    cache = open_cache(str(tmp_path / "site"), {"SITEBUILDER_CACHE_KEY": "k" * 32})
    assert cache.key is None and cache.fault is not None
    assert cache.fault.code == "cache-unwritable"
