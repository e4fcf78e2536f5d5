"""Marks that turn the order of signs are told where they stand, and published nowhere (CVE-2021-42574)."""

import pytest

from sitebuilder.content.site_file import read_site
from sitebuilder.content.turned_text import find_turned_text
from sitebuilder.messages import Severity
from tests.content.test_slips_of_lists import article, read, told
from tests.site_folder import build_site, copy_site, tree, write_files

SETTINGS = "name: 甲\nbase_url: https://a.example/\n"


def found_in(text: str) -> list[tuple[int, int | None]]:
    return [(each.place.line, each.place.column) for each in find_turned_text(text, "a")]


@pytest.mark.parametrize("mark", "\u202b\u202e\u2067")
def test_a_mark_that_turns_text_is_a_reminder_wherever_it_stands(mark):
    _, problems = article(f"author: 李{mark}工\n")
    assert told(problems) == [("text-turned", 5)]
    assert problems[0].severity is Severity.WARNING
    assert dict(problems[0].values)["mark"] == f"U+{ord(mark):04X}"
    _, problems = read(f"# 备注{mark}\nsummary: 一\n", "content/competitions/a.yaml", "title: 甲\n")
    assert told(problems) == [("text-turned", 2)]
    site, reading = read_site(f"{SETTINGS}description: 一{mark}二\n".encode())
    assert site is not None and told(reading.problems) == [("text-turned", 3)]


def test_each_line_is_told_once_and_no_more_of_them_than_can_be_read():
    assert found_in("甲\n乙\u202e丙\u202e\n\u202e丁\n") == [(2, 2), (3, 1)]
    assert len(found_in("甲\u202e\n" * 1_000)) == 20


@pytest.mark.parametrize(
    "text",
    [
        *("电话：\u202a0758-3636363\u202c", "\u202d+86 138 0000 0000\u202c", "指纹：\u200e3f2a", "a\u200fb"),
        *("老师：\u202bمحمد\u202c", "\u2067אברהם\u2069（教授）", "\u2066Ali\u2069、\u2068علي\u2069"),
    ],
)
def test_copied_numbers_and_names_of_other_scripts_are_not_told(text):
    assert found_in(text) == []


def test_an_override_is_told_and_dropped_among_names_of_other_scripts_too(tmp_path):
    assert found_in("محمد\n甲\u202e乙\n") == [(2, 2)]
    page = "---\ntitle: 甲\u202e乙 א\n---\n丙\u202e丁\u202d戊 \u202bא\u202c\n\n`己\u202e庚 א`\n"
    site = write_files(copy_site("minimal", tmp_path), {"content/pages/t.md": page})
    assert [each.code for each in build_site(site).problems] == ["text-turned"] * 3
    published = b"".join(tree(site / "public").values()).decode("utf-8", "ignore")
    assert "甲乙 א" in published and "\u202bא\u202c" in published
    assert not set("\u202d\u202e") & set(published)
