"""The site map page names the calendar and the tags, where there are any."""

import pytest
from lxml import html

from tests.library import main_part, make_test_context

ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n{}---\n文\n"
COURSE = "title: 消防\ntrade: safety\nsummary: 学消防。\nsessions:\n  - {id: a, start: 2026-04-01}\n"


def links(files: dict[str, str | bytes]) -> dict[str, str]:
    page = html.fromstring(f"<main>{main_part(make_test_context(files), 'sitemap/')}</main>")
    return {each.get("href"): each.text_content() for each in page.iter("a")}


@pytest.mark.parametrize("tags", ["", "tags: [报名]\n"])
def test_the_tags_are_named_where_an_article_has_one(tags):
    found = links({"content/news/2026/a.md": ARTICLE.format(tags)})
    assert found.get("/tags/") == ("标签" if tags else None)


def test_the_calendar_is_named_where_there_is_a_date():
    assert links({"content/courses/a.yaml": COURSE})["/calendar/"] == "日历"
    assert "/calendar/" not in links({"content/courses/a.yaml": COURSE.partition("sessions")[0]})


def test_a_page_in_a_folder_without_a_page_is_below_the_nearest_one_above():
    text = "---\ntitle: {}\n---\n文\n"
    files: dict[str, str | bytes] = {
        f"content/pages/{path}.md": text.format(title)
        for path, title in (("about/index", "学院"), ("about/old/map", "旧图"), ("far/away", "远"))
    }
    found = links(files)
    assert {"/about/": "学院", "/about/old/map/": "旧图", "/far/away/": "远"}.items() <= found.items()
    page = html.fromstring(f"<main>{main_part(make_test_context(files), 'sitemap/')}</main>")
    (nested,) = page.xpath(".//li[a[text()='学院']]//li/a")
    assert nested.text_content() == "旧图"
    about = html.fromstring(f"<main>{main_part(make_test_context(files), 'about/')}</main>")
    assert [each.text_content() for each in about.xpath(".//*[@class='aside']//a")] == ["旧图"]
