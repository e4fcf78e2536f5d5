"""A change cannot be dated in the future: told by `check`, and refused in a release."""

import subprocess
import sys
from datetime import datetime

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document
from sitebuilder.content.future_changes import dated_in_future, future_changes
from tests.content.future_moments import FUTURE_MOMENTS
from tests.site_folder import ROOT, write_files


def document(path: str, text: str) -> Document:
    return read_document(path, text.encode(), lambda name: "x")


def page(updated: str) -> Document:
    return document("content/pages/a.md", f"---\ntitle: 甲\nupdated: {updated}\n---\n文\n")


def article(more: str) -> Document:
    front_matter = f"title: 甲\ndate: 2026-02-01\ncolumn: notices\n{more}"
    return document("content/news/2026/a.md", f"---\n{front_matter}---\n文\n")


@FUTURE_MOMENTS
def test_a_change_of_the_future_is_told_until_its_moment_but_for_a_fast_clock(moment, now, is_future):
    found = list(future_changes(page(moment), now))
    assert [(each.code, each.place.line) for each in found] == [("updated-in-future", 3)] * is_future


@pytest.mark.parametrize("folder", ["courses", "competitions", "credentials", "venues"])
def test_a_change_of_the_future_is_told_for_each_kind(folder):
    more = {"courses": "trade: 安全\n", "credentials": "type: 职业技能等级\n"}.get(folder, "")
    text = f"title: 甲\n{more}summary: 乙\nupdated: 2027-01-01\n"
    found = future_changes(document(f"content/{folder}/a.yaml", text), datetime(2026, 3, 1))
    assert [each.code for each in found] == ["updated-in-future"]


def test_a_correction_is_dated_as_of_the_publication_at_the_latest():
    now, correction = datetime(2026, 3, 1), "corrections:\n  - {date: 2026-05-01, text: 改}\n"
    (found,) = future_changes(article(correction), now)
    assert found.code == "updated-in-future" and found.place.line == 6
    assert not list(future_changes(article(f"publish_at: 2026-05-01 08:00\n{correction}"), now))
    assert list(future_changes(article(f"publish_at: 2026-04-30 08:00\n{correction}"), now))


SETTINGS = """\
name: 学院
base_url: https://www.shifan.cn/
description: 学院的网站。
columns:
  - {slug: notices, name: 通知公告, description: 通知。}
release: {waived: [icp, public_security, contact]}
"""


def test_a_draft_may_be_dated_as_one_likes():
    draft = document("content/pages/a.md", "---\ntitle: 甲\nupdated: 2027-01-01\ndraft: yes\n---\n文\n")
    assert dated_in_future([draft], datetime(2026, 3, 1)) == ()
    assert dated_in_future([page("2027-01-01")], datetime(2026, 3, 1)) != ()


def test_a_release_is_refused_and_check_warns_until_the_moment_has_come(tmp_path):
    page = "---\ntitle: 关于\nupdated: 2026-03-02\n---\n文\n"
    site = write_files(tmp_path, {"site.yaml": SETTINGS, "content/pages/about.md": page})

    def run(command: str, now: str, *more: str) -> tuple[int, bool]:
        arguments = [sys.executable, str(ROOT / "build.py"), command, "-C", str(site), "--now", now, *more]
        told = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)
        return told.returncode, "updated-in-future" in told.stdout + told.stderr

    before, after = "2026-03-01T23:59", "2026-03-02T00:00"
    assert run("check", before) == (0, True)
    assert run("check", before, "--strict") == run("check", before, "--release") == (1, True)
    assert run("build", before) == (0, False)
    assert run("build", before, "--release") == (1, True)
    assert run("check", after) == run("build", after, "--release") == (0, False)
