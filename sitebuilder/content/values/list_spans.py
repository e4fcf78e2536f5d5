"""Expand spans and shortened items of lists: 周一至周五, 周二周四, 每周二、四, 2026-10-01至10-07."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from sitebuilder.content.model.course import Weekday
from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.values.lesson_times import parse_lesson_times
from sitebuilder.content.values.moments import WEEKDAYS, parse_moment, split_day, with_digits
from sitebuilder.content.values.widths import to_half_width
from sitebuilder.patterns import lazy_pattern

_DAY = "[一二三四五六日天]"
_EVERY_DAY = frozenset({"每天", "每日", "天天"})
_WEEK = "(?:每?(?:周|星期|礼拜))"
_TO = r"\s*(?:-{1,2}|~|〜|至|到)\s*"
_SPAN_OF_DAYS = lazy_pattern(rf"{_WEEK}?({_DAY}){_TO}{_WEEK}?({_DAY})")
_SEVERAL_DAYS = lazy_pattern(rf"(?:{_WEEK}{_DAY}\s*)+|{_WEEK}{_DAY}{{2,6}}|{_DAY}")
_NUMBERED_DAY = lazy_pattern("(?<![0-9.])[1-7](?![0-9.])")
_BETWEEN_DATES = lazy_pattern(rf"(?<=[0-9日号)]){_TO}(?=[0-9])")
_BETWEEN_MOMENTS = lazy_pattern(rf"(?<=[0-9时点分半整刻]){_TO}(?=[0-9]{{4}})")
_SHORT_DATE = lazy_pattern(
    rf"(?:([0-9]{{1,2}})\s*[-/.月]\s*)?([0-9]{{1,2}})\s*[日号]?(?:\s*\(?{_WEEK}({_DAY})\)?)?"
)
_HAN = "[\u3400-\u9fff]{0,8}?"
_REMARK = lazy_pattern(
    r"[ ]?\((?:(?:共|计|为期)?[0-9]{1,3}个?(?:工作日|自然日|天|日)"
    rf"|{_HAN}(?:元旦|春节|清明|五一|劳动节|端午|中秋|国庆|寒假|暑假|放假|假期|停课){_HAN})\)$"
)
"""A remark after a span that says nothing but its length or the holiday: （国庆）, （5个工作日）."""

_BEGINS = lazy_pattern(r"起(?=\s*[-~〜至到])")
"""What offices write after the first day of a span: 自3月1日起至3月5日止."""

_LONGEST_SPAN = 80
"""Characters of a span of dates, of which each hyphen may be the one between them."""

MAX_DAYS = 62
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
    text = _NUMBERED_DAY.sub(lambda day: WEEKDAYS[int(day[0]) - 1], text.removeprefix("逢"))
    if span := _SPAN_OF_DAYS.fullmatch(text):
        first, last = (WEEKDAYS.index(day.replace("天", "日")) for day in span.groups())
        return [f"周{day}" for day in WEEKDAYS[first : last + 1]]
    if _SEVERAL_DAYS.fullmatch(text):
        return [f"周{day.replace('天', '日')}" for day in re.findall(_DAY, text)]
    return []


def _bare(text: str) -> str:
    """Return a span without the words around its days, and without a remark behind it."""
    text = _BEGINS.sub("", _REMARK.sub("", with_digits(to_half_width(text))))
    return text.removeprefix("自").removeprefix("从").removesuffix("止").strip()


def _dates(text: str) -> list[str]:
    span = span_of_dates(text)
    if span is None or span[1] - span[0] >= timedelta(MAX_DAYS):
        return []
    return [str(span[0] + timedelta(days)) for days in range((span[1] - span[0]).days + 1)]


def span_of_dates(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a span (2026年10月1日至7日); None for anything else."""
    text = _bare(text)
    for between in _BETWEEN_DATES.finditer(text) if len(text) <= _LONGEST_SPAN else ():
        before = text[: between.start()]
        first = parse_moment(before) or parse_moment(f"{before}日")
        last = None if first is None or first.time else _last_date(text[between.end() :], first.date)
        if first and last and last > first.date:
            return first.date, last
    return None


def is_like_span(text: str) -> bool:
    """Return whether a text has two days with a sign of a span between them, whatever else it says."""
    return _BETWEEN_DATES.search(_bare(text)) is not None


def whole_days(written: Sequence[str]) -> list[str]:
    """Complete the days of a list that leave out the year and the month of the one before (4月4日、11日)."""
    found: list[str] = []
    before: date | None = None
    for text in written:
        moment, span = parse_moment(text), span_of_dates(text)
        day = moment.date if moment else span[1] if span else _later_day(text, before)
        found.append(text if moment or span or day is None else str(day))
        before = day
    return found


def _later_day(text: str, before: date | None) -> date | None:
    day = _last_date(with_digits(to_half_width(text)), before) if before else None
    return day if day and before and day > before else None


def span_of_moments(text: str) -> tuple[Moment, Moment] | None:
    """Return the first and the last moment of a span of days, or of times of one or of two days.

    Offices write 2026年10月1日至7日, 2026-10-01 9:00-17:00, 2026-10-01 9:00 至 2026-10-02 17:00.
    """
    text = _bare(text)
    days = span_of_dates(text)
    if days is not None:
        return Moment(days[0]), Moment(days[1])
    split = split_day(text)
    times = parse_lesson_times(split[1]) if split and len(split[1]) <= _LONGEST_SPAN else None
    if split and times:
        return Moment(split[0], times.begins), Moment(split[0], times.ends)
    return _span_of_two_moments(text)


def _span_of_two_moments(text: str) -> tuple[Moment, Moment] | None:
    for between in _BETWEEN_MOMENTS.finditer(text) if len(text) <= _LONGEST_SPAN else ():
        first, last = parse_moment(text[: between.start()]), parse_moment(text[between.end() :])
        if first and last and first.time and last.time and first.begins < last.begins:
            return first, last
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
