"""Read the start and end of a lesson as editors write them: 19:00—21:00, 8:30-11:30, 19：00 至 21：00."""

import re
from datetime import time

from sitebuilder.content.fields import LessonTimes
from sitebuilder.content.reading import Reading
from sitebuilder.messages import Place

_CLOCK = r"(\d{1,2})[:：](\d{2})"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-{{1,2}}|[–—－~～〜至到]|——|一)\s*{_CLOCK}", re.ASCII)


def read_lesson_times(text: str, key: str, place: Place, reading: Reading) -> LessonTimes | None:
    """Read two times of one day, the second later than the first."""
    found = _SPAN.fullmatch(text.strip())
    times = _times(*map(int, found.groups())) if found else None
    if times is not None and times.begins < times.ends:
        return times
    reading.report("bad-lesson-times", place, key=key, found=text)
    return None


def _times(hour: int, minute: int, last_hour: int, last_minute: int) -> LessonTimes | None:
    try:
        return LessonTimes(time(hour, minute), time(last_hour, last_minute))
    except ValueError:
        return None
