"""``site.yaml``: the identity and the settings of the site."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct, field

from sitebuilder.content.fields import (
    Destination,
    DrawingChoice,
    OldPath,
    PicturePath,
    Range,
    RootFile,
    Slug,
    Url,
    about,
)
from sitebuilder.content.model.deploy import TargetSettings
from sitebuilder.content.model.release import Release
from sitebuilder.content.model.review import ReviewRules
from sitebuilder.messages import PAGE_LANGUAGE


class Contact(Struct, frozen=True):
    """Contact details, each of which may be unknown."""

    person: Annotated[str | None, about("联系人", "找谁。", "person", "Whom to ask for.")] = None
    phone: Annotated[str | None, about("电话", "例如：0758-1234567。", "phone", "A telephone number.")] = None
    email: Annotated[str | None, about("电子邮箱", "邮箱地址。", "email", "A mail address.")] = None
    wechat: Annotated[str | None, about("微信", "微信号或公众号。", "wechat", "An account of WeChat.")] = None
    address: Annotated[str | None, about("地址", "路名和门牌。", "address", "Street and number.")] = None
    hours: Annotated[
        str | None,
        about("办公时间", "例如：周一至周五 8:30—17:00。", "office hours", "When somebody is there."),
    ] = None


DocumentContact = Annotated[
    Contact, about("联系方式", "不写就用全站的。", "contact", "Whom to ask, if not the site's contact.")
]
"""The contact of a single document."""


class Organisation(Struct, frozen=True):
    """An organisation responsible for the site."""

    name: Annotated[str, about("名称", "单位的全称。", "name", "Its full name.")]
    url: Annotated[Url | None, about("网址", "单位的网站。", "url", "Its website.", is_shown=False)] = None


class NavigationItem(Struct, frozen=True):
    """An entry of the main navigation; ``url`` is a path of this site (``/courses/``) or an external URL.

    ``covers`` are paths of other pages on which it is marked as current as well.
    """

    title: Annotated[str, about("标题", "两到四个字。", "title", "Two to four characters.")]
    url: Annotated[
        Destination, about("网址", "本站的路径，或完整的网址。", "url", "A path of this site, or an address.")
    ]
    covers: Annotated[
        tuple[Destination, ...],
        about(
            "也管的网址",
            "别处的页面也算这一栏：`[/degree/]`。",
            "covers",
            "Paths of other pages that belong to it.",
            is_shown=False,
        ),
    ] = ()


class Icon(StrEnum):
    """The icon of a task, defined in ``templates/components/icon-sprite.html``."""

    WRENCH = "wrench"
    TROPHY = "trophy"
    CAP = "cap"
    FACTORY = "factory"


class Task(Struct, frozen=True):
    """A common task of visitors, linked on the home page and the 404 page."""

    title: Annotated[str, about("标题", "要办的事。", "title", "What to do.")]
    url: Annotated[
        Destination, about("网址", "本站的路径，或完整的网址。", "url", "A path of this site, or an address.")
    ]
    description: Annotated[str | None, about("简介", "一句话。", "description", "One sentence.")] = None
    icon: Annotated[Icon | None, about("图标", "旁边的小图。", "icon", "The picture beside it.")] = None


class Step(Struct, frozen=True):
    """A step on the way through a course, from enrolment to certificate."""

    title: Annotated[str, about("标题", "两到四个字。", "title", "Two to four characters.")]
    description: Annotated[str | None, about("简介", "一句话。", "description", "One sentence.")] = None
    url: Annotated[
        Destination | None,
        about("网址", "本站的路径，或完整的网址。", "url", "A path of this site, or an address."),
    ] = None
    drawing: DrawingChoice = None


class Column(Struct, frozen=True):
    """A column (栏目) of the news section; ``type`` is the ColumnType of the government tag set."""

    slug: Annotated[
        Slug, about("网址中的名称", "发布以后不要改。", "slug", "Its part of the address.", is_shown=False)
    ]
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


class Trade(Struct, frozen=True):
    """A trade or field of training, by which courses are grouped."""

    slug: Annotated[
        Slug, about("网址中的名称", "发布以后不要改。", "slug", "Its part of the address.", is_shown=False)
    ]
    name: Annotated[str, about("名称", "专业方向的名称。", "name", "What it is called.")]
    description: Annotated[str | None, about("简介", "一句话。", "description", "One sentence.")] = None
    drawing: DrawingChoice = None


class Tag(Struct, frozen=True):
    """The permalink of a tag; a tag that is not listed gets one from its pinyin."""

    name: Annotated[str, about("名称", "文章里写的标签。", "name", "The tag as articles write it.")]
    slug: Annotated[
        Slug, about("网址中的名称", "发布以后不要改。", "slug", "Its part of the address.", is_shown=False)
    ]


class Synonym(Struct, frozen=True):
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


class Filings(Struct, frozen=True):
    """The filing numbers, shown in the footer if known."""

    icp: Annotated[
        str | None, about("ICP备案号", "显示在页脚。", "ICP filing number", "Stands in the footer.")
    ] = None
    public_security: Annotated[
        str | None,
        about("公安备案号", "显示在页脚。", "public-security filing number", "Stands in the footer."),
    ] = None


class Redirect(Struct, frozen=True):
    """A page that has moved, and its new path on this site or external URL."""

    old: Annotated[
        OldPath,
        about("旧网址", "只写域名后面的路径。", "old address", "Its path on this site.", is_shown=False),
    ] = field(name="from")
    new: Annotated[
        Destination,
        about("新网址", "本站的路径，或完整的网址。", "new address", "A path of this site, or an address."),
    ] = field(name="to")


class VerificationFile(Struct, frozen=True):
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


class Site(Struct, frozen=True):
    """The site's identity and settings."""

    name: Annotated[str, about("名称", "网站的全称。", "name", "The site's full name.")]
    base_url: Annotated[
        Url,
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
        str, about("语言", "网页的语言。", "language", "The language of its pages.", is_shown=False)
    ] = PAGE_LANGUAGE
    time_zone: Annotated[
        str, about("时区", "例如：Asia/Shanghai。", "time zone", "The IANA name of its zone.", is_shown=False)
    ] = "Asia/Shanghai"
    host: Annotated[
        Organisation | None, about("所在单位", "显示在页脚。", "hosting institution", "Stands in the footer.")
    ] = None
    organiser: Annotated[
        Organisation | None, about("主办单位", "显示在页脚。", "organiser", "Stands in the footer.")
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
        about("工种（专业方向）", "课程分成哪些方向。", "trades", "By which courses are grouped."),
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
        tuple[str, ...],
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
