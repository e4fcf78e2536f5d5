"""Front matter, and the rules for other people's texts."""

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document, document_kind
from sitebuilder.content.model.field_types import Kind
from sitebuilder.messages import Place

ARTICLE = "---\ntitle: 通知\ndate: 2026-03-01\ncolumn: notices\n{more}---\n{body}\n"


def read_article(more: str = "", body: str = "正文。") -> Document:
    text = ARTICLE.format(more=more, body=body)
    return read_document("content/news/2026/notice.md", text.encode())


def codes(document: Document) -> list[str]:
    return [each.code for each in document.problems]


def test_an_article_is_its_front_matter_and_its_text():
    document = read_article()
    assert (document.id, document.problems) == ("2026/notice", ())
    body = document.details().body
    assert body is not None
    assert "正文。" in "".join(body.parts)


def test_places_count_from_the_first_line_of_the_file():
    assert read_article("tags: 安全 生产\n").problems[0].place == Place("content/news/2026/notice.md", 5, 7)


def test_an_article_without_front_matter_is_reported_with_a_remedy():
    document = read_document("content/news/2026/a.md", "只有正文".encode())
    assert codes(document) == ["front-matter-missing"]


def test_unclosed_front_matter_is_reported():
    document = read_document("content/news/2026/a.md", "---\ntitle: 通知\n".encode())
    assert codes(document) == ["front-matter-open"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: 通知\n——\n正文\n", 3),
        ("---\ntitle: 通知\n----\n正文\n", 3),
        ("---\ntitle: 通知\n－－－\n正文\n", 3),
        ("———\ntitle: 通知\n---\n正文\n", 1),
        ("--\ntitle: 通知\n--\n正文\n", 1),
        ("  ---\ntitle: 通知\n---\n正文\n", 1),
        ("\n\u00a0---\ntitle: 通知\n---\n正文\n", 2),
        ("---\ntitle: 通知\n ---\n正文\n", 3),
    ],
)
def test_a_line_of_other_dashes_is_reported_as_a_fence(text, line):
    (found,) = read_document("content/news/2026/a.md", text.encode()).problems
    assert (found.code, found.place.line) == ("yaml-fence", line)


@pytest.mark.parametrize("text", ["---\n---\n", "---\n\n  \n---\n", "---\n---\ntitle: 通知\n---\n正文\n"])
def test_front_matter_without_anything_in_it_is_told(text):
    (found,) = read_document("content/news/2026/a.md", text.encode()).problems
    assert (found.code, found.place.line) == ("front-matter-empty", text.split("\n").index("---", 1) + 1)


FRONT = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: news\n---\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (FRONT + FRONT + "正文。\n", 6),
        (FRONT + "正文。\n\n" + FRONT + "正文。\n", 8),
        (FRONT + "正文。\n\n---\n" + FRONT + "正文。\n", 9),
        (FRONT + "正文。\n\n---\ntitle：通知\ntags:\n  - 报名\n\n---\n正文。\n", 8),
    ],
)
def test_a_second_article_pasted_into_one_is_told_where_it_begins(text, line):
    (found,) = read_document("content/news/2026/a.md", text.encode()).problems
    assert (found.code, found.place.line) == ("front-matter-second", line)


@pytest.mark.parametrize(
    "text",
    [
        "```\n" + FRONT + "```\n",
        "甲。\n\n---\n\n乙。\n\n---\n\n丙。\n",
        "甲。\n\n---\n\ntitle 是标题。\n\n---\n",
        "甲。\n\n---\n\n- title: 标题\n",
    ],
)
def test_rules_and_examples_of_front_matter_are_text(text):
    assert read_document("content/news/2026/a.md", (FRONT + text).encode()).problems == ()


def test_several_byte_order_marks_are_dropped():
    assert (
        read_document("content/news/2026/a.md", b"\xef\xbb\xbf" * 3 + (FRONT + "文\n").encode()).problems
        == ()
    )


def test_a_link_needs_source_address_and_own_summary():
    document = read_article("origin: link\n")
    assert codes(document) == ["repost-needs-source"] * 3


def test_a_link_may_not_carry_the_full_text():
    more = "origin: link\nsource: 某报\nsource_url: https://example.org/a\nsummary: 两句话。\n"
    assert codes(read_article(more, "很长的文字。" * 60)) == ["repost-full-text"]
    assert codes(read_article(more, "简短的介绍。")) == []


def test_a_full_text_of_others_needs_a_permission_reference():
    more = "origin: authorised\nsource: 某报\nsource_url: https://example.org/a\n"
    assert codes(read_article(more, "很长的文字。" * 60)) == ["repost-needs-source"]
    assert codes(read_article(more + "permission_ref: 2026-01\n", "很长的文字。" * 60)) == []


def test_a_correction_cannot_be_older_than_the_article():
    document = read_article("corrections:\n  - {date: 2026-02-01, text: 改正日期}\n")
    assert codes(document) == ["updated-before-published"]


def test_a_correction_has_a_day_without_a_time():
    document = read_article("corrections:\n  - {date: 2026-03-01 08:30, text: 改正日期}\n")
    assert codes(document) == ["bad-date"]


def test_an_article_must_be_in_the_folder_of_its_year():
    document = read_document("content/news/2025/notice.md", ARTICLE.format(more="", body="文").encode())
    assert codes(document) == ["year-folder"]


def test_a_cover_needs_its_description():
    assert codes(read_article("cover: a.jpg\n")) == ["missing-key"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("content/news/2026/a.md", (Kind.ARTICLE, "2026/a")),
        ("content/pages/about/index.md", (Kind.PAGE, "about/index")),
        ("content/courses/a.yaml", (Kind.COURSE, "a")),
        ("content/partners.yaml", (Kind.PARTNERS, "partners")),
        ("content/news/a.md", None),
        ("content/courses/a.md", None),
        ("content/pages/a.yaml", None),
        ("content/courses/deep/a.yaml", None),
        ("content/else/a.md", None),
        ("content/news/2026/a.jpg", None),
    ],
)
def test_the_place_of_a_file_says_what_it_is(path, kind):
    assert document_kind(path) == kind
