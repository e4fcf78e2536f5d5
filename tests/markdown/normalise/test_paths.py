"""Paths on a computer in a text stay whole; links to them are told."""

import pytest

from tests.markdown.fast.test_render import compare
from tests.markdown.normalise.html import html_of, reported_problems


@pytest.mark.parametrize(
    "text",
    [
        "放在D:\\照片\\_x\\[1].jpg里",
        "共享：\\\\server\\share\\_a",
        "删除C:\\*.tmp和D:\\*.tmp",
        "装在D:\\",
        "C:\\Users\\a_b_c",
    ],
)
def test_a_path_in_a_text_is_shown_as_it_is_written(text):
    assert html_of(text) == f"<p>{text}</p>"
    assert html_of(f"- {text}") == f"<ul>\n<li>{text}</li>\n</ul>"


def test_a_path_with_double_backslashes_is_escaped_already():
    assert html_of("C:\\\\Users\\\\a") == "<p>C:\\Users\\a</p>"


def test_paths_in_code_and_escapes_elsewhere_stay():
    assert html_of("`C:\\_a`和a\\_b") == "<p><code>C:\\_a</code>和a_b</p>"


def test_a_link_to_a_path_is_told():
    assert reported_problems("[表](D:\\a_b\\c.docx)") == [("link-local-file", 1, 5)]


def test_bold_words_may_begin_or_end_beside_a_path():
    assert html_of("**D:\\甲\\乙.jpg** D:\\甲\\乙.jpg**丙**") == (
        "<p><strong>D:\\甲\\乙.jpg</strong> D:\\甲\\乙.jpg<strong>丙</strong></p>"
    )


@pytest.mark.parametrize(
    "source",
    [
        r"转义：\n换行，\t跳格，\\是反斜杠，\"是引号。",
        r"正则\w代表字母，\.代表点，\*代表星号",
        r"- \d是数字，\[是方括号",
        r"| 写法 | 意思 |\n".replace(r"\n", "\n") + "|--|--|\n" + r"| \s 和 \- | 空格和连字符 |",
    ],
)
def test_backslashes_that_a_text_tells_of_stay(source):
    html = html_of(source)
    assert html.count("\\") == source.count("\\")
    compare(source)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (r"价格\*含税，\#1号", "<p>价格*含税，#1号</p>"),
        (r"写作`\n`，\*必填", "<p>写作<code>\\n</code>，*必填</p>"),
        (r"在D:\n\a，\*必填", "<p>在D:\\n\\a，*必填</p>"),
        (r"公式\\d，\*必填", "<p>公式\\d，*必填</p>"),
    ],
)
def test_backslashes_escape_signs_elsewhere(source, html):
    assert html_of(source) == html
