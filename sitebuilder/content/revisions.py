"""Whether what calendars hold of a document has changed without a later ``updated``.

A program that has an event takes another version of it for newer by its SEQUENCE (RFC 5546, 2.1.4), which
comes from ``updated``.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sitebuilder.content.documents import Document
from sitebuilder.content.fields import Moment
from sitebuilder.content.kinds import KINDS
from sitebuilder.messages import Problem, problem


def undated_changes(before: Document, after: Document, now: datetime) -> Iterator[Problem]:
    """Yield a reminder for each occasion that differs from its published version without a later ``updated``.

    ``now``, in the site's time zone, is what the reminder proposes to write.
    """
    old: Any = before.data
    new: Any = after.data
    if old is None or new is None or before.kind is not after.kind or old.draft or new.draft:
        return
    if new.updated is not None and (old.updated is None or new.updated.begins > old.updated.begins):
        return
    occasions = KINDS[after.kind].occasions
    published = {each.id: each for each in occasions(old)}
    for each in occasions(new):
        if each.id not in published or not published[each.id].is_in_calendars:
            continue
        facts = published[each.id].facts
        changed = [key for key, fact in facts.items() if fact != each.facts[key]]
        if changed:
            yield problem(
                "change-not-dated",
                after.place(each.key or changed[0]),
                name=each.name,
                changed="、".join(changed),
                moment=_later_than(old.updated, now),
            )


def _later_than(updated: Moment | None, now: datetime) -> str:
    """Return the present minute, or the one after the last change where that is said to be later."""
    last = updated.begins + timedelta(minutes=1) if updated is not None else datetime.min
    return f"{max(now, last):%Y-%m-%d %H:%M}"
