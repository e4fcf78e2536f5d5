"""Every page says in the navigation, the tools or the footer where it is."""

import pytest
from lxml import html

from sitebuilder.views.shared.context import AssetLinks, make_context
from sitebuilder.views.shared.frame import PageInfo, make_frame
from tests.library import SITE, main_part, make_library, make_test_context
from tests.site_folder import NOW

NAVIGATION = """\
navigation:
  - {title: 首页, url: /}
  - {title: 学院, url: /about/, covers: [/venues/]}
  - {title: 设备, url: /about/equipment/}
  - {title: 动态, url: /news/}
  - {title: 别处, url: 'https://elsewhere.example/'}
"""

MARKS = {
    "": ["page", "", "", "", ""],
    "about/": ["", "page", "", "", ""],
    "about/partners/": ["", "true", "", "", ""],
    "about/equipment/": ["", "", "page", "", ""],
    "about/equipment/lathes/": ["", "", "true", "", ""],
    "venues/hall/": ["", "true", "", "", ""],
    "news/2026/a/": ["", "", "", "true", ""],
    "tags/": ["", "", "", "true", ""],
    "tags/safety/page/2/": ["", "", "", "true", ""],
    "aboutness/": ["", "", "", "", ""],
    "privacy/": ["", "", "", "", ""],
}


def marks_of(path: str, navigation: str) -> list[str]:
    context = make_context(make_library({}, SITE + navigation), NOW, AssetLinks("a.css", "a.js", {}))
    frame = make_frame(PageInfo(path, "标题", "简介。"), context.frame)
    return [each.current for each in frame.chrome.navigation]


@pytest.mark.parametrize("path", MARKS)
def test_the_nearest_item_of_the_navigation_is_marked_and_no_other(path):
    assert marks_of(path, NAVIGATION) == MARKS[path]


def test_a_site_without_navigation_marks_nothing():
    assert marks_of("about/", "") == []


def test_every_page_of_the_academys_site_marks_its_place_once(academy):
    unmarked = []
    for path in academy.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes().decode())
        marks = page.xpath("//header//nav//a/@aria-current")
        tools = page.xpath("//*[@class='site-tools']//a/@aria-current | //footer//a/@aria-current")
        assert len(marks) <= 1, path
        if page.xpath("//header[@class='site-header']") and not [*marks, *tools]:
            unmarked.append(path.relative_to(academy).as_posix())
    assert unmarked == ["404.html"]


def test_pages_covered_by_a_navigation_item_are_listed_beside_its_page():
    files: dict[str, str | bytes] = {
        "content/pages/about.md": "---\ntitle: 学院\n---\n文\n",
        "content/pages/studio.md": "---\ntitle: 工作室\n---\n文\n",
        "content/competitions/a.yaml": "title: 竞赛\nsummary: 比一比。\n",
    }
    site = (
        SITE + "navigation:\n  - {title: 学院, url: /about/, covers: [/studio/, /venues/]}\n"
        "  - {title: 竞赛, url: /competitions/, covers: [/studio/]}\n"
    )
    for path in ("about/", "competitions/"):
        page = html.fromstring(f"<main>{main_part(make_test_context(files, site), path)}</main>")
        related = page.xpath(".//nav[@aria-label='相关页面']//a")
        assert [(each.text, each.get("href")) for each in related] == [("工作室", "/studio/")]
