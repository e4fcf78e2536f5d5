"""Which drawing stands beside what, and the plan of the steps."""

import pytest

from sitebuilder.content.model.drawings import LINES, Drawing
from sitebuilder.views.checks.check_plan import check_plan
from sitebuilder.views.shared.drawings import drawing_of
from tests.library import SITE, main_part, make_test_context

COURSE = "title: 甲\ntrade: {}\nsummary: 甲\n{}"
ARTICLE = "---\ntitle: 甲\ncolumn: {}\ndate: 2025-01-01\n---\n文\n"
DRAWN = (
    (SITE + "  - {slug: welding, name: 焊工}\n")
    .replace("name: 安全", "name: 安全, drawing: 安全帽")
    .replace("description: 通知}", "description: 通知, drawing: 喇叭}")
)
STEPS = """\
steps:
  - {title: 报名, description: 看班次。, url: /how-to/#enrol, drawing: 报名表}
  - {title: 上课}
"""
HOW_TO = {"content/pages/how-to.md": "---\ntitle: 步骤\nblocks: [steps]\n---\n## 报名 {#enrol}\n\n文\n"}


def drawn(drawing: Drawing) -> str:
    return f'd="{LINES[drawing].thick}"'


@pytest.mark.parametrize(
    ("path", "text", "drawing"),
    [
        ("courses/a.yaml", COURSE.format("safety", "drawing: 灭火器\n"), Drawing.EXTINGUISHER),
        ("courses/a.yaml", COURSE.format("安全", ""), Drawing.HELMET),
        ("courses/a.yaml", COURSE.format("焊工", ""), Drawing.NUT),
        ("competitions/a.yaml", "title: 甲\nsummary: 甲\n", Drawing.TROPHY),
        ("competitions/a.yaml", "title: 甲\nsummary: 甲\ndrawing: 建筑\n", Drawing.BUILDING),
        ("credentials/a.yaml", "title: 甲\nsummary: 甲\ntype: completion\n", Drawing.CERTIFICATE),
        ("pages/a.md", "---\ntitle: 甲\ndrawing: 学士帽\n---\n", Drawing.CAP),
        ("pages/a.md", "---\ntitle: 甲\n---\n", None),
        ("venues/a.yaml", "title: 甲\nsummary: 甲\nplace: 甲\n", None),
    ],
)
def test_a_document_has_its_own_drawing_that_of_its_trade_or_that_of_its_kind(path, text, drawing):
    context = make_test_context({f"content/{path}": text}, DRAWN)
    (entry,) = context.library.entries()
    assert drawing_of(entry, context.site) == drawing
    shown = main_part(context, entry.path)
    assert shown.count('class="drawing"') == (drawing is not None)
    assert drawing is None or drawn(drawing) in shown


def test_cards_show_the_drawing_of_the_page_they_link_to():
    files = {
        "content/courses/a.yaml": COURSE.format("safety", ""),
        "content/competitions/a.yaml": "title: 甲\nsummary: 甲\n",
    }
    context = make_test_context(files, DRAWN)
    assert drawn(Drawing.HELMET) in main_part(context, "courses/")
    assert drawn(Drawing.TROPHY) in main_part(context, "competitions/")


def test_a_column_shows_its_drawing_or_the_nut_and_other_news_lists_show_none():
    files = {
        "content/news/2025/a.md": ARTICLE.format("notices"),
        "content/news/2025/b.md": ARTICLE.format("news"),
    }
    context = make_test_context(files, DRAWN)
    assert drawn(Drawing.MEGAPHONE) in main_part(context, "news/notices/")
    assert drawn(Drawing.NUT) in main_part(context, "news/news/")
    assert "drawing" not in main_part(context, "news/")
    assert "drawing" not in main_part(context, "news/2025/")


def test_the_steps_are_on_the_home_page_and_on_pages_that_ask_for_them():
    context = make_test_context(HOW_TO, SITE + STEPS)
    for path in ("", "how-to/"):
        shown = main_part(context, path)
        assert drawn(Drawing.FORM) in shown and drawn(Drawing.NUT) in shown
        assert 'href="/how-to/#enrol">报名</a>' in shown
        assert "看班次。" in shown and "<strong>上课</strong>" in shown


def test_without_steps_nothing_is_shown():
    context = make_test_context(HOW_TO)
    for path in ("", "how-to/"):
        assert "steps" not in main_part(context, path)


def test_a_step_with_a_dead_link_is_reported():
    context = make_test_context(HOW_TO, SITE + STEPS.replace("/how-to/#enrol", "/nowhere/"))
    (found,) = check_plan([], context, frozenset())
    assert (found.code, found.place.line) == ("dead-link", 10)
