"""Keys that were not meant as they are read: each line that is wrong is told, and the remedy works."""

import pytest

from sitebuilder.messages import format_problems
from tests.content.test_slips_of_lists import article, read, settings, told


def test_chinese_keys_over_several_lines_are_all_told():
    _, problems = read("contact:\n  联系人：李工\n  电话：0758-1234567\n  email：a@b.cn\n")
    assert told(problems) == [("chinese-key", 5), ("chinese-key", 6), ("yaml-wide-colon", 7)]
    assert dict(problems[1].values)["right"] == "phone: 0758-1234567"
    _, problems = read("sessions:\n  - 编号：a\n    开始：2026-03-01\n    名额:40\n")
    assert told(problems) == [("chinese-key", 5), ("chinese-key", 6), ("chinese-key", 7)]


def test_words_behind_a_comma_in_braces_are_told_as_a_part_of_the_value():
    _, problems = read("sessions:\n  - {id: a, note: 自带电脑, 笔, 早到}\n")
    assert told(problems) == [("yaml-comma-in-braces", 5)]
    right = dict(problems[0].values)["right"]
    assert right == 'note: "自带电脑, 笔, 早到"'
    data, problems = read(f"sessions:\n  - {{id: a, {right}}}\n")
    assert not problems
    assert data.sessions[0].note == "自带电脑, 笔, 早到"


@pytest.mark.parametrize("item", ["{id: a, full}", "{id: a, idd: b}", "{id: a, start：2026-03-01}"])
def test_a_key_in_braces_that_is_no_word_of_a_value_is_told_as_such(item):
    assert all(each.code != "yaml-comma-in-braces" for each in read(f"sessions:\n  - {item}\n")[1])


def test_a_key_twice_in_braces_begins_no_item():
    assert told(read("sessions:\n  - {id: a, start: 2026-03-01, id: b}\n")[1]) == [("yaml-duplicate-key", 5)]


def test_two_chinese_keys_on_a_line_are_told_as_two_lines():
    _, problems = article("来源：西江日报　作者：李工\n")
    assert told(problems) == [("chinese-key", 5), ("yaml-second-key", 5)]
    assert [dict(each.values)["right"] for each in problems] == ["source: 西江日报", "author: 李工"]
    _, problems = article("摘要：时间：3月1日，作者：李工\n")
    assert told(problems) == [("chinese-key", 5)]


def test_a_key_by_its_english_name_is_told_alone():
    _, problems = settings("deploy:\n  - {name: a, type: bucket, bucket: oss:b}\n")
    assert told(problems) == [("unknown-key", 5)]
    assert "“remote”" in format_problems(problems, "zh-CN")


def test_a_key_as_a_problem_lists_it_is_told_without_its_label():
    _, problems = read("hours（学时）: 24\nfee(费用): 380\n")
    assert told(problems) == [("unknown-key", 4), ("unknown-key", 5)]
    assert [dict(each.values)["nearest"] for each in problems] == ["hours", "fee"]
