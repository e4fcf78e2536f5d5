"""Values in a form that an office takes for right: read as meant, or mended in one step."""

from pathlib import Path

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.course import Course
from sitebuilder.content.values.contacts import mail_url
from tests.content.test_page_ids import read
from tests.site_folder import build_site, copy_site, write_files

SITE = (
    "time_zone: Asia/Shanghai\n"
    "columns:\n  - {slug: notices, name: 通知, description: 通知}\n"
    "  - {slug: open, name: 通告, description: 通告}\n"
)


def article(column: str = "notices", more: str = "") -> str:
    return f"---\ntitle: 停电\ndate: 2026-02-01\ncolumn: {column}\n{more}---\n文。\n"


def told(text: str) -> list[tuple[str, int]]:
    problems = read_document("content/news/2026/a.md", text.encode()).problems
    return [(each.code, each.place.line) for each in problems]


def data(text: str) -> Article:
    document = read_document("content/news/2026/a.md", text.encode())
    assert document.problems == ()
    assert isinstance(document.data, Article)
    return document.data


@pytest.mark.parametrize("column", ["[notices]", '["notices"]', "\n  - notices"])
def test_one_name_in_a_list_is_that_name(column):
    assert data(article(column)).column == "notices"


def test_of_two_names_one_is_to_be_written_without_brackets():
    (found,) = read_document("content/news/2026/a.md", article("[notices, open]").encode()).problems
    assert found.code == "wrong-type"
    assert "right" not in dict(found.values)


def test_a_title_in_brackets_keeps_them_in_quotation_marks():
    (found,) = read_document("content/news/2026/a.md", article().replace("停电", "[停电]").encode()).problems
    assert dict(found.values)["right"] == '"[停电]"'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("回执.docx", [("回执.docx", "回执")]),
        ("\n  - 附件/回执.docx", [("附件/回执.docx", "回执")]),
        ("[回执.docx, 名单.v2.xlsx]", [("回执.docx", "回执"), ("名单.v2.xlsx", "名单.v2")]),
        ("回执.docx、名单.xlsx", [("回执.docx", "回执"), ("名单.xlsx", "名单")]),
        ("\n  - {file: 回执.docx, title: 报名回执}", [("回执.docx", "报名回执")]),
    ],
)
def test_a_file_alone_is_an_attachment_with_its_name(written, expected):
    found = data(article(more=f"attachments: {written}\n")).attachments
    assert [(each.file.removeprefix("content/news/2026/"), each.title) for each in found] == expected


@pytest.mark.parametrize("written", ["回执", "见下文", "回执：回执.docx"])
def test_what_names_no_file_is_no_attachment(written):
    assert told(article(more=f"attachments: {written}\n")) == [("wrong-type", 5)]


@pytest.mark.parametrize("tags", ["\n  - [焊接, 电工]", '"#焊接 #电工"', "[焊接， 电工]"])
def test_tags_are_read_from_a_list_in_a_list_and_from_topics(tags):
    assert data(article(more=f"tags: {tags}\n")).tags == ("焊接", "电工")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("## 甲 {#a}\n\n文\n\n## 乙 {#a}\n", 11),
        ('<a id="b"></a>甲\n\n**乙**{#b}\n', 9),
        ("<a name=c></a>甲\n\n<b id='c'>乙</b>\n", 9),
    ],
)
def test_an_id_that_one_text_gives_twice_is_told_at_the_second(body, line):
    _, problems = read("content/news/2026/a.md", article() + body)
    assert [(code, at) for code, at, _ in problems] == [("id-twice", line)]


@pytest.mark.parametrize("body", ["## a\n\n## 乙 {#a}\n", "## 甲\n\n## 甲\n", "## 甲 {#a}\n\n见[甲](#a)\n"])
def test_an_id_that_is_given_once_is_not_told(body):
    _, problems = read("content/news/2026/a.md", article() + body)
    assert problems == []


def problems_of_site(
    tmp_path: Path, files: dict[str, str | bytes], settings: str = ""
) -> list[tuple[str, str]]:
    """Return the codes of a site's problems, each with the line at which it is told."""
    site = copy_site("minimal", tmp_path)
    before = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": before + SITE + settings, **files})
    return [
        (each.code, (site / each.place.file).read_text(encoding="utf-8").split("\n")[each.place.line - 1])
        for each in build_site(site).problems
    ]


def test_a_page_that_a_navigation_item_covers_must_be_there(tmp_path):
    item = "  - {title: 课程, url: /, covers: [/gone/]}"
    assert problems_of_site(tmp_path, {}, f"navigation:\n{item}\n") == [("dead-link", item)]


@pytest.mark.parametrize(
    "address", ["https://a.example，https://b.example", "https://a.example、b.example/c"]
)
def test_two_addresses_in_one_link_are_told(address):
    assert told(article() + f"[官网]({address})\n") == [("link-blank", 7)]


COURSE = "title: 叉车\ntrade: safety\nsummary: 学叉车。\n"


def course(text: str) -> Course:
    document = read_document("content/courses/a.yaml", (COURSE + text).encode())
    assert document.problems == ()
    assert isinstance(document.data, Course)
    return document.data


@pytest.mark.parametrize(
    ("item", "code", "right"),
    [("-id: a", "yaml-hyphen-blank", "- id: a"), ("－id: a", "yaml-wide-hyphen", "- id: a")],
)
def test_a_hyphen_without_a_blank_before_a_key_is_told_alone(item, code, right):
    (found,) = read_document("content/courses/a.yaml", f"{COURSE}sessions:\n  {item}\n".encode()).problems
    assert (found.code, found.place.line, dict(found.values)["right"]) == (code, 5, right)
    assert course(f"sessions:\n  {right}\n").sessions[0].id == "a"


@pytest.mark.parametrize("days", ["周二、周四", "星期二，星期四", "[礼拜二, 每周四]", "每星期二、每周四"])
def test_days_of_the_week_have_several_names(days):
    found = course(
        f"sessions:\n  - id: a\n    weekdays: {days}\n    start: 2026-03-03\n    end: 2026-03-31\n"
    )
    assert [each.value for each in found.sessions[0].weekdays] == ["tuesday", "thursday"]


def test_what_is_told_later_is_unknown():
    found = course("fee: 另行通知\nhours: 另行通知\n")
    assert (found.fee, found.hours) == (None, None)


def test_a_mail_address_in_full_width_is_a_link():
    assert mail_url("office＠example.org") == "mailto:office@example.org"
    assert mail_url("office at example.org") is None
