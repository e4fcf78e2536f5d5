"""Between two builds a script keeps the home page's dates as the next build would show them."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.browser.visitor import Reading, visit
from tests.site_folder import build_site, write_files

pytestmark = pytest.mark.browser

BUILT = datetime(2026, 11, 24, 8)
SHOWN = """() => [...document.querySelectorAll(".next-deadline p, [data-dates] h2, [data-dates] li")]
  .filter((each) => each.checkVisibility())
  .map((each) => each.innerText.replace(/\\s+/g, " "))"""
MOMENTS = (
    BUILT,
    datetime(2026, 11, 27, 0, 0),
    datetime(2026, 12, 1, 0, 0),
    datetime(2026, 12, 1, 8, 59),
    datetime(2026, 12, 1, 9, 0),
    datetime(2026, 12, 4, 16, 59, 59),
    datetime(2026, 12, 4, 17, 0),
    datetime(2026, 12, 12, 0, 0),
)
LATE = (
    datetime(2026, 12, 31, 23, 59, 59),
    datetime(2027, 1, 1, 0, 0),
    datetime(2027, 1, 9, 12, 0),
    datetime(2027, 3, 1, 12, 0),
)
"""So long after the build that a list may have run out of dates."""


def _site(folder: Path) -> Path:
    return write_files(
        folder,
        {
            "site.yaml": (
                "name: 测试学院\nbase_url: https://academy.example/\ndescription: 测试。\n"
                "trades:\n  - {slug: safety, name: 安全}\n"
            ),
            "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
            "content/courses/a.yaml": _course(
                "叉车",
                "a|2026-12-12|2026-11-20|2026-12-04 17:00",
                "b|2027-01-16|2026-12-01|2027-01-08",
                "c|2027-03-16|2027-01-23|2027-03-01 12:00",
            ),
            "content/courses/b.yaml": _course(
                "急救",
                "a|2026-12-28|2026-12-01 09:00|2026-12-15",
                "b|2026-12-05|2026-11-01|2026-11-26, cancelled: yes",
                "c|2027-02-05|2027-01-01|2027-01-31",
            ),
            "content/competitions/c.yaml": (
                "title: 技能比武\nsummary: 摘要。\nentry_from: 2026-12-11\nentry_until: 2027-01-10\n"
                "schedule:\n  - {name: 决赛, start: 2027-01-20}\n"
            ),
        },
    )


def _course(title: str, *sessions: str) -> str:
    """Return a course; each session is its ID, first day, and when enrolment begins and ends."""
    rows = (each.split("|") for each in sessions)
    lines = "".join(
        f"  - {{id: {name}, start: {start}, end: {start}, enrol_from: {begins}, enrol_until: {ends}}}\n"
        for name, start, begins, ends in rows
    )
    return f"title: {title}\ntrade: safety\nsummary: 摘要。\nsessions:\n{lines}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("between")


@pytest.fixture(scope="module")
def old(folder, serve) -> str:
    return str(serve(_built(folder / "old", BUILT)))


def _built(folder: Path, now: datetime) -> Path:
    site = _site(folder)
    assert build_site(site, now=now).problems == ()
    return site / "public"


def _clock(moment: datetime) -> str:
    """Return a moment in China as the page's clock is set."""
    return (moment - timedelta(hours=8)).isoformat() + "Z"


def _shown(browser, address: str, moment: datetime | None) -> list[str]:
    """Return the dates that the home page shows: to a visitor without scripts, or with them at a moment."""
    with visit(browser, java_script_enabled=moment is not None) as page:
        if moment:
            page.clock.set_fixed_time(_clock(moment))
        page.goto(address)
        shown: list[str] = page.evaluate(SHOWN)
        return shown


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_the_home_page_shows_the_dates_that_a_build_of_this_moment_shows(browser, serve, folder, old, moment):
    new = serve(_built(folder / f"new-{moment:%Y%m%d%H%M%S}", moment))
    assert _shown(browser, old, moment) == _shown(browser, new, None)


@pytest.mark.parametrize("moment", LATE, ids=str)
def test_a_page_of_an_old_build_shows_no_date_that_a_new_one_does_not_show(
    browser, serve, folder, old, moment
):
    new = serve(_built(folder / f"new-{moment:%Y%m%d%H%M%S}", moment))
    wanted = _shown(browser, new, None)
    assert [each for each in _shown(browser, old, moment) if each not in wanted] == []


def test_a_page_left_open_brings_in_what_becomes_due(browser, old):
    with visit(browser, Reading(width=360)) as page:
        page.clock.install(time=_clock(datetime(2026, 12, 1, 23, 59)))
        page.goto(old)
        closing = page.locator("section", has=page.get_by_role("heading", name="快要截止")).locator(
            "li:visible"
        )
        before = closing.all_inner_texts()
        page.clock.run_for(120_000)
        after = closing.all_inner_texts()
        assert [each for each in after if each not in before]
        page.clock.set_fixed_time(_clock(datetime(2026, 12, 20)))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert closing.count() == 0


DEADLINE = datetime(2026, 12, 4, 17)
"""When enrolment for the next session of food safety ends, in the academy's own content."""


def _states(page) -> list[str]:
    """Return what the course's card or page says of enrolment, what the finder counts, and today's date."""
    found: list[str] = page.evaluate("""() => {
      const texts = (selector) => [...document.querySelectorAll(selector)]
        .filter((each) => each.checkVisibility()).map((each) => each.innerText);
      const card = [...document.querySelectorAll(".card")].find((each) => /食品安全/.test(each.innerText));
      const ofCard = card ? [card.innerText.replace(/\\s+/g, " ")] : [];
      return [...ofCard, ...texts("main [data-enrolment], [data-sessions] .status, .next-deadline p"),
        ...texts("[aria-current=date] > time"),
        ...[...document.querySelectorAll("[name=status] ~ [data-count]")].map((each) => each.textContent)];
    }""")
    return found


@pytest.mark.parametrize("wakes_up", [False, True], ids=["open all the time", "asleep meanwhile"])
@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("", "12-04", "12-11"),
        ("courses/", "12月4日（周五）17:00截止", "1月8日（周五）17:00截止"),
        ("courses/food-safety/", "12月4日（周五）17:00截止", "1月8日（周五）17:00截止"),
    ],
)
def test_an_open_page_follows_a_deadline(browser, address, path, before, after, wakes_up):
    with visit(browser) as page:
        page.clock.install(time=_clock(DEADLINE - timedelta(seconds=30)))
        page.goto(address + path)
        old = _states(page)
        assert any(before in each for each in old)
        _pass(page, DEADLINE + timedelta(seconds=30), wakes_up)
        new = _states(page)
        assert not any(before in each for each in new)
        assert any(after in each for each in new)
        assert len(new) == len(old)


@pytest.mark.parametrize("wakes_up", [False, True], ids=["open all the time", "asleep meanwhile"])
def test_an_open_calendar_and_the_finders_counts_follow_midnight(browser, address, wakes_up):
    midnight = datetime(2026, 12, 1)
    for path in ("calendar/", "courses/"):
        with visit(browser) as page:
            page.clock.install(time=_clock(midnight - timedelta(seconds=30)))
            page.goto(address + path)
            old = _states(page)
            _pass(page, midnight + timedelta(seconds=30), wakes_up)
            page.wait_for_timeout(50)
            assert _states(page) != old, path


def _pass(page, moment: datetime, wakes_up: bool) -> None:
    """Let a minute pass on an open page, or let it wake up at a moment without having counted the time."""
    if wakes_up:
        page.clock.set_fixed_time(_clock(moment))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    else:
        page.clock.run_for(60_000)


def test_a_calendar_whose_months_are_over_says_so_and_leads_to_none_of_them(browser, address):
    with visit(browser) as page:
        page.clock.set_fixed_time(_clock(datetime(2035, 1, 1, 8)))
        page.goto(address + "calendar/")
        page.get_by_text("近期没有安排。").wait_for()
        assert page.locator("[data-month]:visible, [data-to-month]:visible").count() == 0


def test_a_page_is_brought_up_to_date_once_when_it_opens_and_again_when_it_is_shown_again(browser, address):
    with visit(browser) as page:
        page.add_init_script(
            "window.refreshed = 0; document.addEventListener('statuschange', () => { refreshed += 1; })"
        )
        page.goto(address + "courses/fire-safety/", wait_until="load")
        page.evaluate("new Promise((done) => setTimeout(done, 50))")
        assert page.evaluate("refreshed") == 1
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        assert page.evaluate("refreshed") == 2


def test_a_section_keeps_the_courses_of_its_own_statuses_only(browser, address):
    with visit(browser) as page:
        page.goto(address)
        shown = page.locator("[data-while] .card")
        assert shown.count() > 0
        page.evaluate("""() => {
          document.querySelector("[data-while]").dataset.while = "reopened limited-offer";
          document.dispatchEvent(new Event("visibilitychange"));
        }""")
        assert page.locator("[data-while]").is_hidden()
