"""The small values that views consist of: times, links, rows, sections, downloads, photos."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from posixpath import splitext
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from sitebuilder import markdown as markup
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Attachment, Fee, Moment, Photo, Text
from sitebuilder.content.model.fields import label
from sitebuilder.content.model.organisation import Contact
from sitebuilder.content.values.contacts import mail_url, phone_numbers, phone_url
from sitebuilder.markdown import Heading, fill
from sitebuilder.markdown.links.targets import is_audio_file, is_video_file
from sitebuilder.messages import word
from sitebuilder.patterns import lazy_pattern
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.pictures import alt_attribute, picture_html
from sitebuilder.views.shared.videos import audio_html, video_html, with_controls
from sitebuilder.views.shared.weekdays import weekday_word

_PLAIN_CELL = lazy_pattern(r"(<td\b[^<>]*>)([^<]*)</td>")
_DAY = lazy_pattern(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b", re.ASCII)
_TIME = r"<time>\g<0></time>"
_NOT_IN_NAMES = lazy_pattern(r'[\\/:*?"<>|\x00-\x1f]+')


class Time(Struct, frozen=True):
    """A moment for ``<time>``: ``iso`` for machines (a time has its UTC offset), ``text`` for people.

    ``weekday`` follows the day if it is a date to keep free.
    """

    iso: str
    text: str
    weekday: str = ""

    @property
    def full_text(self) -> str:
        """The text with the weekday: 2026-03-07（周六） 19:00."""
        return self.text[:10] + self.weekday + self.text[10:]

    def end_text(self, start: "Time") -> str:
        """Return the text as the end of a span: on the day of its start the time of day alone."""
        is_same_day = len(self.text) > 10 and self.text[:10] == start.text[:10]
        return self.text[11:] if is_same_day else self.full_text

    def says(self, other: "Time") -> bool:
        """Return whether another time adds nothing to this one: it is the same, or only the day of it."""
        return self.text.startswith(other.text)


class Link(Struct, frozen=True):
    """A URL with a title."""

    title: str | Html
    url: str


class Row(Struct, frozen=True):
    """A row of a summary list; ``unknown`` if the fact has not been announced."""

    label: str
    value: str
    url: str | None = None
    unknown: bool = False


class Tag(Struct, frozen=True):
    """A status: its code for styles and scripts, its label for people."""

    code: str
    label: str


class Section(Struct, frozen=True):
    """A part of a page with a heading; ``id`` is its anchor."""

    id: str
    title: str
    body: Html


class Download(Struct, frozen=True):
    """An attachment: title, URL, file type in capitals and human-readable size.

    ``name`` is the suggested name for saving the file.
    """

    title: str
    url: str
    type: str
    size: str
    name: str


class PhotoItem(Struct, frozen=True):
    """A photo with its photographer."""

    picture: Html
    photographer: str | None


def text_html(entry: Entry[Any], text: Text, context: ViewContext, *, is_first: bool = False) -> Html:
    """Return a text of the entry as HTML, with the URLs of its links and with its pictures.

    ``is_first`` if the page has no picture before the text.
    """
    text = entry.with_named_links(text)
    first = next((link for link in text.links if link.is_image), None) if is_first else None

    def media_html(link: markup.Link, attributes: str) -> str | None:
        source = entry.document.targets[link.target] or ""
        if is_video_file(source):
            href = context.address.link(entry.hrefs[link.target])
            return video_html(source, href, attributes, context.pictures, context.address).html
        if is_audio_file(source):
            return audio_html(source, context.address.link(entry.hrefs[link.target]), attributes).html
        picture = context.pictures.get(source)
        if picture is None:
            return None
        return picture_html(picture, attributes, context.address, is_first=link is first).html

    urls = [context.address.link(entry.hrefs[link.target]) for link in text.links]
    return Html(nowrap_dates(with_controls(fill(text, urls, media_html))))


def nowrap_dates(text: str) -> str:
    """Wrap dates in table cells in ``<time>``: in a narrow cell browsers break 2026-12-12 after a hyphen."""
    if "</td>" not in text:
        return text
    return _PLAIN_CELL.sub(_nowrap_in_cell, text)


def _nowrap_in_cell(cell: re.Match[str]) -> str:
    text = cell[2]
    return f"{cell[1]}{_DAY.sub(_TIME, text)}</td>" if "-" in text else cell[0]


def table_of_contents(text: Text | None) -> tuple[Heading, ...]:
    """Return the second-level headings of a text."""
    return tuple(each for each in text.headings if each.level == 2) if text is not None else ()


def section(entry: Entry[Any], key: str, context: ViewContext) -> Section | None:
    """Return a text field as a section headed by the field's label; None if it is empty."""
    text: Text | None = getattr(entry.data, key)
    if text is None:
        return None
    return Section(section_id(key), label(entry.spec.model, key), text_html(entry, text, context))


def section_id(key: str) -> str:
    """Return the anchor of the section with a text field."""
    return key.replace("_", "-")


def sections(entry: Entry[Any], keys: Iterable[str], context: ViewContext) -> tuple[Section, ...]:
    """Return those text fields of a document that are not empty, as sections."""
    candidates = (section(entry, key, context) for key in keys)
    return tuple(each for each in candidates if each)


def time_of(moment: Moment | date, zone: ZoneInfo) -> Time:
    """Return a moment for ``<time>``, as YYYY-MM-DD HH:MM (government standard for web pages)."""
    if isinstance(moment, date):
        moment = Moment(moment)
    if moment.time is None:
        return Time(moment.date.isoformat(), moment.date.isoformat())
    aware = with_offset(moment.begins, zone)
    return Time(aware.isoformat(timespec="minutes"), moment.begins.isoformat(" ", "minutes"))


def with_offset(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a naive datetime in a zone with its offset from UTC, in whole minutes.

    RFC 3339 and HTML have no seconds in offsets, which places had before they took a standard time (Shanghai
    until 1901): such an offset becomes the nearest one (RFC 3339, 5.8).
    """
    aware = moment.replace(tzinfo=zone)
    offset = aware.utcoffset() or timedelta()
    if not offset.seconds % 60:
        return aware
    return moment.replace(tzinfo=timezone(timedelta(minutes=round(offset / timedelta(minutes=1)))))


def updated_day(entry: Entry[Any], context: ViewContext) -> Time | None:
    """Return the day of a document's last change, without its time of day; None if it is unknown."""
    updated = entry.data.updated
    return time_of(updated.date, context.zone) if updated else None


def event_time(moment: Moment, zone: ZoneInfo) -> Time:
    """Return the time of an event (a start, an end, a deadline), with its weekday."""
    weekday = word("in-brackets", text=weekday_word(moment.date))
    return msgspec.structs.replace(time_of(moment, zone), weekday=weekday)


def row(title: str, value: str | None, url: str | None = None) -> Row:
    """Return a row of a summary list; an unknown value is shown as 待公布."""
    return Row(title, word("unknown"), unknown=True) if value is None else Row(title, value, url)


def known_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows whose value is known."""
    return tuple(each for each in rows if not each.unknown)


def fee_text(fee: Fee | None) -> str | None:
    """Return a fee as text, in yuan or as 免费; None if it is unknown."""
    if fee is None:
        return None
    return word("free") if fee.amount == 0 else word("yuan", amount=plain_number(fee.amount))


def plain_number(number: Decimal) -> str:
    """Return a number without trailing zeros and without an exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def contact_rows(contact: Contact) -> tuple[Row, ...]:
    """Return the known contact details; unambiguous phone numbers and mail addresses are links.

    Of two phone numbers in one value each gets a row: a link calls one.
    """
    phones = phone_numbers(contact.phone) if contact.phone else ()
    rows = (
        ("person", contact.person, None),
        *(("phone", each, phone_url(each)) for each in phones),
        ("email", contact.email, contact.email and mail_url(contact.email)),
        ("wechat", contact.wechat, None),
        ("address", contact.address, None),
        ("hours", contact.hours, None),
    )
    return tuple(Row(label(Contact, key), value, url) for key, value, url in rows if value is not None)


def downloads(attachments: tuple[Attachment, ...], context: ViewContext) -> tuple[Download, ...]:
    """Return attachments as downloads; those that are not published are left out."""
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
    """Return photos with their photographers; those without a usable picture are left out."""
    pictures, address = context.pictures, context.address
    return tuple(
        PhotoItem(picture_html(pictures[each.file], alt_attribute(each.alt), address), each.photographer)
        for each in photos
        if each.file in pictures
    )


def download_name(attachment: Attachment) -> str:
    """Return the title with the file's extension, without characters that Windows forbids in file names."""
    extension, (stem, own_extension) = splitext(attachment.file)[1].lower(), splitext(attachment.title)
    title = stem if own_extension.lower() == extension else attachment.title
    return f"{_NOT_IN_NAMES.sub(' ', title).strip(' .')}{extension}"


def size_text(size: int) -> str:
    """Return a file size in B, KB or MB (units of 1,024), as file managers show it."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
