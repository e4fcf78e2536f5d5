"""The feed items of a course and of its changed sessions."""

from collections.abc import Iterator
from html import escape

import msgspec

from sitebuilder.content.dates.events import known_end, moved_text, shown_start
from sitebuilder.content.dates.lessons import Schedule, scheduled_sessions
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.model.fields import label
from sitebuilder.messages import word
from sitebuilder.views.courses.facts import hours_text, mode_text
from sitebuilder.views.courses.lessons import times_text
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
    """Return the feed item of a course that has a date."""
    return document_item(entry, _html(entry, context), context)


def session_items(entry: Entry[Course], context: ViewContext) -> Iterator[FeedItem]:
    """Yield an item for each cancelled or moved session that was not over when the course last changed.

    Thus the feed does not depend on the clock, and old changes leave it with the next change of the course.
    """
    for session, schedule in scheduled_sessions(entry.data):
        title = _change_title(session, entry.data, context)
        if title is not None and not _was_over(session, entry):
            text = paragraph(_session_line(session, schedule, entry, context))
            url = f"{context.address.absolute(entry.path)}#session-{session.id}"
            yield msgspec.structs.replace(
                document_item(entry, text, context), url=url, title=xml_text(title), summary=None
            )


def _change_title(session: Session, course: Course, context: ViewContext) -> str | None:
    """Return the title of an item about a cancelled or moved session; None for any other session."""
    sample = session.sample and not course.sample
    title = word("feed-sample", title=feed_title(course)) if sample else feed_title(course)
    if session.cancelled:
        span = span_text(shown_start(session), known_end(session), context)
        return word("feed-cancelled", title=title, span=span or word("feed-some-session"))
    if session.moved_from is None:
        return None
    before = span_text(session.moved_from, None, context)
    if session.start is None:
        return word("feed-moved-open", title=title, before=before)
    return word("feed-moved", title=title, before=before, start=span_text(session.start, None, context))


def _was_over(session: Session, entry: Entry[Course]) -> bool:
    """Return whether a session's original and current dates were over when its course last changed."""
    changed = feed_date(entry)
    ends = [each.ends for each in (session.start, session.end, session.moved_from) if each is not None]
    return changed is not None and bool(ends) and max(ends) <= changed


def _html(entry: Entry[Course], context: ViewContext) -> str:
    course = entry.data
    facts = (
        ("hours", hours_text(course)),
        ("mode", mode_text(course)),
        ("fee", fee_text(course.fee)),
        ("fee_note", course.fee_note),
    )
    lines = [word("date-line", label=label(Course, key), value=value) for key, value in facts if value]
    parts = [
        paragraph(course.summary),
        *(paragraph(line) for line in lines),
        *text_sections(entry, context),
        bullet_list(
            label(Course, "sessions"),
            [escape(_session_line(*each, entry, context)) for each in scheduled_sessions(course)],
        ),
        attachment_list(label(Course, "attachments"), course.attachments, context),
    ]
    return "\n".join(filter(None, parts))


def _session_line(
    session: Session, schedule: Schedule | None, entry: Entry[Course], context: ViewContext
) -> str:
    when = span_text(shown_start(session), known_end(session), context)
    facts = (
        when or (None if session.cancelled else word("unknown")),
        times_text(session, schedule),
        place_name(session.venue, entry),
        moved_text(session, session.cancelled),
        session.note,
        word("status-cancelled") if session.cancelled else None,
        word("sample") if session.sample else None,
    )
    return " · ".join(fact for fact in facts if fact)
