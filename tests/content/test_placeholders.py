"""What a template left to be filled in is told before visitors see it."""

import pytest

from sitebuilder.content.placeholders import find_placeholders
from sitebuilder.messages import Severity, format_problems
from tests.content.test_slips_of_lists import article, read, told


def places(text: str) -> list[tuple[int, int]]:
    found = find_placeholders(text, "a")
    return [(each.place.line, each.place.column) for each in found]


def test_places_to_be_filled_in_are_reminders_wherever_they_stand():
    _, problems = read("syllabus: |\n  平焊（待补充），XX月XX日开课\n  【此处填写教室】\n")
    assert told(problems) == [("placeholder-left", 5)] * 2 + [("placeholder-left", 6)]
    assert problems[0].severity is Severity.WARNING
    assert told(article("summary: 请于X月X日前报名。\n")[1]) == [("placeholder-left", 5)]
    assert places("甲\n姓名：单击或点击此处输入文字。") == [(2, 4)]
    assert places("电话：0758-XXXXXXX\n手机：138×××××××× 王工") == [(1, 4), (2, 4)]
    assert places("[请输入标题]\n（此处插入照片）") == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "# 教室（待补充）",
        "甲<!-- （待补充） -->",
        "requirements: （待补充）",
        "请填写报名表。",
        "点击此处下载。",
        "张XX",
        "手机尾号：138XXXX1234",
        "型号 500XXXXXA，规格 XXXXL",
        "姓名（请填写真实姓名）",
        "毕业生（此处指今年毕业的学员）",
    ],
)
def test_comments_and_honest_words_are_none(text):
    assert not places(text)


def test_a_value_that_only_says_that_it_is_missing_is_unknown():
    found, problems = read("requirements: 待补\nassessment: <待填>\nsubsidy: （待补充）\n")
    assert problems == ()
    assert found.requirements is found.assessment is found.subsidy is None


@pytest.mark.parametrize("sign", ["TODO", "？", "……", "tbd", "＿＿"])
def test_a_sign_in_place_of_a_text_is_told(sign):
    found, problems = read(f"requirements: {sign}\ncode: {sign}\n")
    assert told(problems) == [("placeholder-left", 4), ("placeholder-left", 5)]
    assert found.code == sign


@pytest.mark.parametrize("day", ["即日起", "自即日起至2月25日", "今天"])
def test_a_day_that_depends_on_today_is_told_to_be_written_out(day):
    _, problems = read(f"sessions:\n  - id: a\n    enrol_from: {day}\n")
    assert told(problems) == [("bad-time", 6)]
    assert "“今天”请写出是哪一天" in format_problems(problems, "zh-CN")
