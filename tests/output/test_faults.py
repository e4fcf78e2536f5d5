"""Each call of a build that writes to the disk fails in its turn: the site is the old one or the new one.

The faults are injected into the running program by strace(1), Linux's tracer of system calls.
"""

import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.commands import command, pages, run, site_of, versions
from tests.site_folder import tree, write_files

CALLS = "rename,renameat,renameat2,link,linkat,mkdir,mkdirat,write,unlinkat"
ERRORS = ("ENOSPC", "EDQUOT", "EIO")
_CALL = re.compile(r"\d+ +(\w+)\(")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site that was built, with sources that have changed since: pages changed, added and removed."""
    if shutil.which("strace") is None or subprocess.run(["strace", "true"], capture_output=True).returncode:
        pytest.skip("needs strace, and leave to trace")
    site = site_of(tmp_path / "built", 1, 6)
    assert run(site)[0] == 0
    (site / "content/pages/p5.md").unlink()
    return write_files(site, {**pages(2, 5), "content/pages/new/page.md": "---\ntitle: 新\n---\n第 2 版\n"})


def fresh(built: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(built, folder, symlinks=True))


def faults(built: Path, folder: Path) -> Iterator[tuple[str, int]]:
    """Yield each call that changes something below the site folder, and which of its name it is."""
    site, log = fresh(built, folder), folder.with_suffix(".log")
    words = ["strace", "-f", "-y", "-o", str(log), "-e", f"trace={CALLS}"]
    subprocess.run([*words, *command(site, "build", "--jobs", "1")], check=True, capture_output=True)
    counts: dict[str, int] = {}
    for line in log.read_text(errors="replace").splitlines():
        found = _CALL.match(line)
        if found:
            counts[found[1]] = counts.get(found[1], 0) + 1
            if str(site) in line:
                yield found[1], counts[found[1]]


def build_with(fault: tuple[str, int | str], error: str, site: Path) -> tuple[int, str]:
    """Build while a call fails with an error: the ``number``-th of its name, with a ``+`` each from it on."""
    name, number = fault
    words = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={name}"]
    words += ["-e", f"inject={name}:error={error}:when={number}"]
    return run(site, "build", "--jobs", "1", before=words)


@pytest.mark.parametrize("most", [8, pytest.param(10_000, marks=pytest.mark.long)])
def test_a_call_that_fails_leaves_the_old_site_or_the_new_one(built, tmp_path, most):
    old = tree(built / "public")
    new_site = fresh(built, tmp_path / "new")
    assert run(new_site)[0] == 0
    new = tree(new_site / "public")
    cases = [(fault, error) for fault in faults(built, tmp_path / "counted") for error in ERRORS]
    assert len(cases) > 100
    chosen = cases if most > len(cases) else random.Random(most).sample(cases, most)
    for fault, error in chosen:
        site = fresh(built, tmp_path / "tried")
        code, said = build_with(fault, error, site)
        shown = (fault, error, said)
        assert "Traceback" not in said and "程序内部出错" not in said, shown
        found = tree(site / "public")
        if code:
            assert found == old, shown
            assert "网站没有改动" in said, shown
        else:
            assert found == new, shown
        assert run(site)[0] == 0, shown
        assert tree(site / "public") == new, shown
        assert versions(site / "public") == {"2"}, shown


def test_a_disk_that_fails_for_good_is_told_and_the_next_build_restores_the_site(built, tmp_path):
    """From the first move of an old page on no name can be changed any more, so nothing can be undone."""
    old, told = tree(built / "public"), False
    moves = [number for name, number in faults(built, tmp_path / "counted") if name == "renameat"]
    for number in moves[-3:]:
        site = fresh(built, tmp_path / "tried")
        code, said = build_with(("renameat", f"{number}+"), "EIO", site)
        if "output-unfinished" in said:
            told = True
            assert code == 1 and "网站没有改动" not in said
            assert "没有能恢复原样（磁盘出错，或者网络盘断开了）" in said and "请检查磁盘，再生成一次" in said
            (site / "content/pages/bad.md").write_text("---\ntitel: 坏\n---\n", encoding="utf-8")
            assert run(site)[0] == 1
            assert tree(site / "public") == old
    assert told


def test_a_name_that_the_disk_does_not_take_is_told(built, tmp_path):
    site = fresh(built, tmp_path / "tried")
    calls = [number for name, number in faults(built, tmp_path / "counted") if name == "mkdir"]
    code, said = build_with(("mkdir", calls[-1]), "EILSEQ", fresh(built, site))
    assert code == 1 and "disk-name" in said and "网站没有改动" in said
    assert "系统不接受这个文件名里的字符" in said and "汉字、字母、数字和连字符" in said
