"""The filters of the course finder: their options, and the number of courses of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from sitebuilder.content.dates.offers import offers
from sitebuilder.content.dates.status import Status
from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.course import Audience, Course, Mode, TimeOfDay
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word
from sitebuilder.views.courses.card import facets_of
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.taxonomy import Term, credential_name

_FEES = ("free", "paid", "unknown")


class FilterOption(Struct, frozen=True):
    """An option, and the number of its courses at the moment of the build."""

    value: str
    label: str
    count: int


class FilterGroup(Struct, frozen=True):
    """Options of which a course must match any; ``name`` is used in URLs, ``title`` is for people."""

    name: str
    title: str
    options: tuple[FilterOption, ...]


def filter_groups(
    courses: Iterable[Entry[Course]], trades: Mapping[Term, int], context: Context
) -> tuple[FilterGroup, ...]:
    """Return the filters that distinguish these courses.

    Options include statuses and times of day that no course has now, as one may get them before the next
    build.
    """
    entries = list(courses)
    values = [values_of(entry, context) for entry in entries]
    counts = (
        {name: Counter(value for each in values for value in each[name]) for name in values[0]}
        if values
        else {}
    )
    used = {each.time_of_day for entry in entries for each in entry.data.sessions}
    labels = {
        "trade": [(term.slug, term.name) for term in trades],
        "status": [(each.value, choice_word(each)) for each in Status],
        "time": [(each.value, choice_word(each)) for each in TimeOfDay if each in used],
        "mode": [(each.value, choice_word(each)) for each in Mode],
        "credential": _credentials(context),
        "audience": [(each.value, choice_word(each)) for each in Audience],
        "fee": [(each, word(f"fee-{each}")) for each in _FEES],
    }
    groups = (_group(name, labels[name], counts[name]) for name in counts)
    return tuple(each for each in groups if _narrows(each, len(entries)))


def values_of(entry: Entry[Course], context: Context) -> Mapping[str, tuple[str, ...]]:
    """Map the name of each filter to the values of a course (or of its offers) at the moment."""
    facets = facets_of(entry, context)
    current_offers = offers(entry.data, context.now)
    return {
        "trade": (facets.trade,),
        **{
            name: tuple(dict.fromkeys(value for offer in current_offers for value in offer.values[name]))
            for name in current_offers[0].values
        },
        "mode": tuple(facets.mode.split()),
        "credential": tuple(facets.credential.split()),
        "audience": tuple(facets.audience.split()),
        "fee": (facets.fee,),
    }


def _credentials(context: Context) -> list[tuple[str, str]]:
    return [(each.id, credential_name(each.data)) for each in context.library.credentials]


def _group(name: str, labels: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> FilterGroup:
    return FilterGroup(name, word(f"filter-{name}"), tuple(_options(name, labels, counts)))


def _options(
    name: str, labels: Iterable[tuple[str, str]], counts: Mapping[str, int]
) -> Iterator[FilterOption]:
    may_change = name in ("status", "time")
    for value, label in labels:
        if counts[value] or may_change:
            yield FilterOption(value, label, counts[value])


def _narrows(group: FilterGroup, courses: int) -> bool:
    """Return whether any option of the group excludes a course."""
    return any(option.count < courses for option in group.options)
