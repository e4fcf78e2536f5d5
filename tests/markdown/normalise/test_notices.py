"""Official notices: headings by their numbers, attachments, the signature, paragraphs with numbers."""

import re

import pytest

from sitebuilder.markdown import render
from tests.markdown.normalise.html import START, html_of

NOTICE = """\
各有关单位：
　　为做好培训工作，现将有关事项通知如下：
一、培训时间
　　3月开班，每周六上课。
二、培训内容
（一）理论
1、安全知识；
2、焊接工艺。
（二）实操
平焊和立焊。
附件：1.报名表
　　　2.汇总表

　　　　　　　　　　　　　　工匠学院
　　　　　　　　　　　　　　2026年2月1日
"""


def test_a_notice_is_rendered_as_intended():
    assert html_of(NOTICE) == (
        "<p>各有关单位：</p>\n<p>为做好培训工作，现将有关事项通知如下：</p>\n"
        '<h2 id="一培训时间">一、培训时间</h2>\n<p>3月开班，每周六上课。</p>\n'
        '<h2 id="二培训内容">二、培训内容</h2>\n<h3 id="一理论">（一）理论</h3>\n'
        '<p class="hanging">1、安全知识；</p>\n<p class="hanging">2、焊接工艺。</p>\n'
        '<h3 id="二实操">（二）实操</h3>\n<p>平焊和立焊。</p>\n'
        "<p>附件：</p>\n<ol>\n<li>报名表</li>\n<li>汇总表</li>\n</ol>\n"
        '<p class="signature">工匠学院<br>\n2026年2月1日</p>'
    )


def test_a_notice_has_an_outline_and_an_excerpt():
    text, _ = render(NOTICE, START)
    assert [(each.level, each.title) for each in text.headings] == [
        (2, "一、培训时间"),
        (2, "二、培训内容"),
        (3, "（一）理论"),
        (3, "（二）实操"),
    ]
    assert text.excerpt.startswith("各有关单位：为做好培训工作，现将有关事项通知如下：3月开班")


def test_numbered_headings_are_placed_below_markdown_headings():
    text, _ = render("## 通知\n\n一、时间\n\n三月。\n\n### 附\n\n一、地点\n\n大旺。", START)
    assert [each.level for each in text.headings] == [2, 3, 3, 4]


@pytest.mark.parametrize(
    "source",
    [
        "一、带身份证\n二、带照片\n三、带笔",
        "一、时间：三月一日\n地点另行通知。",
        "一、请各单位在三月一日前报名。\n逾期不候。",
        "一、请各单位认真组织，\n按时参加",
    ],
)
def test_a_number_before_a_sentence_or_an_item_makes_no_heading(source):
    assert "<h2" not in html_of(source)
    assert '<p class="hanging">一、' in html_of(source)


def test_chapters_sections_and_numbers_are_headings_one_below_the_other():
    text, _ = render(
        "第一章　总则\n\n第一节　目的\n\n一、范围\n\n本院。\n\n（一）对象\n\n学员。"
        "\n\n第二章、附则\n\n即日起施行。",
        START,
    )
    assert [(each.level, each.title) for each in text.headings] == [
        (2, "第一章 总则"),
        (3, "第一节 目的"),
        (4, "一、范围"),
        (5, "（一）对象"),
        (2, "第二章、附则"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "**一、时间**\n三月。\n**二、地点**\n大旺。",
        "**一、时间**\n\n三月。\n\n**二、地点**\n\n大旺。",
        "一．时间\n三月。\n二．地点\n大旺。",
        "一.时间\n\n三月。\n\n二.地点\n\n大旺。",
        "一、时间：\n三月。\n二、地点：\n大旺。",
        "&emsp;&emsp;一、时间\n&emsp;&emsp;三月。\n&emsp;&emsp;二、地点\n&emsp;&emsp;大旺。",
    ],
)
def test_numbered_headings_may_be_bold_or_end_with_a_colon(source):
    text, _ = render(source, START)
    assert [(each.level, re.sub("\\W", "", each.title)) for each in text.headings] == [
        (2, "一时间"),
        (2, "二地点"),
    ]
    assert "三月。" in html_of(source)
    assert "strong" not in html_of(source)
    assert "<br>" not in html_of(source)


def test_a_colon_before_items_makes_no_heading_if_other_lines_are_sentences():
    html = html_of("一、即日起报名。\n二、请带下列物品：\n1、护目镜；\n2、手套。\n三、不收费。")
    assert "<h2" not in html


def test_short_articles_of_rules_are_paragraphs():
    assert "<br>" not in html_of("第一条　定规则。\n第二条　守规则。\n附则\n第三条　即日起施行。")


@pytest.mark.parametrize(
    "sign", ["１、", "（１）", "⑴", "⒈", "㈠", "㊀", "❶", "Ⅰ、", "二．", "１．", "１.", "第１条 "]
)
def test_full_width_and_enclosed_numbers_begin_paragraphs_too(sign):
    html = html_of(f"办法如下\n{sign}先填表；\n{sign}再交表。")
    assert html == (
        f'<p>办法如下</p>\n<p class="hanging">{sign}先填表；</p>\n<p class="hanging">{sign}再交表。</p>'
    )


def test_a_step_below_the_remarks_on_another_is_none_of_them():
    html = html_of("第1步：停机\n第2步：挂牌\n- 写明姓名\n第3步：验电")
    assert html.endswith('<li>写明姓名</li>\n</ul>\n<p class="hanging">第3步：验电</p>')


@pytest.mark.parametrize(
    "sign", ["第一步：", "步骤2：", "1、", "（1）", "(1)", "1）", "①", "第一条 ", "第1条　", "1．"]
)
def test_a_number_begins_a_paragraph_with_a_hanging_indent(sign):
    html = html_of(f"办法如下\n{sign}先填表\n{sign}再交表")
    assert html == (
        f'<p>办法如下</p>\n<p class="hanging">{sign}先填表</p>\n<p class="hanging">{sign}再交表</p>'
    )


@pytest.mark.parametrize(
    "source",
    [
        "附件：1.报名表 2.汇总表",
        "附件：1. 报名表\n2. 汇总表",
        "附件：\n1. 报名表\n2. 汇总表",
        "附件: 1、报名表　2、汇总表",
    ],
)
def test_attachments_are_a_list(source):
    html = html_of(source).replace("附件:", "附件：")
    assert html == "<p>附件：</p>\n<ol>\n<li>报名表</li>\n<li>汇总表</li>\n</ol>"


@pytest.mark.parametrize(
    "ending",
    [
        "工匠学院\n2026年2月1日",
        "    工匠学院\n    2026年2月1日",
        "工匠学院\n\n2026 年 2 月 1 日",
        "　　　　工匠学院\n　　　　二〇二六年二月一日",
    ],
)
def test_a_unit_and_a_date_at_the_end_are_a_signature(ending):
    html = html_of(f"请各单位按时参加。\n\n{ending}\n")
    assert html.startswith('<p>请各单位按时参加。</p>\n<p class="signature">工匠学院<br>\n')


@pytest.mark.parametrize(
    "source",
    [
        "报名地点：\n大旺校区\n2026年3月1日",
        "上课从三月一日开始，每周六上午上课。\n\n2026年3月1日",
        "工匠学院\n2026年3月1日",
        "- 工匠学院\n- 2026年3月1日",
        "甲。\n\n工匠学院\n2026年3月1日\n\n乙。",
    ],
)
def test_a_date_elsewhere_is_not_a_signature(source):
    assert "signature" not in html_of(source)


def test_a_signature_may_follow_the_attachments():
    assert html_of("请按时参加。\n附件：1.表\n　　　2.单\n学院\n2026年2月1日").endswith(
        '<li>单</li>\n</ol>\n<p class="signature">学院<br>\n2026年2月1日</p>'
    )


def test_several_units_can_sign_together():
    html = html_of("请按时参加。\n\n甲学院\n乙公司\n2026年2月1日")
    assert html.endswith('<p class="signature">甲学院<br>\n乙公司<br>\n2026年2月1日</p>')


def test_chapters_and_sections_may_be_numbered_in_digits():
    html = html_of("第1章　总则\n第1节 目的\n为了安全，制定本规程。\n第２章 附则\n自公布起施行。")
    assert html.count("<h2") == 2 and html.count("<h3") == 1
    assert "<h" not in html_of("第1节 课讲安全。\n第2节 课讲焊接。")


@pytest.mark.parametrize(
    "source",
    [
        "附件：1．报名表\n　　　2．安全培训合格\n　　　　　人员登记表\n　　　3．汇总表",
        "附件：1. 报名表\n      2. 安全培训合格\n         人员登记表\n      3. 汇总表",
    ],
)
def test_the_name_of_an_attachment_may_go_on_below_itself(source):
    assert "<li>报名表</li>\n<li>安全培训合格人员登记表</li>\n<li>汇总表</li>" in html_of(source)


def test_a_name_that_begins_beside_the_first_number_may_go_on_too():
    html = html_of("附件：1．Safety\n　　　　　training\n　　　2．汇总表")
    assert "<li>Safety training</li>\n<li>汇总表</li>" in html


def test_a_line_elsewhere_than_below_the_name_of_an_attachment_is_none_of_it():
    html = html_of("附件：1．报名表\n　　　2．汇总表\n请于月底前交到培训中心。\n　　　3．名单")
    assert "<li>汇总表</li>\n</ol>\n<p>请于月底前交到培训中心。</p>" in html


def test_a_heading_may_have_commas_within():
    html = html_of("一、统一思想，提高认识，加强领导\n各班组要学习。\n二、狠抓落实，保证质量\n三月完成。")
    assert html.count("<h2") == 2
    assert "<h" not in html_of("一、带工具，\n不带手机\n二、带证件，\n不带行李")


def test_attachments_may_be_numbered_in_full_width_digits():
    assert "<li>报名表</li>\n<li>名单</li>" in html_of("附件：１．报名表\n　　　２．名单")


@pytest.mark.parametrize(
    "source",
    [
        "附件：1.2026年汇总表\n2.3月课程表",
        "附件：1．2026年汇总表 2. 3月课程表",
        "附件：1、2026年汇总表\n      2、3月课程表",
    ],
)
def test_the_name_of_an_attachment_may_begin_with_a_number(source):
    assert html_of(source) == "<p>附件：</p>\n<ol>\n<li>2026年汇总表</li>\n<li>3月课程表</li>\n</ol>"
    assert html_of("附件：1.5万元的预算") == "<p>附件：1.5万元的预算</p>"


def test_a_quotation_or_a_box_may_have_attachments():
    listed = html_of("附件：1.汇总表\n2.课程表")
    assert html_of("> 附件：1.汇总表\n> 2.课程表") == f"<blockquote>\n{listed}\n</blockquote>"
    assert listed in html_of("!!! note\n    附件：1.汇总表\n    2.课程表")


@pytest.mark.parametrize("leader", ["......", "———", "......... ", "·····", "…………"])
def test_the_lines_of_a_typed_table_of_contents_are_no_headings(leader):
    contents = f"一、学院简介{leader}1\n二、培训项目{leader}12\n"
    html = html_of(f"目录\n{contents}\n一、学院简介\n学院成立不久。\n二、培训项目\n焊工、电工。")
    assert re.findall("<h2[^>]*>(.*?)</h2>", html) == ["一、学院简介", "二、培训项目"]


def test_answers_to_questions_are_no_headings():
    html = html_of("参考答案\n一、1.A 2.C\n二、1.√ 2.×\n三、1.3.14 2.5")
    assert "<h2" not in html and html.count('class="hanging"') == 3
    assert '<h2 id="一15吨叉车">' in html_of("一、1.5吨叉车\n载重见铭牌。\n二、2.5吨叉车\n同上。")


def test_the_last_of_numbered_sentences_is_no_heading():
    html = html_of("一、时间：3月7日\n二、地点：302室\n三、带身份证和照片\n电话待公布。")
    assert "<h2" not in html
