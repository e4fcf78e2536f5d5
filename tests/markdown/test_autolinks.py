"""Autolinks, strikethrough, highlights and escapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.markdown import plain_lines, render
from sitebuilder.markdown.fast.render import render_fast
from sitebuilder.markdown.full.render import render_full
from sitebuilder.markdown.links.schemes import is_safe_target
from sitebuilder.markdown.positions import read_source
from sitebuilder.messages import Place
from tests.markdown.html import html_of


def links(source: str) -> list[tuple[str, int]]:
    text, _ = render(source, Place("a.md"))
    return [(link.target, link.place.column) for link in text.links]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("详见https://a.example/b（官方网站），", [("https://a.example/b", 3)]),
        ("“https://a.example/b”", [("https://a.example/b", 2)]),
        ("见ｈｔｔｐｓ：／／ａ．ｅｘａｍｐｌｅ／ｂ（官网）。", [("https://a.example/b", 2)]),
        ("ＨＴＴＰ：／／ａ．ｅｘａｍｐｌｅ。", [("http://a.example", 1)]),
        ("网址:https://a.example/b", [("https://a.example/b", 4)]),
        ("Web:www.a.example", [("http://www.a.example", 5)]),
        ("邮箱:b@a.example;Email:c@a.example", [("mailto:b@a.example", 4), ("mailto:c@a.example", 22)]),
        ("https://a.example/b。www.c.example；", [("https://a.example/b", 1), ("http://www.c.example", 21)]),
        ("(see https://a.example/b_(c)).", [("https://a.example/b_(c)", 6)]),
        ("https://a.example/b?c=1&d=2#e, then", [("https://a.example/b?c=1&d=2#e", 1)]),
        ("https://a.example/?!.,:;*_~'\"", [("https://a.example/", 1)]),
        ("https://a.example/b&gt;", [("https://a.example/b", 1)]),
        ("https://a.example/b&amp;c", [("https://a.example/b&c", 1)]),
        ("https://a.example:8080/b", [("https://a.example:8080/b", 1)]),
        ("https://a.example/b\\_c", [("https://a.example/b_c", 1)]),
        ("https://a.example/{b}", [("https://a.example/{b}", 1)]),
        ("(https://a.example/b)[2]", [("https://a.example/b", 2)]),
        ("https://a.example/?b[]=1", [("https://a.example/?b[]=1", 1)]),
        ("HTTP://A.example", [("http://A.example", 1)]),
        ("请打开www.a.example/b。", [("http://www.a.example/b", 4)]),
        ("官网：WWW.A.EXAMPLE", [("http://WWW.A.EXAMPLE", 4)]),
        ("见http:/www.a.example/b。", [("http://www.a.example/b", 2)]),
        ("https:/www.a.example", [("https://www.a.example", 1)]),
        ("http:/a.example 与 a:/www.a.example", []),
        ("Www.a.example", [("http://Www.a.example", 1)]),
        ("发到b.c-d@a.example即可", [("mailto:b.c-d@a.example", 3)]),
        ("**https://a.example/b**（官网）", [("https://a.example/b", 3)]),
        ("**https://a.example/b**(官网)", [("https://a.example/b", 3)]),
        ("~~https://a.example/b~~", [("https://a.example/b", 3)]),
        ("==https://a.example/b==", [("https://a.example/b", 3)]),
        ("- 一\n- https://a.example/b", [("https://a.example/b", 3)]),
        ("<https://a.example/b>", [("https://a.example/b", 2)]),
        ("见<www.a.example>", [("http://www.a.example", 3)]),
        ("甲[^1]\n\n[^1]: https://a.example/b.", [("https://a.example/b", 7)]),
    ],
)  # fmt: skip
def test_an_autolink_ends_before_what_does_not_belong_to_it(source, expected):
    assert links(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "`https://a.example`",
        "```\nhttps://a.example\nb@a.example\n```",
        "文\n\n    www.a.example",
        "https://",
        "http://localhost:8000/",
        "xhttps://a.example",
        "ssh:b@a.example",
        "mailto:b@a.example",
        "a::https://a.example",
        "javascript:alert(1)",
        "javascript://a.example/%0aalert(1)",
        "data:text/html,b ftp://a.example/b file:///b",
        "图标@2x.png logo@2x.png",
        "b@c git@a.example:b/c.git",
        "3.15 a.example 1@2",
        '<b title="https://a.example">甲</b>',
        "<!-- https://a.example -->",
    ],
)
def test_text_in_code_or_attributes_and_invalid_addresses_are_not_autolinks(source):
    assert links(source) == []


def test_an_address_within_a_link_is_not_an_autolink():
    sources = {
        "[见 https://a.example](b.md)": ["b.md"],
        "[https://a.example](https://a.example)": ["https://a.example"],
        '<a href="b.md">www.a.example</a> www.c.example': ["b.md", "http://www.c.example"],
        "![www.a.example](b.jpg)": ["b.jpg"],
        "[甲](b.md 'www.a.example')": ["b.md"],
        "[甲][b]\n\n[b]: https://a.example": ["https://a.example"],
        "甲{title=https://a.example}": [],
    }
    for source, expected in sources.items():
        assert [target for target, _ in links(source)] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("~~旧~~价，~~**甲**~~", "<del>旧</del>价，<del><strong>甲</strong></del>"),
        ("**~~”~~** “~~”丙~~", "<strong><del>”</del></strong> “<del>”丙</del>"),
        ("**~~乙~~**", "<strong><del>乙</del></strong>"),
        ("这是==重点==", "这是<mark>重点</mark>"),
        ("==费用：==300元，==地点：==B栋", "<mark>费用：</mark>300元，<mark>地点：</mark>B栋"),
        ("压力==高，且档位==3", "压力==高，且档位==3"),
        ("~~甲\n乙~~", "<del>甲乙</del>"),
        ("10~~20 元，30~~40 元", "10~~20 元，30~~40 元"),
        ("8:00~11:00，14:00~17:00", "8:00~11:00，14:00~17:00"),
        ("若 a==b 且 c==d", "若 a==b 且 c==d"),
        ("if (a == b && c == d)", "if (a == b &amp;&amp; c == d)"),
        ("~~ 甲 ~~ == 乙 ==", "~~ 甲 ~~ == 乙 =="),
        ("`~~甲~~` \\~~甲~~", "<code>~~甲~~</code> ~~甲~~"),
    ],
)  # fmt: skip
def test_words_are_struck_out_and_marked(source, expected):
    assert html_of(source) == f"<p>{expected}</p>"


def test_a_backslash_escapes_any_ascii_punctuation():
    signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    text, problems = render("甲" + "".join(f"\\{sign}" for sign in signs) + "乙", Place("a.md"))
    assert plain_lines(text).strip() == f"甲{signs}乙"
    assert problems == ()
    assert html_of("\\<b>甲\\</b>") == "<p>&lt;b&gt;甲&lt;/b&gt;</p>"
    assert html_of("`\\<b>` \\丙") == "<p><code>\\&lt;b&gt;</code> \\丙</p>"


@given(
    st.lists(
        st.sampled_from(
            ["https://a.example/", "www.a.example", "b@a.example", "javascript:", "data:", "(", ")", "*", "_",
             "[", "](", "==", "~~", "。", "见", " ", "\n", "<a href='", "'>", "</a>", "&amp;", "\\", "{", "}",
             "<", ">", "`"]
        ),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_no_link_is_nested_and_none_has_a_forbidden_scheme(source):
    text, _ = render(source, Place("a.md"))
    assert all(is_safe_target(link.target) for link in text.links)
    depth = 0
    for part in html_of(source).split("<"):
        depth += part.startswith(("a ", "a>")) - part.startswith("/a>")
        assert depth in (0, 1)


@pytest.mark.parametrize(
    "text", ["见https://x.example2026.3.1", "www.x.example2.2月", "http://192.168.1.300/"]
)
def test_an_address_with_an_invalid_host_is_not_an_autolink(text):
    rendered, problems = render(text, Place("a.md"))
    assert (rendered.links, problems) == ((), ())


@pytest.mark.parametrize(
    "host",
    [
        "192.168.1.1",
        "xn--a.example",
        "xn--fiqs8s",
        "a.example2.2",
        "a.0x1",
        "a.example:99999",
        "a.example:80",
    ],
)
@pytest.mark.parametrize("form", ["甲 https://{}/b", "[甲](https://{}/b)"])
def test_hosts_are_read_alike_by_both_ways(host, form):
    source = read_source(form.format(host), Place("a.md"))
    fast = render_fast(source)
    assert fast is None or fast == render_full(source)


@pytest.mark.parametrize("sign", [",", ";", "、", "，"])
def test_addresses_with_a_sign_between_them_are_several(sign):
    text, _ = render(f"https://a.example/x{sign}https://b.example/y", Place("a.md"))
    assert [link.target for link in text.links] == ["https://a.example/x", "https://b.example/y"]


def test_a_mail_address_with_the_sign_of_a_chinese_keyboard_is_a_link():
    html = html_of("请发到bm＠school.example.cn，抄送lab_2＠example.org。")
    assert 'href="mailto:bm@school.example.cn">bm@school.example.cn</a>，' in html
    assert 'href="mailto:lab_2@example.org"' in html
    assert html_of("＠张工 A＠二楼，单价＠5.5元") == "<p>＠张工 A＠二楼，单价＠5.5元</p>"
    assert html_of("`a＠example.org`") == "<p><code>a＠example.org</code></p>"


def test_an_address_may_end_with_the_chinese_name_of_a_file():
    assert links("见https://example.org/f/课程表.pdf（附件），或www.example.org/通知_2.docx。") == [
        ("https://example.org/f/课程表.pdf", 2),
        ("http://www.example.org/通知_2.docx", 37),
    ]
    assert links("到https://example.org/f/下载课程表.pdf")[0][0] == "https://example.org/f/"
    assert links("到https://example.org/f/课程表")[0][0] == "https://example.org/f/"
    assert links("到https://example.org课程表.pdf")[0][0] == "https://example.org"
