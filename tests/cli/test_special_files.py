"""Commands on a site folder whose settings are a pipe: they end, with a sentence."""

import os
import select
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from sitebuilder.content.paths.files import check_report, write_report
from tests.pipeline.commands import run, without_rights
from tests.program import run_program
from tests.site_folder import ROOT, build_site, copy_site


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX systems")
@pytest.mark.parametrize("command", [["build"], ["check"], ["new", "news", "通知"], ["explain", "/"]])
def test_no_command_waits_for_a_pipe(tmp_path, command):
    os.mkfifo(tmp_path / "site.yaml")
    ran = subprocess.run(
        [sys.executable, "build.py", "-C", str(tmp_path), *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 1
    assert "site.yaml" in ran.stderr and "Traceback" not in ran.stderr
    assert not (tmp_path / ".cache" / "error.log").exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX systems")
@pytest.mark.parametrize("option", ["--html", "--markdown"])
def test_a_report_waits_for_no_reader_of_a_pipe(tmp_path, option):
    site = copy_site("minimal", tmp_path)
    assert build_site(site).problems == ()
    os.mkfifo(tmp_path / "report")
    output, report = str(site / "public"), str(tmp_path / "report")
    ran = run_program("diff", output, output, option, report, "-C", str(site))
    assert ran.returncode == 1
    assert "report:1:1  错误 disk-special" in ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX systems")
def test_a_report_is_written_to_a_pipe_that_somebody_reads(tmp_path):
    os.mkfifo(tmp_path / "report")
    reading = os.open(tmp_path / "report", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reading, True)
    content = b"a" * 1_000_000
    with ThreadPoolExecutor() as pool, open(reading, "rb") as pipe:
        writing = pool.submit(write_report, tmp_path / "report", content)
        # Before somebody writes, a pipe reads as one that has ended.
        select.select([pipe], [], [], 60)
        assert pipe.read(len(content)) == content
        writing.result(timeout=60)


@pytest.mark.skipif(os.name != "posix", reason="pipes have names on POSIX systems")
def test_who_reads_a_pipe_meets_its_end_after_the_report(tmp_path):
    os.mkfifo(tmp_path / "report")
    reading = os.open(tmp_path / "report", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reading, True)
    with ThreadPoolExecutor() as pool, open(reading, "rb") as pipe:
        check_report(tmp_path / "report")
        assert select.select([pipe], [], [], 0.1)[0] == []
        writing = pool.submit(write_report, tmp_path / "report", b"a")
        select.select([pipe], [], [], 60)
        assert pipe.read() == b"a"
        writing.result(timeout=60)


def test_checking_a_report_leaves_no_file(tmp_path):
    check_report(tmp_path / "report")
    assert not (tmp_path / "report").exists()
    (tmp_path / "report").write_text("old", encoding="utf-8")
    check_report(tmp_path / "report")
    assert (tmp_path / "report").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("command", [["new", "news", "通知"], ["migrate", "hugo", "."], ["deploy", "live"]])
def test_settings_that_cannot_be_read_are_not_told_as_missing(tmp_path, command):
    site = copy_site("minimal", tmp_path)
    (site / "site.yaml").chmod(0)
    code, said = run(site, *command, before=without_rights())
    assert code == 1
    assert "site.yaml:1:1  错误 disk-denied" in said
