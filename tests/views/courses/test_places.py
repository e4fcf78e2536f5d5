"""The places of a session, wherever its page and programs count them."""

from typing import Any

import pytest

from sitebuilder.views.courses.structured_data import course_data
from tests.library import main_part, make_test_context

COURSE = "title: 焊接\ntrade: safety\nsummary: 学焊接。\nsessions:\n  - {{id: a, start: 2026-04-01, {}}}\n"
COUNTED = {
    "capacity: 30, enrolled: 25": ("30人，余5人", 5),
    "capacity: 30, enrolled: 30": ("30人，余0人", 0),
    "capacity: 30, enrolled: 25, full: yes": ("30人，余0人", 0),
    "capacity: 30, full: yes": ("30人，余0人", 0),
    "capacity: 30": ("30人", None),
    "full: yes": (None, 0),
}


def context_of(numbers: str) -> Any:
    return make_test_context({"content/courses/a.yaml": COURSE.format(numbers)})


@pytest.mark.parametrize("numbers", COUNTED)
def test_no_place_is_left_in_a_session_that_is_full(numbers):
    told, left = COUNTED[numbers]
    context = context_of(numbers)
    page = main_part(context, "courses/a/")
    assert page.count("，余") == (told is not None and "余" in told)
    assert told is None or f"<div>{told}</div>" in page
    data = course_data(context.library.courses[0], None, context)
    assert data is not None
    assert data["hasCourseInstance"][0].get("remainingAttendeeCapacity") == left
