"""The calendar page as visitors use it: subscribing first, then the days from today on."""

from datetime import datetime

import pytest

from tests.browser.visitor import Reading, visit
from tests.site_folder import build_site, write_files


@pytest.fixture
def page(browser):
    with visit(browser) as page:
        yield page


def test_subscribing_stands_first_with_an_address_and_steps_for_each_device(page, address):
    page.goto(address + "calendar/")
    assert page.get_by_role("heading", level=2).first.inner_text() == "订阅到手机日历"
    assert page.get_by_text("https://www.example.org/calendar/all.ics").is_visible()
    page.get_by_text("各种手机和电脑怎么订阅").click()
    assert page.locator(".subscribe dt").all_inner_texts() == [
        "iPhone、iPad",
        "安卓、鸿蒙手机",
        "Outlook",
        "微信",
    ]


def test_the_address_of_all_dates_is_copied(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "calendar/")
    page.get_by_role("button", name="复制地址").click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "https://www.example.org/calendar/all.ics"


def test_today_is_marked_and_what_is_over_since_the_build_goes(page, address):
    page.clock.set_fixed_time("2026-12-09T04:00:00Z")
    page.goto(address + "calendar/")
    assert page.locator("[aria-current=date] time").get_attribute("datetime") == "2026-12-09"
    assert not page.locator("[data-month='2026-11']").is_visible()
    weeks = page.locator("[data-month='2026-12'] tbody tr")
    assert [week.is_visible() for week in weeks.all()][:2] == [False, True]


def test_a_week_that_is_over_stays_as_long_as_one_of_its_dates_lasts(page, address):
    for day, is_shown in (("2026-12-04", True), ("2026-12-05", False)):
        page.clock.set_fixed_time(f"{day}T04:00:00Z")
        page.goto(address + "calendar/")
        week = page.locator("tr", has=page.locator("td > time[datetime='2026-11-23']"))
        assert week.get_by_text("公示", exact=True).is_visible() == is_shown
        assert page.locator("[data-month='2026-11']").is_visible() == is_shown


def test_days_that_are_over_since_the_build_can_be_unfolded_and_folded(page, address):
    page.clock.set_fixed_time("2026-12-09T04:00:00Z")
    page.goto(address + "calendar/")
    november = page.locator("[data-month='2026-11']")
    weeks = page.locator("[data-month='2026-12'] tbody tr")
    chip = page.locator("[data-to-month='2026-11']")
    for _ in range(2):
        assert not november.is_visible()
        page.get_by_role("button", name="看以前的日期").click()
        assert november.locator("li").first.is_visible()
        assert weeks.first.is_visible()
        assert chip.is_visible()
        # Another day begins meanwhile, or the page is shown again.
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert november.is_visible()
        page.get_by_role("button", name="收起以前的日期").click()
        assert not weeks.first.is_visible()
        assert not chip.is_visible()


def test_every_date_of_the_page_can_be_reached_whenever_it_is_opened(page, address):
    page.goto(address + "calendar/")
    dates = page.locator("main li", has=page.locator(".date-kind"))
    hidden = "(each) => each.filter((one) => !one.checkVisibility()).map((one) => one.innerText)"
    for moment in ("2026-11-24T00:00:00Z", "2026-12-31T16:00:00Z", "2035-01-01T00:00:00Z"):
        page.clock.set_fixed_time(moment)
        page.goto(address + "calendar/")
        for unfold in page.locator(".past > summary, [data-fold]:visible button").all():
            unfold.click()
        assert dates.count() > 10
        assert dates.evaluate_all(hidden) == []


def test_a_calendar_without_days_that_are_over_offers_none(browser, serve, tmp_path):
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": "name: 测试学院\nbase_url: https://academy.example/\ndescription: 测试。\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
            "content/competitions/a.yaml": (
                "title: 技能比武\nsummary: 摘要。\nschedule:\n  - {name: 决赛, start: 2026-12-20}\n"
            ),
        },
    )
    assert build_site(site, now=datetime(2026, 12, 15)).problems == ()
    with visit(browser) as page:
        page.clock.set_fixed_time("2026-12-15T04:00:00Z")
        page.goto(serve(site / "public") + "calendar/")
        assert not page.locator("[data-month='2026-12'] tbody tr").first.is_visible()
        assert page.locator("[data-fold]").is_hidden()


def test_without_scripts_all_days_are_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "calendar/")
    assert page.locator("[data-month='2026-12'] tbody tr").first.is_visible()
    context.close()


def test_paper_shows_months_as_grids_and_phones_as_lists(browser, address):
    with visit(browser, Reading(width=700)) as page:
        page.goto(address + "calendar/")
        shown = "() => getComputedStyle(document.querySelector('.month')).display"
        assert page.evaluate(shown) == "block"
        page.emulate_media(media="print")
        assert page.evaluate(shown) == "table"
        assert page.evaluate("document.documentElement.scrollWidth") == 700


def test_on_a_phone_the_frame_around_today_touches_no_text(browser, address):
    with visit(browser, Reading(width=360)) as page:
        page.clock.set_fixed_time("2026-12-08T04:00:00Z")
        page.goto(address + "calendar/")
        frame, text = page.locator(".month-today"), page.locator(".month-today > time")
        boxes = frame.bounding_box(), text.bounding_box()
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[1]["x"] >= boxes[0]["x"] + 8


HINT = "在微信中请先选“在浏览器中打开”。"


def test_how_to_leave_wechat_is_said_in_wechat_and_painted_nowhere_else(browser, address):
    with visit(browser) as page:
        agent = page.evaluate("navigator.userAgent")
    for name, is_wanted in ((agent, False), (f"{agent} MicroMessenger/8.0.50", True)):
        with visit(browser, user_agent=name) as page:
            # Whatever the site's script would do comes after the first paint.
            page.route("**/site.*.js", lambda route: route.abort())
            for path in ("calendar/", "courses/fire-safety/"):
                page.goto(address + path)
                assert page.get_by_text(HINT).first.is_visible() == is_wanted
