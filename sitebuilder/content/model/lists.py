"""``content/partners.yaml``, ``services.yaml`` and ``numbers.yaml``: short lists that pages show."""

from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import PicturePath, Range, Slug, Text, Url, about
from sitebuilder.content.model.review import DocumentReview, Review

_Id = Annotated[
    Slug,
    about(
        "编号",
        "小写英文字母、数字和连字符，不要重复。",
        "id",
        "Stands in its anchor; never used twice.",
        is_shown=False,
    ),
]


class Partner(Struct, frozen=True, omit_defaults=True):
    """An organisation that the academy works with, and its role."""

    id: _Id
    name: Annotated[str, about("名称", "单位的全称。", "name", "Its full name.")]
    role: Annotated[str, about("角色", "合作的身份。", "role", "As what it works with the academy.")]
    description: Annotated[str | None, about("简介", "一两句话。", "description", "A sentence or two.")] = (
        None
    )
    url: Annotated[Url | None, about("网址", "单位的网站。", "url", "Its website.")] = None
    logo: Annotated[
        PicturePath | None,
        about("标志图片", "单位的标志，要有使用授权。", "logo", "Its logo, used with permission."),
    ] = None


class Partners(Struct, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """``partners.yaml``."""

    partners: Annotated[
        tuple[Partner, ...], about("合作单位", "每个单位一项。", "partners", "One item each.")
    ] = ()
    review: DocumentReview = Review()


class Service(Struct, frozen=True, omit_defaults=True):
    """A service offered to companies and the public."""

    id: _Id
    name: Annotated[str, about("名称", "服务的名称。", "name", "What it is called.")]
    summary: Annotated[str, about("摘要", "一句话介绍。", "summary", "One sentence.")]
    details: Annotated[
        Text | None,
        about("详细说明", "对象、内容、怎么申请。", "details", "For whom, what, and how to apply."),
    ] = None


class Services(Struct, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """``services.yaml``."""

    services: Annotated[
        tuple[Service, ...], about("服务", "每项服务一项。", "services", "One item each.")
    ] = ()
    review: DocumentReview = Review()


class Figure(Struct, frozen=True, omit_defaults=True):
    """A number with its unit, as supplied by its owner."""

    label: Annotated[str, about("项目", "统计的是什么，例如“培训人次”。", "label", "What is counted.")]
    value: Annotated[str, about("数值", "原样写出。", "value", "As it was supplied.")]
    unit: Annotated[str | None, about("单位", "例如“人次”。", "unit", "The unit of the value.")] = None


class Year(Struct, frozen=True, omit_defaults=True):
    """The figures for a year."""

    year: Annotated[
        Annotated[int, Range(2000, 2200, ("年",))], about("年份", "四位数字。", "year", "Four digits.")
    ]
    figures: Annotated[
        tuple[Figure, ...], about("数据", "每个数字一项。", "figures", "One item for each number.")
    ]
    source: Annotated[str, about("来源", "谁提供的数据。", "source", "Who supplied them.")]


class Statistics(Struct, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """``numbers.yaml``: empty until the owner supplies figures."""

    years: Annotated[tuple[Year, ...], about("各年数据", "每年一项。", "years", "One item a year.")] = ()
    review: DocumentReview = Review()
