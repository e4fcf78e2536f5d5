"""A section is planned again when what it sees has changed, and only then."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
import pytest

from sitebuilder.cache.keys import KeyMaker
from sitebuilder.content.documents import EncodedDetails
from sitebuilder.content.library.library import Entry, TextLinks
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.field_types import Kind
from sitebuilder.pipeline.plan import PlannedSection, plan_sections
from tests.library import make_test_context
from tests.site_folder import NOW

ARTICLE = "---\ntitle: 通知\ndate: 2026-01-05\ncolumn: notices\nsummary: 摘要\n---\n{}\n"
WITHOUT_SUMMARY = ARTICLE.replace("summary: 摘要\n", "")
COURSE = """\
title: 消防
trade: safety
summary: 摘要
sessions: [{id: a, start: 2026-05-04, enrol_from: 2026-04-01, enrol_until: 2026-04-20}]
"""
LONG = "正文。" * 200
FILES = {
    "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
    "content/news/2026/a.md": ARTICLE.format(LONG),
    "content/news/2026/b.md": WITHOUT_SUMMARY.format("另一篇。"),
    "content/courses/fire.yaml": COURSE,
}
SHOW_ARTICLES = {"home", "articles", "news", "site map", "feeds", "redirects", "share", "sitemap"}


def planned(
    files: Mapping[str, str], before: tuple[PlannedSection, ...] = (), now: datetime = NOW
) -> tuple[PlannedSection, ...]:
    return plan_sections(make_test_context(files, now=now), {each.name: each.record for each in before})


def planned_again(files: Mapping[str, str], now: datetime = NOW) -> set[str]:
    """Return the names of the sections that are planned again after a build of ``FILES`` at ``NOW``."""
    found = planned(files, planned(FILES), now)
    assert {each.name: each.record for each in found} == {
        each.name: each.record for each in planned(files, now=now)
    }
    return {each.name for each in found if not each.is_known}


def test_nothing_is_planned_again_for_an_edit_of_an_article_s_text_but_of_its_beginning_which_lists_show():
    longer = FILES["content/news/2026/a.md"] + "\n又一段。\n"
    assert planned_again({**FILES, "content/news/2026/a.md": longer}) == set()
    other = ARTICLE.format("别的开头。" + LONG)
    assert planned_again({**FILES, "content/news/2026/a.md": other}) == set()
    shown = WITHOUT_SUMMARY.format("别的开头。")
    assert planned_again({**FILES, "content/news/2026/b.md": shown}) == SHOW_ARTICLES


def test_a_new_article_is_planned_where_articles_are_shown():
    assert planned_again({**FILES, "content/news/2026/c.md": ARTICLE.format("第三篇。")}) == SHOW_ARTICLES


@pytest.mark.parametrize(
    "changed",
    [
        {"content/courses/fire.yaml": COURSE.replace("消防", "网络")},
        {"content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n"},
        {
            "content/news/2026/a.md": ARTICLE.replace("column", "cover: a.png\ncover_alt: 图\ncolumn").format(
                "正文。"
            )
        },
    ],
)
def test_everything_is_planned_again_for_another_course_page_or_file(changed):
    files = {**FILES, **changed, "content/news/2026/a.png": ""}
    assert planned_again(files) >= SHOW_ARTICLES | {"pages", "courses", "errors"}


def test_everything_is_planned_again_when_enrolment_has_begun_or_ended_meanwhile():
    names = {each.name for each in planned(FILES)}
    assert planned_again(FILES, datetime(2026, 3, 17, 23, 59)) == set()
    # Two weeks before, it stands on the home page.
    assert planned_again(FILES, datetime(2026, 3, 18)) == names
    assert planned_again(FILES, datetime(2026, 4, 1)) == names
    assert planned_again(FILES, datetime(2026, 4, 21)) == names


def test_only_outputs_whose_key_names_the_text_of_an_article_can_show_it():
    """Texts are made unreadable: a section that looked into one while it is planned would fail."""
    context = make_test_context(FILES)
    unreadable = tuple(map(_without_text, context.library.articles))
    library = context.library.with_entries(Kind.ARTICLE, unreadable)
    sections = plan_sections(msgspec.structs.replace(context, library=library), {})
    keys = KeyMaker({}, context.frame, {})
    naming = {
        path
        for section in sections
        for path, output in section.outputs().items()
        if any(text.startswith("content/news/") for text, _ in keys.of(output).texts)
    }
    feeds = {"feeds/all.xml", "feeds/all.json", "feeds/notices.xml", "feeds/notices.json"}
    assert naming == {"news/2026/a/index.html", "news/2026/b/index.html", *feeds}


def _without_text(entry: Entry[Article]) -> Entry[Article]:
    document = msgspec.structs.replace(entry.document, encoded_details=EncodedDetails(b""))
    with pytest.raises(msgspec.DecodeError):
        document.details()
    return Entry(document, entry.data, entry.path, TextLinks(entry.hrefs), entry.places)
