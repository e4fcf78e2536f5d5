"""Convert the text of a YAML scalar to the type of its field: by the schema, never by YAML's guess.

So the course code 0123 keeps its zero, 8:30 is a time and not 510, and NO is a name where a name is expected.
Each ``read_`` function returns the value, or None after it reported a problem.
"""

import re
from datetime import date

from msgspec import Struct

from sitebuilder.content.model.field_types import Fee, Moment, Range, TextPattern
from sitebuilder.content.paths.base_url import ascii_base_url
from sitebuilder.content.paths.output_paths import output_path
from sitebuilder.content.values.addresses import is_web_address, report_path_refusal
from sitebuilder.content.values.amounts import parse_decimal, parse_fee, parse_int
from sitebuilder.content.values.list_spans import MAX_DAYS, is_like_span, span_of_moments
from sitebuilder.content.values.moments import (
    WEEKDAYS,
    day_of_other_weekday,
    lacks_year,
    nonexistent_day,
    parse_bound,
    parse_moment,
    suggestion_text,
    with_digits,
)
from sitebuilder.content.values.reading import Reading
from sitebuilder.content.values.widths import (
    strip_quotes,
    to_half_width,
    with_half_width_slashes,
    without_mark_at_end,
)
from sitebuilder.markdown.invisible import drop_unseen
from sitebuilder.messages import Place, Word
from sitebuilder.patterns import lazy_pattern

_SLUG = lazy_pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_EXTENSION = ".ics"
"""The longest extension that is added to a slug to name a file: that of a session's calendar."""

_TRUE = frozenset({"true", "yes", "on", "y", "1", "是", "是的", "对", "√", "✓", "开", "开启", "要", "需要"})
_FALSE = frozenset({"false", "no", "off", "n", "0", "否", "不", "不是", "×", "关", "关闭", "不要", "不需要"})

_IN_BRACKETS = lazy_pattern(r"\([^()]*\)")
_UNIT = lazy_pattern(r"[0-9]\s*+个?(半?天|日|周|星期|月|年|小时|分钟|班|期|组|次|万|千|元|%|[KGTkgt][Bb]?\b)")
"""A number and its unit, which is an obstacle if it is none of the field's."""

_PART_OF_ALL = lazy_pattern(r"(?P<part>[0-9]+)\s*+[人名位]?\s*+/\s*+(?P<all>[0-9]+)\s*+[人名位]?$")
_PARTS_OF_ALL = {"enrolled": "part", "capacity": "all"}
"""Which of both numbers is meant where an office writes 12/40."""

_ADDRESS = lazy_pattern(r"https?://[^\s<>()\[\]（）［］【】《》“”‘’\"'，。、；！]+", re.IGNORECASE)
_HOST = lazy_pattern(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:/\S*)?")
_WHOLE_HOST = lazy_pattern(r"https?://[^/?#]*[^./?#:]\.[A-Za-z0-9-]{2,}(?:[:/?#]|\Z)", re.IGNORECASE)
_MARKS_AFTER_ADDRESS = "。，；、！"
_ENDS = {"start": "end", "enrol_from": "enrol_until", "entry_from": "entry_until"}
"""Maps the keys of first days to those of last days."""

_LISTS_OF_DAYS = frozenset({"lesson_days", "days_off"})
"""Keys of lists of which one item may be several days."""

_TODAY = lazy_pattern("[自从]?(?:即日|今[天日]|明[天日]|现在|当[天日]|发布之日|本通知)")
_LAST_KEYS = frozenset({*_ENDS.values(), "expire_at"})


class AnnotatedValue(Struct, frozen=True):
    """A value with a note, which belongs to the field of the same name ending in ``_note``."""

    value: Fee
    note: str


def read_bool(text: str, key: str, place: Place, reading: Reading, label: str) -> bool | None:
    """Read yes or no, in English or Chinese; the field's own ``label`` (已满) is a yes, and 未满 a no."""
    lowered = strip_quotes(to_half_width(text)).lower().rstrip("。.!,;、")
    if lowered in (label, f"未{label[1:]}" if label[0] == "已" else label):
        return lowered == label
    if lowered in _TRUE or lowered in _FALSE:
        return lowered in _TRUE
    reading.report(
        "wrong-type", place, key=key, expected=Word("type-bool"), found=text, remedy=Word("fix-bool")
    )
    return None


def read_int(text: str, key: str, place: Place, reading: Reading, limits: Range) -> int | None:
    """Read a whole number within limits, in Arabic digits, with or without one of the field's units."""
    number = parse_int(text, limits.units)
    if number is None:
        values = {
            "key": key,
            "found": text,
            "expected": Word("type-number"),
            **_right_number(text, key, limits),
        }
        reading.report("bad-number", place, **values)
        return None
    if not limits.minimum <= number <= limits.maximum:
        span = f"{limits.minimum}—{limits.maximum}"
        reading.report("number-range", place, key=key, found=number, range=span)
        return None
    return number


def _right_number(text: str, key: str, limits: Range) -> dict[str, object]:
    """Return the values of a problem for a text that is no whole number: the one meant, or an example.

    A number of another unit (3天 for hours) is not offered as the one meant.
    """
    narrow = to_half_width(text)
    remedy = Word("fix-number-or-none")
    usual = str(40 if limits.minimum <= 40 <= limits.maximum else limits.minimum)
    if (fraction := parse_decimal(text)) is not None:
        whole = Word("type-whole-number")
        return {"expected": whole, "remedy": Word("fix-number"), "example": str(round(fraction))}
    unit = _UNIT.search(narrow) if limits.units else None
    if unit is not None and unit[1] not in limits.units:
        return {"remedy": Word("fix-number-of-unit"), "unit": limits.units[0], "example": usual}
    if (parts := _PART_OF_ALL.match(narrow)) is not None and key in _PARTS_OF_ALL:
        return {"remedy": remedy, "example": parts[_PARTS_OF_ALL[key]]}
    whole_number = parse_int(_IN_BRACKETS.sub("", narrow), limits.units)
    runs = re.findall(r"[0-9]+", narrow) if whole_number is None else [str(whole_number)]
    return {"remedy": remedy, "example": runs[0] if len(runs) == 1 else usual}


def read_date(text: str, key: str, place: Place, reading: Reading) -> date | None:
    """Read a date: 2026-03-01 (ISO 8601), or any form that ``parse_moment`` accepts."""
    moment = parse_moment(strip_quotes(text), reading.zone)
    if moment is None or moment.time is not None:
        is_span = key in _LISTS_OF_DAYS and is_like_span(text)
        values = _right_span() if is_span else _right_moment(text, with_time=False)
        reading.report("bad-date", place, key=key, found=text, **values)
        return None
    return moment.date


def _right_span() -> dict[str, object]:
    return {"suggestion": Word("fix-span-of-days"), "most": MAX_DAYS}


def read_moment(text: str, key: str, place: Place, reading: Reading) -> Moment | None:
    """Read a date with or without a time: 2026-03-01 08:30, or any form that ``parse_moment`` accepts."""
    text = strip_quotes(text)
    moment = parse_moment(text, reading.zone)
    if moment is None and (key in _ENDS or key in _LAST_KEYS):
        moment = parse_bound(text, reading.zone, is_last=key in _LAST_KEYS)
    if moment is None and not _report_span(text, key, place, reading):
        reading.report("bad-time", place, key=key, found=text, **_right_moment(text))
    return moment


def _right_moment(text: str, *, with_time: bool = True) -> dict[str, object]:
    """Return the values of a problem for a text that is no moment: what was meant, or what to do about it.

    A day that has another weekday than the one after it is not offered as what was meant.
    """
    day = day_of_other_weekday(strip_quotes(text))
    if day is not None:
        return {"suggestion": Word("fix-weekday"), "day": day, "weekday": f"周{WEEKDAYS[day.weekday()]}"}
    none = nonexistent_day(strip_quotes(text))
    if none is not None:
        return {"suggestion": Word("fix-no-such-day"), "month": none[0], "day": none[1]}
    if _TODAY.match(text):
        return {"suggestion": Word("fix-today")}
    if not any(map(str.isdigit, with_digits(text))):
        return {"suggestion": Word("fix-no-day")}
    meant = suggestion_text(text, with_time=with_time)
    return {"suggestion": Word("fix-no-year") if not meant and lacks_year(text) else meant}


def _report_span(text: str, key: str, place: Place, reading: Reading) -> bool:
    """Report a first and a last day, or time, in place of one."""
    span = span_of_moments(strip_quotes(text))
    if span is None:
        return False
    end_key = _ENDS.get(key, "")
    first, last = span
    values = {"first": first, "last": last, "end_key": end_key}
    remedy = Word("fix-span" if end_key and not _has_sibling(end_key, place, reading) else "fix-span-one")
    if remedy == Word("fix-span-one") and _are_lesson_times(span, key, place, reading):
        remedy = Word("fix-span-lessons")
        values["times"] = f"{first.time:%H:%M}—{last.time:%H:%M}"
    reading.report("date-span", place, key=key, found=text, remedy=remedy, **values)
    return True


def _are_lesson_times(span: tuple[Moment, Moment], key: str, place: Place, reading: Reading) -> bool:
    """Return whether a span is the hours of the lessons of a session that gives them nowhere else."""
    is_one_day = span[0].time is not None and span[0].date == span[1].date
    is_of_session = key == "start" and _has_sibling("id", place, reading)
    return is_one_day and is_of_session and not _has_sibling("lesson_times", place, reading)


def _has_sibling(key: str, place: Place, reading: Reading) -> bool:
    """Return whether a key stands in the mapping of a value: at the same column, above or below its line."""
    lines, at = reading.source, place.line - reading.start.line
    column = _key_column(lines[at])
    first, last = at, at + 1
    while first and not _begins_item(lines[first]) and _key_column(lines[first - 1]) >= column:
        first -= 1
    while last < len(lines) and not _begins_item(lines[last]) and _key_column(lines[last]) >= column:
        last += 1
    beside = (line.lstrip(" -") for line in lines[first:last] if _key_column(line) == column)
    return any(line.startswith(f"{key}:") for line in beside)


def _begins_item(line: str) -> bool:
    return line.lstrip().startswith("-")


def _key_column(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def read_revision_time(text: str, key: str, place: Place, reading: Reading) -> Moment | None:
    """Read the date of a change, with or without a time."""
    moment = parse_moment(strip_quotes(text), reading.zone)
    if moment is None:
        reading.report("bad-date", place, key=key, found=text, **_right_moment(text))
    return moment


def read_fee(text: str, key: str, place: Place, reading: Reading) -> AnnotatedValue | Fee | None:
    """Read an amount in yuan or 免费, with or without a note; an unknown fee is an omitted field."""
    fee = parse_fee(text)
    if fee is None:
        expected, remedy = Word("type-number"), Word("fix-fee")
        reading.report("bad-number", place, key=key, expected=expected, found=text, remedy=remedy)
        return None
    amount, note = fee
    return amount if note is None else AnnotatedValue(amount, note)


def read_slug(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read a part of a permalink, which stays valid with an extension."""
    text = drop_unseen(without_mark_at_end(text))
    if not _SLUG.fullmatch(text):
        reading.report("bad-slug", place, key=key, found=text)
        return None
    path = output_path(text + _LONGEST_EXTENSION)
    if isinstance(path, str):
        return text
    report_path_refusal(path, text, key, place, reading)
    return None


def read_url(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read an absolute web address (RFC 3986, http or https), without the marks of a sentence around it."""
    address = strip_quotes(text).rstrip(_MARKS_AFTER_ADDRESS)
    if address[:1] == "<" and address[-1:] == ">":
        address = address[1:-1].strip()
    if is_web_address(address):
        return address
    right = with_half_width_slashes(address)
    within = _ADDRESS.findall(address)
    suggestion: Word | str = ""
    if is_web_address(right):
        suggestion = Word("fix-wide-address")
    elif len(within) == 1 and is_web_address(within[0]) and _WHOLE_HOST.match(within[0]):
        right, suggestion = within[0], Word("fix-address-in-text")
    elif _HOST.fullmatch(text):
        suggestion = Word("fix-scheme")
    reading.report("bad-url", place, key=key, found=text, right=right, suggestion=suggestion)
    return None


def read_site_url(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the URL of the site or of a target; return it in ASCII."""
    url = read_url(text, key, place, reading)
    found = None if url is None else ascii_base_url(url)
    if isinstance(found, Word):
        reading.report("host-unknown", place, key=key, found=url, reason=found)
        return None
    return found


def read_pattern(text: str, key: str, place: Place, reading: Reading, form: TextPattern) -> str | None:
    """Read a text that must match a pattern."""
    if re.fullmatch(form.pattern, text):
        return text
    reading.report(form.code, place, key=key, found=text)
    return None
