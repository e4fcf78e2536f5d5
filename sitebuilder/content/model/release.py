"""``release:`` in ``site.yaml``: what a release may lack, and when it reports stale news."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import Range, about


class Waiver(StrEnum):
    """What a release requires unless it is waived by name: filings, parts of the contact, or all of it."""

    ICP = "icp"
    PUBLIC_SECURITY = "public_security"
    CONTACT = "contact"
    PERSON = "person"
    PHONE = "phone"
    EMAIL = "email"
    WECHAT = "wechat"
    ADDRESS = "address"
    HOURS = "hours"


class Release(Struct, frozen=True, omit_defaults=True):
    """The settings of ``--release``."""

    waived: Annotated[
        tuple[Waiver, ...],
        about(
            "可以缺少的项目",
            "还没有、但不妨碍发布的：`[wechat, hours]`。",
            "what may be missing",
            "What a release may lack.",
            is_shown=False,
        ),
    ] = ()
    stale_news_days: Annotated[
        Annotated[int, Range(1, 3650)],
        about(
            "动态多少天不更新要提醒",
            "不写是 14。",
            "days until news is old",
            "A release tells when the newest article is older.",
            is_shown=False,
        ),
    ] = 14
