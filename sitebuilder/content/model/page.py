"""``content/pages/**.md``: free pages in a tree."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.document import PageDocument
from sitebuilder.content.model.field_types import (
    DrawingChoice,
    Range,
    Title,
    Updated,
    about,
)


class Block(StrEnum):
    """The parts of a page: its text and lists of data; the text comes first unless it is listed too."""

    TEXT = "text"
    SERVICES = "services"
    STEPS = "steps"
    TRADES = "trades"
    COURSES = "courses"
    CREDENTIALS = "credentials"
    PARTNERS = "partners"
    STATISTICS = "numbers"
    CONTACT = "contact"


class KeyFigure(Struct, frozen=True, omit_defaults=True):
    """A key figure of the academy with its title; ``note`` says what it counts and what it does not."""

    value: Annotated[str, about("数字", "连同单位：`5项`。", "value", "The figure with its unit.")]
    title: Annotated[str, about("名称", "这个数字说的是什么。", "title", "What it counts.")]
    note: Annotated[
        str | None,
        about("说明", "是什么，不是什么。", "note", "What it is, and what it is not."),
    ] = None


class Page(PageDocument, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """The front matter of a page; ``order`` sorts it among its siblings."""

    title: Title
    description: Annotated[
        str | None,
        about(
            "简介",
            "一句话介绍这一页，给搜索引擎和分享卡片用。",
            "description",
            "One sentence for search engines and share cards.",
            is_shown=False,
        ),
    ] = None
    order: Annotated[
        Annotated[int, Range(0, 10_000)],
        about(
            "次序", "同级页面的先后，数字小的在前。", "order", "Sorts it among its siblings.", is_shown=False
        ),
    ] = 100
    blocks: Annotated[
        tuple[Block, ...],
        about(
            "附带的列表",
            "显示在正文下面的列表：`[contact]`；要在正文上面，写 `[services, text]`。",
            "blocks",
            "Lists to show below the text, or before it where they stand before `text`.",
        ),
    ] = ()
    key_figures: Annotated[
        tuple[KeyFigure, ...],
        about("要紧的数字", "显示在正文上面，每个带说明。", "key figures", "Stand above the text."),
    ] = ()
    contents: Annotated[
        bool,
        about("目录", "`contents: yes` 时列出小标题。", "contents", "Yes to list the headings of the page."),
    ] = False
    drawing: DrawingChoice = None
    updated: Updated = None
