"""Read the start and end of a lesson as editors write them: 19:00—21:00, 8:30-11:30, 晚上7点至9点."""

from sitebuilder.content.fields import LessonTimes
from sitebuilder.content.moments import parse_clock, with_digits
from sitebuilder.content.reading import Reading
from sitebuilder.content.widths import to_half_width
from sitebuilder.messages import Place
from sitebuilder.patterns import lazy_pattern

_TO = lazy_pattern(r"-{1,2}|[~〜至到]|一(?!刻)")
_PART = lazy_pattern("凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚")


def read_lesson_times(text: str, key: str, place: Place, reading: Reading) -> LessonTimes | None:
    """Read two times of one day, the second later than the first."""
    times = _times(with_digits(to_half_width(text)))
    if times is not None and times.begins < times.ends:
        return times
    reading.report("bad-lesson-times", place, key=key, found=text)
    return None


def _times(text: str) -> LessonTimes | None:
    """Return the two times; the second is of the same part of the day as the first: 晚上7点至9点."""
    written = [time.strip() for time in _TO.split(text)]
    if len(written) != 2:
        return None
    begins, ends = map(parse_clock, written)
    if part := _PART.match(written[0]):
        ends = parse_clock(part[0] + written[1]) or ends
    return LessonTimes(begins, ends) if begins is not None and ends is not None else None
