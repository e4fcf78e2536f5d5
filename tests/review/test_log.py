"""`log`: every signature, those of the past too, with who committed it, as text and as CSV."""

import csv
import os
import shutil
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitebuilder.review.log import SignatureStatus, read_log
from sitebuilder.review.table import as_csv, escape_formula
from tests.git import commit, git
from tests.pipeline.commands import run as run_bound
from tests.pipeline.commands import without_rights
from tests.review.test_sign import PATH, run, sign, site
from tests.site_folder import write_files

__all__ = ["site"]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs Git")


def statuses(folder: Path) -> list[tuple[str, str, SignatureStatus, str | None]]:
    return [
        (each.round, each.signature.name, each.status, each.commit.author if each.commit else None)
        for each in read_log(folder).entries
    ]


def test_documents_with_the_same_text_signed_at_the_same_moment_are_all_in_the_log(site):
    copy = "content/news/2026/copy.md"
    write_files(site, {copy: (site / PATH).read_bytes()})
    sign(site, "first", "甲")
    write_files(site, {copy: (site / PATH).read_bytes()})
    assert sorted(each.path for each in read_log(site).entries) == sorted([PATH, copy])
    git(site, "init", "-q")
    commit(site)
    assert sorted(each.path for each in read_log(site).entries) == sorted([PATH, copy])
    git(site, "mv", copy, "content/news/2026/moved.md")
    commit(site)
    moved = sorted([PATH, "content/news/2026/moved.md"])
    assert sorted(each.path for each in read_log(site).entries) == moved


def test_a_signature_stays_in_the_log_whatever_happens_to_it(site):
    git(site, "init", "-q")
    commit(site)
    sign(site, "first", "甲")
    assert statuses(site) == [("first", "甲", SignatureStatus.HOLDS, None)]
    commit(site, author="甲本人")
    sign(site, "second", "乙", "--now", "2026-03-02T08:00")
    commit(site, author="代签的人")
    assert statuses(site) == [
        ("first", "甲", SignatureStatus.HOLDS, "甲本人"),
        ("second", "乙", SignatureStatus.HOLDS, "代签的人"),
    ]
    text = (site / PATH).read_text("utf-8")
    write_files(site, {PATH: text.replace("正文", "改过")})
    assert [each[2] for each in statuses(site)] == [SignatureStatus.CHANGED, SignatureStatus.CHANGED]
    sign(site, "first", "丙", "--now", "2026-03-03T08:00")
    without_second = "".join(
        line for line in (site / PATH).read_text("utf-8").splitlines(True) if "second" not in line
    )
    write_files(site, {PATH: without_second})
    assert statuses(site) == [
        ("first", "甲", SignatureStatus.REPLACED, "甲本人"),
        ("second", "乙", SignatureStatus.REMOVED, "代签的人"),
        ("first", "丙", SignatureStatus.HOLDS, None),
    ]
    (site / PATH).unlink()
    commit(site)
    assert [each[2] for each in statuses(site)] == [SignatureStatus.REMOVED, SignatureStatus.REMOVED]


def test_a_document_that_cannot_be_read_now_has_not_lost_its_signatures(site):
    git(site, "init", "-q")
    sign(site, "first", "甲")
    commit(site, author="甲本人")
    text = (site / PATH).read_text("utf-8")
    write_files(site, {PATH: text.replace("title", "titel")})
    assert statuses(site) == [("first", "甲", SignatureStatus.CHANGED, "甲本人")]


def test_a_site_without_content_has_an_empty_log(site):
    shutil.rmtree(site / "content")
    done = run(site, "log")
    assert done.returncode == 0 and "还没有审签" in done.stdout and "disk-" not in done.stderr


@pytest.mark.parametrize("what", [PATH, "content/news/2026"])
def test_what_the_log_may_not_read_is_told(site, what):
    git(site, "init", "-q")
    sign(site, "first", "甲")
    commit(site, author="甲本人")
    (site / what).chmod(0)
    code, said = run_bound(site, "log", before=without_rights())
    (site / what).chmod(0o755)
    assert code == 1 and f"{what}:1:1  错误 disk-denied" in said
    assert "甲" in said


def test_a_file_that_was_moved_keeps_its_signatures(site):
    git(site, "init", "-q")
    sign(site, "first", "甲")
    commit(site, author="甲本人")
    (site / PATH).rename(site / "content/news/2026/b.md")
    commit(site)
    assert statuses(site) == [("first", "甲", SignatureStatus.HOLDS, "甲本人")]


def test_merged_branches_are_searched(site):
    """Also one whose signature was taken back before the merge, and what was signed in the merge itself."""
    git(site, "init", "-q", "-b", "main")
    commit(site)
    git(site, "checkout", "-qb", "work")
    before = (site / PATH).read_text("utf-8")
    sign(site, "first", "甲")
    commit(site)
    write_files(site, {PATH: before})
    commit(site)
    git(site, "checkout", "-q", "main")
    write_files(site, {"content/pages/b.md": "---\ntitle: 乙\n---\n"})
    commit(site)
    git(site, "merge", "-q", "--no-commit", "work")
    sign(site, "first", "乙")
    commit(site)
    assert {(each[1], each[2]) for each in statuses(site)} == {
        ("甲", SignatureStatus.REPLACED),
        ("乙", SignatureStatus.HOLDS),
    }


def test_a_site_in_a_folder_of_a_repository_has_its_own_log(site):
    git(site.parent, "init", "-q")
    write_files(site.parent / "other", {PATH: (site / PATH).read_text("utf-8")})
    sign(site, "first", "甲")
    commit(site.parent, author="提交人")
    assert statuses(site) == [("first", "甲", SignatureStatus.HOLDS, "提交人")]
    assert statuses(site.parent / "other") == []


def test_an_incomplete_history_is_reported(site):
    sign(site, "first", "甲")
    told = run(site, "log")
    assert "还没有提交到 Git" in told.stdout
    assert "没有 Git 的全部历史" in told.stderr
    git(site, "init", "-q")
    commit(site)
    assert run(site, "log").stderr == ""
    write_files(site, {"content/pages/b.md": "---\ntitle: 乙\n---\n"})
    commit(site)
    git(site.parent, "clone", "-q", "--depth", "1", f"file://{site}", "shallow")
    assert not read_log(site.parent / "shallow").is_complete
    assert read_log(site).is_complete


def test_an_empty_log_says_so(site):
    told = run(site, "log")
    assert (told.returncode, told.stdout) == (0, "还没有审签。\n")


def test_a_table_opens_correctly_in_a_spreadsheet(site):
    git(site, "init", "-q")
    sign(site, "first", "=cmd|' /C calc'!A0")
    commit(site, author='@提交"人\x1b[31m')
    log = read_log(site)
    content = as_csv(log, "zh-CN", ZoneInfo("Asia/Shanghai"))
    assert content.startswith("\ufeff文件,标题,审次".encode())
    assert content.count(b"\n") == content.count(b"\r\n") == 2
    (row,) = list(csv.reader(StringIO(content.decode("utf-8-sig"))))[1:]
    assert row[3] == "'=cmd|' /C calc'!A0"
    assert row[7] == "'@提交\"人\\x1b[31m"
    assert run(site, "log", "--csv").stdout == content.decode().replace("\r\n", "\n")
    assert "\x1b" not in run(site, "log").stdout


def test_a_commit_has_the_time_of_the_site_whatever_the_clock_of_the_machine_that_made_it(site):
    git(site, "init", "-q")
    sign(site, "first", "甲", "--now", "2026-03-01T08:00")
    git(site, "add", "-A")
    git(site, "commit", "-qm", "x", GIT_AUTHOR_DATE="2026-03-01T00:05:00+00:00")
    assert "2026-03-01 08:05）" in run(site, "log").stdout
    assert run(site, "log", "--csv").stdout.splitlines()[1].endswith(",2026-03-01 08:05")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", " =1", "＝1"])
def test_no_cell_is_a_formula(cell):
    assert escape_formula(cell) == f"'{cell}"
    assert escape_formula("王-老师=1") == "王-老师=1"


def test_a_repository_runs_no_program_of_its_own(site):
    git(site, "init", "-q")
    sign(site, "first", "甲")
    commit(site)
    told = site.parent / "ran"
    program = site.parent / "evil.sh"
    program.write_text(f"#!/bin/sh\ntouch {told}\n", "utf-8")
    os.chmod(program, 0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "diff.x.textconv"):
        git(site, "config", key, str(program))
    write_files(site, {".gitattributes": "*.md diff=x\n"})
    assert len(read_log(site).entries) == 1
    assert run(site, "sign", PATH, "--round", "second").returncode in (0, 2)
    assert not told.exists()
