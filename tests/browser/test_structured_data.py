"""JSON-LD tells machines nothing that a page does not show to people.

The site is built without its marks of samples, as samples have no structured data.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from lxml import html

from tests.browser.sample import build_sample
from tests.browser.visitor import visit

NOT_SHOWN = {
    "@context": "the vocabulary",
    "@type": "a term of the vocabulary",
    "@id": "an address",
    "url": "an address",
    "item": "an address",
    "mainEntityOfPage": "an address",
    "image": "an address, of a picture",
    "logo": "an address, of a picture",
    "sameAs": "addresses",
    "eventStatus": "a term of the vocabulary; the page shows a word",
    "eventAttendanceMode": "a term of the vocabulary; the page shows a word",
    "courseMode": "a term of the vocabulary; the page shows a word",
    "availability": "a term of the vocabulary; the page shows a word",
    "priceCurrency": "a code (ISO 4217); the page shows 元",
    "inLanguage": "a code (BCP 47), that of the whole page",
    "position": "the order in which the page shows the items",
}
"""Keys whose values are for machines by their nature, and why."""

VISIBLE = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  return document.body.innerText;
}"""
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:[+-]\d\d:\d\d|Z)?)?")
WITHIN_A_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(\d\d:\d\d)至(?=\d\d:\d\d)")
WEEKDAY = re.compile("（周[一二三四五六日]）")
CHINESE_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def values(data: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each plain value below a JSON value with the key that it belongs to."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from values(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from values(value, key)
    else:
        yield key, data


@cache
def plain(text: str) -> str:
    """Return a text without spaces and weekdays, dates as 2022-11-10, both ends of a span with their day."""
    text = WEEKDAY.sub("", text)
    numbered = CHINESE_DATE.sub(lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", text)
    return WITHIN_A_DAY.sub(r"\1\2至\1", re.sub(r"\s+", "", numbered))


def is_shown(value: Any, text: str) -> bool:
    """Tell whether a value stands in a text, as people write it; of a moment its date and its time."""
    if isinstance(value, str):
        moment = DATE.fullmatch(value)
        wanted = f"{moment[1]}-{moment[2]}-{moment[3]}{moment[4] or ''}" if moment else plain(value)
        return wanted in plain(text)
    if value == 0 and "免费" in text:
        return True
    return bool(re.search(rf"(?<![\d.]){re.escape(f'{value:g}')}(?![\d.])", text.replace(",", "")))


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    return build_sample(tmp_path_factory.mktemp("real"), without_marks=True)


def pages_with_data(real) -> Iterator[str]:
    """Yield the page kinds, and all that tell more than where they stand; this is told alike everywhere."""
    for name in real.pages:
        document = html.document_fromstring(real.file(name).read_text(encoding="utf-8"))
        data = map(json.loads, document.xpath("//script[@type='application/ld+json']/text()"))
        if name in real.kinds or any(each["@type"] != "BreadcrumbList" for each in data):
            yield name


@pytest.mark.parametrize("is_every_page", [False, pytest.param(True, marks=pytest.mark.long)])
def test_every_value_is_shown_on_its_page(browser, real, serve, is_every_page):
    address = serve(real.output)
    found, types = [], set()
    with visit(browser) as page:
        for name in real.pages if is_every_page else pages_with_data(real):
            page.goto(address + name)
            text = page.evaluate(VISIBLE)
            for script in page.locator('script[type="application/ld+json"]').all_text_contents():
                data = json.loads(script)
                types.add(data["@type"])
                found += [
                    f"/{name}: {data['@type']}: {key}: {value}"
                    for key, value in values(data)
                    if key not in NOT_SHOWN and not is_shown(value, text)
                ]
    assert types >= {"BreadcrumbList", "Course", "Event", "NewsArticle"}
    assert found == [], "\n".join(found)


def test_a_value_is_found_as_people_write_it():
    text = "开班 2022 年 11 月 10 日 19:00 至 21:00，2023-01-05 止，费用 380.5 元，名额 30 人"
    shown = ["开班", "2022-11-10", "2022-11-10T19:00+08:00", "2022-11-10T21:00", "2023-01-05", 380.5, 30]
    assert [is_shown(value, text) for value in shown] == [True] * 7
    absent = ["开课", "2022-11-11", "2022-11-10T20:00+08:00", "2023-01-05T21:00", 380, 3, 0]
    assert [is_shown(value, text) for value in absent] == [False] * 7
