"""A deploy to a folder fails at any of its calls, or is killed at any moment: the old release or the new one.

The faults are injected into the running program by strace(1), Linux's tracer of system calls.
"""

import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.deploy.sites import command, environment, make_site, notice
from tests.deploy.test_interrupted import assert_whole, timed
from tests.git import commit
from tests.pipeline.commands import mounted, unmount, wait_until_begun, without_rights

CALLS = "openat,write,sendfile,mkdir,rename,link,linkat,symlink,unlink,unlinkat,rmdir,chmod"
ERRORS = ("EIO", "EROFS", "EDQUOT", "ENOSPC", "EACCES")
_CALL = re.compile(r"\d+ +(\w+)\(")
_STATES = {"公开的还是原来的版本": "old", "已经公开，但后面的步骤没有做完": "new"}


@pytest.fixture
def site(tmp_path: Path, shown: Path, address: str) -> Path:
    site = make_site(
        tmp_path, f"  - {{name: live, type: folder, path: {shown}, url: '{address}', keep: 2}}\n"
    )
    for title in ("第一版", "第二版"):
        commit(site, {"content/news/2026/n9.md": notice(title)})
        assert run(site)[0] == 0
    (site / "content/news/2026/n2.md").unlink()
    commit(site, {"content/news/2026/n9.md": notice("第三版"), "content/news/2026/n1.md": notice("改")})
    return site


def start(site: Path, before: Sequence[str] = ()) -> subprocess.Popen[str]:
    """Start a deploy; all that it says comes on its standard output."""
    return subprocess.Popen(
        [*before, *command(site, "--yes")],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def run(site: Path, before: Sequence[str] = ()) -> tuple[int, str]:
    """Deploy; return the exit code and all that was said."""
    with start(site, before) as process:
        said, _ = process.communicate()
    return process.returncode, said


def copy(source: Path, folder: Path) -> None:
    """Copy a folder with its links of both kinds: releases share the files that are alike."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "-a", str(source), str(folder)], check=True)


class Trials:
    """Deploys of the same change to the same live release, again and again."""

    def __init__(self, site: Path, shown: Path) -> None:
        self.site, self._shown = site, shown
        self._folders = (site, shown.parent)
        for folder in self._folders:
            copy(folder, folder.with_name(f"{folder.name}.kept"))
        self._old = assert_whole(shown)

    def restore(self) -> None:
        """Put everything back as it was."""
        for folder in self._folders:
            copy(folder.with_name(f"{folder.name}.kept"), folder)

    def check(self, code: int, said: str, what: object) -> None:
        """Check what a deploy has left and said, and that another run completes it."""
        shown, site = self._shown, self.site
        case = (what, code, said)
        found = "old" if assert_whole(shown) == self._old else "new"
        assert "Traceback" not in said and "程序内部出错" not in said, case
        assert code or found == "new", case
        told = [state for words, state in _STATES.items() if words in said]
        assert told in ([], [found]), case
        again, more = run(site)
        assert again == 0, (case, more)
        assert_whole(shown)
        assert "第三版" in (shown / "news/2026/n9/index.html").read_text("utf-8"), case
        left = [path.name for path in shown.with_name("site.releases").iterdir()]
        assert not [name for name in left if name.endswith(".new") or name.startswith(".incoming")], case
        assert {path.name for path in shown.parent.iterdir()} == {"site", "site.releases"}, case


def calls(site: Path, shown: Path, log: Path) -> list[tuple[str, int]]:
    """Return each call of a deploy that concerns the target's folder, and which of its name it is."""
    words = ["strace", "-f", "-y", "-o", str(log), "-e", f"trace={CALLS}"]
    assert run(site, words)[0] == 0
    counts: dict[str, int] = {}
    found = []
    for line in log.read_text(errors="replace").splitlines():
        if call := _CALL.match(line):
            counts[call[1]] = counts.get(call[1], 0) + 1
            if str(shown.parent) in line:
                found.append((call[1], counts[call[1]]))
    return found


@pytest.mark.parametrize("times", [2, pytest.param(150, marks=pytest.mark.long)])
def test_a_call_that_fails_leaves_the_old_release_or_the_new_one_and_another_run_completes(
    site, shown, tmp_path, times
):
    if shutil.which("strace") is None or subprocess.run(["strace", "true"], capture_output=True).returncode:
        pytest.skip("needs strace, and leave to trace")
    trials, chance = Trials(site, shown), random.Random(times)
    found = calls(site, shown, tmp_path / "log")
    assert len(found) > 100
    for call, number in chance.sample(found, times):
        error, lasts = chance.choice(ERRORS), chance.choice(("", "+"))
        trials.restore()
        words = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}"]
        words += ["-e", f"inject={call}:error={error}:when={number}{lasts}"]
        code, said = run(site, words)
        assert code in (0, 1, 3), said
        trials.check(code, said, (call, number, error, lasts))


def test_what_keeps_the_last_staged_release_from_being_removed_is_told(site):
    kept = site / ".cache/deploy/live/release/about"
    kept.chmod(0o555)
    code, said = run(site, without_rights())
    kept.chmod(0o755)
    assert code == 1 and ".cache/deploy/live/release:1:1  错误 disk-denied" in said
    assert run(site)[0] == 0


@pytest.mark.parametrize("size", ["600k", "1000k"])
def test_a_full_disk_is_told_with_the_file_that_did_not_fit(site, shown, size):
    before, folder = assert_whole(shown), site / ".cache/deploy"
    shutil.rmtree(folder)
    mounted(folder, "-t", "tmpfs", "-o", f"size={size}", "tmpfs")
    try:
        code, said = run(site)
    finally:
        unmount(folder)
    assert code == 1 and "disk-full" in said and f"{site}:1:1" not in said
    assert assert_whole(shown) == before


@pytest.mark.parametrize("times", [2, pytest.param(80, marks=pytest.mark.long)])
def test_a_signal_at_any_moment_leaves_the_old_release_or_the_new_one_and_another_run_completes(
    site, shown, times
):
    trials, chance, seconds = Trials(site, shown), random.Random(times), timed(site)
    for _ in range(times):
        number = chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGINT))
        moment = chance.uniform(0, seconds)
        trials.restore()
        with start(site) as process:
            wait_until_begun(process)
            time.sleep(moment)
            process.send_signal(number)
            said, _ = process.communicate()
        assert process.returncode in (0, 1, 3, -number if number == signal.SIGKILL else 128 + number), said
        trials.check(process.returncode, said, (number, moment))
