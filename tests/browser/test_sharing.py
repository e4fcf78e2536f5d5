"""What somebody passes on: in WeChat a page's card shows a picture, and the picture is there to be saved."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.browser.visitor import Reading, visit
from tests.site_folder import build_site, write_files

SITE = """\
name: 测试学院
base_url: https://academy.example/
description: 测试用的学院。
trades:
  - {slug: safety, name: 安全}
"""
SHARED = ("pages/article.html", "pages/course.html", "pages/competition.html")

WEARERS = {
    "news/2026/five-lines/": "news/news/",
    "courses/fire-safety/": "courses/fire-safety/",
    "competitions/sample-fire-safety/": "competitions/sample-fire-safety/",
}
"""Maps pages to that whose picture they have: an article's column, or themselves."""

PICTURES = """() => [...document.querySelectorAll("main img")].filter((each) => each.checkVisibility()
  && each.complete && each.naturalWidth >= 300 && each.naturalHeight >= 300).map((each) => each.currentSrc)"""
"""Those that WeChat takes for its card: seen, loaded, and of 300 pixels both ways."""

NAMED = """() => [...document.querySelectorAll("meta[itemprop=image], meta[property='og:image']")]
  .map((each) => each.content)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_to_pass_on_has_a_large_picture_before_anybody_scrolls(browser, sample, address, width):
    pages = [page for page, template in sample.pages.items() if template in SHARED]
    assert len(pages) > 15
    with visit(browser, Reading(width=width)) as page:
        for each in pages:
            page.goto(address + each)
            found = page.evaluate(PICTURES)
            assert found and all(src.startswith(address) for src in found), each


def test_the_picture_on_the_page_is_that_of_its_card_and_says_what_it_shows(browser, sample, address):
    with visit(browser) as page:
        for each, wearer in WEARERS.items():
            page.goto(address + each)
            canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
            named = page.evaluate(NAMED)
            assert len(named) == 3
            assert all(url.startswith(canonical.removesuffix(each) + wearer) for url in named)
            shown = page.evaluate(PICTURES)[0].removeprefix(address)
            assert canonical.removesuffix(each) + shown in named
            heading = page.locator("h1").inner_text()
            subject = heading if wearer == each else page.locator(".provenance a").first.inner_text() + "栏目"
            assert page.get_by_role("img", name=f"分享图：{subject}", exact=True).is_visible()


def test_the_picture_takes_no_ink(browser, sample, address):
    with visit(browser) as page:
        page.emulate_media(media="print")
        page.goto(address + "courses/fire-safety/")
        assert not page.locator(".share img").is_visible()
        assert page.get_by_role("img", name="本页网址的二维码").is_visible()


@pytest.mark.parametrize("setting", ["share_pictures", "qr_codes"])
def test_what_the_site_does_not_want_is_not_there(browser, serve, tmp_path: Path, setting):
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": f"{SITE}{setting}: no\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
            "content/courses/a.yaml": "title: 课程\ntrade: safety\nsummary: 摘要。\n",
        },
    )
    assert build_site(site, now=datetime(2026, 3, 1)).problems == ()
    with visit(browser) as page:
        page.goto(serve(site / "public") + "courses/a/")
        assert page.locator(".share").is_visible()
        assert page.locator(".share img").count() == (setting == "qr_codes")
        assert page.get_by_role("img", name="本页网址的二维码").count() == (setting == "share_pictures")
