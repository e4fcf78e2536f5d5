"""Expand spans and shortened items of lists: 周一至周五, 周二周四, 每周二、四, 2026-10-01至10-07."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sitebuilder.content.model.course import Weekday
from sitebuilder.content.moments import WEEKDAYS, parse_moment, with_digits
from sitebuilder.content.widths import to_half_width
from sitebuilder.patterns import lazy_pattern

_DAY = "[一二三四五六日天]"
_EVERY_DAY = frozenset({"每天", "每日", "天天"})
_WEEK = "(?:每?(?:周|星期|礼拜))"
_TO = r"\s*(?:-{1,2}|~|〜|至|到)\s*"
_SPAN_OF_DAYS = lazy_pattern(rf"{_WEEK}?({_DAY}){_TO}{_WEEK}?({_DAY})")
_SEVERAL_DAYS = lazy_pattern(rf"(?:{_WEEK}{_DAY}\s*)+|{_WEEK}{_DAY}{{2,6}}|{_DAY}")
_BETWEEN_DATES = lazy_pattern(rf"(?<=[0-9日号)]){_TO}(?=[0-9])")
_SHORT_DATE = lazy_pattern(
    rf"(?:([0-9]{{1,2}})\s*[-/.月]\s*)?([0-9]{{1,2}})\s*[日号]?(?:\s*\(?{_WEEK}({_DAY})\)?)?"
)
_LONGEST_SPAN = 80
"""Characters of a span of dates, of which each hyphen may be the one between them."""

_MAX_DAYS = 62
"""The most days of a span: the holidays between two terms."""


def has_spans(item: Any) -> bool:
    """Return whether one written item may stand for several."""
    return item in _EXPANDED


def expand_spans(text: str, item: Any) -> list[str]:
    """Return the items of a list that one written item stands for, usually itself."""
    expand = _EXPANDED.get(item)
    return (expand(to_half_width(text)) if expand else []) or [text]


def _weekdays(text: str) -> list[str]:
    if text in _EVERY_DAY:
        return [f"周{day}" for day in WEEKDAYS]
    text = text.removeprefix("逢")
    if span := _SPAN_OF_DAYS.fullmatch(text):
        first, last = (WEEKDAYS.index(day.replace("天", "日")) for day in span.groups())
        return [f"周{day}" for day in WEEKDAYS[first : last + 1]]
    if _SEVERAL_DAYS.fullmatch(text):
        return [f"周{day.replace('天', '日')}" for day in re.findall(_DAY, text)]
    return []


def _dates(text: str) -> list[str]:
    span = span_of_dates(text)
    if span is None or span[1] - span[0] >= timedelta(_MAX_DAYS):
        return []
    return [str(span[0] + timedelta(days)) for days in range((span[1] - span[0]).days + 1)]


def span_of_dates(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a span (2026年10月1日至7日); None for anything else."""
    text = with_digits(to_half_width(text))
    for between in _BETWEEN_DATES.finditer(text) if len(text) <= _LONGEST_SPAN else ():
        first = parse_moment(text[: between.start()])
        last = None if first is None or first.time else _last_date(text[between.end() :], first.date)
        if first and last and last > first.date:
            return first.date, last
    return None


def _last_date(text: str, first: date) -> date | None:
    """Return the last day of a span, whose year and month may be those of the first."""
    moment = parse_moment(text)
    if moment is not None:
        return moment.date if moment.time is None else None
    short = _SHORT_DATE.fullmatch(text)
    try:
        last = first.replace(month=int(short[1] or first.month), day=int(short[2])) if short else None
    except ValueError:
        return None
    is_other = last and short and short[3] and WEEKDAYS[last.weekday()] != short[3].replace("天", "日")
    return None if is_other else last


_EXPANDED: dict[Any, Callable[[str], list[str]]] = {Weekday: _weekdays, date: _dates}
"""By the type of an item; each function returns nothing for what is one item, or none."""
