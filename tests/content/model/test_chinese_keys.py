"""Keys in Chinese: each is answered with the real key, never with a line that is wrong as well."""

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.chinese_keys import key_names
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.fields import fields_of
from sitebuilder.content.model.site import Site
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import format_problems

ARTICLE = "content/news/2026/a.md"
COURSE = "content/courses/a.yaml"
COURSE_HEAD = "title: 甲\ntrade: safety\nsummary: 好\n"


def told(path: str, text: str) -> str:
    return format_problems(read_document(path, text.encode()).problems, "zh-CN")


def article(lines: str) -> str:
    return f"---\ntitle: 甲\ndate: 2026-02-01\ncolumn: notices\n{lines}\n---\n文\n"


LABELS = [
    (model, field)
    for model in (*(spec.model for spec in KINDS.values()), Site)
    for field in fields_of(model).values()
]


@pytest.mark.parametrize(
    ("model", "field"),
    LABELS,
    ids=lambda each: getattr(each, "key", each.__name__ if isinstance(each, type) else ""),
)
def test_the_label_of_each_field_stands_for_its_key(model, field):
    assert key_names(model).top[field.label.chinese] == field.key


@pytest.mark.parametrize("colon", ["：", "： ", " ：", ": "])
@pytest.mark.parametrize(
    ("word", "key"),
    [("标签", "tags"), ("摘要", "summary"), ("作者", "author"), ("关键词", "tags"), ("责任编辑", "editor")],
)
def test_a_chinese_key_is_answered_with_the_real_one(word, key, colon):
    said = told(ARTICLE, article(f"{word}{colon}报名"))
    assert f"{ARTICLE}:5:1" in said and f"{word}: 报名" not in said
    assert (f"请写：{key}: 报名" if "：" in colon else f"您是不是要写“{key}”") in said
    assert said.count("错误") == 1


def test_front_matter_in_chinese_alone_is_answered_line_by_line():
    said = told(ARTICLE, "---\n标题：开班\n日期：2026年2月1日\n栏目： 通知公告\n---\n文\n")
    assert [line.strip() for line in said.splitlines() if "改法" in line] == [
        "改法：请写：title: 开班",
        "改法：请写：date: 2026年2月1日",
        "改法：请写：column: 通知公告",
    ]


def test_in_a_file_that_cannot_be_read_chinese_keys_with_half_width_colons_are_told_too():
    said = told(COURSE, "课程名称: 安全\n工种：安全\nsummary: 好\n")
    assert "请写：title: 安全" in said and "请写：trade: 安全" in said


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("  - id: s1\n    开始：2026-05-10", "start: 2026-05-10"),
        ("  - 开班日期：2026-05-10", "start: 2026-05-10"),
        ("  - {id: s1, 地点：一号楼}", "venue: 一号楼"),
        ("  - id: s1\n    报名截止 ： 2026-05-01", "enrol_until: 2026-05-01"),
    ],
)
def test_keys_of_the_inner_fields_are_answered_too(written, right):
    assert f"请写：{right}" in told(COURSE, f"{COURSE_HEAD}sessions:\n{written}\n")


def test_a_chinese_key_without_a_counterpart_is_answered_with_the_keys_that_exist():
    said = told(ARTICLE, article("阅读量：三百"))
    assert "不认识的项目“阅读量”" in said and "请删去这一行" in said and "、summary（摘要）、" in said
    assert "阅读量: " not in said


def test_an_item_of_words_with_a_full_width_colon_is_text():
    words = "tags:\n  - 学历：大专以上\n  - 年龄：不限"
    assert told(ARTICLE, article(words)) == ""
    said = told(ARTICLE, article(f"summary： 好\n{words}"))
    assert said.count("错误") == 1 and f"{ARTICLE}:5:8" in said


def test_settings_are_answered_with_their_keys():
    text = "name: 学院\nbase_url: https://www.example.org/\n简介：学院的网站。\n"
    said = format_problems(read_site(text.encode())[1].problems, "zh-CN")
    assert "请写：description: 学院的网站。" in said


def test_names_that_mean_several_inner_keys_are_left_to_the_reader():
    nested = key_names(Course).nested
    assert nested["开始"] == "start" and nested["地点"] == "venue"
