"""A course as the feeds tell it."""

from html import escape

from sitebuilder.content.library import Entry
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model_fields import label
from sitebuilder.messages import word
from sitebuilder.views.shared.context import Surroundings
from sitebuilder.views.shared.elements import fee_text
from sitebuilder.views.shared.feed_markup import (
    FeedItem,
    attachment_list,
    bullet_list,
    document_item,
    paragraph,
    span_text,
    text_sections,
)
from sitebuilder.views.shared.places import place_name


def course_item(entry: Entry[Course], context: Surroundings) -> FeedItem:
    """Return what a feed tells of a course that has a date."""
    return document_item(entry, _html(entry, context), context)


def _html(entry: Entry[Course], context: Surroundings) -> str:
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


def _session_line(session: Session, entry: Entry[Course], context: Surroundings) -> str:
    facts = (
        span_text(session.start, session.end, context) or word("unknown"),
        session.timetable,
        place_name(session.venue, entry),
        session.note,
        word("status-cancelled") if session.cancelled else None,
        word("sample") if session.sample else None,
    )
    return " · ".join(fact for fact in facts if fact)
