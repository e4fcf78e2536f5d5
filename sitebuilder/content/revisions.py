"""Find events that changed without a later ``updated``, or vanished, between versions of a document.

Calendar programs recognise a newer version of an event by its SEQUENCE (RFC 5546, 2.1.4), which is computed
from ``updated``.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sitebuilder.content.dates.occasions import Occasion
from sitebuilder.content.documents import Document
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import Moment
from sitebuilder.messages import Place, Problem, list_label, problem


def undated_changes(before: Document, after: Document, now: datetime) -> Iterator[Problem]:
    """Yield a warning for each occasion that differs from its published version without a later ``updated``.

    ``now``, in the site's time zone, is the value that the warning proposes.
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
                changed=list_label(changed),
                moment=_later_than(old.updated, now),
            )


def vanished_occasions(
    versions: Sequence[Document], after: Document | None, now: datetime
) -> Iterator[Problem]:
    """Yield a warning for each occasion of an earlier version that calendars would lose.

    ``versions`` are those of one file, newest first; ``after`` is None if the file is gone. Occasions that
    are over at ``now`` (in the site's time zone) or were cancelled are ignored.
    """
    data: Any = after.data if after is not None else None
    if data is not None and data.draft:
        return
    current = (
        {each.id: each for each in KINDS[after.kind].occasions(data)} if after is not None and data else {}
    )
    done: set[tuple[str, ...]] = set()
    for before, each in _published(versions):
        if each.id in done:
            continue
        if not each.is_upcoming(now):
            done.add(each.id)
        elif found := _vanished(each, current.get(each.id), before, after):
            done.add(each.id)
            yield found


def _published(versions: Sequence[Document]) -> Iterator[tuple[Document, Occasion]]:
    """Yield the occasions that each version has in calendars, except an occasion for the whole document."""
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
    spec = KINDS[before.kind]
    if new is None:
        place = after.place(old.key.partition(".")[0]) if after is not None else Place(before.path)
        return problem(spec.vanished_code, place, name=old.name)
    lost_its_date = old.start is not None and not new.has_event
    if after is not None and spec.undated_code is not None and lost_its_date:
        return problem(spec.undated_code, after.place(new.key), name=old.name, start=old.start)
    return None


def _later_than(updated: Moment | None, now: datetime) -> str:
    """Return the present minute, or the minute after ``updated`` if that is later."""
    last = updated.begins + timedelta(minutes=1) if updated is not None else datetime.min
    return f"{max(now, last):%Y-%m-%d %H:%M}"
