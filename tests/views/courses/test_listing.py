"""courses.json and its schema, as another program takes them."""

import json
from datetime import datetime
from typing import Any

import jsonschema
import pytest

from sitebuilder.content.model.course import Session
from sitebuilder.content.model.fields import label
from sitebuilder.views.courses.listing import outputs
from tests.library import made, make_test_context

FULL = """\
title: 消防安全
code: "0123"
trade: safety
summary: 学消防。
audiences: [workers, firms]
hours: 24
mode: workshop
credential: a
fee: 380.50
on_demand: yes
updated: 2026-02-03 08:30
sessions:
  - id: spring
    start: 2026-03-10 19:00
    end: 2026-04-10
    time_of_day: evening
    timetable: 周二 19:00—21:00
    venue: 一号楼
    capacity: 30
    enrolled: 3
    enrol_from: 2026-02-01
    enrol_until: 2026-03-05
  - {id: summer, sample: yes, cancelled: yes}
"""
FILES: dict[str, str | bytes] = {
    "content/courses/fire.yaml": FULL,
    "content/courses/food.yaml": "title: 食品\ntrade: safety\nsummary: 学食品。\n",
    "content/credentials/a.yaml": "title: 结业证\ntype: completion\nsummary: 结业。\n",
}


def listing(**options: Any) -> tuple[Any, Any]:
    found = made(outputs, make_test_context(FILES, **options))
    return json.loads(found["courses.json"]), json.loads(found["courses.schema.json"])


def test_a_site_without_courses_has_no_listing():
    assert list(outputs(make_test_context({}))) == []


def test_the_schema_describes_fields_as_the_model_does():
    _, schema = listing()
    course, session = (schema["$defs"][name]["properties"] for name in ("CourseRecord", "SessionRecord"))
    assert (course["hours"]["title"], course["hours"]["description"]) == ("学时", "Lessons (学时).")
    assert session["enrol_until"]["title"] == label(Session, "enrol_until")
    assert session["enrol_until"]["anyOf"][0]["pattern"]
    assert course["updated"]["description"] == "The day of its last change (ISO 8601)."


def test_the_listing_keeps_its_schema():
    courses, schema = listing()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == courses["$schema"] == "https://academy.example/courses.schema.json"
    jsonschema.Draft202012Validator(schema).validate(courses)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda course: course.pop("title"),
        lambda course: course.update(fee={"known": True, "amount": "380"}),
        lambda course: course["sessions"][0].update(start="10 March"),
        lambda course: course.update(status="open"),
    ],
)
def test_the_schema_refuses_a_wrong_listing(spoil):
    courses, schema = listing()
    spoil(courses["courses"][0])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(courses)


def test_a_course_record_has_all_known_values():
    courses, _ = listing()
    assert (courses["generated_for"], courses["site"]) == ("https://academy.example/", "测试学院")
    (fire, _) = courses["courses"]
    sessions = fire.pop("sessions")
    assert fire == {
        "id": "fire",
        "code": "0123",
        "title": "消防安全",
        "url": "https://academy.example/courses/fire/",
        "summary": "学消防。",
        "trade": "安全",
        "status": {"code": "open", "label": "报名中"},
        "mode": {"code": "workshop", "label": "实操"},
        "audiences": [{"code": "workers", "label": "职工"}, {"code": "firms", "label": "企业"}],
        "credential": {"title": "结业证", "url": "https://academy.example/credentials/a/"},
        "hours": 24,
        "fee": {"known": True, "amount": 380.5},
        "on_demand": True,
        "updated": "2026-02-03",
        "sample": False,
    }
    assert sessions[0] == {
        "id": "spring",
        "status": {"code": "open", "label": "报名中"},
        "start": "2026-03-10T19:00+08:00",
        "end": "2026-04-10",
        "moved_from": None,
        "enrol_from": "2026-02-01",
        "enrol_until": "2026-03-05",
        "timetable": "周二 19:00—21:00",
        "time_of_day": {"code": "evening", "label": "晚上"},
        "venue": "一号楼",
        "capacity": 30,
        "enrolled": 3,
        "note": None,
        "cancelled": False,
        "sample": False,
    }
    assert (sessions[1]["cancelled"], sessions[1]["sample"], sessions[1]["start"]) == (True, True, None)


def test_what_is_unknown_is_null():
    food = listing()[0]["courses"][1]
    assert food["fee"] == {"known": False, "amount": None}
    assert [food[key] for key in ("code", "mode", "credential", "hours", "updated")] == [None] * 5
    assert (food["status"]["code"], food["sessions"], food["audiences"]) == ("undecided", [], [])


def test_the_moment_of_the_build_shows_only_in_the_statuses():
    early, late = (listing(now=datetime(2026, 2, day, 8, 30))[0] for day in (10, 11))
    assert early == late
    closed = listing(now=datetime(2026, 3, 7))[0]["courses"][0]
    assert closed["sessions"][0]["status"]["code"] == "closed"
