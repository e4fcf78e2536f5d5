"""Documents as they stand in lists."""

from collections.abc import Callable
from datetime import datetime
from functools import cache

from msgspec import Struct

from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article, Origin
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.pictures import Picture
from sitebuilder.content.status import next_session
from sitebuilder.messages import word
from sitebuilder.views.address import Address
from sitebuilder.views.context import Context, SiteFrame, Surroundings
from sitebuilder.views.html import Html
from sitebuilder.views.live import LiveTag, competition_tag, course_tag
from sitebuilder.views.parts import Link, Time, fee_text, time_of
from sitebuilder.views.pictures import CARD_WIDTH, described, picture_html
from sitebuilder.views.taxonomy import column_of, trade_of
from sitebuilder.views.unbroken import unbroken


class ArticleCard(Struct, frozen=True):
    """An article in a list."""

    title: str | Html
    url: str
    date: Time
    summary: str | None
    column: Link
    cover: Html | None
    source: str | None
    pinned: bool
    expired: bool
    sample: bool
    draft: bool


class Listed:
    """An article as lists show it: all that its card is made from, which is made at first use.

    ``identity`` stands for everything but the site's frame where values are digested.
    """

    # No Struct, so that ``identity`` can stand for it.
    __slots__ = ("_card", "_frame", "cover", "entry", "expired", "identity")

    def __init__(self, entry: Entry[Article], cover: Picture | None, expired: bool, frame: SiteFrame) -> None:
        self.entry = entry
        self.cover = cover
        self.expired = expired
        shown = cover.path(cover.largest) if cover is not None else ""
        self.identity = entry.document.outline + f"{entry.path}\0{shown}\0{expired}".encode()
        self._frame = frame
        self._card: ArticleCard | None = None

    @property
    def card(self) -> ArticleCard:
        if self._card is None:
            self._card = _article_card(self, self._frame)
        return self._card


ListedOf = Callable[[Entry[Article]], Listed]
"""What returns an article as lists show it."""


class Facets(Struct, frozen=True):
    """What a course is filtered by, beside its dates: codes, and several of them parted by spaces."""

    trade: str
    mode: str
    credential: str
    audience: str
    fee: str


class CourseCard(Struct, frozen=True):
    """A course in a list, in at most seven facts; unknown ones are None."""

    title: str | Html
    url: str
    status: LiveTag
    trade: Link
    credential: str | None
    next_start: Time | None
    time_of_day: str | None
    hours: str | None
    fee: str | None
    facets: Facets
    sample: bool
    draft: bool


class CompetitionCard(Struct, frozen=True):
    """A competition in a list."""

    title: str | Html
    url: str
    summary: str
    status: LiveTag
    year: str | None
    trades: tuple[str, ...]
    entry_until: Time | None
    sample: bool
    draft: bool


class CredentialCard(Struct, frozen=True):
    """A credential in a list."""

    title: str | Html
    url: str
    summary: str
    type: str
    level: str | None
    sample: bool
    draft: bool


def is_expired(article: Article, now: datetime) -> bool:
    """Tell whether an article's time is over; it stays, and says so."""
    return article.expire_at is not None and article.expire_at.ends <= now


def column_link(article: Article, context: Surroundings | SiteFrame) -> Link:
    """Return the link to an article's column."""
    column = column_of(article, context.site)
    return Link(column.name, context.address.href(f"news/{column.slug}/"))


def listed_articles(context: Context) -> ListedOf:
    """Return what returns an article as lists show it: each is made once for all lists."""

    @cache
    def listed(entry: Entry[Article]) -> Listed:
        article = entry.data
        cover = context.pictures.get(article.cover) if article.cover else None
        return Listed(entry, cover, is_expired(article, context.now), context.frame)

    return listed


def _article_card(listed: Listed, frame: SiteFrame) -> ArticleCard:
    entry, address = listed.entry, frame.address
    article = entry.data
    return ArticleCard(
        title=unbroken(article.title, frame.site.unbroken),
        url=address.href(entry.path),
        date=time_of(article.date, frame.zone),
        summary=article.summary or entry.excerpt or None,
        column=column_link(article, frame),
        cover=_cover(listed, address),
        source=article.source if article.origin is not Origin.OWN else None,
        pinned=article.pinned,
        expired=listed.expired,
        sample=article.sample,
        draft=article.draft,
    )


def _cover(listed: Listed, address: Address) -> Html | None:
    if listed.cover is None:
        return None
    attributes = f'{described(listed.entry.data.cover_alt or "")} class="article-item-cover"'
    return picture_html(listed.cover, attributes, address, sizes=CARD_WIDTH)


def credential_of(course: Course, context: Context) -> Entry[Credential] | None:
    """Return the credential that a course leads to."""
    return next((each for each in context.library.credentials if each.id == course.credential), None)


def course_card(entry: Entry[Course], context: Context) -> CourseCard:
    """Return a course as it stands in a list."""
    course = entry.data
    session = next_session(course.sessions, context.now)
    trade = trade_of(entry, context.site)
    credential = credential_of(course, context)
    time_of_day = session.time_of_day if session and session.start else None
    return CourseCard(
        title=unbroken(course.title, context.site.unbroken),
        url=context.address.href(entry.path),
        status=course_tag(course, context.now),
        trade=Link(trade.name, context.address.href(trade.path)),
        credential=credential_name(credential.data) if credential else None,
        next_start=time_of(session.start, context.zone) if session and session.start else None,
        time_of_day=word(f"timeofday-{time_of_day.value}") if time_of_day else None,
        hours=word("hours", hours=course.hours) if course.hours else None,
        fee=fee_text(course.fee),
        facets=facets_of(entry, context),
        sample=course.sample or any(each.sample for each in course.sessions),
        draft=course.draft,
    )


def facets_of(entry: Entry[Course], context: Context) -> Facets:
    """Return what a course is filtered by."""
    course = entry.data
    return Facets(
        trade=trade_of(entry, context.site).slug,
        mode=course.mode.value if course.mode else "",
        credential=course.credential or "",
        audience=" ".join(each.value for each in course.audiences),
        fee="unknown" if course.fee is None else "paid" if course.fee.amount else "free",
    )


def credential_name(credential: Credential) -> str:
    """Return the title of a credential, with its level where the title does not hold it."""
    level = credential.level
    return f"{credential.title}（{level}）" if level and level not in credential.title else credential.title


def competition_card(entry: Entry[Competition], context: Context) -> CompetitionCard:
    """Return a competition as it stands in a list."""
    competition = entry.data
    until = competition.entry_until
    return CompetitionCard(
        title=unbroken(competition.title, context.site.unbroken),
        url=context.address.href(entry.path),
        summary=competition.summary,
        status=competition_tag(competition, context.now),
        year=competition.year,
        trades=competition.trades,
        entry_until=time_of(until, context.zone) if until else None,
        sample=competition.sample,
        draft=competition.draft,
    )


def credential_card(entry: Entry[Credential], context: Context) -> CredentialCard:
    """Return a credential as it stands in a list."""
    credential = entry.data
    return CredentialCard(
        title=unbroken(credential.title, context.site.unbroken),
        url=context.address.href(entry.path),
        summary=credential.summary,
        type=word(f"credentialtype-{credential.type.value}"),
        level=credential.level,
        sample=credential.sample,
        draft=credential.draft,
    )
