"""Commands that write into content/ are killed or fail at each of their calls: whole articles or none.

The signals and errors are injected into the running program by strace(1), Linux's tracer of system calls.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitebuilder.content.paths.new_files import create_folder, temporary_beside
from tests.pictures import png
from tests.pipeline.commands import command, run
from tests.site_folder import copy_site, tree, write_files

CALLS = "openat,write,mkdir,rename,link"
_CALL = re.compile(r"\d+ +(\w+)\(")
SETTINGS = """\
columns:
  - {slug: notices, name: 通知, description: 通知}
review:
  rules:
    - {columns: [notices], rounds: [first]}
"""
ARTICLE = "---\ntitle: 甲\ndate: 2026-01-01\ncolumn: notices\n---\n正文\n"
PASTE = "<h1>题</h1><p>文。<img src='a.png' alt='图'><img src='b.png' alt='图'></p>"
COMMANDS = {
    "new": ("new", "news", "通知", "--slug", "b"),
    "import": ("import", "in/a.html"),
    "sign": ("sign", "content/news/2026/a.md", "--round", "first", "--name", "王工"),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    if shutil.which("strace") is None or subprocess.run(["strace", "true"], capture_output=True).returncode:
        pytest.skip("needs strace, and leave to trace")
    site = copy_site("minimal", tmp_path / "made")
    settings = (site / "site.yaml").read_text(encoding="utf-8") + SETTINGS
    pictures: dict[str, str | bytes] = {"in/a.png": png(), "in/b.png": png(9)}
    texts = {"site.yaml": settings, "in/a.html": PASTE, "content/news/2026/a.md": ARTICLE}
    return write_files(site, {**pictures, **texts})


def fresh(site: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(site, folder))


def arguments_of(name: str, site: Path) -> tuple[str, ...]:
    return tuple(str(site / each) if "/" in each else each for each in COMMANDS[name])


def calls(site: Path, name: str) -> Iterator[tuple[str, int]]:
    """Yield each call of a command that concerns content/, and which of its name it is."""
    log = site.with_suffix(".log")
    words = ["strace", "-y", "-o", str(log), "-f", "-e", f"trace={CALLS}"]
    subprocess.run([*words, *command(site, *arguments_of(name, site))], check=True, capture_output=True)
    counts: dict[str, int] = {}
    for line in log.read_text(errors="replace").splitlines():
        if found := _CALL.match(line):
            counts[found[1]] = counts.get(found[1], 0) + 1
            if f"{site}/content" in line:
                yield found[1], counts[found[1]]


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("injected", "every"),
    [
        ("signal=SIGKILL", 4),
        *(
            pytest.param(each, 1, marks=pytest.mark.long)
            for each in (
                "signal=SIGKILL",
                "signal=SIGTERM",
                "signal=SIGINT",
                "error=EIO",
                "error=ENOSPC",
                "error=EACCES",
                "error=EDQUOT",
                "error=EROFS",
            )
        ),
    ],
)
def test_a_command_that_ends_at_any_call_has_written_whole_articles_or_none(
    site, tmp_path, name, injected, every
):
    tried = fresh(site, tmp_path / "tried")
    before = tree(tried / "content")
    found = list(calls(tried, name))
    after = tree(tried / "content")
    assert before != after
    for call, number in found[::every]:
        tried = fresh(site, tmp_path / "tried")
        words = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}"]
        words += ["-e", f"inject={call}:{injected}:when={number}"]
        code, said = run(tried, *arguments_of(name, tried), before=words)
        shown = (call, number, code, said)
        files = tree(tried / "content")
        left = [each for each in files if "/.sitebuilder-new-" in each]
        assert not left or "KILL" in injected, shown
        assert "Traceback" not in said and "程序内部出错" not in said, shown
        whole = {path: content for path, content in files.items() if path not in left}
        assert whole in (before, after), shown
        assert whole == after if code == 0 else code in (1, 130, 143, -9), shown
        run(tried, *arguments_of(name, tried))
        assert {**tree(tried / "content"), **after} == {**after, **{each: files[each] for each in left}}, (
            shown
        )


def test_settings_of_a_server_that_do_not_fit_leave_the_old_ones(tmp_path):
    if shutil.which("prlimit") is None:
        pytest.skip("needs prlimit")
    site = copy_site("minimal", tmp_path)
    into = write_files(tmp_path / "kept", {"_headers": "old", "real": "old"})
    (into / "_redirects").symlink_to("real")
    arguments = ("hosting", "netlify", "--into", str(into))
    code, said = run(site, *arguments, before=["prlimit", "--fsize=200"])
    assert code == 1 and "kept/_headers:1:1  错误 disk-file-limit" in said
    assert tree(into) == {"_headers": b"old", "_redirects": b"old", "real": b"old"}
    assert run(site, *arguments)[0] == 0
    assert b"Content-Security-Policy" in (into / "_headers").read_bytes()
    assert (into / "_redirects").is_symlink() and (into / "real").read_bytes() != b"old"


def test_what_a_killed_command_left_is_removed_by_a_later_one(tmp_path):
    write_files(tmp_path, {".sitebuilder-new-1-0/a.png": b"", ".sitebuilder-new-2-0": b"", ".mine": b""})
    for left in tmp_path.iterdir():
        os.utime(left, (time.time() - 4000,) * 2)
    write_files(tmp_path, {".sitebuilder-new-3-0": b"of a command that runs"})
    create_folder(tmp_path / "a", {"index.md": b"a"})
    assert sorted(each.name for each in tmp_path.iterdir()) == [".mine", ".sitebuilder-new-3-0", "a"]


def test_a_disk_whose_clock_is_late_costs_no_unfinished_file_of_the_same_command(tmp_path):
    with temporary_beside(tmp_path / "a") as first:
        first.write_bytes(b"a")
        os.utime(first, (time.time() - 4000,) * 2)
        with temporary_beside(tmp_path / "b") as second:
            assert first.exists() and second != first
    assert list(tmp_path.iterdir()) == []
