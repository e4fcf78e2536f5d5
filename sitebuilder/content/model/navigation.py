"""The ways through the site: its navigation, its tasks, and the steps of a course."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.content.model.field_types import Destination, DrawingChoice, about

LinkUrl = Annotated[
    Destination, about("网址", "本站的路径，或完整的网址。", "url", "A path of this site, or an address.")
]
"""Where a link leads."""


class NavigationItem(Struct, frozen=True, omit_defaults=True):
    """An entry of the main navigation; ``url`` is a path of this site (``/courses/``) or an external URL.

    ``covers`` are paths of other pages on which it is marked as current as well.
    """

    title: Annotated[str, about("标题", "两到四个字。", "title", "Two to four characters.")]
    url: LinkUrl
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
    """The icon of a task, defined in ``templates/components/icon.html``."""

    WRENCH = "wrench"
    TROPHY = "trophy"
    CAP = "cap"
    FACTORY = "factory"


class Task(Struct, frozen=True, omit_defaults=True):
    """A common task of visitors, linked on the home page and the 404 page."""

    title: Annotated[str, about("标题", "要办的事。", "title", "What to do.")]
    url: LinkUrl
    description: Annotated[str | None, about("简介", "一句话。", "description", "One sentence.")] = None
    icon: Annotated[Icon | None, about("图标", "旁边的小图。", "icon", "The picture beside it.")] = None


class Step(Struct, frozen=True, omit_defaults=True):
    """A step on the way through a course, from enrolment to certificate."""

    title: Annotated[str, about("标题", "两到四个字。", "title", "Two to four characters.")]
    description: Annotated[str | None, about("简介", "一句话。", "description", "One sentence.")] = None
    url: Annotated[
        Destination | None,
        about("网址", "本站的路径，或完整的网址。", "url", "A path of this site, or an address."),
    ] = None
    drawing: DrawingChoice = None
