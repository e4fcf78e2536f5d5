"""The status rule, from the one table of cases that the browser's script is held to as well."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.dates.offers import Offer, first_matching, offers
from sitebuilder.content.dates.status import (
    Status,
    competition_status,
    course_status,
    session_changes,
    session_is_over,
    session_status,
)
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.course import Course, Session, TimeOfDay
from sitebuilder.content.model.field_types import Moment

CASES = json.loads((Path(__file__).parent / "status_cases.json").read_text(encoding="utf-8"))
FINDER = json.loads((Path(__file__).parent / "finder_cases.json").read_text(encoding="utf-8"))
SESSIONS, COURSES, COMPETITIONS = CASES["sessions"], CASES["courses"], CASES["competitions"]


def moment(text: str) -> Moment:
    found = datetime.fromisoformat(text)
    return Moment(found.date(), found.time() if len(text) > 10 else None)


def session_of(values: dict[str, Any]) -> Session:
    fields: dict[str, Any] = {
        key: moment(value) if isinstance(value, str) and key != "time_of_day" else value
        for key, value in values.items()
    }
    if "time_of_day" in fields:
        fields["time_of_day"] = TimeOfDay(fields["time_of_day"])
    return Session("a", **fields)


def competition_of(values: dict[str, Any]) -> Competition:
    def known(stage: dict[str, str], key: str) -> Moment | None:
        return moment(stage[key]) if key in stage else None

    schedule = tuple(
        Stage("赛程", known(stage, "start"), known(stage, "end")) for stage in values.get("schedule", ())
    )
    fields: dict[str, Any] = {
        key: moment(value) if isinstance(value, str) else value
        for key, value in values.items()
        if key != "schedule"
    }
    return Competition(title="赛", summary="摘要", schedule=schedule, **fields)


def says(case: dict[str, Any]) -> str:
    return str(case["says"])


@pytest.mark.parametrize("case", SESSIONS, ids=says)
def test_a_session_has_the_status_of_the_table(case):
    status = session_status(session_of(case["session"]), datetime.fromisoformat(case["now"]))
    assert status.value == case["status"]


@pytest.mark.parametrize("case", COURSES, ids=says)
def test_a_course_has_the_status_and_the_next_session_of_the_table(case):
    sessions = [session_of(each) for each in case["sessions"]]
    now = datetime.fromisoformat(case["now"])
    assert course_status(course_of(*sessions, on_demand=case["on_demand"]), now).value == case["status"]
    assert (
        position(offers(course_of(*sessions, on_demand=case["on_demand"]), now)[0], sessions) == case["next"]
    )


def position(offer: Offer | None, sessions: Sequence[Session]) -> int | None:
    session = offer.session if offer else None
    return None if session is None else [each is session for each in sessions].index(True)


@pytest.mark.parametrize("case", FINDER, ids=says)
def test_a_choice_shows_the_offer_of_the_table(case):
    sessions = [session_of(each) for each in case["sessions"]]
    found = offers(course_of(*sessions, on_demand=case["on_demand"]), datetime.fromisoformat(case["now"]))
    shown = first_matching(found, case["choices"])
    assert {"found": shown is not None, "session": position(shown, sessions)} == case["shows"]


@pytest.mark.parametrize("case", COMPETITIONS, ids=says)
def test_a_competition_has_the_status_of_the_table(case):
    status = competition_status(competition_of(case["competition"]), datetime.fromisoformat(case["now"]))
    assert status.value == case["status"]


def test_every_status_has_a_case():
    assert {each["status"] for each in (*SESSIONS, *COURSES)} == {each.value for each in Status}


def course_of(*sessions: Session, on_demand: bool = False) -> Course:
    return Course(title="课", trade="safety", summary="摘要", sessions=sessions, on_demand=on_demand)


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
    change = min((each for each in session_changes(session) if each > now), default=None)
    later = now + timedelta(hours=1)
    if change is None or change > later:
        assert session_status(session, later) is session_status(session, now)


@given(session=sessions, hour=st.integers(0, 24 * 60))
def test_a_session_with_a_missing_date_is_never_open(session, hour):
    status = session_status(session, datetime(2026, 1, 1) + timedelta(hours=hour))
    if None in (session.start, session.end, session.enrol_from, session.enrol_until):
        assert status not in (Status.OPEN, Status.LIMITED, Status.UPCOMING, Status.CLOSED)


@given(session=sessions, hour=st.integers(0, 24 * 60))
def test_a_session_that_has_ended_is_over_and_one_to_come_is_not(session, hour):
    now = datetime(2026, 1, 1) + timedelta(hours=hour)
    status = session_status(session, now)
    if status is not Status.CANCELLED:
        assert session_is_over(session, now) == (status is Status.ENDED) or session.start is None


@given(found=st.lists(sessions, max_size=4), on_demand=st.booleans(), hour=st.integers(0, 24 * 60))
def test_the_best_offer_has_the_status_of_the_course(found, on_demand, hour):
    now = datetime(2026, 1, 1) + timedelta(hours=hour)
    course = course_of(*found, on_demand=on_demand)
    assert offers(course, now)[0].status is course_status(course, now)
