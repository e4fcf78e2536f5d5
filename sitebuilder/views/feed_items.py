"""What the feeds tell of a document: its full text with absolute addresses, and its dates.

A document without a date is in no feed. The id of an item is its permalink, which does not follow the
title: it comes from the file's name or the ``slug``.
"""

import re
from datetime import datetime
from html import escape
from typing import Any

from msgspec import Struct

from sitebuilder.content.fields import Attachment, Moment, Text
from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.model.competition import Competition, Stage
from sitebuilder.content.model.course import Course, Session
from sitebuilder.markdown import Link, fill
from sitebuilder.messages import word
from sitebuilder.views.address import Address
from sitebuilder.views.context import Surroundings
from sitebuilder.views.parts import fee_text, size_text, time_of
from sitebuilder.views.pictures import described, plain_image
from sitebuilder.views.share import cover_of

FeedEntry = Entry[Article] | Entry[Course] | Entry[Competition]

_OWN_ANCHOR = re.compile(r'(<a\b[^<>]*?\shref=")(?=#)')
"""A link that the generator made to a place in the same text: a footnote."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 forbids, even as a reference."""

_COURSE_TEXTS = (
    "audience",
    "requirements",
    "outcomes",
    "syllabus",
    "assessment",
    "subsidy",
    "what_to_bring",
    "how_to_enrol",
)
_COMPETITION_TEXTS = ("overview", "eligibility", "entry", "scoring", "awards", "safety", "results_text")


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


def feed_item(entry: FeedEntry, context: Surroundings) -> FeedItem:
    """Return what a feed tells of a document that has a date."""
    data = entry.data
    if isinstance(data, Article):
        return _article(entry, data, context)
    if isinstance(data, Course):
        return _other(entry, data, word("courses"), _course_html(entry, data, context), context)
    return _other(entry, data, word("competitions"), _competition_html(entry, data, context), context)


def _article(entry: Entry[Any], article: Article, context: Surroundings) -> FeedItem:
    cover = cover_of(article, context)
    changes = [article.date.begins, *(Moment(each.date).begins for each in article.corrections)]
    is_link = article.origin is Origin.LINK
    repost_author = article.author or article.source if article.origin is Origin.AUTHORISED else None
    return FeedItem(
        url=context.address.absolute(entry.path),
        title=_title(article),
        published=_instant(article.date.begins, context),
        updated=_instant(max(changes), context),
        author=_clean(repost_author),
        summary=_clean(article.summary or (entry.excerpt if is_link else None)),
        content=None if is_link else _clean(_article_html(entry, article, context)),
        original=article.source_url,
        image=context.address.absolute(cover.path(cover.largest)) if cover else None,
        categories=tuple(filter(None, map(_clean, dict.fromkeys(article.tags)))),
    )


def _other(
    entry: FeedEntry, data: Course | Competition, category: str, text: str, context: Surroundings
) -> FeedItem:
    updated = dated(entry)
    if updated is None:
        raise ValueError(f"{entry.path} has no date: it stands in no feed")
    return FeedItem(
        url=context.address.absolute(entry.path),
        title=_title(data),
        published=None,
        updated=_instant(updated, context),
        author=None,
        summary=_clean(data.summary),
        content=_clean(text),
        original=None,
        image=None,
        categories=(category,),
    )


def _title(data: Article | Course | Competition) -> str:
    title = word("feed-sample", title=data.title) if data.sample else data.title
    return _clean(word("feed-draft", title=title) if data.draft else title) or ""


def _clean(text: str | None) -> str | None:
    return _NOT_XML.sub("", text) if text else None


def _instant(moment: datetime, context: Surroundings) -> str:
    return moment.replace(tzinfo=context.zone).isoformat(timespec="seconds")


def _article_html(entry: Entry[Any], article: Article, context: Surroundings) -> str:
    cover = cover_of(article, context)
    parts = []
    if cover:
        url = context.address.absolute(cover.path(cover.largest))
        parts.append(f"<p>{plain_image(cover, described(article.cover_alt or ''), url)}</p>")
    if entry.body is not None:
        parts.append(absolute_html(entry, entry.body, context))
    parts.append(_attachments("attachments", article.attachments, context))
    corrections = [f"{each.date}：{each.text}" for each in article.corrections]
    parts.append(_list("corrections", [escape(each) for each in corrections]))
    return "\n".join(filter(None, parts))


def _course_html(entry: Entry[Any], course: Course, context: Surroundings) -> str:
    facts = (
        ("hours", word("hours", hours=course.hours) if course.hours else None),
        ("mode", word(f"mode-{course.mode.value}") if course.mode else None),
        ("fee", fee_text(course.fee)),
        ("fee_note", course.fee_note),
    )
    known = [word("date-line", label=word(f"key-{key}"), value=value) for key, value in facts if value]
    parts = [
        _paragraph(course.summary),
        *(_paragraph(line) for line in known),
        *_sections(entry, _COURSE_TEXTS, context),
        _list("sessions", [escape(_session_line(each, context)) for each in course.sessions]),
        _attachments("attachments", course.attachments, context),
    ]
    return "\n".join(filter(None, parts))


def _competition_html(entry: Entry[Any], competition: Competition, context: Surroundings) -> str:
    window = _span(competition.entry_from, competition.entry_until, context)
    line = word("date-line", label=word("key-entry_window"), value=window) if window else ""
    parts = [
        _paragraph(competition.summary),
        _paragraph(line) if line else "",
        *_sections(entry, _COMPETITION_TEXTS, context),
        _list("schedule", [escape(_stage_line(each, context)) for each in competition.schedule]),
        _attachments("documents", competition.documents, context),
    ]
    return "\n".join(filter(None, parts))


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


def _sections(entry: Entry[Any], keys: tuple[str, ...], context: Surroundings) -> list[str]:
    texts = [(key, getattr(entry.data, key)) for key in keys]
    return [
        f"<h2>{escape(word(f'key-{key}'))}</h2>\n{absolute_html(entry, text, context)}"
        for key, text in texts
        if text is not None
    ]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _list(key: str, items: list[str]) -> str:
    if not items:
        return ""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<h2>{escape(word(f'key-{key}'))}</h2>\n<ul>{rows}</ul>"


def _attachments(key: str, attachments: tuple[Attachment, ...], context: Surroundings) -> str:
    links = []
    for each in attachments:
        if each.file in context.files:
            file = context.files[each.file]
            kind = f"{each.file.rpartition('.')[2].upper()}，{size_text(file.size)}"
            url = escape(context.address.absolute(file.path))
            links.append(f'<a href="{url}">{escape(each.title)}</a>（{escape(kind)}）')
    return _list(key, links)


def _session_line(session: Session, context: Surroundings) -> str:
    facts = (
        _span(session.start, session.end, context) or word("unknown"),
        session.timetable,
        session.venue,
        session.note,
        word("status-cancelled") if session.cancelled else None,
        word("sample") if session.sample else None,
    )
    return " · ".join(fact for fact in facts if fact)


def _stage_line(stage: Stage, context: Surroundings) -> str:
    when = _span(stage.start, stage.end, context) or word("unknown")
    return " · ".join(fact for fact in (stage.name, when, stage.venue, stage.note) if fact)


def _span(start: Moment | None, end: Moment | None, context: Surroundings) -> str | None:
    texts = [time_of(each, context.zone).text for each in (start, end) if each is not None]
    if start is None or end is None or start == end:
        return texts[0] if start is not None else None
    return word("span", start=texts[0], end=texts[1])
