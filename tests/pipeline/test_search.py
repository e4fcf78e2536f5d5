"""The search index in a build: exact, made only when it must be, and gone when it is not wanted."""

import json
import shutil

import pytest

from tests.site_folder import build_clean, build_site, tree, write_files

SITE = """\
name: 测试学院
base_url: https://test.example/
description: 测试
columns:
  - {slug: news, name: 新闻, description: 新闻}
trades:
  - {slug: safety, name: 安全类}
"""
ARTICLE = "---\ntitle: {}\ndate: 2026-02-0{}\ncolumn: news\n---\n{}\n"
COURSE = """\
title: 消防
trade: safety
summary: 摘要
outcomes: |
  会用灭火器
sessions:
  - {id: a, start: 2026-05-01}
"""


@pytest.fixture
def site(tmp_path):
    files: dict[str, str | bytes] = {
        "site.yaml": SITE,
        "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
        "content/news/2026/a.md": ARTICLE.format("通知甲", 1, "第一段\n\n第二段"),
        "content/courses/fire.yaml": COURSE,
    }
    return write_files(tmp_path / "site", files)


def indexed(site) -> dict[str, dict[str, str]]:
    """Return the pages of the index by address."""
    pages = [json.loads(path.read_bytes()) for path in (site / "public/search/pages").glob("*.json")]
    return {page["url"]: page for page in pages}


def write_seven_articles(site) -> None:
    for day in range(1, 8):
        article = ARTICLE.format(f"通知{day}", day, "校企合作")
        write_files(site, {f"content/news/2026/{day}.md": article})


def built_clean(site, folder) -> dict[str, bytes]:
    """Return the outputs of a clean build of the same site."""
    clean = shutil.copytree(site, folder, ignore=shutil.ignore_patterns("public", ".cache"))
    build_clean(clean)
    return tree(clean / "public")


def test_articles_courses_and_pages_are_indexed_with_their_text_and_filters(site):
    assert build_site(site).problems == ()
    pages = indexed(site)
    assert {"/", "/news/2026/a/", "/courses/fire/", "/courses/", "/news/news/", "/calendar/"} < set(pages)
    assert pages["/news/2026/a/"]["text"] == "通知甲\n第一段\n第二段"
    assert pages["/courses/fire/"]["text"] == (
        "消防\n摘要\n会用灭火器\n专业方向：安全类\n班次：2026年5月1日（周五）开班"
    )
    head = json.loads((site / "public/search/head.json").read_bytes())
    assert head["filters"]["section"]["values"] == ["培训课程", "学院动态", "页面"]
    assert head["filters"]["trade"]["values"] == ["安全类"]
    assert head["filters"]["year"]["values"] == ["2026"]
    assert head["filters"]["year"]["pages"][:2] + head["filters"]["year"]["pages"][-1:] == [-1, 0, 0]
    assert head["filters"]["year"]["pages"].count(0) == 2


def test_the_index_is_kept_while_no_page_changes_and_updated_when_one_does(site):
    build_site(site)
    before = tree(site / "public/search")
    write_files(site, {"assets/css/base.css": "p { color: red }\n"})
    result = build_site(site)
    assert result.problems == ()
    after = tree(site / "public/search")
    assert {path: after[path] for path in after if path != "index.html"} == {
        path: before[path] for path in before if path != "index.html"
    }
    write_files(site, {"content/news/2026/b.md": ARTICLE.format("通知乙", 2, "校企合作")})
    build_site(site)
    assert indexed(site)["/news/2026/b/"]["text"] == "通知乙\n校企合作"


def test_an_index_after_edits_is_that_of_a_clean_build(site, tmp_path):
    build_site(site)
    write_files(site, {"content/news/2026/b.md": ARTICLE.format("通知乙", 2, "校企合作")})
    (site / "content/courses/fire.yaml").unlink()
    build_site(site)
    assert tree(site / "public") == built_clean(site, tmp_path / "clean")


@pytest.mark.parametrize(
    "name",
    [
        "search/head.json",
        "search/index/0.json",
        "search/words/0.json",
        "search/pages/1.json",
        "search/sounds.json",
        "search/simplified/7.json",
    ],
)
def test_a_damaged_or_lost_file_of_the_index_is_made_again(site, name):
    build_site(site)
    before = tree(site / "public")
    (site / "public" / name).write_bytes(b"{}")
    build_site(site)
    assert tree(site / "public") == before
    (site / "public" / name).unlink()
    build_site(site)
    assert tree(site / "public") == before


def test_after_an_edit_only_what_shows_the_edited_page_is_written(site, tmp_path):
    write_seven_articles(site)
    build_site(site)
    before = {path: path.stat().st_ino for path in (site / "public/search/pages").iterdir()}
    write_files(site, {"content/news/2026/3.md": ARTICLE.format("通知3", 3, "总工会")})
    assert build_site(site).problems == ()
    written = [path for path, inode in before.items() if path.stat().st_ino != inode]
    assert [json.loads(path.read_bytes())["url"] for path in written] == ["/news/2026/3/"]
    assert tree(site / "public") == built_clean(site, tmp_path / "clean")


def test_a_new_article_changes_no_other_pages_file(site, tmp_path):
    write_seven_articles(site)
    build_site(site)
    before = tree(site / "public/search/pages")
    write_files(site, {"content/news/2026/8.md": ARTICLE.format("通知8", 8, "总工会")})
    build_site(site)
    after = tree(site / "public/search/pages")
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 1
    assert tree(site / "public") == built_clean(site, tmp_path / "clean")


def test_a_site_without_search_has_neither_index_nor_box(site):
    build_site(site)
    assert (site / "public/search/head.json").exists()
    assert 'role="search"' in (site / "public/index.html").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": SITE + "search: no\n"})
    build_site(site)
    assert not (site / "public/search").exists()
    assert 'role="search"' not in (site / "public/index.html").read_text(encoding="utf-8")
    assert 'role="search"' not in (site / "public/404.html").read_text(encoding="utf-8")


def test_services_are_found_on_the_page_that_shows_them(site):
    page = "---\ntitle: 企业服务\nblocks: [services]\n---\n文\n"
    services = "services:\n  - {id: a, name: 上门培训, summary: 到车间讲课}\n"
    write_files(site, {"content/pages/services.md": page, "content/services.yaml": services})
    assert build_site(site).problems == ()
    assert indexed(site)["/services/"]["text"] == "企业服务\n文\n上门培训\n到车间讲课"


def test_another_synonym_changes_only_the_head(site):
    build_site(site)
    before = tree(site / "public/search")
    write_files(site, {"site.yaml": SITE + "synonyms:\n  - {word: 消防, also: [灭火]}\n"})
    assert build_site(site).problems == ()
    after = tree(site / "public/search")
    assert {path for path in after if after[path] != before.get(path)} == {"head.json"}
    assert json.loads(after["head.json"])["synonyms"] == {"消防": ["灭火"]}


def test_another_title_changes_the_words_by_which_it_is_found_and_another_text_none(site, tmp_path):
    write_seven_articles(site)
    build_site(site)
    before = tree(site / "public/search/words")
    write_files(site, {"content/news/2026/3.md": ARTICLE.format("通知3", 3, "总工会")})
    build_site(site)
    assert tree(site / "public/search/words") == before
    write_files(site, {"content/news/2026/3.md": ARTICLE.format("公示", 3, "总工会")})
    build_site(site)
    assert tree(site / "public/search/words") != before
    assert tree(site / "public") == built_clean(site, tmp_path / "clean")


def test_a_posting_that_becomes_long_or_short_again_is_as_in_a_clean_build(site, tmp_path):
    write_seven_articles(site)
    build_site(site)
    long = site / "public/search/index/u7ec3-4e60.json"
    for number, (times, is_long) in enumerate([(990, False), (1200, True), (1300, True), (10, False)]):
        write_files(site, {"content/news/2026/3.md": ARTICLE.format("通知3", 3, "练习，" * times)})
        assert build_site(site).problems == ()
        assert long.is_file() == is_long
        assert tree(site / "public") == built_clean(site, tmp_path / f"clean{number}")
