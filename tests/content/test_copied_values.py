"""Values copied from web pages, forms and other files: read as meant, or told what would be published."""

import pytest

from sitebuilder.messages import Severity
from tests.content.test_slips_of_lists import article, read, told


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("安全&amp;健康", "安全&健康"),
        ("开班通知<br>（第二批）", "开班通知（第二批）"),
        ("关于**报名**的通知", "关于报名的通知"),
        ("第<strong>二</strong>批", "第二批"),
        ("第<b>二</b>批<u>报名</u>", "第二批报名"),
        ("第二批&lt;报名&gt;", "第二批<报名>"),
    ],
)
def test_markup_in_a_plain_value_is_a_reminder(text, right):
    data, problems = article(f"summary: {text}\n")
    assert data.summary == text
    assert [(each.code, each.severity) for each in problems] == [("markup-in-value", Severity.WARNING)]
    assert dict(problems[0].values)["right"] == f"summary: {right}"


@pytest.mark.parametrize("text", ["AT&T; 甲", "a<b", "2**10**3", "王**、李**", "输入<QQ号>", "A**、B** 两组"])
def test_other_signs_in_a_plain_value_are_no_markup(text):
    assert article(f"summary: {text}\n")[1] == ()


@pytest.mark.parametrize("sign", ["XXX", "xx", "×××", "N/A"])
def test_a_place_to_be_filled_in_is_told(sign):
    assert told(article(f"author: {sign}\n")[1]) == [("value-is-sign", 5)]


@pytest.mark.parametrize("text", ["待补充", "待填写"])
def test_what_is_to_be_filled_in_is_unknown(text):
    assert article(f"author: {text}\n")[0].author is None


@pytest.mark.parametrize("quote", ['"', ""])
def test_a_link_to_a_document_is_a_reference_once_it_is_quoted(quote):
    item = f"{quote}[焊工](../../courses/a.yaml){quote}"
    data, problems = article(f"related:\n  - {item}\n")
    if quote:
        assert (problems, data.related) == ((), ("course/a",))
    else:
        assert dict(problems[0].values)["right"] == '- "[焊工](../../courses/a.yaml)"'


def test_a_credential_is_named_by_a_link():
    assert read('credential: "[电工](../credentials/e.yaml)"\n')[0].credential == "e"
