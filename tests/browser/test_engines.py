"""The site in WebKit and Firefox as in Chromium: nothing scrolls sideways, and the scripts work.

Pages stand in a frame of the width that is asked for, since the narrowest window of WebKit has 447 pixels.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.engines import Engine, open_firefox, open_webkit
from tests.browser.test_reflow import LONG_NAMES
from tests.browser.visitor import SIZES, Reading, keep
from tests.site_folder import build_site, write_files

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (320, 360, 412, 768, 1280)
FRAME_HEIGHT = 800
PLAIN = "robots.txt"
"""A file of the site that is no page: into it a script may put a frame, as no policy is with it."""

Run = Callable[..., Any]
"""Runs the body of an asynchronous function, whose arguments are ``given``, on a page that is named first."""

TOO_WIDE = """
const [pages, widths] = given;
document.body.style.margin = 0;
const frame = document.createElement("iframe");
frame.style.cssText = "border: 0; height: HEIGHTpx";
document.body.replaceChildren(frame);
const found = [];
for (const path of pages) {
  frame.style.width = `${widths[0]}px`;
  await new Promise((done) => { frame.onload = done; frame.src = path; });
  const root = frame.contentDocument.documentElement;
  await frame.contentDocument.fonts.ready;
  for (const width of widths) {
    frame.style.width = `${width}px`;
    await new Promise((done) => setTimeout(done, 20));
    const needed = Math.max(root.scrollWidth, frame.contentDocument.body.scrollWidth);
    if (needed > root.clientWidth) found.push(`${path} is ${needed} pixels wide at ${width}`);
  }
}
return found;
""".replace("HEIGHT", str(FRAME_HEIGHT))

WATCH = """<script>window.faults=[];
addEventListener("error",e=>faults.push(String(e.message||e.target)),true);
addEventListener("unhandledrejection",e=>faults.push(String(e.reason)));
addEventListener("securitypolicyviolation",e=>faults.push(e.violatedDirective+" "+e.blockedURI));
{const told=console.error;console.error=(...all)=>{faults.push(all.join(" "));told(...all)}}</script>"""
"""Gathers whatever goes wrong; it stands before the page's policy, which would not let it run."""

UNTIL = """
const until = async (what, isTrue) => {
  for (let turn = 0; turn < 200; turn++) {
    if (isTrue()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never: ${what}`);
};
"""


def runner(engine: Engine) -> Run:
    def run(url: str, script: str, *arguments: Any) -> Any:
        engine.open(url)
        return engine.run(script, *arguments)

    return run


@pytest.fixture(scope="module", params=["WebKit", "Firefox"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Yield each engine beside Chromium."""
    with {"WebKit": open_webkit, "Firefox": open_firefox}[request.param]() as running:
        yield running


@pytest.fixture
def chromium(page: Page) -> Run:
    def run(url: str, script: str, *arguments: Any) -> Any:
        page.goto(url)
        return page.evaluate(f"async (given) => {{ {script} }}", list(arguments))

    return run


@pytest.fixture(scope="module")
def watched(sample, serve, tmp_path_factory) -> str:
    """Return the address of a copy of the site of which each page gathers its faults."""
    folder: Path = tmp_path_factory.mktemp("watched") / "site"
    shutil.copytree(sample.output, folder)
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<head>" in text
        path.write_text(text.replace("<head>", f"<head>{WATCH}", 1), encoding="utf-8")
    return str(serve(folder))


def too_wide(run: Run, address: str, pages: Sequence[str]) -> list[str]:
    """Return the pages that scroll sideways, at which widths."""
    found: list[str] = run(address + PLAIN, TOO_WIDE, [f"/{page}" for page in pages], WIDTHS)
    return found


def test_no_page_kind_scrolls_sideways(engine, sample, address):
    assert too_wide(runner(engine), address, sample.kinds) == []


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
def test_no_page_scrolls_sideways_in_any_size_of_text(engine, sample, address, size):
    engine.open(address + "404.html")
    engine.run(keep(Reading(size)))
    try:
        assert too_wide(runner(engine), address, list(sample.pages)) == []
    finally:
        engine.open(address + "404.html")
        engine.run("localStorage.clear()")


@pytest.mark.long
def test_no_page_scrolls_sideways_in_chromium(chromium, sample, address):
    assert too_wide(chromium, address, list(sample.pages)) == []


@pytest.fixture(scope="module")
def long_names(serve, tmp_path_factory) -> tuple[str, list[str]]:
    """Return the address and the pages of a site whose names are longer than a line."""
    site = write_files(tmp_path_factory.mktemp("long") / "site", LONG_NAMES)
    assert build_site(site).problems == ()
    public = site / "public"
    pages = sorted(each.parent.relative_to(public).as_posix() for each in public.rglob("index.html"))
    return str(serve(public)), ["" if each == "." else each + "/" for each in pages]


@pytest.mark.parametrize(
    "size",
    ["larger", *(pytest.param(size, marks=pytest.mark.long) for size in SIZES if size != "larger")],
)
def test_names_longer_than_a_line_make_no_page_scroll_sideways(engine, long_names, size):
    address, pages = long_names
    engine.open(address + "404.html")
    engine.run(keep(Reading(size)))
    assert too_wide(runner(engine), address, pages) == []


def test_a_page_that_is_too_wide_is_found(engine, serve, tmp_path):
    (tmp_path / PLAIN).write_text("")
    (tmp_path / "wide.html").write_text("<!doctype html><p style='width: 400px'>宽</p>")
    told = too_wide(runner(engine), serve(tmp_path), ["wide.html"])
    assert [each.rpartition(" ")[2] for each in told] == ["320", "360"]


def test_webkit_sets_no_space_between_digits_and_hanzi(engine, address):
    """It paints digits over each other where it does."""
    if engine.name != "WebKit":
        pytest.skip("of WebKit alone")
    engine.open(address + "news/2026/opening/")
    shown = engine.picture("main .lead")
    engine.run("document.querySelector('main .lead').style.textAutospace = 'no-autospace'")
    assert engine.picture("main .lead") == shown


def test_every_page_kind_opens_without_a_fault(engine, sample, watched):
    found = {}
    for page in sample.kinds:
        engine.open(watched + page)
        faults = engine.run("await new Promise((done) => setTimeout(done, 100)); return faults;")
        if faults:
            found[page] = faults
    assert found == {}


def test_the_finder_finds_and_keeps_its_choice_in_the_address(engine, watched):
    engine.open(watched + "courses/")
    total, shown, place, faults = engine.run(
        UNTIL
        + """
        const cards = () => [...document.querySelectorAll(".card")].filter((card) => card.offsetParent);
        const all = cards().length;
        const form = document.querySelector("[data-finder] form");
        await until("the form", () => !form.hidden);
        form.querySelector("input[name=time][value=evening]").click();
        await until("fewer cards", () => cards().length < all);
        const titles = cards().map((card) => card.querySelector("h2").textContent.trim());
        return [all, titles, location.hash, faults];
        """
    )
    assert 0 < len(shown) < total
    assert "示例课程：晚间线上线下班" in shown
    assert (place, faults) == ("#time=evening", [])


def test_the_search_answers_what_is_typed(engine, watched):
    engine.open(watched + "search/")
    engine.type("main input[type=search]", "消防")
    first, faults = engine.run(
        UNTIL
        + """
        const links = () => [...document.querySelectorAll("main a[href*='/fire-safety/']")];
        await until("an answer", () => links().length);
        return [links()[0].innerText, faults];
        """
    )
    assert "消防" in first
    assert faults == []


def test_the_address_of_the_calendar_is_copied_or_the_page_says_that_it_cannot_be(engine, watched):
    engine.open(watched + "calendar/")
    engine.click("[data-copy]")
    told, faults = engine.run(
        UNTIL
        + """
        const button = document.querySelector("[data-copy]"), status = button.nextElementSibling;
        const { done, failed } = button.dataset;
        await until("a word", () => [done, failed].includes(status.textContent));
        return [status.textContent === done, faults];
        """
    )
    assert faults == []
    assert told or engine.name == "WebKit"


def test_the_menu_is_folded_in_a_narrow_window_and_opens(engine, address):
    folded, opened = runner(engine)(
        address + PLAIN,
        UNTIL
        + """
        const frame = document.createElement("iframe");
        frame.style.cssText = "border: 0; height: 800px; width: 360px";
        document.body.replaceChildren(frame);
        await new Promise((done) => { frame.onload = done; frame.src = given[0]; });
        const page = frame.contentDocument, link = page.querySelector(".site-nav a");
        const isShown = () => link.checkVisibility();
        const before = isShown();
        page.querySelector(".menu summary").click();
        await until("the menu", isShown);
        return [!before, isShown()];
        """,
        "/courses/",
    )
    assert (folded, opened) == (True, True)


def test_a_chosen_size_is_kept_on_the_next_page(engine, watched):
    size = "return parseFloat(getComputedStyle(document.body).fontSize)"
    engine.open(watched)
    before = engine.run(size)
    try:
        engine.click(".reading summary")
        engine.click(".reading input[value=larger]")
        engine.open(watched + "courses/")
        assert engine.run(size) == before * 1.5
        assert engine.run("return faults") == []
    finally:
        engine.run("localStorage.clear()")
