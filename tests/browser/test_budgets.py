"""What a page may cost a visitor on a slow phone, and that it stands still while it loads."""

import gzip
from collections import Counter
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest

from tests.browser.visitor import Reading, visit

KB = 1024
REQUESTS = 12
COMPRESSED = {"document": 30 * KB, "stylesheet": 15 * KB, "script": 10 * KB}
"""Bytes that gzip leaves of a page's HTML, of all its style sheets and of all its scripts."""

LIGHT = 20 * KB
"""Bytes that Brotli leaves of a page's HTML with its style sheet and its scripts, as the host sends them."""

WHOLE = 600 * KB
"""Bytes of a page with its pictures, as the host sends them."""

SHIFT = 0.05
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200 * KB, "uploadThroughput": 90 * KB}
"""A slow 4G network: milliseconds, and bytes a second."""

OBSERVE = """
window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().filter((each) => !each.hadRecentInput)))
  .observe({ type: "layout-shift", buffered: true });
"""

SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo(0, y);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
  const late = [...document.images].filter((each) => !each.complete && each.checkVisibility());
  await Promise.all(late.map((each) => new Promise((done) => { each.onload = each.onerror = done; })));
}"""
"""To the end of the page, and until the pictures that load late are there."""


def is_search(url: str) -> bool:
    """Tell whether an address is the search's, which loads only when somebody searches."""
    path = urlsplit(url).path
    return "/pagefind/" in path or path.rpartition("/")[2].startswith("search")


def responses_of(page, url: str) -> list[Any]:
    """Open an address, scroll to its end, and return all that was received."""
    found: list[Any] = []

    def keep(response) -> None:
        found.append(response)

    page.on("response", keep)
    page.goto(url)
    page.evaluate(SCROLL)
    page.remove_listener("response", keep)
    return [each for each in found if not each.url.startswith("data:")]


@lru_cache(1_000)
def small(body: bytes) -> int:
    """Return the bytes that gzip leaves; the same style sheet is measured with each page."""
    return len(gzip.compress(body))


@lru_cache(1_000)
def smaller(body: bytes) -> int:
    """Return the bytes that Brotli leaves."""
    return len(brotli.compress(body))


def over_budget(responses) -> list[str]:
    """Return what exceeds a budget."""
    compressed: Counter[str] = Counter()
    whole = light = 0
    for each in responses:
        body = each.body()
        whole += len(body) if each.request.resource_type in ("image", "font", "media") else small(body)
        if not is_search(each.url):
            compressed[each.request.resource_type] += small(body)
            light += smaller(body) if each.request.resource_type in COMPRESSED else 0
    found = [
        f"{kind}: {compressed[kind]} bytes" for kind, most in COMPRESSED.items() if compressed[kind] > most
    ]
    found += [f"{len(responses)} requests"] if len(responses) > REQUESTS else []
    found += [f"{light} bytes without pictures"] if light > LIGHT else []
    return found + ([f"{whole} bytes in all"] if whole > WHOLE else [])


@pytest.mark.parametrize(
    ("width", "is_every_page"),
    [(360, False), (1280, False), pytest.param(1280, True, marks=pytest.mark.long)],
)
def test_pages_keep_their_budgets_and_ask_no_other_host(browser, sample, address, width, is_every_page):
    found = []
    with visit(browser, Reading(width=width)) as page:
        without_cache(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for kind in sample.pages if is_every_page else sample.kinds:
            found += [f"/{kind}: {each}" for each in over_budget(responses_of(page, address + kind))]
        found += [f"{url} was asked" for url in asked if not url.startswith((address, "data:"))]
        found += [f"cookie {each['name']}" for each in page.context.cookies()]
    assert found == []


def without_cache(page):
    """Let nothing be kept from one page to the next, and return what Chromium's network is told through."""
    network = page.context.new_cdp_session(page)
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return network


def shift_of(page) -> float:
    """Return the sum of all layout shifts, which is never less than the CLS that browsers report."""
    page.evaluate(SCROLL)
    return float(page.evaluate("shifts.reduce((sum, each) => sum + each.value, 0)"))


def test_pages_stand_still_while_they_load_on_a_slow_phone(browser, sample, address):
    found = {}
    with visit(browser, Reading(width=360)) as page:
        without_cache(page).send("Network.emulateNetworkConditions", SLOW)
        page.add_init_script(OBSERVE)
        for kind in sample.kinds:
            page.goto(address + kind)
            found[kind] = shift_of(page)
    assert {kind: shift for kind, shift in found.items() if shift > SHIFT} == {}


def test_a_shift_is_found(page, address):
    page.add_init_script(OBSERVE)
    page.goto(address)
    page.evaluate(SCROLL)
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.body.style.paddingTop = '300px'")
    assert shift_of(page) > SHIFT


def test_each_excess_is_found(page, tmp_path, serve):
    noise = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(20_000))
    files = {"a.css": f"/*{noise}*/", "a.js": f"/*{noise}*/", "a.svg": f"<svg><!--{noise * 10}--></svg>"}
    page_text = '<!doctype html><link rel=stylesheet href=a.css><script src="a.js"></script>'
    pictures = "".join(f'<img src="a.svg?{number}">' for number in range(11))
    for name, text in (files | {"index.html": page_text + pictures + noise}).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = over_budget(responses_of(page, serve(tmp_path)))
    assert len(found) == 6, found
