"""A document in the place of a picture shows nothing: it is told."""

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.messages import format_problems


def told(body: str) -> str:
    text = f"---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n---\n\n{body}\n"
    return format_problems(read_document("content/news/2026/a.md", text.encode()).problems, "zh-CN")


@pytest.mark.parametrize(
    "name", ["报名表.docx", "安排.PDF", "名单.xls", "资料.zip", "b.md", "安排.pdf#page=2"]
)
def test_a_document_shown_as_a_picture_is_told_to_be_a_link(name):
    found = told(f"![报名用的表]({name})")
    assert f"“{name}”不是图片" in found
    assert f"[说明文字]({name})" in found
    assert "a.md:7" in found


def test_a_document_in_an_html_picture_is_told_too():
    assert "“安排.pdf”不是图片" in told('<img src="安排.pdf" alt="三月的安排">')


@pytest.mark.parametrize(
    "body",
    ["![学员在焊接](车间.jpg)", "![学员在焊接](焊接.mp4)", "![安全讲座](讲座.mp3)", "[报名表](报名表.docx)"],
)
def test_pictures_videos_sounds_and_links_are_not_told_as_documents(body):
    assert "不是图片" not in told(body)
