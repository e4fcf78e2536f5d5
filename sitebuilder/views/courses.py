"""The courses: the finder, a page for each trade, and the page of one course with its sessions."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.content.model.course import Course, Session
from sitebuilder.content.status import Status, course_status, session_status
from sitebuilder.problems import word
from sitebuilder.views.calendars import calendar_path
from sitebuilder.views.cards import CourseCard, course_card, status_tag
from sitebuilder.views.context import Context
from sitebuilder.views.dates import course_dates
from sitebuilder.views.frame import About, Frame, list_metas, make_frame
from sitebuilder.views.outputs import Output, Rendered
from sitebuilder.views.parts import (
    Download,
    Link,
    Row,
    Section,
    Tag,
    Time,
    contact_rows,
    downloads,
    fee_text,
    row,
    section,
    time_of,
)
from sitebuilder.views.structured_data import course_data, item_list
from sitebuilder.views.taxonomy import courses_by_trade, trade_of


class TradeLink(Struct, frozen=True):
    """A trade and how many courses it has."""

    name: str
    url: str
    count: int
    current: bool


class CourseListPage(Struct, frozen=True):
    """The course finder, or the courses of one trade; those open to visitors come first."""

    frame: Frame
    description: str | None
    trades: tuple[TradeLink, ...]
    courses: tuple[CourseCard, ...]
    all_url: str


class SessionRow(Struct, frozen=True):
    """One session in the table; what nobody has given is None."""

    id: str
    status: Tag
    start: Time | None
    end: Time | None
    enrol_from: Time | None
    enrol_until: Time | None
    timetable: str | None
    time_of_day: str | None
    venue: str | None
    places: str | None
    note: str | None
    sample: bool


class CoursePage(Struct, frozen=True):
    """The view of a course, in the order in which a learner asks.

    ``about`` are the sections before the sessions table (whom it is for … assessment), ``practical``
    those after it (subsidy, what to bring).
    """

    frame: Frame
    status: Tag
    summary: str
    facts: tuple[Row, ...]
    about: tuple[Section, ...]
    sessions: tuple[SessionRow, ...]
    calendar_url: str | None
    fee: Row
    fee_note: str | None
    subsidy: Section | None
    practical: tuple[Section, ...]
    how_to_enrol: Section | None
    contact: tuple[Row, ...]
    attachments: tuple[Download, ...]
    updated: Time | None
    trade: Link
    canonical: str


def outputs(context: Context) -> Iterator[Output]:
    """Yield all pages of the section; nothing when there is no course."""
    courses = context.library.courses
    if not courses:
        return
    title, description = word("courses"), word("courses-description", site=context.site.name)
    yield _list("courses/", title, description, courses, context, ())
    trail = ((title, "courses/"),)
    for term, group in courses_by_trade(courses, context.site).items():
        about = term.description or word("trade-description", site=context.site.name, trade=term.name)
        yield _list(term.path, word("trade-title", trade=term.name), about, group, context, trail)
    for entry in courses:
        yield Rendered(entry.path + "index.html", "pages/course.html", _view(entry, context))


def trade_links(path: str, context: Context) -> tuple[TradeLink, ...]:
    """Return the trades that have a course; ``path`` is the page on which they are shown."""
    return tuple(
        TradeLink(term.name, context.address.href(term.path), len(group), term.path == path)
        for term, group in courses_by_trade(context.library.courses, context.site).items()
    )


def _list(
    path: str,
    title: str,
    description: str,
    courses: Sequence[Entry[Course]],
    context: Context,
    trail: tuple[tuple[str, str], ...],
) -> Output:
    order = list(Status)
    ranked = sorted(
        courses, key=lambda entry: (order.index(course_status(entry.data, context.now)), entry.id)
    )
    real = (entry for entry in ranked if not entry.data.sample)
    links = [(entry.data.title, context.address.absolute(entry.path)) for entry in real]
    data = item_list(links)
    about = About(
        path,
        title,
        description,
        trail,
        metas=list_metas(title, description),
        json_ld=(data,) if data else (),
    )
    view = CourseListPage(
        frame=make_frame(about, context),
        description=description,
        trades=trade_links(path, context),
        courses=tuple(course_card(entry, context) for entry in ranked),
        all_url=context.address.href("courses/"),
    )
    return Rendered(path + "index.html", "pages/course-list.html", view)


def _view(entry: Entry[Course], context: Context) -> CoursePage:
    course, library = entry.data, context.library
    trade = trade_of(entry, context.site)
    about_keys = ("audience", "requirements", "outcomes", "syllabus", "assessment")
    sections = (section(entry, key, getattr(course, key), context) for key in about_keys)
    bring = section(entry, "what_to_bring", course.what_to_bring, context)
    contact = contact_rows(course.contact) or contact_rows(library.site.contact)
    dated = any(course_dates(entry, context))
    return CoursePage(
        frame=make_frame(_about(entry, context), context),
        status=status_tag(course_status(course, context.now)),
        summary=course.summary,
        facts=_facts(entry, context),
        about=tuple(each for each in sections if each),
        sessions=tuple(_session_row(each, context) for each in course.sessions),
        calendar_url=context.address.href(calendar_path(entry.path)) if dated else None,
        fee=row("fee", fee_text(course.fee)),
        fee_note=course.fee_note,
        subsidy=section(entry, "subsidy", course.subsidy, context),
        practical=(bring,) if bring else (),
        how_to_enrol=section(entry, "how_to_enrol", course.how_to_enrol, context),
        contact=contact,
        attachments=downloads(course.attachments, context),
        updated=time_of(course.updated, context.zone) if course.updated else None,
        trade=Link(trade.name, context.address.href(trade.path)),
        canonical=context.address.absolute(entry.path),
    )


def _about(entry: Entry[Course], context: Context) -> About:
    course = entry.data
    trade = trade_of(entry, context.site)
    data = course_data(entry, context)
    return About(
        path=entry.path,
        title=course.title,
        description=course.summary,
        trail=((word("courses"), "courses/"), (trade.name, trade.path)),
        metas=list_metas(word("courses"), word("courses-description", site=context.site.name)),
        json_ld=(data,) if data else (),
        sample=course.sample,
        draft=course.draft,
    )


def _facts(entry: Entry[Course], context: Context) -> tuple[Row, ...]:
    """Return the summary list; what a learner asks of every course is 待公布 while unknown."""
    course = entry.data
    trade = trade_of(entry, context.site)
    credential = next((each for each in context.library.credentials if each.id == course.credential), None)
    audiences = "、".join(word(f"audience-{each.value}") for each in course.audiences)
    rows = [
        row("trade", trade.name, context.address.href(trade.path)),
        row("audiences", audiences or None),
        row("hours", word("hours", hours=course.hours) if course.hours else None),
        row("mode", word(f"mode-{course.mode.value}") if course.mode else None),
        row("fee", fee_text(course.fee)),
        row(
            "credential",
            credential.data.title if credential else None,
            context.address.href(credential.path) if credential else None,
        ),
    ]
    return (row("code", course.code), *rows) if course.code else tuple(rows)


def _session_row(session: Session, context: Context) -> SessionRow:
    zone = context.zone
    return SessionRow(
        id=session.id,
        status=status_tag(session_status(session, context.now)),
        start=time_of(session.start, zone) if session.start else None,
        end=time_of(session.end, zone) if session.end else None,
        enrol_from=time_of(session.enrol_from, zone) if session.enrol_from else None,
        enrol_until=time_of(session.enrol_until, zone) if session.enrol_until else None,
        timetable=session.timetable,
        time_of_day=word(f"timeofday-{session.time_of_day.value}") if session.time_of_day else None,
        venue=session.venue,
        places=_places(session),
        note=session.note,
        sample=session.sample,
    )


def _places(session: Session) -> str | None:
    if session.capacity is None:
        return None
    if session.enrolled is None:
        return word("places", capacity=session.capacity)
    left = session.capacity - session.enrolled
    return word("places-left", capacity=session.capacity, left=left)
