"""Whether what calendars hold of a document has changed without a later ``updated``.

A program that has an event takes another version of it for newer by its SEQUENCE (RFC 5546, 2.1.4), which
comes from ``updated``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from msgspec import Struct

from sitebuilder.content.documents import Document
from sitebuilder.content.fields import Moment
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.messages import Problem, Word, problem

_SESSION_FACTS = ("start", "end", "venue", "cancelled", "enrol_from", "enrol_until")
_COMPETITION_FACTS = ("venue", "cancelled", "entry_from", "entry_until")
_STAGE_FACTS = ("start", "end", "venue")
_PUBLICITY_FACTS = ("start", "end")


class _Occasion(Struct, frozen=True):
    """A session, a stage, the publicity period, or a competition as a whole.

    ``id`` stays the same when it is moved, ``key`` is where it stands in the file, as a dotted path.
    ``facts`` are its dates, its place and whether it is cancelled, by their keys.
    """

    id: tuple[str, ...]
    name: str | Word
    key: str
    facts: Mapping[str, object]


def undated_changes(before: Document, after: Document, now: datetime) -> Iterator[Problem]:
    """Yield a reminder for each occasion that differs from its published version without a later ``updated``.

    ``now``, in the site's time zone, is what the reminder proposes to write.
    """
    old, new = before.data, after.data
    if not _is_published(old) or not _is_published(new):
        return
    if new.updated is not None and (old.updated is None or new.updated.begins > old.updated.begins):
        return
    published = {each.id: each.facts for each in _occasions(old)}
    for each in _occasions(new):
        facts = published.get(each.id, {})
        changed = [key for key, fact in facts.items() if fact != each.facts[key]]
        if changed and _has_date(old, facts):
            yield problem(
                "change-not-dated",
                after.place(each.key or changed[0]),
                name=each.name,
                changed="、".join(changed),
                moment=_later_than(old.updated, now),
            )


def _is_published(data: object) -> TypeGuard[Course | Competition]:
    return isinstance(data, (Course, Competition)) and not data.draft


def _occasions(data: Course | Competition) -> Iterator[_Occasion]:
    if isinstance(data, Course):
        for index, session in enumerate(data.sessions):
            yield _Occasion((session.id,), session.id, f"sessions.{index}", _facts(session, _SESSION_FACTS))
        return
    yield _Occasion((), data.title, "", _facts(data, _COMPETITION_FACTS))
    seen: Counter[str] = Counter()
    for index, stage in enumerate(data.schedule):
        seen[stage.name] += 1
        identity = ("schedule", stage.name, str(seen[stage.name]))
        yield _Occasion(identity, stage.name, f"schedule.{index}", _facts(stage, _STAGE_FACTS))
    if data.publicity is not None:
        facts = _facts(data.publicity, _PUBLICITY_FACTS)
        yield _Occasion(("publicity",), Word("key-publicity"), "publicity", facts)


def _facts(data: Any, keys: tuple[str, ...]) -> Mapping[str, object]:
    return {key: getattr(data, key) for key in keys}


def _has_date(data: Course | Competition, facts: Mapping[str, object]) -> bool:
    """Tell whether a calendar has these facts: those of a competition may be the place of a stage's date."""
    return isinstance(data, Competition) or any(isinstance(fact, Moment) for fact in facts.values())


def _later_than(updated: Moment | None, now: datetime) -> str:
    """Return the present minute, or the one after the last change where that is said to be later."""
    last = updated.begins + timedelta(minutes=1) if updated is not None else datetime.min
    return f"{max(now, last):%Y-%m-%d %H:%M}"
