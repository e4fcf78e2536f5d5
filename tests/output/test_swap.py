"""Staged outputs come into place all together or not at all, whatever fails on the way."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.cache import recycle
from sitebuilder.cache.storage import Cache
from sitebuilder.output import swap
from sitebuilder.output.commit import Commit
from sitebuilder.output.folder import list_output
from sitebuilder.output.manifest import MANIFEST, encode_manifest
from sitebuilder.output.root import Root, locate, open_root
from sitebuilder.output.staging import Staging, open_staging
from sitebuilder.output.swap import Swap, apply_swap, recover
from tests.site_folder import tree, write_files

CACHE = Cache("site", key=b"of these tests")
NAMES = ["a", "b", "c.html", "d"]
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)
SITES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=6).filter(
    lambda site: not any(other.startswith(f"{path}/") for path in site for other in site)
)


def manifest_of(site: Mapping[str, bytes]) -> dict[str, str]:
    return dict.fromkeys(site, "00")


def write_site(output: Path, site: Mapping[str, bytes]) -> None:
    output.mkdir()
    write_files(output, dict(site))
    (output / MANIFEST).write_bytes(encode_manifest(manifest_of(site)))


@contextmanager
def staged(
    folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> Iterator[Callable[[], None]]:
    """Stage what turns the output folder ``before`` into ``after``; yield what swaps it in."""
    output = folder / "public"
    with open_staging(output, folder / "cache", outputs=1) as staging:
        changed = sorted(path for path, content in after.items() if before.get(path) != content)
        for path in changed:
            recycle.write_file(staging.prepare_file(path), after[path])
        there = list_output(output).files
        gone = [path for path in there if path not in after and path != MANIFEST]
        known, digests = manifest_of(before), manifest_of(after)
        wanted = Swap(changed, gone, there, known, digests)
        yield lambda: apply_swap(CACHE, staging, wanted, 1, Commit())


def with_manifest(site: Mapping[str, bytes]) -> dict[str, bytes]:
    return {**site, MANIFEST: encode_manifest(manifest_of(site))}


@given(before=SITES, after=SITES)
@settings(max_examples=60)
def test_a_swap_leaves_exactly_the_new_site(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("swap")
    write_site(folder / "public", before)
    with staged(folder, before, after) as swap_now:
        swap_now()
    assert tree(folder / "public") == with_manifest(after)
    assert folders(folder / "public") == folders_of(after)
    assert sorted(each.name for each in folder.iterdir()) == ["public"]


def folders(output: Path) -> set[str]:
    return {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_dir()}


def folders_of(site: Mapping[str, bytes]) -> set[str]:
    return {path[:index] for path in site for index, letter in enumerate(path) if letter == "/"}


class Faults:
    """Lets the n-th call that changes a disk fail: that one alone, or it and all later ones."""

    CALLS = ("rename", "replace", "link", "mkdir", "unlink", "rmdir")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failing: int, number: int, *, once: bool) -> None:
        self.calls = 0
        self.failing, self.number, self.once = failing, number, once
        for name in self.CALLS:
            monkeypatch.setattr(os, name, self.counted(getattr(os, name)))

    def counted(self, call: Callable[..., None]) -> Callable[..., None]:
        def may_fail(*arguments: object, **options: object) -> None:
            self.calls += 1
            if self.calls == self.failing or (self.calls > self.failing and not self.once):
                raise OSError(self.number, os.strerror(self.number))
            call(*arguments, **options)

        return may_fail


@given(before=SITES, after=SITES, failing=st.integers(1, 30), number=st.sampled_from([28, 122, 5, 13, 30]))
@settings(max_examples=120)
def test_a_swap_that_fails_anywhere_leaves_exactly_the_old_site(
    tmp_path_factory, before, after, failing, number
):
    folder = tmp_path_factory.mktemp("swap")
    write_site(folder / "public", before)
    is_done = True
    with pytest.MonkeyPatch.context() as patched:
        try:
            with staged(folder, before, after) as swap_now:
                Faults(patched, failing, number, once=True)
                swap_now()
        except OSError:
            is_done = False
    recover(CACHE, folder / "public")
    assert tree(folder / "public") == with_manifest(after if is_done else before)
    assert sorted(each.name for each in folder.iterdir()) == ["public"]


@given(before=SITES, after=SITES, failing=st.integers(1, 30))
@settings(max_examples=120)
def test_a_swap_on_a_disk_that_stays_broken_is_undone_when_it_works_again(
    tmp_path_factory, before, after, failing
):
    folder = tmp_path_factory.mktemp("swap")
    write_site(folder / "public", before)
    is_done = True
    with pytest.MonkeyPatch.context() as patched:
        try:
            with staged(folder, before, after) as swap_now:
                Faults(patched, failing, errno.EIO, once=False)
                swap_now()
        except (OSError, swap.UnfinishedSwapError):
            is_done = False
    recover(CACHE, folder / "public")
    assert tree(folder / "public") == with_manifest(after if is_done else before)


class Killed(BaseException):
    """Stands for a process that is gone: nothing of it runs any more."""


@given(before=SITES, after=SITES, at=st.integers(1, 30))
@settings(max_examples=120)
def test_what_a_killed_swap_has_left_is_undone_by_the_next_command(tmp_path_factory, before, after, at):
    folder = tmp_path_factory.mktemp("swap")
    write_site(folder / "public", before)
    calls = 0
    is_done = True

    def until(call: Callable[..., None]) -> Callable[..., None]:
        def may_be_last(*arguments: object, **options: object) -> None:
            nonlocal calls
            calls += 1
            if calls >= at:
                raise Killed
            call(*arguments, **options)

        return may_be_last

    with pytest.MonkeyPatch.context() as patched:
        try:
            with staged(folder, before, after) as swap_now:
                for name in Faults.CALLS:
                    patched.setattr(os, name, until(getattr(os, name)))
                patched.setattr("shutil.rmtree", lambda *_, **__: None)
                swap_now()
        except Killed:
            is_done = False
    recover(CACHE, folder / "public")
    found = tree(folder / "public")
    assert found in (with_manifest(before), with_manifest(after))
    assert found == with_manifest(after) or not is_done
    assert sorted(each.name for each in folder.iterdir()) == ["public"]


def test_a_link_put_in_place_of_a_folder_is_not_followed(tmp_path):
    before, after = {"a/b": b"old"}, {"a/b": b"new"}
    outside = tmp_path / "outside"
    write_files(outside, {"b": b"mine"})
    write_site(tmp_path / "public", before)
    with pytest.raises(OSError), staged(tmp_path, before, after) as swap_now:
        (tmp_path / "public/a/b").unlink()
        (tmp_path / "public/a").rmdir()
        (tmp_path / "public/a").symlink_to(outside)
        swap_now()
    assert tree(outside) == {"b": b"mine"}


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a//b", "./a", ""])
@pytest.mark.parametrize("is_whole", [True, False])
def test_a_path_that_leads_out_of_the_output_folder_is_never_written(tmp_path, path, is_whole):
    write_site(tmp_path / "public", {})
    staging = Staging(tmp_path / "staging", tmp_path / "public", is_whole, keeps_replaced=False)
    write_files(staging.folder, {"new/x": b"", "old/x": b""})
    with pytest.raises(ValueError, match="no path below"):
        staging.prepare_file(path)
    with pytest.raises(ValueError, match="no path below"), open_root(tmp_path / "public") as root:
        list(locate(root, [path]))
    assert tree(tmp_path / "public").keys() == {MANIFEST}


def test_a_folder_that_only_looks_like_our_staging_stays(tmp_path):
    write_files(tmp_path, {".public.staging-mine/text": b"mine", ".public.staging-1/text": b"mine"})
    before, after = {"a": b"old"}, {"a": b"new"}
    write_site(tmp_path / "public", before)
    recover(CACHE, tmp_path / "public")
    with staged(tmp_path, before, after) as swap_now:
        swap_now()
    assert (tmp_path / ".public.staging-mine/text").exists()
    assert (tmp_path / ".public.staging-1/text").exists()


def test_a_disk_without_links_keeps_copies_meanwhile(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    before = {"a/b": b"old", "c.html": b"1", "z": b"old"}
    after = {"a/b": b"new", "c.html/d": b"2", "z": b"new"}
    write_site(tmp_path / "public", before)
    stamp = (tmp_path / "public/a/b").stat().st_mtime_ns
    with pytest.raises(RuntimeError), staged(tmp_path, before, after) as swap_now:
        monkeypatch.setattr(swap, "locate", failing_at("z"))
        swap_now()
    monkeypatch.undo()
    assert tree(tmp_path / "public") == with_manifest(before)
    assert (tmp_path / "public/a/b").stat().st_mtime_ns == stamp
    monkeypatch.setattr(os, "link", refuse)
    with staged(tmp_path, before, after) as swap_now:
        swap_now()
    assert tree(tmp_path / "public") == with_manifest(after)


def failing_at(wanted: str) -> Callable[..., Iterator[object]]:
    def failing(root: Root, paths: list[str]) -> Iterator[object]:
        for path, location in locate(root, paths):
            if path == wanted and len(list(paths)) > 1:
                raise RuntimeError
            yield path, location

    return failing
