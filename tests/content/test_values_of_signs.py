"""Values that are no more than a sign, and text in the wrong column: told once, with a remedy that works."""

import pytest

from sitebuilder.content.model.site import Site
from sitebuilder.messages import format_problems
from tests.content.test_slips_of_lists import article, read, settings, told


@pytest.mark.parametrize("sign", ["-", "--", "—", "——", "/", "／"])
@pytest.mark.parametrize("key", ["fee", "hours", "fee_note", "credential", "attachments"])
def test_a_sign_in_place_of_a_value_is_told_as_such(sign, key):
    assert told(read(f"{key}: {sign}\ncode: A1\n")[1]) == [("value-is-sign", 4)]


def test_a_sign_in_quotation_marks_and_the_address_of_the_home_page_are_values():
    assert read('fee_note: "—"\n')[0].fee_note == "—"
    site, problems = settings("navigation:\n  - {title: 首页, url: /}\n")
    assert isinstance(site, Site) and not problems


def test_a_hyphen_before_a_single_value_is_told_to_be_left_out_or_quoted():
    _, problems = article("author: - 李工\n")
    assert told(problems) == [("yaml-special-character", 5)]
    assert dict(problems[0].values)["right"] == 'author: "- 李工"'
    assert "请删去它" in format_problems(problems, "zh-CN")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("author: ! 李工\n", 5),
        ("author:\n  ! 李工\n", 6),
        ("tags: [报名, ! 消防]\n", 5),
        ("tags:\n- 报名\n- ! 消防\n", 7),
        ("attachments:\n- {file: ! 报名表.docx, title: 报名表}\n", 6),
    ],
)
def test_an_exclamation_mark_before_a_value_is_told_as_yaml_would_drop_it(text, line):
    assert told(article(text)[1]) == [("yaml-special-character", line)]


@pytest.mark.parametrize("text", ["注意 ! 请带证件", "注意 !\n  请带证件", '"! 请带证件"', "|\n  ! 请带证件"])
def test_an_exclamation_mark_within_a_value_is_text(text):
    document, problems = article(f"summary: {text}\n")
    assert not problems
    assert "! 请带证件" in document.summary


@pytest.mark.parametrize("text", ["年满18岁。\n能读写。\n", "年满18岁。\n\n时间：周六\n- 能读写\n"])
def test_text_at_the_margin_below_the_sign_of_a_block_is_one_problem(text):
    assert told(read(f"requirements: |\n{text}hours: 24\n")[1]) == [("yaml-block-indent", 5)]


def test_an_empty_block_is_no_slip():
    _, problems = read("requirements: |\nfee: abc: d\n")
    assert told(problems) == [("yaml-colon", 5)]


def test_prose_at_the_margin_is_told_that_it_may_belong_to_the_text_above():
    _, problems = read("syllabus: |\n  火灾\n灭火器：干粉\nhours: 24\n")
    assert told(problems) == [("unknown-key", 6)]
    assert "空两格" in format_problems(problems, "zh-CN")


def test_a_path_of_windows_in_double_quotation_marks_is_told_to_want_single_ones():
    _, problems = article(r'summary: "文件在D:\new\temp"' + "\n")
    assert told(problems) == [("yaml-backslash", 5)]
    right = dict(problems[0].values)["right"]
    assert article(f"summary: {right}\n")[0].summary == r"文件在D:\new\temp"
    assert article(r'summary: "第一行\n第二行"' + "\n")[0].summary == "第一行第二行"
