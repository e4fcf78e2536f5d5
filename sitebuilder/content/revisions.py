"""Whether what calendars hold of a document has changed without a later ``updated``, or has vanished.

A program that has an event takes another version of it for newer by its SEQUENCE (RFC 5546, 2.1.4), which
comes from ``updated``.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sitebuilder.content.documents import Document
from sitebuilder.content.fields import Kind, Moment
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.occasions import Occasion
from sitebuilder.messages import Place, Problem, problem


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


def vanished_occasions(
    versions: Sequence[Document], after: Document | None, now: datetime
) -> Iterator[Problem]:
    """Yield a reminder for each occasion that calendars have from an earlier version, and would lose.

    ``versions`` are those of one file, the newest first; ``after`` is None where the file is gone. What is
    over by ``now``, in the site's time zone, and what was cancelled, nobody misses.
    """
    data: Any = after.data if after is not None else None
    if data is not None and data.draft:
        return
    left = {each.id: each for each in KINDS[after.kind].occasions(data)} if after is not None and data else {}
    done: set[tuple[str, ...]] = set()
    for before, each in _published(versions):
        if each.id in done:
            continue
        if not each.is_upcoming(now):
            done.add(each.id)
        elif found := _vanished(each, left.get(each.id), before, after):
            done.add(each.id)
            yield found


def _published(versions: Sequence[Document]) -> Iterator[tuple[Document, Occasion]]:
    """Yield what calendars have of each version beside a document as a whole."""
    for before in versions:
        data: Any = before.data
        if data is not None and not data.draft:
            yield from (
                (before, each)
                for each in KINDS[before.kind].occasions(data)
                if each.id and each.is_in_calendars
            )


def _vanished(
    old: Occasion, new: Occasion | None, before: Document, after: Document | None
) -> Problem | None:
    if new is None:
        code = "session-vanished" if before.kind is Kind.COURSE else "stage-vanished"
        place = after.place(old.key.partition(".")[0]) if after is not None else Place(before.path)
        return problem(code, place, name=old.name)
    is_undated = before.kind is Kind.COURSE and old.start is not None and not new.has_event
    if after is not None and is_undated:
        return problem("session-undated", after.place(new.key), name=old.name, start=old.start)
    return None


def _later_than(updated: Moment | None, now: datetime) -> str:
    """Return the present minute, or the one after the last change where that is said to be later."""
    last = updated.begins + timedelta(minutes=1) if updated is not None else datetime.min
    return f"{max(now, last):%Y-%m-%d %H:%M}"
