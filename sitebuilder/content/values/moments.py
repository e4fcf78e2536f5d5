"""Parse dates and times as offices write them, if they are unambiguous."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from msgspec import Struct

from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.values.widths import to_half_width
from sitebuilder.patterns import lazy_pattern

DEFAULT_ZONE = "Asia/Shanghai"

_REGIONS = (
    *("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/"),
    *("Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"),
)
"""What names of zones begin with (the theory file of the IANA time zone database)."""

_PLAIN = lazy_pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2}))?")
_DATE = lazy_pattern(
    r"([0-9]{4})\s*+(?:([-/.])\s*+([0-9]{1,2})\s*+\2\s*+([0-9]{1,2})|年\s*+([0-9]{1,2})\s*+月\s*+([0-9]{1,2})\s*+[日号])"
    r"|([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])"
)
_WEEKDAY = lazy_pattern(r"\s*+\(?\s*+(?:周|星期|礼拜)([一二三四五六日天])\s*+\)?")
_PARTS = "凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚"
PART_OF_DAY = lazy_pattern(_PARTS)
_CLOCK = lazy_pattern(
    rf"(?P<part>{_PARTS})?\s*+(?P<hour>[0-9]{{1,2}})\s*+"
    r"(?::\s*+(?P<minute>[0-9]{2})(?:\s*+分|:(?P<second>[0-9]{2})(?:\.0+)?)?(?:\s*+(?P<half>[AaPp])\.?[Mm]\.?)?"
    r"|(?P<word>[时点])\s*+(?P<past>半|整|一刻|三刻|[0-9]{1,2}\s*+分?)?)"
    r"\s*+(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_SHORT_DAY = lazy_pattern(r"[0-9]{1,2}\s*+[月/.-]\s*+[0-9]{1,2}(?![0-9]|\s*+[/.-]\s*+[0-9])")
_PART_BEHIND = lazy_pattern("[下晚夜午]|[AaPp]\\.?[Mm]")
_FROM_DAY = lazy_pattern(r"[自从]?\s*(?P<moment>[0-9].*?)\s*(?:起|开始)?")
_UNTIL_DAY = lazy_pattern(r"(?:截[止至]?[到至于]?|[到至])?\s*(?P<moment>[0-9].*?)\s*(?:为止|截止|止)?")
_MIDNIGHT = lazy_pattern(
    r"(?P<day>.*?)(?:\s+|T|(?<=[日号)]))(?:晚上?|当[日天])?\s*24\s*(?::00(?::00)?|[时点]整?)"
)
_LONGEST_BOUND = 40
"""Characters of a first or a last moment with words around it."""

_LOOSE_CLOCK = lazy_pattern(r"T?\s*+([0-9]{1,2})\s*+[:时]\s*+([0-9]{2})?.*")
_HAN_DIGITS = "〇一二三四五六七八九"
_OTHER_DIGITS = str.maketrans("○零两", "〇〇二")
_NUMERAL = lazy_pattern(
    "(?<![〇○零一二两三四五六七八九十])(?:(?P<year>[〇○零一二三四五六七八九]{4})(?=年)"
    "|(?P<number>[二三四五]?十[一二三四五六七八九]?|[〇○零]?[一二两三四五六七八九])(?=[月日号时点分]))"
)
"""A number of a date or a time in Chinese numerals (二〇二六年, 十二月, 八点)."""

_WITHOUT_SIGN = lazy_pattern(r"[0-9]{2,4}\s*+年\s*+[0-9]{1,2}\s*+月\s*+[0-9]{1,2}")
"""A day without its 日."""

_SHORT_YEAR = lazy_pattern(r"[0-9]{2}\s*+年")
_MARKS_AT_END = "。.,;、"
WEEKDAYS = "一二三四五六日"
"""The days of the week as they stand after 周 or 星期, from Monday on."""

_PAST = {"半": 30, "整": 0, "一刻": 15, "三刻": 45}
_MAX_OFFSET = 14
"""The greatest offset of a time zone from UTC, in hours (Kiribati)."""

_YEARS = range(1900, 2200)

_AS_WRITTEN, _AFTERNOON = 0, 12
_HOURS: tuple[tuple[tuple[str, ...], range, int], ...] = (
    (("凌晨",), range(6), _AS_WRITTEN),
    (("清晨", "早上", "早晨", "早", "上午"), range(5, 12), _AS_WRITTEN),
    (("中午",), range(11, 13), _AS_WRITTEN),
    (("中午",), range(1, 2), _AFTERNOON),
    (("下午",), range(1, 7), _AFTERNOON),
    (("下午",), range(13, 19), _AS_WRITTEN),
    (("傍晚", "晚上", "晚"), range(5, 12), _AFTERNOON),
    (("傍晚", "晚上", "晚"), range(17, 24), _AS_WRITTEN),
)
"""For parts of the day, the hours that are unambiguous, and the hours to add: 下午12点 is ambiguous."""


def is_time_zone(name: str) -> bool:
    """Return whether this machine knows a time zone by its name (IANA): that of a place, or UTC.

    The system's folder of zones holds others: ``posixrules`` and ``localtime`` are the machine's own,
    ``right/`` counts leap seconds, and ``Etc/GMT+8`` is west of Greenwich.
    """
    if name != "UTC" and not name.startswith(_REGIONS):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def parse_moment(text: str, zone: str = DEFAULT_ZONE) -> Moment | None:
    """Parse a moment in the time zone of the site; return None if the text is ambiguous.

    A moment with an offset (ISO 8601) is converted. A weekday that does not match its date is ambiguous.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        year, month, day, hour, minute = plain.groups()
        on = _day(int(year), int(month), int(day))
        at = time_of(int(hour), int(minute)) if hour else None
        return None if on is None or (hour and at is None) else Moment(on, at)
    split = split_day(text)
    if split is None:
        return None
    on, rest = split
    return _with_clock(on, rest, zone) if rest else Moment(on)


def parse_bound(text: str, zone: str, *, is_last: bool) -> Moment | None:
    """Parse the first or the last moment of a period, with what offices write around it; None if ambiguous.

    For example 自2026年3月1日起 or 2026年3月1日止. A day that ends at 24:00 is the last day.
    """
    written = with_digits(to_half_width(text)).rstrip(_MARKS_AT_END)
    pattern = _UNTIL_DAY if is_last else _FROM_DAY
    found = pattern.fullmatch(written) if len(written) <= _LONGEST_BOUND else None
    if found is None:
        return None
    midnight = _MIDNIGHT.fullmatch(found["moment"]) if is_last else None
    if midnight is None:
        return parse_moment(found["moment"], zone)
    day = parse_moment(midnight["day"], zone)
    return day if day is not None and day.time is None else None


def lacks_year(text: str) -> bool:
    """Return whether a text begins with a day of a month and no year (3月1日)."""
    return _SHORT_DAY.match(with_digits(to_half_width(text))) is not None


def nonexistent_day(text: str) -> tuple[int, int] | None:
    """Return the month and the day that a text begins with, if there is no such day: 2026-11-31."""
    found = _DATE.match(with_digits(to_half_width(text)))
    if found is None or _day_in(found) is not None:
        return None
    year, month, day = _numbers(found)
    return (month, day) if year in _YEARS else None


def split_day(text: str) -> tuple[date, str] | None:
    """Split a text into its first day and the rest, in half width; None if that is ambiguous."""
    written = _written_day(text)
    if written is None or written.is_other_weekday:
        return None
    rest, has_gap = written.rest.strip(), written.has_mark or written.rest[:1].isspace()
    is_apart = has_gap or rest[:1] == "T" or PART_OF_DAY.match(rest) is not None
    return (written.day, rest.removeprefix("T")) if is_apart or not rest else None


def day_of_other_weekday(text: str) -> date | None:
    """Return the day that a text begins with, if the weekday after it is not that of the day."""
    written = _written_day(text)
    return written.day if written is not None and written.is_other_weekday else None


class _WrittenDay(Struct, frozen=True):
    """A day as the beginning of a text; ``has_mark`` says whether 日 or a weekday ends it before the rest."""

    day: date
    rest: str
    has_mark: bool
    is_other_weekday: bool


def _written_day(text: str) -> _WrittenDay | None:
    text = with_digits(to_half_width(text)).rstrip(_MARKS_AT_END)
    found = _DATE.match(text)
    day = _day_in(found) if found else None
    if found is None or day is None:
        return None
    weekday = _WEEKDAY.match(text, found.end())
    is_other = weekday is not None and WEEKDAYS[day.weekday()] != weekday[1].replace("天", "日")
    rest = text[weekday.end() if weekday else found.end() :]
    return _WrittenDay(day, rest, bool(weekday or found[5]), is_other)


def suggestion_text(text: str, *, with_time: bool) -> str:
    """Return the part of a sentence that shows the moment most likely meant, correctly written; or ""."""
    text = with_digits(to_half_width(text))
    text = f"{text}日" if _WITHOUT_SIGN.fullmatch(text) else text
    written = _written_day(f"20{text}" if _SHORT_YEAR.match(text) else text)
    if written is None or (with_time and "点" in text):
        return ""
    clock = _LOOSE_CLOCK.fullmatch(written.rest.strip())
    if with_time and clock and _PART_BEHIND.search(written.rest):
        return ""
    if with_time and clock:
        at = time_of(int(clock[1]), int(clock[2] or 0))
        return "" if at is None else f"：{Moment(written.day, at)}"
    # If a time cannot be read, nothing is suggested rather than a date without it.
    has_time = with_time and any(map(str.isdigit, written.rest))
    return "" if has_time else f"：{written.day}"


def with_digits(text: str) -> str:
    """Convert the Chinese numerals of a date or a time (二〇二六年二月一日上午八点) to digits."""
    return text if text.isascii() else _NUMERAL.sub(_in_digits, text)


def _in_digits(found: re.Match[str]) -> str:
    if found["year"]:
        return "".join(str(_HAN_DIGITS.index(sign)) for sign in found["year"].translate(_OTHER_DIGITS))
    return str(_number(found["number"].translate(_OTHER_DIGITS).lstrip("〇")))


def _number(numeral: str) -> int:
    """Return the value of a Chinese numeral below a hundred (二十一)."""
    tens, ten, ones = numeral.rpartition("十")
    return 10 * (_HAN_DIGITS.index(tens) if tens else len(ten)) + (_HAN_DIGITS.index(ones) if ones else 0)


def time_of(hour: int, minute: int, second: int = 0) -> time | None:
    """Return a time of day; None if it does not exist."""
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _day_in(found: re.Match[str]) -> date | None:
    return _day(*_numbers(found))


def _numbers(found: re.Match[str]) -> Iterator[int]:
    """Yield the year, the month and the day of a match of ``_DATE``."""
    return (int(each) for index, each in enumerate(found.groups()) if each and index != 1)


def parse_clock(text: str) -> time | None:
    """Parse a time of day in half width (8:30, 14时30分, 晚上7点); return None if it is ambiguous."""
    clock = _CLOCK.fullmatch(text)
    return None if clock is None or clock["offset"] else _time_in(clock)


def _time_in(clock: re.Match[str]) -> time | None:
    hour = _hour(clock["part"], int(clock["hour"]), clock["word"] == "点")
    if clock["half"]:
        hour = None if clock["part"] else _hour_of_half(clock["half"], int(clock["hour"]))
    minute = clock["minute"] or clock["past"] or "0"
    past = _PAST.get(minute)
    minutes = past if past is not None else int(minute.removesuffix("分"))
    return None if hour is None else time_of(hour, minutes, int(clock["second"] or 0))


def _with_clock(day: date, text: str, zone: str) -> Moment | None:
    clock = _CLOCK.fullmatch(text)
    at = None if clock is None else _time_in(clock)
    if clock is None or at is None:
        return None
    if clock["offset"] is None:
        return Moment(day, at)
    if clock["part"] or clock["word"] or not _is_offset(clock):
        return None
    return _to_zone(datetime.fromisoformat(f"{day}T{at}{clock['offset']}"), zone)


def _is_offset(clock: re.Match[str]) -> bool:
    """Return whether a time ends with an offset: 8:30-16:30 is a span of time, not one of a zone."""
    offset: str = clock["offset"]
    if offset == "Z":
        return True
    return abs(int(offset[:3])) <= _MAX_OFFSET and (offset[0] == "+" or clock["second"] is not None)


def _to_zone(moment: datetime, zone: str) -> Moment | None:
    try:
        local = moment.astimezone(ZoneInfo(zone))
    except OverflowError:
        return None
    return Moment(local.date(), local.time()) if local.year in _YEARS else None


def _hour_of_half(half: str, hour: int) -> int | None:
    """Return the hour of 8:30 AM or PM on the 24-hour clock; None for 12 AM, which is ambiguous."""
    if half in "Aa":
        return hour if 0 < hour < 12 else None
    return hour % 12 + 12 if 0 < hour <= 12 else None


def _hour(part: str | None, hour: int, is_spoken: bool) -> int | None:
    """Return the hour on the 24-hour clock; None if ambiguous: 8:30 and 8时 are clear, 8点 is not."""
    if part is None:
        return None if is_spoken and hour < 13 else hour
    return next((hour + offset for parts, hours, offset in _HOURS if part in parts and hour in hours), None)
