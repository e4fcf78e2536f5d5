"""The course finder as visitors use it: mouse, keyboard, a link from a friend, and without JavaScript."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.site_folder import build_site, write_files

NOW = datetime(2026, 3, 1, 8)
SITE = """\
name: 测试学院
base_url: https://academy.example/
description: 测试用的学院。
share_pictures: no
trades:
  - {slug: safety, name: 安全}
  - {slug: metal, name: 机电}
"""
OPEN = "start: 2026-04-01, end: 2026-04-30, enrol_from: 2026-02-01, enrol_until: 2026-03-10"
LATER = "start: 2026-06-01, end: 2026-06-30, enrol_from: 2026-05-01, enrol_until: 2026-05-10"
COURSES = {
    "fire": ("消防", "safety", OPEN, "evening", "fee: 免费\naudiences: [workers]\nmode: classroom\n"),
    "food": ("食品", "safety", OPEN, "weekend", "audiences: [workers, firms]\n"),
    "work": ("生产", "safety", LATER, "evening", "fee: 380\naudiences: [firms]\n"),
    "weld": ("焊接", "metal", LATER, "weekend", "fee: 380\nmode: workshop\ncredential: a\n"),
    "lathe": ("车工", "metal", OPEN, "evening", "mode: workshop\n"),
}


def course(title: str, trade: str, dates: str, time_of_day: str, more: str) -> str:
    session = f"  - {{id: a, time_of_day: {time_of_day}, venue: 一号楼, capacity: 30, {dates}}}\n"
    return f"title: {title}\ntrade: {trade}\nsummary: 摘要。\n{more}sessions:\n{session}"


def built(folder: Path, courses: dict[str, tuple[str, str, str, str, str]]) -> Path:
    files: dict[str, str | bytes] = {
        "site.yaml": SITE,
        "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
        "content/credentials/a.yaml": "title: 结业证\ntype: completion\nsummary: 结业。\n",
        **{f"content/courses/{name}.yaml": course(*facts) for name, facts in courses.items()},
    }
    site = write_files(folder / "site", files)
    assert build_site(site, now=NOW).problems == ()
    return site / "public"


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve) -> str:
    return str(serve(built(tmp_path_factory.mktemp("finder"), COURSES)))


@pytest.fixture(scope="module")
def large_address(tmp_path_factory, serve) -> str:
    trades = ("safety", "metal")
    many = {
        f"course-{number:03d}": (f"课程 {number}", trades[number % 2], OPEN, "day", "")
        for number in range(200)
    }
    return str(serve(built(tmp_path_factory.mktemp("finder-large"), many)))


@pytest.fixture
def finder(page, address):
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.goto(address + "courses/")
    return page


def titles(page: Any) -> set[str]:
    return set(page.locator(".card h2").all_text_contents())


def choose(page: Any, *labels: str) -> None:
    for label in labels:
        page.locator("[data-finder] form label", has_text=label).first.click()


def counts(page: Any, group: str) -> dict[str, str]:
    labels = page.locator("fieldset", has=page.get_by_text(group, exact=True)).locator("label:not([hidden])")
    return dict(text.split("\n") for text in labels.all_inner_texts())


def total(page: Any) -> str:
    return str(page.get_by_role("status").inner_text())


def test_all_courses_stand_there_before_a_choice(finder):
    assert titles(finder) == {"消防", "食品", "生产", "焊接", "车工"}
    assert total(finder) == "共5门课程"


def test_choices_of_one_filter_add_up_and_those_of_several_narrow(finder):
    choose(finder, "晚上")
    assert titles(finder) == {"消防", "生产", "车工"}
    choose(finder, "安全")
    assert titles(finder) == {"消防", "生产"}
    choose(finder, "机电")
    assert titles(finder) == {"消防", "生产", "车工"}
    choose(finder, "报名中")
    assert titles(finder) == {"消防", "车工"}
    assert total(finder) == "找到2门课程"


def test_a_count_says_what_would_be_shown_by_that_choice_and_the_other_filters(finder):
    assert counts(finder, "方向") == {"安全": "3", "机电": "2"}
    choose(finder, "晚上")
    assert counts(finder, "方向") == {"安全": "2", "机电": "1"}
    assert counts(finder, "上课时段") == {"晚上": "3", "周末": "2"}
    choose(finder, "机电")
    assert counts(finder, "上课时段") == {"晚上": "1", "周末": "1"}
    assert counts(finder, "费用") == {"免费": "0", "收费": "0", "待公布": "1"}


def test_every_filter_finds_its_courses(finder):
    found = {
        "trade=metal": {"焊接", "车工"},
        "status=upcoming": {"生产", "焊接"},
        "time=weekend": {"食品", "焊接"},
        "mode=workshop": {"焊接", "车工"},
        "credential=a": {"焊接"},
        "audience=firms": {"食品", "生产"},
        "fee=unknown": {"食品", "车工"},
    }
    for fragment, expected in found.items():
        finder.evaluate("fragment => { location.hash = fragment; }", fragment)
        finder.wait_for_function("fragment => location.hash === '#' + fragment", arg=fragment)
        finder.wait_for_function("n => document.querySelectorAll('.card').length === n", arg=len(expected))
        assert titles(finder) == expected


def test_a_card_shows_the_session_that_fulfils_the_choices(page, tmp_path, serve):
    sessions = (
        f"  - {{id: evening, time_of_day: evening, capacity: 20, enrolled: 18, {OPEN}}}\n"
        "  - {id: weekend, time_of_day: weekend, start: 2026-03-20, end: 2026-04-30,"
        " enrol_from: 2026-01-01, enrol_until: 2026-02-10}\n"
        f"  - {{id: day, time_of_day: day, {LATER}}}\n"
    )
    files: dict[str, str | bytes] = {
        "site.yaml": SITE,
        "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
        "content/courses/fire.yaml": f"title: 消防\ntrade: safety\nsummary: 摘要。\nsessions:\n{sessions}",
        "content/courses/food.yaml": "title: 食品\ntrade: safety\nsummary: 摘要。\n",
    }
    site = write_files(tmp_path / "site", files)
    assert build_site(site, now=NOW).problems == ()
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    address = serve(site / "public")
    page.goto(address + "courses/")
    card = page.locator(".card", has_text="消防")
    assert card.locator(".status").inner_text() == "名额紧张"
    assert "3月10日（周二）截止，余2人" in card.inner_text()
    choose(page, "名额紧张", "周末")
    assert total(page) == "没有找到课程"
    choose(page, "名额紧张", "报名截止")
    assert (titles(page), card.locator(".status").inner_text()) == ({"消防"}, "报名截止")
    assert "2026-03-20（周五） 周末" in card.inner_text()
    choose(page, "报名截止", "周末", "白天")
    assert (card.locator(".status").inner_text(), "2026-06-01（周一） 白天" in card.inner_text()) == (
        "即将报名",
        True,
    )
    assert "5月1日（周五）开始报名" in card.inner_text()
    page.goto(address + "courses/status/closed/")
    assert (card.locator(".status").inner_text(), titles(page)) == ("报名截止", {"消防"})


def test_the_choices_stand_in_the_address_and_come_back_with_it(finder, address):
    choose(finder, "晚上", "安全")
    assert finder.url == address + "courses/#trade=safety&time=evening"
    finder.reload()
    assert titles(finder) == {"消防", "生产"}
    assert finder.locator("[data-finder] input:checked").count() == 2


def test_the_back_button_takes_the_last_choice_back(finder, address):
    choose(finder, "晚上")
    choose(finder, "安全")
    finder.go_back()
    finder.wait_for_function("() => document.querySelectorAll('.card').length === 3")
    assert titles(finder) == {"消防", "生产", "车工"}
    finder.go_back()
    finder.wait_for_function("() => document.querySelectorAll('.card').length === 5")
    assert finder.url == address + "courses/"
    finder.go_forward()
    finder.wait_for_function("() => document.querySelectorAll('.card').length === 3")


def test_an_address_with_unknown_choices_shows_what_it_can(page, address):
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.goto(address + "courses/#trade=metal,gone&color=red&%E0%A4")
    assert titles(page) == {"焊接", "车工"}


def test_another_fragment_leaves_the_choices_alone(finder):
    choose(finder, "机电")
    finder.evaluate("location.hash = 'main'")
    finder.wait_for_function("() => location.hash === '#main'")
    assert titles(finder) == {"焊接", "车工"}


def test_no_match_says_so_and_offers_to_drop_a_filter(finder):
    choose(finder, "机电", "免费")
    assert total(finder) == "没有找到课程"
    assert finder.get_by_text("没有同时符合这些条件的课程").is_visible()
    finder.get_by_role("button", name="不限“费用”（有2门）").click()
    assert titles(finder) == {"焊接", "车工"}
    assert not finder.get_by_text("没有同时符合这些条件的课程").is_visible()
    assert finder.evaluate("document.activeElement.getAttribute('role')") == "status"


def test_a_suggestion_keeps_the_focus_when_the_page_is_shown_again(finder):
    choose(finder, "机电", "免费")
    button = finder.get_by_role("button", name="不限“费用”（有2门）")
    button.focus()
    finder.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert button.evaluate("button => button === document.activeElement")
    finder.keyboard.press("Enter")
    assert titles(finder) == {"焊接", "车工"}


def test_the_finder_is_worked_with_the_keyboard_alone(finder):
    first = finder.get_by_role("checkbox", name="安全")
    finder.locator("[data-finder] summary").focus()
    finder.keyboard.press("Tab")
    assert first.evaluate("box => box === document.activeElement")
    finder.keyboard.press("Space")
    assert titles(finder) == {"消防", "食品", "生产"}
    assert first.evaluate("box => box === document.activeElement")
    clear = finder.get_by_role("button", name="清除筛选")
    for _ in range(30):
        finder.keyboard.press("Tab")
        if clear.evaluate("button => button === document.activeElement"):
            break
    finder.keyboard.press("Enter")
    assert titles(finder) == {"消防", "食品", "生产", "焊接", "车工"}
    assert finder.locator("[data-finder] input:checked").count() == 0


def test_each_filter_is_a_named_group_and_the_number_of_results_is_announced(finder):
    for name in ("方向", "报名状态", "上课时段", "授课方式", "证书", "面向", "费用"):
        assert finder.get_by_role("group", name=name).count() == 1
    assert finder.get_by_role("checkbox", name="安全 3").count() == 1


def test_on_a_phone_the_filters_are_folded_and_say_how_many_are_chosen(page, address):
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(address + "courses/#trade=metal&fee=unknown")
    assert not page.locator("[data-finder] form").is_visible()
    assert page.locator("[data-finder] summary").inner_text() == "筛选课程（已选2项）"
    page.locator("[data-finder] summary").click()
    page.get_by_role("button", name="看1门课程").click()
    assert not page.locator("[data-finder] form").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    assert page.locator("[data-total]").bounding_box()["y"] < 700


def test_on_a_wide_screen_the_filters_stay_in_view_beside_a_long_list(page, large_address):
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(large_address + "courses/")
    page.evaluate("window.scrollTo(0, 4000)")
    box = page.locator("[data-finder]").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 400


def test_a_course_changes_its_status_between_two_builds(page, address):
    page.clock.set_fixed_time("2026-03-10T15:59:59Z")
    page.goto(address + "courses/#status=open")
    assert titles(page) == {"消防", "食品", "车工"}
    page.clock.set_fixed_time("2026-03-10T16:00:00Z")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_function("() => document.querySelectorAll('.card').length === 0")
    assert "报名截止" in counts(page, "报名状态")


def test_a_filter_without_an_option_is_not_there(page, address):
    def names() -> list[str]:
        legends: list[str] = page.locator("[data-finder] legend:visible").all_inner_texts()
        return legends

    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.goto(address + "courses/")
    assert "上课时段" in names()
    page.clock.set_fixed_time("2027-01-01T00:00:00Z")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert set(counts(page, "报名状态")) == {"已结束"}
    assert "上课时段" not in names()
    assert len(names()) > 3


def test_a_status_word_changes_at_its_moment_while_the_page_is_open(page, address):
    page.clock.install(time="2026-03-10T15:59:00Z")
    page.goto(address + "courses/fire/")
    words = page.locator("main .status")
    assert set(words.all_inner_texts()) == {"报名中"}
    page.clock.run_for(61_000)
    assert set(words.all_inner_texts()) == {"报名截止"}
    assert page.locator(".next-step").inner_text().startswith("这门课程现在不能报名")


def test_a_session_that_is_over_moves_to_the_past_ones(page, address):
    page.clock.set_fixed_time("2026-07-01T00:00:00Z")
    page.goto(address + "courses/work/")
    assert page.locator("main .status").first.inner_text() == "已结束"
    assert page.locator("[data-past] + tbody").get_attribute("id") == "session-a"
    assert not page.get_by_role("link", name="把这一班加入日历").is_visible()
    assert page.locator("[data-next]").inner_text() == "待公布"


def test_a_session_comes_back_when_a_wrong_clock_is_set_right(page, address):
    page.clock.set_fixed_time("2026-07-01T00:00:00Z")
    page.goto(address + "courses/work/")
    assert page.locator("[data-past] + tbody").get_attribute("id") == "session-a"
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.locator("main .status").first.inner_text() == "即将报名"
    assert page.locator("[data-past]").is_hidden()
    assert page.locator("[data-over]").count() == 0
    assert page.get_by_role("link", name="把这一班加入日历").is_visible()


def test_a_long_list_is_filtered_as_a_whole(page, large_address):
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.goto(large_address + "courses/")
    assert page.locator(".card").count() < 120
    assert total(page) == "共200门课程"
    choose(page, "机电")
    page.get_by_text("找到100门课程").wait_for()
    shown = page.locator(".card").count()
    page.get_by_role("button", name="再看 12 门").click()
    assert (shown, page.locator(".card").count()) == (12, 24)
    assert page.evaluate("document.activeElement.closest('.card') !== null")


def test_a_long_list_that_cannot_be_read_says_so(page, large_address):
    page.route("**/courses/page/**", lambda route: route.abort())
    page.goto(large_address + "courses/#trade=metal")
    page.get_by_text("没有读到全部课程").wait_for()
    page.unroute("**/courses/page/**")
    choose(page, "安全")
    page.get_by_text("找到200门课程").wait_for()


def test_a_long_list_that_never_comes_says_so(page, large_address):
    held: list[Any] = []
    page.clock.install()
    page.route("**/courses/page/**", lambda route: held.append(route))
    page.goto(large_address + "courses/")
    choose(page, "机电")
    page.get_by_text("正在读取全部课程").wait_for()
    page.clock.run_for(30_000)
    page.get_by_text("没有读到全部课程").wait_for()
    page.unroute("**/courses/page/**")
    choose(page, "安全")
    page.get_by_text("找到200门课程").wait_for()


def test_a_fault_of_the_script_itself_is_not_taken_for_one_of_the_network(page, large_address):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    card = "<main><ul class=cards><li class=card>一张没有状态的卡片</ul></main>"
    page.route("**/courses/page/**", lambda route: route.fulfill(status=200, body=card))
    page.goto(large_address + "courses/")
    with page.expect_event("pageerror"):
        choose(page, "机电")
    assert total(page) == "共200门课程"
    assert errors


def test_a_choice_taken_back_before_the_list_is_read_leaves_no_notice(page, large_address):
    held: list[Any] = []
    page.route("**/courses/page/**", lambda route: held.append(route))
    page.goto(large_address + "courses/")
    choose(page, "机电")
    page.get_by_text("正在读取全部课程").wait_for()
    choose(page, "机电")
    assert total(page) == "共200门课程"
    for route in held:
        route.abort()
    page.wait_for_timeout(300)
    assert total(page) == "共200门课程"
    page.unroute("**/courses/page/**")
    choose(page, "机电")
    page.get_by_text("找到100门课程").wait_for()


def test_without_javascript_lists_lead_to_every_course(browser, large_address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(large_address + "courses/")
    assert not page.locator("[data-finder] form").is_visible()
    page.locator("[data-finder] summary").click()
    for link in ("安全（100）", "报名中（200）"):
        assert page.get_by_role("link", name=link).is_visible()
    seen: set[str] = set()
    while True:
        seen |= titles(page)
        further = page.get_by_role("link", name="下一页")
        if not further.count():
            break
        # Until the next page is whole: of one that is still being read the pager may be missing.
        with page.expect_navigation():
            further.click()
    assert len(seen) == 200
    context.close()


def test_a_list_of_a_status_is_there_for_each_status_that_a_course_has(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "courses/status/open/")
    assert titles(page) == {"消防", "食品", "车工"}
    assert page.goto(address + "courses/status/ended/").status == 404
    page.goto(address + "courses/trades/metal/")
    assert titles(page) == {"焊接", "车工"}
    assert page.get_by_role("link", name="加上其他条件筛选").get_attribute("href") == "/courses/#trade=metal"
    context.close()


def test_on_a_phone_the_sessions_are_cards_and_still_a_table(page, address):
    page.clock.set_fixed_time("2026-03-01T00:00:00Z")
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(address + "courses/fire/")
    table = page.get_by_role("table")
    assert table.locator("thead").get_by_role("columnheader", include_hidden=True).count() == 6
    assert table.get_by_role("row").filter(has_text="报名中").get_by_role("cell").count() == 6
    assert page.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content") == '"状态"'
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_address_of_a_course_is_shown_and_printed_as_a_code(page, address):
    page.goto(address + "courses/fire/")
    share = page.get_by_role("heading", name="转发这一页").locator("..")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert page.get_by_role("img", name="本页网址的二维码").is_visible()
        assert share.get_by_text("https://academy.example/courses/fire/").first.is_visible()
