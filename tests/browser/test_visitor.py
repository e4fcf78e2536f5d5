"""What a visitor meets: pages that open without an error, and a way on from one that is gone."""

from dataclasses import dataclass, field

import pytest

from tests.browser.policy import violations
from tests.browser.test_reflow import TOO_WIDE
from tests.browser.visitor import visit


@dataclass
class Met:
    """What was wrong on all pages, each of which was opened once: at 1280 pixels, then made narrow."""

    said: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)


def meet(browser, address, paths) -> Met:
    met = Met()
    with visit(browser) as page, violations(page) as blocked:
        page.on("console", lambda message: met.said.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: met.said.append(f"{page.url}: {error}"))
        for path in paths:
            page.set_viewport_size({"width": 1280, "height": 800})
            page.goto(address + path)
            page.set_viewport_size({"width": 320, "height": 800})
            met.wide += [f"/{path}: {each}" for each in page.evaluate(TOO_WIDE)]
        met.blocked += blocked
    return met


@pytest.fixture(scope="module")
def met(browser, sample, address) -> Met:
    return meet(browser, address, sample.pages)


def test_every_page_opens_without_an_error(met):
    assert met.said == []


def test_no_page_does_anything_that_its_policy_forbids(met):
    assert met.blocked == []


def test_no_page_scrolls_sideways_at_400_percent(met):
    """A window of 1280 CSS pixels has 320 at a zoom of 400 %."""
    assert met.wide == []


def test_each_fault_is_found(browser, serve, tmp_path):
    (tmp_path / "a.html").write_text(
        "<!doctype html><link rel=icon href='data:,'><meta http-equiv=Content-Security-Policy "
        "content=\"img-src 'none'\"><img src=a.png alt=''><p style='width: 400px'>宽</p>"
        "<script>console.info('说')</script>",
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text("<!doctype html><script>throw Error('错')</script>", encoding="utf-8")
    met = meet(browser, serve(tmp_path), ["a.html", "b.html"])
    assert {"说", "错"} <= {each.rpartition(" ")[2] for each in met.said}
    assert any("img-src" in each for each in met.blocked)
    assert all(each.startswith("/a.html: ") for each in met.wide) and len(met.wide) == 2


def test_an_address_that_does_not_exist_shows_the_way(page, address):
    response = page.goto(address + "nowhere/")
    assert response.status == 404
    assert page.get_by_role("main").get_by_role("link").count() >= 3
