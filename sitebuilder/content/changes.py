"""When a site changes by itself: the moments at which what it shows may become something else.

All in the site's time zone; each kind's function stands in its ``KindSpec``.
"""

from collections.abc import Iterator
from datetime import datetime

from sitebuilder.content import status
from sitebuilder.content.fields import Moment
from sitebuilder.content.lessons import lesson_schedule
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course


def article_changes(article: Article) -> Iterator[datetime]:
    """Yield when an article is published by itself, and when its time is over."""
    if article.publish_at is not None:
        yield article.publish_at.begins
    if article.expire_at is not None:
        yield article.expire_at.ends


def course_changes(course: Course) -> Iterator[datetime]:
    """Yield when a course may be shown otherwise, by its sessions."""
    for session in course.sessions:
        yield from status.session_changes(session)
        # A window or a course of one day is over in lists when that day is.
        yield from (each.ends for each in (session.enrol_from, session.start, session.moved_from) if each)
        lessons = lesson_schedule(session)
        yield from ((each.end or each.start).ends for each in (lessons.lessons if lessons else ()))
        yield from _soon(session.enrol_from, session.enrol_until)


def competition_changes(competition: Competition) -> Iterator[datetime]:
    """Yield when a competition may be shown otherwise, by its entry, its stages and its publicity period."""
    yield from status.competition_changes(competition)
    starts = (competition.entry_from, *(stage.start for stage in competition.schedule))
    yield from (each.ends for each in starts if each)
    yield from _soon(competition.entry_from, competition.entry_until)


def _soon(opens: Moment | None, closes: Moment | None) -> Iterator[datetime]:
    """Yield from when on an enrolment is one that begins or ends soon."""
    if opens is not None:
        yield opens.begins - status.SOON
    if closes is not None:
        yield closes.ends - status.SOON
