"""Every page kind and all that scripts do on it, under the Content-Security-Policy that it carries."""

import re
from typing import Any

import pytest

from tests.browser.policy import violations
from tests.browser.test_reading import VOICE
from tests.browser.visitor import Reading, visit
from tests.preview.previews import PAGE, running, wait_for
from tests.site_folder import build_site, copy_site, write_files


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
def test_no_page_does_anything_that_its_policy_forbids(browser, sample, address, width):
    with visit(browser, Reading(width=width)) as page, violations(page) as found:
        pages = sample.kinds if width == 360 else sample.pages
        for each in (*pages, "nowhere/"):
            page.goto(address + each)
            # By then all scripts have run; what comes later is waited for on one page of each kind.
            if width == 360:
                page.wait_for_load_state("networkidle")
        assert found == []


def test_the_search_finds_filters_and_pages_through_its_results(page, address):
    with violations(page) as found:
        page.goto(address)
        page.get_by_role("search").locator("input").first.fill("示例")
        page.get_by_role("search").get_by_role("button").first.click()
        page.locator(".search-results li").first.wait_for()
        page.locator("#filter-section").select_option(index=1)
        page.wait_for_timeout(400)
        assert page.locator(".search-results li").count() > 0
        page.locator("#search-box").fill("火星人")
        page.get_by_text("没有找到“火星人”").wait_for()
        page.locator("#search-box").fill("<img src=x onerror=alert(1)>")
        page.get_by_text("没有找到").wait_for()
        assert found == []


def test_the_finder_filters_and_the_calendar_and_share_block_work(page, address):
    with violations(page) as found:
        page.goto(address + "courses/")
        page.locator("[data-finder] form label").first.click()
        assert page.get_by_text(re.compile(r"找到\d+门课程")).is_visible()
        page.goto(address + "calendar/")
        assert page.locator(".subscribe-list a").count() > 1
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(address + "courses/fire-safety/")
        page.locator("[data-copy]").first.click()
        page.get_by_text("已复制").wait_for()
        page.emulate_media(media="print")
        assert page.get_by_role("img", name="本页网址的二维码").is_visible()
        assert found == []


def test_the_reading_settings_and_reading_aloud_work(page, address):
    with violations(page) as found:
        page.add_init_script(VOICE)
        page.goto(address + "about/")
        page.get_by_text("长辈模式").click()
        page.get_by_label("特大").check()
        page.get_by_label("高对比").check()
        page.get_by_role("button", name="朗读这一页").click()
        page.get_by_role("button", name="朗读这一页").wait_for()
        page.reload()
        assert page.evaluate("[...document.documentElement.classList]") == [
            "js",
            "text-larger",
            "high-contrast",
        ]
        assert found == []


def test_the_menu_of_a_phone_is_folded_before_the_first_paint(browser, address):
    with visit(browser, Reading(width=360)) as page, violations(page) as found:
        page.goto(address)
        menu = page.get_by_role("navigation", name="主导航")
        assert not menu.is_visible()
        page.locator("summary", has_text="菜单").click()
        assert menu.is_visible()
        assert found == []


def test_an_old_address_leads_on(page, serve, tmp_path):
    site = copy_site("minimal", tmp_path)
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": settings + "redirects:\n  - {from: /old/, to: /sitemap/}\n"})
    assert build_site(site).problems == ()
    with violations(page) as found:
        page.goto(serve(site / "public") + "old/")
        page.wait_for_url("**/sitemap/")
        assert found == []


INJECTED = {
    "script-src-elem": "<script>window.ran = 1</script>",
    "script-src-attr": "<img src='/favicon.ico' onerror='window.ran = 1'>",
    "style-src-elem": "<style>body { color: red }</style>",
    "style-src-attr": "<p style='color: red'>红</p>",
    "img-src": "<img src='https://elsewhere.example/a.png'>",
    "media-src": "<video src='https://elsewhere.example/a.mp4' autoplay></video>",
    "frame-src": "<iframe src='/'></iframe>",
    "object-src": "<object data='/'></object>",
    "base-uri": "<base href='https://elsewhere.example/'>",
    "form-action": "<form action='https://elsewhere.example/'><button class=injected>甲</button></form>",
    "script-src-elem javascript": "<a class=injected href='javascript:window.ran = 1'>甲</a>",
}


@pytest.mark.parametrize("directive", INJECTED)
def test_what_is_injected_is_blocked(page, sample, address, directive):
    html = sample.file("about/").read_text(encoding="utf-8")
    page.route(
        address + "about/",
        lambda route: route.fulfill(
            body=html.replace("<main", INJECTED[directive] + "<main", 1),
            content_type="text/html; charset=utf-8",
        ),
    )
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request))
    with violations(page) as found:
        page.goto(address + "about/")
        for each in page.locator(".injected").all():
            # Not by Playwright, which waits for the page that a form or link would lead to.
            each.evaluate("(element) => { setTimeout(() => element.click()); }")
        for _ in range(50):
            if any(f": {directive.split()[0]} " in each for each in found):
                break
            page.wait_for_timeout(100)
        assert any(f": {directive.split()[0]} " in each for each in found), found
        assert page.evaluate("window.ran") is None
        assert page.evaluate("document.baseURI") == address + "about/"
        assert {each.failure for each in asked if "elsewhere" in each.url} <= {"csp"}


def test_the_preview_reloads_and_shows_problems_under_the_same_policy(page, tmp_path):
    site = copy_site("minimal", tmp_path)
    with running(site) as preview, violations(page) as found:
        page.goto(preview.address)
        page.wait_for_function("() => performance.getEntriesByType('resource').length > 2")
        page.wait_for_timeout(500)
        write_files(site, {"content/pages/index.md": "---\ntitel: <b>首页\n---\n坏。\n"})
        page.locator("#preview-problems").wait_for()
        overlay = page.locator("#preview-problems")
        assert overlay.evaluate("(each) => getComputedStyle(each).position") == "fixed"
        assert "不认识的项目“titel”" in overlay.inner_text()
        write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改好了。\n"})
        page.get_by_text("改好了。").wait_for()
        wait_for(lambda: not page.locator("#preview-problems").count())
        assert found == []


def test_a_page_that_was_loading_during_a_rebuild_reloads_as_soon_as_it_is_connected(page, tmp_path):
    site = copy_site("minimal", tmp_path)
    with running(site) as preview:

        def save_before_the_script_runs(route: Any) -> None:
            if "改好了。" not in preview.read():
                write_files(site, {"content/pages/index.md": PAGE.format("改好了。")})
                wait_for(lambda: "改好了。" in preview.read())
            route.continue_()

        page.route("**/livereload.js*", save_before_the_script_runs)
        page.goto(preview.address)
        page.get_by_text("改好了。").wait_for()
