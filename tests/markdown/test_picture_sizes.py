"""Pictures as office workers type them, with the sizes that they write."""

import pytest

from tests.markdown.html import codes_and_columns, html_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("![车间] (a.jpg)", '<img alt="车间" src="a.jpg">'),
        ("！［车间］（a.jpg）", '<img alt="车间" src="a.jpg">'),
        ("！[车间](a.jpg)", '<img alt="车间" src="a.jpg">'),
        ("![车间]（a.jpg =300x200）", '<img alt="车间" height="200" src="a.jpg" width="300">'),
        ("![车间](a.jpg =300x200)", '<img alt="车间" height="200" src="a.jpg" width="300">'),
        ("![车间](a.jpg =300x)", '<img alt="车间" src="a.jpg" width="300">'),
        ("![车间](a.jpg){width=300}", '<img alt="车间" src="a.jpg" width="300">'),
        ("![车间](a.jpg){width=300px}", '<img alt="车间" src="a.jpg" width="300">'),
        ("![车间|300](a.jpg)", '<img alt="车间" src="a.jpg" width="300">'),
        ("![车间 ｜ 300px](a.jpg)", '<img alt="车间" src="a.jpg" width="300">'),
        ("![焊接|车间|300x200](a.jpg)", '<img alt="焊接|车间" height="200" src="a.jpg" width="300">'),
        ("![车间\\|300](a.jpg)", '<img alt="车间" src="a.jpg" width="300">'),
        ("![车间|300](a.jpg =200x)", '<img alt="车间" src="a.jpg" width="200">'),
        ("![一号|二号](a.jpg)", '<img alt="一号|二号" src="a.jpg">'),
        ("![车间](图\\a.jpg)", '<img alt="车间" src="图/a.jpg">'),
    ],
)
def test_pictures_are_shown_in_the_size_that_is_written(source, expected):
    assert html_of(source) == f"<p>{expected}</p>"
    assert codes_and_columns(source) == []


def test_a_size_alone_is_no_alternative_text():
    assert 'alt="" src="a.jpg" width="300"' in html_of("![|300](a.jpg)")
    assert [code for code, *_ in codes_and_columns("![|300](a.jpg)")] == ["no-alt-text"]


@pytest.mark.parametrize("size", ["50%", "20em", "一半"])
def test_a_size_that_is_none_of_pixels_is_told(size):
    for source in (f"![图](a.jpg){{width={size}}}", f'<img src="a.jpg" alt="图" width="{size}">'):
        assert [code for code, *_ in codes_and_columns(source)] == ["picture-size"]


@pytest.mark.parametrize("size", ["300", "300px", "100%", "auto"])
def test_pixels_and_all_of_the_width_are_right(size):
    for source in (f"![图](a.jpg){{width={size}}}", f'<img src="a.jpg" alt="图" width="{size}">'):
        assert not codes_and_columns(source)
