"""Links and pictures as office workers type them: unambiguous ones work, others are reported."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitebuilder.markdown import plain_lines, render
from sitebuilder.markdown.links.schemes import ALLOWED_SCHEMES, has_scheme
from sitebuilder.markdown.links.typed_targets import normalise_target
from sitebuilder.messages import Place, Severity
from tests.markdown.html import codes_and_columns, html_of


def links(source: str) -> list[tuple[str, int]]:
    text, problems = render(source, Place("a.md"))
    assert problems == ()
    return [(link.target, link.place.column) for link in text.links]


@pytest.mark.parametrize(
    ("source", "target", "column"),
    [
        ("见［登记表］（附件/登记表.docx）", "附件/登记表.docx", 8),
        ("见[登记表]（登记表.docx）。", "登记表.docx", 8),
        ("见[登记表](登记表.docx）。", "登记表.docx", 8),
        ("见［登记表](登记表.docx)。", "登记表.docx", 8),
        ("[登记表]（登记表（新）.docx）", "登记表（新）.docx", 7),
        ("[登记表](登记表（新）.docx)", "登记表（新）.docx", 7),
        ("[登记表] (登记表.docx)", "登记表.docx", 8),
        ("［官网］（https://a.example/b）", "https://a.example/b", 6),
        ("［登记表］（ｄｅｎｇｊｉ－１．ｄｏｃｘ）", "dengji-1.docx", 7),
        ("[名单](Ａ组名单.docx)", "Ａ组名单.docx", 6),
        ("［下一节］（#next）", "#next", 7),
        ("[官网](“https://a.example/b”)", "https://a.example/b", 6),
        ('[官网]("https://a.example/b")', "https://a.example/b", 6),
        ("[登记表](‘登记表.docx’)", "登记表.docx", 7),
        ("[官网](https：//a.example/b)", "https://a.example/b", 6),
        ("[官网](https：／／a。example／b)", "https://a.example/b", 6),
        ("[官网](HTTPS:\\\\a.example\\b)", "https://a.example/b", 6),
        ("[官网](https//a.example/b)", "https://a.example/b", 6),
        ("[官网](https:/a.example/b)", "https://a.example/b", 6),
        ("[官网](ttps://a.example/b)", "https://a.example/b", 6),
        ("[官网](htttp://a.example/b)", "http://a.example/b", 6),
        ("[官网](hhttps://a.example/b)", "https://a.example/b", 6),
        ("[电话](0758-2345678)", "tel:0758-2345678", 6),
        ("[电话]((0758) 2345678)", "tel:07582345678", 6),
        ("[手机](13800000000)", "tel:13800000000", 6),
        ("[官网](https；//a.example/b)", "https://a.example/b", 6),
        ("[官网](https:// a.example/b)", "https://a.example/b", 6),
        ("[官网](https://a.example/b c)", "https://a.example/b%20c", 6),
        ("[官网](https://a.example/b。)", "https://a.example/b", 6),
        ("[官网](https://a.example/b（c）)", "https://a.example/b（c）", 6),
        ("[官网](www.a.example/b)", "http://www.a.example/b", 6),
        ("[官网](//a.example/b)", "https://a.example/b", 6),
        ("[信箱](b.c@a.example)", "mailto:b.c@a.example", 6),
        ("[信箱](mailto：b@a.example)", "mailto:b@a.example", 6),
        ("[登记表](附件\\登记表.docx)", "附件/登记表.docx", 7),
        ("[登记表](..\\附件\\登记表.docx)", "../附件/登记表.docx", 7),
        ("[登记表](登记表.docx。)", "登记表.docx", 7),
        ("[登记表](登记 表.docx)", "登记 表.docx", 7),
        ("<a href='https：//a.example'>官网</a>", "https://a.example", 4),
        ("请看https：//a.example/b。", "https://a.example/b", 3),
        ("[甲][b]\n\n[b]: www.a.example", "http://www.a.example", 6),
        ("【表】(a.docx)", "a.docx", 5),
        ("【表](a.docx)", "a.docx", 5),
    ],
)
def test_unambiguous_targets_are_normalised(source, target, column):
    assert links(source) == [(target, column)]


@pytest.mark.parametrize(
    "source",
    [
        "[2025]（试行）",
        "〔2025〕（15号）和［2025］（3.15）",
        "[一] (见下文) [ ] (可选) ［］（a.docx）",
        "`[表]（a.docx）` 与 `https：//a.example`",
        "\\[表]（a.docx）",
        "小心！看[图]（下）",
    ],
)
def test_remarks_and_code_are_no_links(source):
    assert links(source) == []
    assert "（" in html_of(source) or "(" in html_of(source)


def test_a_full_width_mark_within_a_line_ends_a_sentence():
    assert links("注意！[看大图](a.jpg)") == [("a.jpg", 10)]
    assert "<img" not in html_of("注意！[看大图](a.jpg)")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[表](D:\\资料\\表.docx)", ("link-local-file", 5)),
        ("![图](C:/图/a.jpg)", ("link-local-file", 6)),
        ("[表](file:///C:/表.docx)", ("link-local-file", 5)),
        ("[表](“D:\\表.docx”)", ("link-local-file", 5)),
        ("<a href='D:\\表.docx'>表</a>", ("link-local-file", 4)),
        ("<a href=file:///b>表</a>", ("link-local-file", 4)),
        ("[官网](https://a .example/b)", ("link-blank", 6)),
        ("[官网]()", ("link-empty", 6)),
    ],
)
def test_links_that_lead_nowhere_are_reported_at_their_places(source, expected):
    assert codes_and_columns(source) == [expected]
    (found,) = render(source, Place("a.md"))[1]
    assert (found.severity is Severity.WARNING) == (found.code == "link-empty")


def test_a_link_without_a_text_is_called_after_its_target():
    assert html_of("[](附件/登记表.docx) [](https://a.example/)") == (
        '<p><a href="附件/登记表.docx">登记表.docx</a> <a href="https://a.example/">https://a.example/</a></p>'
    )


def test_a_remark_in_braces_is_not_an_attribute_list():
    text, problems = render("## 开班 {第二期}\n\n**甲**{重要}", Place("a.md"))
    assert plain_lines(text).split() == ["开班", "{第二期}", "甲{重要}"]
    assert problems == ()


_FORMS = st.lists(
    st.sampled_from(["https", "http", "javascript", "data", "：", ":", "/", "／", "\\", "www.",
                     "a.example", "b@a.example", "“", "”", "。", "（", "）", " ", "\u3000", "图.jpg", "D:",
                     "file:", "//", "mailto", "#", "\t", "\n"]),
    max_size=8,
).map("".join)  # fmt: skip


@given(_FORMS)
@example("javascript：alert(1)")
@example("\\javascript:alert(1)")
@example("““https““")
@example("“ 「 https 」 ”")
def test_normalising_never_creates_a_forbidden_scheme(target):
    found = normalise_target(target)
    assert normalise_target(found) == found
    if has_scheme(found) and not has_scheme(target):
        assert found.partition(":")[0] in ALLOWED_SCHEMES


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("htpps://e.cn/a", "https://e.cn/a"),
        ("thtp://e.cn", "http://e.cn"),
        ("htttps：//e.cn", "https://e.cn"),
        ("http:www.e.cn/a", "http://www.e.cn/a"),
        ("https：www.e.cn", "https://www.e.cn"),
        ("http:e.cn", "http:e.cn"),
        ("ssh://e.cn", "ssh://e.cn"),
        ("php://e.cn", "php://e.cn"),
    ],
)
def test_a_scheme_of_the_letters_of_https_is_https_in_whatever_order(written, url):
    assert normalise_target(written) == url


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("0758-2000000转8001", "tel:0758-2000000;ext=8001"),
        ("0758-2000000 分机 12", "tel:0758-2000000;ext=12"),
        ("13800000000", "tel:13800000000"),
    ],
)
def test_a_telephone_number_may_have_an_extension(written, url):
    assert normalise_target(written) == url
