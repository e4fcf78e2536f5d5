"""Nothing is lost in a narrow window, with wide letters (WCAG 1.4.10, 1.4.12), or in the system's colours."""

import pytest

from tests.browser.visitor import Reading, open_page, visit

TOO_WIDE = """() => {
  const scrolls = (element) => element && element !== document.body && element !== document.documentElement
    && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right + scrollX > innerWidth + 1 && !scrolls(element);
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


def faults(page, address, kinds, script, reading=None, styles=None) -> list[str]:
    """Return what a script finds on each page, each as "/page: what"."""
    found = []
    for kind in kinds:
        open_page(page, address + kind, reading)
        if styles:
            page.add_style_tag(content=styles)
        found += [f"/{kind}: {each}" for each in page.evaluate(script)]
    return found


@pytest.mark.parametrize("size", ["standard", "large", "larger"])
def test_no_page_scrolls_sideways_at_400_percent(browser, sample, address, size):
    """A window of 1280 CSS pixels has 320 at a zoom of 400 %."""
    reading = Reading(size, width=320)
    pages = sample.pages if size == "standard" else sample.kinds
    with visit(browser, reading) as page:
        assert faults(page, address, pages, TOO_WIDE, reading) == []


@pytest.mark.parametrize("width", [768, 1024])
def test_no_page_kind_scrolls_sideways_on_a_tablet_with_the_largest_text(browser, sample, address, width):
    reading = Reading("larger", width=width)
    with visit(browser, reading) as page:
        assert faults(page, address, sample.kinds, TOO_WIDE, reading) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_wide_letters_and_lines_cut_nothing_off(browser, sample, address, width):
    with visit(browser, Reading(width=width), bypass_csp=True) as page:
        assert faults(page, address, sample.kinds, CLIPPED, styles=SPACING) == []
        assert faults(page, address, sample.kinds, TOO_WIDE, styles=SPACING) == []


BROKEN_WORDS = """() => [...document.querySelectorAll(".nowrap")].filter((element) =>
  element.getClientRects().length > 1 || element.getBoundingClientRect().right > innerWidth
  || getComputedStyle(element).display !== "inline"
).map((element) => `${element.textContent} of ${element.parentElement.textContent}`)"""

LINES = """() => {
  const lines = new Map();
  document.querySelectorAll("h1 .nowrap").forEach((word) => {
    const { top } = word.getBoundingClientRect();
    lines.set(top, (lines.get(top) || "") + word.textContent);
  });
  return [...lines.values()];
}"""


@pytest.mark.parametrize("size", ["standard", "large", "larger"])
@pytest.mark.parametrize("width", [320, 360])
def test_names_and_headings_break_between_their_words(browser, sample, address, size, width):
    reading = Reading(size, width=width)
    with visit(browser, reading) as page:
        assert faults(page, address, sample.kinds, BROKEN_WORDS, reading) == []
        open_page(page, address, reading)
        assert page.evaluate(LINES) in (["肇庆高新区工匠学院"], ["肇庆高新区", "工匠学院"])


def test_text_borders_and_focus_are_seen_in_the_systems_colours(browser, sample, address):
    with visit(browser, forced_colors="active") as page:
        assert faults(page, address, sample.kinds, UNSEEN) == []
        assert faults(page, address, sample.kinds, NO_RING) == []


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


BROKEN_DATES = """() =>
  [...document.querySelectorAll(".prose td time, dd time > span, .sessions time > span")]
  .filter((each) => each.getClientRects().length > 1).map((each) => each.textContent)"""


@pytest.mark.parametrize("size", ["standard", "larger"])
def test_no_date_in_a_table_is_broken_on_a_phone(browser, sample, address, size):
    reading = Reading(size, width=360)
    with visit(browser, reading) as page:
        open_page(page, address + "news/2026/sample-enrolment/", reading)
        assert page.locator(".prose td time").count() == 4
        assert faults(page, address, sample.kinds, BROKEN_DATES, reading) == []


def test_each_fault_is_found(browser):
    with visit(browser, Reading(width=320), forced_colors="active") as page:
        page.set_content(
            "<style>button:focus, a:focus { outline: none }</style><button style='border: 0'>一</button>"
            "<p style='width: 400px'>宽</p><p style='height: 9px; overflow: hidden'>字<br>字</p>"
            "<p style='forced-color-adjust: none; color: #fff; background: #fff'>白</p>"
        )
        assert [len(page.evaluate(script)) for script in (TOO_WIDE, CLIPPED, UNSEEN, NO_RING)] == [2, 1, 2, 1]
