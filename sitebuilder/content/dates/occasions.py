"""What calendars contain of a document, and the facts by which versions of it differ."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.model.fields import fields_of
from sitebuilder.messages import Label

_SESSION_FACTS = (
    *("start", "end", "venue", "cancelled", "moved_from", "enrol_from", "enrol_until"),
    *("weekdays", "lesson_times", "days_off", "lesson_days"),
)
_COMPETITION_FACTS = ("venue", "cancelled", "entry_from", "entry_until")
_STAGE_FACTS = ("start", "end", "moved_from", "venue")
_PUBLICITY_FACTS = ("start", "end")


class Occasion(Struct, frozen=True):
    """A session, a stage, the publicity period, or a competition as a whole.

    ``id`` stays the same when the occasion is moved within the file; ``key`` is its dotted path there.
    ``facts`` maps keys to its dates, its place and whether it is cancelled. ``is_in_calendars`` says whether
    calendars contain these facts; those of a competition may be the place of a stage.
    """

    id: tuple[str, ...]
    name: str | Label
    key: str
    facts: Mapping[str, object]
    is_in_calendars: bool = True

    def is_upcoming(self, now: datetime) -> bool:
        """Return whether calendars contain a date of it that is neither over nor cancelled."""
        moments = [fact for fact in self.facts.values() if isinstance(fact, Moment)]
        is_cancelled = bool(self.facts.get("cancelled"))
        return self.is_in_calendars and not is_cancelled and any(each.ends > now for each in moments)

    @property
    def start(self) -> Moment | None:
        """When it begins; None if unknown."""
        start = self.facts.get("start")
        return start if isinstance(start, Moment) else None

    @property
    def has_event(self) -> bool:
        """Whether calendars contain its event, on its day or on the day from which it was moved."""
        return self.start is not None or self.facts.get("moved_from") is not None


def course_occasions(course: Course) -> Iterator[Occasion]:
    """Yield the sessions of a course."""
    for index, session in enumerate(course.sessions):
        facts = _facts(session, _SESSION_FACTS)
        is_dated = any(isinstance(fact, Moment) for fact in facts.values())
        yield Occasion((session.id,), session.id, f"sessions.{index}", facts, is_dated)


def competition_occasions(competition: Competition) -> Iterator[Occasion]:
    """Yield a competition as a whole, its stages and its publicity period."""
    yield Occasion((), competition.title, "", _facts(competition, _COMPETITION_FACTS))
    seen: Counter[str] = Counter()
    for index, stage in enumerate(competition.schedule):
        seen[stage.name] += 1
        identity = ("schedule", stage.name, str(seen[stage.name]))
        yield Occasion(identity, stage.name, f"schedule.{index}", _facts(stage, _STAGE_FACTS))
    if competition.publicity is not None:
        facts = _facts(competition.publicity, _PUBLICITY_FACTS)
        yield Occasion(("publicity",), fields_of(Competition)["publicity"].label, "publicity", facts)


def _facts(data: Any, keys: tuple[str, ...]) -> Mapping[str, object]:
    return {key: getattr(data, key) for key in keys}
