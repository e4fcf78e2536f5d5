"""The terms by which documents are grouped and found: columns, trades, tags, synonyms."""

from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import DrawingChoice, Slug, about

TermSlug = Annotated[
    Slug, about("网址中的名称", "发布以后不要改。", "slug", "Its part of the address.", is_shown=False)
]
"""What stands for a term in addresses."""


class Column(Struct, frozen=True, omit_defaults=True):
    """A column (栏目) of the news section; ``type`` is the ColumnType of the government tag set."""

    slug: TermSlug
    name: Annotated[str, about("名称", "栏目的名称。", "name", "What it is called.")]
    description: Annotated[str, about("简介", "一句话，说明登什么。", "description", "What stands in it.")]
    keywords: Annotated[
        tuple[str, ...],
        about("关键词", "给搜索引擎用。", "keywords", "For search engines.", is_shown=False),
    ] = ()
    type: Annotated[
        str | None,
        about("类型", "政府网站标签里的栏目类别。", "type", "ColumnType of the tag set.", is_shown=False),
    ] = None
    drawing: DrawingChoice = None


class Trade(Struct, frozen=True, omit_defaults=True):
    """A trade or field of training, by which courses are grouped."""

    slug: TermSlug
    name: Annotated[str, about("名称", "专业方向的名称。", "name", "What it is called.")]
    description: Annotated[str | None, about("简介", "一句话。", "description", "One sentence.")] = None
    drawing: DrawingChoice = None


class Tag(Struct, frozen=True, omit_defaults=True):
    """The permalink of a tag; a tag that is not listed gets one from its pinyin."""

    name: Annotated[str, about("名称", "文章里写的标签。", "name", "The tag as articles write it.")]
    slug: TermSlug


class Synonym(Struct, frozen=True, omit_defaults=True):
    """A word used on the site, and the words that people search for instead."""

    word: Annotated[
        str,
        about(
            "网站上的词",
            "网页上写着的词，最好是标题里的。",
            "word",
            "As it stands on the site, best in a title.",
            is_shown=False,
        ),
    ]
    also: Annotated[
        tuple[str, ...],
        about(
            "人们也这样说",
            "搜索时会用的别的说法：`[多少钱, 学费]`。",
            "also said as",
            "What people search for instead.",
            is_shown=False,
        ),
    ]
