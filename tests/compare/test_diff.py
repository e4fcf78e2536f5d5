"""`build.py diff`: what changes for visitors between two outputs or two revisions."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitebuilder.compare.compare import compare
from sitebuilder.compare.comparison import Comparison
from sitebuilder.compare.html_report import html_report
from sitebuilder.compare.markdown_report import code_span, markdown_report
from sitebuilder.compare.outputs import Output, open_output
from sitebuilder.output.manifest import MANIFEST, encode_manifest
from tests.git import commit, git
from tests.program import run_program
from tests.site_folder import build_site, write_files

SETTINGS = """\
name: 测试学院
base_url: https://academy.example/
description: 测试用的学院。
columns:
  - {slug: notices, name: 通知公告, description: 通知}
trades:
  - {slug: safety, name: 安全}
navigation:
  - {title: 首页, url: /}
  - {title: NAV, url: /news/}
"""
COURSE = """\
title: 安全生产
trade: safety
summary: 课程
sessions:
  - {id: s1, start: 2026-05-START, end: 2026-05-20, enrol_from: 2026-02-01, enrol_until: 2026-04-01}
"""
NOTICE = "---\ntitle: {title}\ndate: 2026-02-01\ncolumn: notices\n---\n{text}\n"
OLD = {
    "site.yaml": SETTINGS.replace("NAV", "动态"),
    "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
    "content/pages/old.md": "---\ntitle: 旧页\n---\n一样的内容，不止一句，只是搬了家。\n",
    "content/news/2026/a.md": NOTICE.format(title="报名通知", text="报名三月一日截止。[附件](a.csv)"),
    "content/news/2026/b.md": NOTICE.format(title="要删的", text="删。"),
    "content/news/2026/a.csv": "a,b\n",
    "content/courses/safe.yaml": COURSE.replace("START", "10"),
}
NEW = {
    **OLD,
    "site.yaml": SETTINGS.replace("NAV", "新闻"),
    "content/pages/new.md": "---\ntitle: 旧页\naliases: [/old/]\n---\n一样的内容，不止一句，只是搬了新家。\n",
    "content/news/2026/a.md": NOTICE.format(title="报名通知", text="报名三月五日截止。[附件](a.csv)"),
    "content/news/2026/c.md": NOTICE.format(
        title="新来的", text="`<b>@someone</b>` ``` #12 [x](https://x.example)"
    ),
    "content/news/2026/a.csv": "a,c\n",
    "content/courses/safe.yaml": COURSE.replace("START", "12"),
}
del NEW["content/pages/old.md"], NEW["content/news/2026/b.md"]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> tuple[Output, Output]:
    made = []
    for name, files in (("old", OLD), ("new", NEW)):
        site = write_files(tmp_path_factory.mktemp(name), dict(files))
        assert build_site(site).problems == ()
        made.append(open_output(site / "public"))
    return made[0], made[1]


@pytest.fixture(scope="module")
def comparison(outputs) -> Comparison:
    return compare(*outputs)


def changes(comparison: Comparison) -> dict[str, str]:
    return {page.address: page.change for page in comparison.pages}


def test_pages_are_added_changed_moved_and_removed(comparison):
    found = changes(comparison)
    expected = {
        "/news/2026/a/": "changed",
        "/news/2026/b/": "removed",
        "/news/2026/c/": "added",
        "/old/": "moved",
    }
    assert expected.items() <= found.items()
    assert "/new/" not in found
    moved = next(page for page in comparison.pages if page.change == "moved")
    words = [run.text for row in moved.rows if row.new for run in row.new.runs if run.is_changed]
    assert moved.target == "/new/" and "新" in words


def test_pages_that_only_changed_stand_after_those_that_came_went_or_moved(comparison):
    found = [page.change == "changed" for page in comparison.pages]
    assert found == sorted(found) and set(found) == {False, True}


def test_a_page_that_moved_to_one_whose_tags_are_not_closed_is_told_as_moved(outputs, tmp_path):
    old, new = outputs
    folder = Path(shutil.copytree(new.folder, tmp_path / "new"))
    (folder / MANIFEST).unlink()
    write_files(folder, {"new/index.html": "<p" * 1_000})
    assert changes(compare(old, open_output(folder)))["/old/"] == "moved"


def test_changes_of_the_frame_are_reported_once(comparison):
    (frame,) = (each for each in comparison.frames if each.count > 3)
    assert [row.change for row in frame.rows] == ["changed"]
    assert "/courses/trades/" not in changes(comparison)


def test_entries_events_and_files_are_reported_by_their_ids(comparison):
    entries = {each.id.removeprefix("https://academy.example"): each.change for each in comparison.entries}
    assert {
        "/news/2026/a/": "changed",
        "/news/2026/b/": "removed",
        "/news/2026/c/": "added",
    }.items() <= entries.items()
    starts = [fact for each in comparison.events for fact in each.facts if fact.name == "start"]
    assert [(fact.old, fact.new) for fact in starts] == [("2026-05-10", "2026-05-12")]
    assert [(each.change, each.name) for each in comparison.files] == [("changed", "/news/2026/a.csv")]


def test_the_same_output_has_no_difference(outputs):
    assert compare(outputs[0], outputs[0]).is_empty


def test_a_folder_without_a_manifest_is_compared_by_its_files(outputs, tmp_path, comparison):
    for name, output in zip(("old", "new"), outputs, strict=True):
        shutil.copytree(output.folder, tmp_path / name)
        (tmp_path / name / MANIFEST).unlink()
    assert compare(open_output(tmp_path / "old"), open_output(tmp_path / "new")) == comparison


def test_fingerprints_and_compressed_copies_do_not_count_as_differences(outputs, tmp_path):
    folder = Path(shutil.copytree(outputs[0].folder, tmp_path / "same"))
    home = folder / "index.html"
    home.write_bytes(re.sub(rb"site\.[0-9a-f]{10}\.", b"site.0123456789.", home.read_bytes()))
    write_files(folder, {"index.html.gz": b"x"})
    (folder / MANIFEST).unlink()
    assert compare(outputs[0], open_output(folder)).is_empty


def test_a_manifest_that_leads_out_of_the_folder_reads_nothing_there(outputs, tmp_path):
    write_files(tmp_path, {"secret.html": "<title>geheim</title>"})
    folder = write_files(tmp_path / "o", {MANIFEST: encode_manifest({"../secret.html": "0" * 32})})
    with pytest.raises(FileNotFoundError):
        compare(outputs[0], open_output(folder))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_html_is_a_single_file_without_scripts_and_escapes_content(comparison, language):
    html = html_report(comparison, ("<i>a", "b"), language)
    assert "<script" not in html and "<b>@" not in html and "<i>a" not in html
    assert not re.search(r"(?:src|href)=\"(?!#)", html) and "url(" not in html
    assert "<del>一</del>" in html and "<ins>五</ins>" in html
    assert "prefers-color-scheme: dark" in html


def test_a_character_that_turns_text_is_visible_in_every_report(comparison):
    """It would turn what the report itself says after it, and hide what a reviewer has to see."""
    page = replace(comparison.pages[0], title="甲\u202e<b>乙\u2066")
    turned = replace(comparison, pages=(page, *comparison.pages[1:]))
    made = html_report(turned, ("\u202eold", "new"), "zh-CN")
    assert "甲\ufffd&lt;b&gt;乙\ufffd" in made and "\ufffdold" in made
    for report in (made, markdown_report(turned, ("\u202eold", "new"), "zh-CN")):
        assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(report)


def test_in_markdown_content_appears_only_in_code(comparison):
    text = markdown_report(comparison, ("a`b", "@x"), "zh-CN")
    assert "- 报名三月[-一-]日截止" in text and "+ 报名三月{+五+}日截止" in text
    outside = re.sub(r"^(`{3,})diff\n.*?^\1\n", "", text, flags=re.MULTILINE | re.DOTALL)
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", outside)
    assert not re.search(r"[@<`\[#]", outside.replace("#", "", outside.count("### ") * 3 + 2))


@pytest.mark.parametrize("text", ["a", "`", "``a`", "a\n# b", "", "`a`", "\u202ea\r"])
def test_a_code_span_cannot_be_left(text):
    found = code_span(text)
    fence = re.match("`+", found)
    assert fence and found.endswith(fence[0]) and "\n" not in found and "\r" not in found
    inside = found[len(fence[0]) : -len(fence[0])]
    assert all(len(run) != len(fence[0]) for run in re.findall("`+", inside))


@pytest.mark.parametrize("most", [800, 1_500, 60_000])
def test_markdown_is_never_longer_than_allowed_and_counts_omissions(comparison, most):
    text = markdown_report(comparison, ("a", "b"), "zh-CN", most)
    assert len(text) <= most
    assert ("另有" in text) == (most < 2_000)


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """A repository with the site in a subfolder, in two commits."""
    top = Path(tmp_path_factory.mktemp("repository"))
    git(top, "init", "-q", "-b", "main")
    for files in (OLD, NEW):
        shutil.rmtree(top / "site", ignore_errors=True)
        write_files(top / "site", dict(files))
        commit(top, {".gitattributes": "site/content/news/** export-ignore filter=evil\n"})
    # A checkout would run this.
    git(top, "config", "filter.evil.smudge", f"touch {top}/smudged")
    return top


def diff(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_program("diff", "--now", "2026-03-01T08:00", *arguments)


def test_a_report_that_cannot_be_written_is_told_before_anything_is_built(repository, tmp_path):
    told = diff("nowhere", "main", "-C", str(repository / "site"), "--html", str(tmp_path / "missing/d.html"))
    assert told.returncode == 1
    assert "disk-missing" in told.stderr and "nowhere" not in told.stderr


def test_two_revisions_are_built_and_compared_without_a_checkout(repository, tmp_path):
    html, markdown = tmp_path / "d.html", tmp_path / "d.md"
    told = diff(
        "main~1", "main", "-C", str(repository / "site"), "--html", str(html), "--markdown", str(markdown)
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert "移动  /old/ → /new/" in told.stdout and "删除  /news/2026/b/" in told.stdout
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert markdown.read_text(encoding="utf-8").startswith("## ")
    assert not (repository / "smudged").exists()
    assert git(repository, "status", "--porcelain") == ""


@pytest.mark.parametrize("revision", ["--output=x", "-x", "no-such", "main:site", "a\nb", "", "a\u202eb"])
def test_a_name_that_is_no_revision_is_told_with_what_to_write(repository, revision):
    told = diff("-C", str(repository / "site"), "--", "main", revision)
    assert (told.returncode, told.stdout) == (1, "") and "diff-no-revision" in told.stderr
    assert "既不是输出文件夹，也不是 Git 里的版本" in told.stderr and "例如 main 或 HEAD~1" in told.stderr


def test_without_git_only_outputs_can_be_compared(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    told = diff("main~1", "main", "-C", str(repository / "site"))
    assert told.returncode == 1 and "diff-no-git" in told.stderr
    assert "找不到 git 程序" in told.stderr and "也可以比较两个输出文件夹" in told.stderr


@pytest.mark.parametrize("lost", ["main:site/content/news/2026/c.md", "main:site/content"])
def test_a_revision_whose_files_git_cannot_read_is_named(repository, tmp_path, lost):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--no-hardlinks", str(repository), str(clone))
    blob = git(clone, "rev-parse", lost)
    (clone / ".git/objects" / blob[:2] / blob[2:]).unlink()
    revision = git(clone, "rev-parse", "main")
    told = diff("main~1", "main", "-C", str(clone / "site"))
    assert told.returncode == 1 and f"{revision}  错误 diff-git" in told.stderr
    assert "没有能从 Git 里全部读出来" in told.stderr and "git fsck" in told.stderr


def test_a_mistake_in_a_revision_is_reported_with_its_place(repository, tmp_path):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    commit(clone, {"site/content/news/2026/a.md": "---\ntitel: 甲\n---\n"})
    told = diff("HEAD~1", "HEAD", "-C", str(clone / "site"))
    assert told.returncode == 1
    assert re.search(r"[0-9a-f]{10}:content/news/2026/a\.md:2:1  错误 unknown-key", told.stderr)


def test_revisions_with_outdated_templates_are_both_built_with_the_current_ones(repository, tmp_path):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    commit(clone, {"site/templates/pages/article.html": "<p>{{ of_an_older_program }}</p>\n"})
    commit(clone, {"site/content/pages/about.md": "---\ntitle: 关于\n---\n新的一页。\n"})
    told = diff("HEAD~1", "HEAD", "-C", str(clone / "site"))
    assert (told.returncode, told.stderr) == (0, "")
    assert "/about/" in told.stdout


def test_outside_a_repository_outputs_can_be_compared_but_revisions_are_refused(outputs, tmp_path):
    site = write_files(tmp_path, dict(OLD))
    told = diff("a", "b", "-C", str(site))
    assert told.returncode == 1 and "diff-no-repository" in told.stderr
    told = diff(*(os.fspath(each.folder) for each in outputs), "-C", str(site), "--lang", "en")
    assert told.returncode == 0 and "changed  /news/2026/a/" in told.stdout


def test_of_many_pages_few_are_read(outputs, monkeypatch):
    read: list[str] = []
    original = Output.read

    def listed(self: Output, path: str) -> bytes:
        read.append(path)
        return original(self, path)

    monkeypatch.setattr(Output, "read", listed)
    found = compare(*outputs)
    differing = {
        path for path, digest in outputs[1].digests.items() if outputs[0].digests.get(path) != digest
    }
    assert set(read) <= differing | (outputs[0].digests.keys() - outputs[1].digests.keys())
    assert not found.is_empty
