"""The course finder, and the lists of courses by trade and by status."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

import msgspec
from msgspec import Struct

from sitebuilder.content.dates.offers import Offer, first_matching, offers
from sitebuilder.content.dates.status import Status, course_status
from sitebuilder.content.library.library import Entry
from sitebuilder.content.library.samples import are_samples
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.fields import choice_word
from sitebuilder.messages import word
from sitebuilder.views.courses.card import CourseCard, course_card
from sitebuilder.views.courses.course import course_outputs
from sitebuilder.views.courses.finder import FilterGroup, filter_groups
from sitebuilder.views.shared.context import Context, SiteFrame
from sitebuilder.views.shared.document_info import section_crumb, section_info
from sitebuilder.views.shared.frame import Frame, PageInfo, list_metas, make_frame, script_url
from sitebuilder.views.shared.output import Output, Page
from sitebuilder.views.shared.paging import ListPage, Pager, paginate
from sitebuilder.views.shared.structured_data import item_list
from sitebuilder.views.shared.taxonomy import Term, courses_by_trade

COURSES_PER_PAGE = 100
"""A page has one to two times as many, and stays under 30 KB gzipped (``benchmarks/finder.py``)."""

Courses = Sequence[Entry[Course]]


class ListLink(Struct, frozen=True):
    """A link to a list of courses, with the number of its courses."""

    name: str
    url: str
    count: int
    current: bool


class CourseListPage(Struct, frozen=True):
    """The view of the course finder, or of the list of a trade or a status; open courses come first.

    Only the finder has ``filters``. ``total`` counts the courses on all pages of the list; ``other_pages``
    are the URLs of the other pages, from which the finder loads their cards. ``offered`` is the status whose
    offers the cards show, None for the best offers.
    """

    frame: Frame
    script_url: str | None
    description: str | None
    trades: tuple[ListLink, ...]
    statuses: tuple[ListLink, ...]
    filters: tuple[FilterGroup, ...]
    courses: tuple[CourseCard, ...]
    total: int
    pager: Pager | None
    other_pages: tuple[str, ...]
    all_url: str
    filter_url: str | None
    offered: str | None


class CourseListInputs(Struct, frozen=True):
    """Everything that a page of a list of courses depends on besides the site's frame.

    ``listed`` are the name and URL of each course, for search engines; ``filter_url`` links to the finder
    with the filter of this list selected.
    """

    info: PageInfo
    listed: tuple[tuple[str, str], ...]
    trades: tuple[ListLink, ...]
    statuses: tuple[ListLink, ...]
    filters: tuple[FilterGroup, ...]
    cards: tuple[CourseCard, ...]
    total: int
    pager: Pager | None
    other_pages: tuple[str, ...]
    filter_url: str | None
    offered: str | None


class _List(Struct, frozen=True):
    """A list of courses; ``fragment`` selects the same ones in the finder, None if this is the finder.

    ``offered`` is the status whose offers its cards show, None for the best offers; ``is_sample`` says
    whether the courses, or these offers, are all samples.
    """

    info: PageInfo
    courses: Courses
    is_sample: bool
    fragment: str | None = None
    offered: Status | None = None


class _Lists(Struct, frozen=True):
    """What the pages of all lists share: the trades and statuses with their numbers of courses.

    ``filters`` returns the finder's filters, ``card`` the card of a course with its best offer; both are
    cached.
    """

    trades: Mapping[Term, int]
    statuses: Mapping[Term, int]
    filters: Callable[[], tuple[FilterGroup, ...]]
    card: Callable[[Entry[Course]], CourseCard]


def outputs(context: Context) -> Iterator[Output]:
    """Yield all pages of the section; nothing if there are no courses."""
    courses = context.library.courses
    if not courses:
        return
    rank = {status: number for number, status in enumerate(Status)}
    ranked = sorted(courses, key=lambda entry: (rank[course_status(entry.data, context.now)], entry.id))
    by_trade = courses_by_trade(ranked, context.site)
    by_status = _by_status(ranked, context)
    trades = {term: len(group) for term, group in by_trade.items()}
    lists = _Lists(
        trades=trades,
        statuses={_status_term(status): len(group) for status, group in by_status.items()},
        filters=cache(partial(filter_groups, ranked, trades, context)),
        card=cache(partial(course_card, context=context)),
    )
    yield from _pages(_List(section_info(Kind.COURSE, context), ranked, are_samples(ranked)), lists, context)
    for term, group in by_trade.items():
        info = _trade_info(term, context)
        yield from _pages(_List(info, group, are_samples(group), f"#trade={term.slug}"), lists, context)
    for status, matching in by_status.items():
        term = _status_term(status)
        info = _status_info(term, context)
        with_offers = msgspec.structs.replace(lists, card=partial(_card_with_status, status, context))
        is_sample = all(_has_only_samples(status, entry, context) for entry in matching)
        shown = _List(info, matching, is_sample, f"#status={term.slug}", status)
        yield from _pages(shown, with_offers, context)
    yield from course_outputs(context)


def last_year(course: Course) -> str | None:
    """Return the year in which the last session of a course begins; None if no start is known."""
    years = [session.start.date.year for session in course.sessions if session.start]
    return str(max(years)) if years else None


def list_links(path: str, counts: Mapping[Term, int], frame: SiteFrame) -> tuple[ListLink, ...]:
    """Return links to lists of courses; ``path`` is that of the page that shows them."""
    return tuple(
        ListLink(term.name, frame.address.href(term.path), count, term.path == path)
        for term, count in counts.items()
    )


def _by_status(courses: Courses, context: Context) -> Mapping[Status, Courses]:
    """Map each status that offers currently have to its courses; empty if the site has no status pages."""
    groups: dict[Status, list[Entry[Course]]] = {}
    for entry in courses if context.site.status_pages else ():
        for status in dict.fromkeys(offer.status for offer in offers(entry.data, context.now)):
            groups.setdefault(status, []).append(entry)
    return groups


def _has_only_samples(status: Status, entry: Entry[Course], context: Context) -> bool:
    """Return whether all offers of a course that have a status are samples."""
    found = offers(entry.data, context.now)
    return all(_is_sample(offer, entry.data) for offer in found if offer.status is status)


def _is_sample(offer: Offer, course: Course) -> bool:
    """Return whether an offer is a sample; one without a session is if all sessions of the course are."""
    if offer.session is not None:
        return course.sample or offer.session.sample
    sessions = () if offer.status is Status.ON_DEMAND else course.sessions
    return course.sample or (bool(sessions) and all(each.sample for each in sessions))


def _status_term(status: Status) -> Term:
    return Term(choice_word(status), f"courses/status/{status.value}/")


def _card_with_status(status: Status, context: Context, entry: Entry[Course]) -> CourseCard:
    """Return the card of a course with its best offer of a status."""
    offer = first_matching(offers(entry.data, context.now), {"status": (status.value,)})
    return course_card(entry, context, offer)


def _trade_info(term: Term, context: Context) -> PageInfo:
    text = term.description or word("trade-description", site=context.site.name, trade=term.name)
    return PageInfo(term.path, word("trade-title", trade=term.name), text, (section_crumb(Kind.COURSE),))


def _status_info(term: Term, context: Context) -> PageInfo:
    text = word("status-description", site=context.site.name, status=term.name)
    return PageInfo(term.path, word("status-title", status=term.name), text, (section_crumb(Kind.COURSE),))


def _pages(shown: _List, lists: _Lists, context: Context) -> Iterator[Output]:
    info, address = shown.info, context.address
    pages = list(paginate(shown.courses, info.path, COURSES_PER_PAGE))

    def inputs(page: ListPage[Entry[Course]]) -> CourseListInputs:
        return CourseListInputs(
            info=_page_info(info, page, is_indexed=not shown.is_sample),
            listed=tuple(
                (each.data.title, address.absolute(each.path)) for each in page.items if not each.data.sample
            ),
            trades=list_links(info.path, lists.trades, context.frame),
            statuses=list_links(info.path, lists.statuses, context.frame),
            filters=lists.filters() if page.number == 1 and shown.fragment is None else (),
            cards=tuple(map(lists.card, page.items)),
            total=len(shown.courses),
            pager=page.pager(address),
            other_pages=tuple(address.href(each.path) for each in pages[1:]) if page.number == 1 else (),
            filter_url=address.href("courses/" + shown.fragment) if shown.fragment else None,
            offered=shown.offered.value if shown.offered else None,
        )

    for page in pages:
        path = page.path + "index.html"
        yield Page(path, "pages/course-list.html", course_list_page, partial(inputs, page), shown.is_sample)


def _page_info(info: PageInfo, page: ListPage[Entry[Course]], *, is_indexed: bool) -> PageInfo:
    title, metas = page.title_of(info.title), list_metas(info.title, info.description)
    return PageInfo(page.path, title, info.description, info.trail, metas, is_indexed=is_indexed)


def course_list_page(frame: SiteFrame, inputs: CourseListInputs) -> CourseListPage:
    """Return the view of a page of a list of courses."""
    data = item_list(inputs.listed)
    info = msgspec.structs.replace(inputs.info, json_ld=(data,) if data else ())
    return CourseListPage(
        frame=make_frame(info, frame),
        script_url=script_url("course-list", frame) if inputs.filters else None,
        description=info.description,
        trades=inputs.trades,
        statuses=inputs.statuses,
        filters=inputs.filters,
        courses=inputs.cards,
        total=inputs.total,
        pager=inputs.pager,
        other_pages=inputs.other_pages,
        all_url=frame.address.href("courses/"),
        filter_url=inputs.filter_url,
        offered=inputs.offered,
    )
