"""Words that were decoded by the wrong encoding are told where they begin."""

import pytest

from sitebuilder.content.document_reader import read_document

BEGIN = "---\ntitle: 题\ndate: 2026-01-02\ncolumn: notices\n---\n"
WORDS = "新闻通知，请各部门"


def reported(text: str) -> list[tuple[str, int, int]]:
    document = read_document("content/news/2026/a.md", (BEGIN + text).encode())
    return [(each.code, each.place.line, each.place.column) for each in document.problems]


@pytest.mark.parametrize(
    "garbled",
    [
        "锟斤拷锟斤拷",
        "\ufffd\ufffd",
        WORDS.encode().decode("latin-1"),
        WORDS.encode("gbk").decode("latin-1"),
        "锛岃",
        "ä¸­æ–‡",
        "“äöü”".encode().decode("cp1252", errors="ignore"),
    ],
)
def test_garbled_words_are_told_at_their_place(garbled):
    assert reported(f"甲。\n\n乙：{garbled}")[:1] == [("text-garbled", 8, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "“Café”、“naïve”、“Übung”——“é”…",
        "××××××同志，·········，±±±±±±±±",
        "ÀÁÂ äöü ñ São Paulo 25℃ 3×4÷2",
        "铜斤拷贝，锟剑，屯屯烫烫",
        WORDS,
    ],
)
def test_other_letters_are_not_told(text):
    assert reported(text) == []
