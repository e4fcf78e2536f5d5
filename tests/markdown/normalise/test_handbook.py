"""What the handbook says of writing is what the program does."""

import re

import pytest

from sitebuilder.markdown import fill, render
from tests.markdown.normalise.html import START, html_of
from tests.site_folder import ROOT

HANDBOOK = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
HOW_TO_WRITE = HANDBOOK[HANDBOOK.index("## 正文怎么写") : HANDBOOK.index("### 图片")]
LONG = "学员在车间里按照规程检查设备的运行状态，并把读数记在本子上"


def test_the_sample_in_the_handbook_is_rendered_as_described():
    sample = re.search(r"```markdown\n(.*?)\n```\n", HOW_TO_WRITE, re.DOTALL)
    assert sample is not None
    text, problems = render(sample[1], START)
    html = fill(text, [link.target for link in text.links])
    assert problems == ()
    assert "回车就是下一段。</p>\n<p><strong>重点</strong>" in html
    for piece in ("<ul>", "<ol>", "<table>", '<div class="admonition note">', 'class="footnotes"'):
        assert piece in html


@pytest.mark.parametrize(
    ("said", "source", "html"),
    [
        ("回车就是另起一段", f"{LONG}。\n{LONG}。", f"<p>{LONG}。</p>\n<p>{LONG}。</p>"),
        ("写了也不显示", f"　　{LONG}。", f"<p>{LONG}。</p>"),
        ("列表、引用里的回车是换行", f"> {LONG}。\n> {LONG}。", f"{LONG}。<br>\n{LONG}。"),
        ("每行都不到二十个字的", "大旺大道\n一号", "<p>大旺大道<br>\n一号</p>"),
        ("行末是逗号、顿号", f"{LONG}，\n{LONG}。", f"<p>{LONG}，{LONG}。</p>"),
        ("括号或引号还没有关上", f"{LONG}（含\n备件）。", f"<p>{LONG}（含备件）。</p>"),
        ("单独一行的“第一章”“一、”“（一）”是小标题", "一、时间\n三月。", ">一、时间</h2>"),
        ("开头的是段落", "1、填表。", '<p class="hanging">1、填表。</p>'),
        ("单位和日期排在右边", "特此通知。\n\n办公室　2026年3月1日", '<p class="signature">办公室'),
        ("“附件：1.… 2.…”是列表", "附件：1.表 2.单", "<li>表</li>"),
        ("Word 的项目符号", "■ 证件\n■ 照片", "<li>证件</li>"),
        ("文字不会丢", "|甲|乙|\n|--|--|\n|丙|丁|戊|", "<td>戊</td>"),
        ("行之间空了行", "|甲|乙|\n\n|丙|丁|", "<td>丁</td>"),
        ("的星号", "王*明、李*华", "<p>王*明、李*华</p>"),
        ("的斜杠都照样显示", "放在D:\\_照片", "D:\\_照片"),
        ("没有汉字的型号、电话、时间、算式也各占一行", "M8\nM10", "<p>M8<br>\nM10</p>"),
        ("选项（`A．`）也是", "选\nA．甲", "<p>选<br>\nA．甲</p>"),
        ("每行都短（不到四十个字符）", "No phones\nAsk us", "<p>No phones<br>\nAsk us</p>"),
        ("两边不写 `|` 的，至少三行", "甲 | 乙\n丙 | 丁\n戊 | 己", "<td>己</td>"),
        ("`P=U*I*cosφ`、", "P=U*I*cosφ", "<p>P=U*I*cosφ</p>"),
        ("`姓名*、电话*`、", "姓名*、电话*", "<p>姓名*、电话*</p>"),
        ("`姓名：____，性别：____`", "姓名：____，性别：____", "<p>姓名：____，性别：____</p>"),
        ("`#1机组`、`#话题#` 不是小标题", "#1机组", "<p>#1机组</p>"),
        ("行首的 `>=60分`、`>38℃` 不是引用", ">=60分", "<p>&gt;=60分</p>"),
        (
            "代码前后的 `···` 和 `＊＊注意＊＊：` 也照半角的意思",
            "＊＊注意＊＊：停电",
            "<strong>注意</strong>：停电",
        ),
        ("`|` 两边不空格的，还要至少三格", "张三|男|90\n李四|女|80\n王五|男|70", "<td>李四</td>"),
        ("不空行时只认图片和链接", "<div>![车间](车间.jpg)</div>", '<img src="车间.jpg"'),
        ("点了就拨号", "[电话](0758-2345678)", 'href="tel:0758-2345678"'),
        ("正文照样用 Markdown", "<details>\n\n**甲**\n\n</details>", "<strong>甲</strong>"),
        ("小于号不会吃掉后面的字", "输入<QQ号>", "输入&lt;QQ号&gt;"),
    ],
)
def test_the_statements_of_the_handbook_are_true(said, source, html):
    assert said in HOW_TO_WRITE
    assert html in html_of(source)
