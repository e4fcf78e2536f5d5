"""Every kind of document, declared once: its model, the location of its files and pages, and its rules.

Everything that depends on a kind comes from its ``KindSpec``. The look of a kind's pages is defined in
``views/``, in a folder named after the kind, which ``views/kinds.py`` declares in the same way.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sitebuilder.content import changes, checks, events, occasions
from sitebuilder.content.drawings import Drawing
from sitebuilder.content.events import Event
from sitebuilder.content.fields import Kind, Moment, Text
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.lists import Partners, Services, Statistics
from sitebuilder.content.model.page import Page
from sitebuilder.content.model.venue import Venue
from sitebuilder.content.occasions import Occasion
from sitebuilder.content.reading import Reading
from sitebuilder.messages import Label, Problem

Data = Article | Page | Course | Competition | Credential | Venue | Partners | Services | Statistics
"""The data of a source file: a value of one of the models in ``KINDS``."""


class Subfolders(StrEnum):
    """The subfolders that a kind's files may be in, as a pattern of the resulting ids."""

    NONE = r"[^/]+"
    YEARS = r"\d{4}/[^/]+"
    TREE = r"(?s:.+)"


def _nothing(data: Any) -> Iterator[Any]:
    return iter(())


def _no_check(data: Any, body: Text | None, reading: Reading) -> None:
    pass


def _no_site_check(
    data: Any, place: checks.PlaceOf, names: checks.SiteNames, now: datetime
) -> Iterator[Problem]:
    return iter(())


def _updated(data: Any) -> Moment | None:
    moment: Moment | None = data.updated
    return moment


def _updated_day(data: Any) -> date | None:
    return data.updated.date if data.updated else None


def _unsorted(entries: Iterable[Any]) -> Iterable[Any]:
    return entries


class KindSpec(Struct, frozen=True):
    """The declaration of a kind: everything but the look of its pages.

    ``label`` is what editors call a document of the kind. ``folder`` contains its files below ``content/``
    and is the key of its section's name in the catalogue; it is empty for a kind with a single file, named
    after the kind. ``section`` is the first part of its permalinks: empty for pages at the root, None for a
    kind without pages. ``anchors`` are the ids that its template gives to fields, ``anchor_prefixes`` the
    beginnings of those that it gives to parts. ``new`` is its name in the ``new`` command. ``has_trade``: its
    documents name their trade in the field ``trade``. ``in_feeds`` and ``has_share_pictures`` select further
    outputs. ``keeps_text`` means that only a document's own page and feeds show its text, so that other pages
    stay valid when the text changes. ``drawing`` is the default drawing of its documents.

    Functions: ``check`` reports inconsistencies between the fields of a document; ``check_in_site`` yields
    problems that depend on site.yaml and on the present moment; ``changes`` yields the moments at which a
    document may be shown differently; ``events`` yields the events on its dates; ``occasions`` yields what
    calendars contain of it; ``vanished_code`` and ``undated_code`` are the codes of the problems if one that
    was published is gone or has lost its date; ``sort_moment`` returns the moment by which feeds sort it;
    ``last_modified`` returns the day of its last change; ``location`` returns, for a kind that describes
    places, the location for calendars, including the title; ``arrange`` sorts entries, given in the order of
    their ids, for lists.
    """

    kind: Kind
    label: Label
    model: type[Data]
    folder: str = ""
    suffix: str = ".yaml"
    section: str | None = None
    subfolders: Subfolders = Subfolders.NONE
    anchors: tuple[str, ...] = ()
    anchor_prefixes: tuple[str, ...] = ()
    new: str | None = None
    in_feeds: bool = False
    has_share_pictures: bool = False
    keeps_text: bool = False
    has_trade: bool = False
    drawing: Drawing | None = None
    check: Callable[[Any, Text | None, Reading], None] = _no_check
    check_in_site: Callable[[Any, checks.PlaceOf, checks.SiteNames, datetime], Iterator[Problem]] = (
        _no_site_check
    )
    changes: Callable[[Any], Iterator[datetime]] = _nothing
    events: Callable[[Any], Iterator[Event]] = _nothing
    occasions: Callable[[Any], Iterator[Occasion]] = _nothing
    vanished_code: str = ""
    undated_code: str | None = None
    sort_moment: Callable[[Any], Moment | None] = _updated
    last_modified: Callable[[Any], date | None] = _updated_day
    location: Callable[[Any], str] | None = None
    arrange: Callable[[Iterable[Any]], Iterable[Any]] = _unsorted

    @property
    def source(self) -> str:
        """The path of its files below the site folder: a folder, or the single file."""
        return f"content/{self.folder}" if self.folder else f"content/{self.kind}{self.suffix}"

    @property
    def template(self) -> str:
        """The template of its pages."""
        return f"pages/{self.kind}.html"

    @property
    def has_pages(self) -> bool:
        return self.section is not None

    @property
    def has_dates(self) -> bool:
        """Whether its documents have dates for the calendar."""
        return self.events is not _nothing


def _article_modified(article: Article) -> date:
    return max([article.date.date, *(each.date for each in article.corrections)])


def _newest_first(entries: Iterable[Any]) -> Iterable[Any]:
    ordered = sorted(entries, key=lambda each: each.id)
    ordered.sort(key=lambda each: each.data.date.begins, reverse=True)
    return ordered


def _by_order(entries: Iterable[Any]) -> Iterable[Any]:
    return sorted(entries, key=lambda each: (each.data.order, each.id))


_SPECS = (
    KindSpec(
        kind=Kind.PAGE,
        label=Label("页面", "a page"),
        model=Page,
        folder="pages",
        suffix=".md",
        section="",
        subfolders=Subfolders.TREE,
        new="page",
        arrange=_by_order,
    ),
    KindSpec(
        kind=Kind.ARTICLE,
        label=Label("文章", "an article"),
        model=Article,
        folder="news",
        suffix=".md",
        section="news",
        subfolders=Subfolders.YEARS,
        new="news",
        in_feeds=True,
        has_share_pictures=True,
        keeps_text=True,
        check=checks.check_article,
        check_in_site=checks.check_article_in_site,
        changes=changes.article_changes,
        sort_moment=lambda article: article.date,
        last_modified=_article_modified,
        arrange=_newest_first,
    ),
    KindSpec(
        kind=Kind.COURSE,
        label=Label("课程", "a course"),
        model=Course,
        folder="courses",
        section="courses",
        anchors=(
            "audience",
            "requirements",
            "outcomes",
            "syllabus",
            "assessment",
            "sessions",
            "fee",
            "what-to-bring",
            "how-to-enrol",
            "contact",
            "attachments",
        ),
        anchor_prefixes=("session-",),
        new="course",
        in_feeds=True,
        has_share_pictures=True,
        has_trade=True,
        drawing=Drawing.NUT,
        check=checks.check_course,
        check_in_site=checks.check_course_in_site,
        changes=changes.course_changes,
        events=events.course_events,
        occasions=occasions.course_occasions,
        vanished_code="session-vanished",
        undated_code="session-undated",
    ),
    KindSpec(
        kind=Kind.COMPETITION,
        label=Label("竞赛", "a competition"),
        model=Competition,
        folder="competitions",
        section="competitions",
        anchors=(
            "overview",
            "eligibility",
            "entry",
            "schedule",
            "scoring",
            "awards",
            "safety",
            "documents",
            "publicity",
            "results",
            "photos",
            "contact",
        ),
        new="competition",
        in_feeds=True,
        has_share_pictures=True,
        drawing=Drawing.TROPHY,
        check=checks.check_competition,
        changes=changes.competition_changes,
        events=events.competition_events,
        occasions=occasions.competition_occasions,
        vanished_code="stage-vanished",
    ),
    KindSpec(
        kind=Kind.CREDENTIAL,
        label=Label("证书", "a credential"),
        model=Credential,
        folder="credentials",
        section="credentials",
        anchors=("requirements", "assessment", "notes", "courses"),
        drawing=Drawing.CERTIFICATE,
    ),
    KindSpec(
        kind=Kind.VENUE,
        label=Label("场地", "a venue"),
        model=Venue,
        folder="venues",
        section="venues",
        anchors=("directions", "equipment", "what-to-bring", "photos", "courses", "competitions"),
        location=lambda venue: venue.location,
    ),
    KindSpec(kind=Kind.PARTNERS, label=Label("合作单位", "the partners"), model=Partners),
    KindSpec(kind=Kind.SERVICES, label=Label("服务", "the services"), model=Services),
    KindSpec(kind=Kind.STATISTICS, label=Label("历年数据", "the yearly figures"), model=Statistics),
)

KINDS: Mapping[Kind, KindSpec] = MappingProxyType({spec.kind: spec for spec in _SPECS})
"""Maps each kind to its declaration, in the order of lists of everything."""

BY_FOLDER: Mapping[str, KindSpec] = MappingProxyType({spec.folder: spec for spec in _SPECS if spec.folder})
"""Maps the name of a folder below ``content/`` to the kind of its files."""

BY_FILE: Mapping[str, KindSpec] = MappingProxyType({spec.source: spec for spec in _SPECS if not spec.folder})
"""Maps the path of a single file to its kind."""

NEW: Mapping[str, KindSpec] = MappingProxyType({spec.new: spec for spec in _SPECS if spec.new})
"""Maps the names that the ``new`` command accepts to kinds."""


def any_kind_label() -> Label:
    """Return the labels of all kinds with a folder, joined by "or"."""
    labels = [spec.label for spec in BY_FOLDER.values()]
    chinese, english = [each.chinese for each in labels], [each.english for each in labels]
    return Label(f"{'、'.join(chinese[:-1])}或{chinese[-1]}", f"{', '.join(english[:-1])} or {english[-1]}")


def folder_advice() -> Label:
    """Return the advice which folder the files of each kind belong in."""
    advice = [_folder_advice(spec) for spec in BY_FOLDER.values()]
    chinese = "，".join(each.chinese for each in advice)
    english = ", ".join(each.english for each in advice)
    return Label(f"{chinese}。", f"Put {english}.")


def _folder_advice(spec: KindSpec) -> Label:
    year = Label("年份/", "YEAR/") if spec.subfolders is Subfolders.YEARS else Label("", "")
    return Label(
        f"{spec.label.chinese}放在 {spec.source}/{year.chinese}（{spec.suffix}）",
        f"{spec.label.english} into {spec.source}/{year.english} ({spec.suffix})",
    )
