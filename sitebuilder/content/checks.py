"""Checks of one document that span several of its fields."""

from collections.abc import Sequence
from typing import Any

from sitebuilder.content.addresses import is_inert
from sitebuilder.content.fields import Moment, Text
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.site import Site
from sitebuilder.content.reading import Reading
from sitebuilder.messages import Place, Word

MOST_LINK_TEXT = 300
"""Characters of an own introduction to another's text; more is no introduction."""


def check(data: Any, body: Text | None, reading: Reading) -> None:
    """Report what is wrong between the fields of a document that is otherwise well read."""
    if isinstance(data, Article):
        _check_article(data, body, reading)
    elif isinstance(data, Course):
        _check_course(data, reading)
    elif isinstance(data, Competition):
        _check_competition(data, reading)


def check_site(site: Site, reading: Reading) -> None:
    """Report what is wrong between the fields of ``site.yaml``."""
    for key, entries in (("columns", site.columns), ("trades", site.trades), ("tags", site.tags)):
        _check_unique([each.slug for each in entries], key, "slug", reading)
    for key, names in (("trades", site.trades), ("tags", site.tags)):
        _check_unique([each.name for each in names], key, "name", reading)
    for index, file in enumerate(site.verification):
        if file.name.lower().endswith((".html", ".xml")) and not is_inert(file.content):
            reading.report("verification-active", _place(reading, f"verification.{index}.content"))
    for index, column in enumerate(site.columns):
        if column.slug.isdigit() or column.slug == "page":
            place = _place(reading, f"columns.{index}.slug")
            reading.report("bad-slug", place, key="slug", found=column.slug)


def _check_article(article: Article, body: Text | None, reading: Reading) -> None:
    required = {
        Origin.OWN: (),
        Origin.AUTHORISED: ("source", "source_url", "permission_ref"),
        Origin.LINK: ("source", "source_url", "summary"),
    }
    for key in required[article.origin]:
        if getattr(article, key) is None:
            origin = article.origin.value
            place = _place(reading, "origin")
            reading.report("repost-needs-source", place, key=key, origin=origin, meaning=Word(f"key-{key}"))
    if article.origin is Origin.LINK and body is not None and _length(body) > MOST_LINK_TEXT:
        reading.report("repost-full-text", _place(reading, "origin"))
    for index, correction in enumerate(article.corrections):
        if correction.date < article.date.date:
            place = _place(reading, f"corrections.{index}.date")
            reading.report("updated-before-published", place, found=correction.date, date=article.date.date)
    if article.cover and not article.cover_alt:
        place = _place(reading, "cover")
        reading.report("missing-key", place, key="cover_alt", meaning=Word("key-cover_alt"))
    begins = ("publish_at", article.publish_at) if article.publish_at else ("date", article.date)
    _check_order(reading, *begins, "expire_at", article.expire_at)
    _check_year_folder(article, reading)


def _check_year_folder(article: Article, reading: Reading) -> None:
    folder = reading.start.file.split("/")[2]
    year = article.date.date.year
    if folder != str(year):
        place = _place(reading, "date")
        reading.report("year-folder", place, folder=folder, date=article.date.date, year=year)


def _check_course(course: Course, reading: Reading) -> None:
    _check_unique([session.id for session in course.sessions], "sessions", "id", reading)
    for index, session in enumerate(course.sessions):
        at = f"sessions.{index}."
        _check_order(reading, at + "start", session.start, at + "end", session.end)
        _check_order(reading, at + "enrol_from", session.enrol_from, at + "enrol_until", session.enrol_until)
        enrolled, capacity = session.enrolled, session.capacity
        if enrolled is not None and capacity is not None and enrolled > capacity:
            place = _place(reading, at + "enrolled")
            reading.report("enrolled-above-capacity", place, enrolled=enrolled, capacity=capacity)


def _check_competition(competition: Competition, reading: Reading) -> None:
    _check_order(reading, "entry_from", competition.entry_from, "entry_until", competition.entry_until)
    for index, stage in enumerate(competition.schedule):
        at = f"schedule.{index}."
        _check_order(reading, at + "start", stage.start, at + "end", stage.end)
    if competition.publicity is not None:
        publicity = competition.publicity
        _check_order(reading, "publicity.start", publicity.start, "publicity.end", publicity.end)


def _check_order(
    reading: Reading, start_key: str, start: Moment | None, end_key: str, end: Moment | None
) -> None:
    """Report an end that is not after its beginning.

    Where one of the two is a day as a whole, both are taken as days: 19:00 to the same day is an evening.
    Two times must not be equal: what has no length takes place never.
    """
    if start is None or end is None:
        return
    has_times = start.time is not None and end.time is not None
    if end.date < start.date or (has_times and end.begins <= start.begins):
        names = {"start_key": start_key.split(".")[-1], "end_key": end_key.split(".")[-1]}
        order = Word("order-same" if end.begins == start.begins else "order-before")
        place = _place(reading, end_key)
        reading.report("end-before-start", place, start=start, end=end, order=order, **names)


def _check_unique(values: Sequence[str], key: str, field: str, reading: Reading) -> None:
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if value in first:
            other = _place(reading, f"{key}.{first[value]}.{field}")
            place = _place(reading, f"{key}.{index}.{field}")
            reading.report("duplicate-id", place, id=value, other=f"{other.file}:{other.line}")
        first.setdefault(value, index)


def _place(reading: Reading, path: str) -> Place:
    return reading.marks.get(path, reading.start)


def _length(text: Text) -> int:
    in_tag = False
    count = 0
    for character in "".join(text.parts):
        in_tag = character == "<" or (in_tag and character != ">")
        count += not in_tag and character not in "> \n"
    return count
