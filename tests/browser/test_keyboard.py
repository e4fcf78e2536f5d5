"""The whole site by keyboard, and by a finger that is not a needle."""

from dataclasses import dataclass, field

import pytest

from tests.browser.visitor import Reading, visit

TARGETS = """const targets = () => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex^='-'])"
)].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
const name = (element) => element.outerHTML.slice(0, 120);
"""
"""Also where `Tab` stops, but for radio buttons, which are one stop a group, and what it scrolls."""

PREPARE = (
    "() => {"
    + TARGETS
    + """
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor,
      style.backgroundColor].join();
  };
  const asleep = new Map(targets().map((element) => [element, look(element)]));
  let first = null, last = null;
  window.visitStop = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === first) return null;
    first = first || element;
    const box = element.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, innerHeight / 2);
    const top = document.elementFromPoint(x, y);
    const faults = [];
    if (asleep.get(element) === look(element)) faults.push("looks the same with the focus on it");
    if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) faults.push("is outside the window");
    else if (!element.contains(top) && !(top && top.contains(element))) faults.push("is under another");
    if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      faults.push("comes after what stands behind it");
    }
    last = element;
    asleep.delete(element);
    return faults.map((fault) => `${name(element)}: ${fault}`);
  };
  window.unvisited = () => [...asleep.keys()].filter((element) => element.checkVisibility()
    && !(element.type === "radio" && element.name)).map(name);
  return asleep.size;
}"""
)

SMALL = (
    "() => {"
    + TARGETS
    + """
  const main = "header nav a, button, input, select, textarea, summary, a.button, [role=button], [role=tab], "
    + ".section-head a, .more a, .downloads a";
  const isInline = (element) => getComputedStyle(element).display === "inline";
  const block = (element) => isInline(element) ? block(element.parentElement) : element;
  const isInText = (element) => isInline(element)
    && block(element).innerText.trim().length > element.innerText.trim().length;
  return targets().flatMap((element) => {
    const least = element.matches(main) ? 44 : 24;
    const boxes = [element, ...(element.labels || [])].map((each) => each.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.width));
    const height = Math.max(...boxes.map((box) => box.height));
    if (isInText(element) || width > least - 0.5 && height > least - 0.5) return [];
    return [`${Math.round(width)}x${Math.round(height)}, not ${least}: ${name(element)}`];
  });
}"""
)


def walk(page) -> list[str]:
    """Press Tab from the top of the open page to its end or top again; return what is wrong on the way."""
    most = page.evaluate(PREPARE) + 5
    faults: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate("visitStop()")
        if stop is None:
            return [*faults, *(f"{each}: was not reached" for each in page.evaluate("unvisited()"))]
        faults += stop
    return [*faults, f"no end after {most} steps"]


@dataclass
class Used:
    """What is wrong on each page kind for who presses Tab, and for who presses with a finger."""

    walked: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=[360, 1280])
def used(request, browser, sample, address) -> Used:
    found = Used()
    with visit(browser, Reading(width=request.param), bypass_csp=True) as page:
        for kind in sample.kinds:
            page.goto(address + kind)
            found.walked += [f"/{kind}: {each}" for each in walk(page)]
            # Else what is far below the window has no size yet.
            page.add_style_tag(content="* { content-visibility: visible !important }")
            found.small += [f"/{kind}: {each}" for each in page.evaluate(SMALL)]
    return found


def test_tab_goes_through_each_page_kind_in_order_and_in_sight(used):
    assert used.walked == [], "\n".join(used.walked)


def test_the_first_stop_leads_past_the_header_to_the_content(page, sample, address):
    for kind in sample.kinds:
        page.goto(address + kind)
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')")
        assert target.startswith("#"), kind
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == target[1:], kind
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('body > header') === null"), kind


def test_what_is_pressed_is_large_enough(used):
    """24 pixels (WCAG 2.5.8, links within text apart); 44 for the menu, buttons, fields and links to more."""
    assert used.small == [], "\n".join(used.small)


def test_each_fault_is_found(page):
    page.set_content(
        "<style>.same:focus { outline: none }</style><a href='#' class=same>一</a>"
        "<a href='#' style='position: absolute; left: -999px'>二</a>"
        "<a href='#' tabindex=1>三</a><div style='display: flex'><a href='#'>四</a></div>"
        "<button style='position: fixed; top: 0; right: 0'>五</button>"
        "<p style='position: fixed; top: 0; right: 0; padding: 99px; margin: 0; background: #fff'>六</p>"
    )
    faults = "\n".join(walk(page))
    for fault in ("looks the same", "is outside", "comes after", "is under"):
        assert fault in faults
    assert any("not 24" in each for each in page.evaluate(SMALL))
    assert any("not 44" in each for each in page.evaluate(SMALL))


def test_a_trap_is_found(page):
    page.set_content(
        "<a href='#'>一</a><button onkeydown='event.preventDefault()'>二</button><a href='#'>三</a>"
    )
    assert walk(page)
