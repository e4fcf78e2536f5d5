"""The status rule, from the one table of cases that the browser's script is held to as well."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.fields import Moment
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.status import (
    Status,
    competition_status,
    course_status,
    next_change,
    session_changes,
    session_status,
)

CASES = json.loads((Path(__file__).parent / "status_cases.json").read_text(encoding="utf-8"))


def moment(text: str) -> Moment:
    found = datetime.fromisoformat(text)
    return Moment(found.date(), found.time() if len(text) > 10 else None)


def session_of(values: dict[str, Any]) -> Session:
    fields: dict[str, Any] = {
        key: moment(value) if isinstance(value, str) else value for key, value in values.items()
    }
    return Session("a", **fields)


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_a_session_has_the_status_of_the_table(case):
    status = session_status(session_of(case["session"]), datetime.fromisoformat(case["now"]))
    assert status.value == case["status"]


def course_of(*sessions: Session, on_demand: bool = False) -> Course:
    return Course(title="课", trade="safety", summary="摘要", sessions=sessions, on_demand=on_demand)


OPEN = session_of(CASES[0]["session"])
NOW = datetime(2026, 2, 10, 8)


def test_a_course_shows_the_status_that_serves_a_visitor_best():
    ended = session_of({"start": "2025-03-07", "end": "2025-04-25"})
    assert course_status(course_of(ended, OPEN), NOW) is Status.OPEN
    assert course_status(course_of(ended), NOW) is Status.ENDED


def test_a_course_without_sessions_is_undecided_unless_taught_on_demand():
    assert course_status(course_of(), NOW) is Status.UNDECIDED
    assert course_status(course_of(on_demand=True), NOW) is Status.ON_DEMAND


def test_a_competition_is_open_in_its_entry_window_and_ended_after_its_last_stage():
    competition = Competition(
        title="赛",
        summary="摘要",
        entry_from=moment("2026-03-01"),
        entry_until=moment("2026-03-20"),
        schedule=(Stage("初赛", moment("2026-04-10")), Stage("决赛", moment("2026-05-10"))),
    )
    told = [
        competition_status(competition, datetime.fromisoformat(day))
        for day in ("2026-02-28", "2026-03-20", "2026-03-21", "2026-04-10", "2026-05-11")
    ]
    assert told == [Status.UPCOMING, Status.OPEN, Status.CLOSED, Status.RUNNING, Status.ENDED]


def test_a_competition_without_an_entry_window_is_undecided_never_open():
    assert competition_status(Competition(title="赛", summary="摘要"), NOW) is Status.UNDECIDED


def test_a_competition_that_was_held_or_cancelled_by_hand_needs_no_dates():
    assert competition_status(Competition(title="赛", summary="摘要", held=True), NOW) is Status.ENDED
    assert (
        competition_status(Competition(title="赛", summary="摘要", cancelled=True), NOW) is Status.CANCELLED
    )


days = st.integers(0, 60).map(lambda day: Moment((datetime(2026, 1, 1) + timedelta(days=day)).date()))
sessions = st.builds(
    Session,
    id=st.just("a"),
    start=st.none() | days,
    end=st.none() | days,
    enrol_from=st.none() | days,
    enrol_until=st.none() | days,
    full=st.booleans(),
    cancelled=st.booleans(),
)


@given(session=sessions, hour=st.integers(0, 24 * 60))
def test_a_status_changes_only_at_the_moments_that_the_session_tells(session, hour):
    now = datetime(2026, 1, 1) + timedelta(hours=hour)
    change = next_change(session_changes(session), now)
    later = now + timedelta(hours=1)
    if change is None or change > later:
        assert session_status(session, later) is session_status(session, now)


@given(session=sessions, hour=st.integers(0, 24 * 60))
def test_a_session_with_a_missing_date_is_never_open(session, hour):
    status = session_status(session, datetime(2026, 1, 1) + timedelta(hours=hour))
    if None in (session.start, session.end, session.enrol_from, session.enrol_until):
        assert status not in (Status.OPEN, Status.LIMITED, Status.UPCOMING, Status.CLOSED)
