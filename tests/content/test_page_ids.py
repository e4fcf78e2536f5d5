"""No element of a text has an id of the page around it, or of another text on the page."""

import re

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.page_ids import template_ids
from sitebuilder.markdown import render
from sitebuilder.messages import Place
from tests.site_folder import ROOT

ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n---\n"
PAGE = "---\ntitle: 页面\nblocks: [services]\ncontents: yes\n---\n"
COURSE = "title: 课\ntrade: safety\nsummary: 学。\n"


def read(path: str, text: str) -> tuple[tuple[str, ...], list[tuple[str, int, int]]]:
    document = read_document(path, text.encode())
    told = [(each.code, each.place.line, each.place.column) for each in document.problems]
    return document.anchors, told


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("content/news/2026/a.md", f"{ARTICLE}## Main\n\n## 甲", ("section-main", "甲")),
        ("content/news/2026/a.md", f"{ARTICLE}## Icon menu\n\n<b>乙</b>", ("section-icon-menu",)),
        ("content/news/2026/a.md", f"{ARTICLE}## Services", ("services",)),
        ("content/pages/a.md", f"{PAGE}## Services", ("section-services",)),
        ("content/pages/a.md", f"{PAGE}## Page contents", ("section-page-contents",)),
        ("content/pages/a.md", f"{PAGE}## Courses\n\n## Service A", ("courses", "section-service-a")),
    ],
)  # fmt: skip
def test_a_heading_gets_no_id_of_the_page_itself(path, text, expected):
    assert read(path, text) == (expected, [])


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("content/news/2026/a.md", f"{ARTICLE}文\n\n## 甲 {{#main}}", ("id-of-page", 8, 7)),
        ("content/news/2026/a.md", f"{ARTICLE}<p id='icon-menu'>甲</p>", ("id-of-page", 6, 4)),
        ("content/news/2026/a.md", f"{ARTICLE}<a name=main></a>甲", ("id-of-page", 6, 4)),
        ("content/pages/a.md", f"{PAGE}**甲**{{#services}}", ("id-of-page", 6, 7)),
        ("content/courses/a.yaml", f"{COURSE}syllabus: |\n  ## 甲 {{#fee}}\n", ("id-of-page", 5, 9)),
        ("content/courses/a.yaml", f"{COURSE}syllabus: |\n  ## 甲 {{#session-1}}\n", ("id-of-page", 5, 9)),
        (
            "content/courses/a.yaml",
            f"{COURSE}syllabus: |\n  ## 甲 {{#b}}\naudience: |\n  ## 乙 {{#b}}\n",
            ("id-twice", 7, 9),
        ),
    ],
)
def test_a_written_id_that_is_taken_is_reported_at_its_place(path, text, expected):
    assert read(path, text)[1] == [expected]


def test_the_name_of_an_anchor_is_an_id():
    text, problems = render('<a name="甲 乙"></a>文\n\n<a name="b" href="c.md">丙</a>\n\n## b', Place("a.md"))
    assert text.anchors == ("甲-乙", "b", "b-2")
    assert 'name="' not in "".join(text.parts)
    assert problems == ()


def test_every_id_of_the_templates_of_documents_is_known():
    known = frozenset().union(*(template_ids(kind) for kind in Kind))
    beginnings = tuple(each for each in known if each.endswith("-"))
    written: set[str] = set()
    for template in (ROOT / "templates").rglob("*.html"):
        if template.name not in ("search.html", "calendar.html", "subscribe.html"):
            found = re.findall(r'\bid="([^"]*)"', template.read_text(encoding="utf-8"))
            written.update(each.partition("{{")[0] for each in found)
    unknown = {each for each in written if each and each not in known and not each.startswith(beginnings)}
    assert unknown == set()
