"""What `check` reminds of by Git's history: published dates that changed or vanished without a word."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from sitebuilder.messages import format_problems
from sitebuilder.pipeline import check
from sitebuilder.pipeline.history import Git, earlier_versions
from tests.git import commit, git
from tests.site_folder import build_site, options, seed_cache, write_files

SITE = "name: 学院\nbase_url: https://example.org/\ndescription: 学院\n"
COURSE = """\
title: 电工
trade: 电工
summary: 学电工。
updated: 2026-02-01
sessions:
  - id: spring
    start: 2026-04-01
    end: 2026-04-02
    venue: 一号楼
  - {id: later}
"""
COMPETITION = """\
title: 比赛
summary: 比一比。
venue: 体育馆
schedule:
  - {name: 初赛, start: 2026-05-01}
  - {name: 决赛, start: 2026-06-01}
publicity: {start: 2026-07-01, end: 2026-07-07}
"""
FILES: dict[str, str | bytes] = {
    "site.yaml": SITE,
    "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
    "content/courses/a.yaml": COURSE,
    "content/competitions/b.yaml": COMPETITION,
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site folder inside a repository, committed."""
    site = seed_cache(write_files(tmp_path / "repository/site", FILES))
    git(site.parent, "init", "-q")
    commit(site.parent)
    return site


def change(site: Path, path: str, old: str, new: str) -> None:
    file = site / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def reminders(site: Path) -> list[tuple[str, str, int]]:
    found = check(options(site)).problems
    return [(each.code, each.place.file, each.place.line) for each in found]


CHANGES = {
    "another day": ("courses/a.yaml", "start: 2026-04-01", "start: 2026-04-02", 6),
    "another end": ("courses/a.yaml", "end: 2026-04-02", "end: 2026-04-03", 6),
    "another place": ("courses/a.yaml", "一号楼", "二号楼", 6),
    "no place": ("courses/a.yaml", "    venue: 一号楼\n", "", 6),
    "cancelled": ("courses/a.yaml", "venue: 一号楼", "venue: 一号楼\n    cancelled: yes", 6),
    "an earlier change": (
        "courses/a.yaml",
        "02-01\nsessions:\n  - id: spring\n    start: 2026-04-01",
        "01-01\nsessions:\n  - id: spring\n    start: 2026-03-30",
        6,
    ),
    "another day of a stage": ("competitions/b.yaml", "2026-06-01", "2026-06-02", 6),
    "another place of a competition": ("competitions/b.yaml", "体育馆", "文化宫", 3),
    "a cancelled competition": ("competitions/b.yaml", "venue", "cancelled: yes\nvenue", 3),
    "another publicity period": ("competitions/b.yaml", "2026-07-07", "2026-07-08", 7),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_without_a_later_date_gets_a_reminder_before_and_after_its_commit(site, name):
    path, old, new, line = CHANGES[name]
    change(site, f"content/{path}", old, new)
    expected = [("change-not-dated", f"content/{path}", line)]
    assert reminders(site) == expected
    commit(site)
    assert reminders(site) == expected


def test_the_reminder_is_not_an_error_and_says_what_to_write(site):
    change(site, "content/courses/a.yaml", "start: 2026-04-01", "start: 2026-04-02")
    found = check(options(site)).problems
    assert [each.severity.value for each in found] == ["warning"]
    assert "updated: 2026-03-01 08:00" in format_problems(found, "zh-CN")
    assert build_site(site).problems == ()
    change(site, "content/courses/a.yaml", "updated: 2026-02-01", "updated: 2026-03-01 08:00")
    assert reminders(site) == []


def test_the_proposed_date_is_later_than_a_date_in_the_future(site):
    change(site, "content/courses/a.yaml", "updated: 2026-02-01", "updated: 2027-01-01 10:59")
    commit(site)
    change(site, "content/courses/a.yaml", "start: 2026-04-01", "start: 2026-04-02")
    assert "updated: 2027-01-01 11:00" in format_problems(check(options(site)).problems, "zh-CN")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("courses/a.yaml", "学电工。", "学习电工。"),
        ("courses/a.yaml", "{id: later}", "{id: later, start: 2026-09-01}"),
        ("courses/a.yaml", "  - {id: later}", "  - {id: later}\n  - {id: new, start: 2026-09-01}"),
        ("courses/a.yaml", "  - id: spring", "  - {id: first}\n  - id: spring"),
        ("courses/a.yaml", "title: 电工", "title: 电工\ndraft: yes"),
        ("courses/a.yaml", "\n", "\r\n"),
    ],
)
def test_fields_that_no_calendar_contains_may_change(site, path, old, new):
    change(site, f"content/{path}", old, new)
    assert reminders(site) == []
    commit(site)
    assert reminders(site) == []


def test_a_draft_may_change(site):
    change(site, "content/courses/a.yaml", "title: 电工", "title: 电工\ndraft: yes")
    commit(site)
    change(site, "content/courses/a.yaml", "draft: yes\n", "")
    change(site, "content/courses/a.yaml", "start: 2026-04-01", "start: 2026-04-02")
    assert reminders(site) == []


def test_without_history_there_are_no_reminders(tmp_path, monkeypatch):
    site = seed_cache(write_files(tmp_path / "site", FILES))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert reminders(site) == []
    git(site, "init", "-q")
    assert reminders(site) == []
    commit(site)
    change(site, "content/courses/a.yaml", "start: 2026-04-01", "start: 2026-04-02")
    assert len(reminders(site)) == 1
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reminders(site) == []


def test_an_older_version_that_cannot_be_read_gives_no_reminder(site):
    write_files(site, {"content/courses/a.yaml": "title: [\n", "content/competitions/b.yaml": b"\xff\0"})
    commit(site)
    write_files(site, FILES)
    assert reminders(site) == []


def test_a_repository_that_would_run_programs_runs_none(site, tmp_path):
    mark = tmp_path / "ran"
    run = f"touch {mark}"
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.smudge",
        "filter.x.clean",
        "gpg.program",
        "core.editor",
        "diff.external",
        "remote.origin.uploadpack",
        "core.alternateRefsCommand",
    ):
        git(site, "config", key, run)
    for key, value in {
        "log.showSignature": "true",
        "alias.ls-tree": f"!{run}",
        "remote.origin.url": str(site.parent),
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
        "protocol.allow": "always",
    }.items():
        git(site, "config", key, value)
    (site.parent / ".git/info/attributes").write_text("* diff=x filter=x\n")
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (site.parent / ".git/hooks").mkdir(exist_ok=True)
        (site.parent / f".git/hooks/{hook}").write_text(f"#!/bin/sh\n{run}\n")
        (site.parent / f".git/hooks/{hook}").chmod(0o755)
    change(site, "content/courses/a.yaml", "start: 2026-04-01", "start: 2026-04-02")
    assert len(reminders(site)) == 1
    lost = hashlib.sha1(f"blob {len(COURSE.encode())}\0{COURSE}".encode()).hexdigest()
    (site.parent / f".git/objects/{lost[:2]}/{lost[2:]}").unlink()
    assert reminders(site) == []
    assert not mark.exists()


def test_a_folder_that_looks_like_a_bare_repository_is_ignored(tmp_path):
    bare = write_files(tmp_path / "site", FILES)
    git(tmp_path, "init", "-q", "--bare", str(bare))
    assert Git("git", bare).run("rev-parse", "--git-dir") == b""


def test_a_program_named_git_inside_the_site_is_not_run(site, tmp_path, monkeypatch):
    mark = tmp_path / "ran"
    write_files(site, {"git": f"#!/bin/sh\ntouch {mark}\n"})
    (site / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(site))
    assert earlier_versions(site, ("content/courses",), ["content/courses/a.yaml"]) == {}
    assert not mark.exists()


def test_a_git_that_takes_too_long_is_not_waited_for(site, tmp_path):
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    assert Git(str(slow), site, seconds=0.2).run("rev-list") == b""


SPRING = """\
  - id: spring
    start: 2026-04-01
    end: 2026-04-02
    venue: 一号楼
"""
FURTHER = "  - {id: further, start: 2026-05-01}\n"
UNDATED = "    start: 2026-04-01\n    end: 2026-04-02\n"
VANISHED = {
    "a session": ("courses/a.yaml", SPRING, FURTHER, ("session-vanished", 5)),
    "the last session": (
        "courses/a.yaml",
        f"sessions:\n{SPRING}  - {{id: later}}\n",
        "",
        ("session-vanished", 1),
    ),
    "the id of a session": ("courses/a.yaml", "id: spring", "id: spring-1", ("session-vanished", 5)),
    "the start of a session": ("courses/a.yaml", UNDATED, "", ("session-undated", 6)),
    "a stage": ("competitions/b.yaml", "  - {name: 决赛, start: 2026-06-01}\n", "", ("stage-vanished", 4)),
    "the name of a stage": ("competitions/b.yaml", "决赛", "总决赛", ("stage-vanished", 4)),
    "a publicity period": (
        "competitions/b.yaml",
        "publicity: {start: 2026-07-01, end: 2026-07-07}\n",
        "",
        ("stage-vanished", 1),
    ),
}


@pytest.mark.parametrize("name", VANISHED)
def test_a_vanished_published_date_gets_a_reminder_until_it_is_over(site, name):
    path, old, new, (code, line) = VANISHED[name]
    change(site, f"content/{path}", old, new)
    change(site, "content/courses/a.yaml", "updated: 2026-02-01", "updated: 2026-02-20")
    expected = [(code, f"content/{path}", line)]
    assert reminders(site) == expected
    commit(site)
    assert reminders(site) == expected
    change(site, f"content/{path}", "summary: ", "summary: 再说一遍，")
    commit(site)
    assert reminders(site) == expected
    late = check(options(site, now=datetime(2026, 8, 1)))
    assert late.problems == ()


def test_the_reminder_of_a_session_that_vanished_names_it_its_file_and_the_remedy(site):
    change(site, "content/courses/a.yaml", SPRING, FURTHER)
    found = check(options(site)).problems
    assert [each.severity.value for each in found] == ["warning"]
    text = format_problems(found, "zh-CN")
    assert all(part in text for part in ("content/courses/a.yaml", "spring", "cancelled: yes", "moved_from"))
    assert check(options(site, strict=True)).problems == found
    assert build_site(site).problems == ()


def test_a_session_that_is_restored_cancelled_or_moved_needs_no_reminder(site):
    change(site, "content/courses/a.yaml", "updated: 2026-02-01", "updated: 2026-02-20")
    change(site, "content/courses/a.yaml", SPRING, "")
    commit(site)
    assert len(reminders(site)) == 1
    for more in ("    cancelled: yes\n", "    moved_from: 2026-03-20\n"):
        change(site, "content/courses/a.yaml", "sessions:\n", f"sessions:\n{SPRING}{more}")
        assert reminders(site) == []
        change(site, "content/courses/a.yaml", SPRING + more, "")
    change(
        site, "content/courses/a.yaml", "sessions:\n", "sessions:\n  - {id: spring, moved_from: 2026-04-01}\n"
    )
    assert reminders(site) == []


def test_a_session_that_was_cancelled_may_vanish_later(site):
    change(site, "content/courses/a.yaml", "updated: 2026-02-01", "updated: 2026-02-20")
    change(site, "content/courses/a.yaml", "venue: 一号楼", "cancelled: yes")
    commit(site)
    change(site, "content/courses/a.yaml", SPRING.replace("venue: 一号楼", "cancelled: yes"), "")
    commit(site)
    assert reminders(site) == []


def test_the_sessions_of_a_deleted_file_get_a_reminder(site):
    (site / "content/courses/a.yaml").rename(site / "content/courses/c.yaml")
    expected = [("session-vanished", "content/courses/a.yaml", 1)]
    assert reminders(site) == expected
    assert "spring" in format_problems(check(options(site)).problems, "zh-CN")
    commit(site)
    assert reminders(site) == expected


def test_what_cannot_be_read_now_has_not_vanished(site):
    write_files(site, {"content/courses/a.yaml": "title: [\n"})
    assert "session-vanished" not in {code for code, *_ in reminders(site)}
