"""``content/competitions/*.yaml``: a skills competition, from the call for entries to the results."""

from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.document import PageDocument
from sitebuilder.content.model.field_types import (
    Attachment,
    DrawingChoice,
    Kind,
    Moment,
    MovedFrom,
    Photo,
    PlaceName,
    RefTo,
    Summary,
    Text,
    Title,
    Updated,
    YearText,
    about,
)
from sitebuilder.content.model.organisation import Contact, DocumentContact


class Stage(Struct, frozen=True, omit_defaults=True):
    """One stage of the schedule: entry, heats, final, award ceremony…"""

    name: Annotated[
        str,
        about(
            "名称",
            "例如“初赛”。定了不要改，手机日历靠它认得。",
            "name",
            "What it is called, in calendars too.",
        ),
    ]
    start: Annotated[Moment | None, about("开始", "日期，可以带时间。", "start", "When it begins.")] = None
    end: Annotated[
        Moment | None, about("结束", "最后一天，可以带时间。", "end", "The last day, or the end.")
    ] = None
    moved_from: MovedFrom = None
    venue: Annotated[
        PlaceName | None,
        about(
            "地点",
            "和竞赛的地点不同时写：地点，或场地的编号。",
            "venue",
            "Where, if not where the rest is, or a venue's id.",
        ),
    ] = None
    note: Annotated[str | None, about("备注", "一句话。", "note", "One sentence.")] = None


class Publicity(Struct, frozen=True, omit_defaults=True):
    """The publicity period (公示), in which anybody may object to the results."""

    start: Annotated[Moment, about("开始", "公示的第一天。", "start", "Its first day.")]
    end: Annotated[Moment, about("结束", "公示的最后一天。", "end", "Its last day.")]
    contact: Annotated[
        str | None, about("联系方式", "向谁提出异议。", "contact", "Whom to tell of objections.")
    ] = None


class Result(Struct, frozen=True, omit_defaults=True):
    """A place in the results: name and employer only, as privacy law requires."""

    award: Annotated[str, about("名次或奖项", "例如“一等奖”。", "award", "The place or the prize.")]
    name: Annotated[
        str, about("名称", "姓名；不写证件号和电话。", "name", "The name, and nothing else of the person.")
    ]
    employer: Annotated[str | None, about("单位", "工作单位。", "employer", "Where the person works.")] = None


class Competition(PageDocument, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """A competition; its text fields are Markdown."""

    title: Title
    summary: Summary
    year: Annotated[YearText | None, about("年份", "例如 2026。", "year", "The year, or the years.")] = None
    organisers: Annotated[
        tuple[str, ...], about("主办单位", "用半角逗号隔开。", "organisers", "Who holds it.")
    ] = ()
    venue: Annotated[
        PlaceName | None,
        about("地点", "比赛的地点，或场地的编号。", "venue", "Where it takes place, or a venue's id."),
    ] = None
    trades: Annotated[
        tuple[str, ...],
        about("工种", "可以写几个，用半角逗号隔开。", "trades", "The trades of which it is."),
    ] = ()
    standard: Annotated[
        str | None, about("标准", "依据的标准和等级。", "standard", "The standard that it follows.")
    ] = None
    overview: Annotated[Text | None, about("概况", "这是什么竞赛。", "overview", "What it is.")] = None
    eligibility: Annotated[
        Text | None, about("参赛条件", "谁可以参加。", "eligibility", "Who may enter.")
    ] = None
    entry: Annotated[Text | None, about("报名办法", "怎么报名，要交什么。", "entry", "How to enter.")] = None
    entry_from: Annotated[
        Moment | None, about("报名开始", "日期，可以带时间。", "entry opens", "When entry opens.")
    ] = None
    entry_until: Annotated[
        Moment | None, about("报名截止", "最后一天，可以带时间。", "entry closes", "The last day of entry.")
    ] = None
    schedule: Annotated[
        tuple[Stage, ...],
        about(
            "日程", "各阶段：`- {name: 初赛, start: 2026-05-01}`。", "schedule", "The stages, in their order."
        ),
    ] = ()
    scoring: Annotated[Text | None, about("评分", "怎么评分。", "scoring", "How it is scored.")] = None
    awards: Annotated[Text | None, about("奖励", "名次和奖励。", "awards", "What can be won.")] = None
    safety: Annotated[
        Text | None, about("安全要求", "操作和防护的要求。", "safety", "What safety asks of all.")
    ] = None
    documents: Annotated[
        tuple[Attachment, ...],
        about(
            "技术文件",
            "可以下载的文件：`- {file: 技术文件.pdf, title: 技术文件}`。",
            "documents",
            "Rules and papers to download.",
        ),
    ] = ()
    publicity: Annotated[
        Publicity | None, about("公示", "结果公示的起止。", "publicity period", "When anybody may object.")
    ] = None
    results: Annotated[
        tuple[Result, ...],
        about("结果", "每位获奖者一项：`- {award: 一等奖, name: 姓名}`。", "results", "Who won what."),
    ] = ()
    results_text: Annotated[
        Text | None, about("结果说明", "写在结果前面的话。", "results text", "What to say of the results.")
    ] = None
    photos: Annotated[
        tuple[Photo, ...],
        about("照片", "放在旁边的照片：`- {file: 决赛.jpg, alt: 选手在焊接}`。", "photos", "Pictures of it."),
    ] = ()
    courses: Annotated[
        tuple[Annotated[str, RefTo(Kind.COURSE)], ...],
        about("相关课程", "课程的文件名，不带扩展名。", "courses", "Courses that prepare for it."),
    ] = ()
    contact: DocumentContact = Contact()
    held: Annotated[
        bool, about("已举办", "`held: yes`：早已办完，没有写日期的竞赛。", "held", "Yes once it is over.")
    ] = False
    cancelled: Annotated[
        bool,
        about(
            "已取消",
            "`cancelled: yes`；不要删，订了日历的人才会知道。",
            "cancelled",
            "Yes if it won't take place.",
        ),
    ] = False
    drawing: DrawingChoice = None
    updated: Updated = None
