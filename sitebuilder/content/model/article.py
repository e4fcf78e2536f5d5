"""``content/news/YYYY/*.md``: news, notices and everything else with a date."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.fields import Attachment, Moment, OldPath, PicturePath, RefTo, Slug, TagName, Url


class Origin(StrEnum):
    """Whose text it is: our own, another's with permission, or only a link to another's."""

    OWN = "own"
    AUTHORISED = "authorised"
    LINK = "link"


class Correction(Struct, frozen=True):
    """What was changed after publication, and when; printed at the article's foot."""

    date: date
    text: str


class Article(Struct, frozen=True, tag=True, tag_field="kind"):
    """The front matter of an article. The provenance fields follow the rules for reposting news."""

    title: str
    date: Moment
    column: Slug
    summary: str | None = None
    tags: tuple[TagName, ...] = ()
    cover: PicturePath | None = None
    cover_alt: str | None = None
    author: str | None = None
    photographer: str | None = None
    editor: str | None = None
    origin: Origin = Origin.OWN
    source: str | None = None
    source_url: Url | None = None
    original_title: str | None = None
    permission_ref: str | None = None
    corrections: tuple[Correction, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    related: tuple[Annotated[str, RefTo()], ...] = ()
    publish_at: Moment | None = None
    expire_at: Moment | None = None
    pinned: bool = False
    slug: Slug | None = None
    aliases: tuple[OldPath, ...] = ()
    draft: bool = False
    sample: bool = False
