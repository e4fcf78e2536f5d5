"""The types of values in the content model besides Python's own, and ``about``, which describes a field.

A field's type is what a template gets; its annotation says how an editor's text is converted, what people
call the field, and whether visitors see it.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from msgspec import Meta, Struct

from sitebuilder.content.model.drawings import Drawing
from sitebuilder.markdown import Text as Text
from sitebuilder.messages import Label


def about(label: str, hint: str, en_label: str, en_hint: str, *, is_shown: bool = True) -> Meta:
    """Describe a field: its label and a hint what to write, in Chinese, then in English.

    ``is_shown`` says whether visitors see the field's value on the page of the document.
    """
    return Meta(title=label, description=hint, extra={"en": (en_label, en_hint), "is_shown": is_shown})


class Kind(StrEnum):
    """What a source file describes; ``label`` is what editors call it."""

    label: Label

    ARTICLE = "article", "文章", "an article"
    PAGE = "page", "页面", "a page"
    COURSE = "course", "课程", "a course"
    COMPETITION = "competition", "竞赛", "a competition"
    CREDENTIAL = "credential", "证书", "a credential"
    VENUE = "venue", "场地", "a venue"
    PARTNERS = "partners", "合作单位", "the partners"
    SERVICES = "services", "服务", "the services"
    STATISTICS = "numbers", "历年数据", "the yearly figures"

    def __new__(cls, value: str, chinese: str, english: str) -> Self:
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = Label(chinese, english)
        return kind


class Moment(Struct, frozen=True, omit_defaults=True, order=True):
    """A date, with a time of day if the editor gave one, in the site's time zone."""

    date: dt.date
    time: dt.time | None = None

    @property
    def begins(self) -> dt.datetime:
        """The first instant: midnight if there is only a date."""
        return dt.datetime.combine(self.date, self.time or dt.time.min)

    @property
    def ends(self) -> dt.datetime:
        """The instant at which it is over: the next midnight if there is only a date."""
        if self.time is None:
            return dt.datetime.combine(self.date, dt.time.min) + dt.timedelta(days=1)
        return dt.datetime.combine(self.date, self.time)

    def __str__(self) -> str:
        return self.date.isoformat() if self.time is None else f"{self.date} {self.time:%H:%M}"


class LessonTimes(Struct, frozen=True, omit_defaults=True):
    """The start and end of a lesson within one day; ``ends`` is later than ``begins``."""

    begins: dt.time
    ends: dt.time

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}—{self.ends:%H:%M}"


class Fee(Struct, frozen=True, omit_defaults=True):
    """A price in yuan; 0 means free."""

    amount: Decimal


class Range(Struct, frozen=True, omit_defaults=True):
    """The smallest and the largest number that a field accepts, and the units that may follow it."""

    minimum: int = 0
    maximum: int = 10_000_000
    units: tuple[str, ...] = ()


PEOPLE = ("人", "名", "位")
"""Units for a number of people."""


class TextPattern(Struct, frozen=True, omit_defaults=True):
    """The pattern that a text must match completely, and the code of the problem if it does not."""

    pattern: str
    code: str


class RefTo(Struct, frozen=True, omit_defaults=True):
    """Mark a string as the id of another document; the editor may write a relative path instead.

    Without a kind, any document is accepted and the value is ``kind/id``.
    """

    kind: Kind | None = None


class _Marker(Struct, frozen=True, omit_defaults=True):
    """Distinguish a string or a moment with its own reader (``scalar_decoders.ANNOTATED_READERS``)."""

    name: str


Slug = Annotated[str, _Marker("Slug")]
"""Lower-case ASCII letters, digits and single hyphens: a part of a permalink."""

Url = Annotated[str, _Marker("Url")]
"""An absolute http or https address."""

SiteUrl = Annotated[str, _Marker("SiteUrl")]
"""An absolute http or https address to which the paths of pages are appended, in ASCII."""

PageLanguage = Annotated[str, _Marker("PageLanguage")]
"""The language of the pages (BCP 47)."""

TimeZoneName = Annotated[str, _Marker("TimeZoneName")]
"""The name of a place's time zone (IANA), or UTC."""

AttachmentType = Annotated[str, _Marker("AttachmentType")]
"""The extension of files that may be published unchanged, without the dot."""

RevisionTime = Annotated[Moment, _Marker("RevisionTime")]
"""The last change that matters to readers: a day, with a time if it changed twice on one day."""

OldPath = Annotated[str, _Marker("OldPath")]
"""The former path of a page, a folder with a trailing slash or a file; no leading slash, as in permalinks."""

RootFile = Annotated[str, _Marker("RootFile")]
"""The name of a file at the site's root."""

Destination = Annotated[str, _Marker("Destination")]
"""A link destination: a path of this site with a leading slash, or an http, https, mailto or tel URL."""

FilePath = Annotated[str, _Marker("FilePath")]
"""A file beside the document, written relative to it and stored relative to the site folder."""

PicturePath = Annotated[str, _Marker("PicturePath")]
"""A picture beside the document, written and stored as a ``FilePath``."""

PlaceName = Annotated[str, _Marker("PlaceName")]
"""Where something takes place: in words, or the id of a document whose kind describes places."""

YearText = Annotated[str, _Marker("YearText")]
"""A year, or several, in words without the character for year, which pages add."""

TagName = Annotated[str, _Marker("TagName")]
"""A tag; it has its own page, whose URL contains its name."""

ColumnName = Annotated[str, _Marker("ColumnName")]
"""The slug or the name of a column that ``site.yaml`` lists."""

TradeName = Annotated[str, _Marker("TradeName")]
"""The slug or the name of a trade, which has its own page; ``site.yaml`` may list them."""


Title = Annotated[str, about("标题", "显示在网页顶端和列表里。", "title", "Its name.")]
Summary = Annotated[
    str, about("摘要", "一句话介绍，显示在列表里。", "summary", "One sentence, which lists show.")
]
Updated = Annotated[
    RevisionTime | None,
    about(
        "更新日期",
        "内容最近一次改动的日期；改了班次、赛程等日期要写上时间，订了日历的人才看得到变化。",
        "updated",
        "When it last changed; with the time where dates in calendars did.",
    ),
]
MovedFrom = Annotated[
    Moment | None,
    about(
        "原定开始",
        "改期时写原来的开始日期，`start` 写新的；新日期没有定，就删去 `start` 和 `end`。",
        "moved from",
        "When it was to begin before it was moved; without a start, the new date is not known yet.",
    ),
]
Sample = Annotated[
    bool,
    about(
        "示例",
        "`sample: yes` 的内容带“示例”标记，正式发布时不出现。",
        "sample",
        "True for an example, nothing real.",
    ),
]


DrawingChoice = Annotated[
    Drawing | None,
    about("图画", "旁边和分享图上的线条画。", "drawing", "The line drawing beside it and on share pictures."),
]


class Attachment(Struct, frozen=True, omit_defaults=True):
    """A file to download."""

    file: Annotated[
        FilePath, about("文件", "放在旁边的文件，写相对路径。", "file", "A file beside the document.")
    ]
    title: Annotated[
        str,
        about(
            "标题",
            "下载后的文件名也用它；网页上会写出类型和大小。",
            "title",
            "What it is called, also once it is saved.",
        ),
    ]


Attachments = Annotated[
    tuple[Attachment, ...],
    about(
        "附件",
        "可以下载的文件：`- {file: 报名表.docx, title: 报名表}`。",
        "attachments",
        "Files to download.",
    ),
]


class Photo(Struct, frozen=True, omit_defaults=True):
    """A picture with its alternative text and its photographer."""

    file: Annotated[
        PicturePath, about("文件", "放在旁边的图片，写相对路径。", "file", "A picture beside the document.")
    ]
    alt: Annotated[
        str,
        about(
            "图片说明",
            "写看到了什么，看不到图片的人靠它。",
            "description of the picture",
            "What is to be seen, for those who cannot see it.",
        ),
    ]
    photographer: Annotated[str | None, about("摄影", "拍照片的人。", "photographer", "Who took it.")] = None
