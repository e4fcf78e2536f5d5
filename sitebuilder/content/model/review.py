"""``review:``: in a document, who approved it and when (三审三校); in ``site.yaml``, what is required."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import Kind, Moment, Slug, about


class Round(StrEnum):
    """The rounds of approval in order: the text is handed in, then reviewed three times."""

    DRAFT = "draft"
    FIRST = "first"
    SECOND = "second"
    FINAL = "final"


class Signature(Struct, frozen=True, omit_defaults=True):
    """The approval of a document by somebody at a moment; ``digest`` identifies its content then.

    It is a record, not a proof: anybody who can write the file can write it.
    """

    name: Annotated[str, about("姓名", "谁签的。", "name", "Who signed.", is_shown=False)]
    time: Annotated[
        Moment, about("时间", "什么时候签的，可以带时间。", "time", "When it was signed.", is_shown=False)
    ]
    digest: Annotated[
        str | None,
        about(
            "校验码",
            "由 sign 命令写；签了以后内容再改，程序会要求重签。",
            "digest",
            "Written by sign: a change after it asks for the signature again.",
            is_shown=False,
        ),
    ] = None


class Review(Struct, frozen=True, omit_defaults=True):
    """The signatures of a document, by round."""

    draft: Annotated[
        Signature | None, about("撰稿", "交稿的人。", "draft", "Who handed it in.", is_shown=False)
    ] = None
    first: Annotated[
        Signature | None, about("初审", "第一审。", "first", "The first round.", is_shown=False)
    ] = None
    second: Annotated[
        Signature | None, about("复审", "第二审。", "second", "The second round.", is_shown=False)
    ] = None
    final: Annotated[
        Signature | None, about("终审", "第三审，同意发布。", "final", "The last round.", is_shown=False)
    ] = None


DocumentReview = Annotated[
    Review,
    about(
        "审签",
        "由 `.venv/bin/python build.py sign` 写，一般不用自己写。",
        "review",
        "Who approved it and when: written by sign.",
        is_shown=False,
    ),
]
"""The signatures in a document."""


class ReviewRule(Struct, frozen=True, omit_defaults=True):
    """The rounds required for the articles of some columns or the documents of some kinds."""

    rounds: Annotated[
        tuple[Round, ...], about("审次", "要签哪几次。", "rounds", "Which rounds are needed.", is_shown=False)
    ]
    columns: Annotated[
        tuple[Slug, ...],
        about("栏目", "哪些栏目的文章。", "columns", "Of the articles of these columns.", is_shown=False),
    ] = ()
    kinds: Annotated[
        tuple[Kind, ...],
        about("类别", "哪些类别的内容。", "kinds", "Of the documents of these kinds.", is_shown=False),
    ] = ()


class ReviewRules(Struct, frozen=True, omit_defaults=True):
    """The signatures that a release requires."""

    rules: Annotated[
        tuple[ReviewRule, ...],
        about(
            "规定",
            "一条一项；文章先看栏目，没有写到的看类别。",
            "rules",
            "One item each; of an article that of its column, else that of its kind.",
            is_shown=False,
        ),
    ] = ()
    different_people: Annotated[
        bool,
        about(
            "各次不同的人",
            "不写时一个人不能签两次；允许签两次就写 no。",
            "different people",
            "Whether nobody may sign two rounds.",
            is_shown=False,
        ),
    ] = True
    since: Annotated[
        dt.date | None,
        about(
            "从哪天起",
            "在这一天以前发布、以后没有改过的，不用补签。",
            "since",
            "What has not changed since an earlier day needs no signature.",
            is_shown=False,
        ),
    ] = None
    show_names: Annotated[
        bool,
        about(
            "公布姓名",
            "`show_names: yes` 时，文章上写出编辑和审核人的姓名。",
            "show names",
            "Whether articles name who edited and approved them.",
            is_shown=False,
        ),
    ] = False
