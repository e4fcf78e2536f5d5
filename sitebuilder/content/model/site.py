"""``site.yaml``: the identity and the settings of the site."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct, field

from sitebuilder.content.model.deploy import TargetSettings
from sitebuilder.content.model.field_types import (
    AttachmentType,
    Destination,
    OldPath,
    PageLanguage,
    PicturePath,
    Range,
    RootFile,
    SiteUrl,
    TimeZoneName,
    about,
)
from sitebuilder.content.model.navigation import NavigationItem, Step, Task
from sitebuilder.content.model.organisation import Contact, Filings, Organisation, Organiser
from sitebuilder.content.model.release import Release
from sitebuilder.content.model.review import ReviewRules
from sitebuilder.content.model.taxonomy import Column, Synonym, Tag, Trade
from sitebuilder.messages import PAGE_LANGUAGE

SITE_FILE = "site.yaml"


class Redirect(Struct, frozen=True, omit_defaults=True):
    """A page that has moved, and its new path on this site or external URL."""

    old: Annotated[
        OldPath,
        about("旧网址", "只写域名后面的路径。", "old address", "Its path on this site.", is_shown=False),
    ] = field(name="from")
    new: Annotated[
        Destination,
        about("新网址", "本站的路径，或完整的网址。", "new address", "A path of this site, or an address."),
    ] = field(name="to")


class VerificationFile(Struct, frozen=True, omit_defaults=True):
    """A file that a search engine or WeChat expects at the site's root."""

    name: Annotated[
        RootFile, about("名称", "对方给的文件名。", "name", "The file's name as given.", is_shown=False)
    ]
    content: Annotated[
        str, about("内容", "对方给的内容。", "content", "The file's content as given.", is_shown=False)
    ]


class RemoteMedia(StrEnum):
    """How pictures, audio and videos on other hosts are treated: as an error, or replaced with a link."""

    REFUSE = "refuse"
    LINK = "link"


class Site(Struct, frozen=True, omit_defaults=True):
    """The site's identity and settings."""

    name: Annotated[str, about("名称", "网站的全称。", "name", "The site's full name.")]
    base_url: Annotated[
        SiteUrl,
        about("网站地址", "以 https:// 开头。", "address of the site", "Where the site is.", is_shown=False),
    ]
    description: Annotated[str, about("简介", "一句话介绍。", "description", "One sentence.")]
    short_name: Annotated[
        str | None, about("简称", "手机上显示的名称。", "short name", "Its name on phones.")
    ] = None
    keywords: Annotated[
        tuple[str, ...], about("关键词", "给搜索引擎用。", "keywords", "For search engines.", is_shown=False)
    ] = ()
    language: Annotated[
        PageLanguage, about("语言", "网页的语言。", "language", "The language of its pages.", is_shown=False)
    ] = PAGE_LANGUAGE
    time_zone: Annotated[
        TimeZoneName,
        about("时区", "例如 Asia/Shanghai。", "time zone", "The IANA name of its zone.", is_shown=False),
    ] = "Asia/Shanghai"
    host: Annotated[
        Organisation | None, about("所在单位", "显示在页脚。", "hosting institution", "Stands in the footer.")
    ] = None
    organiser: Annotated[
        Organiser | None,
        about("主办单位", "显示在网页顶端和页脚。", "organiser", "Stands in the header and the footer."),
    ] = None
    navigation: Annotated[
        tuple[NavigationItem, ...],
        about("导航", "每页上方的链接。", "navigation", "Links at the top of all pages."),
    ] = ()
    tasks: Annotated[
        tuple[Task, ...],
        about("首页入口", "很多人要办的事。", "entries on the home page", "What many come for."),
    ] = ()
    steps: Annotated[
        tuple[Step, ...],
        about("步骤", "参加培训的几步。", "steps", "The way through a course."),
    ] = ()
    columns: Annotated[
        tuple[Column, ...], about("栏目", "文章分成哪些栏目。", "columns", "By which articles are grouped.")
    ] = ()
    trades: Annotated[
        tuple[Trade, ...],
        about("专业方向", "课程分成哪些方向。", "trades", "By which courses are grouped."),
    ] = ()
    tags: Annotated[
        tuple[Tag, ...],
        about("标签", "给标签定网址；没有列出的用拼音。", "tags", "Addresses of tags; others are in pinyin."),
    ] = ()
    nowrap: Annotated[
        tuple[str, ...],
        about(
            "标题里不拆开的词",
            "标题换行时不会拆开。",
            "words that headings keep on one line",
            "Words that headings and names keep on one line.",
            is_shown=False,
        ),
    ] = ()
    filings: Annotated[Filings, about("备案号", "显示在页脚。", "filings", "Stand in the footer.")] = (
        Filings()
    )
    contact: Annotated[
        Contact, about("联系方式", "不知道的不要写。", "contact", "How to reach the academy.")
    ] = Contact()
    release: Annotated[
        Release,
        about("正式发布", "可以缺什么。", "release", "What a release may lack.", is_shown=False),
    ] = Release()
    review: Annotated[
        ReviewRules,
        about("审签", "哪些内容要审几次。", "review", "Which approval is asked for.", is_shown=False),
    ] = ReviewRules()
    redirects: Annotated[
        tuple[Redirect, ...],
        about("网址变更", "搬走的网页和新的地方。", "redirects", "Pages that have moved.", is_shown=False),
    ] = ()
    verification: Annotated[
        tuple[VerificationFile, ...],
        about(
            "验证文件",
            "搜索引擎、微信要的文件。",
            "verification",
            "Files that others look for.",
            is_shown=False,
        ),
    ] = ()
    deploy: Annotated[
        tuple[TargetSettings, ...],
        about("发布", "网站发布到哪里。", "deploy", "Where the site is published.", is_shown=False),
    ] = ()
    attachment_types: Annotated[
        tuple[AttachmentType, ...],
        about(
            "可以发布的其他附件类型",
            "扩展名：`[dwg]`。",
            "other types of attachments",
            "Endings of files that may be published beside the usual ones.",
            is_shown=False,
        ),
    ] = ()
    attachment_limit_mb: Annotated[
        Annotated[int, Range(1, 2000, ("MB", "M", "兆"))],
        about(
            "附件最大兆数",
            "一个附件最多多少 MB。",
            "largest attachment in MB",
            "In million bytes.",
            is_shown=False,
        ),
    ] = 50
    remote_media: Annotated[
        RemoteMedia,
        about(
            "别的网站的图片和视频",
            "怎么办。",
            "media of other sites",
            "What becomes of them.",
            is_shown=False,
        ),
    ] = RemoteMedia.REFUSE
    share_image: Annotated[
        PicturePath | None,
        about(
            "分享图片",
            "没有图片的网页分享时用的图。",
            "share picture",
            "By which pages without a picture are shared.",
            is_shown=False,
        ),
    ] = None
    share_pictures: Annotated[
        bool,
        about(
            "自动制作分享图片",
            "不要时写 no。",
            "share pictures made by the program",
            "Whether pages have share pictures.",
            is_shown=False,
        ),
    ] = True
    search: Annotated[
        bool, about("站内搜索", "不要时写 no。", "search", "Whether the site has search.", is_shown=False)
    ] = True
    synonyms: Annotated[
        tuple[Synonym, ...],
        about(
            "搜索时的近义词",
            "网站上的词，和人们会说的别的词。",
            "synonyms",
            "What people say in place of the site's words when they search.",
            is_shown=False,
        ),
    ] = ()
    qr_codes: Annotated[
        bool,
        about(
            "二维码", "不要时写 no。", "QR codes", "Whether pages show their address as one.", is_shown=False
        ),
    ] = True
    page_size: Annotated[
        Annotated[int, Range(1, 200, ("条",))],
        about("每页条数", "列表一页多少条。", "page size", "Items on a page of a list.", is_shown=False),
    ] = 20
    feed_size: Annotated[
        Annotated[int, Range(1, 500, ("条",))],
        about("订阅条数", "订阅里多少条。", "feed size", "Items in a feed.", is_shown=False),
    ] = 30
    session_calendars: Annotated[
        bool,
        about(
            "各班次的日历文件",
            "不要时写 no。",
            "calendar file of each session",
            "Whether each session has a calendar file of its own.",
            is_shown=False,
        ),
    ] = True
    status_pages: Annotated[
        bool,
        about(
            "按状态分的课程列表",
            "不要时写 no。",
            "course list of each status",
            "Whether each status has a list of its courses.",
            is_shown=False,
        ),
    ] = True
