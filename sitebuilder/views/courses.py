"""The courses: the finder and a page for each trade."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.content.model.course import Course
from sitebuilder.content.status import Status, course_status
from sitebuilder.problems import word
from sitebuilder.views.address import Address
from sitebuilder.views.cards import CourseCard, course_card
from sitebuilder.views.context import Context, SiteFrame
from sitebuilder.views.course import course_outputs
from sitebuilder.views.frame import About, Frame, list_metas, make_frame
from sitebuilder.views.outputs import Deferred, Output
from sitebuilder.views.structured_data import item_list
from sitebuilder.views.taxonomy import Term, courses_by_trade


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


class CourseListInputs(Struct, frozen=True):
    """All that a list of courses is made from, beside the site's frame; ``listed`` is for search engines."""

    path: str
    title: str
    description: str
    trail: tuple[tuple[str, str], ...]
    listed: tuple[tuple[str, str], ...]
    trades: tuple[TradeLink, ...]
    cards: tuple[CourseCard, ...]


def outputs(context: Context) -> Iterator[Output]:
    """Yield all pages of the section; nothing when there is no course."""
    courses = context.library.courses
    if not courses:
        return
    order = list(Status)
    ranked = sorted(
        courses, key=lambda entry: (order.index(course_status(entry.data, context.now)), entry.id)
    )
    cards = {entry.id: course_card(entry, context) for entry in ranked}
    by_trade = courses_by_trade(ranked, context.site)
    trades = {term: len(group) for term, group in by_trade.items()}
    title, description = word("courses"), word("courses-description", site=context.site.name)
    finder = Term(title, "courses/", description)
    yield _list(finder, title, ranked, cards, trades, context)
    trail = ((title, "courses/"),)
    for term, group in by_trade.items():
        yield _list(term, word("trade-title", trade=term.name), group, cards, trades, context, trail)
    yield from course_outputs(context)


def trade_links(path: str, courses_of: Mapping[Term, int], address: Address) -> tuple[TradeLink, ...]:
    """Return the trades with how many courses each has; ``path`` is the page on which they are shown."""
    return tuple(
        TradeLink(term.name, address.href(term.path), count, term.path == path)
        for term, count in courses_of.items()
    )


def _list(
    term: Term,
    title: str,
    courses: Sequence[Entry[Course]],
    cards: Mapping[str, CourseCard],
    trades: Mapping[Term, int],
    context: Context,
    trail: tuple[tuple[str, str], ...] = (),
) -> Output:
    address = context.address
    inputs = CourseListInputs(
        path=term.path,
        title=title,
        description=term.description or word("trade-description", site=context.site.name, trade=term.name),
        trail=trail,
        listed=tuple(
            (entry.data.title, address.absolute(entry.path)) for entry in courses if not entry.data.sample
        ),
        trades=trade_links(term.path, trades, address),
        cards=tuple(cards[entry.id] for entry in courses),
    )
    path = term.path + "index.html"
    return Deferred(path, "pages/course-list.html", course_list_page, context.frame, inputs)


def course_list_page(frame: SiteFrame, inputs: CourseListInputs) -> CourseListPage:
    """Return the view of a list of courses."""
    data = item_list(inputs.listed)
    about = About(
        inputs.path,
        inputs.title,
        inputs.description,
        inputs.trail,
        metas=list_metas(inputs.title, inputs.description),
        json_ld=(data,) if data else (),
    )
    return CourseListPage(
        frame=make_frame(about, frame),
        description=inputs.description,
        trades=inputs.trades,
        courses=inputs.cards,
        all_url=frame.address.href("courses/"),
    )
