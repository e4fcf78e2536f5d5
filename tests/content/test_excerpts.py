"""The beginning of a text is kept where a page shows it, and only there."""

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document

ARTICLE = "content/news/2026/opening.md"
BEGINNING = "焊工班周一开班。"


def article(fields: str, text: str = BEGINNING) -> Document:
    written = f"---\ntitle: 开班\ndate: 2026-02-20\ncolumn: news\n{fields}---\n\n{text}\n"
    return read_document(ARTICLE, written.encode())


def test_an_article_without_a_summary_is_shown_by_its_beginning():
    assert article("").excerpt == BEGINNING


def test_a_page_without_a_description_is_shown_by_its_beginning():
    document = read_document("content/pages/about.md", f"---\ntitle: 简介\n---\n\n{BEGINNING}\n".encode())
    assert document.excerpt == BEGINNING


def test_lists_do_not_change_with_the_text_of_an_article_that_has_a_summary():
    summary = "summary: 周一开班。\n"
    first, second = article(summary), article(summary, "焊工班改到周二开班。")
    assert (first.excerpt, second.excerpt) == ("", "")
    assert first.summary_hash == second.summary_hash
    assert article("").summary_hash != article("", "焊工班改到周二开班。").summary_hash
