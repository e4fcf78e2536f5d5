"""The page of an imported text, imported again, is the same page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.importers.html.nodes import parse
from sitebuilder.importers.html.read import read_blocks
from sitebuilder.importers.markdown_writer import write_markdown
from tests.markdown.html import html_of

WORDS = """\
一、总则|（一）目的|1、报名|1.报名|2. 培训|(1) 甲|①甲|第一条|第一章 总则|附件：1.报名表 2.名单
附件：|各有关单位：|2026年3月1日|某某学院|（盖章）|*|**|_x_|https://b.cn/y?a=b&c=d。|c@b.cn|#1机组
# 标题|##|- 项|+ 项|· 项|●●●优秀|1)|：|!!!|!!! note|！！！|:::|> 引|》引|甲 | 乙|~~删~~|==标==|[TOC]
$$x$$|{% raw %}|{{ x }}|[^1]|[^1]: 注|[甲](b)|![甲](b.jpg)|［甲］|`|```|\\*|<b>|<br>|&amp;|a<b
Map<String,Object>|输入<QQ号>|甲，|甲。|乙、|报名时间：3月7日|姓名*、电话*|V=a*b*c|138****1234
王*明、李*华|3.15晚会|C#|a_b_c|TEST_*|---|===|——|联系电话：0758-1234567|抄送：某某局|[ ] 待办
:smile:|x^2^|*[HTML]: 超|<!-- x -->|{: .a}|{width=300}|　　甲|甲|乙|English words|3.5%|（|）|“甲”
5~10|9:00~10:00|A. 甲|: 甲|D:\\照片\\x.jpg|附件\\报名表.docx|★|□|２．|年 月 日|＿＿＿|…|#|\\"""
_INLINE = "b i span em strong sup del s mark code a"
_BLOCKS = "p p p div h1 h2 h3 h4 blockquote section center pre li dd"
_STYLES = st.sampled_from(
    [
        *("", "", "", " align=right", " style='text-align:center'", " class=signature"),
        *(" style='font-weight:bold'", " style='mso-list:l0 level1 lfo1'"),
    ]
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def element(name: str, attributes: str, content: list[str]) -> str:
    where = " href='https://a.cn/x'" if name == "a" else ""
    return f"<{name}{where}{attributes}>{''.join(content)}</{name}>"


words = st.lists(
    st.sampled_from([word for line in WORDS.split("\n") for word in line.split("|") if word.strip()]),
    min_size=1,
    max_size=3,
).map(lambda found: escaped("".join(found)))
inlines = st.recursive(
    st.one_of(words, words, st.sampled_from(["<br>", "<img src=b.jpg alt=门>"])),
    lambda inner: st.builds(
        element, st.sampled_from(_INLINE.split()), st.just(""), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)


def tables_of(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.builds(
        lambda name, spans, content: f"<{name}{spans}>{content}</{name}>",
        st.sampled_from(["td", "td", "td", "th"]),
        st.sampled_from(["", "", "", " colspan=2", " rowspan=2"]),
        inner,
    )
    rows = st.lists(cells, min_size=1, max_size=3).map(lambda row: f"<tr>{''.join(row)}</tr>")
    return st.lists(rows, min_size=1, max_size=3).map(lambda found: f"<table>{''.join(found)}</table>")


def lists_of(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3).map(lambda found: f"<li>{''.join(found)}</li>")
    return st.builds(
        lambda name, found: f"<{name}>{''.join(found)}</{name.split()[0]}>",
        st.sampled_from(["ul", "ol", "ol start=3"]),
        st.lists(items, min_size=1, max_size=3),
    )


blocks = st.recursive(
    st.one_of(inlines, st.just("<hr>")),
    lambda inner: st.one_of(
        st.builds(
            element, st.sampled_from(_BLOCKS.split()), _STYLES, st.lists(inner, min_size=1, max_size=3)
        ),
        lists_of(inner),
        tables_of(inlines),
    ),
    max_leaves=12,
)


def markdown_of(html: str) -> str:
    found, _ = read_blocks(parse(html))
    return write_markdown(found)


@given(st.lists(blocks, min_size=1, max_size=5).map("".join))
def test_the_page_of_an_imported_text_reads_back_to_the_same_page(html):
    page = html_of(markdown_of(html))
    assert html_of(markdown_of(page)) == page


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p align=right>某某学院</p><p>附件</p>", "某某学院\n{: .signature}\n\n附件\n"),
        ("<p>见<a href='https://a.cn/x'>https://a.cn/x</a>。</p>", "见https://a.cn/x。\n"),
        ("<p><u><a href='https://a.cn/x'>https://a.cn/x</a></u></p>", "https://a.cn/x\n"),
        ("<p><u>见<a href='https://a.cn/x'>https://a.cn/x</a></u></p>", "<u>见https://a.cn/x</u>\n"),
        ("<p><em>https://a.cn/x</em>b</p>", "<em>https://a.cn/x</em>b\n"),
        ("<p><a href='https://b.cn'>https://a.cn/x_y</a></p>", "[https://a.cn/x_y](https://b.cn)\n"),
        ("<p>&lt;https://a.cn&gt;</p>", "\\<https://a.cn>\n"),
        ("<p>好!<a href='https://a.cn/x'>看</a></p>", "好\\![看](https://a.cn/x)\n"),
        ("<ol><li><pre>if a:\n    b</pre></li></ol>", "1. ```\n   if a:\n       b\n   ```\n"),
        ("<ul><li><ul><li>甲</li></ul><p>乙</p></li></ul>", "- - 甲\n\n  乙\n"),
        ("<ul><li><h1>甲</h1></li></ul>", "- ## 甲\n"),
        ("<h1>##</h1>", "## \\#\\#\n"),
        ("<h2><b>甲</b>乙</h2>", "## **甲**乙\n"),
        ("<p>请看：＊＊注意＊＊。</p>", "请看：&#65290;&#65290;注意&#65290;&#65290;。\n"),
        ("<p>甲|乙|丙<br>丁|戊|己<br>庚|辛|壬</p>", "甲|乙|丙\\\n丁|戊|己\\\n庚|辛|壬\n"),
        ("<p>&gt;=60分合格</p>", "\\>=60分合格\n"),
        ("<p>●●●优秀</p>", "&#9679;●●优秀\n"),
        ("<p>学院<br>├─甲<br>└─乙</p>", "学院\\\n&#9500;─甲\\\n&#9492;─乙\n"),
        ("<p>甲\u2028乙</p>", "甲\\\n乙\n"),
        ("<p>附件：1.甲 2.乙</p><ol><li>丙</li></ol>", "附件：1.甲 2.乙\n\n<!-- -->\n\n1. 丙\n"),
        ("<p>D:\\照片\\x.jpg*</p>", "D:\\\\照片\\\\x.jpg\\*\n"),
    ],
)
def test_what_is_easily_read_otherwise_reads_back(html, markdown):
    assert markdown_of(html) == markdown
    assert html_of(markdown_of(html_of(markdown))) == html_of(markdown)


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        (
            "<a href='#_ftn1' name='_ftnref1'>[1]</a>",
            "<div id=ftn1><p><a href='#_ftnref1'>[1]</a>{}</p></div>",
        ),
        (
            "<sup id=fnref1><a href='#fn1'>1</a></sup>",
            "<ol><li id=fn1><p>{}<a href='#fnref1'>↩</a></p></li></ol>",
        ),
        ("<sup><a href='#fn:1'>1</a></sup>", "<ol><li id='fn:1'>{}<a href='#fnref:1'>↩</a></li></ol>"),
        (
            "<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a>",
            "<div id=sdfootnote1><p><a href='#sdfootnote1anc'>1</a>{}</p></div>",
        ),
        ("<a href='#cite_note-1'>[1]</a>", "<ol><li id=cite_note-1><a href='#cite_ref-1'>^</a> {}</li></ol>"),
    ],
)
def test_footnotes_of_any_program_stay_footnotes_and_read_back(reference, note):
    html = f"<p>见规定{reference}。</p><hr>{note.format('原文第三条')}"
    markdown = "见规定[^1]。\n\n[^1]: 原文第三条\n"
    assert markdown_of(html) == markdown
    assert markdown_of(html_of(markdown)) == markdown


def test_a_table_in_an_item_keeps_its_signs_and_its_addresses():
    first = "<tr><td colspan=2>V=a*b*c，王*明、李*华，c@b.cn</td></tr>"
    second = "<tr><td><code>*x*</code></td><td>_a_</td></tr>"
    html = f"<ul><li><p>表：</p><table>{first}{second}</table></li></ul>"
    page = html_of(markdown_of(html))
    assert all(text in page for text in ("V=a*b*c", "王*明、李*华", "<code>*x*</code>", "_a_"))
    assert '<a href="mailto:c@b.cn">c@b.cn</a>' in page
    assert html_of(markdown_of(page)) == page


def test_notes_and_rules_in_cells_are_shown():
    cells = "<td colspan=2>甲<hr>乙<div id=ftn1><p>注</p></div></td>"
    page = html_of(markdown_of(f"<table><tr>{cells}</tr><tr><td>1</td><td>2</td></tr></table>"))
    assert all(text in page for text in ("甲", "<hr>", "乙", "[1]", "注"))
