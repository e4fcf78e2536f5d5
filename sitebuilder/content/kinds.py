"""Every kind of document, declared once: its model, the location of its files and pages, and its rules.

Everything that depends on a kind comes from its ``KindSpec``. The look of a kind's pages is defined in
``views/``, in a folder named after the kind, which ``views/kinds.py`` declares in the same way.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from sitebuilder.content import checks
from sitebuilder.content.dates import changes, events, occasions
from sitebuilder.content.kind_spec import KindSpec, Subfolders
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.competition import Competition
from sitebuilder.content.model.course import Course
from sitebuilder.content.model.credential import Credential
from sitebuilder.content.model.drawings import Drawing
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.model.lists import Partners, Services, Statistics
from sitebuilder.content.model.page import Page
from sitebuilder.content.model.venue import Venue
from sitebuilder.messages import Label

Data = Article | Page | Course | Competition | Credential | Venue | Partners | Services | Statistics
"""The data of a source file: a value of one of the models in ``KINDS``."""


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
        model=Page,
        folder="pages",
        suffix=".md",
        section="",
        section_name="页面",
        template="pages/page.html",
        description="description",
        subfolders=Subfolders.TREE,
        new="page",
        arrange=_by_order,
    ),
    KindSpec(
        kind=Kind.ARTICLE,
        model=Article,
        folder="news",
        suffix=".md",
        section="news",
        section_name="学院动态",
        section_description="{site}的通知公告、新闻与公示。",
        template="pages/article.html",
        description="summary",
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
        model=Course,
        folder="courses",
        section="courses",
        section_name="培训课程",
        section_description="{site}的培训课程与班次：专业方向、报名状态、时间、费用与证书。",
        template="pages/course.html",
        anchors=(
            "audience",
            "requirements",
            "outcomes",
            "syllabus",
            "assessment",
            "sessions",
            "fee",
            "subsidy",
            "what-to-bring",
            "how-to-enrol",
            "contact",
            "attachments",
        ),
        anchor_prefixes={"session-": "sessions"},
        anchor_fields={
            "assessment": ("assessment", "credential"),
            "fee": ("fee", "fee_note", "subsidy"),
        },
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
        model=Competition,
        folder="competitions",
        section="competitions",
        section_name="技能竞赛",
        section_description="{site}举办的职工技能竞赛：报名、日程、规则与结果。",
        template="pages/competition.html",
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
        anchor_fields={"results": ("results", "results_text")},
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
        model=Credential,
        folder="credentials",
        section="credentials",
        section_name="证书",
        section_description="{site}的培训与考核所对应的证书：类型、等级、发证机构与查询办法。",
        anchors=("requirements", "assessment", "notes", "courses"),
        new="credential",
        drawing=Drawing.CERTIFICATE,
    ),
    KindSpec(
        kind=Kind.VENUE,
        model=Venue,
        folder="venues",
        section="venues",
        section_name="场地",
        section_description="{site}上课和竞赛的场地：位置、路线、设备与无障碍设施。",
        anchors=("directions", "equipment", "what-to-bring", "photos", "courses", "competitions"),
        new="venue",
        location=lambda venue: venue.location,
    ),
    KindSpec(kind=Kind.PARTNERS, model=Partners, check=checks.check_list("partners", "id")),
    KindSpec(kind=Kind.SERVICES, model=Services, check=checks.check_list("services", "id")),
    KindSpec(kind=Kind.STATISTICS, model=Statistics, check=checks.check_list("years", "year")),
)

KINDS: Mapping[Kind, KindSpec] = MappingProxyType({spec.kind: spec for spec in _SPECS})
"""Maps each kind to its declaration, in the order of lists of everything."""

PLACE_KINDS: tuple[KindSpec, ...] = tuple(spec for spec in _SPECS if spec.location is not None)
"""The kinds that describe places, by whose ids other documents name them."""

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
    files = [(spec.label, spec.source) for spec in BY_FILE.values()]
    chinese_files = "，".join(f"{label.chinese}写在 {path}" for label, path in files)
    english_files = ", ".join(f"{label.english} in {path}" for label, path in files)
    return Label(f"{chinese}；{chinese_files}。", f"Put {english}; write {english_files}.")


def _folder_advice(spec: KindSpec) -> Label:
    year = Label("四位数的年份/", "YEAR/") if spec.subfolders is Subfolders.YEARS else Label("", "")
    return Label(
        f"{spec.label.chinese}放在 {spec.source}/{year.chinese}（{spec.suffix}）",
        f"{spec.label.english} into {spec.source}/{year.english} ({spec.suffix})",
    )
