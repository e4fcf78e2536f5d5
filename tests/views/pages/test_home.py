"""The home page: what ends soon, what begins soon, all other dates, and what stands there without them."""

from datetime import datetime
from typing import Any

from sitebuilder.content.dates.changes import course_changes
from sitebuilder.views.pages import home
from sitebuilder.views.shared.output import Page
from tests.library import main_part, make_test_context

COURSE = """\
title: 消防安全
trade: safety
summary: 学消防。
sessions:
  - {id: a, start: 2026-04-01 19:00, end: 2026-04-30, enrol_from: 2026-02-01, enrol_until: 2026-03-10 17:00}
  - {id: b, start: 2026-06-01, end: 2026-06-30, enrol_from: 2026-03-12, enrol_until: 2026-05-10}
"""


def view(now: datetime, course: str = COURSE) -> Any:
    context = make_test_context({"content/courses/fire.yaml": course}, now=now)
    (page,) = (each for each in home.outputs(context, lambda _: None) if isinstance(each, Page))  # type: ignore[arg-type, return-value]
    return page.make_view(context.frame)


def told(entries: Any) -> list[tuple[str, str, str | None]]:
    return [(each.start.full_text, each.label, each.session) for each in entries]


def test_an_enrolment_that_ends_within_two_weeks_comes_before_one_that_begins():
    page = view(datetime(2026, 3, 1, 8))
    assert page.closing_title == "快要截止"
    assert told(page.closing) == [
        ("2026-03-10（周二） 17:00", "报名截止", "4月1日（周三）19:00开班"),
        ("2026-03-12（周四）", "报名开始", "6月1日（周一）开班"),
    ]
    assert told(page.dates) == [
        ("2026-04-01（周三） 19:00", "开课", None),
        ("2026-05-10（周日）", "报名截止", "6月1日（周一）开班"),
        ("2026-06-01（周一）", "开课", None),
    ]


def test_a_date_that_is_further_away_is_one_among_the_others():
    page = view(datetime(2026, 2, 24, 16, 59))
    assert page.closing == ()
    assert view(datetime(2026, 2, 24, 17)).closing != ()


def test_the_site_changes_by_itself_when_a_date_is_near():
    context = make_test_context({"content/courses/fire.yaml": COURSE})
    (course,) = context.library.courses
    assert datetime(2026, 2, 24, 17) in set(course_changes(course.data))


def test_cancelled_dates_are_not_listed_as_closing_soon():
    cancelled = COURSE.replace("17:00}", "17:00, cancelled: yes}")
    page = view(datetime(2026, 3, 1, 8), cancelled)
    assert page.closing_title == "快要开始报名"
    assert [each.label for each in page.closing] == ["报名开始"]


def test_the_only_session_of_a_course_is_not_named():
    first, _, _ = COURSE.partition("  - {id: b")
    assert [each.session for each in view(datetime(2026, 3, 1, 8), first).closing] == [None]


BARE = "title: 消防\ntrade: safety\nsummary: 学消防。\n"
OPEN_SESSION = (
    "sessions:\n  - {id: a, start: 2026-04-01, end: 2026-04-02, enrol_from: 2026-02-01, "
    "enrol_until: 2026-03-20}\n"
)
FILES = {"content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n"}


def page_of(course: str | None) -> str:
    return main_part(
        make_test_context({**FILES, **({"content/courses/a.yaml": course} if course else {})}), ""
    )


def test_while_no_course_is_open_the_trades_are_shown():
    page = page_of(BARE)
    assert "目前没有可以报名的班次" in page
    assert '<a href="/courses/trades/safety/">安全</a>' in page


def test_open_courses_stand_in_their_place():
    page = page_of(BARE + OPEN_SESSION)
    assert "可以报名的课程" in page
    assert "培训方向" not in page


def test_a_site_without_courses_says_nothing_of_them():
    assert "培训方向" not in page_of(None)


def test_the_next_deadlines_are_shown_however_far_away_they_are():
    page = view(datetime(2026, 2, 1, 8))
    assert page.closing == ()
    assert told(page.deadlines) == [
        ("2026-03-10（周二） 17:00", "报名截止", "4月1日（周三）19:00开班"),
        ("2026-05-10（周日）", "报名截止", "6月1日（周一）开班"),
    ]
    assert len(view(datetime(2026, 3, 10, 17)).deadlines) == 1
    assert (
        view(datetime(2026, 3, 10, 16, 59), COURSE.replace("id: a,", "id: a, cancelled: yes,"))
        .deadlines[0]
        .start.text.startswith("2026-05-10")
    )


def test_while_no_course_is_open_those_without_a_date_are_shown():
    bare = COURSE.partition("sessions")[0]
    page = view(datetime(2026, 3, 1, 8), bare)
    assert (page.open_courses, page.trades) == ((), ())
    assert [str(each.title) for each in page.coming_courses] == ["消防安全"]
    over = view(datetime(2026, 8, 1, 8))
    assert (over.open_courses, over.coming_courses) == ((), ())
    assert [each.title for each in over.trades] == ["安全"]


def test_the_first_paragraph_is_the_introduction_and_the_rest_comes_further_down():
    def parts(body: str) -> tuple[str | None, str | None]:
        files: dict[str, str | bytes] = {"content/pages/index.md": f"---\ntitle: 首页\n---\n\n{body}\n"}
        context = make_test_context(files)
        (page,) = (each for each in home.outputs(context, lambda _: None) if isinstance(each, Page))  # type: ignore[arg-type, return-value]
        found = page.make_view(context.frame)
        return tuple(each and each.html for each in (found.introduction, found.introduction_rest))

    assert parts("一句。") == ("<p>一句。</p>", None)
    assert parts("一句。\n\n二句。\n\n- 项") == ("<p>一句。</p>", "<p>二句。</p>\n<ul>\n<li>项</li>\n</ul>")
    assert parts("## 题\n\n一句。")[0] is None
    assert "一句。" in (parts("## 题\n\n一句。")[1] or "")
    assert parts("") == (None, None)
