"""``content/pages/**.md``: free pages in a tree."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.fields import OldPath, Range, Revised, Slug


class Block(StrEnum):
    """Lists of data that a page can show below its text."""

    SERVICES = "services"
    TRADES = "trades"
    COURSES = "courses"
    CREDENTIALS = "credentials"
    PARTNERS = "partners"
    NUMBERS = "numbers"
    CONTACT = "contact"


class Page(Struct, frozen=True, tag=True, tag_field="kind"):
    """The front matter of a page; ``order`` sorts it among its siblings."""

    title: str
    description: str | None = None
    order: Annotated[int, Range(0, 10_000)] = 100
    blocks: tuple[Block, ...] = ()
    contents: bool = False
    updated: Revised | None = None
    slug: Slug | None = None
    aliases: tuple[OldPath, ...] = ()
    draft: bool = False
    sample: bool = False
