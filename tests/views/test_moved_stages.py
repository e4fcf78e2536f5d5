"""A stage of a competition that was moved, wherever visitors and their calendars meet it."""

from datetime import datetime
from typing import Any

import pytest
from icalendar import Calendar

from sitebuilder.content.dates.changes import competition_changes
from sitebuilder.content.document_reader import read_document
from sitebuilder.views.competitions.search_words import competition_words
from sitebuilder.views.competitions.structured_data import competition_data
from sitebuilder.views.machine import calendars, feeds
from sitebuilder.views.shared.structured_data import EVENT_CANCELLED, EVENT_POSTPONED, EVENT_RESCHEDULED
from tests.library import made, main_part, make_test_context

NOW = datetime(2026, 2, 10, 8)
CONTEST = "title: 焊接竞赛\nsummary: 比焊接。\nupdated: 2026-02-01\nschedule:\n"
MOVED = "name: 决赛, start: 2026-03-10, end: 2026-03-11, moved_from: 2026-03-03"
POSTPONED = "name: 决赛, moved_from: 2026-03-03 09:00"
PLAIN = "name: 决赛, start: 2026-03-03, end: 2026-03-04"


def text_of(stage: str, more: str = "") -> str:
    return more + CONTEST + f"  - {{{stage}}}\n"


def context_of(stage: str, more: str = "") -> Any:
    return make_test_context({"content/competitions/welding.yaml": text_of(stage, more)}, now=NOW)


def event(stage: str, more: str = "") -> Any:
    calendar = made(calendars.outputs, context_of(stage, more))["competitions/welding/calendar.ics"]
    (found,) = Calendar.from_ical(calendar).walk("VEVENT")
    return found


def page(stage: str, more: str = "") -> str:
    return main_part(context_of(stage, more), "competitions/welding/")


def test_a_moved_stage_says_so_in_its_event_and_when_it_was_to_be():
    found = event(MOVED)
    assert found["SUMMARY"] == "【改期】焊接竞赛：决赛"
    assert str(found["DTSTART"].dt) == "2026-03-10"
    assert "改期，原定2026-03-03" in found["DESCRIPTION"]


def test_a_stage_without_a_new_day_stays_at_the_old_one_as_tentative():
    found = event(POSTPONED)
    assert found["STATUS"] == "TENTATIVE"
    assert str(found["DTSTART"].dt).startswith("2026-03-03 09:00")
    assert "新日期待公布" in found["DESCRIPTION"]


def test_moving_a_stage_is_a_revision_of_the_same_event():
    before, after = event(PLAIN), event(MOVED)
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_the_page_and_the_feed_say_when_it_was_to_be():
    assert "改期，原定" in page(MOVED)
    assert "新日期待公布" not in page(MOVED)
    assert "新日期待公布" in page(POSTPONED)
    feed = made(feeds.outputs, context_of(MOVED))["feeds/competitions.xml"].decode()
    assert "改期，原定2026-03-03" in feed


@pytest.mark.parametrize("show", [page, lambda *what: event(*what).to_ical().decode()])
def test_a_cancelled_competition_says_only_that(show):
    assert "改期" not in show(MOVED, "cancelled: yes\n")


@pytest.mark.parametrize(
    ("stage", "more", "found"),
    [
        (PLAIN, "", "2026年3月3日（周二）"),
        (MOVED, "", "2026年3月10日（周二），改期，原定2026年3月3日（周二）"),
        (POSTPONED, "", "改期，原定2026年3月3日（周二）09:00，新日期待公布"),
        (PLAIN, "cancelled: yes\n", "已取消，2026年3月3日（周二）"),
        (POSTPONED, "cancelled: yes\n", "已取消，2026年3月3日（周二）09:00"),
    ],
)
def test_the_search_says_whether_a_stage_is_on_its_day(stage, more, found):
    (entry,) = context_of(stage, more).library.competitions
    assert list(competition_words(entry, None)) == [f"决赛：{found}"]


def read(stage: str) -> Any:
    return read_document("content/competitions/welding.yaml", text_of(stage).encode())


def test_a_stage_that_was_moved_to_its_own_day_is_a_problem():
    (found,) = read(PLAIN + ", moved_from: 2026-03-03").problems
    assert found.code == "moved-nowhere"


def test_the_site_changes_when_the_old_day_of_a_postponed_stage_is_over():
    data = read(POSTPONED).data
    assert max(competition_changes(data)) == data.schedule[0].moved_from.ends


FIRST = "name: 初赛, start: 2026-03-01"


@pytest.mark.parametrize(
    ("stages", "more", "told"),
    [
        ([PLAIN], "", ("2026-03-03", None, None)),
        ([MOVED], "", ("2026-03-10", "2026-03-03", EVENT_RESCHEDULED)),
        ([FIRST, MOVED], "", ("2026-03-01", None, None)),
        ([POSTPONED], "", ("2026-03-03T09:00+08:00", None, EVENT_POSTPONED)),
        ([POSTPONED, PLAIN.replace("03-0", "04-0")], "", ("2026-04-03", None, None)),
        ([MOVED], "cancelled: yes\n", ("2026-03-10", None, EVENT_CANCELLED)),
    ],
)
def test_structured_data_tells_when_a_competition_was_to_begin(stages, more, told):
    context = context_of("}\n  - {".join(stages), more)
    data = competition_data(context.library.competitions[0], context)
    assert data is not None
    assert (data["startDate"], data.get("previousStartDate"), data.get("eventStatus")) == told
