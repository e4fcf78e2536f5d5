"""Values as offices write them: what can mean one thing only is taken, all else is a problem."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition, Result
from sitebuilder.content.model.course import Audience, Course, Mode, Weekday
from sitebuilder.content.model.credential import Credential, CredentialType
from sitebuilder.content.model.field_types import Fee, LessonTimes, Moment
from sitebuilder.content.site_file import read_site
from sitebuilder.content.values.contacts import phone_url
from sitebuilder.content.values.moments import parse_moment
from sitebuilder.messages import Place, Problem, format_problems
from tests.constructs import COURSE
from tests.library import SITE
from tests.site_folder import NOW


def course(text: str) -> Course:
    document = read_document("content/courses/a.yaml", (COURSE + text).encode())
    assert document.problems == ()
    assert isinstance(document.data, Course)
    return document.data


def problems(text: str) -> tuple[Problem, ...]:
    return read_document("content/courses/a.yaml", (COURSE + text).encode()).problems


def codes(text: str) -> list[str]:
    return [each.code for each in problems(text)]


def article(text: str) -> Article:
    front = f"title: 甲\ndate: 2026-02-01\ncolumn: news\n{text}"
    document = read_document("content/news/2026/a.md", f"---\n{front}---\n文\n".encode())
    assert document.problems == ()
    assert isinstance(document.data, Article)
    return document.data


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "2026年3月1日",
        "2026 年 03 月 01 号",
        "2026/3/1",
        "2026.3.1",
        "2026-3-1",
        "２０２６－０３－０１",
        "2026—03—01",
        "20260301",
        "二〇二六年三月一日",
        "二○二六年三月一号（星期日）",
        "2026年3月1日（周日）",
        "2026-03-01 星期天",
        "2026年三月一日",
        "二零二六年3月1日",
        "2026年3月1日。",
        "2026-03-01,",
    ],
)
def test_a_day_is_written_in_many_ways(text):
    assert course(f"updated: {text}\n").updated == Moment(date(2026, 3, 1))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-3-1 8:30", time(8, 30)),
        ("2026-03-01T08:30", time(8, 30)),
        ("2026-03-01 08:30:00", time(8, 30)),
        ("2026/3/1 8：30", time(8, 30)),
        ("2026年3月1日8时30分", time(8, 30)),
        ("2026年3月1日 上午8点半", time(8, 30)),
        ("2026年3月1日（周日）下午2点半", time(14, 30)),
        ("2026年3月1日晚上7点", time(19)),
        ("2026-03-01 14点", time(14)),
        ("2026-03-01 中午12点", time(12)),
        ("2026-03-01T00:30:00Z", time(8, 30)),
        ("2026-03-01T08:30:00+08:00", time(8, 30)),
        ("2026-03-01 09:30:00 +0900", time(8, 30)),
        ("2026-03-01T00:30:00-00:00", time(8, 30)),
        ("2026-03-01下午2点半", time(14, 30)),
        ("2026年3月1日下午两点半", time(14, 30)),
        ("二〇二六年三月一日 上午十点一刻", time(10, 15)),
        ("2026年3月1日上午8:30分", time(8, 30)),
        ("2026-03-01 8:30 AM", time(8, 30)),
        ("2026-03-01 2:30PM", time(14, 30)),
        ("2026-03-01 12:15 p.m.", time(12, 15)),
        ("自2026-03-01 8:30起", time(8, 30)),
    ],
)
def test_a_time_is_written_in_many_ways(text, at):
    assert course(f'sessions: [{{id: a, start: "{text}"}}]\n').sessions[0].start == Moment(
        date(2026, 3, 1), at
    )


@pytest.mark.parametrize(
    "text",
    [
        "3月1日",
        "2026年3月",
        "3/1/2026",
        "2026-3/1",
        "2026-02-30",
        "二〇二六年二月三十日",
        "二〇二六年三月二三日",
        "2026年3月1日（周一）",
        "2026-03-01 8点半",
        "2026-03-01 下午12点",
        "2026-03-01 24:00",
        "2026-03-01 12:30 AM",
        "2026-03-01 下午2:30 PM",
        "2026-03-01 14:30 PM",
        "2026-03-01 八点半",
        "2026年3月一二日",
        "2026年3月1日前",
        "2026-03-018:30",
        "2026-03-01T08:30:00+16:00",
        "202603011",
    ],
)
def test_an_ambiguous_moment_is_refused(text):
    assert parse_moment(text) is None
    assert codes(f'sessions: [{{id: a, start: "{text}"}}]\n') == ["bad-time"]


@pytest.mark.parametrize(
    "text",
    ["2026年3月1日24:00", "2026-03-01 24时", "2026-03-01 晚上24点整", "截至2026年3月1日", "2026/3/1止"],
)
def test_the_end_of_a_day_is_that_day(text):
    assert course(f'sessions: [{{id: a, enrol_until: "{text}"}}]\n').sessions[0].enrol_until == Moment(
        date(2026, 3, 1)
    )


@pytest.mark.parametrize("text", ["2026年3月1日（周日）起", "自2026年3月1日起", "从2026-03-01开始"])
def test_words_for_the_first_day_of_a_period_are_no_part_of_the_day(text):
    found = course(f'sessions: [{{id: a, enrol_from: "{text}"}}]\n').sessions[0]
    assert found.enrol_from == Moment(date(2026, 3, 1))


@pytest.mark.parametrize("text", ["2026-03-01 8:30（晚上）", "2026-03-01 8:30 下午", "2026-03-01 12:30 AM"])
def test_an_hour_of_another_part_of_the_day_is_not_offered(text):
    (problem,) = problems(f'sessions: [{{id: a, start: "{text}"}}]\n')
    assert dict(problem.values)["suggestion"] == ""


def test_days_without_a_year_are_told_once_for_a_list():
    (problem,) = problems("sessions:\n  - id: a\n    lesson_days: [12月5日, 12月12日]\n")
    assert (problem.code, problem.place.line) == ("bad-date", 6)
    assert "年份" in format_problems([problem], "zh-CN")
    assert "年份" in format_problems(problems("sessions: [{id: a, start: 3月1日}]\n"), "zh-CN")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-01至2026-03-05", "2026年3月1日—5日", "2026.3.1-3.5", "2026/3/1～3/5"),
        *("二〇二六年三月一日至五日", "2026年3月1日（周日）—3月5日（周四）"),
    ],
)
def test_a_span_in_place_of_a_day_is_told_where_its_last_day_belongs(text):
    source = f"{COURSE}sessions:\n  - id: a\n    start: {text}\n"
    (found,) = read_document("content/courses/a.yaml", source.encode()).problems
    assert (found.code, found.place.line) == ("date-span", COURSE.count("\n") + 3)
    assert "start: 2026-03-01，下一行对齐写 end: 2026-03-05。" in format_problems([found], "zh-CN")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-03-01 8:30-16:30", "2026-03-01 08:30", "2026-03-01 16:30"),
        ("2026-03-01 08:30—11:30", "2026-03-01 08:30", "2026-03-01 11:30"),
        ("2026-03-01 8:30-9:30", "2026-03-01 08:30", "2026-03-01 09:30"),
        ("2026年3月1日（周日）下午2点至4点半", "2026-03-01 14:00", "2026-03-01 16:30"),
        ("2026-3-1 9:00 至 2026-3-2 17:00", "2026-03-01 09:00", "2026-03-02 17:00"),
    ],
)
def test_a_span_of_times_in_place_of_a_moment_is_told_as_two_lines(text, first, last):
    assert parse_moment(text) is None
    source = f"{COURSE}sessions:\n  - id: a\n    start: {text}\n"
    (found,) = read_document("content/courses/a.yaml", source.encode()).problems
    assert (found.code, found.place.line) == ("date-span", COURSE.count("\n") + 3)
    assert f"start: {first}，下一行对齐写 end: {last}。" in format_problems([found], "zh-CN")


def test_a_stage_of_some_hours_on_one_line_begins_and_ends_at_them():
    source = "title: 赛\nsummary: 赛。\nschedule:\n  - 决赛：2026年4月12日9:00-17:00\n"
    found = read_document("content/competitions/a.yaml", source.encode())
    assert found.problems == ()
    assert isinstance(found.data, Competition)
    (stage,) = found.data.schedule
    assert (str(stage.start), str(stage.end)) == ("2026-04-12 09:00", "2026-04-12 17:00")


def test_a_day_with_another_weekday_is_not_offered_as_its_correction():
    source = f"{COURSE}sessions:\n  - id: a\n    start: 2026年3月7日（周五）9:00\n"
    said = format_problems(read_document("content/courses/a.yaml", source.encode()).problems, "zh-CN")
    assert "形式。2026-03-07 是周六：请查清是哪一天" in said
    assert "：2026-03-07" not in said


@pytest.mark.parametrize("text", ["额满即止", "长期有效", "另定"])
def test_words_in_place_of_a_day_are_told_that_the_line_may_be_left_out(text):
    source = f"{COURSE}sessions:\n  - id: a\n    enrol_until: {text}\n"
    said = format_problems(read_document("content/courses/a.yaml", source.encode()).problems, "zh-CN")
    assert "可以不写的，删去这一行" in said


def test_a_span_in_a_field_without_a_last_day_is_told_to_be_one_day():
    (found,) = read_document(
        "content/courses/a.yaml",
        f"{COURSE}sessions: [{{id: a, moved_from: 2026.3.1-3.5}}]\n".encode(),
    ).problems
    assert "请只写一天，例如 moved_from: 2026-03-01。" in format_problems([found], "zh-CN")


def test_a_year_of_two_digits_is_told_with_all_four():
    source = f"{COURSE}sessions: [{{id: a, start: 26年3月1日}}]\n"
    (found,) = read_document("content/courses/a.yaml", source.encode()).problems
    assert "形式：2026-03-01。" in format_problems([found], "zh-CN")


def test_a_moment_of_another_zone_is_converted_to_that_of_the_site():
    text = "---\ntitle: 甲\ndate: 2026-02-01T08:30:00Z\ncolumn: news\n---\n文\n".encode()
    found = {
        zone: getattr(read_document("content/news/2026/a.md", text, zone=zone).data, "date", None)
        for zone in ("Asia/Shanghai", "Europe/Berlin")
    }
    assert {zone: str(moment) for zone, moment in found.items()} == {
        "Asia/Shanghai": "2026-02-01 16:30",
        "Europe/Berlin": "2026-02-01 09:30",
    }


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.none() | st.times())
def test_each_way_to_write_a_moment_reads_the_same(day, at):
    expected = Moment(day, at and time(at.hour, at.minute))
    clocks = ("",) if at is None else (f" {at:%H:%M}", f" {at.hour}:{at:%M}", f" {at.hour}时{at.minute}分")
    days = (f"{day}", f"{day.year}年{day.month}月{day.day}日", f"{day.year}/{day.month}/{day.day}")
    for written in (f"{one}{clock}" for one in days for clock in clocks):
        assert parse_moment(written) == expected
        wide = written.translate({number: number + 0xFEE0 for number in range(0x30, 0x3B)})
        assert parse_moment(wide) == expected


@pytest.mark.parametrize(
    "text",
    ["24", "24学时", "24 课时", "２４", "24.0", '"24"', "+24".removeprefix("+"), "24个学时", "共24学时"],
)
def test_hours_may_have_their_unit(text):
    assert course(f"hours: {text}\n").hours == 24


@pytest.mark.parametrize("text", ["1200", "1,200", "1，200人", "1200 名"])
def test_a_number_of_people_may_have_its_unit_and_commas(text):
    assert course(f"sessions: [{{id: a, capacity: '{text}'}}]\n").sessions[0].capacity == 1200


@pytest.mark.parametrize("text", ["24小时", "约24", "24-30", "24.5", "24人", "1,20", "二十四"])
def test_a_number_that_is_not_certain_is_a_problem(text):
    assert codes(f"hours: {text}\n") == ["bad-number"]


def test_a_number_with_decimals_is_told_that_a_whole_one_is_needed():
    (found,) = read_document("content/courses/a.yaml", f"{COURSE}hours: 9.5\n".encode()).problems
    text = format_problems([found], "zh-CN")
    assert "“hours”应当是整数，这里写的是“9.5”。" in text and "例如 10。" in text


@pytest.mark.parametrize(
    ("text", "amount", "note"),
    [
        ("380元", "380", None),
        ("¥1,200", "1200", None),
        ("￥380.50", "380.50", None),
        ("人民币380元整", "380", None),
        ("1.2万元", "12000", None),
        ("1.2万", "12000", None),
        ("380元/人", "380", "每人"),
        ("380元（含教材）", "380", "含教材"),
        ("380 (含教材)", "380", "含教材"),
        ("免费", "0", None),
        ("免\u3000费", "0", None),
        ("免费 (有条件)", "0", "有条件"),
        ("免费，需单位推荐", "0", "需单位推荐"),
        ("免费！", "0", None),
        ("全免。", "0", None),
        ("每人380元", "380", "每人"),
        ("380元/期", "380", "每期"),
        ("每期 ¥1,200（含教材）", "1200", "每期，含教材"),
    ],
)
def test_a_fee_is_split_into_its_amount_and_its_note(text, amount, note):
    found = course(f"fee: {text}\n")
    assert (found.fee, found.fee_note) == (Fee(Decimal(amount)), note)


def test_a_note_in_the_fee_comes_before_that_of_the_note_field():
    assert course("fee: 380元（含教材）\nfee_note: 可分期\n").fee_note == "含教材；可分期"


@pytest.mark.parametrize(
    "text",
    ["380-500元", "380元起", "免费吗", "380美元", "380元/学时", "待商议", "每人380元/期起", "每人每期380元"],
)
def test_a_fee_that_is_not_certain_is_a_problem(text):
    assert codes(f"fee: {text}\n") == ["bad-number"]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026年", "2026"),
        ("２０２６ 年度", "2026"),
        ("2025—2026年", "2025—2026"),
        ("2026", "2026"),
        ("2026年春季", "2026年春季"),
    ],
)
def test_the_year_of_a_competition_has_no_character_that_its_page_adds(text, year):
    content = f"title: 赛\nsummary: 比。\nyear: {text}\n".encode()
    found = read_document("content/competitions/a.yaml", content).data
    assert isinstance(found, Competition)
    assert found.year == year


def test_a_note_that_no_field_takes_does_not_vanish():
    text = "title: 证\nsummary: 考。\nfee: 免费（有条件）\n"
    problems = read_document("content/credentials/a.yaml", text.encode()).problems
    assert ("note-not-taken", 3) in [(each.code, each.place.line) for each in problems]


@pytest.mark.parametrize(
    "text", ["待定", "暂无", "未定", "待公布", "待公布。", "（待定）", "待 定", "待确认", "未知"]
)
def test_a_fact_that_nobody_knows_yet_is_unknown(text):
    found = course(
        f"fee: {text}\nhours: {text}\nrequirements: {text}\nsessions:\n  - id: a\n    start: {text}\n"
    )
    assert (found.fee, found.hours, found.requirements, found.sessions[0].start) == (None,) * 4


def test_a_moment_of_publication_is_never_unknown():
    front = "title: 甲\ndate: 2026-02-01\ncolumn: news\npublish_at: 待定\n"
    (found,) = read_document("content/news/2026/a.md", f"---\n{front}---\n文\n".encode()).problems
    assert (found.code, found.place.line) == ("bad-time", 5)


@pytest.mark.parametrize(
    "text",
    [
        "报名，培训、焊接",
        "报名, 培训, 焊接",
        "[报名，培训, 焊接]",
        "［报名，培训，焊接］",
        "【报名、培训、焊接】",
        "[“报名”, “培训”, “焊接”]",
        "\n  - 报名\n  - 培训、焊接",
        "[报名, 培训；焊接]",
        "报名｜培训 | 焊接",
        "（报名，培训、焊接）",
        "报名，培训、焊接]",
        "【报名，培训、焊接",
        "(报名, 培训, 焊接)",
    ],
)
def test_tags_are_listed_in_many_ways(text):
    assert article(f"tags: {text}\n").tags == ("报名", "培训", "焊接")


def test_a_tag_in_round_brackets_alone_keeps_them():
    assert article("tags: （试行）\n").tags == ("（试行）",)


def test_a_tag_in_quotation_marks_is_one():
    assert article('tags: ["消防，安全"]\n').tags == ("消防，安全",)


def test_other_lists_are_read_alike():
    found = course("audiences: 职工、企业\naliases: /old/\nsessions:\n  id: a\n  start: 2026-03-01\n")
    assert found.audiences == (Audience.WORKERS, Audience.FIRMS)
    assert (found.aliases, found.sessions[0].id) == (("old/",), "a")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("周一至周五", "一二三四五"),
        ("周六、周日", "六日"),
        ("每周二、四", "二四"),
        ("二、四", "二四"),
        ("周二周四", "二四"),
        ("星期五到星期天", "五六日"),
        ("[周一～周三, 周天]", "一二三日"),
        ("每天", "一二三四五六日"),
        ("逢周六、日", "六日"),
        ("周二和周四", "二四"),
        ("周一/周三/周五", "一三五"),
        ("[周一至周三和周五]", "一二三五"),
        ("每周一 三 五", "一三五"),
        ("周六日", "六日"),
        ("每周一三五", "一三五"),
        ("一至五", "一二三四五"),
    ],
)
def test_days_of_the_week_are_listed_in_many_ways(text, days):
    found = course(f"sessions:\n  - id: a\n    weekdays: {text}\n")
    names = dict(zip("一二三四五六日", Weekday, strict=True))
    assert found.sessions[0].weekdays == tuple(names[day] for day in days)


@pytest.mark.parametrize("text", ["周末", "工作日", "周五至周二", "六、八", "周二至"])
def test_days_of_the_week_that_are_not_certain_are_a_problem(text):
    assert set(codes(f"sessions:\n  - id: a\n    weekdays: {text}\n")) == {"bad-choice"}


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-01、2026-10-02，2026-10-03",
        "2026-10-01至2026-10-03",
        "2026年10月1日至3日",
        "2026-10-1～10-3",
        "[2026-10-01, 2026-10-02—2026-10-03]",
        "2026-10-01 - 2026-10-03",
        "2026年10月1日和2026年10月2日至3日",
    ],
)
def test_days_are_listed_in_many_ways(text):
    found = course(f"sessions:\n  - id: a\n    lesson_days: {text}\n")
    assert found.sessions[0].lesson_days == tuple(date(2026, 10, day) for day in (1, 2, 3))


@pytest.mark.parametrize(
    "text",
    [
        "10月1日至3日",
        "2026年10月1日至3日（周一）",
        "2026-10-03至2026-10-01",
        "2026-10-01至2027-10-01",
        "国庆",
    ],
)
def test_days_that_are_not_certain_are_a_problem(text):
    assert set(codes(f"sessions:\n  - id: a\n    lesson_days: {text}\n")) == {"bad-date"}


@pytest.mark.parametrize(
    "text",
    [
        "19:00-21:00",
        "晚上7点至9点",
        "19时至21时",
        "晚上7:00—晚上9:00",
        "19点到21点",
        "晚上7:00-9:00",
        "晚上七点到九点",
        "晚7点-9点",
    ],
)
def test_the_times_of_a_lesson_are_written_in_many_ways(text):
    found = course(f"sessions:\n  - id: a\n    lesson_times: {text}\n")
    assert found.sessions[0].lesson_times == LessonTimes(time(19), time(21))


@pytest.mark.parametrize("text", ["上午9点至12点", "上午9:00-12:00", "早上9点到12点"])
def test_a_morning_ends_at_noon(text):
    found = course(f"sessions:\n  - id: a\n    lesson_times: {text}\n")
    assert found.sessions[0].lesson_times == LessonTimes(time(9), time(12))


@pytest.mark.parametrize("text", ["7点至9点", "晚上7点", "上午8:30至11:30，下午2:00至5:00", "上午9点至2点"])
def test_times_of_a_lesson_that_are_not_certain_are_a_problem(text):
    assert codes(f"sessions:\n  - id: a\n    lesson_times: {text}\n") == ["bad-lesson-times"]


@pytest.mark.parametrize(
    "text",
    ['["[报名表](bm.docx)"]', "[报名表: bm.docx]", "\n  报名表: bm.docx", '\n  - "［报名表］（bm.docx）"'],
)
def test_an_attachment_may_be_a_link_or_its_title_and_its_file(text):
    (found,) = course(f"attachments: {text}\n").attachments
    assert (found.title, found.file) == ("报名表", "content/courses/bm.docx")


def test_a_label_in_the_place_of_a_key_is_one_problem():
    source = "标题: 甲\ntrade: safety\n摘要: 乙\n"
    problems = read_document("content/courses/a.yaml", source.encode()).problems
    assert [(each.code, each.place.line) for each in problems] == [("unknown-key", 1), ("unknown-key", 3)]


@pytest.mark.parametrize("text", ["职工/企业", "职工和企业", "workers & firms", "[职工 企业]"])
def test_choices_may_be_joined_by_a_word_or_a_sign(text):
    assert course(f"audiences: {text}\n").audiences == (Audience.WORKERS, Audience.FIRMS)


def test_a_joined_choice_that_is_none_stays_one_problem():
    assert codes("audiences: 职工和外星人\n") == ["bad-choice"]


def test_choices_and_keys_may_be_in_capitals_or_full_width():
    assert course("Mode: Classroom\n").mode is Mode.CLASSROOM
    assert course("ｍｏｄｅ: ｏｎｌｉｎｅ\n").mode is Mode.ONLINE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("是", True),
        ("是的。", True),
        ("YES", True),
        ("√", True),
        ("否", False),
        ("否！", False),
        ("n", False),
        ("开启", True),
        ("不需要", False),
    ],
)
def test_yes_and_no_are_written_in_many_ways(text, value):
    assert course(f"on_demand: {text}\n").on_demand is value


@pytest.mark.parametrize("column", ["news", "新闻"])
def test_a_column_is_named_by_its_slug_or_its_name(column):
    site, reading = read_site(SITE.encode())
    assert site is not None
    source = f"---\ntitle: 甲\ndate: 2026-02-01\ncolumn: {column}\n---\n文\n"
    document = read_document("content/news/2026/a.md", source.encode())
    library, problems = gather(site, reading, Selection([document]), ContentFiles({}), NOW)
    assert problems == ()
    assert [each.data.column for each in library.articles] == ["news"]


@pytest.mark.parametrize(
    "text",
    [
        "0758\t1234567",
        "0758 123 4567",
        "０７５８－１２３４５６７",
        "（0758）1234567",
        "0758\u20131234567",
        "“0758-1234567”",
    ],
)
def test_a_telephone_number_is_a_link_however_it_is_written(text):
    found = phone_url(text)
    assert found is not None
    assert found.removeprefix("tel:").replace("-", "") == "07581234567"


@pytest.mark.parametrize(
    ("text", "mode"),
    [("在线", Mode.ONLINE), ("线上+线下", Mode.BLENDED), ("线上线下", Mode.BLENDED), ("上门", Mode.ON_SITE)],
)
def test_a_choice_is_read_from_other_words_for_it(text, mode):
    assert course(f"mode: {text}\n").mode is mode


def test_a_word_that_may_be_several_choices_is_told():
    assert codes("mode: 线下\n") == ["bad-choice"]
    assert codes("audiences: 全体人员\n") == ["bad-choice"]


@pytest.mark.parametrize("text", ["技能等级", "技能等级证书", "职业技能等级证书", "职业技能等级证"])
def test_the_type_of_a_credential_is_read_from_its_short_name(text):
    source = f"title: 焊工\ntype: {text}\nsummary: 一句话。\n"
    document = read_document("content/credentials/a.yaml", source.encode())
    assert isinstance(document.data, Credential)
    assert document.data.type is CredentialType.SKILL_LEVEL


@pytest.mark.parametrize(
    ("text", "expected"), [("已满", True), ("未满", False), ("“已满”", True), ("是", True), ("否", False)]
)
def test_what_is_so_is_read_from_the_name_of_the_field(text, expected):
    assert course(f"sessions: [{{id: a, full: {text}}}]\n").sessions[0].full is expected
    assert article("pinned: 置顶\ndraft: 草稿\n").pinned
    assert codes(f"on_demand: {text}\n") == ([] if text in "是否" else ["wrong-type"])


def test_places_of_words_in_one_line_are_that_of_the_line():
    document = read_document("content/courses/a.yaml", (COURSE + "audiences: 职工、飞人\n").encode())
    assert [(each.code, each.place) for each in document.problems] == [
        ("bad-choice", Place("content/courses/a.yaml", 4, 12))
    ]


def competition(text: str) -> Competition:
    source = f"title: 焊工竞赛\nsummary: 一句话。\n{text}\n"
    document = read_document("content/competitions/a.yaml", source.encode())
    assert document.problems == ()
    assert isinstance(document.data, Competition)
    return document.data


@pytest.mark.parametrize(
    "text", ["\n  - 一等奖：张三、李四", "\n  - 一等奖: 张三、李四", "一等奖：张三、李四"]
)
def test_a_result_may_be_an_award_and_a_name(text):
    assert competition(f"results: {text}").results == (Result("一等奖", "张三、李四"),)


def test_a_stage_may_be_a_name_and_a_day():
    found = competition("schedule:\n  - 初赛: 2026-05-01\n  - 决赛：2026年5月8日 8:30").schedule
    assert [(each.name, str(each.start)) for each in found] == [
        ("初赛", "2026-05-01"),
        ("决赛", "2026-05-08 08:30"),
    ]


def test_a_stage_may_be_a_name_and_its_days():
    found = competition("schedule:\n  - 初赛：2026年5月1日至3日\n  - 决赛 2026-05-08—2026-05-09").schedule
    assert [(each.name, str(each.start), str(each.end)) for each in found] == [
        ("初赛", "2026-05-01", "2026-05-03"),
        ("决赛", "2026-05-08", "2026-05-09"),
    ]


def competition_problems(text: str) -> list[str]:
    source = f"title: 焊工竞赛\nsummary: 一句话。\n{text}\n"
    found = read_document("content/competitions/a.yaml", source.encode()).problems
    return [f"{each.place.line}: {each.code}: {format_problems([each], 'zh-CN')}" for each in found]


def test_the_day_of_a_stage_on_one_line_without_a_year_is_told_as_a_day():
    found = competition_problems("schedule:\n  - 初赛：5月1日\n  - 决赛 5月8日-9日")
    assert [each[:11] for each in found] == ["4: bad-time", "5: bad-time"]
    assert all("没有写年份" in each for each in found)


def test_what_is_no_item_is_told_with_the_form_of_one_line():
    (found,) = competition_problems("results:\n  - 一等奖 王工")
    assert "也可以只写一行：- 一等奖：姓名" in found
    (found,) = competition_problems("photos:\n  - 决赛.jpg")
    assert "![" in found


@pytest.mark.parametrize("value", ["[李工，王工]", "[李工、王工]", "[李工, 王工]", "\n  - 李工\n  - 王工"])
def test_several_names_for_a_field_of_one_value_are_told_with_one_line(value):
    source = f"---\ntitle: 甲\ndate: 2026-03-01\ncolumn: news\nauthor: {value}\n---\n正文。\n"
    (found,) = read_document("content/news/2026/a.md", source.encode()).problems
    assert "author: 李工、王工" in format_problems([found], "zh-CN")


@pytest.mark.parametrize(
    "text", ["2026-03-02: 更正了地点", "2026年3月2日：更正了地点", "2026-03-02 更正了地点"]
)
def test_a_correction_may_be_its_day_and_its_text(text):
    (found,) = article(f"corrections:\n  - {text}\n").corrections
    assert (found.date, found.text) == (date(2026, 3, 2), "更正了地点")


def test_several_words_in_brackets_for_one_value_are_told_in_both_ways():
    source = f"{COURSE}contact:\n  person: [王工, 李工]\n"
    (found,) = read_document("content/courses/a.yaml", source.encode()).problems
    text = format_problems([found], "zh-CN")
    assert "person: 王工、李工；" in text and 'person: "[王工, 李工]"' in text


@pytest.mark.parametrize(
    "text", ["https://example.org/a。", "“https://example.org/a”", "https://example.org/a，"]
)
def test_the_marks_around_an_address_are_no_part_of_it(text):
    assert article(f"source_url: {text}\n").source_url == "https://example.org/a"


def test_pairs_without_hyphens_are_the_items_of_a_list():
    found = competition(
        "schedule:\n  初赛: 2026-05-01\n  决赛: 2026-05-20\nresults:\n  一等奖: 甲\n  二等奖: 乙\n"
    )
    assert [(each.name, str(each.start)) for each in found.schedule] == [
        ("初赛", "2026-05-01"),
        ("决赛", "2026-05-20"),
    ]
    assert found.results == (Result("一等奖", "甲"), Result("二等奖", "乙"))


@pytest.mark.parametrize("gap", [" ", "   ", "\u3000"])
def test_a_blank_may_part_a_stage_from_its_day_and_a_file_from_its_title(gap):
    (stage,) = competition(f"schedule:\n  - 初赛{gap}2026-05-01 8:30").schedule
    assert (stage.name, stage.start) == ("初赛", parse_moment("2026-05-01 8:30"))
    (attachment,) = article(f"attachments:\n  - 报名表.docx{gap}报名登记表\n").attachments
    assert (attachment.file, attachment.title) == ("content/news/2026/报名表.docx", "报名登记表")


def test_an_item_that_is_no_mapping_is_told_with_the_keys_of_an_item():
    source = COURSE + "sessions:\n  - 春季班 4月7日开课\n"
    document = read_document("content/courses/a.yaml", source.encode())
    told = format_problems(document.problems, "zh-CN")
    assert [(each.code, each.place.line) for each in document.problems] == [
        ("wrong-type", source.count("\n"))
    ]
    assert "“sessions”下面的每一项请写成 - {id: …, start: …, end: …}" in told


def test_lines_of_a_text_without_a_sign_for_them_stay_lines():
    written = "\n  一等奖1名，奖品一份\n  二等奖2名，证书一份\n\n  名单另发，\n  请留意。"
    text = competition(f"awards:{written}").awards
    assert text is not None and "".join(text.parts) == (
        "<p>一等奖1名，奖品一份<br>\n二等奖2名，证书一份</p>\n<p>名单另发，请留意。</p>"
    )
    folded = competition("awards: >\n  一等奖1名，\n  奖品一份").awards
    assert folded is not None and "".join(folded.parts) == "<p>一等奖1名，奖品一份</p>"


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (">\n  电话：0758-1234567\n  地址：一号楼", "<p>电话：0758-1234567<br>\n地址：一号楼</p>"),
        (">\n  一、理论\n  二、实操", '<p class="hanging">一、理论</p>\n<p class="hanging">二、实操</p>'),
        ('"1. 平焊\n  2. 立焊"', "<ol>\n<li>平焊</li>\n<li>立焊</li>\n</ol>"),
        ("'自带工装\n  自带手套'", "<p>自带工装<br>\n自带手套</p>"),
        ('"自带工\\\n  装"', "<p>自带工装</p>"),
        (">\n  面向在职职工和社会\n  人员", "<p>面向在职职工和社会人员</p>"),
    ],
)
def test_lines_of_a_text_that_is_folded_or_quoted_stay_lines_where_they_are_meant_so(written, html):
    text = competition(f"awards: {written}\n").awards
    assert text is not None and "".join(text.parts) == html


def test_a_value_in_the_place_of_a_mapping_is_told_with_keys_of_the_mapping():
    source = "title: 甲\nsummary: 乙\npublicity: 6月1日至7日\n"
    document = read_document("content/competitions/a.yaml", source.encode())
    assert [(each.code, each.place.line) for each in document.problems] == [("wrong-type", 3)]
    assert "例如 start: …, end: …, contact: …。" in format_problems(document.problems, "zh-CN")


def test_files_documents_and_addresses_are_listed_with_chinese_commas():
    found = competition("documents: [大纲.pdf，评分.xlsx]\ncourses: a，b\naliases: /c/，/d/")
    assert [each.title for each in found.documents] == ["大纲", "评分"]
    assert (found.courses, found.aliases) == (("a", "b"), ("c/", "d/"))
    assert competition("aliases: /a，b/").aliases == ("a，b/",)


def test_a_comma_at_the_end_of_a_line_is_told_with_the_line_to_write():
    document = read_document("content/courses/a.yaml", COURSE.replace("\n", ",\n", 1).encode())
    (found,) = document.problems
    assert (found.code, found.severity, found.place.line) == ("comma-at-end", "warning", 1)
    first = COURSE.partition("\n")[0]
    assert f"请写：{first}\n" in format_problems([found], "zh-CN") + "\n"
    assert codes("what_to_bring: 照片，\n") == []


@pytest.mark.parametrize("text", ["约40人", "30-40人", "不限"])
def test_a_number_that_nobody_knows_exactly_may_be_left_out(text):
    document = read_document("content/courses/a.yaml", f"{COURSE}hours: {text}\n".encode())
    assert "没有准数时删去这一行" in format_problems(document.problems, "zh-CN")


def test_two_lessons_in_a_day_are_told_where_to_write_them():
    text = f"{COURSE}sessions:\n  - id: a\n    lesson_times: 上午9:00-11:30，下午14:00-16:30\n"
    said = format_problems(read_document("content/courses/a.yaml", text.encode()).problems, "zh-CN")
    assert "请改写 timetable" in said


@pytest.mark.parametrize("text", ["2026-02-30", "2026-03-01 25:00", "2026年3月2日（周日）"])
def test_a_day_that_does_not_exist_is_told_as_such(text):
    found = read_document(
        "content/news/2026/a.md", f"---\ntitle: 甲\ndate: {text}\ncolumn: news\n---\n文\n".encode()
    )
    assert [(each.code, each.place.line) for each in found.problems] == [("bad-time", 3)]
    assert "没有这一天" in format_problems(found.problems, "zh-CN")


@pytest.mark.parametrize("text", ["2026年4月25-26日", "2026年4月25—5月3日", "2026年4月25至26日"])
def test_a_span_whose_first_day_lacks_its_sign_is_told_as_a_span(text):
    (found,) = problems(f"sessions:\n  - id: a\n    start: {text}\n")
    assert found.code == "date-span"
    assert "start: 2026-04-25" in format_problems([found], "zh-CN")


def test_such_a_span_of_days_off_is_each_of_its_days():
    found = course(
        "sessions:\n  - id: a\n    start: 2026-09-01\n    end: 2026-12-01\n    weekdays: 每天\n"
        "    lesson_times: 9:00-11:00\n    days_off: 2026年10月1-3日\n"
    )
    assert found.sessions[0].days_off == (date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3))


@pytest.mark.parametrize("text", ["3/7/2026", "26.3.7"])
def test_a_year_that_stands_elsewhere_is_not_told_as_missing(text):
    (found,) = problems(f"sessions:\n  - id: a\n    start: {text}\n")
    assert found.code == "bad-time"
    assert "没有写年份" not in format_problems([found], "zh-CN")


@pytest.mark.parametrize("text", ["企业职工", "在职职工", "职工"])
def test_workers_have_other_names(text):
    assert course(f"audiences: {text}\n").audiences == (Audience.WORKERS,)
