"""The small values that pages are made of."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from posixpath import splitext
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from sitebuilder import markdown as markup
from sitebuilder.content.contacts import mail_url, phone_url
from sitebuilder.content.fields import Attachment, Fee, Moment, Photo, Text
from sitebuilder.content.library import Entry
from sitebuilder.content.model.site import Contact
from sitebuilder.content.model_fields import label
from sitebuilder.markdown import Heading, fill
from sitebuilder.markdown.link_targets import is_video_file
from sitebuilder.messages import word
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.pictures import alt_attribute, picture_html
from sitebuilder.views.shared.videos import video_html
from sitebuilder.views.shared.weekdays import weekday_word

_PLAIN_CELL = re.compile(r"(<td\b[^<>]*>)([^<]*)</td>")
_DAY = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b", re.ASCII)
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Time(Struct, frozen=True):
    """A moment for ``<time>``: ``iso`` for machines (with the offset of a time), ``text`` for people.

    ``weekday`` stands behind the day where somebody has to keep it free.
    """

    iso: str
    text: str
    weekday: str = ""

    @property
    def full_text(self) -> str:
        """The whole as one text: 2026-03-07（周六） 19:00."""
        return self.text[:10] + self.weekday + self.text[10:]


class Link(Struct, frozen=True):
    """A titled address."""

    title: str | Html
    url: str


class Row(Struct, frozen=True):
    """A line of a summary list; ``unknown`` marks a fact that nobody has given."""

    label: str
    value: str
    url: str | None = None
    unknown: bool = False


class Tag(Struct, frozen=True):
    """A status: its code for styles and scripts, its word for people."""

    code: str
    label: str


class Section(Struct, frozen=True):
    """A headed part of a page; ``id`` is its anchor."""

    id: str
    title: str
    body: Html


class Download(Struct, frozen=True):
    """An attachment: title, address, file type in capitals and size as people read it.

    ``name`` is what the file is called where a visitor saves it.
    """

    title: str
    url: str
    type: str
    size: str
    name: str


class PhotoItem(Struct, frozen=True):
    """A photo and its photographer."""

    picture: Html
    photographer: str | None


def text_html(entry: Entry[Any], text: Text, context: ViewContext, *, is_first: bool = False) -> Html:
    """Return a text of the entry with its links closed and its pictures in full.

    ``is_first`` when no picture of the page stands before the text.
    """
    first = next((link for link in text.links if link.is_image), None) if is_first else None

    def whole(link: markup.Link, attributes: str) -> str | None:
        source = entry.document.targets[link.target] or ""
        if is_video_file(source):
            href = context.address.link(entry.hrefs[link.target])
            return video_html(source, href, attributes, context.pictures, context.address).html
        picture = context.pictures.get(source)
        if picture is None:
            return None
        return picture_html(picture, attributes, context.address, is_first=link is first).html

    urls = [context.address.link(entry.hrefs[link.target]) for link in text.links]
    return Html(keep_dates_unbroken(fill(text, urls, whole)))


def keep_dates_unbroken(text: str) -> str:
    """Return HTML whose tables break no date: in a narrow cell browsers break 2026-12-12 after a hyphen."""
    if "</td>" not in text:
        return text
    return _PLAIN_CELL.sub(lambda cell: cell[1] + _DAY.sub(r"<time>\g<0></time>", cell[2]) + "</td>", text)


def table_of_contents(text: Text | None) -> tuple[Heading, ...]:
    """Return the headings of a text's main parts, for a list that leads to them."""
    return tuple(each for each in text.headings if each.level == 2) if text is not None else ()


def section(
    entry: Entry[Any], key: str, text: Text | None, context: ViewContext, title: str | None = None
) -> Section | None:
    """Return a text field as a part of a page, headed by the field's name; None when it is empty."""
    if text is None:
        return None
    return Section(
        key.replace("_", "-"), title or label(entry.spec.model, key), text_html(entry, text, context)
    )


def time_of(moment: Moment | date, zone: ZoneInfo) -> Time:
    """Return a moment for ``<time>``: YYYY-MM-DD HH:MM, as the government norm for web pages writes it."""
    if isinstance(moment, date):
        moment = Moment(moment)
    if moment.time is None:
        return Time(moment.date.isoformat(), moment.date.isoformat())
    aware = moment.begins.replace(tzinfo=zone)
    return Time(aware.isoformat(timespec="minutes"), moment.begins.isoformat(" ", "minutes"))


def event_time(moment: Moment, zone: ZoneInfo) -> Time:
    """Return the moment at which something begins, ends or closes, with its weekday."""
    weekday = word("in-brackets", text=weekday_word(moment.date))
    return msgspec.structs.replace(time_of(moment, zone), weekday=weekday)


def row(title: str, value: str | None, url: str | None = None) -> Row:
    """Return a line of a summary list; a value that nobody has given is 待公布."""
    return Row(title, word("unknown"), unknown=True) if value is None else Row(title, value, url)


def known_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the lines of a summary list that somebody has given."""
    return tuple(each for each in rows if not each.unknown)


def fee_text(fee: Fee | None) -> str | None:
    """Return a fee in yuan, or 免费."""
    if fee is None:
        return None
    return word("free") if fee.amount == 0 else word("yuan", amount=plain_number(fee.amount))


def plain_number(number: Decimal) -> str:
    """Return a number without needless zeros or exponents."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def contact_rows(contact: Contact) -> tuple[Row, ...]:
    """Return the known ways to reach somebody; phone and mail as links where they are plainly such."""
    rows = (
        ("person", contact.person, None),
        ("phone", contact.phone, contact.phone and phone_url(contact.phone)),
        ("email", contact.email, contact.email and mail_url(contact.email)),
        ("wechat", contact.wechat, None),
        ("address", contact.address, None),
        ("hours", contact.hours, None),
    )
    return tuple(Row(label(Contact, key), value, url) for key, value, url in rows if value is not None)


def downloads(attachments: tuple[Attachment, ...], context: ViewContext) -> tuple[Download, ...]:
    """Return attachments as links that name type and size."""
    return tuple(
        Download(
            title=each.title,
            url=context.address.href(context.files[each.file].path),
            type=each.file.rpartition(".")[2].upper(),
            size=size_text(context.files[each.file].size),
            name=download_name(each),
        )
        for each in attachments
        if each.file in context.files
    )


def photo_items(photos: tuple[Photo, ...], context: ViewContext) -> tuple[PhotoItem, ...]:
    """Return photos with their photographers; those of which nothing can be shown are left out."""
    pictures, address = context.pictures, context.address
    return tuple(
        PhotoItem(picture_html(pictures[each.file], alt_attribute(each.alt), address), each.photographer)
        for each in photos
        if each.file in pictures
    )


def download_name(attachment: Attachment) -> str:
    """Return the title with the file's extension, without what names of files may not hold (Windows)."""
    extension = splitext(attachment.file)[1].lower()
    title = _NOT_IN_NAMES.sub(" ", attachment.title.removesuffix(extension)).strip(" .")
    return f"{title}{extension}"


def size_text(size: int) -> str:
    """Return a file size in bytes, KB or MB (of 1,024), as file managers show it."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
