"""Read the start and end of a lesson as editors write them: 19:00—21:00, 8:30-11:30, 晚上7点至9点."""

from sitebuilder.content.model.field_types import LessonTimes
from sitebuilder.content.values.moments import PART_OF_DAY, parse_clock, with_digits
from sitebuilder.content.values.reading import Reading
from sitebuilder.content.values.widths import to_half_width, without_mark_at_end
from sitebuilder.messages import Place
from sitebuilder.patterns import lazy_pattern

_TO = lazy_pattern(r"-{1,2}|[~〜至到]|一(?!刻)")
_MORNING = ("清晨", "早上", "早晨", "早", "上午")


def read_lesson_times(text: str, key: str, place: Place, reading: Reading) -> LessonTimes | None:
    """Read two times of one day, the second later than the first."""
    times = parse_lesson_times(text)
    if times is not None:
        return times
    reading.report("bad-lesson-times", place, key=key, found=text)
    return None


def parse_lesson_times(text: str) -> LessonTimes | None:
    """Parse two times of one day, the second later than the first; return None for anything else.

    The second is of the same part of the day as the first: 晚上7点至9点; 上午9点至12点 ends at noon.
    """
    written = [time.strip() for time in _TO.split(with_digits(without_mark_at_end(to_half_width(text))))]
    if len(written) != 2:
        return None
    begins, ends = map(parse_clock, written)
    if part := PART_OF_DAY.match(written[0]):
        ends = parse_clock(part[0] + written[1]) or ends
        ends = ends or (parse_clock(f"中午{written[1]}") if part[0] in _MORNING else None)
    if begins is None or ends is None or begins >= ends:
        return None
    return LessonTimes(begins, ends)
