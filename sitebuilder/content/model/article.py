"""``content/news/YYYY/*.md``: news, notices and everything else with a date."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.document import PageDocument
from sitebuilder.content.model.field_types import (
    Attachments,
    ColumnName,
    Moment,
    PicturePath,
    RefTo,
    TagName,
    Title,
    Url,
    about,
)


class Origin(StrEnum):
    """The origin of a text: our own, reprinted with permission, or only a link to another's text."""

    OWN = "own"
    AUTHORISED = "authorised"
    LINK = "link"


class Correction(Struct, frozen=True, omit_defaults=True):
    """A change after publication, with its date; shown at the end of the article."""

    date: Annotated[date, about("日期", "更正的日期。", "date", "The day of the correction.")]
    text: Annotated[str, about("文字", "更正了什么。", "text", "What was corrected.")]


class Article(PageDocument, frozen=True, omit_defaults=True, tag=True, tag_field="kind"):
    """The front matter of an article; the provenance fields follow the rules for reposting news."""

    title: Title
    date: Annotated[
        Moment,
        about(
            "日期", "`2026-03-01` 或 `2026-03-01 08:30`。", "date", "The day, with a time where it matters."
        ),
    ]
    column: Annotated[
        ColumnName,
        about("栏目", "site.yaml 的 columns 里的一个。", "column", "One of the columns in site.yaml."),
    ]
    summary: Annotated[
        str | None,
        about(
            "摘要",
            "一两句话，显示在列表和分享卡片里。",
            "summary",
            "A sentence or two for lists and share cards.",
        ),
    ] = None
    tags: Annotated[
        tuple[TagName, ...],
        about(
            "标签", "用半角逗号隔开：`[报名, 消防安全]`。", "tags", "Words by which to find others like it."
        ),
    ] = ()
    cover: Annotated[
        PicturePath | None,
        about(
            "封面图片", "放在本文件旁边；要写就和 cover_alt 都写。", "cover", "A picture beside the article."
        ),
    ] = None
    cover_alt: Annotated[
        str | None,
        about(
            "封面图片说明",
            "写封面上看到了什么。",
            "description of the cover",
            "What the cover shows, for those who cannot see it.",
        ),
    ] = None
    author: Annotated[str | None, about("作者", "写文章的人。", "author", "Who wrote it.")] = None
    photographer: Annotated[
        str | None, about("摄影", "拍照片的人。", "photographer", "Who took the pictures.")
    ] = None
    editor: Annotated[str | None, about("编辑", "责任编辑。", "editor", "Who edited it.")] = None
    origin: Annotated[Origin, about("稿件来源类别", "不写就是 own。", "origin", "Whose text it is.")] = (
        Origin.OWN
    )
    source: Annotated[
        str | None, about("来源", "最先发表的媒体或单位。", "source", "Who published it first.")
    ] = None
    source_url: Annotated[
        Url | None, about("原文网址", "原文在哪里。", "source url", "Where the original is.")
    ] = None
    original_title: Annotated[
        str | None,
        about(
            "原标题",
            "原文的标题，和本文不同时写。",
            "original title",
            "The original's title where it differs.",
        ),
    ] = None
    permission_ref: Annotated[
        str | None,
        about(
            "授权编号",
            "书面授权的编号，转载全文必须有。",
            "reference of the permission",
            "Where the permission to print the text is filed.",
            is_shown=False,
        ),
    ] = None
    corrections: Annotated[
        tuple[Correction, ...],
        about(
            "更正",
            "发布后改了什么：`- {date: 2026-03-02, text: 更正了上课地点}`。",
            "corrections",
            "What was changed after publication.",
        ),
    ] = ()
    attachments: Attachments = ()
    related: Annotated[
        tuple[Annotated[str, RefTo()], ...],
        about(
            "相关内容",
            "要一起看的文章、课程等：`- 另一篇.md`，`- courses/fire-safety`。",
            "related",
            "Articles to read next.",
        ),
    ] = ()
    publish_at: Annotated[
        Moment | None,
        about("发布时间", "到时间才发布。", "publish at", "When it is to be published.", is_shown=False),
    ] = None
    expire_at: Annotated[
        Moment | None,
        about("失效时间", "到时间标“已过期”，文章还在。", "expire at", "From when it is marked as expired."),
    ] = None
    pinned: Annotated[
        bool,
        about(
            "置顶",
            "`pinned: yes` 时排在栏目最前，过期为止。",
            "pinned",
            "Yes to stand first in its column until it expires.",
            is_shown=False,
        ),
    ] = False

    def is_expired(self, now: datetime) -> bool:
        """Return whether it has expired; it stays on the site, marked as expired."""
        return self.expire_at is not None and self.expire_at.ends <= now
