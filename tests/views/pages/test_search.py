"""What can be found of a page: the words that visitors read on it, and no others."""

from sitebuilder.views.pages.search import (
    SearchableDocument,
    SearchablePage,
    content_lines,
    generated_lines,
    search_result,
    searchable_pages,
)
from sitebuilder.views.pages.search_lists import SearchableList
from tests.library import SITE, make_test_context

COMPETITION = "title: 竞赛\nsummary: 比一比。\ntrades: [数控车工, 焊工]\nvenue: 一号楼\n"
PAGE = "---\ntitle: 数据\ndescription: 只给搜索引擎的话\nblocks: [{}]\n---\n正文。\n"
COURSE = """\
title: 消防
trade: safety
summary: 摘要
audiences: [workers, firms]
hours: 16
fee: 免费
sessions:
  - id: a
    start: 2026-12-01 19:00
    end: 2026-12-10 21:00
    time_of_day: evening
    weekdays: [周二, 周四]
    venue: 一号楼
    enrol_from: 2026-11-01
    enrol_until: 2026-11-20 17:00
  - {id: b, start: 2027-01-09, time_of_day: weekend, cancelled: yes}
"""
ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: news\ntags: [报名]\n---\n文\n"
LISTS: dict[str, str | bytes] = {
    "content/services.yaml": "services:\n  - {id: help, name: 上门指导, summary: 到企业去。}\n",
    "content/numbers.yaml": (
        "years:\n  - {year: 2025, source: 教务处, figures: [{label: 学员, value: '1200'}]}\n"
    ),
}


def pages_of(files: dict[str, str | bytes], site: str = SITE) -> tuple[SearchablePage, ...]:
    pages = searchable_pages(make_test_context(files, site))
    assert pages is not None
    return pages


def words(files: dict[str, str | bytes]) -> dict[str, list[str]]:
    """Return the lines of each document that are not empty, by its path on the site."""
    documents = [page for page in pages_of(files) if isinstance(page, SearchableDocument)]
    return {page.entry.path: list(filter(None, content_lines(page))) for page in documents}


def own_words(files: dict[str, str | bytes], site: str = SITE) -> dict[str, list[str]]:
    """Return what each page says in the site's own words, by its address."""
    return {search_result(page).url: list(generated_lines(page)) for page in pages_of(files, site)}


def test_the_trades_of_a_competition_are_found():
    found = words({"content/competitions/a.yaml": COMPETITION})
    assert found["competitions/a/"] == ["比一比。", "一号楼", "数控车工", "焊工"]


def test_texts_for_search_engines_only_are_not_searchable():
    assert words({"content/pages/a.md": PAGE.format("")})["a/"] == ["正文。"]


def test_a_page_is_found_by_the_lists_that_it_shows():
    found = words({"content/pages/a.md": PAGE.format("services, numbers"), **LISTS})
    assert found["a/"] == ["正文。", "上门指导", "到企业去。", "学员", "1200", "教务处"]


def test_the_home_page_shows_no_lists():
    assert words({"content/pages/index.md": PAGE.format("services"), **LISTS})[""] == ["正文。"]


def test_a_course_is_found_by_its_facts_and_by_when_its_sessions_are():
    lines = own_words({"content/courses/a.yaml": COURSE})["/courses/a/"]
    assert lines == [
        "专业方向：安全",
        "面向：职工、企业",
        "学时：16学时",
        "费用：免费",
        "班次：2026年12月1日（周二）19:00开班，2026年12月10日（周四）21:00结束，晚上，每周二、周四，"
        "12月1日、12月3日、12月8日、12月10日，一号楼，2026年11月1日（周日）开始报名，2026年11月20日（周五）17:00截止",
        "班次：已取消，2027年1月9日（周六）开班，周末",
    ]


def test_a_session_of_which_nothing_is_known_is_no_line():
    course = COURSE.partition("sessions:")[0] + "sessions: [{id: a}, {id: b, full: yes}]\n"
    assert own_words({"content/courses/a.yaml": course})["/courses/a/"][-1] == "费用：免费"


def test_a_competition_is_found_by_its_dates():
    competition = (
        COMPETITION + "entry_from: 2026-11-16\nschedule:\n  - {name: 决赛, start: 2027-04-17 09:00}\n"
    )
    lines = own_words({"content/competitions/a.yaml": competition})["/competitions/a/"]
    assert lines == ["参赛报名开始：2026年11月16日（周一）", "决赛：2027年4月17日（周六）09:00"]


def test_the_contact_page_is_found_by_the_known_contact_details():
    page: dict[str, str | bytes] = {"content/pages/a.md": PAGE.format("contact")}
    assert own_words(page)["/a/"] == []
    assert own_words(page, SITE + "contact: {phone: 0758-0000000}\n")["/a/"] == ["电话：0758-0000000"]


def test_lists_the_calendar_and_the_site_map_are_found_by_their_items():
    lines = own_words({"content/courses/a.yaml": COURSE, "content/news/2026/a.md": ARTICLE})
    lists = {url: text for url, text in lines.items() if url not in ("/courses/a/", "/news/2026/a/")}
    assert {url for url in lists if "status" not in url} == {
        "/courses/",
        "/courses/trades/safety/",
        "/news/",
        "/news/news/",
        "/calendar/",
        "/sitemap/",
        "/tags/",
    }
    assert lists["/courses/"][1:] == ["消防"]
    assert lists["/courses/trades/safety/"][1:] == ["消防"]
    assert lists["/calendar/"][1:] == ["2026年11月", "2026年12月", "2027年1月"]
    assert lists["/tags/"][1:] == ["报名"]


def test_each_status_keeps_its_place_in_the_index_whether_a_course_has_it_or_not():
    with_session = pages_of({"content/courses/a.yaml": COURSE})
    without = pages_of({"content/courses/a.yaml": COURSE.partition("sessions:")[0]})
    titles = [[search_result(page).title for page in pages] for pages in (with_session, without)]
    assert [title for title in titles[0] if title != "日历"] == titles[1]
    urls = {
        search_result(page).title: search_result(page).url
        for page in without
        if isinstance(page, SearchableList)
    }
    assert urls["待定的课程"] == "/courses/status/undecided/"
    assert urls["报名中的课程"] == "/courses/#status=open"
