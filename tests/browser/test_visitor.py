"""What a visitor sees, in a real browser: pages open whole, fit a phone, and ask nobody else for anything."""

from datetime import datetime
from pathlib import Path

import pytest

from sitebuilder.build import build
from tests.browser.screenshots import PAGES
from tests.site_folder import ROOT, options


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve) -> str:
    output: Path = tmp_path_factory.mktemp("browser") / "public"
    assert build(options(ROOT, output=output, now=datetime(2026, 11, 24, 8))).problems == ()
    return str(serve(output))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_an_error_or_a_request_to_another_host(page, address, name):
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + PAGES[name])
    assert complaints == []
    assert [url for url in requests if not url.startswith((address, "data:"))] == []
    assert len(requests) <= 12
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_the_screen_without_sideways_scrolling(page, address, name, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_keyboard_user_skips_to_the_content_first(page, address):
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_everything_is_reached_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    for title in ("培训课程", "技能竞赛", "学院动态", "网站地图"):
        assert page.get_by_role("link", name=title, include_hidden=True).count() > 0
    context.close()


def test_an_address_that_does_not_exist_shows_the_way(page, address):
    response = page.goto(address + "nowhere/")
    assert response.status == 404
    assert page.get_by_role("main").get_by_role("link").count() >= 3
