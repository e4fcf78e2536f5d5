"""Lists on one line: what belongs together stays together, and what nobody sees makes no other name."""

import pytest

from sitebuilder.content.yaml.item_signs import split_words
from tests.content.test_slips_of_lists import article, read, told


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("某大学（东、西校区）、某公司", ["某大学（东、西校区）", "某公司"]),
        ("《工会法》、《劳动法（修订，2018）》", ["《工会法》", "《劳动法（修订，2018）》"]),
        ("《工会法》《劳动法》", ["《工会法》", "《劳动法》"]),
        ("解读《工会法》《劳动法》", ["解读《工会法》《劳动法》"]),
        ("甲（乙（丙、丁）、戊）、己", ["甲（乙（丙、丁）、戊）", "己"]),
        ("“师带徒、一帮一”活动、夜校", ["“师带徒、一帮一”活动", "夜校"]),
        ("“报名，培训”", ["报名", "培训"]),
        ("（报名、培训", ["（报名", "培训"]),
        ("报名）、（培训、焊工", ["报名）", "（培训", "焊工"]),
        ("报名\t培训\t\t焊工", ["报名", "培训", "焊工"]),
    ],
)
def test_words_are_split_outside_of_brackets(line, words):
    assert split_words(line) == words


def test_cells_of_a_table_are_several_tags():
    assert article("tags:\t夜校\t焊工\n")[0].tags == ("夜校", "焊工")


def test_zero_width_characters_make_no_other_name():
    data, problems = article("tags: [夜校\u200b, 焊工]\nauthor: \u200b李工\nslug: night\u200b\n")
    assert problems == ()
    assert (data.tags, data.author, data.slug) == (("夜校", "焊工"), "李工", "night")


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("content/services.yaml", "services:\n  - {id: a, name: 甲, summary: 一}\n", 3),
        ("content/partners.yaml", "partners:\n  - {id: a, name: 甲, role: 一}\n", 3),
        (
            "content/numbers.yaml",
            "years:\n  - {year: 2025, source: 甲, figures: []}\n",
            3,
        ),
    ],
)
def test_two_items_with_one_id_are_told_at_the_second(path, text, line):
    item = text.partition("\n")[2]
    _, problems = read(text + item, path, "")
    assert told(problems) == [("duplicate-id", line)]
