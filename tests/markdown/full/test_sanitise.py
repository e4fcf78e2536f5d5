"""The HTML allowed on a page, and warnings about removed HTML."""

import re
from html import escape

import pytest

from sitebuilder.markdown import fill, render
from sitebuilder.messages import Place, Severity, problem


def rendered(source):
    text, problems = render(source, Place("a.md"))
    return fill(text, [link.target for link in text.links]), problems


def removed(source):
    return [
        (each.place.line, each.place.column, values.get("removed", values.get("target")))
        for each in rendered(source)[1]
        for values in [dict(each.values)]
        if each.code in ("attribute-removed", "html-removed", "media-data", "link-scheme")
    ]


@pytest.mark.parametrize(
    ("source", "html", "expected"),
    [
        ("甲<script>alert(1)</script>乙", "<p>甲乙</p>", [(1, 2, "<script>")]),
        ("<script>\nlet a = '<b onclick=x>'\n</script>\n\n甲", "<p>甲</p>", [(1, 1, "<script>")]),
        ("甲<b onclick='x()' class=c>乙</b>", '<p>甲<b class="c">乙</b></p>', [(1, 5, "<b onclick='x()'>")]),
        ("甲\n\n<div\n  style='a: b'>乙</div>", "<p>甲</p>\n<div>乙</div>", [(4, 3, "<div style='a: b'>")]),
        ("<font color=red>甲</font>", "<p>甲</p>", [(1, 1, "<font>")]),
        ("<iframe src='//a.example'>x</iframe>\n\n甲", "<p>甲</p>", [(1, 1, "<iframe>")]),
        ("<div><form><input></form></div>", "<div></div>", [(1, 6, "<form>"), (1, 12, "<input>")]),
        ("甲<td>乙", "<p>甲乙</p>", [(1, 2, "<td>")]),
        ("<a HREF=javascript:x>甲</a>", "<p><a>甲</a></p>", [(1, 4, "javascript:x")]),
        ("<a href='data:text/html,x' target=_blank>甲</a>", "<p><a>甲</a></p>",
         [(1, 4, "data:text/html,x"), (1, 28, "<a target=_blank>")]),
    ],
)  # fmt: skip
def test_html_that_is_not_allowed_is_removed_with_a_warning_at_its_place(source, html, expected):
    assert rendered(source)[0] == html
    assert removed(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[甲](javascript:alert(1))", [(1, 5, "javascript:alert(1)")]),
        ("文\n![甲](data:image/png;base64,AA==)", [(2, 6, "data:image/png;base64,AA==")]),
        ("[甲][a]\n\n[a]: vbscript:x", [(3, 6, "vbscript:x")]),
        ("[x](java&#10;script:alert(1))", [(1, 5, "java&#10;script:alert(1)")]),
        ("[甲](https://[)", [(1, 5, "https://[")]),
        ("[x](&#xfdd0;0&#xfdd1;javascript:x)", []),
    ],
)
def test_a_link_of_another_scheme_is_removed_with_a_warning_at_its_place(source, expected):
    html, _ = rendered(source)
    assert 'href="javascript' not in html
    assert removed(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "[咨询](tencent://message/?uin=1)",
        "[公众号](weixin://dl)",
        "[资料](ftp://a.example/b)",
        "<a href='tencent://x'>咨询</a>",
        "[咨询][a]\n\n[a]: tencent://x",
    ],
)
def test_a_link_of_another_scheme_is_told_what_a_link_may_be(source):
    assert [each.code for each in rendered(source)[1]] == ["link-scheme"]


@pytest.mark.parametrize("name", ["button", "marquee", "applet"])
def test_without_an_element_that_may_hold_paragraphs_none_stands_in_another(name):
    text, _ = render(f"甲 <{name}>\n\n乙\n\n```\n丙\n```\n\n</{name}>丁", Place("a.md"))
    inside = re.findall("<(/?)p>|<(pre)>", "".join(text.parts))
    assert inside
    assert ("", "pre") in inside
    depth = 0
    for slash, pre in inside:
        depth += 0 if pre else -1 if slash else 1
        assert 0 <= depth <= (0 if pre else 1)


def test_an_attribute_list_smuggles_nothing_in():
    source = "# 甲 {#a onclick=x}\n\n乙\n{: .b style='color:red' title=\"丙\" }\n\n**丁**{onload}"
    assert rendered(source)[0] == (
        '<h2 id="a">甲</h2>\n<p class="b" title="丙">乙</p>\n<p><strong>丁</strong></p>'
    )
    assert removed(source) == [(1, 9, "{onclick=x}"), (4, 7, "{style='color:red'}"), (6, 7, "{onload}")]


def test_the_attribute_list_of_fenced_code_smuggles_nothing_in():
    source = "``` {.python #a .b onclick=x}\n甲\n```"
    assert rendered(source)[0] == '<pre id="a" class="b"><code class="language-python">甲\n</code></pre>'
    assert removed(source) == [(1, 20, "{onclick=x}")]


CODE = '<b onclick="x">[a](javascript:b) {onclick=c} <script> <https://a.b>![](c.jpg) [d]: e'


@pytest.mark.parametrize("source", ["`{}`", "```\n{}\n```", "文\n\n    {}", "- 文\n\n        {}"])
def test_html_in_code_is_kept_without_a_warning(source):
    html, problems = rendered(source.replace("{}", CODE))
    assert problems == ()
    assert escape(CODE, quote=False) in html


def test_a_tab_in_code_is_as_wide_as_if_nothing_were_marked():
    assert "<code>&lt;b&gt; x\n&lt;bb&gt;    x\n" in rendered("    <b>\tx\n    <bb>\tx")[0]


def test_html_in_comments_gives_no_warning():
    html, problems = rendered("甲<!-- <script onclick=x> -->\n\n<!--\n<font>\n-->\n\n乙")
    assert html.split() == ["<p>甲</p>", "<p>乙</p>"]
    assert problems == ()


def test_braces_and_angle_brackets_in_text_stay():
    html, problems = rendered("集合 {a=b, c}，若 a < b 且 c > d，则 x <y，见 [1]: 后文，{: x }。")
    assert html == "<p>集合 {a=b, c}，若 a &lt; b 且 c &gt; d，则 x &lt;y，见 [1]: 后文，{: x }。</p>"
    assert problems == ()


def test_a_bare_tag_of_an_element_that_needs_attributes_is_text():
    shown = "<p>用&lt;img&gt;标签，在&lt;meta&gt;里</p>"
    assert rendered("用<img>标签，在<meta>里") == (shown, ())


def test_allowed_html_is_kept_unchanged():
    source = (
        '<figure class="wide"><img src="a.jpg" alt="图" width="3"><figcaption>题</figcaption></figure>\n\n'
        '<details><summary>甲</summary><p lang="en">x<br>y</p></details>\n\n'
        "<p><ruby>匠<rt>jiàng</rt></ruby></p>"
    )
    assert rendered(source) == (source, ())


def test_links_get_no_rel_and_no_target():
    assert rendered("[甲](a.md) [乙](https://b.example/)")[0] == (
        '<p><a href="a.md">甲</a> <a href="https://b.example/">乙</a></p>'
    )


def test_a_footnote_that_raw_html_swallows_leaves_no_dead_link():
    html, _ = rendered("甲[^1] <textarea rows=3>\n\n[^1]: 注")
    assert "fn-1" not in html.replace("fnref-1", "")


def test_warnings_do_not_stop_a_build():
    assert {each.severity for each in rendered("<font> ![](a.jpg)")[1]} == {Severity.WARNING}


def test_nesting_without_sense_is_an_error_at_the_beginning_of_the_text():
    text, problems = render("> " * 500, Place("a.md", 4, 1))
    assert text.parts == ("",)
    assert problems == (problem("markup-too-deep", Place("a.md", 4, 1)),)
    assert problems[0].severity is Severity.ERROR


def test_nesting_as_deep_as_anyone_writes_is_fine():
    source = "\n".join("    " * depth + f"- 第{depth}层" for depth in range(15)) + "\n\n" + "> " * 15 + "引用"
    html, problems = rendered(source)
    assert problems == ()
    assert html.count("<ul>") == 15
    assert html.count("<blockquote>") == 15


@pytest.mark.parametrize(
    ("source", "attribute", "shown"),
    [
        ("<h2 align=center>甲</h2>", "align=center", "<h2 align=center>"),
        ("<p class=a style='color: red'>甲</p>", "style='color: red'", "<p style='color: red'>"),
        ("甲\n{onclick=x}", "onclick=x", "{onclick=x}"),
    ],
)
def test_of_a_tag_that_stays_only_the_attribute_is_told(source, attribute, shown):
    html, problems = rendered(source)
    assert "甲" in html
    assert [(each.code, dict(each.values)) for each in problems] == [
        ("attribute-removed", {"attribute": attribute, "removed": shown})
    ]
