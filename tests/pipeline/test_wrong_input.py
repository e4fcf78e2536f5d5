"""What wrong input gets: a problem at its place, all in one run, and an output folder left as it is."""

import os
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from sitebuilder.messages import format_problems
from tests.site_folder import ROOT, build_site, copy_site, tree, write_files

PAGE = "---\ntitle: 页面\n---\n"
COURSE = "title: 消防\ntrade: 安全\nsummary: 学消防。\n"
SITE = "name: 学院\nbase_url: https://example.org/\ndescription: 学院\n"
COLUMNS = SITE + "columns:\n  - {slug: notices, name: 通知, description: 通知}\n"
ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n---\n文\n"

MISTAKES: dict[str, tuple[dict[str, str | bytes], tuple[str, str, int, int]]] = {
    "wrong type": (
        {"content/courses/a.yaml": COURSE + "hours: 多\n"},
        ("bad-number", "content/courses/a.yaml", 4, 8),
    ),
    "missing key": (
        {"content/courses/a.yaml": "title: 消防\ntrade: 安全\n"},
        ("missing-key", "content/courses/a.yaml", 1, 1),
    ),
    "unknown key": (
        {"content/courses/a.yaml": COURSE + "houres: 3\n"},
        ("unknown-key", "content/courses/a.yaml", 4, 1),
    ),
    "bad date": (
        {"content/courses/a.yaml": COURSE + "updated: 昨天\n"},
        ("bad-date", "content/courses/a.yaml", 4, 10),
    ),
    "two files for one address": (
        {"content/pages/about.md": PAGE + "甲", "content/pages/about/index.md": PAGE + "乙"},
        ("output-collision", "content/pages/about/index.md", 2, 1),
    ),
    "duplicate permalink by slug": (
        {"content/pages/a.md": PAGE + "甲", "content/pages/b.md": "---\ntitle: 乙\nslug: a\n---\n乙"},
        ("output-collision", "content/pages/b.md", 3, 1),
    ),
    "a page where the site makes its own": (
        {"content/pages/sitemap.md": PAGE + "甲"},
        ("output-collision", "content/pages/sitemap.md", 2, 1),
    ),
    "dead link": (
        {"content/pages/a.md": PAGE + "看[这里](b.md)"},
        ("dead-link", "content/pages/a.md", 4, 7),
    ),
    "dead site path": (
        {"content/pages/a.md": PAGE + "看[这里](/nowhere/)"},
        ("dead-link", "content/pages/a.md", 4, 7),
    ),
    "dead anchor": (
        {"content/pages/a.md": PAGE + "## 甲\n\n[这里](#乙)"},
        ("dead-anchor", "content/pages/a.md", 6, 6),
    ),
    "missing picture": (
        {"content/pages/a.md": PAGE + "![图](a.jpg)"},
        ("missing-file", "content/pages/a.md", 4, 6),
    ),
    "missing attachment": (
        {"content/courses/a.yaml": COURSE + "attachments:\n  - file: a.pdf\n    title: 表\n"},
        ("missing-file", "content/courses/a.yaml", 5, 11),
    ),
    "bad site.yaml": ({"site.yaml": SITE + "nmae: x\n"}, ("unknown-key", "site.yaml", 4, 1)),
    "dead navigation": (
        {"site.yaml": SITE + "navigation:\n  - {title: 课程, url: /courses/}\n"},
        ("dead-link", "site.yaml", 5, 17),
    ),
    "unknown time zone": (
        {"site.yaml": SITE + "time_zone: Asia/Zhaoqing\n"},
        ("timezone-unknown", "site.yaml", 4, 12),
    ),
    "redirect of a page that is there": (
        {
            "site.yaml": SITE + "redirects:\n  - {from: /a/, to: /}\n",
            "content/pages/a.md": PAGE + "甲",
        },
        ("output-collision", "site.yaml", 5, 6),
    ),
    "unknown column": (
        {"content/news/2026/a.md": ARTICLE},
        ("column-unknown", "content/news/2026/a.md", 4, 1),
    ),
    "empty file": ({"content/pages/a.md": ""}, ("file-empty", "content/pages/a.md", 1, 1)),
    "huge file": (
        {"content/pages/a.md": PAGE + "长" * 400_000},
        ("file-too-large", "content/pages/a.md", 1, 1),
    ),
    "binary file": ({"content/pages/a.md": b"PK\3\4\0\0"}, ("file-binary", "content/pages/a.md", 1, 1)),
    "GBK file": (
        {"content/pages/a.md": "---\ntitle: 甲\n---\n".encode("gbk")},
        ("file-gbk", "content/pages/a.md", 2, 8),
    ),
    "text file in no section": (
        {"content/notes.md": PAGE},
        ("unknown-file", "content/notes.md", 1, 1),
    ),
    "yml instead of yaml": (
        {"content/courses/a.yml": COURSE},
        ("unknown-file", "content/courses/a.yml", 1, 1),
    ),
}


def told(result) -> list[tuple[str, str, int, int]]:
    return [
        (each.code, each.place.file, each.place.line, each.place.column)
        for each in result.problems
        if each.severity.value == "error"
    ]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site("minimal", tmp_path)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_reported_once_at_its_place(site, name):
    files, expected = MISTAKES[name]
    result = build_site(write_files(site, files))
    assert told(result) == [expected]
    assert not (site / "public").exists()
    for language in ("zh-CN", "en"):
        assert "{" not in format_problems(result.problems, language)


def test_all_mistakes_are_reported_in_one_run_and_the_last_good_site_stays(site):
    assert build_site(site).problems == ()
    before = tree(site / "public")
    expected = []
    for index, (files, mistake) in enumerate(MISTAKES.values()):
        if "site.yaml" in files or len(files) > 1 or mistake[0] == "output-collision":
            continue
        for name, content in files.items():
            stem, _, extension = name.rpartition(".")
            write_files(site, {f"{stem}{index}.{extension}": content})
            expected.append((mistake[0], f"{stem}{index}.{extension}", *mistake[2:]))
    assert sorted(told(build_site(site))) == sorted(expected)
    assert tree(site / "public") == before


def test_a_mistake_in_site_yaml_does_not_hide_those_in_the_content(site):
    write_files(site, {"site.yaml": SITE + "x: 1\n", "content/courses/a.yaml": COURSE + "hours: 多\n"})
    assert {code for code, *_ in told(build_site(site))} == {"unknown-key", "bad-number"}


def test_a_folder_without_site_yaml_is_reported(tmp_path):
    assert [code for code, *_ in told(build_site(tmp_path))] == ["no-site-file"]


@pytest.mark.parametrize("name", ["site.yml", "site.yaml.txt", "Site.YAML", "site．yaml"])
def test_a_site_file_by_another_name_is_told_to_be_renamed(tmp_path, name):
    write_files(tmp_path, {name: SITE})
    problems = build_site(tmp_path).problems
    assert [(each.code, each.place.file) for each in problems] == [("site-file-name", name)]


def test_a_link_out_of_the_site_folder_is_refused(site, tmp_path):
    write_files(tmp_path, {"secret.md": PAGE})
    os.symlink(tmp_path / "secret.md", site / "content/pages/secret.md")
    os.symlink(tmp_path, site / "content/pages/all")
    codes = [("symlink-outside", f"content/pages/{name}", 1, 1) for name in ("all", "secret.md")]
    assert told(build_site(site)) == codes


@pytest.fixture
def site_with_templates(site: Path) -> Path:
    return write_files(site, {f"templates/{name}": text for name, text in tree(ROOT / "templates").items()})


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (b"<p>\n{% if %}</p>", "template-syntax", 2),
        (b"<p>\n{{ frame.nothing }}</p>", "template-failed", 2),
        (b"<p>\n\n{{ nothing }}</p>", "template-failed", 3),
        (b"\n{{ 1 / 0 }}", "template-failed", 2),
        (b"\n{% include 'no.html' %}", "template-missing", 2),
    ],
)
def test_an_error_in_a_template_is_reported_at_its_line(site_with_templates, text, code, line):
    write_files(site_with_templates, {"templates/pages/home.html": text})
    found = told(build_site(site_with_templates))
    assert found == [(code, "templates/pages/home.html", line, 1)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("templates/pages/home.html", "<p>\n{# 中文 #}"),
        ("assets/css/base.css", "p {}\n/* 中文 */"),
        ("assets/js/menu.js", "f();\n// 中文"),
    ],
)
@pytest.mark.parametrize("mark", [b"", BOM_UTF8], ids=["plain", "mark"])
def test_what_is_not_utf8_in_the_code_of_a_site_is_reported_where_it_begins(
    site_with_templates, path, text, mark
):
    write_files(site_with_templates, {path: mark + text.encode("gbk")})
    assert told(build_site(site_with_templates)) == [("file-not-utf8", path, 2, 4)]


def test_an_error_in_a_stylesheet_is_reported_at_its_line(site):
    write_files(site, {"assets/css/base.css": "a { color: red }\nb {{\n"})
    assert [each[:3] for each in told(build_site(site))] == [("css-syntax", "assets/css/base.css", 2)]


@pytest.mark.parametrize("output", [".", "content/public", "templates", ".."])
def test_an_output_folder_that_holds_sources_is_refused(site, output):
    result = build_site(site, output=site / output)
    assert [code for code, *_ in told(result)] == ["output-is-source"]
    assert (site / "content/pages/index.md").exists()


def test_a_file_that_the_build_did_not_make_is_neither_overwritten_nor_removed(site):
    write_files(site, {"public/mine.txt": "我的", "public/index.html": "也是我的"})
    result = build_site(site)
    assert [each.code for each in result.problems] == ["output-foreign", "output-foreign"]
    assert set(tree(site / "public")) == {"mine.txt", "index.html"}
    assert build_site(site, adopt=True).removed == 1
    assert "mine.txt" not in tree(site / "public")
