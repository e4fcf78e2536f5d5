"""axe-core finds nothing on any page kind: WCAG 2.2 AA and its best practices, however somebody reads."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from tests.browser.tools import checker
from tests.browser.visitor import CONTRASTS, SIZES, Reading, change, open_page, visit

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    # Off by default although its tag is asked for, "until WCAG 2.2 is more widely adopted".
    "rules": {"target-size": {"enabled": True}},
}
VISUAL = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
"""Rules of which the answer depends on the size of text or on colours, and not only on the width."""

SEEN = {"runOnly": {"type": "rule", "values": VISUAL}, "resultTypes": ["violations"]}

PAIRS = (
    Reading("standard", "standard", dark=False, width=1280),
    Reading("standard", "high", dark=True, width=320),
    Reading("large", "standard", dark=True, width=1280),
    Reading("large", "high", dark=False, width=320),
    Reading("larger", "standard", dark=False, width=320),
    Reading("larger", "high", dark=True, width=1280),
)
"""Every two of the choices meet in one of these readings; the first two have each width."""

ALL = tuple(
    Reading(size, contrast, dark, width)
    for size, contrast, dark, width in product(SIZES, CONTRASTS, (False, True), (320, 1280))
)


@pytest.fixture(scope="module")
def axe() -> str:
    return checker("axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page, axe: str) -> list[str]:
    """Return what axe-core finds on the open page, each as "rule: element: why"."""
    page.evaluate(axe)
    return run(page, OPTIONS)


def run(page, options: Mapping[str, Any]) -> list[str]:
    """Return what the axe-core of the open page finds."""
    found: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(document, options).then(found => found.violations)", options
    )
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def judge(readings, browser, sample, address, axe) -> list[str]:
    found = []
    for reading in readings:
        with visit(browser, reading) as page:
            for kind in sample.kinds:
                open_page(page, address + kind, reading)
                found += [f"/{kind} {reading}: {each}" for each in violations(page, axe)]
    return found


def judge_once(browser, sample, address, axe) -> list[str]:
    """Open each page kind once: all rules at each width, and those for what is seen in each of the pairs."""
    found = []
    with visit(browser, PAIRS[0]) as page:
        for kind in sample.kinds:
            open_page(page, address + kind)
            page.evaluate(axe)
            for number, reading in enumerate(PAIRS):
                change(page, reading)
                told = run(page, SEEN if number >= 2 else OPTIONS)
                found += [f"/{kind} {reading}: {each}" for each in told]
    return found


def test_the_readings_pair_every_two_choices():
    def pairs(readings):
        rows = [(each.size, each.contrast, each.dark, each.width) for each in readings]
        return {(i, row[i], j, row[j]) for row in rows for i in range(4) for j in range(i)}

    assert pairs(PAIRS) == pairs(ALL)
    assert {reading.width for reading in PAIRS[:2]} == {reading.width for reading in ALL}


def test_axe_finds_nothing_on_any_page_kind(browser, sample, address, axe):
    found = judge_once(browser, sample, address, axe)
    assert found == [], "\n".join(found)


@pytest.mark.long
def test_axe_finds_nothing_in_any_reading(browser, sample, address, axe):
    found = judge(ALL, browser, sample, address, axe)
    assert found == [], "\n".join(found)


def test_axe_finds_faults_of_each_standard(page, axe):
    page.set_content(
        "<!doctype html><html lang=zh-CN><title>页</title><main><h1>页</h1><h4>跳级</h4><img src='data:,'>"
        "<p style='color:#aaa'>颜色太淡</p>"
        "<button style='width:9px'>一</button><button style='width:9px'>二</button>"
    )
    rules = {each.partition(":")[0] for each in violations(page, axe)}
    assert rules >= {"image-alt", "color-contrast", "target-size", "heading-order"}
    assert {each.partition(":")[0] for each in run(page, SEEN)} == {"color-contrast", "target-size"}


@pytest.mark.parametrize("reading", PAIRS, ids=str)
def test_a_colour_that_is_too_light_in_one_reading_is_found_in_that_one(browser, axe, reading):
    other = next(each for each in PAIRS if each.dark != reading.dark)
    scheme = "dark" if reading.dark else "light"
    with visit(browser, other) as page:
        page.set_content(
            "<!doctype html><html lang=zh-CN><title>页</title><style>:root { color-scheme: light dark }"
            f"@media (prefers-color-scheme: {scheme}) {{ p {{ color: #888 }} }}</style>"
            "<main><h1>页</h1><p>颜色</p></main>"
        )
        page.evaluate(axe)
        assert run(page, SEEN) == []
        change(page, reading)
        assert len(run(page, SEEN)) == 1
