"""Nothing is lost in a narrow window, with wide letters (WCAG 1.4.10, 1.4.12), or in the system's colours."""

from collections.abc import Mapping, Sequence

import pytest

from tests.browser.visitor import SIZES, Reading, open_page, visit
from tests.site_folder import build_site, write_files

TOO_WIDE = """() => {
  const scrolls = (element) => element && element !== document.body && element !== document.documentElement
    && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const isClosed = (element) => element.checkVisibility && !element.checkVisibility();
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right + scrollX > innerWidth + 1 && !scrolls(element)
      && !isClosed(element);
  });
  const found = wide.map((element) => element.outerHTML.slice(0, 120));
  const width = document.documentElement.scrollWidth;
  return width > innerWidth ? [...found, `the page is ${width} pixels wide`] : found;
}"""

SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The text spacing of WCAG 2.2, success criterion 1.4.12, which a visitor may set."""

CLIPPED = """() => [...document.body.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const isShown = element.clientWidth > 1 && element.clientHeight > 1 && element.textContent.trim();
  return isShown && (
    /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 ||
    /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1
  );
}).map((element) => element.outerHTML.slice(0, 120))"""

UNSEEN = """() => {
  const isSeen = (colour) => colour && !/rgba\\(.*, 0\\)|transparent/.test(colour);
  const background = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (isSeen(colour)) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const found = [];
  const tell = (fault, element) => found.push(`${fault}: ${element.outerHTML.slice(0, 120)}`);
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (hasText && style.color === background(element)) tell("text in the colour of its ground", element);
    if (element.matches("a.button, button, select, textarea, input:not([type=hidden])")) {
      const hasBorder = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
      const isDrawn = /checkbox|radio|range|color|file/.test(element.type);
      const isFramed = hasBorder && style.borderTopColor !== background(element);
      if (!isDrawn && !isFramed) tell("no border", element);
    }
  }
  return found;
}"""

NO_RING = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((element) => {
    if (!element.checkVisibility() || element.disabled) return false;
    element.focus({ focusVisible: true });
    const style = getComputedStyle(element);
    return document.activeElement === element
      && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2);
  }).map((element) => element.outerHTML.slice(0, 120))"""


BROKEN_WORDS = """() => [...document.querySelectorAll(".nowrap, .times")].filter((element) =>
  element.getClientRects().length > 1 || element.getBoundingClientRect().right > innerWidth
  || getComputedStyle(element).display !== "inline"
).map((element) => `${element.textContent} of ${element.parentElement.textContent}`)"""

BROKEN_DATES = """() =>
  [...document.querySelectorAll(".prose td time, dd time > span, .sessions time > span")]
  .filter((each) => each.getClientRects().length > 1).map((each) => each.textContent)"""

LINES = """() => {
  const lines = new Map();
  document.querySelectorAll("h1 .nowrap").forEach((word) => {
    const { top } = word.getBoundingClientRect();
    lines.set(top, (lines.get(top) || "") + word.textContent);
  });
  return [...lines.values()];
}"""

Faults = Mapping[tuple[int, str], Sequence[str]]
"""What a script finds in a window of a width, each as "/page: what"."""


def look(page, address, kinds, widths, scripts, reading=None, styles=None) -> Faults:
    """Open each page once, in a window of the first width, and run all scripts in it at each width."""
    found: dict[tuple[int, str], list[str]] = {(width, script): [] for width in widths for script in scripts}
    for kind in kinds:
        page.set_viewport_size({"width": widths[0], "height": 800})
        open_page(page, address + kind, reading)
        if styles:
            page.add_style_tag(content=styles)
        for width, script in found:
            page.set_viewport_size({"width": width, "height": 800})
            found[width, script] += [f"/{kind}: {each}" for each in page.evaluate(script)]
    return found


@pytest.fixture(scope="module", params=["standard", pytest.param("large", marks=pytest.mark.long), "larger"])
def narrow(request, browser, sample, address) -> Faults:
    """Return what was found on each page kind in narrow windows, in one of the sizes of text."""
    reading = Reading(request.param, width=320)
    with visit(browser, reading) as page:
        scripts = (TOO_WIDE, BROKEN_WORDS, BROKEN_DATES)
        return look(page, address, sample.kinds, (320, 360, 768, 1024), scripts, reading)


@pytest.mark.parametrize("width", [320, 360, 768, 1024])
def test_no_page_kind_scrolls_sideways_on_phones_and_tablets(narrow, width):
    """A window of 1280 CSS pixels has 320 at a zoom of 400 %."""
    assert narrow[width, TOO_WIDE] == []


def test_no_page_kind_scrolls_sideways_where_the_browsers_own_letters_are_twice_as_large(
    browser, sample, address
):
    with visit(browser, Reading(width=320)) as page:
        settings = page.context.new_cdp_session(page)
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        open_page(page, address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert page.evaluate("matchMedia('(max-width: 10em)').matches")
        found = look(page, address, sample.kinds, (320, 360), (TOO_WIDE,))
        page.locator(".reading > summary").click()
        assert page.locator(".reading-panel").is_visible()
        in_panel = page.evaluate(TOO_WIDE)
    assert [*found[320, TOO_WIDE], *found[360, TOO_WIDE], *in_panel] == []


@pytest.mark.parametrize("width", [320, 360])
def test_names_break_between_their_words(narrow, width):
    assert narrow[width, BROKEN_WORDS] == []


def test_no_date_in_a_table_is_broken_on_a_phone(narrow):
    assert narrow[360, BROKEN_DATES] == []


@pytest.mark.parametrize("size", ["standard", "large", "larger"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_name_in_the_heading_breaks_between_its_words(browser, address, size, width):
    reading = Reading(size, width=width)
    with visit(browser, reading) as page:
        open_page(page, address, reading)
        assert page.evaluate(LINES) in (["肇庆高新区工匠学院"], ["肇庆高新区", "工匠学院"])


def test_wide_letters_and_lines_cut_nothing_off(browser, sample, address):
    with visit(browser, bypass_csp=True) as page:
        found = look(page, address, sample.kinds, (320, 1280), (CLIPPED, TOO_WIDE), styles=SPACING)
    assert [each for some in found.values() for each in some] == []


def test_text_borders_and_focus_are_seen_in_the_systems_colours(browser, sample, address):
    with visit(browser, forced_colors="active") as page:
        found = look(page, address, sample.kinds, (1280,), (UNSEEN, NO_RING))
    assert [each for some in found.values() for each in some] == []


UNDERLINED = """() => [...document.querySelectorAll(".site-nav a")].filter((each) =>
  getComputedStyle(each).borderBottomColor !== getComputedStyle(document.body).backgroundColor
).map((each) => each.textContent)"""

LINED = """() => [...document.querySelectorAll(".headlines a, .dates a, .contents a, .aside-links a")]
  .filter((each) => getComputedStyle(each).textDecorationLine !== "none").length"""


def test_the_systems_colours_underline_the_current_item_alone(browser, address):
    """They show what is hidden by a transparent colour."""
    with visit(browser, forced_colors="active") as page:
        page.goto(address + "about/")
        assert page.evaluate(UNDERLINED) == ["关于学院"]
        assert page.evaluate(LINED) == 0
        page.goto(address)
        assert page.evaluate(LINED) == 0


@pytest.mark.parametrize("dark", [False, True])
def test_what_a_field_asks_for_is_as_plain_as_other_quiet_text(browser, address, dark):
    with visit(browser, Reading(dark=dark)) as page:
        page.goto(address + "search/")
        for field in page.locator("input[type=search]").all():
            style = (
                "each => { const s = getComputedStyle(each, '::placeholder'); return [s.color, s.opacity]; }"
            )
            quiet = "() => getComputedStyle(document.querySelector('.site-organiser')).color"
            assert field.evaluate(style) == [page.evaluate(quiet), "1"]


def test_a_table_of_the_sample_holds_dates(browser, address):
    with visit(browser, Reading(width=360)) as page:
        page.goto(address + "news/2026/sample-enrolment/")
        assert page.locator(".prose td time").count() == 4


LONG_WORD = "Rechtsschutzversicherungsgesellschaften" * 3
LONG_PLACE = "从东门进去一直走到第二栋楼的三楼左手边的实训室" * 3
LONG_NAMES: dict[str, str | bytes] = {
    "site.yaml": f"name: {LONG_WORD}\nbase_url: https://test.example/\ndescription: 学院\n"
    f"organiser: {{name: {LONG_WORD}, role: 建设}}\nhost: {{name: {LONG_WORD}}}\n"
    f"columns:\n  - {{slug: news, name: {LONG_WORD}, description: 新闻}}\n"
    f"trades:\n  - {{slug: safety, name: {LONG_WORD}}}\n"
    f"navigation:\n  - {{title: {LONG_WORD}, url: /news/}}\n"
    f"tasks:\n  - {{title: {LONG_WORD}, url: /news/, description: {LONG_WORD}}}\n"
    f"contact: {{address: {LONG_WORD}, email: {LONG_WORD}@test.example}}\nnowrap: [{LONG_PLACE}]\n",
    "content/pages/number.md": f"---\ntitle: 第{'12345' * 12}期\n---\n文\n",
    "content/pages/place.md": f"---\ntitle: {LONG_PLACE}\n---\n文\n",
    "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
    "content/news/2026/a.md": f"---\ntitle: {LONG_WORD}\ndate: 2026-02-01\ncolumn: news\n"
    f"tags: [{LONG_WORD}]\nsummary: {LONG_WORD}\nsource: {LONG_WORD}\nattachments: [a.csv]\n---\n"
    f"## {LONG_WORD}\n\nhttps://test.example/{LONG_WORD}\n\n## 二\n\n## 三\n",
    "content/news/2026/a.csv": "a,b\n",
    "content/venues/a.yaml": f"title: {LONG_WORD}\nsummary: {LONG_WORD}\naddress: {LONG_PLACE}\n",
    "content/courses/a.yaml": f"title: {LONG_WORD}\ntrade: safety\nsummary: {LONG_WORD}\nsessions:\n"
    f"  - {{id: a, start: 2027-01-05 19:00, end: 2027-01-05 21:00, venue: {LONG_PLACE}, capacity: 30,\n"
    "     enrolled: 2, enrol_from: 2026-11-01, enrol_until: 2026-12-25 17:00}\n"
    f"  - {{id: b, start: 2027-02-05, venue: {LONG_WORD}}}\n"
    "  - {id: c, start: 2027-02-06, venue: a}\n",
    "content/competitions/a.yaml": f"title: {LONG_WORD}\nsummary: {LONG_WORD}\norganisers: [{LONG_WORD}]\n"
    f"schedule:\n  - {{name: {LONG_WORD}, start: 2027-03-01, venue: {LONG_PLACE}}}\n",
}


@pytest.mark.parametrize("sizes", [("larger",), pytest.param(SIZES, marks=pytest.mark.long)], ids=str)
def test_names_longer_than_a_line_make_no_page_scroll_sideways(browser, serve, tmp_path, sizes):
    site = write_files(tmp_path / "site", LONG_NAMES)
    assert build_site(site).problems == ()
    address = serve(site / "public")
    pages = sorted(
        path.parent.relative_to(site / "public").as_posix().removeprefix(".") + "/"
        for path in (site / "public").rglob("index.html")
    )
    for size in sizes:
        reading = Reading(size, width=320)
        with visit(browser, reading) as page:
            found = look(
                page,
                address,
                [each.lstrip("/") for each in pages],
                (320, 768, 1024, 1280),
                (TOO_WIDE,),
                reading,
            )
        assert [f"{width}: {each}" for (width, _), some in found.items() for each in some] == []


def test_each_fault_is_found(browser):
    with visit(browser, Reading(width=320), forced_colors="active") as page:
        page.set_content(
            "<style>button:focus, a:focus { outline: none }</style><button style='border: 0'>一</button>"
            "<p style='width: 400px'>宽</p><p style='height: 9px; overflow: hidden'>字<br>字</p>"
            "<p style='forced-color-adjust: none; color: #fff; background: #fff'>白</p>"
        )
        assert [len(page.evaluate(script)) for script in (TOO_WIDE, CLIPPED, UNSEEN, NO_RING)] == [2, 1, 2, 1]
