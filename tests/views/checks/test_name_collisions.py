"""Two names that would have one address: each is told with where it stands, and nothing else is."""

from pathlib import Path

import pytest

from sitebuilder.messages import format_problems
from tests.site_folder import build_site, write_files

SITE = """\
name: 学院
base_url: https://example.org/
description: 学院
columns:
  - {slug: news, name: 新闻, description: 新闻}
page_size: 1
"""
INDEX = "---\ntitle: 首页\n---\n欢迎。\n"


def article(tags: str, day: int = 1) -> str:
    return f"---\ntitle: 文\ndate: 2026-02-{day:02}\ncolumn: news\ntags: {tags}\n---\n文\n"


def course(trade: str) -> str:
    return f"title: 课\ntrade: {trade}\nsummary: 简。\n"


def build(folder: Path, files: dict[str, str], site: str = ""):
    return build_site(
        write_files(
            folder / "site",
            {"site.yaml": f"{SITE}{site}share_pictures: no\n", "content/pages/index.md": INDEX, **files},
        )
    ).problems


def places(problems) -> list[tuple[str, str, int, int]]:
    return [(each.code, each.place.file, each.place.line, each.place.column) for each in problems]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Java", "java"), ("BIM", "ＢＩＭ"), ("公示", "攻势"), ("C", "C++"), ("C++", "C#"), ("a b", "a-b")],
)
def test_two_tags_in_one_address_are_named_with_both_articles(tmp_path, one, other):
    problems = build(
        tmp_path,
        {
            "content/news/2026/a.md": article(f'[别的, "{one}"]'),
            "content/news/2026/b.md": article(f'\n  - "{other}"', 2),
            "content/news/2026/c.md": article(f'["{one}"]', 3),
        },
    )
    assert places(problems) == [("names-meet", "content/news/2026/b.md", 6, 5)]
    told = format_problems(problems, "zh-CN")
    assert f"“{one}”" in told
    assert f"“{other}”" in told
    assert "content/news/2026/a.md:5" in told
    assert "site.yaml" in told
    for language in ("zh-CN", "en"):
        assert "{one" not in format_problems(problems, language)


def test_every_use_of_the_rarer_of_several_tags_with_the_same_address_is_reported(tmp_path):
    files = {
        "content/news/2026/a.md": article("[C]"),
        "content/news/2026/b.md": article("[C]", 2),
        "content/news/2026/c.md": article("[C]", 3),
        "content/news/2026/d.md": article("[C++, C#]", 4),
        "content/news/2026/e.md": article("[C++]", 5),
    }
    assert places(build(tmp_path, files)) == [
        ("names-meet", "content/news/2026/d.md", 5, 8),
        ("names-meet", "content/news/2026/d.md", 5, 13),
        ("names-meet", "content/news/2026/e.md", 5, 8),
    ]


def test_slugs_in_the_settings_separate_the_tags(tmp_path):
    files = {
        "content/news/2026/a.md": article("[C]"),
        "content/news/2026/b.md": article("[C++, C++]", 2),
        "content/news/2026/c.md": article('["C#"]', 3),
    }
    tags = "tags:\n  - {name: C++, slug: cpp}\n  - {name: 'C#', slug: csharp}\n"
    assert build(tmp_path, files, tags) == ()


def test_a_tag_has_its_slug_of_the_settings_however_it_is_composed(tmp_path):
    files = {
        "content/news/2026/a.md": article("[caf\u00e9]"),
        "content/news/2026/b.md": article("[cafe\u0301]", 2),
    }
    assert build(tmp_path, files, "tags:\n  - {name: cafe\u0301, slug: coffee}\n") == ()
    tags = tmp_path / "site/public/tags"
    assert [each.name for each in tags.iterdir() if each.is_dir()] == ["coffee"]


def test_a_slug_of_the_settings_may_meet_a_tag_without_one(tmp_path):
    files = {
        "content/news/2026/a.md": article("[java]"),
        "content/news/2026/b.md": article("[爪哇]", 2),
    }
    problems = build(tmp_path, files, "tags:\n  - {name: 爪哇, slug: java}\n")
    assert [each.code for each in problems] == ["names-meet"]


def test_a_tag_or_trade_listed_twice_is_reported_at_the_second(tmp_path):
    site = (
        "tags:\n  - {name: 焊工, slug: a}\n  - {name: 焊工, slug: b}\n"
        "trades:\n  - {name: 焊工, slug: a}\n  - {name: 焊工, slug: b}\n"
    )
    assert places(build(tmp_path, {}, site)) == [
        ("duplicate-id", "site.yaml", 9, 6),
        ("duplicate-id", "site.yaml", 12, 6),
    ]


def test_two_trades_in_one_address_are_named_with_both_courses(tmp_path):
    problems = build(
        tmp_path, {"content/courses/a.yaml": course("焊工"), "content/courses/b.yaml": course("汉公")}
    )
    assert places(problems) == [("names-meet", "content/courses/b.yaml", 2, 1)]
    assert "content/courses/a.yaml:2" in format_problems(problems, "zh-CN")


@pytest.mark.parametrize("name", ["trades", "status", "page", "sessions"])
def test_a_course_may_have_the_same_name_as_a_list_of_courses(tmp_path, name):
    files = {f"content/courses/{name}.yaml": course("焊工"), "content/courses/b.yaml": course("电工")}
    assert build(tmp_path, files) == ()


@pytest.mark.parametrize(
    "page",
    ["news", "news/news", "news/2026", "tags", "tags/x", "courses", "courses/trades/han-gong", "search"],
)
def test_a_page_at_the_address_of_a_section_is_reported_once(tmp_path, page):
    files = {
        f"content/pages/{page}.md": INDEX,
        "content/news/2026/a.md": article("[x]"),
        "content/news/2026/b.md": article("[x]", 2),
        "content/courses/a.yaml": course("焊工"),
    }
    assert [each[:2] for each in places(build(tmp_path, files))] == [
        ("output-collision", f"content/pages/{page}.md")
    ]


def test_colliding_names_do_not_hide_two_pages_with_the_same_address(tmp_path):
    files = {
        "content/news/2026/a.md": article("[Java]"),
        "content/news/2026/b.md": article("[java]", 2),
        "content/pages/a.md": INDEX,
        "content/pages/b.md": "---\ntitle: 乙\nslug: a\n---\n乙\n",
    }
    assert [each[0] for each in places(build(tmp_path, files))] == ["names-meet", "output-collision"]


def test_a_page_at_the_address_of_two_colliding_tags_is_reported_with_them(tmp_path):
    files = {
        "content/news/2026/a.md": article("[Java]"),
        "content/news/2026/b.md": article("[java]", 2),
        "content/pages/tags/java.md": INDEX,
    }
    assert sorted(each[0] for each in places(build(tmp_path, files))) == ["names-meet", "output-collision"]
