"""The site in Chromium 78, the oldest browser that it promises to: nothing is missing or out of place."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sitebuilder.views.competitions.status import competition_line
from sitebuilder.views.courses.status import course_line, session_line
from tests.browser.old_chromium import open_old_chromium, visit_old
from tests.browser.test_keyboard import SMALL
from tests.browser.test_reflow import BROKEN_WORDS, CLIPPED, TOO_WIDE
from tests.browser.test_status import ANSWERS
from tests.browser.tools import checker
from tests.browser.visitor import MOMENT, Reading, keep
from tests.content.dates.test_status import (
    COMPETITIONS,
    COURSES,
    SESSIONS,
    competition_of,
    course_of,
    session_of,
)
from tests.site_folder import ROOT

pytestmark = pytest.mark.browser

MISPLACED = """() => {
  const found = [];
  const name = (element) => element.outerHTML.slice(0, 120);
  const box = (element) => element.getBoundingClientRect();
  const isShown = (element) => box(element).width > 1 && box(element).height > 1;
  const parts = ["body > header", "header a.site-name", "main", "main h1", "body > footer"];
  parts.forEach((part) => {
    const element = document.querySelector(part);
    if (!element || !isShown(element)) found.push(`not there: ${part}`);
  });
  if (found.length) return found;
  const [header, , main, heading, footer] = parts.map((part) => document.querySelector(part));
  if (box(header).bottom > box(main).top + 1) found.push("the header is over the main part");
  if (box(main).bottom > box(footer).top + 1) found.push("the main part is over the footer");
  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  if (size(heading) < 1.4 * size(document.body)) found.push(`a small heading: ${name(heading)}`);
  document.querySelectorAll("main *, header *, footer *").forEach((container) => {
    if (!/grid|flex/.test(getComputedStyle(container).display)) return;
    const inner = [...container.children].filter((child) =>
      isShown(child) && !/absolute|fixed/.test(getComputedStyle(child).position));
    inner.forEach((one, number) => inner.slice(number + 1).forEach((other) => {
      const [a, b] = [box(one), box(other)];
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 1 && height > 1) found.push(`one over the other: ${name(one)} ${name(other)}`);
    }));
  });
  document.querySelectorAll(".cards, .tasks").forEach((list) => {
    const [one, other] = [...list.children].filter(isShown).map(box);
    if (!other) return;
    const isBeside = Math.abs(one.top - other.top) < 1;
    if (isBeside !== innerWidth >= 640) found.push(`so many columns do not fit ${innerWidth}: ${name(list)}`);
    const gap = isBeside ? other.left - one.right : other.top - one.bottom;
    if (gap < 12) found.push(`a gap of ${gap}: ${name(list)}`);
  });
  return found;
}"""
"""What is not where it belongs: the main parts, their order, and the boxes of grids and rows."""

TITLES = "() => [...document.querySelectorAll('.card h2')].map((each) => each.textContent)"


@pytest.fixture(scope="module")
def old_chromium():
    """Yield a running Chromium 78; skip the test where there is none, or fail it where CI=true."""
    with open_old_chromium(checker("chromium-78")) as browser:
        yield browser


@pytest.fixture
def page(old_chromium):
    with visit_old(old_chromium) as page:
        page.set_clock(MOMENT.timestamp())
        yield page
        assert page.errors == []


def test_it_is_the_browser_of_2019(old_chromium):
    assert old_chromium.send("Browser.getVersion")["product"].startswith("HeadlessChrome/78.")


@pytest.mark.parametrize("width", [360, 1280])
def test_each_page_kind_stands_as_it_should_and_its_scripts_run(old_chromium, sample, address, width):
    found = []
    with visit_old(old_chromium, width) as page:
        page.set_clock(MOMENT.timestamp())
        for kind in sample.kinds:
            page.open(address + kind)
            for script in (TOO_WIDE, CLIPPED, MISPLACED, SMALL, BROKEN_WORDS):
                found += [f"/{kind}: {each}" for each in page.evaluate(script)]
        assert page.errors == []
    assert found == [], "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize("size", ["standard", "large", "larger"])
@pytest.mark.parametrize("width", [320, 768, 1024])
def test_every_page_stands_as_it_should_in_every_size(old_chromium, sample, address, size, width):
    found = []
    with visit_old(old_chromium, width) as page:
        page.set_clock(MOMENT.timestamp())
        page.run_first(keep(Reading(size)))
        for each in sample.pages:
            page.open(address + each)
            for script in (TOO_WIDE, CLIPPED, BROKEN_WORDS):
                found += [f"/{each}: {fault}" for fault in page.evaluate(script)]
        assert page.errors == []
    assert found == [], "\n".join(found)


def test_the_menu_is_folded_on_a_phone_and_opens_when_pressed(old_chromium, address):
    with visit_old(old_chromium, 360) as page:
        page.open(address)
        is_seen = "() => document.querySelector('.site-nav a').checkVisibility()"
        assert not page.evaluate(is_seen)
        page.click(".menu summary")
        assert page.evaluate(is_seen)
        page.resize(1280, 800)
        page.wait_for("document.querySelector('.menu').open")
        assert page.errors == []


def test_the_finder_filters_counts_and_keeps_its_choices_in_the_address(page, address):
    page.open(address + "courses/")
    every = page.evaluate(TITLES)
    assert page.text("[data-total]") == f"共{len(every)}门课程"
    page.click("[data-finder] input[name=status][value=open]")
    shown = page.evaluate(TITLES)
    assert 0 < len(shown) < len(every)
    assert page.text("[data-total]") == f"找到{len(shown)}门课程"
    assert set(
        page.evaluate("() => [...document.querySelectorAll('.card .status')].map((e) => e.innerText)")
    ) == {"报名中"}
    page.press("Tab")
    page.press("Space")
    assert len(page.evaluate(TITLES)) > len(shown)
    assert page.evaluate("() => location.hash").startswith("#status=open,")
    page.evaluate("() => history.back()")
    page.wait_for("location.hash === '#status=open'")
    assert page.evaluate(TITLES) == shown
    page.click("[data-finder] button[type=reset]")
    assert page.evaluate(TITLES) == every


def test_the_search_finds_while_one_writes_and_when_a_form_is_sent(page, address):
    page.open(address)
    page.click(".site-tools input[type=search]")
    page.type("消防安全")
    page.press("Enter")
    page.wait_for_load()
    page.wait_for("document.querySelector('.search-results li')")
    assert "消防安全" in page.text(".search-results h2")
    assert page.text(".search-status").startswith("找到")
    page.click("#search-box")
    page.type("查无此词")
    page.wait_for("document.querySelector('.search-status').innerText.startsWith('没有找到')")


def test_a_choice_of_size_and_contrast_is_applied_and_kept(page, address):
    size = "() => parseFloat(getComputedStyle(document.body).fontSize)"
    page.open(address)
    assert page.evaluate(size) == 18
    page.click(".reading summary")
    page.click(".reading input[value=larger]")
    page.click(".reading input[value=high]")
    assert page.evaluate(size) == 27
    page.press("Escape")
    assert not page.evaluate("() => document.querySelector('.reading').open")
    page.open(address + "courses/")
    assert page.evaluate(size) == 27
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"


def test_reading_aloud_is_not_offered_without_a_voice(page, address):
    page.open(address)
    page.click(".reading summary")
    assert page.evaluate("() => document.querySelector('.reading [data-start]').getClientRects().length") == 0


def test_status_words_follow_the_clock_of_the_visitor(old_chromium, address):
    words = "() => [...document.querySelectorAll('[data-sessions] .status')].map((each) => each.innerText)"
    found = []
    for years in (0, 3):
        with visit_old(old_chromium) as page:
            page.set_clock((MOMENT + timedelta(days=365 * years)).timestamp())
            page.open(address + "courses/fire-safety/")
            found.append(set(page.evaluate(words)))
            assert page.errors == []
    assert found == [{"即将报名", "已取消"}, {"已结束", "已取消"}]


def test_the_status_rule_gives_the_answers_of_its_table(page, serve):
    page.open(serve(ROOT / "assets" / "js") + "status-rule.js")

    def ask(kind: str, cases: list[tuple[str, dict[str, Any]]]) -> Any:
        given = [(line, datetime.fromisoformat(each["now"]).isoformat()) for line, each in cases]
        return page.evaluate_in_page(ANSWERS, [kind, given])

    sessions = ask("session", [(session_line(session_of(each["session"])), each) for each in SESSIONS])
    assert [answer[0] for answer in sessions] == [each["status"] for each in SESSIONS]
    courses = [
        course_line(course_of(*map(session_of, each["sessions"]), on_demand=each["on_demand"]))
        for each in COURSES
    ]
    told = ask("course", list(zip(courses, COURSES, strict=True)))
    assert [[status, None if next < 0 else next] for status, next, *_ in told] == [
        [each["status"], each["next"]] for each in COURSES
    ]
    competitions = [competition_line(competition_of(each["competition"])) for each in COMPETITIONS]
    assert [
        answer[0] for answer in ask("competition", list(zip(competitions, COMPETITIONS, strict=True)))
    ] == [each["status"] for each in COMPETITIONS]


def test_the_clock_is_that_of_the_site_at_midnight_too(page, serve):
    page.open(serve(ROOT / "assets" / "js") + "clock.js")
    page.send("Emulation.setTimezoneOverride", timezoneId="America/New_York")
    told = page.evaluate_in_page("""async () => {
      const { wallClock } = await import("/clock.js");
      return ["2026-03-06T15:59:59Z", "2026-03-06T16:00:00Z"]
        .map((moment) => wallClock(new Date(moment), "Asia/Shanghai"));
    }""")
    assert told == ["2026-03-06T23:59:59", "2026-03-07T00:00:00"]


def test_each_fault_is_found(old_chromium, tmp_path: Path, serve):
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><body><header><a class=site-name href=/>名</a></header>"
        "<main><h1 style='font-size: 18px'>题</h1><ul class=cards style='display: grid'><li>一<li>二</ul>"
        "<p style='width: 400px'>宽</p><div style='display: flex'><p>三<p style='margin-left: -9px'>四</div>"
        "</main><footer style='margin-top: -9px'>尾</footer><script type=module>window.a?.b</script>",
        encoding="utf-8",
    )
    with visit_old(old_chromium, 360) as page:
        page.open(serve(tmp_path))
        misplaced = "\n".join(page.evaluate(MISPLACED))
        assert len(page.evaluate(TOO_WIDE)) == 2
        assert ["SyntaxError" in error for error in page.errors] == [True]
    for fault in ("over the footer", "small heading", "a gap of", "one over the other"):
        assert fault in misplaced
