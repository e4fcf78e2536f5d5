"""axe-core finds nothing on any page kind: WCAG 2.2 AA and its best practices, however somebody reads."""

import json
from itertools import product
from typing import Any

import pytest

from tests.browser.tools import checker
from tests.browser.visitor import CONTRASTS, SIZES, Reading, open_page, visit

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    # Off by default although its tag is asked for, "until WCAG 2.2 is more widely adopted".
    "rules": {"target-size": {"enabled": True}},
}
RUN = f"axe.run(document, {json.dumps(OPTIONS)}).then(found => found.violations)"

PAIRS = (
    Reading("standard", "standard", dark=False, width=1280),
    Reading("standard", "high", dark=True, width=320),
    Reading("large", "standard", dark=True, width=1280),
    Reading("large", "high", dark=False, width=320),
    Reading("larger", "standard", dark=False, width=320),
    Reading("larger", "high", dark=True, width=1280),
)
"""Every two of the choices meet in one of these readings."""

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
    found: list[dict[str, Any]] = page.evaluate(RUN)
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


def test_the_readings_pair_every_two_choices():
    def pairs(readings):
        rows = [(each.size, each.contrast, each.dark, each.width) for each in readings]
        return {(i, row[i], j, row[j]) for row in rows for i in range(4) for j in range(i)}

    assert pairs(PAIRS) == pairs(ALL)


def test_axe_finds_nothing_on_any_page_kind(browser, sample, address, axe):
    found = judge(PAIRS, browser, sample, address, axe)
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
