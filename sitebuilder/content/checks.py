"""Checks across several fields of one document; each kind names its function in its ``KindSpec``."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from sitebuilder.content.contact_checks import check_contact, check_filings
from sitebuilder.content.dates.lessons import check_lessons
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.field_types import Moment, Text
from sitebuilder.content.model.fields import fields_of
from sitebuilder.content.model.site import Site
from sitebuilder.content.model.taxonomy import Trade
from sitebuilder.content.values.addresses import is_inert
from sitebuilder.content.values.reading import Reading, last_key
from sitebuilder.messages import Place, Problem, Word, problem

_LONG_AFTER = timedelta(days=180)
"""What nobody means: for the next session people may enrol soon after this one."""
MAX_INTRODUCTION = 300
"""Maximum length in characters of our introduction to a linked text; more is not an introduction."""


PlaceOf = Callable[[str], Place]
"""Returns the place of a key in a document."""


class SiteNames(Struct, frozen=True):
    """The columns and trades that site.yaml lists, by slug and by name; empty ``trades`` allow any.

    ``columns`` maps each slug and each name of a column to its slug. ``column_choices`` and
    ``trade_choices`` are the choices of an editor as one text.
    """

    columns: Mapping[str, str]
    trades: frozenset[str]
    column_choices: str
    trade_choices: str

    def column_slug(self, written: str) -> str | None:
        """Return the slug of the column that is written, also as problems list it; None if there is none.

        As in enumerations, the case of letters does not matter, unless two columns differ by nothing else.
        """
        if written in self.columns:
            return self.columns[written]
        in_any_case = {slug for name, slug in self.columns.items() if name.casefold() == written.casefold()}
        if len(in_any_case) == 1:
            return in_any_case.pop()
        slug, bracket, rest = written.replace("(", "（").replace(")", "）").partition("（")
        is_listed = bracket != "" and f"{slug}（{rest}" in self.column_choices.split("、")
        return slug if is_listed else None

    @classmethod
    def of(cls, site: Site) -> "SiteNames":
        """Collect the names that a site lists."""
        return cls(
            {each.name: each.slug for each in site.columns} | {each.slug: each.slug for each in site.columns},
            frozenset(name for each in site.trades for name in trade_names(each)),
            "、".join(f"{each.slug}（{each.name}）" for each in site.columns),
            "、".join(f"{each.slug}（{each.name}）" for each in site.trades),
        )


def trade_names(trade: Trade) -> tuple[str, str, str]:
    """Return what a course may write for a trade: its slug, its name, or both as a problem lists them."""
    return trade.slug, trade.name, f"{trade.slug}（{trade.name}）"


def check_site(site: Site, reading: Reading) -> None:
    """Report inconsistencies between the fields of ``site.yaml``."""
    for key, terms in (("columns", site.columns), ("trades", site.trades), ("tags", site.tags)):
        _check_unique(terms, key, "slug", reading)
        _check_unique(terms, key, "name", reading)
    check_contact(site.contact, reading)
    check_filings(site.filings, reading)
    _check_review_rules(site, reading)
    _check_synonyms(site, reading)
    _check_unique(site.deploy, "deploy", "name", reading)
    for index, file in enumerate(site.verification):
        if file.name.lower().endswith((".html", ".xml")) and not is_inert(file.content):
            reading.report_at(f"verification.{index}.content", "verification-active")
    for index, column in enumerate(site.columns):
        if column.slug.isdigit() or column.slug == "page":
            reading.report_at(f"columns.{index}.slug", "column-slug-taken", found=column.slug)


def _check_review_rules(site: Site, reading: Reading) -> None:
    """Report an approval rule that applies to nothing, names an unknown column, or overlaps another rule."""
    names, rules = SiteNames.of(site), site.review.rules
    for index, rule in enumerate(rules):
        at = f"review.rules.{index}"
        if not rule.columns and not rule.kinds:
            reading.report_at(at, "review-rule-empty")
        for number, column in enumerate(rule.columns):
            if column not in names.columns:
                values = _unknown_column(column, names)
                reading.report_at(f"{at}.columns.{number}", "column-unknown", **values)
        for key in ("columns", "kinds"):
            earlier = {each: other for other in range(index) for each in getattr(rules[other], key)}
            for number, each in enumerate(getattr(rule, key)):
                if each in earlier:
                    first = f"review.rules.{earlier[each]}"
                    _report_twice(f"{at}.{key}.{number}", first, each, reading)


def _check_synonyms(site: Site, reading: Reading) -> None:
    """Report a synonym that nobody can search for, and one that is listed twice."""
    _check_unique(site.synonyms, "synonyms", "word", reading)
    for index, synonym in enumerate(site.synonyms):
        at = f"synonyms.{index}"
        if not synonym.also:
            reading.report_at(at, "synonym-missing", word=synonym.word)
        before = {synonym.word}
        named = ((f"{at}.also.{number}", word) for number, word in enumerate(synonym.also))
        for path, word in ((f"{at}.word", synonym.word), *named):
            if not any(map(str.isalnum, word)):
                reading.report_at(path, "synonym-unsearchable", found=word)
            elif path != f"{at}.word" and word in before:
                reading.report_at(path, "synonym-twice", found=word, word=synonym.word)
            before.add(word)


def check_article(article: Article, body: Text | None, reading: Reading) -> None:
    """Report inconsistencies between the fields of an article."""
    required = {
        Origin.OWN: (),
        Origin.AUTHORISED: ("source", "source_url", "permission_ref"),
        Origin.LINK: ("source", "source_url", "summary"),
    }
    for key in required[article.origin]:
        if getattr(article, key) is None:
            origin = article.origin.value
            meaning = fields_of(Article)[key].label
            reading.report_at("origin", "repost-needs-source", key=key, origin=origin, meaning=meaning)
    if article.origin is Origin.LINK and body is not None and _length(body) > MAX_INTRODUCTION:
        reading.report_at("origin", "repost-full-text")
    for index, correction in enumerate(article.corrections):
        if correction.date < article.date.date:
            days = {"found": correction.date, "date": article.date.date}
            reading.report_at(f"corrections.{index}.date", "updated-before-published", **days)
    if article.cover and not article.cover_alt:
        meaning = fields_of(Article)["cover_alt"].label
        reading.report_at("cover", "missing-key", key="cover_alt", meaning=meaning)
    if article.cover_alt and not article.cover and "cover" not in reading.positions:
        meaning = fields_of(Article)["cover"].label
        reading.report_at("cover_alt", "missing-key", key="cover", meaning=meaning)
    begins = ("publish_at", article.publish_at) if article.publish_at else ("date", article.date)
    _check_order(reading, *begins, "expire_at", article.expire_at)
    _check_year_folder(article, reading)


def _check_year_folder(article: Article, reading: Reading) -> None:
    folder = reading.start.file.split("/")[2]
    year = article.date.date.year
    if folder != str(year):
        reading.report_at("date", "year-folder", folder=folder, date=article.date.date, year=year)


def check_article_in_site(
    article: Article, place: PlaceOf, names: SiteNames, now: datetime
) -> Iterator[Problem]:
    """Yield a problem for a column that site.yaml doesn't list, and for a date in the future."""
    if names.column_slug(article.column) is None:
        yield problem("column-unknown", place("column"), **_unknown_column(article.column, names))
    if article.publish_at is None and not article.draft and article.date.begins > now:
        yield problem("date-in-future", place("date"), found=str(article.date))


def _unknown_column(found: str, names: SiteNames) -> dict[str, str | Word]:
    """Return the values of the problem for a column that site.yaml doesn't list."""
    remedy = Word("fix-column" if names.columns else "fix-no-column")
    return {"found": found, "choices": names.column_choices, "remedy": remedy}


def check_course(course: Course, body: Text | None, reading: Reading) -> None:
    """Report inconsistencies between the fields of a course and its sessions."""
    _check_unique(course.sessions, "sessions", "id", reading)
    for index, session in enumerate(course.sessions):
        at = f"sessions.{index}."
        _check_order(reading, at + "start", session.start, at + "end", session.end)
        _check_order(reading, at + "enrol_from", session.enrol_from, at + "enrol_until", session.enrol_until)
        _check_moved(reading, at, session.start, session.moved_from)
        if not _check_enrolment(reading, at + "enrol_from", session.enrol_from, session.start):
            _check_closing(reading, at + "enrol_until", session.enrol_until, session.end)
        enrolled, capacity = session.enrolled, session.capacity
        if enrolled is not None and capacity is not None and enrolled > capacity:
            numbers = {"enrolled": enrolled, "capacity": capacity}
            reading.report_at(at + "enrolled", "enrolled-above-capacity", **numbers)
    check_lessons(course, reading)
    check_contact(course.contact, reading)


def check_course_in_site(
    course: Course, place: PlaceOf, names: SiteNames, now: datetime
) -> Iterator[Problem]:
    """Yield a problem for a trade missing from the trades of site.yaml, if it lists any."""
    if names.trades and course.trade not in names.trades:
        yield problem("trade-unknown", place("trade"), found=course.trade, choices=names.trade_choices)


def check_competition(competition: Competition, body: Text | None, reading: Reading) -> None:
    """Report inconsistencies between the fields of a competition."""
    _check_order(reading, "entry_from", competition.entry_from, "entry_until", competition.entry_until)
    starts = (each.start for each in competition.schedule if each.start)
    first = min(starts, key=lambda start: start.begins, default=None)
    if not _check_enrolment(reading, "entry_from", competition.entry_from, first):
        ends = [end for each in competition.schedule if (end := each.end or each.start) is not None]
        is_dated = len(ends) == len(competition.schedule)
        last = max(ends, key=lambda end: end.date, default=None) if is_dated else None
        _check_closing(reading, "entry_until", competition.entry_until, last)
    check_contact(competition.contact, reading)
    for index, stage in enumerate(competition.schedule):
        at = f"schedule.{index}."
        _check_order(reading, at + "start", stage.start, at + "end", stage.end)
        _check_moved(reading, at, stage.start, stage.moved_from)
    if competition.publicity is not None:
        publicity = competition.publicity
        _check_order(reading, "publicity.start", publicity.start, "publicity.end", publicity.end)


def check_list(key: str, field: str) -> Callable[[Any, Text | None, Reading], None]:
    """Return the check that no two items of a document's list have the same value of a field."""
    return lambda data, body, reading: _check_unique(getattr(data, key), key, field, reading)


def _check_moved(reading: Reading, at: str, start: Moment | None, moved_from: Moment | None) -> None:
    """Report a former start that equals the current one."""
    if moved_from is not None and moved_from == start:
        reading.report_at(at + "moved_from", "moved-nowhere", found=moved_from)


def _check_enrolment(reading: Reading, key: str, opens: Moment | None, start: Moment | None) -> bool:
    """Report that people may enrol only after the first day: one of the two has a mistyped month or year.

    Return whether that is so.
    """
    if opens is None or start is None or opens.date <= start.date:
        return False
    reading.report_at(key, "enrol-after-start", key=last_key(key), opens=opens, start=start)
    return True


def _check_closing(reading: Reading, key: str, closes: Moment | None, end: Moment | None) -> None:
    """Report that people may enrol long after the last day, which is a mistyped year."""
    if closes is not None and end is not None and closes.date - end.date > _LONG_AFTER:
        reading.report_at(key, "enrol-after-end", key=last_key(key), closes=closes, end=end)


def _check_order(
    reading: Reading, start_key: str, start: Moment | None, end_key: str, end: Moment | None
) -> None:
    """Report an end that is not after its start.

    If either has no time of day, only the days are compared: 19:00 to the same day is an evening. Two times
    must not be equal, as an event without a duration never takes place.
    """
    if start is None or end is None:
        return
    has_times = start.time is not None and end.time is not None
    if end.date < start.date or (has_times and end.begins <= start.begins):
        names = {"start_key": last_key(start_key), "end_key": last_key(end_key)}
        order = Word("order-same" if end.begins == start.begins else "order-before")
        reading.report_at(end_key, "end-before-start", start=start, end=end, order=order, **names)


def _check_unique(items: Sequence[Any], key: str, field: str, reading: Reading) -> None:
    """Report each item of a list that has the same value of a field as one before."""
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        value = str(getattr(item, field))
        if value in first:
            _report_twice(f"{key}.{index}.{field}", f"{key}.{first[value]}.{field}", value, reading)
        first.setdefault(value, index)


def _report_twice(path: str, first: str, found: str, reading: Reading) -> None:
    """Report what stands at a dotted path, as it stands at the path of the first too."""
    other = reading.place_of(first)
    reading.report_at(path, "duplicate-id", id=found, other=f"{other.file}:{other.line}")


def _length(text: Text) -> int:
    """Return the number of visible characters in a rendered text."""
    in_tag = False
    count = 0
    for character in "".join(text.parts):
        in_tag = character == "<" or (in_tag and character != ">")
        count += not in_tag and character not in "> \n"
    return count
