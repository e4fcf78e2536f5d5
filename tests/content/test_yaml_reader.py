"""YAML read by the schema, with every problem at its line and column."""

from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document
from sitebuilder.content.model.course import Course, Mode
from sitebuilder.content.model.field_types import Fee, Moment
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, decode_text
from sitebuilder.content.yaml.pyyaml import max_possible_depth
from sitebuilder.messages import Problem, format_problems

COURSE = "title: 消防安全\ntrade: safety\nsummary: 学消防。\n"


def read_course(text: str | bytes) -> Document:
    content = text if isinstance(text, bytes) else text.encode()
    return read_document("content/courses/fire-safety.yaml", content)


def course(text: str) -> Course:
    document = read_course(COURSE + text)
    assert document.problems == ()
    assert isinstance(document.data, Course)
    return document.data


def problem_of(text: str | bytes) -> tuple[str, int, int]:
    """Return code, line and column of the only problem."""
    (found,) = read_course(text).problems
    return found.code, found.place.line, found.place.column


def test_the_course_code_0123_keeps_its_zero():
    assert course("code: 0123\n").code == "0123"


def test_the_name_no_is_a_name():
    assert course("contact:\n  person: NO\n").contact.person == "NO"


def test_a_time_is_a_time_and_not_a_number_to_the_base_of_sixty():
    session = course("sessions:\n  - {id: a, start: 2026-03-01 08:30}\n").sessions[0]
    assert session.start == Moment(date(2026, 3, 1), time(8, 30))


def test_a_timetable_of_8_30_stays_text():
    assert course("sessions:\n  - {id: a, timetable: 8:30}\n").sessions[0].timetable == "8:30"


@pytest.mark.parametrize("text", ["yes", "Yes", "true", "是"])
def test_yes_is_written_in_many_ways(text):
    assert course(f"on_demand: {text}\n").on_demand is True


def test_the_last_change_is_a_day_or_a_minute():
    assert course("updated: 2026-03-01\n").updated == Moment(date(2026, 3, 1))
    assert course("updated: 2026-03-01 08:30\n").updated == Moment(date(2026, 3, 1), time(8, 30))


@pytest.mark.parametrize(("text", "fee"), [("免费", 0), ("free", 0), ("380", 380), ("380.50 元", "380.50")])
def test_a_fee_is_an_amount_or_free(text, fee):
    assert course(f"fee: {text}\n").fee == Fee(Decimal(fee))


def test_a_choice_may_be_written_by_its_chinese_label():
    assert course("mode: 面授\n").mode is Mode.CLASSROOM


def test_a_key_without_a_value_is_an_unknown_fact():
    assert course("hours:\nfee:\n").hours is None


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter():
    text = b"\xef\xbb\xbf" + (COURSE + "hours: 24\n").replace("\n", "\r\n").encode()
    assert read_course(text).data == course("hours: 24\n")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("hours: 二十四\n", "bad-number", 4, 8),
        ("hours: 0\n", "number-range", 4, 8),
        ("updated: 3/1/2026\n", "bad-date", 4, 10),
        ("updated: 2026-02-30\n", "bad-date", 4, 10),
        ("updated: 2026-03-01 8点\n", "bad-date", 4, 10),
        ("mode: 飞行\n", "bad-choice", 4, 7),
        ("on_demand: 也许\n", "wrong-type", 4, 12),
        ("sessions: 一个\n", "wrong-type", 4, 11),
        ("contact: 王老师\n", "wrong-type", 4, 10),
        ("code: [1]\n", "wrong-type", 4, 7),
        ("tittle: 消防\n", "unknown-key", 4, 1),
        ("title: 又一个\n", "yaml-duplicate-key", 4, 1),
        ("slug: 消防\n", "bad-slug", 4, 7),
        ("credential: ../pages/about.md\n", "bad-reference", 4, 13),
        ("attachments:\n  - {file: /etc/passwd, title: 表}\n", "bad-path", 5, 12),
        ("attachments:\n  - {file: ../../../x.pdf, title: 表}\n", "bad-path", 5, 12),
        ("sessions:\n  - id: a\n    end: 2026-01-01\n    start: 2026-02-01\n", "end-before-start", 6, 5),
        (
            "sessions:\n  - id: a\n    enrolled: 41\n    capacity: 40\n",
            "enrolled-above-capacity",
            6,
            5,
        ),
        ("sessions:\n  - id: a\n  - id: a\n", "duplicate-id", 6, 5),
        ("note: a: b\n", "yaml-colon", 4, 8),
        ("note: @all\n", "yaml-special-character", 4, 7),
        ("note: *all\n", "yaml-alias-unknown", 4, 7),
        ("contact:\n\tphone: 1\n", "yaml-tab", 5, 1),
        ('note: "没有结束\n', "yaml-quote", 4, 7),
        ("note: [一, 二\n", "yaml-bracket", 4, 7),
    ],
)
def test_each_mistake_is_reported_at_its_place(text, code, line, column):
    assert problem_of(COURSE + text) == (code, line, column)


def test_every_mistake_of_a_file_is_reported_at_once():
    document = read_course("tittle: 消防\ntrade: [1]\nhours: 多\nsessions:\n  - start: 昨天\n")
    assert [each.code for each in document.problems] == [
        "unknown-key",
        "wrong-type",
        "bad-number",
        "bad-time",
        "missing-key",
        "missing-key",
    ]


@pytest.mark.parametrize("slip", ["tittle: 消防", "Titel: 消防", "name: 消防", "标题: 消防", "titl: 消防"])
def test_the_slip_in_a_required_key_is_one_problem(slip):
    document = read_course(COURSE.replace(next(line for line in COURSE.split("\n") if "title" in line), slip))
    assert len(document.problems) == 1


def test_an_unknown_key_is_answered_with_the_nearest_right_one():
    (found,) = read_course(COURSE + "标题: 消防\n").problems
    assert "您是不是要写“title”" in format_problems([found], "zh-CN")


def test_a_wrong_date_is_answered_with_the_right_form_of_what_was_meant():
    (found,) = read_course(COURSE + "updated: 2026年3月1日前后\n").problems
    assert "日期写成 2026-03-01 的形式：2026-03-01。" in format_problems([found], "zh-CN")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \n\n", "file-empty"),
        ("title: 消防".encode("gbk"), "file-gbk"),
        ("title: 消防".encode("utf-16"), "file-not-utf8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "file-binary"),
        (b"title: " + b"x" * 1_100_000, "file-too-large"),
        (b"[" * 50_000, "yaml-too-deep"),
        (b"{a: " * 50_000, "yaml-too-deep"),
        (b"- " * 50_000, "yaml-too-deep"),
    ],
    ids=["empty", "blank", "gbk", "utf-16", "picture", "huge", "brackets", "braces", "dashes"],
)
def test_a_file_that_is_not_text_gets_its_own_message(content, code):
    assert problem_of(content)[0] == code


@pytest.mark.parametrize(("size", "told"), [(1_100_000, "1.1 MB"), (MAX_TEXT_BYTES + 1, "> 1.0 MB")])
def test_a_file_of_which_only_the_first_megabyte_was_read_is_told_as_larger(size, told):
    found = decode_text("a.md", b"x" * size)
    assert isinstance(found, Problem) and dict(found.values)["size"] == told


def test_aliases_that_explode_are_refused():
    levels = "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 12))
    assert problem_of("k0: &k0 [a]\n" + levels)[0] == "yaml-alias-too-large"


def test_an_alias_of_itself_is_refused():
    assert problem_of("a: &a [*a]\n")[0] == "yaml-alias-too-large"


@given(content=st.binary(max_size=200))
def test_no_bytes_at_all_raise_an_exception(content):
    document = read_course(content)
    assert document.data is None or document.problems == ()


@given(
    text=st.text(
        alphabet=st.sampled_from(list("title: 消防-[]{}\"'#&*!|>%@`,?\n\t 0.~")), min_size=1, max_size=80
    )
)
def test_no_text_at_all_raises_an_exception(text):
    for line in (text, COURSE + text, COURSE + "note: " + text):
        assert isinstance(format_problems(read_course(line).problems, "en"), str)


def depth_of(text: str) -> int:
    """Return the depth to which a YAML text nests, as far as it can be parsed."""
    depth = deepest = 0
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
    return deepest


@given(
    st.text("-?:[]{}a&*!|>'\" \n\t,", max_size=60)
    | st.lists(st.sampled_from(["- ", "? ", ": ", "a: ", "- a:\n", "  ", "\n", "&b ", "[", "{", "|\n"])).map(
        "".join
    )
)
def test_no_text_nests_deeper_than_it_looks(text):
    assert depth_of(text) <= max_possible_depth(text)


def test_blank_lines_before_the_first_hyphens_change_nothing():
    text = "---\ntitle: 开班\ndate: 2026-03-01\ncolumn: news\n{}---\n文。\n"
    plain = read_document("content/news/2026/a.md", text.format("").encode())
    for blank in ("\n", "\n\n", " \n\u3000\n"):
        found = read_document("content/news/2026/a.md", (blank + text.format("")).encode())
        assert (found.data, found.problems) == (plain.data, ())
        wrong = read_document("content/news/2026/a.md", (blank + text.format("tittle: x\n")).encode())
        assert [each.place.line for each in wrong.problems] == [5 + blank.count("\n")]


def test_words_in_brackets_one_after_the_other_are_several_tags():
    text = "---\ntitle: 开班\ndate: 2026-03-01\ncolumn: news\ntags: 【焊接】【钳工】\n---\n文。\n"
    found = read_document("content/news/2026/a.md", text.encode())
    assert getattr(found.data, "tags", None) == ("焊接", "钳工")


def test_a_picture_in_markdown_as_a_value_is_answered_with_its_path():
    text = "---\ntitle: 开班\ndate: 2026-03-01\ncolumn: news\ncover: ![门](a.jpg)\n---\n文。\n"
    (found,) = read_document("content/news/2026/a.md", text.encode()).problems
    assert dict(found.values)["right"] == "cover: a.jpg"


@pytest.mark.parametrize(("key", "meant"), [("tel", "phone"), ("mobile", "phone"), ("name", "person")])
def test_words_of_other_programs_for_a_key_further_in_are_known(key, meant):
    text = f"title: 甲\ntrade: safety\nsummary: 学。\ncontact:\n  {key}: 甲\n"
    (found,) = read_document("content/courses/a.yaml", text.encode()).problems
    assert (found.code, dict(found.values)["nearest"]) == ("unknown-key", meant)


def test_a_date_with_its_year_at_the_end_is_not_told_to_have_none():
    text = "title: 甲\ntrade: safety\nsummary: 学。\nupdated: {}\n"
    said = [
        format_problems(read_document("content/courses/a.yaml", text.format(day).encode()).problems, "zh-CN")
        for day in ("07/03/2026", "3月7日")
    ]
    assert ["没有写年份" in each for each in said] == [False, True]
