"""What the feeds make of any document: its entry, and HTML that keeps its links wherever it is read."""

import re
from datetime import datetime
from html import escape
from typing import Any

from msgspec import Struct

from sitebuilder.content.fields import Attachment, Moment, Text
from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.markdown import Link, fill
from sitebuilder.messages import word
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import Surroundings
from sitebuilder.views.shared.elements import size_text, time_of
from sitebuilder.views.shared.pictures import plain_image

FeedEntry = Entry[Article] | Entry[Course] | Entry[Competition]

_OWN_ANCHOR = re.compile(r'(<a\b[^<>]*?\shref=")(?=#)')
"""A link that the generator made to a place in the same text: a footnote."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 forbids, even as a reference."""


class FeedItem(Struct, frozen=True):
    """One entry of a feed; times are RFC 3339, addresses absolute.

    ``content`` is HTML, None where the feed must not carry a text that is another's; ``original`` is the
    address of that text. ``author`` is None where it is the site itself.
    """

    url: str
    title: str
    published: str | None
    updated: str
    author: str | None
    summary: str | None
    content: str | None
    original: str | None
    image: str | None
    categories: tuple[str, ...]


def dated(entry: FeedEntry) -> datetime | None:
    """Return when a document was published, or last changed where only that is known; without a zone."""
    data = entry.data
    if isinstance(data, Article):
        return data.date.begins
    return data.updated.begins if data.updated else None


def feed_title(data: Article | Course | Competition) -> str:
    title = word("feed-sample", title=data.title) if data.sample else data.title
    return xml_text(word("feed-draft", title=title) if data.draft else title) or ""


def xml_text(text: str | None) -> str | None:
    return _NOT_XML.sub("", text) if text else None


def rfc3339(moment: datetime, context: Surroundings) -> str:
    return moment.replace(tzinfo=context.zone).isoformat(timespec="seconds")


def absolute_html(entry: Entry[Any], text: Text, context: Surroundings) -> str:
    """Return a text as HTML that keeps its links and images wherever it is read."""
    page = context.address.absolute(entry.path)
    anywhere = Address("", context.address.origin + context.address.base)

    def url(target: str) -> str:
        return page + target if target.startswith("#") else anywhere.link(target)

    def whole(link: Link, attributes: str) -> str | None:
        picture = context.pictures.get(entry.document.targets[link.target] or "")
        return plain_image(picture, attributes, url(entry.hrefs[link.target])) if picture else None

    filled = fill(text, [url(entry.hrefs[link.target]) for link in text.links], whole)
    return _OWN_ANCHOR.sub(lambda match: match[1] + escape(page), filled)


def text_sections(entry: Entry[Any], keys: tuple[str, ...], context: Surroundings) -> list[str]:
    texts = [(key, getattr(entry.data, key)) for key in keys]
    return [
        f"<h2>{escape(word(f'key-{key}'))}</h2>\n{absolute_html(entry, text, context)}"
        for key, text in texts
        if text is not None
    ]


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def bullet_list(key: str, items: list[str]) -> str:
    if not items:
        return ""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<h2>{escape(word(f'key-{key}'))}</h2>\n<ul>{rows}</ul>"


def attachment_list(key: str, attachments: tuple[Attachment, ...], context: Surroundings) -> str:
    links = []
    for each in attachments:
        if each.file in context.files:
            file = context.files[each.file]
            kind = f"{each.file.rpartition('.')[2].upper()}，{size_text(file.size)}"
            url = escape(context.address.absolute(file.path))
            links.append(f'<a href="{url}">{escape(each.title)}</a>（{escape(kind)}）')
    return bullet_list(key, links)


def span_text(start: Moment | None, end: Moment | None, context: Surroundings) -> str | None:
    texts = [time_of(each, context.zone).text for each in (start, end) if each is not None]
    if start is None or end is None or start == end:
        return texts[0] if start is not None else None
    return word("span", start=texts[0], end=texts[1])
