"""The status rule in the browser: the same table, and the same answers as Python's on random dates."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitebuilder.content.dates.events import moved_text
from sitebuilder.content.dates.offers import first_matching, offers
from sitebuilder.content.dates.status import (
    Status,
    competition_changes,
    competition_status,
    course_status,
    session_changes,
    session_is_over,
    session_status,
)
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.course import Course, Session, TimeOfDay
from sitebuilder.content.model.field_types import Moment
from sitebuilder.messages import word
from sitebuilder.views.competitions.status import competition_line
from sitebuilder.views.courses.status import course_line, enrolment_text, session_line
from sitebuilder.views.shared.status_tags import day_text
from sitebuilder.views.shared.weekdays import weekday_word
from tests.content.dates.test_status import (
    COMPETITIONS,
    COURSES,
    FINDER,
    SESSIONS,
    competition_of,
    course_of,
    position,
    session_of,
)
from tests.site_folder import ROOT, build_site, write_files

ANSWERS = """async ([kind, cases]) => {
  const rule = await import("/status-rule.js");
  const dates = await import("/status-dates.js");
  const offer = await import("/offer.js");
  const filters = await import("/course-list/finder-filters.js");
  const answers = {
    session(text, now) {
      const session = dates.readSession(text);
      const status = rule.sessionStatus(session, now);
      return [status, rule.sessionIsOver(session, now), rule.sessionChanges(session)];
    },
    course(text, now) {
      const course = dates.readCourse(text);
      const [best] = rule.offers(course, now);
      const place = course.sessions.indexOf(best.session);
      const moved = best.session ? offer.movedText(best.session) : "";
      return [best.status, place, offer.enrolmentText(best), moved];
    },
    competition(text, now) {
      const competition = dates.readCompetition(text);
      return [rule.competitionStatus(competition, now), rule.competitionChanges(competition)];
    },
  };
  return cases.map(([text, now]) => answers[kind](text, now));
}"""


SHOWN = """async (cases) => {
  const { offers } = await import("/status-rule.js");
  const { readCourse } = await import("/status-dates.js");
  const { filterCourses } = await import("/course-list/finder-filters.js");
  return cases.map(([text, now, choices]) => {
    const course = readCourse(text);
    const found = offers(course, now);
    const values = ({ status, session }) => ({
      status: [status],
      time: [session && session.time_of_day].filter(Boolean),
    });
    const { shown } = filterCourses([{ values: {}, offers: found.map(values) }], choices);
    const place = shown.length ? course.sessions.indexOf(found[shown[0].offer].session) : -1;
    return { found: shown.length > 0, session: place < 0 ? null : place };
  });
}"""


@pytest.fixture(scope="module")
def modules(browser, serve):
    """Yield a page that can import the modules of assets/js."""
    page = browser.new_page(timezone_id="America/New_York")
    page.goto(serve(ROOT / "assets" / "js") + "status-rule.js")
    yield page
    page.close()


def ask(page: Any, kind: str, cases: list[tuple[str, datetime]]) -> Any:
    return page.evaluate(ANSWERS, [kind, [(text, now.isoformat()) for text, now in cases]])


def test_a_session_has_the_status_of_the_table(modules):
    cases = [
        (session_line(session_of(each["session"])), datetime.fromisoformat(each["now"])) for each in SESSIONS
    ]
    told = [
        {"says": each["says"], "status": status}
        for each, (status, *_) in zip(SESSIONS, ask(modules, "session", cases), strict=True)
    ]
    assert told == [{"says": each["says"], "status": each["status"]} for each in SESSIONS]


def test_a_course_has_the_status_and_the_next_session_of_the_table(modules):
    courses = [course_of(*map(session_of, each["sessions"]), on_demand=each["on_demand"]) for each in COURSES]
    cases = [
        (course_line(course), datetime.fromisoformat(each["now"]))
        for course, each in zip(courses, COURSES, strict=True)
    ]
    told = [[status, None if next < 0 else next] for status, next, *_ in ask(modules, "course", cases)]
    assert told == [[each["status"], each["next"]] for each in COURSES]


def test_a_competition_has_the_status_of_the_table(modules):
    cases = [
        (competition_line(competition_of(each["competition"])), datetime.fromisoformat(each["now"]))
        for each in COMPETITIONS
    ]
    told = [status for status, _ in ask(modules, "competition", cases)]
    assert told == [each["status"] for each in COMPETITIONS]


FIRST = datetime(2027, 12, 20)
days = st.integers(0, 80).map(lambda day: Moment((FIRST + timedelta(days=day)).date()))
minutes = st.integers(0, 80 * 24 * 60).map(lambda minute: FIRST + timedelta(minutes=minute))
moments = st.none() | days | minutes.map(lambda moment: Moment(moment.date(), moment.time()))
counts = st.none() | st.integers(1, 12)
sessions = st.builds(
    Session,
    id=st.just("a"),
    start=moments,
    end=moments,
    enrol_from=moments,
    enrol_until=moments,
    capacity=counts,
    enrolled=counts,
    full=st.booleans(),
    cancelled=st.sampled_from((False, False, False, True)),
    time_of_day=st.none() | st.sampled_from(TimeOfDay),
    moved_from=moments,
)
courses = st.builds(
    lambda found, on_demand: Course(
        title="课", trade="safety", summary="摘要", sessions=tuple(found), on_demand=on_demand
    ),
    st.lists(sessions, max_size=4),
    st.booleans(),
)
competitions = st.builds(
    lambda entry_from, entry_until, stages, held: Competition(
        title="赛",
        summary="摘要",
        entry_from=entry_from,
        entry_until=entry_until,
        schedule=tuple(Stage("赛程", *stage) for stage in stages),
        held=held,
    ),
    moments,
    moments,
    st.lists(st.tuples(moments, moments), max_size=3),
    st.sampled_from((False, False, False, True)),
)


def interesting(changes: list[datetime], other: datetime) -> list[datetime]:
    """Return the moments at which an answer may change, a second before each, and another one."""
    return [other, *changes, *(change - timedelta(seconds=1) for change in changes)]


def iso(changes: list[datetime]) -> list[str]:
    return [each.isoformat() for each in changes]


in_batches = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@in_batches
@given(found=st.lists(st.tuples(sessions, minutes), min_size=1, max_size=40))
def test_any_session_has_the_status_that_python_gives_it(modules, found):
    asked = [
        (session, now) for session, other in found for now in interesting(session_changes(session), other)
    ]
    answers = ask(modules, "session", [(session_line(session), now) for session, now in asked])
    assert answers == [
        [session_status(session, now).value, session_is_over(session, now), iso(session_changes(session))]
        for session, now in asked
    ]


@in_batches
@given(found=st.lists(st.tuples(courses, minutes), min_size=1, max_size=40))
def test_any_course_has_the_status_and_the_next_session_that_python_gives_it(modules, found):
    asked = [
        (course, now)
        for course, other in found
        for now in interesting([each for one in course.sessions for each in session_changes(one)], other)
    ]
    answers = ask(modules, "course", [(course_line(course), now) for course, now in asked])
    expected = []
    for course, now in asked:
        best = offers(course, now)[0]
        place = position(best, course.sessions)
        place = -1 if place is None else place
        moved = moved_text(best.session, best.session.cancelled, day_text) if best.session else None
        expected.append([course_status(course, now).value, place, enrolment_text(best) or "", moved or ""])
    assert answers == expected


def test_a_choice_shows_the_offer_of_the_table(modules):
    asked = [
        (
            course_line(course_of(*map(session_of, each["sessions"]), on_demand=each["on_demand"])),
            each["now"],
            each["choices"],
        )
        for each in FINDER
    ]
    told = modules.evaluate(SHOWN, asked)
    assert told == [each["shows"] for each in FINDER]


choices = st.fixed_dictionaries(
    {},
    optional={
        "status": st.lists(st.sampled_from([each.value for each in Status]), min_size=1, unique=True),
        "time": st.lists(st.sampled_from([each.value for each in TimeOfDay]), min_size=1, unique=True),
    },
)


@in_batches
@given(found=st.lists(st.tuples(courses, minutes, choices), min_size=1, max_size=40))
def test_any_choice_shows_the_offer_that_python_gives_it(modules, found):
    told = modules.evaluate(
        SHOWN, [(course_line(each), now.isoformat(), chosen) for each, now, chosen in found]
    )
    expected = []
    for course, now, chosen in found:
        offer = first_matching(offers(course, now), chosen)
        expected.append({"found": offer is not None, "session": position(offer, course.sessions)})
    assert told == expected


@in_batches
@given(found=st.lists(st.tuples(competitions, minutes), min_size=1, max_size=40))
def test_any_competition_has_the_status_that_python_gives_it(modules, found):
    asked = [(each, now) for each, other in found for now in interesting(competition_changes(each), other)]
    answers = ask(modules, "competition", [(competition_line(each), now) for each, now in asked])
    assert answers == [
        [competition_status(each, now).value, iso(competition_changes(each))] for each, now in asked
    ]


def test_the_words_of_scripts_are_those_of_the_catalogue(modules):
    found = modules.evaluate("""async () => {
      const { ORDER } = await import("/status-rule.js");
      const words = await import("/words.js");
      const { COMPETITION_STATUS, OFFER, STATUS, TIME_OF_DAY, UNKNOWN, WEEKDAYS } = words;
      const RUNNING = COMPETITION_STATUS.running;
      const day = OFFER.day(12, 5, "周六", "17:00");
      const moved = OFFER.moved(day);
      const OFFERS = [OFFER.opens(day), OFFER.closes(day) + OFFER.left(3), moved, moved + OFFER.open];
      return { ORDER, RUNNING, STATUS, TIME_OF_DAY, UNKNOWN, WEEKDAYS, ON_DEMAND: OFFER.onDemand, OFFERS };
    }""")
    day = day_text(Moment(date(2026, 12, 5), time(17)))
    assert found == {
        "ORDER": [each.value for each in Status],
        "RUNNING": word("status-running-competition"),
        "STATUS": {each.value: word(f"status-{each.value}") for each in Status},
        "TIME_OF_DAY": {each.value: word(f"timeofday-{each.value}") for each in TimeOfDay},
        "UNKNOWN": word("unknown"),
        "WEEKDAYS": [weekday_word(date(2026, 3, day)) for day in range(1, 8)],
        "ON_DEMAND": word("start-on-demand"),
        "OFFERS": [
            word("enrolment-opens", day=day),
            word("enrolment-closes", day=day) + word("enrolment-left", left=3),
            word("moved-from", moment=day),
            word("moved-open", moment=day),
        ],
    }


@pytest.mark.parametrize("visitor", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "UTC"])
def test_the_clock_is_that_of_the_site_wherever_the_visitor_is(browser, serve, visitor):
    page = browser.new_page(timezone_id=visitor)
    page.goto(serve(ROOT / "assets" / "js") + "clock.js")
    told = page.evaluate("""async () => {
      const { wallClock } = await import("/clock.js");
      return ["2026-03-06T15:59:59Z", "2026-03-06T16:00:00Z", "2026-12-31T16:00:00Z"]
        .map((moment) => wallClock(new Date(moment), "Asia/Shanghai"));
    }""")
    page.close()
    assert told == ["2026-03-06T23:59:59", "2026-03-07T00:00:00", "2027-01-01T00:00:00"]


def test_the_table_says_nothing_twice():
    says = [each["says"] for each in (*SESSIONS, *COURSES, *FINDER, *COMPETITIONS)]
    assert len(says) == len(set(says))


def test_a_date_on_the_home_page_goes_when_it_is_over_and_an_empty_list_with_it(page, serve, tmp_path):
    course = (
        "title: 消防\ntrade: safety\nsummary: 摘要。\nsessions:\n"
        "  - {id: a, start: 2026-04-01, end: 2026-04-30, enrol_from: 2026-02-01,"
        " enrol_until: 2026-03-10 17:00}\n"
    )
    files: dict[str, str | bytes] = {
        "site.yaml": (
            "name: 测试学院\nbase_url: https://academy.example/\ndescription: 测试。\n"
            "trades:\n  - {slug: safety, name: 安全}\n"
        ),
        "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
        "content/courses/fire.yaml": course,
    }
    site = write_files(tmp_path / "site", files)
    assert build_site(site, now=datetime(2026, 3, 1, 8)).problems == ()
    address = serve(site / "public")
    headings = page.get_by_role("heading", level=2)
    page.clock.set_fixed_time("2026-03-10T08:59:59Z")
    page.goto(address)
    assert headings.all_inner_texts() == ["可以报名的课程", "快要截止", "近期日期"]
    page.clock.set_fixed_time("2026-03-10T09:00:00Z")
    page.goto(address)
    assert headings.all_inner_texts() == ["近期日期"]
