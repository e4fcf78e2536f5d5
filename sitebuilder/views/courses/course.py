"""The page of a course, in the order of a learner's questions, with its sessions."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from sitebuilder.content.dates.lessons import Lesson, next_lesson, scheduled_sessions
from sitebuilder.content.dates.offers import Offer, offers
from sitebuilder.content.dates.status import Status, session_is_over, session_status
from sitebuilder.content.library.library import Entry, PublishedFile
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.drawings import Lines
from sitebuilder.content.model.fields import label
from sitebuilder.content.pictures import Picture
from sitebuilder.messages import word
from sitebuilder.views.courses.card import credential_of
from sitebuilder.views.courses.facts import audiences_text, hours_text, mode_text
from sitebuilder.views.courses.sessions import (
    DatedSession,
    SessionRow,
    session_row,
    unknown_of_sessions,
    used_columns,
)
from sitebuilder.views.courses.status import OfferStart, enrolment_text, offer_start, offer_tag
from sitebuilder.views.courses.structured_data import course_data
from sitebuilder.views.shared.calendar_paths import calendar_path
from sitebuilder.views.shared.context import Context, PageContext, SiteFrame
from sitebuilder.views.shared.dates import has_dates
from sitebuilder.views.shared.document_info import document_info
from sitebuilder.views.shared.drawings import lines_of
from sitebuilder.views.shared.elements import (
    Download,
    Link,
    Row,
    Section,
    Time,
    contact_rows,
    downloads,
    fee_text,
    known_rows,
    row,
    section,
    sections,
    time_of,
    updated_day,
)
from sitebuilder.views.shared.frame import Frame, PageInfo, make_frame
from sitebuilder.views.shared.mentions import Mention
from sitebuilder.views.shared.output import Output, Page
from sitebuilder.views.shared.pictures import named_pictures
from sitebuilder.views.shared.share import ShareBlock, share_block, share_pictures
from sitebuilder.views.shared.status_tags import StatusTag
from sitebuilder.views.shared.taxonomy import Term, credential_name, trade_of
from sitebuilder.views.shared.unannounced import Unannounced, UnknownFact, unannounced


class Headline(Struct, frozen=True):
    """An article that names the course, as a list item."""

    title: str
    url: str
    date: Time
    sample: bool
    draft: bool


class CoursePage(Struct, frozen=True):
    """The view of a course, in the order of a learner's questions.

    ``about`` are the first sections (from the audience to the syllabus), ``practical`` the later ones (what
    to bring). ``sessions`` are the upcoming and current ones, ``past`` those that are over; ``columns`` are
    the columns of their table for which any session has a value. ``facts`` are the known ones,
    ``unannounced`` collects all others. ``trade`` links to the other courses of the trade.
    """

    frame: Frame
    drawing: Lines | None
    status: StatusTag
    summary: str
    start: OfferStart | None
    enrolment: str | None
    facts: tuple[Row, ...]
    about: tuple[Section, ...]
    assessment: Section | None
    credential: Link | None
    sessions: tuple[SessionRow, ...]
    past: tuple[SessionRow, ...]
    columns: tuple[str, ...]
    calendar_url: str | None
    fee: str | None
    fee_note: str | None
    subsidy: Section | None
    practical: tuple[Section, ...]
    how_to_enrol: Section | None
    enrol_url: str
    contact: tuple[Row, ...]
    unannounced: Unannounced | None
    attachments: tuple[Download, ...]
    updated: Time | None
    trade: Link
    notices: tuple[Headline, ...]
    next_links: tuple[Link, ...]
    share: ShareBlock


class CourseInputs(Struct, frozen=True):
    """Everything that the page of a course depends on besides the site's frame.

    ``offer`` is its best offer. ``statuses``, ``over`` and ``next_lessons`` have one item for each session.
    ``mentions`` are the articles that name the course, ``files`` and ``pictures`` those that it names.
    """

    entry: Entry[Course]
    offer: Offer
    statuses: tuple[Status, ...]
    over: tuple[bool, ...]
    next_lessons: tuple[Lesson | None, ...]
    credential: Entry[Credential] | None
    mentions: tuple[Mention, ...]
    files: Mapping[str, PublishedFile]
    pictures: Mapping[str, Picture]


def course_outputs(context: Context) -> Iterator[Output]:
    """Yield the page of each course."""
    for entry in context.library.courses:
        inputs = partial(_inputs, entry, context)
        yield Page(entry.path + "index.html", entry.spec.template, course_page, inputs)


def _inputs(entry: Entry[Course], context: Context) -> CourseInputs:
    course, files = entry.data, context.files
    return CourseInputs(
        entry=entry,
        offer=offers(course, context.now)[0],
        statuses=tuple(session_status(each, context.now) for each in course.sessions),
        next_lessons=tuple(
            next_lesson(each, schedule, context.now) for each, schedule in scheduled_sessions(course)
        ),
        over=tuple(session_is_over(each, context.now) for each in course.sessions),
        credential=credential_of(course, context),
        mentions=context.mentions.get(entry.path, ()),
        files={each.file: files[each.file] for each in course.attachments if each.file in files},
        pictures=named_pictures(entry.document, (), context.pictures),
    )


def course_page(frame: SiteFrame, inputs: CourseInputs) -> CoursePage:
    """Return the view of a course."""
    entry, context = inputs.entry, PageContext(frame, inputs.files, inputs.pictures)
    course, site = entry.data, frame.site
    trade = trade_of(entry, site)
    rows = _session_rows(inputs, frame)
    facts, start = _facts(inputs, context), offer_start(inputs.offer, frame.zone)
    enrol = section(entry, "how_to_enrol", context)
    contact = contact_rows(course.contact) or contact_rows(site.contact)
    return CoursePage(
        frame=make_frame(_page_info(inputs, context), frame),
        drawing=lines_of(entry, site),
        status=offer_tag(course, inputs.offer),
        summary=course.summary,
        start=start,
        enrolment=enrolment_text(inputs.offer),
        facts=known_rows(facts),
        about=sections(entry, ("audience", "requirements", "outcomes", "syllabus"), context),
        assessment=section(entry, "assessment", context),
        credential=_credential(inputs.credential, context),
        sessions=tuple(each for each, over in zip(rows, inputs.over, strict=True) if not over),
        past=tuple(each for each, over in zip(rows, inputs.over, strict=True) if over),
        columns=used_columns(rows),
        calendar_url=context.address.href(calendar_path(entry.path)) if has_dates(entry) else None,
        fee=fee_text(course.fee),
        fee_note=course.fee_note,
        subsidy=section(entry, "subsidy", context),
        practical=sections(entry, ("what_to_bring",), context),
        how_to_enrol=enrol,
        enrol_url=_enrol_url(enrol, frame),
        contact=contact,
        unannounced=unannounced(
            [
                *(UnknownFact(each.label) for each in facts if each.unknown),
                *unknown_of_sessions(rows, inputs.over, start),
                *((UnknownFact(word("how-to-enrol"), "how-to-enrol"),) if enrol is None else ()),
                *((UnknownFact(word("how-to-reach"), "contact"),) if not contact else ()),
            ],
            entry,
            frame,
        ),
        attachments=downloads(course.attachments, context),
        updated=updated_day(entry, context),
        trade=Link(trade.name, context.address.href(trade.path)),
        notices=tuple(headline(each, frame) for each in inputs.mentions),
        next_links=_next_links(trade, frame),
        share=share_block(entry, share_pictures(entry, context), context),
    )


def _enrol_url(how_to_enrol: Section | None, frame: SiteFrame) -> str:
    """Return the URL of how to enrol: in the course, on the page for all courses, or as unannounced."""
    if how_to_enrol is None and "how-to" in frame.pages:
        return frame.address.href(frame.pages["how-to"][1])
    return "#how-to-enrol"


def _next_links(trade: Term, frame: SiteFrame) -> tuple[Link, ...]:
    """Return links for what comes next: the same trade, how to take part, services for companies."""
    pages = [(word(name), frame.pages[name][1]) for name in ("how-to", "services") if name in frame.pages]
    same_trade = (word("same-trade", trade=trade.name), trade.path)
    return tuple(Link(title, frame.address.href(path)) for title, path in (same_trade, *pages))


def headline(mention: Mention, frame: SiteFrame) -> Headline:
    """Return an article that names the course as a list item."""
    date = time_of(mention.date, frame.zone)
    return Headline(mention.title, frame.address.href(mention.path), date, mention.sample, mention.draft)


def _page_info(inputs: CourseInputs, context: PageContext) -> PageInfo:
    trade = trade_of(inputs.entry, context.site)
    data = course_data(inputs.entry, inputs.credential, context)
    return document_info(inputs.entry, context, data, ((trade.name, trade.path),))


def _facts(inputs: CourseInputs, context: PageContext) -> tuple[Row, ...]:
    """Return the summary list, including unknown facts that every course should have."""
    course, credential = inputs.entry.data, inputs.credential
    trade = trade_of(inputs.entry, context.site)
    name = partial(label, Course)
    rows = [
        row(name("trade"), trade.name, context.address.href(trade.path)),
        row(name("audiences"), audiences_text(course)),
        row(name("hours"), hours_text(course)),
        row(name("mode"), mode_text(course)),
        row(name("fee"), fee_text(course.fee)),
        row(
            name("credential"),
            credential_name(credential.data) if credential else None,
            context.address.href(credential.path) if credential else None,
        ),
    ]
    return (row(name("code"), course.code), *rows) if course.code else tuple(rows)


def _credential(credential: Entry[Credential] | None, context: PageContext) -> Link | None:
    if credential is None:
        return None
    return Link(credential_name(credential.data), context.address.href(credential.path))


def _session_rows(inputs: CourseInputs, frame: SiteFrame) -> list[SessionRow]:
    course = inputs.entry.data
    dated = map(DatedSession, course.sessions, inputs.statuses, inputs.next_lessons)
    rows = zip(dated, scheduled_sessions(course), strict=True)
    return [session_row(each, schedule, inputs.entry, frame) for each, (_, schedule) in rows]
