"""Slips of office workers in YAML: each told at its own line, with what to write; no text vanishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import format_problems
from tests.library import SITE

REST = "date: 2026-02-01\ncolumn: news\n"


def read(front_matter: str) -> Document:
    return read_document("content/news/2026/a.md", f"---\n{front_matter}---\n正文。\n".encode())


SLIPS = {
    "a full-width colon": ("title：开班通知\n" + REST, "yaml-wide-colon", 2, "title: 开班通知"),
    "a Chinese mark behind an item": (
        REST + "tags: ['通知', '报名”]\n",
        "yaml-quote",
        4,
        "tags: ['通知', '报名']",
    ),
    "no mark behind an item": (REST + 'tags: [通知, "报名]\n', "yaml-quote", 4, 'tags: [通知, "报名"]'),
    "an item behind its key": (REST + "tags: -报名\n", "yaml-item-on-line", 4, "- 报名"),
    "a semicolon for a colon": ("title；开班通知\n" + REST, "yaml-wide-colon", 2, "title: 开班通知"),
    "an equals sign for a colon": ("title = 开班通知\n" + REST, "yaml-wide-colon", 2, "title: 开班通知"),
    "a sign like a colon": ("title∶ 开班通知\n" + REST, "yaml-wide-colon", 2, "title: 开班通知"),
    "two colons": ("title:: 开班通知\n" + REST, "yaml-colon-blank", 2, "title: 开班通知"),
    "a full-width colon further down": (
        "title: 通知\ndate：2026-02-01\ncolumn: news\n",
        "yaml-wide-colon",
        3,
        "date: ",
    ),
    "a full-width blank behind a colon": (
        "title:　开班通知\n" + REST,
        "yaml-blank-wide",
        2,
        "title: 开班通知",
    ),
    "a full-width blank behind a colon further down": (
        "title: 甲\ndate:\u00a02026-02-01\ncolumn: news\n",
        "yaml-blank-wide",
        3,
        "date: 2026-02-01",
    ),
    "a full-width blank behind every colon": (
        "title:　甲\ndate:　2026-02-01\ncolumn:　news\n",
        "yaml-blank-wide",
        2,
        "title: 甲",
    ),
    "a full-width blank behind a hyphen": (
        f"title: 甲\n{REST}tags:\n  -　报名\n",
        "yaml-blank-wide",
        6,
        "- 报名",
    ),
    "a full-width blank behind hyphens": (
        f"title: 甲\n{REST}tags:\n  -　报名\n  -　培训\n",
        "yaml-blank-wide",
        6,
        "- 报名",
    ),
    "hyphens of attachments without blanks": (
        f"title: 甲\n{REST}attachments:\n  -登记表.docx\n  -须知.pdf\n",
        "yaml-hyphen-blank",
        6,
        "- 登记表.docx",
    ),
    "a full-width bar before several lines": (
        f"title: 甲\n{REST}summary: ｜\n  周三停课。\n  周五补课。\n",
        "yaml-wide-block",
        5,
        "summary: |",
    ),
    "a full-width bar, and a colon in a line below": (
        f"title: 甲\nsummary: ｜-\n  时间: 周三\n  地点: 车间\n{REST}",
        "yaml-wide-block",
        3,
        "summary: |-",
    ),
    "a full-width bar and items below": (
        f"title: 甲\n{REST}summary: ｜  # 简介\n  - 周三\n  -周五\n",
        "yaml-wide-block",
        5,
        "summary: |",
    ),
    "a full-width sign of a folded text": (
        f"title: 甲\n{REST}summary: ＞\n\n  周三：停课。\n  周五：补课。\n",
        "yaml-wide-block",
        5,
        "summary: >",
    ),
    "a full-width colon and bar": (
        f"title: 甲\n{REST}summary：｜\n  周三停课。\n",
        "yaml-wide-colon",
        5,
        "summary: |",
    ),
    "a full-width bar without a blank before it": (
        f"title: 甲\n{REST}summary:｜\n  周三停课。\n",
        "yaml-colon-blank",
        5,
        "summary: |",
    ),
    "a comma behind quotation marks": (
        'title: "甲",\n' + REST,
        "yaml-mark-at-end",
        2,
        'title: "甲"',
    ),
    "keys and values as in other formats": (
        '"title": "甲",\n' + REST,
        "yaml-mark-at-end",
        2,
        '"title": "甲"',
    ),
    "quotation marks of two kinds": (
        'title: "甲”\n' + REST,
        "yaml-quote",
        2,
        'title: "甲"',
    ),
    "no blank behind a colon": ("title:开班通知\n" + REST, "yaml-colon-blank", 2, "title: 开班通知"),
    "no colon": ("title 开班通知\n" + REST, "yaml-colon-missing", 2, ""),
    "no colon before a list": (f"title: 甲\n{REST}tags\n  - 消防\n", "yaml-colon-missing", 5, ""),
    "no colon before keys": (f"title: 甲\n{REST}review\n  first: 乙\n", "yaml-colon-missing", 5, ""),
    "no colon in the first line of an item": (
        f"title: 甲\n{REST}attachments:\n  - file a.pdf\n    title: 乙\n",
        "yaml-colon-missing",
        6,
        "",
    ),
    "no colon in the second line of an item": (
        f"title: 甲\n{REST}attachments:\n  - file: a.pdf\n    title 乙\n",
        "yaml-colon-missing",
        7,
        "",
    ),
    "a value that goes on at the margin": ("title: 关于\n的通知\n" + REST, "yaml-colon-missing", 3, ""),
    "a list in brackets before a title": (
        "title: [通知]开班\n" + REST,
        "yaml-after-bracket",
        2,
        'title: "[通知]开班"',
    ),
    "a title in brackets": ("title: [通知]\n" + REST, "wrong-type", 2, 'title: "[通知]"'),
    "a number sign": ("title: 工匠杯 #1 竞赛\n" + REST, "yaml-hash", 2, '"工匠杯 #1 竞赛"'),
    "a number sign at the beginning": ("title: #1 竞赛\n" + REST, "yaml-hash", 2, '"#1 竞赛"'),
    "a number sign in a list": (f"title: 甲\n{REST}tags:\n  - 消防 #1\n", "yaml-hash", 6, '"消防 #1"'),
    "a number sign before an item": (f"title: 甲\n{REST}tags:\n  - #夜校\n", "yaml-hash", 6, '"#夜校"'),
    "a number sign in brackets": (f"title: 甲\n{REST}tags: [消防 #1, 安全]\n", "yaml-hash", 5, '"消防 #1"'),
    "a colon in a value": ("title: 通知: 报名\n" + REST, "yaml-colon", 2, 'title: "通知: 报名"'),
    "Chinese quotation marks": ("title: “通知: 报名”\n" + REST, "yaml-wide-quote", 2, 'title: "通知: 报名"'),
    "a quotation mark not closed": (
        'title: "通知\ndate: 2026-02-01\nsummary: "甲"\n',
        "yaml-quote",
        2,
        'title: "通知"',
    ),
    "text behind a quotation mark": (
        'title: "工匠"杯\n' + REST,
        "yaml-after-quote",
        2,
        "title: '\"工匠\"杯'",
    ),
    "an apostrophe in single quotation marks": (
        "title: 'It's 开班'\n" + REST,
        "yaml-after-quote",
        2,
        'title: "It\'s 开班"',
    ),
    "a bracket not closed": (f"title: 甲\ntags: [甲, 乙\n{REST}", "yaml-bracket", 3, ""),
    "a full-width bracket": (f"title: 甲\ntags: [甲, 乙】\n{REST}", "yaml-wide-bracket", 3, "tags: [甲, 乙]"),
    "full-width hyphens": (f"title: 甲\n{REST}tags:\n－ 报名\n", "yaml-wide-hyphen", 6, "- 报名"),
    "dots for hyphens": (f"title: 甲\n{REST}tags:\n  · 报名\n", "yaml-wide-hyphen", 6, "- 报名"),
    "no blank behind a hyphen": (f"title: 甲\n{REST}tags:\n  -报名\n", "yaml-hyphen-blank", 6, "- 报名"),
    "a tab before an item": (f"title: 甲\n{REST}tags:\n\t- 报名\n", "yaml-tab", 6, ""),
    "full-width blanks before an item": (f"title: 甲\n{REST}tags:\n　　- 报名\n", "yaml-wide-blank", 6, ""),
    "a line separator": ("title: 标\u2028题\n" + REST, "yaml-line-character", 2, ""),
    "a next line": ("title: 甲\ndate: 2026-02-01\x85\ncolumn: news\n", "yaml-line-character", 3, ""),
    "a byte order mark within": ("\ufefftitle: 甲\n" + REST, "yaml-line-character", 2, ""),
    "a control character": (
        "title: 甲\ndate: 2026-02-01\x08\ncolumn: news\n",
        "yaml-control-character",
        3,
        "",
    ),
    "an at sign": ("title: @全体\n" + REST, "yaml-special-character", 2, 'title: "@全体"'),
    "a per cent sign": ("title: %五\n" + REST, "yaml-special-character", 2, 'title: "%五"'),
    "a backtick": ("title: `甲`\n" + REST, "yaml-special-character", 2, 'title: "`甲`"'),
    "a tag": ("title: !important 通知\n" + REST, "yaml-special-character", 2, 'title: "!important 通知"'),
    "a tag that is a mark alone": ("title: ! 通知\n" + REST, "yaml-special-character", 2, 'title: "! 通知"'),
    "an anchor": ("title: &a 通知\n" + REST, "yaml-special-character", 2, 'title: "&a 通知"'),
    "an asterisk": ("title: *重要*\n" + REST, "yaml-alias-unknown", 2, 'title: "*重要*"'),
    "a greater-than sign": ("title: > 通知\n" + REST, "yaml-special-character", 2, 'title: "> 通知"'),
    "a hyphen in the line of its key": (
        "title: - 通知\n" + REST,
        "yaml-special-character",
        2,
        'title: "- 通知"',
    ),
    "a full-width colon in braces": (
        f"title: 甲\n{REST}attachments:\n  - {{file：a.pdf, title：表}}\n",
        "yaml-wide-colon",
        6,
        "file: a.pdf",
    ),
    "a full-width comma in braces": (
        f"title: 甲\n{REST}attachments:\n  - {{file: a.pdf，title: 表}}\n",
        "yaml-wide-comma",
        6,
        "{file: a.pdf, title: 表}",
    ),
    "a key too far to the right": ("title: 甲\n  date: 2026-02-01\ncolumn: news\n", "yaml-indent", 3, ""),
    "a full-width colon below a value": (
        f"title: 甲\n{REST}cover: a.jpg\n  cover_alt：图\n",
        "yaml-wide-colon",
        6,
        "cover_alt: 图",
    ),
    "four hyphens": (f"title: 甲\n{REST}----\n", "yaml-fence", 5, ""),
    "a document's end": (f"title: 甲\n...\n{REST}", "yaml-two-documents", 4, ""),
    "a tab behind a hyphen": (f"title: 甲\n{REST}tags:\n  -\t报名\n", "yaml-tab", 6, "连字符后面是一个"),
    "an item in the line of the key of a list": (
        f"title: 甲\n{REST}tags: - 报名\n",
        "yaml-item-on-line",
        5,
        "一行写一项：- 报名",
    ),
    "an item further in than the one above": (
        f"title: 甲\n{REST}tags:\n  - 报名\n    - 培训\n",
        "yaml-indent",
        7,
        "",
    ),
    "two keys in a line": (
        f"title: 甲\n{REST}author: 李工 editor: 王工\n",
        "yaml-second-key",
        5,
        "写：editor: 王工",
    ),
    "two keys in a line, the second in Chinese": (
        f"title: 甲\n{REST}author: 李工　编辑: 王工\n",
        "yaml-second-key",
        5,
        "写：editor: 王工",
    ),
    "a colon behind a word that is no key": (
        f"title: 甲\n{REST}author: 李工 校对: 王工\n",
        "yaml-colon",
        5,
        'author: "李工 校对: 王工"',
    ),
    "stars around a key": (f"title: 甲\n{REST}**作者**: 李工\n", "chinese-key", 5, "author: 李工"),
    "brackets around a key": (f"title: 甲\n{REST}【作者】：李工\n", "chinese-key", 5, "author: 李工"),
    "blanks within a key": (f"title: 甲\n{REST}作　者：李工\n", "chinese-key", 5, "author: 李工"),
    "brackets around a key that YAML reads": (
        f"title: 甲\n{REST}【作 者】: 李工\n",
        "unknown-key",
        5,
        "您是不是要写“author”",
    ),
    "a full-width number sign before a comment": (f"title: 甲\n{REST}＃ 已审\n", "yaml-remark", 5, "# 已审"),
    "strokes before a comment": (f"title: 甲\n{REST}// 已审\n", "yaml-remark", 5, "# 已审"),
    "a comment of HTML": (f"title: 甲\n{REST}<!-- 已审 -->\n", "yaml-remark", 5, "写：# 已审"),
    "a backslash in double quotation marks": (
        f'title: 甲\n{REST}source: "D:\\报纸"\n',
        "yaml-backslash",
        5,
        "'D:\\报纸'",
    ),
    "a key twice": (f"title: 甲\n{REST}title: 乙\n", "yaml-duplicate-key", 5, ""),
}


@pytest.mark.parametrize(("text", "code", "line", "right"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_reported_first_at_its_own_line_with_what_to_write(text, code, line, right):
    problems = read(text).problems
    assert (problems[0].code, problems[0].place.line) == (code, line)
    assert right in format_problems(problems[:1], "zh-CN")


@pytest.mark.parametrize("name", ["a full-width colon", "a number sign", "a colon in a value", "a tag"])
def test_the_proposed_correction_is_read_as_it_was_meant(name):
    (found, *_) = read(SLIPS[name][0]).problems
    right = dict(found.values)["right"]
    line = right if right.startswith("title") else f"title: {right}"
    data = read(f"{line}\n{REST}").data
    assert data is not None
    assert getattr(data, "title", "") in SLIPS[name][0]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("name: ", "name：", "yaml-wide-colon", 1),
        ("description: ", "description:", "yaml-colon-blank", 3),
    ],
)
def test_slips_in_the_settings_are_reported_in_the_same_way(old, new, code, line):
    text = "name: 学院\nbase_url: https://www.example.org/\ndescription: 甲\n"
    _, reading = read_site(text.replace(old, new, 1).encode())
    assert (reading.problems[0].code, reading.problems[0].place.line) == (code, line)
    assert read_site(SITE.encode())[1].problems == []


def test_two_keys_of_an_item_in_a_line_are_told_at_the_second():
    (found,) = read_course("sessions:\n  - id: a start: 2026-04-07\n").problems
    assert (found.code, found.place.line, found.place.column) == ("yaml-second-key", 5, 11)
    assert dict(found.values)["right"] == "start: 2026-04-07"


def test_an_item_further_in_that_is_a_text_is_its_list():
    assert read_course("syllabus:\n  - 安全\n    - 用电\n").problems != ()
    assert read_course("syllabus: |\n  - 安全\n    - 用电\n").problems == ()


def test_hyphens_may_end_a_file_as_they_end_front_matter():
    document = read_document("content/courses/a.yaml", f"---\n{COURSE_HEAD}---\n\n".encode())
    assert document.problems == ()
    assert getattr(document.data, "title", "")


def test_text_behind_the_end_is_one_problem_however_it_is_written():
    source = f"---\n{COURSE_HEAD}---\n\n正文。\n还有：正文。\n"
    problems = read_document("content/courses/a.yaml", source.encode()).problems
    assert [each.code for each in problems] == ["yaml-two-documents"]


@pytest.mark.parametrize("line", ["#title: 通知", "# title：通知", "## title: 通知"])
def test_a_key_in_a_comment_is_told_where_it_is_missing(line):
    (found,) = read(f"{REST}{line}\n").problems
    assert (found.code, found.place.line, dict(found.values)["right"]) == ("key-commented", 4, "title: 通知")


def test_keys_of_an_item_that_each_have_a_hyphen_are_told_where_it_is_too_many():
    problems = read_course("sessions:\n  - id: a\n  - start: 2026-04-07\n  - id: b\n").problems
    assert [(each.code, each.place.line) for each in problems] == [("yaml-hyphen-each", 6)]
    assert dict(problems[0].values)["right"] == "start: 2026-04-07"
    assert read_course("sessions:\n  - id: a\n  - id: b\n").problems == ()


@pytest.mark.parametrize("fence", ["```yaml", "~~~", "  ```"])
def test_a_fence_of_code_around_a_file_is_told(fence):
    for path in ("content/courses/a.yaml", "content/news/2026/a.md"):
        (found, *_) = read_document(path, f"\n{fence}\n---\n{COURSE_HEAD}---\n```\n".encode()).problems
        assert (found.code, found.place.line) == ("yaml-code-fence", 2)


@pytest.mark.parametrize("number", ["1. ", "（1）", "2、"])
def test_a_number_before_the_key_of_an_item_is_told_with_a_hyphen(number):
    (found, *_) = read_course(f"sessions:\n  {number}id: a\n     start: 2026-04-07\n").problems
    assert (found.code, found.place.line) == ("yaml-wide-hyphen", 5)
    assert dict(found.values)["right"] == "- id: a"


@pytest.mark.parametrize("sign", ["1. ", "· ", "－"])
def test_a_sign_before_a_key_at_the_margin_is_told_with_the_key(sign):
    (found,) = read(f"title: 甲\n{REST}{sign}tags: 报名\n").problems
    assert (found.code, found.place.line, dict(found.values)["nearest"]) == ("unknown-key", 5, "tags")


def test_full_width_blanks_that_stand_for_an_indentation_are_told_at_each_line():
    problems = read_course("sessions:\n　　- id: a\n　　  start: 2026-04-07\n").problems
    assert [(each.code, each.place.line) for each in problems] == [
        ("yaml-wide-blank", 5),
        ("yaml-wide-blank", 6),
    ]


def test_a_colon_and_a_bar_in_full_width_are_one_problem():
    assert [each.code for each in read_course("syllabus：｜\n  安全\n").problems] == ["yaml-wide-colon"]


def test_a_tab_before_a_line_of_a_text_is_one_problem():
    (found,) = read_course("syllabus: |\n\t安全\n").problems
    assert (found.code, found.place.line) == ("yaml-tab", 5)


def test_every_full_width_colon_is_reported_at_once():
    problems = read("title：甲\ndate：2026-02-01\ncolumn：news\n").problems
    assert [(each.code, each.place.line) for each in problems] == [
        ("yaml-wide-colon", line) for line in (2, 3, 4)
    ]


def test_a_comment_after_words_is_reported_and_the_page_is_built():
    document = read("title: 通知 # 第一稿\n" + REST)
    assert [each.code for each in document.problems] == ["yaml-comment"]
    assert getattr(document.data, "title", None) == "通知"


def test_comments_on_separate_lines_and_after_settings_are_not_a_problem():
    assert (
        read("# 备注\ntitle: 通知\ndate: 2026-02-01  # 周日\ncolumn: news\nsummary: # 还没有写\n").problems
        == ()
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("title: 关于举办职业技能竞赛\n  的通知\n", "关于举办职业技能竞赛的通知"),
        ("title: >-\n  关于举办\n  竞赛的通知\n", "关于举办竞赛的通知"),
        ("title: |\n  关于举办\n  竞赛的通知\n", "关于举办竞赛的通知"),
        ('title: "关于举办\n  竞赛的通知"\n', "关于举办竞赛的通知"),
        ("title: '关于“举办”\n  竞赛的 通知'\n", "关于“举办”竞赛的 通知"),
        ("title: 关于 Python\n  竞赛的通知\n", "关于 Python 竞赛的通知"),
        ("title: 关于 举办\n", "关于 举办"),
    ],
)
def test_han_over_two_lines_have_no_blank_between_them(text, title):
    document = read(text + REST)
    assert document.problems == ()
    assert getattr(document.data, "title", None) == title


@given(st.text(st.sampled_from(list("甲乙a1 #:：-,，“”'\"[]{}!&*>|@%?。")), min_size=1, max_size=12))
def test_text_after_a_colon_is_in_the_value_or_reported(text):
    document = read(f"title: {text}\n" + REST)
    title = getattr(document.data, "title", None)
    if document.problems:
        return
    assert title is not None
    quoted = text.strip().startswith(("'", '"'))
    wanted = text.strip().strip("'\"") if quoted else text
    assert "".join(title.split()).replace("'", "") == "".join(wanted.split()).replace("'", "") or quoted


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("title: 甲\n<<<<<<< HEAD\ncolumn: news\n=======\ncolumn: notices\n>>>>>>> 改栏目\n", [3, 7]),
        ("<<<<<<< HEAD\ntitle: 甲\n||||||| 0a1b\n=======\ntitle: 乙\n>>>>>>> b\n", [2, 7]),
        ("title: 甲\n=======\ncolumn: news\n", [3]),
    ],
)
def test_an_unresolved_merge_is_told_as_such(text, lines):
    found = read(text).problems
    assert [(each.code, each.place.line) for each in found] == [("merge-conflict", line) for line in lines]


COURSE_HEAD = "title: 焊工\ntrade: welding\nsummary: 甲\n"


def read_course(text: str) -> Document:
    return read_document("content/courses/a.yaml", f"{COURSE_HEAD}{text}".encode())


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("－", "yaml-wide-hyphen"),
        ("－ ", "yaml-wide-hyphen"),
        ("—", "yaml-wide-hyphen"),
        ("●\u3000", "yaml-wide-hyphen"),
        ("-\u3000", "yaml-blank-wide"),
        ("-", "yaml-hyphen-blank"),
        ("1. ", "yaml-wide-hyphen"),
        ("（1）", "yaml-wide-hyphen"),
    ],
)
def test_whatever_stands_for_the_hyphen_before_a_key_is_told_in_each_item(sign, code):
    problems = read_course(f"sessions:\n  {sign}id: a\n  {sign}id: b\n").problems
    assert sorted((each.place.line, each.code, dict(each.values)["right"]) for each in problems) == [
        (5, code, "- id: a"),
        (6, code, "- id: b"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("contact:\n  person：李工\n", [(5, 9, "person: 李工")]),
        (
            "contact:\n  person：李工\n  phone：0758-0000000\n",
            [(5, 9, "person: 李工"), (6, 8, "phone: 0758-0000000")],
        ),
        ("sessions:\n  - id：a\n    start：2026-04-07\n", [(5, 7, "id: a"), (6, 10, "start: 2026-04-07")]),
    ],
)
def test_full_width_colons_alone_in_a_nested_place_are_told_at_each_line(text, places):
    problems = read_course(text).problems
    assert {each.code for each in problems} == {"yaml-wide-colon"}
    assert [(each.place.line, each.place.column, dict(each.values)["right"]) for each in problems] == places


def test_each_chinese_key_in_place_of_a_mapping_is_told_with_its_own_line_alone():
    first, second = read_course("contact:\n  联系人：李工\n  电话：0758-0000000\n").problems
    assert (first.code, dict(first.values)["right"]) == ("chinese-key", "person: 李工")
    assert (second.code, dict(second.values)["right"]) == ("chinese-key", "phone: 0758-0000000")


def test_a_mapping_in_full_width_braces_is_told_with_half_width_ones():
    (found,) = read_course("sessions:\n  - ｛id: a， start：2026-04-07｝\n").problems
    assert (found.code, found.place.line) == ("yaml-wide-bracket", 5)
    assert dict(found.values)["right"] == "- {id: a, start: 2026-04-07}"


@pytest.mark.parametrize("numbers", ["1、 2、", "1. 2.", "（1） （2）", "(1) (2)", "① ②", "1） 2）"])
def test_numbered_lines_in_place_of_a_list_are_told_with_hyphens(numbers):
    first, second = numbers.split()
    problems = read(f"title: 甲\n{REST}tags:\n  {first}焊接\n  {second}电工\n").problems
    assert [(each.place.line, each.code, dict(each.values)["right"]) for each in problems] == [
        (6, "yaml-wide-hyphen", "- 焊接"),
        (7, "yaml-wide-hyphen", "- 电工"),
    ]


def test_items_with_a_hyphen_and_a_number_are_their_words():
    document = read(f"title: 甲\n{REST}tags:\n  - 1、焊接\n  - 2、电工\n")
    assert document.problems == ()
    assert getattr(document.data, "tags", ()) == ("焊接", "电工")


def test_a_number_that_counts_nothing_stays_in_its_word():
    document = read(f"title: 甲\n{REST}tags: [3.15, 1.5吨行车, 2号车间]\n")
    assert document.problems == ()
    assert getattr(document.data, "tags", ()) == ("3.15", "1.5吨行车", "2号车间")


def test_a_numbered_text_is_no_list_of_words():
    assert read_course("syllabus:\n  1. 安全\n  2. 焊接\n").problems == ()


def test_a_heading_that_yaml_drops_as_a_comment_is_told():
    problems = read_course("syllabus:\n  # 备注\n  ## 第一部分\n  安全。\n").problems
    assert [(each.code, each.place.line, each.place.column) for each in problems] == [("yaml-heading", 6, 3)]
    assert read_course("syllabus: |\n  ## 第一部分\n  安全。\n").problems == ()


def test_a_semicolon_behind_the_first_key_of_an_item_is_told_at_its_line():
    problems = read_course("sessions:\n  - note；改到周六\n    id: a1\n").problems
    assert [(each.code, each.place.line) for each in problems] == [("yaml-wide-colon", 5)]
    assert "note: 改到周六" in format_problems(problems, "zh-CN")


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u200b", " \u3000 "])
def test_what_nobody_sees_at_the_ends_of_lines_is_no_slip(blank):
    front = "title: 开班通知\ndate: 2026-02-01\ncolumn: news\ntags: [报名]\nattachments:\n  - a.docx\n"
    plain = read(front)
    padded = read(front.replace("\n", f"{blank}\n").replace("\ncolumn", f"\n{blank}\ncolumn"))
    assert padded.problems == plain.problems == ()
    assert padded.data == plain.data


def test_zero_width_signs_in_front_matter_are_dropped():
    lines = "---\ntitle: \u200b开班通知\ndate: 2026-02-01\ncolumn: news\n---\n正文。\n".replace(
        "\n", "\n\u200b"
    )
    document = read_document("content/news/2026/a.md", f"\u200b{lines}".encode())
    assert document.problems == ()
    assert document.data == read("title: 开班通知\ndate: 2026-02-01\ncolumn: news\n").data


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("[急]通知\n  请看", '"[急]通知请看"'),
        ('"急"通知\n  请看', "'\"急\"通知请看'"),
        ("“急”: 通知\n  请看\n  附件", '"“急”: 通知请看附件"'),
        ("@甲\n  see b", '"@甲 see b"'),
        ("*甲*\n  乙", '"*甲* 乙"'),
        ('"甲\n  乙', '"甲乙"'),
        ("甲: 乙\n  丙", '"甲: 乙丙"'),
    ],
)
def test_a_value_over_several_lines_is_one_slip_and_its_correction_has_them_all(value, right):
    document = read(f"title: {value}\n{REST}")
    assert [(each.code, each.place.line) for each in document.problems][1:] == []
    assert document.problems[0].place.line == 2
    assert f"title: {right}" in format_problems(document.problems, "zh-CN")
    assert read(f"title: {right}\n{REST}").data is not None


def test_the_correction_of_an_odd_colon_quotes_a_value_with_another_colon():
    found = [*read(f"title；急: 开班\ntags: [a\n{REST}").problems]
    assert (found[0].code, found[0].place.line) == ("yaml-wide-colon", 2)
    assert dict(found[0].values)["right"] == 'title: "急: 开班"'


def test_a_line_without_a_colon_and_the_lines_below_it_are_one_slip():
    problems = read(f"title 通知\n  请看\n{REST}").problems
    assert [(each.code, each.place.line) for each in problems] == [("yaml-colon-missing", 2)]


SESSION = (
    "sessions:\n  - id: a\n    start: 2026-04-07\n    end: 2026-04-09\n    capacity: 40\n    enrolled: 3\n"
)


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("    end", "   end", 7, "yaml-indent"),
        ("    end", "　　end", 7, "yaml-wide-blank"),
        ("    end", "\tend", 7, "yaml-tab"),
        ("    end", "      end", 7, "yaml-indent"),
        ("    start", "   start", 6, "yaml-indent"),
        ("    enrolled", "   enrolled", 9, "yaml-indent"),
        ("  - id", "  -id", 5, "yaml-hyphen-blank"),
        ("  - id", " - id", 5, "yaml-indent"),
        ("  - id", "- id", 5, "yaml-indent"),
        ("  - id", "  － id", 5, "yaml-wide-hyphen"),
    ],
)
def test_a_line_that_is_indented_otherwise_is_told_alone(old, new, line, code):
    problems = read_course(SESSION.replace(old, new)).problems
    assert [(each.code, each.place.line) for each in problems] == [(code, line)]


def test_a_hyphen_and_a_colon_in_full_width_are_corrected_together():
    (found,) = read_course(SESSION.replace("  - id: a", "  －id：a")).problems
    assert (found.code, found.place.line, dict(found.values)["right"]) == ("yaml-wide-hyphen", 5, "- id: a")


def test_items_that_are_indented_less_than_their_key_are_told():
    items = "    weekdays:\n  - 周六\n  - 周日\n    end"
    problems = read_course(SESSION.replace("    end", items)).problems
    assert [(each.code, each.place.line) for each in problems] == [("yaml-indent", 8), ("yaml-indent", 9)]


def test_several_lines_that_are_indented_less_are_each_told():
    problems = read_course(SESSION.replace("    end", "   end").replace("    cap", "   cap")).problems
    assert [(each.code, each.place.line) for each in problems] == [("yaml-indent", 7), ("yaml-indent", 8)]
