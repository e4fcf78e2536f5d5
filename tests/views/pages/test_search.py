"""What can be found of a page: the words that visitors read on it, and no others."""

from sitebuilder.views.pages.search import findable, lines
from tests.library import make_test_context

COMPETITION = "title: 竞赛\nsummary: 比一比。\ntrades: [数控车工, 焊工]\nvenue: 一号楼\n"
PAGE = "---\ntitle: 数据\ndescription: 只给搜索引擎的话\nblocks: [{}]\n---\n正文。\n"
LISTS: dict[str, str | bytes] = {
    "content/services.yaml": "services:\n  - {id: help, name: 上门指导, summary: 到企业去。}\n",
    "content/numbers.yaml": (
        "years:\n  - {year: 2025, source: 教务处, figures: [{label: 学员, value: '1200'}]}\n"
    ),
}


def words(files: dict[str, str | bytes]) -> dict[str, list[str]]:
    """Return the lines of each page that are not empty, by its path on the site."""
    pages = findable(make_test_context(files))
    assert pages is not None
    return {page.entry.path: list(filter(None, lines(page))) for page in pages}


def test_the_trades_of_a_competition_are_found():
    found = words({"content/competitions/a.yaml": COMPETITION})
    assert found["competitions/a/"] == ["比一比。", "一号楼", "数控车工", "焊工"]


def test_what_only_search_engines_read_is_not_found():
    assert words({"content/pages/a.md": PAGE.format("")})["a/"] == ["正文。"]


def test_a_page_is_found_by_the_lists_that_it_shows():
    found = words({"content/pages/a.md": PAGE.format("services, numbers"), **LISTS})
    assert found["a/"] == ["正文。", "上门指导", "到企业去。", "学员", "1200", "教务处"]


def test_the_home_page_shows_no_lists():
    assert words({"content/pages/index.md": PAGE.format("services"), **LISTS})[""] == ["正文。"]
