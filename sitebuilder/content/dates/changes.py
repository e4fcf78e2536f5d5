"""The moments at which a site may change by itself, in its time zone.

Each kind names its function in its ``KindSpec``.
"""

from collections.abc import Iterator
from datetime import datetime

from sitebuilder.content.dates import status
from sitebuilder.content.dates.lessons import scheduled_sessions
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.field_types import Moment


def article_changes(article: Article) -> Iterator[datetime]:
    """Yield when an article is published automatically, and when it expires."""
    if article.publish_at is not None:
        yield article.publish_at.begins
    if article.expire_at is not None:
        yield article.expire_at.ends


def course_changes(course: Course) -> Iterator[datetime]:
    """Yield when the page or lists of a course may change, from its sessions."""
    for session, lessons in scheduled_sessions(course):
        yield from status.session_changes(session)
        # Lists drop an enrolment or a course of one day at the end of that day.
        yield from (each.ends for each in (session.enrol_from, session.start, session.moved_from) if each)
        yield from ((each.end or each.start).ends for each in (lessons.lessons if lessons else ()))
        yield from _soon(session.enrol_from, session.enrol_until)


def competition_changes(competition: Competition) -> Iterator[datetime]:
    """Yield when a competition may be shown differently, from its entry, stages and publicity period."""
    yield from status.competition_changes(competition)
    stages = (moment for stage in competition.schedule for moment in (stage.start, stage.moved_from))
    yield from (each.ends for each in (competition.entry_from, *stages) if each)
    yield from _soon(competition.entry_from, competition.entry_until)


def _soon(opens: Moment | None, closes: Moment | None) -> Iterator[datetime]:
    """Yield the moments from which an enrolment counts as opening or closing soon."""
    if opens is not None:
        yield opens.begins - status.SOON
    if closes is not None:
        yield closes.ends - status.SOON
