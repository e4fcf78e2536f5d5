"""长辈模式 in a real browser: chosen once, kept on the device, there before the first paint."""

import json
from datetime import datetime
from typing import Any

import pytest

from tests.browser.visitor import SIZES, Reading, open_page, visit
from tests.site_folder import build_site, write_files

VOICE = """
const voice = { lang: "zh-CN", name: "普通话" };
window.spoken = [];
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: function (text) { this.text = text; } });
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [voice],
  addEventListener() {},
  cancel() {},
  speak(utterance) { spoken.push(utterance.text); setTimeout(() => utterance.onend(), 0); },
} });
"""
"""A browser's voice: headless Chromium has none. What the page says to it is the page's own doing."""


def font_size(page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


def test_the_chosen_size_and_contrast_hold_on_the_next_page(page, address):
    page.goto(address)
    assert font_size(page) == 18
    page.get_by_text("长辈模式").click()
    page.get_by_label("特大").check()
    page.get_by_label("高对比").check()
    assert font_size(page) == 27
    page.goto(address + "courses/")
    assert font_size(page) == 27
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    page.get_by_text("长辈模式").click()
    assert page.get_by_label("特大").is_checked()
    page.get_by_label("标准").first.check()
    assert font_size(page) == 18


def test_the_kept_choice_is_applied_before_the_body_is_parsed(page, address):
    kept = json.dumps({"size": "large", "contrast": "high"})
    page.add_init_script(f"localStorage.setItem('reading:/', {kept!r})")
    page.add_init_script(
        "new MutationObserver(() => { if (document.body && !window.first)"
        " window.first = document.documentElement.className; })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.goto(address)
    assert page.evaluate("first").split() == ["js", "text-large", "high-contrast"]


def test_high_contrast_darkens_what_the_browser_draws_too(browser, address):
    with visit(browser, Reading(contrast="high")) as page:
        page.goto(address)
        system = """(() => {
          const probe = document.body.appendChild(document.createElement("i"));
          probe.attributeStyleMap.set("background-color", "canvas");
          return getComputedStyle(probe).backgroundColor;
        })()"""
        luminance = [int(each) for each in page.evaluate(system)[4:-1].split(",")]
        assert max(luminance) < 64
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_two_sites_of_one_host_keep_choices_of_their_own(browser, tmp_path, serve):
    settings = "name: 测试学院\nbase_url: https://academy.example/{}\ndescription: 测试。\n"
    folder = tmp_path / "host"
    for name in ("a", "b"):
        site = write_files(
            tmp_path / name,
            {
                "site.yaml": settings.format(f"{name}/"),
                "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
            },
        )
        assert build_site(site, output=folder / name, now=datetime(2026, 3, 1)).problems == ()
    host = serve(folder)
    with visit(browser) as page:
        page.goto(f"{host}a/")
        page.get_by_text("长辈模式").click()
        page.get_by_label("特大").check()
        page.goto(f"{host}b/")
        assert font_size(page) == 18
        page.goto(f"{host}a/")
        assert font_size(page) == 27


def test_a_choice_stored_under_the_old_name_holds_until_there_is_another(page, address):
    page.goto(address)
    page.evaluate("""localStorage.setItem("reading", '{"size": "larger"}')""")
    page.goto(address)
    assert font_size(page) == 27
    page.get_by_text("长辈模式").click()
    assert page.get_by_label("特大").is_checked()
    page.get_by_label("标准").first.check()
    page.goto(address)
    assert font_size(page) == 18


REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"


@pytest.mark.parametrize("storage", ["", REFUSED, FULL], ids=["kept", "refused", "full"])
def test_the_panel_says_whether_the_browser_will_remember(browser, address, storage):
    errors: list[str] = []
    with visit(browser) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script(storage)
        page.goto(address)
        page.get_by_text("长辈模式").click()
        note = page.locator("[data-refused]")
        expected = "这个浏览器不让网站记住，换一页要再选。" if storage else "选好以后，这个浏览器会记住。"
        page.get_by_text(expected).wait_for()
        page.get_by_label("特大").check()
        assert font_size(page) == 27
        assert note.inner_text() == expected
        page.goto(address)
        assert font_size(page) == (18 if storage else 27)
    assert errors == []


@pytest.mark.parametrize("kept", ["", "{", "null", '{"size": "a b"}', '{"size": "\\""}', '"x"', "[]"])
def test_damaged_storage_leaves_the_page_as_it_is(page, address, kept):
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"localStorage.setItem('reading:/', {kept!r})")
    page.goto(address)
    assert font_size(page) == 18
    assert errors == []


@pytest.mark.parametrize(
    "event", ["new StorageEvent('storage')", "new PageTransitionEvent('pageshow', { persisted: true })"]
)
def test_a_choice_made_on_another_page_holds_on_this_one_too(page, address, event):
    page.goto(address)
    assert font_size(page) == 18
    page.evaluate("""localStorage.setItem("reading:/", '{"size": "larger", "contrast": "high"}')""")
    page.evaluate(f"dispatchEvent({event})")
    assert page.evaluate("document.documentElement.className").split() == [
        "js",
        "text-larger",
        "high-contrast",
    ]
    page.get_by_text("长辈模式").click()
    assert page.get_by_label("特大").is_checked()
    page.get_by_label("标准").first.check()
    assert font_size(page) == 18


def test_reading_aloud_ends_when_the_voice_fails(page, address):
    page.add_init_script(VOICE.replace("utterance.onend()", "utterance.onerror()"))
    page.goto(address + "about/")
    page.get_by_text("长辈模式").click()
    page.get_by_role("button", name="朗读这一页").click()
    page.get_by_role("button", name="朗读这一页").wait_for()
    assert len(page.evaluate("spoken")) == 1
    assert page.locator(".is-spoken").count() == 0


def test_escape_closes_the_panel_and_gives_the_focus_back(page, address):
    page.goto(address)
    page.get_by_text("长辈模式").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.get_by_label("标准").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_label("标准").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


OUTSIDE = """() => [".reading-panel", ".choices label"].filter((part) => {
  const boxes = [...document.querySelectorAll(part)].map((each) => each.getBoundingClientRect());
  return !boxes.length || boxes.some(({ left, right }) => left < 0 || right > innerWidth);
})"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("has_search", [True, False], ids=["with search", "without search"])
def test_the_open_panel_is_inside_the_window(browser, sample, serve, tmp_path, size, has_search):
    folder = sample.output
    if not has_search:
        site = write_files(
            tmp_path / "site",
            {
                "site.yaml": "name: 肇庆高新区工匠学院培训部\nbase_url: https://academy.example/\n"
                "description: 测试。\nsearch: no\n",
                "content/pages/index.md": "---\ntitle: 首页\n---\n你好。\n",
            },
        )
        assert build_site(site, now=datetime(2026, 3, 1)).problems == ()
        folder = site / "public"
    reading = Reading(size)
    found = {}
    with visit(browser, reading) as page:
        open_page(page, serve(folder), reading)
        page.get_by_text("长辈模式").click()
        for width in range(320, 1400, 60):
            page.set_viewport_size({"width": width, "height": 800})
            found[width] = page.evaluate(OUTSIDE)
    assert {width: parts for width, parts in found.items() if parts} == {}


def test_a_choice_made_before_the_script_comes_is_applied_and_kept(page, address):
    held: list[Any] = []
    page.route("**/site.*.js", lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    page.get_by_text("长辈模式").click()
    page.get_by_label("特大").check()
    assert font_size(page) == 18
    for route in held:
        route.continue_()
    page.wait_for_function("() => document.documentElement.classList.contains('text-larger')")
    page.unroute("**/site.*.js")
    assert page.get_by_label("特大").is_checked()
    page.goto(address + "about/")
    assert font_size(page) == 27
    assert page.locator(".high-contrast").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_the_open_panel_covers_nothing_that_has_the_focus(browser, address, width):
    """WCAG 2.2, 2.4.11."""
    with visit(browser, Reading(width=width)) as page:
        page.goto(address + "about/")
        summary = page.locator(".reading > summary")
        summary.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.locator(".reading-panel").is_visible()
        while page.evaluate("document.activeElement.closest('main') === null"):
            page.keyboard.press("Tab")
            is_seen = page.evaluate("""() => {
              const { left, top, width, height } = document.activeElement.getBoundingClientRect();
              const above = document.elementFromPoint(left + width / 2, top + height / 2);
              return document.activeElement.contains(above);
            }""")
            assert is_seen, page.evaluate("document.activeElement.outerHTML")
        summary.click()
        page.get_by_label("大字").click()
        assert page.locator(".reading-panel").is_visible()


def test_a_browser_without_a_chinese_voice_is_offered_no_reading_aloud(page, address):
    page.goto(address)
    page.get_by_text("长辈模式").click()
    assert not page.get_by_role("button", name="朗读这一页").is_visible()


def test_reading_aloud_says_the_page_from_its_heading_to_its_end_once(page, address):
    page.add_init_script(VOICE)
    page.goto(address + "about/")
    page.get_by_text("长辈模式").click()
    page.get_by_role("button", name="朗读这一页").click()
    page.get_by_role("button", name="朗读这一页").wait_for()
    spoken = page.evaluate("spoken")
    assert spoken[0] == page.locator("h1").inner_text()
    blocks = [text for text in page.locator("main p:not(nav p)").all_inner_texts() if text.strip()]
    assert [text for text in spoken if text in blocks] == blocks
    assert len(spoken) == len(set(spoken))


def test_the_menu_folds_on_a_phone_and_opens_with_the_keyboard(page, address):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address)
    menu = page.get_by_role("navigation", name="主导航")
    assert not menu.is_visible()
    page.locator("summary", has_text="菜单").focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "首页"
    page.set_viewport_size({"width": 1280, "height": 800})
    assert menu.is_visible()


def test_the_address_of_a_page_is_copied_whole(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "competitions/sample-fire-safety/")
    page.get_by_role("button", name="复制链接").click()
    page.get_by_text("已复制").wait_for()
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == canonical


VISIBLE = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    const isLeftOut = parentElement.closest("nav, form, button, label, summary, script, [aria-hidden=true]");
    if (data.trim() && parentElement.checkVisibility() && !isLeftOut) found.push(data);
  }
  return found.join("").replace(/\\s/g, "");
}"""


@pytest.mark.parametrize("path", ["", "how-to/", "news/", "calendar/", "competitions/", "contact/"])
def test_reading_aloud_leaves_out_no_visible_text(page, address, path):
    page.add_init_script(VOICE)
    page.goto(address + path)
    page.get_by_text("长辈模式").click()
    page.get_by_role("button", name="朗读这一页").click()
    page.get_by_role("button", name="朗读这一页").wait_for()
    spoken, visible = "".join("".join(page.evaluate("spoken")).split()), page.evaluate(VISIBLE)
    assert spoken == visible


def test_a_browser_whose_voices_have_no_events_runs_the_other_scripts(page, address):
    """Safari up to 15; all scripts of a page are one file."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(VOICE.replace("addEventListener() {},", ""))
    page.goto(address + "calendar/")
    page.get_by_role("button", name="复制地址").first.wait_for()
    assert errors == []
