"""Files in JSON, which YAML reads too: what is wrong in them is told at its place, and once."""

import pytest

from sitebuilder.content.document_reader import read_document
from tests.content.test_slips_of_lists import read, told

PATH = "content/courses/a.yaml"
LINES = ('{\n  "title": "甲",\n', '  "trade": "safety",\n', '  "summary": "乙"\n}\n')


def told_of(text: str) -> list[tuple[str, int]]:
    return told(read_document(PATH, text.encode()).problems)


def test_a_file_in_json_is_read():
    assert told_of("".join(LINES)) == []


@pytest.mark.parametrize(
    ("line", "wrong", "expected"),
    [
        (1, '  "trade": "safety"\n', ("yaml-comma-missing", 4)),
        (1, '  "trade": "safety", // 方向\n', ("yaml-remark", 3)),
        (1, '  "trade": "https://a/b", // 方向\n', ("yaml-remark", 3)),
        (2, '  "summary": "乙"\n', ("yaml-bracket", 1)),
    ],
)
def test_a_slip_in_json_is_one_problem(line, wrong, expected):
    lines = [*LINES]
    lines[line] = wrong
    assert told_of("".join(lines)) == [expected]


def test_a_span_in_the_first_day_of_a_publicity_period_is_one_problem():
    head = "title: 甲\nsummary: 一\n"
    _, problems = read("publicity:\n  start: 2026年6月1日至5日\n", "content/competitions/a.yaml", head)
    assert told(problems) == [("date-span", 4)]


def test_pictures_in_markdown_are_photos_once_they_are_quoted():
    head = "title: 甲\nsummary: 一\n"
    _, problems = read("photos:\n  - ![门口](门口.jpg)\n", "content/venues/a.yaml", head)
    assert told(problems) == [("yaml-special-character", 4)]
    right = dict(problems[0].values)["right"]
    data, problems = read(f"photos:\n  {right}\n", "content/venues/a.yaml", head)
    assert not problems
    assert (data.photos[0].file, data.photos[0].alt) == ("content/venues/门口.jpg", "门口")
