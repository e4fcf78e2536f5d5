"""``content/courses/*.yaml``: a course and its sessions."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.document import PageDocument
from sitebuilder.content.model.field_types import (
    PEOPLE,
    Attachments,
    DrawingChoice,
    Fee,
    Kind,
    LessonTimes,
    Moment,
    MovedFrom,
    PlaceName,
    Range,
    RefTo,
    Sample,
    Slug,
    Summary,
    Text,
    Title,
    TradeName,
    Updated,
    about,
)
from sitebuilder.content.model.organisation import Contact, DocumentContact


class Mode(StrEnum):
    """Where a course takes place."""

    CLASSROOM = "classroom"
    ONLINE = "online"
    BLENDED = "blended"
    WORKSHOP = "workshop"
    ON_SITE = "on-site"


class TimeOfDay(StrEnum):
    """The time of a session's lessons, which shift workers ask for first."""

    DAY = "day"
    EVENING = "evening"
    WEEKEND = "weekend"


class Audience(StrEnum):
    """The audience of a course."""

    WORKERS = "workers"
    FIRMS = "firms"
    PUBLIC = "public"


class Weekday(StrEnum):
    """A day of the week, from Monday as in ISO 8601."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Session(Struct, frozen=True, omit_defaults=True):
    """One run of a course. ``full``, ``cancelled`` and ``moved_from`` are set by hand."""

    id: Annotated[
        Slug,
        about(
            "编号",
            "定了不要改：手机日历靠它认得这一班。",
            "id",
            "Never changed: calendars know the session by it.",
            is_shown=False,
        ),
    ]
    start: Annotated[
        Moment | None, about("开始", "上课的第一天，可以带时间。", "start", "The first day.")
    ] = None
    end: Annotated[
        Moment | None,
        about("结束", "最后一天，可以带时间。", "end", "The last day, or the moment of the end."),
    ] = None
    weekdays: Annotated[
        tuple[Weekday, ...],
        about(
            "每周哪几天上课",
            "例如 `[周二, 周四]`；日历里就有每一次课。",
            "weekdays",
            "On which days of the week the lessons are; calendars then have each of them.",
        ),
    ] = ()
    lesson_times: Annotated[
        LessonTimes | None,
        about("每次几点到几点", "例如 19:00—21:00。", "lesson times", "From when to when each lesson goes."),
    ] = None
    days_off: Annotated[
        tuple[dt.date, ...],
        about(
            "哪几天停课",
            "节假日等：`[2027-02-09, 2027-02-11]`。",
            "days off",
            "Days on which there is no lesson.",
        ),
    ] = ()
    lesson_days: Annotated[
        tuple[dt.date, ...],
        about(
            "另外上课的日期",
            "不是每周固定的，和补课的：`[2026-12-05, 2026-12-12]`。",
            "lesson days",
            "The days of lessons that are not weekly, or that make up for a day off.",
        ),
    ] = ()
    timetable: Annotated[
        str | None,
        about("上课安排", "例如“每周六 8:30—16:30”。", "timetable", "When the lessons are, in words."),
    ] = None
    time_of_day: Annotated[
        TimeOfDay | None,
        about(
            "上课时段", "可以按它筛选。", "time of day", "When the lessons are; visitors can filter by it."
        ),
    ] = None
    venue: Annotated[
        PlaceName | None,
        about("地点", "上课的地点，或场地的编号。", "venue", "Where the lessons are, or a venue's id."),
    ] = None
    capacity: Annotated[
        Annotated[int, Range(1, 100_000, PEOPLE)] | None,
        about("名额", "一共多少人。", "capacity", "How many may come."),
    ] = None
    enrolled: Annotated[
        Annotated[int, Range(0, 100_000, PEOPLE)] | None,
        about("已报名人数", "不知道就不写。", "enrolled", "How many have enrolled."),
    ] = None
    enrol_from: Annotated[
        Moment | None, about("报名开始", "日期，可以带时间。", "enrolment opens", "When enrolment opens.")
    ] = None
    enrol_until: Annotated[
        Moment | None,
        about(
            "报名截止", "最后一天，可以带时间。", "enrolment closes", "The last day or moment of enrolment."
        ),
    ] = None
    full: Annotated[
        bool, about("已满", "`full: yes`：不管人数，报满了。", "full", "Yes when no place is left.")
    ] = False
    cancelled: Annotated[
        bool,
        about(
            "已取消",
            "`cancelled: yes`；不要删，订了日历的人才会知道。",
            "cancelled",
            "True when it will not take place.",
        ),
    ] = False
    moved_from: MovedFrom = None
    note: Annotated[str | None, about("备注", "一句话。", "note", "One sentence.")] = None
    sample: Sample = False


class Course(PageDocument, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """A course; its text fields are Markdown. ``trade`` is a trade's slug or name."""

    title: Title
    trade: Annotated[
        TradeName,
        about("专业方向", "site.yaml 的 trades 里的一个。", "trade", "One of the trades in site.yaml."),
    ]
    summary: Summary
    code: Annotated[str | None, about("课程代码", "有代码的课程写。", "code", "Its code, if it has one.")] = (
        None
    )
    audiences: Annotated[
        tuple[Audience, ...],
        about(
            "面向",
            "可以按它筛选：`[职工, 企业]`。",
            "audiences",
            "Whom it is for; visitors can filter by it.",
        ),
    ] = ()
    audience: Annotated[
        Text | None, about("适合谁", "想学什么、做什么工作的人。", "for whom", "Whom it suits.")
    ] = None
    requirements: Annotated[
        Text | None,
        about(
            "报名条件",
            "年龄、学历、基础、身体等要求。",
            "requirements",
            "Age, education, experience, health and the like.",
        ),
    ] = None
    outcomes: Annotated[
        Text | None, about("学到什么", "学完会做什么。", "outcomes", "What one can do afterwards.")
    ] = None
    syllabus: Annotated[
        Text | None, about("课程内容", "分几部分，各学什么。", "syllabus", "What is taught.")
    ] = None
    assessment: Annotated[
        Text | None, about("考核方式", "怎么考核。", "assessment", "How it is assessed.")
    ] = None
    hours: Annotated[
        Annotated[int, Range(1, 10_000, ("学时", "课时"))] | None,
        about("学时", "多少学时，只写数字。", "hours", "Lessons (学时)."),
    ] = None
    mode: Annotated[Mode | None, about("授课方式", "可以按它筛选。", "mode", "How it is taught.")] = None
    credential: Annotated[
        Annotated[str, RefTo(Kind.CREDENTIAL)] | None,
        about("证书", "证书的文件名，不带扩展名。", "credential", "The credential that it leads to."),
    ] = None
    fee: Annotated[
        Fee | None,
        about("费用", "免费，或金额 380；不知道就不写。", "fee", "In yuan, or free; unknown where left out."),
    ] = None
    fee_note: Annotated[
        str | None, about("费用说明", "例如“含教材”。", "fee note", "What the fee includes.")
    ] = None
    subsidy: Annotated[
        Text | None, about("补贴", "谁能领，怎么领。", "subsidy", "Who gets a subsidy, and how.")
    ] = None
    what_to_bring: Annotated[
        Text | None, about("携带物品", "上课要带什么。", "what to bring", "What to bring along.")
    ] = None
    how_to_enrol: Annotated[
        Text | None, about("怎么报名", "在哪里报名，要交什么。", "how to enrol", "Where and how to enrol.")
    ] = None
    contact: DocumentContact = Contact()
    attachments: Attachments = ()
    on_demand: Annotated[
        bool,
        about(
            "按需开班",
            "`on_demand: yes`：人数够了就开班。",
            "taught on demand",
            "True when it is also taught on demand.",
        ),
    ] = False
    sessions: Annotated[
        tuple[Session, ...],
        about("班次", "每一班一项；状态由日期算出。", "sessions", "One item for each session."),
    ] = ()
    drawing: DrawingChoice = None
    updated: Updated = None
