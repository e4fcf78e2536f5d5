"""The filters of the course finder: their options, and how many courses each has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.content.model.course import Audience, Course, Mode, TimeOfDay
from sitebuilder.content.status import Status, course_status, session_is_over
from sitebuilder.messages import word
from sitebuilder.views.courses.card import Facets, facets_of
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.status_tags import status_word
from sitebuilder.views.shared.taxonomy import Term, credential_name

_FEES = ("free", "paid", "unknown")


class FilterOption(Struct, frozen=True):
    """One choice, and how many courses it has at the moment of the build."""

    value: str
    label: str
    count: int


class FilterGroup(Struct, frozen=True):
    """Choices of which any may be true; ``name`` stands in the address, ``title`` is for people."""

    name: str
    title: str
    options: tuple[FilterOption, ...]


def filter_groups(
    courses: Iterable[Entry[Course]], trades: Mapping[Term, int], context: Context
) -> tuple[FilterGroup, ...]:
    """Return the filters that can part these courses.

    A status or a time of day that no course has now is among the options, as a course may come to have it
    before the next build.
    """
    entries = list(courses)
    found = [values_of(entry, context) for entry in entries]
    counts = (
        {name: Counter(value for each in found for value in each[name]) for name in found[0]} if found else {}
    )
    used = {each.time_of_day for entry in entries for each in entry.data.sessions}
    labels = {
        "trade": [(term.slug, term.name) for term in trades],
        "status": [(each.value, status_word(each)) for each in Status],
        "time": [(each.value, word(f"timeofday-{each.value}")) for each in TimeOfDay if each in used],
        "mode": [(each.value, word(f"mode-{each.value}")) for each in Mode],
        "credential": _credentials(context),
        "audience": [(each.value, word(f"audience-{each.value}")) for each in Audience],
        "fee": [(each, word(f"fee-{each}")) for each in _FEES],
    }
    groups = (_group(name, labels[name], counts[name]) for name in counts)
    return tuple(each for each in groups if _parts(each, len(entries)))


def values_of(entry: Entry[Course], context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return what a course is filtered by now: the name of each filter, and the course's values."""
    facets: Facets = facets_of(entry, context)
    return {
        "trade": (facets.trade,),
        "status": (course_status(entry.data, context.now).value,),
        "time": times_of_day(entry.data, context.now),
        "mode": tuple(facets.mode.split()),
        "credential": tuple(facets.credential.split()),
        "audience": tuple(facets.audience.split()),
        "fee": (facets.fee,),
    }


def times_of_day(course: Course, now: datetime) -> tuple[str, ...]:
    """Return when the lessons of a course are, of the sessions that are neither over nor cancelled."""
    coming = (each for each in course.sessions if not each.cancelled and not session_is_over(each, now))
    return tuple(dict.fromkeys(each.time_of_day.value for each in coming if each.time_of_day))


def _credentials(context: Context) -> list[tuple[str, str]]:
    return [(each.id, credential_name(each.data)) for each in context.library.credentials]


def _group(name: str, labels: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> FilterGroup:
    return FilterGroup(name, word(f"filter-{name}"), tuple(_options(name, labels, counts)))


def _options(
    name: str, labels: Iterable[tuple[str, str]], counts: Mapping[str, int]
) -> Iterator[FilterOption]:
    may_come = name in ("status", "time")
    for value, label in labels:
        if counts[value] or may_come:
            yield FilterOption(value, label, counts[value])


def _parts(group: FilterGroup, courses: int) -> bool:
    """Tell whether some choice of the group would leave a course out."""
    return any(option.count < courses for option in group.options)
