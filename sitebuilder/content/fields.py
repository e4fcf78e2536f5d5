"""The kinds of value that a field of the content model can have, beside Python's own.

A field's type is what a template gets; its annotation says how an editor's text becomes that.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from sitebuilder.markdown import Text

__all__ = [
    "Attachment",
    "Destination",
    "Fee",
    "FilePath",
    "Kind",
    "Moment",
    "OldPath",
    "Photo",
    "PicturePath",
    "Range",
    "RefTo",
    "Revised",
    "RootFile",
    "Slug",
    "TagName",
    "Text",
    "TradeName",
    "Url",
]


class Kind(StrEnum):
    """What a source file describes."""

    ARTICLE = "article"
    PAGE = "page"
    COURSE = "course"
    COMPETITION = "competition"
    CREDENTIAL = "credential"
    PARTNERS = "partners"
    SERVICES = "services"
    NUMBERS = "numbers"


class Moment(Struct, frozen=True, order=True):
    """A date, with a time of day where the editor gave one; in the site's time zone."""

    date: dt.date
    time: dt.time | None = None

    @property
    def begins(self) -> dt.datetime:
        """The first instant: midnight when only a date is given."""
        return dt.datetime.combine(self.date, self.time or dt.time.min)

    @property
    def ends(self) -> dt.datetime:
        """The instant from which it is over: the next midnight when only a date is given."""
        if self.time is None:
            return dt.datetime.combine(self.date, dt.time.min) + dt.timedelta(days=1)
        return dt.datetime.combine(self.date, self.time)

    def __str__(self) -> str:
        return self.date.isoformat() if self.time is None else f"{self.date} {self.time:%H:%M}"


class Fee(Struct, frozen=True):
    """What something costs: an amount in yuan, or free (amount 0)."""

    amount: Decimal


class Range(Struct, frozen=True):
    """The least and the greatest number that a field takes."""

    least: int = 0
    most: int = 10_000_000


class RefTo(Struct, frozen=True):
    """Marks a string as the id of another document; the editor may write a relative path instead.

    With no kind, any document: the value then is ``kind/id``.
    """

    kind: Kind | None = None


class _Slug(Struct, frozen=True):
    pass


class _Url(Struct, frozen=True):
    pass


class _Revised(Struct, frozen=True):
    pass


class _OldPath(Struct, frozen=True):
    pass


class _RootFile(Struct, frozen=True):
    pass


class _Destination(Struct, frozen=True):
    pass


class _FilePath(Struct, frozen=True):
    pass


class _PicturePath(Struct, frozen=True):
    pass


class _TagName(Struct, frozen=True):
    pass


class _TradeName(Struct, frozen=True):
    pass


Slug = Annotated[str, _Slug()]
"""Lower-case ASCII letters, digits and single hyphens: a part of a permalink."""

Url = Annotated[str, _Url()]
"""An absolute http or https address."""

Revised = Annotated[Moment, _Revised()]
"""The last change that matters to readers: a day, with a time where there are two changes on one day."""

OldPath = Annotated[str, _OldPath()]
"""Where a page stood: a folder with a slash at its end, or a file; without a leading slash, as permalinks."""

RootFile = Annotated[str, _RootFile()]
"""The name of a file at the site's root."""

Destination = Annotated[str, _Destination()]
"""Where an entry leads: a path of this site with a leading slash, or an http, https, mailto or tel URL."""

FilePath = Annotated[str, _FilePath()]
"""A file beside the document, written relative to it; kept relative to the site folder."""

PicturePath = Annotated[str, _PicturePath()]
"""A picture beside the document, written and kept as a ``FilePath``."""

TagName = Annotated[str, _TagName()]
"""A tag, which has a page of its own, named in its address."""

TradeName = Annotated[str, _TradeName()]
"""The slug or the name of a trade, which has a page of its own; one that ``site.yaml`` may list."""


class Attachment(Struct, frozen=True):
    """A file to download."""

    file: FilePath
    title: str


class Photo(Struct, frozen=True):
    """A picture with its alternative text and its photographer."""

    file: PicturePath
    alt: str
    photographer: str | None = None
