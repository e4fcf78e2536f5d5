"""A course as the feeds tell it."""

from collections.abc import Iterator
from html import escape

import msgspec

from sitebuilder.content.events import moved_text
from sitebuilder.content.library import Entry
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model_fields import label
from sitebuilder.messages import word
from sitebuilder.views.shared.context import ViewContext
from sitebuilder.views.shared.elements import fee_text
from sitebuilder.views.shared.feed_markup import (
    FeedItem,
    attachment_list,
    bullet_list,
    document_item,
    feed_date,
    feed_title,
    paragraph,
    span_text,
    text_sections,
    xml_text,
)
from sitebuilder.views.shared.places import place_name


def course_item(entry: Entry[Course], context: ViewContext) -> FeedItem:
    """Return what a feed tells of a course that has a date."""
    return document_item(entry, _html(entry, context), context)


def session_items(entry: Entry[Course], context: ViewContext) -> Iterator[FeedItem]:
    """Yield an item for each session that was cancelled or moved, and not over when the course last changed.

    So the clock does not reach the feed, and what is long past leaves it with the next change.
    """
    for session in entry.data.sessions:
        title = _change_title(session, entry.data, context)
        if title is not None and not _was_over(session, entry):
            text = paragraph(_session_line(session, entry, context))
            url = f"{context.address.absolute(entry.path)}#session-{session.id}"
            yield msgspec.structs.replace(
                document_item(entry, text, context), url=url, title=xml_text(title), summary=None
            )


def _change_title(session: Session, course: Course, context: ViewContext) -> str | None:
    """Return what has become of a session; None for one that is as it was."""
    sample = session.sample and not course.sample
    title = word("feed-sample", title=feed_title(course)) if sample else feed_title(course)
    span = span_text(session.start or session.moved_from, session.end, context)
    if session.cancelled:
        return word("feed-cancelled", title=title, span=span or word("feed-some-session"))
    if session.moved_from is None:
        return None
    before = span_text(session.moved_from, None, context)
    if session.start is None:
        return word("feed-moved-open", title=title, before=before)
    return word("feed-moved", title=title, before=before, start=span_text(session.start, None, context))


def _was_over(session: Session, entry: Entry[Course]) -> bool:
    """Tell whether a session was over, before and after it was moved, when its course last changed."""
    changed = feed_date(entry)
    last = [each.ends for each in (session.start, session.end, session.moved_from) if each is not None]
    return changed is not None and bool(last) and max(last) <= changed


def _html(entry: Entry[Course], context: ViewContext) -> str:
    course = entry.data
    facts = (
        ("hours", word("hours", hours=course.hours) if course.hours else None),
        ("mode", word(f"mode-{course.mode.value}") if course.mode else None),
        ("fee", fee_text(course.fee)),
        ("fee_note", course.fee_note),
    )
    known = [word("date-line", label=label(Course, key), value=value) for key, value in facts if value]
    parts = [
        paragraph(course.summary),
        *(paragraph(line) for line in known),
        *text_sections(entry, context),
        bullet_list(
            label(Course, "sessions"),
            [escape(_session_line(each, entry, context)) for each in course.sessions],
        ),
        attachment_list(label(Course, "attachments"), course.attachments, context),
    ]
    return "\n".join(filter(None, parts))


def _session_line(session: Session, entry: Entry[Course], context: ViewContext) -> str:
    facts = (
        span_text(session.start, session.end, context) or word("unknown"),
        session.timetable,
        place_name(session.venue, entry),
        moved_text(session),
        session.note,
        word("status-cancelled") if session.cancelled else None,
        word("sample") if session.sample else None,
    )
    return " · ".join(fact for fact in facts if fact)
