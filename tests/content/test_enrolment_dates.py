"""Dates of enrolment that cannot be meant are told once."""

import pytest

from sitebuilder.content.document_reader import read_document


def of_course(*lines: str) -> list[tuple[str, int]]:
    text = "title: 焊工\ntrade: safety\nsummary: 学焊接。\nsessions:\n  - id: 2026-1\n"
    return _told("courses", text + "".join(f"    {line}\n" for line in lines))


def of_competition(*lines: str) -> list[tuple[str, int]]:
    return _told("competitions", "title: 焊工\nsummary: 比焊接。\n" + "".join(f"{line}\n" for line in lines))


def _told(folder: str, text: str) -> list[tuple[str, int]]:
    problems = read_document(f"content/{folder}/welding.yaml", text.encode()).problems
    return [(each.code, each.place.line) for each in problems]


def test_enrolment_that_closes_in_the_year_after_a_session_is_told():
    found = of_course("start: 2026-05-04", "end: 2026-05-08", "enrol_until: 2027-04-20")
    assert found == [("enrol-after-end", 8)]


def test_entry_that_closes_in_the_year_after_a_competition_is_told():
    stages = "schedule: [{name: 初赛, start: 2026-05-04}, {name: 决赛, start: 2026-06-01, end: 2026-06-02}]"
    assert of_competition("entry_until: 2027-05-01", stages) == [("enrol-after-end", 3)]


@pytest.mark.parametrize("until", ["2026-05-04", "2026-05-06", "2026-05-08 17:00", "2026-06-08"])
def test_people_may_enrol_up_to_the_last_day_and_soon_after(until):
    assert of_course("start: 2026-05-04", "end: 2026-05-08", f"enrol_until: {until}") == []


def test_a_competition_with_an_undated_stage_may_be_entered_after_the_others():
    assert (
        of_competition("entry_until: 2027-06-03", "schedule: [{name: 初赛, start: 2026-05-04}, {name: 决赛}]")
        == []
    )


def test_a_wrong_year_of_a_session_is_told_once():
    dates = "start: 2026-05-04", "end: 2026-05-08", "enrol_from: 2027-03-01", "enrol_until: 2027-04-20"
    assert of_course(*dates) == [("enrol-after-start", 8)]
