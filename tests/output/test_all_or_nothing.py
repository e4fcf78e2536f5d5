"""Whatever hinders a build, the output folder is the old site or the new one, and what is said is true."""

import errno
import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sitebuilder.output.modes import fix_modes
from sitebuilder.pipeline import write
from sitebuilder.processes import pool as parallel
from sitebuilder.processes.signals import raise_on_signals
from tests.pipeline.commands import (
    PAGE,
    end,
    group_of,
    mounted,
    pages,
    run,
    site_of,
    start,
    unmount,
    versions,
    wait_until_begun,
    without_rights,
)
from tests.site_folder import build_site, tree, write_files

UNCHANGED = "网站没有改动"

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def leftovers(site: Path) -> list[str]:
    return sorted(each.name for each in site.glob(".public*"))


@posix
def test_a_folder_of_the_output_that_cannot_be_written_leaves_the_old_site(tmp_path):
    before = without_rights()
    site = site_of(tmp_path, 1)
    build_site(site)
    old = tree(site / "public")
    (site / "public/p7").chmod(0o555)
    write_files(site, pages(2))
    code, said = run(site, before=before)
    (site / "public/p7").chmod(0o755)
    assert code == 1
    assert UNCHANGED in said
    assert "public/p7/index.html" in said
    assert tree(site / "public") == old
    assert leftovers(site) == []
    assert run(site)[0] == 0
    assert versions(site / "public") == {"2"}


@posix
def test_a_file_that_cannot_be_replaced_leaves_the_old_site(tmp_path):
    site = site_of(tmp_path, 1)
    build_site(site)
    old = tree(site / "public")
    page = site / "public/p3/index.html"
    if subprocess.run(["chattr", "+i", str(page)], capture_output=True, check=False).returncode:
        pytest.skip("no file can be made immutable here")
    try:
        code, said = run(write_files(site, pages(2)))
    finally:
        subprocess.run(["chattr", "-i", str(page)], check=True)
    assert (code, UNCHANGED in said, "public/p3/index.html" in said) == (1, True, True)
    assert tree(site / "public") == old
    assert leftovers(site) == []


@posix
def test_an_output_folder_on_a_read_only_disk_is_reported(tmp_path):
    site = site_of(tmp_path, 1)
    build_site(site)
    old = tree(site / "public")
    mounted(site / "public", "--bind", str(site / "public"))
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(site / "public")], check=True)
        code, said = run(write_files(site, pages(2)))
        assert (code, UNCHANGED in said, "只读" in said) == (1, True, True)
        assert tree(site / "public") == old
    finally:
        unmount(site / "public")


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Path]:
    site = site_of(tmp_path, 1)
    yield site
    unmount(site / "public")


@posix
@pytest.mark.parametrize("kind", ["tmpfs", "bind"])
def test_an_output_folder_that_is_mounted_is_built_into(volume, tmp_path, kind):
    words = ["-t", "tmpfs", "tmpfs"] if kind == "tmpfs" else ["--bind", str(tmp_path / "elsewhere")]
    (tmp_path / "elsewhere").mkdir()
    mounted(volume / "public", *words)
    assert run(volume)[0] == 0
    assert versions(volume / "public") == {"1"}
    assert run(write_files(volume, pages(2)))[0] == 0
    assert versions(volume / "public") == {"2"}
    assert not [name for name in os.listdir(volume / "public") if name.startswith((".staging", ".build"))]
    assert "保留" in run(volume)[1]


@posix
@pytest.mark.parametrize("sizes", [4, pytest.param(60, marks=pytest.mark.long)])
def test_a_full_disk_leaves_the_old_site_or_the_new_one(tmp_path, sizes):
    disk = tmp_path / "disk"
    kilobytes = [3000 + index * 9000 // sizes for index in range(sizes)]
    results = set()
    for size in kilobytes:
        mounted(disk, "-t", "tmpfs", "-o", f"size={size}k", "tmpfs")
        try:
            results.add(build_twice_on(disk))
        finally:
            unmount(disk)
    assert {0, 1} <= results, "sizes that are too small and sizes that are large enough"


def build_twice_on(disk: Path) -> int:
    try:
        site = site_of(disk, 1, count=150)
    except OSError:
        return -1
    if run(site)[0]:
        assert not (site / "public").exists()
        return -1
    old = tree(site / "public")
    try:
        write_files(site, pages("2" * 1200, count=150))
    except OSError:
        return -1
    code, said = run(site)
    if code:
        assert tree(site / "public") == old
        assert UNCHANGED in said
        assert "磁盘已满" in said
        assert re.search(r"^(?:public|\.cache|\.public)\S*:1:1  错误 disk-full", said, re.MULTILINE)
        assert leftovers(site) == []
    else:
        assert versions(site / "public") == {"2" * 1200}
    return code


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("tries", [3, pytest.param(40, marks=pytest.mark.long)])
def test_a_signal_gets_one_sentence_and_ends_everything(tmp_path, number, tries):
    site = site_of(tmp_path, 0, count=300)
    build_site(site)
    shown = {"0"}
    chance = random.Random(tries * number)
    for version in range(1, tries + 1):
        write_files(site, pages(version, count=300))
        process = start(site, "build", "--jobs", "3")
        wait_until_begun(process)
        time.sleep(chance.uniform(0, 1.2))
        code, said = end(process, number)
        assert end_of_group(process) == []
        assert "Traceback" not in said
        if code:
            assert code == 128 + number
            assert len(said.strip().splitlines()) == 1
            assert UNCHANGED in said
        else:
            shown = {str(version)}
        assert versions(site / "public") == shown
        assert leftovers(site) == []


@posix
def test_a_signal_after_the_swap_does_not_change_what_is_reported(tmp_path, monkeypatch):
    site = site_of(tmp_path, 0, count=5)
    build_site(site)
    write_files(site, pages(1, count=5))
    mend = fix_modes

    def signalled(*given: Any) -> list[str]:
        os.kill(os.getpid(), signal.SIGTERM)
        return mend(*given)

    monkeypatch.setattr(write, "fix_modes", signalled)
    raise_on_signals()
    result = build_site(site)
    assert (result.problems, result.written) == ((), 5)
    assert versions(site / "public") == {"1"}


@posix
def test_an_error_after_the_swap_does_not_say_that_nothing_has_changed(tmp_path, monkeypatch):
    site = site_of(tmp_path, 0, count=5)
    build_site(site)
    write_files(site, pages(1, count=5))

    def failing(*given: Any) -> list[str]:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(write, "fix_modes", failing)
    result = build_site(site)
    assert [each.code for each in result.problems] == ["disk-damaged"]
    assert not result.is_unchanged
    assert versions(site / "public") == {"1"}


@posix
@pytest.mark.parametrize("told", [1, pytest.param(10, marks=pytest.mark.long)])
def test_a_killed_worker_is_reported_and_nothing_changes(tmp_path, told):
    site = site_of(tmp_path, 0, count=300)
    build_site(site)
    shown = {"0"}
    chance = random.Random(told)
    for version in range(1, 100):
        write_files(site, pages(version, count=300))
        process = start(site, "build", "--jobs", "3")
        end_a_worker(process, chance.choice((0, 0, chance.uniform(0, 0.1))))
        said, _ = process.communicate(timeout=60)
        if process.returncode:
            assert "worker-killed" in said and "被系统或别人结束了（SIGKILL）" in said
            assert "加上 --jobs 1" in said
            assert UNCHANGED in said
            assert "程序内部出错" not in said
            told -= 1
        else:
            shown = {str(version)}
        assert versions(site / "public") == shown
        assert leftovers(site) == []
        if not told:
            return
    raise AssertionError("no worker was ended while it was at work")


def end_a_worker(process: subprocess.Popen[str], later: float) -> None:
    """End one process after the other that works for this one, after a while each, until one is missed."""
    ended: set[int] = set()
    while process.poll() is None:
        for worker in set(group_of(process)) - {process.pid} - ended:
            time.sleep(later)
            ended.add(worker)
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)


def end_of_group(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes of a group that are there for longer than it takes to compile a template."""
    for _ in range(200):
        if not group_of(process):
            return []
        time.sleep(0.01)
    return group_of(process)


def test_the_build_works_without_processes_that_cannot_be_forked(tmp_path, monkeypatch):
    def refuse() -> int:
        raise BlockingIOError(11, os.strerror(11))

    monkeypatch.setattr(os, "fork", refuse, raising=False)
    items = list(range(100))
    assert parallel.run_in_processes(lambda part: [each + 1 for each in part], items, 4) == list(
        range(1, 101)
    )
    assert parallel.begin_in_background(lambda: 7, 2)() == 7
    assert build_site(site_of(tmp_path, 1), jobs=4).problems == ()


@posix
@pytest.mark.parametrize("tries", [4, pytest.param(30, marks=pytest.mark.long)])
def test_after_a_kill_the_next_command_restores_the_site_even_if_content_is_refused(tmp_path, tries):
    site = site_of(tmp_path, 0, count=250)
    build_site(site)
    chance = random.Random(tries)
    for version in range(1, tries + 1):
        write_files(site, {**pages(version, count=250), "content/pages/bad.md": PAGE + "好"})
        process = start(site, "build", "--jobs", "2")
        time.sleep(chance.uniform(0.3, 1.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        write_files(site, {"content/pages/bad.md": "---\ntitel: 坏\n---\n"})
        assert run(site, "check")[0] == 1
        assert len(versions(site / "public")) == 1
        assert [name for name in leftovers(site) if "staging" in name] == []
    write_files(site, {"content/pages/bad.md": PAGE + "好"})
    assert run(site)[0] == 0
    assert versions(site / "public") == {str(tries)}


@posix
def test_two_sites_that_are_built_into_one_folder_take_turns(tmp_path):
    one, two = site_of(tmp_path / "a", "甲", 120), site_of(tmp_path / "b", "乙", 120)
    output = str(tmp_path / "public")
    for _ in range(2):
        started = [start(site, "build", "--output", output, "--adopt") for site in (one, two)]
        assert [each.wait() for each in started] == [0, 0]
        assert len(versions(tmp_path / "public")) == 1
    assert not list(tmp_path.glob(".public*"))


@posix
@pytest.mark.parametrize("tries", [4, pytest.param(15, marks=pytest.mark.long)])
def test_an_output_folder_removed_during_a_build_is_reported(tmp_path, tries):
    site = site_of(tmp_path, 0, count=200)
    chance = random.Random(tries)
    for version in range(1, tries + 1):
        build_site(site)
        write_files(site, pages(version, count=200))
        process = start(site)
        time.sleep(chance.uniform(0.1, 0.9))
        subprocess.run(["rm", "-rf", str(site / "public"), str(site / ".cache")], check=False)
        said, _ = process.communicate(timeout=60)
        assert "Traceback" not in said
        whole = len(list((site / "public").glob("p*/index.html"))) == 200
        assert process.returncode == 1 or whole or not (site / "public").exists()
        subprocess.run(["rm", "-rf", str(site / "public"), str(site / ".cache")], check=True)


@posix
def test_files_that_another_program_removes_while_they_are_written_are_reported(tmp_path):
    site = site_of(tmp_path, 0, count=300)
    for version in range(1, 20):
        build_site(site)
        write_files(site, pages(version, count=300))
        process = start(site, "build", "--jobs", "1")
        said = end_with_a_file_less(process, site / "public/p0/index.html", f"第 {version} 版")
        if process.returncode:
            assert "output-disturbed" in said and "别的程序改动或删除了输出文件夹里的文件" in said
            assert "请先停下那个程序" in said and "程序内部出错" not in said
            assert run(site)[0] == 0 and versions(site / "public") == {str(version)}
            return
    raise AssertionError("no file was removed while others were written")


def end_with_a_file_less(process: subprocess.Popen[str], page: Path, text: str) -> str:
    """Remove a page as soon as the build has written it; return what the build says."""
    while process.poll() is None:
        with suppress(FileNotFoundError):
            if text in page.read_text(encoding="utf-8"):
                page.unlink()
                break
    return process.communicate(timeout=60)[0]


@posix
def test_waiting_for_another_build_is_reported_even_without_a_terminal(tmp_path):
    from sitebuilder.cache.lock import output_lock

    site = site_of(tmp_path, 1)
    with output_lock(site / "public", lambda: None):
        process = start(site)
        assert process.stdout is not None
        assert "等待" in process.stdout.readline()
    assert process.wait(timeout=60) == 0
