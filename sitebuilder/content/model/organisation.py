"""Who is behind the site, how to reach them, and the numbers under which it is filed."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import Url, about


class Contact(Struct, frozen=True, omit_defaults=True):
    """Contact details, each of which may be unknown."""

    person: Annotated[str | None, about("联系人", "找谁。", "person", "Whom to ask for.")] = None
    phone: Annotated[str | None, about("电话", "例如 0758-1234567。", "phone", "A telephone number.")] = None
    email: Annotated[str | None, about("电子邮箱", "邮箱地址。", "email", "A mail address.")] = None
    wechat: Annotated[str | None, about("微信", "微信号或公众号。", "wechat", "An account of WeChat.")] = None
    address: Annotated[str | None, about("地址", "路名和门牌。", "address", "Street and number.")] = None
    hours: Annotated[
        str | None,
        about("办公时间", "例如“周一至周五 8:30—17:00”。", "office hours", "When somebody is there."),
    ] = None


DocumentContact = Annotated[
    Contact, about("联系方式", "不写就用全站的。", "contact", "Whom to ask, if not the site's contact.")
]
"""The contact of a single document."""


class Organisation(Struct, frozen=True, omit_defaults=True):
    """An organisation responsible for the site."""

    name: Annotated[str, about("名称", "单位的全称。", "name", "Its full name.")]
    url: Annotated[Url | None, about("网址", "单位的网站。", "url", "Its website.", is_shown=False)] = None


class OrganiserRole(StrEnum):
    """The role of the organisation behind an academy: it runs the academy, or has built it."""

    ORGANISER = "organiser"
    BUILDER = "builder"


class Organiser(Organisation, frozen=True):
    """The organisation behind an academy, with its role."""

    role: Annotated[
        OrganiserRole, about("身份", "不写就是主办。", "role", "What it does for the academy.")
    ] = OrganiserRole.ORGANISER


class Filings(Struct, frozen=True, omit_defaults=True):
    """The filing numbers, shown in the footer if known."""

    icp: Annotated[
        str | None, about("ICP备案号", "显示在页脚。", "ICP filing number", "Stands in the footer.")
    ] = None
    public_security: Annotated[
        str | None,
        about("公安备案号", "显示在页脚。", "public-security filing number", "Stands in the footer."),
    ] = None
