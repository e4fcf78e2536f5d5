"""Numbers of identity cards, which lists of winners bring along, are told before they are public."""

import pytest

from sitebuilder.content.identity_numbers import find_identity_numbers
from sitebuilder.messages import Problem, Severity
from tests.content.test_slips_of_lists import article, read, told

CARD = "11010519491231002X"
"""The example of the standard."""


def found_in(text: str) -> list[Problem]:
    return list(find_identity_numbers(text.encode(), text, "a"))


def test_a_number_of_an_identity_card_is_a_reminder_wherever_it_stands():
    _, problems = article(f"author: 李工（{CARD.lower()}）\n")
    assert told(problems) == [("identity-number", 5)]
    assert problems[0].severity is Severity.WARNING
    assert dict(problems[0].values)["masked"] == "1101**********002X"
    results = f"results:\n  - {{award: 一等奖, name: 李工 {CARD}}}\n"
    _, problems = read(results, "content/competitions/a.yaml", "title: 甲\nsummary: 一\n")
    assert told(problems) == [("identity-number", 4)]
    found = found_in(f"名单\n李工{CARD}、{CARD}\n")
    assert [(each.place.line, each.place.column) for each in found] == [(2, 3), (2, 22)]


@pytest.mark.parametrize(
    "number",
    [
        *("110105194912310021", "110105194913310029", "1101**********002X", f"{CARD}1", f"a{CARD}"),
        *("202603010830000012", "6222021234567890123", "91441200MA4UXXXX0K"),
    ],
)
def test_other_long_numbers_are_none(number):
    assert not found_in(f"编号：{number}。")
