"""When a site changes by itself: the moments at which what it shows may become something else."""

from collections.abc import Iterator
from datetime import datetime

from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.status import competition_changes, session_changes


def changes_of(data: object) -> Iterator[datetime]:
    """Yield the moments, in the site's time zone, at which a document of this data may be shown otherwise."""
    if isinstance(data, Course):
        for session in data.sessions:
            yield from session_changes(session)
            # A window or a course of one day is over in lists when that day is.
            yield from (each.ends for each in (session.enrol_from, session.start) if each)
    elif isinstance(data, Competition):
        yield from competition_changes(data)
        yield from (
            each.ends for each in (data.entry_from, *(stage.start for stage in data.schedule)) if each
        )
    elif isinstance(data, Article):
        if data.publish_at is not None:
            yield data.publish_at.begins
        if data.expire_at is not None:
            yield data.expire_at.ends
