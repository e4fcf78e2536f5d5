"""What becomes of a command whose streams are closed or full, or that may use little of the machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site_folder import ROOT, copy_site, seed_cache, write_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="uses devices and limits of Linux")

COMMANDS = [("build",), ("build",), ("build", "--clean"), ("check",), ("explain", "/"), ("next-change",)]
"""The second build finds nothing to do."""

MORE = """\
columns:
  - {slug: news, name: 新闻, description: 新闻}
deploy:
  - {name: live, type: folder, path: /srv/nowhere/current}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site("minimal", tmp_path)


def run(site: Path, *arguments: str, before: str = 'exec "$@"') -> subprocess.CompletedProcess[str]:
    """Run ``build.py``; ``before`` is a script that starts it as its arguments."""
    command = [sys.executable, str(ROOT / "build.py"), *arguments, "-C", str(site)]
    return subprocess.run(
        ["sh", "-c", before, "sh", *command], capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("closing", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_closed_stream_only_hides_what_is_printed(site, closing):
    seed_cache(site)
    for arguments in COMMANDS:
        ended = run(site, *arguments, before=f'exec "$@" {closing}')
        assert (ended.returncode, ended.stderr) == (0, ""), arguments
        assert (ended.stdout == "") == (">&-" in closing.replace("2>&-", "")), arguments
    for file in filter(Path.is_file, (site / "public").rglob("*")):
        assert "写入" not in file.read_text(encoding="utf-8", errors="ignore"), file


@pytest.mark.parametrize("arguments", [("deploy", "live"), ("import", "-")])
def test_a_command_that_reads_finds_nothing_in_a_closed_stream(site, arguments):
    write_files(site, {"site.yaml": (site / "site.yaml").read_text(encoding="utf-8") + MORE})
    closed = run(site, *arguments, before='exec "$@" <&-')
    empty = run(site, *arguments, before='exec "$@" </dev/null')
    assert (closed.returncode, closed.stderr) == (empty.returncode, empty.stderr)
    assert closed.returncode in (1, 2)
    assert "程序内部出错" not in closed.stderr


def test_a_full_stream_is_told_in_a_sentence(site):
    seed_cache(site)
    for arguments in COMMANDS:
        ended = run(site, *arguments, before='exec "$@" >/dev/full')
        assert ended.returncode == 1, arguments
        assert "Traceback" not in ended.stderr, arguments
        assert any(words in ended.stderr for words in ("stdout-unwritable", "无法输出")), arguments
        assert "disk-full" not in ended.stderr and str(site) not in ended.stderr, arguments
        assert run(site, *arguments, before='exec "$@" >/dev/full 2>&1').returncode == 1, arguments


def test_a_process_that_lacks_memory_is_told_by_every_command(site):
    for arguments in COMMANDS[2:]:
        ended = run(site, *arguments, before='exec prlimit --as=300000000 "$@"')
        assert (ended.returncode, ended.stdout) == (1, ""), arguments
        assert "worker-killed" in ended.stderr, arguments
    assert not (site / "public").exists()


def test_the_program_is_found_where_python_leaves_out_its_folder(site):
    ended = run(site, "check", before='PYTHONSAFEPATH=1 exec "$@"')
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_smaller_limit_on_processor_time_than_ours_is_kept(site):
    assert run(site, "build", before='exec prlimit --cpu=30:30 "$@"').returncode == 0
    assert os.path.isfile(site / "public/index.html")


def test_modules_that_a_full_disk_has_cut_while_they_were_compiled_are_compiled_again(site, tmp_path):
    """Python before 3.12.8 keeps them, as it takes no notice of how much was written."""
    where = f"unset PYTHONDONTWRITEBYTECODE; export PYTHONPYCACHEPREFIX={tmp_path}/compiled;"
    # What Python itself loads before it runs a program must be whole.
    run(site, "check", before=f'{where} "$1" -c pass; exec prlimit --fsize=2000 "$@"')
    ended = run(site, "check", before=f'{where} exec "$@"')
    assert (ended.returncode, ended.stderr) == (0, "")
