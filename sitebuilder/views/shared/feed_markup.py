"""Feed items of all kinds of documents, and HTML whose links work wherever it is read.

A document without a date is in no feed. The ID of an item is its permalink, which does not depend on the
title: it comes from the file name or the ``slug``.
"""

from datetime import datetime
from html import escape
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.field_types import Attachment, Moment, Text
from sitebuilder.content.model.fields import label
from sitebuilder.content.texts import text_fields
from sitebuilder.markdown import Link, fill
from sitebuilder.markdown.links.targets import is_audio_file, is_video_file
from sitebuilder.messages import word
from sitebuilder.patterns import lazy_pattern
from sitebuilder.views.shared.address import Address
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.elements import downloads, event_time, with_offset
from sitebuilder.views.shared.pictures import plain_image
from sitebuilder.views.shared.videos import media_name

_FRAGMENT_LINK = lazy_pattern(r'(<a\b[^<>]*?\shref=")(?=#)')
"""A generated link within the same text: a footnote."""

_NOT_XML = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids, even as a reference."""


class FeedItem(Struct, frozen=True):
    """One entry of a feed; times are in RFC 3339 format, URLs absolute.

    ``content`` is HTML, None if the feed must not contain the text because it belongs to somebody else.
    ``original`` is the URL at which the text was published elsewhere, if it was. ``author`` is None for the
    site itself.
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


def feed_date(entry: Entry[Any]) -> datetime | None:
    """Return when a document was published, or else last changed, as a naive datetime; None if unknown."""
    moment = entry.spec.sort_moment(entry.data)
    return moment.begins if moment else None


def document_item(entry: Entry[Any], text: str, context: ViewContext) -> FeedItem:
    """Return the feed item of a document that has a date; ``text`` is HTML.

    Its first publication is not recorded, so its one date serves for that too (RFC 4287, 4.2.9): some feed
    readers do not show entries without it.

    Raises:
        ValueError: the document has no date, so it is in no feed (a bug).
    """
    updated = feed_date(entry)
    if updated is None:
        raise ValueError(f"{entry.path} has no date, so it is in no feed")
    return FeedItem(
        url=context.address.absolute(entry.path),
        title=feed_title(entry.data),
        published=rfc3339(updated, context),
        updated=rfc3339(updated, context),
        author=None,
        summary=xml_text(entry.data.summary),
        content=xml_text(text),
        original=None,
        image=None,
        categories=(entry.spec.section_name,),
    )


def feed_title(data: Any) -> str:
    """Return the title of a document, marked if it is a sample or a draft."""
    title = word("feed-sample", title=data.title) if data.sample else data.title
    return xml_text(word("feed-draft", title=title) if data.draft else title) or ""


def xml_text(text: str | None) -> str | None:
    """Return a text without the characters that XML forbids (XML 1.0, 2.2); None for an empty one."""
    return _NOT_XML.sub("", text) if text else None


def rfc3339(moment: datetime, context: ViewContext) -> str:
    """Return a moment in the site's time zone with its offset (RFC 3339)."""
    return with_offset(moment, context.zone).isoformat(timespec="seconds")


def absolute_html(entry: Entry[Any], text: Text, context: ViewContext) -> str:
    """Return a text as HTML whose links and images have absolute URLs."""
    page = context.address.absolute(entry.path)
    absolute = Address("", context.address.origin + context.address.base)

    def url(target: str) -> str:
        return page + target if target.startswith("#") else absolute.link(target)

    def media_html(link: Link, attributes: str) -> str | None:
        source = entry.document.targets[link.target] or ""
        if is_video_file(source) or is_audio_file(source):
            href = escape(url(entry.hrefs[link.target]))
            return f'<a href="{href}">{media_name(source, attributes)}</a>'
        picture = context.pictures.get(source)
        return plain_image(picture, attributes, url(entry.hrefs[link.target])) if picture else None

    text = entry.with_named_links(text)
    html = fill(text, [url(entry.hrefs[link.target]) for link in text.links], media_html)
    return _FRAGMENT_LINK.sub(lambda match: match[1] + escape(page), html)


def text_sections(entry: Entry[Any], context: ViewContext) -> list[str]:
    """Return the text fields of a document as HTML headed by their labels, in the order of the model."""
    texts = [(key, getattr(entry.data, key)) for key in text_fields(entry.spec.model)]
    return [
        f"<h2>{escape(label(entry.spec.model, key))}</h2>\n{absolute_html(entry, text, context)}"
        for key, text in texts
        if text is not None
    ]


def paragraph(text: str) -> str:
    """Return a text as an HTML paragraph."""
    return f"<p>{escape(text)}</p>"


def bullet_list(heading: str, items: list[str]) -> str:
    """Return HTML items as a list below a heading; empty if there are none."""
    if not items:
        return ""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<h2>{escape(heading)}</h2>\n<ul>{rows}</ul>"


def attachment_list(heading: str, attachments: tuple[Attachment, ...], context: ViewContext) -> str:
    """Return links to the published attachments, with their types and sizes, as a list below a heading."""
    origin = escape(context.address.origin)
    links = [
        f'<a href="{origin}{escape(each.url)}">{escape(each.title)}</a>（{escape(each.type)}，{each.size}）'
        for each in downloads(attachments, context)
    ]
    return bullet_list(heading, links)


def span_text(start: Moment | None, end: Moment | None, context: ViewContext) -> str | None:
    """Return a period in words, with its start or its end alone if the other is unknown or adds nothing.

    None if both are unknown.
    """
    if start is None:
        return word("span-end", end=event_time(end, context.zone).full_text) if end is not None else None
    first = event_time(start, context.zone)
    last = event_time(end, context.zone) if end is not None else first
    return (
        first.full_text if first.says(last) else word("span", start=first.full_text, end=last.end_text(first))
    )
