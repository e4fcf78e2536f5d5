"""Pastes of office programs and layout editors that are easily read as something else."""

import pytest

from sitebuilder.importers.plain_text import read_plain_text
from tests.importers.test_html import codes, read, written


def test_rows_that_excel_marks_within_their_table_are_a_table():
    rows = "<col width=72><tr><td>工种</td><td>人数</td></tr><tr><td>焊工</td><td>40</td></tr>"
    html = f"<table><!--StartFragment-->{rows}<!--EndFragment--></table>"
    assert written(html) == "| 工种 | 人数 |\n| --- | --- |\n| 焊工 | 40 |\n"


def test_notes_of_google_docs_are_footnotes_and_links_without_their_note_are_text():
    note = "<hr><div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> 见原文</p></div>"
    html = f"<p>甲<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p>{note}"
    assert written(html) == "甲[^1]\n\n[^1]: 见原文\n"
    assert written("<p>甲<sup><a href='#cite_note-1'>[1]</a></sup></p>") == "甲<sup>\\[1\\]</sup>\n"


def test_what_a_layout_editor_embeds_in_drawings_comes_in_and_drawn_words_are_told():
    drawing = (
        "<svg><text x=1><tspan>点击查看</tspan></text><foreignObject><p>第二屏的话</p></foreignObject></svg>"
    )
    found = read(f"<section><p>第一屏的话。</p>{drawing}</section>")
    assert found.markdown == "第一屏的话。\n\n第二屏的话\n"
    assert [(each.code, dict(each.values)) for each in found.remarks] == [
        ("import-drawn-text", {"text": "点击查看"})
    ]


def test_the_fallback_of_embedded_objects_and_dialogs_come_in():
    assert written("<object data=x><p>备用</p></object><dialog>请先登记</dialog>后文") == (
        "备用\n\n请先登记\n\n后文\n"
    )


def test_a_signature_that_is_set_at_the_right_by_its_indent_is_one():
    html = (
        "<p>请报名。</p><p style='text-indent:320.0000pt;'>后勤处</p>"
        "<p style='text-indent:300pt;'>2026年3月6日</p><p>附件</p>"
    )
    assert "后勤处\n{: .signature}\n\n2026年3月6日\n{: .signature}\n\n附件" in written(html)


def test_words_that_a_revision_inserts_are_not_underlined():
    assert written("<p>时间<span class=msoIns><ins cite=x>3月7日</ins></span></p>") == "时间3月7日\n"


def test_a_table_of_contents_of_word_is_left_out_and_told():
    html = (
        "<p class=MsoToc1>一、总则....1</p><p class=MsoToc2>（一）目的....2</p><h1>一、总则</h1><p>甲。</p>"
    )
    found = read(html)
    assert (found.title, found.markdown) == ("", "## 一、总则\n\n甲。\n")
    assert codes(found) == ["import-contents"]


def test_words_that_only_have_the_style_of_a_table_of_contents_stay():
    html = (
        "<table><tr><th>工序</th><th>用时</th></tr><tr><td>划线</td><td><p class=MsoToc1>70%</p></td></tr>"
        "<tr><td><p class=MsoToc2>钻孔</p></td><td><p class=MsoToc1>15</p></td></tr></table>"
        "<p class=MsoToc1>请带护目镜。</p><p class=MsoToc1><a href='#_Toc12'>二、附则</a></p>"
    )
    found = read(html)
    table = "| **工序** | **用时** |\n| --- | --- |\n| 划线 | 70% |\n| 钻孔 | 15 |\n"
    assert found.markdown == f"{table.replace('**', '')}\n请带护目镜。\n"
    assert codes(found) == ["import-contents"]


def test_a_drop_cap_belongs_to_its_paragraph():
    html = "<div style='mso-element:dropcap-dropped'><p><span>工</span></p></div><p>匠精神。</p>"
    assert written(html) == "工匠精神。\n"


def test_the_type_of_a_document_set_apart_below_its_title_is_joined():
    html = "<p align=center>关于印发《办法》的<br>通　　知</p><p>各车间：</p>"
    assert read(html).title == "关于印发《办法》的通知"
    assert read("<p align=center>报　名　表</p><p>请用正楷填写。</p>").title == "报名表"


def test_pictures_that_load_late_have_their_own_address_and_description():
    html = "<img src='data:image/svg+xml;utf8,x' data-original='https://a.cn/1.jpg' alt='说明: 说明: IMG_20'>"
    assert written(html) == "![](https://a.cn/1.jpg)\n"


@pytest.mark.parametrize(
    "html",
    [
        "<img src='none.gif' zoomfile='https://a.cn/1.jpg'>",
        "<img src='blank.gif' data-lazy-src='https://a.cn/1.jpg'>",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' srcset='https://a.cn/1.jpg 1x, b.jpg 2x'>",
        "<picture><source srcset='https://a.cn/1.jpg'><img src='data:image/gif;base64,R0lGOD=='></picture>",
        "<picture><source data-srcset='https://a.cn/1.jpg'></picture>",
    ],
)
def test_a_placeholder_stands_for_the_picture_that_is_loaded_in_its_place(html):
    assert written(html) == "![](https://a.cn/1.jpg)\n"


def test_the_links_of_the_parts_of_a_picture_stand_behind_it():
    areas = "<area href='https://a.cn/bm' alt='网上报名'><area href='https://a.cn/x'><area nohref>"
    html = (
        f"<p><img src='https://a.cn/1.jpg' alt='海报' usemap='#m'><map name='m'>{areas}</map></p><p>文。</p>"
    )
    shown = "![海报](https://a.cn/1.jpg) [网上报名](https://a.cn/bm) https://a.cn/x\n\n文。\n"
    assert written(html) == shown


def test_the_address_of_a_picture_in_a_set_may_have_a_comma():
    assert (
        written("<img srcset='https://a.cn/1.jpg?resize,w_9 1x'>") == "![](https://a.cn/1.jpg?resize,w_9)\n"
    )


def test_a_picture_in_several_forms_is_the_one_that_every_browser_shows():
    html = "<picture><source srcset='https://a.cn/1.webp'><img src='https://a.cn/1.jpg' alt='车床'></picture>"
    assert written(html) == "![车床](https://a.cn/1.jpg)\n"


def test_words_with_marks_of_emphasis_are_bold():
    html = "<p>操作时<span style='text-emphasis:filled dot'>不得</span>戴手套，{}</p>"
    plain = "<span style='text-emphasis-style:none'>可以</span>"
    assert written(html.format(plain)) == "操作时**不得**戴手套，可以\n"


def test_an_exclamation_mark_at_the_beginning_of_plain_words_is_not_escaped():
    assert written("<p>欢迎<b>报名</b>！</p>") == "欢迎**报名**！\n"


def test_the_card_of_a_video_reads_back_as_its_link():
    card = (
        "<p class='video-card'><a href='https://v.qq.com/x/page/a.html'>观看视频</a> "
        "<span class='video-card-host'>腾讯视频</span></p>"
    )
    assert written(card) == "[观看视频](https://v.qq.com/x/page/a.html)\n"


def test_attachments_whose_names_are_paragraphs_are_a_list():
    html = "<p>请报名。</p><p>附件：1.报名表</p><p>2.承诺书</p><p>某某学院</p>"
    assert "附件：\n\n1. 报名表\n2. 承诺书\n\n某某学院" in written(html)
    assert "附件：1.报名表\n\n3\\.其他" in written(html.replace("2.承诺书", "3.其他"))


def test_the_lines_of_one_paragraph_are_paragraphs_if_they_are_not_all_short():
    html = "<p>各班组：<br>因检修，3月8日8:00-12:00停电，请做好准备。<br>后勤处<br>2026年3月6日</p>"
    assert written(html) == (
        "各班组：\n\n因检修，3月8日8:00-12:00停电，请做好准备。\n\n后勤处\n\n2026年3月6日\n"
    )
    assert written("<p>感谢支持。<br>此致<br>敬礼！</p>") == "感谢支持。\\\n此致\\\n敬礼！\n"


def test_numbered_lines_of_one_paragraph_are_paragraphs_however_short():
    assert written("<p>1、甲；<br>2、乙；<br>3、丙。</p>") == "1、甲；\n\n2、乙；\n\n3、丙。\n"
    assert written("<p>要求：<br>（1）守时。<br>（2）带证。</p>") == "要求：\n\n（1）守时。\n\n（2）带证。\n"
    assert written("<p>甲路1号<br>乙楼</p>") == "甲路1号\\\n乙楼\n"


def test_a_title_of_two_lines_goes_on_behind_a_particle():
    lines = "<p align=center>关于印发《管理办法》的</p><p align=center>通　　知</p>"
    html = f"{lines}<p>各车间：</p><p>请遵照执行。</p>"
    assert read(html).title == "关于印发《管理办法》的通知"


def test_the_number_of_a_bold_heading_is_bold_too():
    number = "<span style='mso-list:Ignore'>一、</span>"
    html = f"<p style='mso-list:l0 level1 lfo1'>{number}<b>竞赛内容</b></p><p>理论和实操。</p>"
    assert written(html) == "一、竞赛内容\n\n理论和实操。\n"


LONG = "本班面向区内企业的在岗职工，先讲安全规程，再上机练习，最后一天考核，合格的发结业证明。"


@pytest.mark.parametrize("table", ["<table border=0>", "<table style='border:none'>"])
def test_longer_texts_in_two_rows_without_borders_are_laid_out_side_by_side(table):
    html = (
        f"{table}<tr><td>焊工班</td><td>电工班</td></tr><tr><td>{LONG}</td><td>晚上上课。</td></tr></table>"
    )
    assert written(html) == f"焊工班\n\n电工班\n\n{LONG}\n\n晚上上课。\n"


@pytest.mark.parametrize(
    ("table", "cell", "head"),
    [
        ("<table border=1>", "<td>", "td"),
        ("<table>", "<td>", "td"),
        ("<table style='border:none'>", "<td style='border:solid 1pt'>", "td"),
        ("<table border=0>", "<td class=xl65>", "td"),
        ("<table border=0>", "<td>", "th"),
    ],
)
def test_with_borders_headings_or_from_a_sheet_they_are_data(table, cell, head):
    first = f"<tr><{head}>班次</{head}>{cell}内容</td></tr>"
    html = f"{table}{first}<tr>{cell}焊工</td>{cell}{LONG}</td></tr></table>"
    assert f"| 焊工 | {LONG} |" in written(html)


def test_short_words_without_borders_stay_in_their_columns():
    html = "<table border=0><tr><td>联系人</td><td>待定</td></tr><tr><td>电话</td><td>待定</td></tr></table>"
    assert "| 电话 | 待定 |" in written(html)


def test_pages_and_pictures_within_drawings_come_in_wherever_they_are():
    inner = "<svg style='background-image:url(&quot;https://a.cn/1.png&quot;)'><text>画</text></svg>"
    embedded = f"<foreignObject><p>第二屏。</p>{inner}<p>第三屏。</p></foreignObject>"
    drawing = f"<svg><g><svg>{embedded}<image xlink:href='https://a.cn/2.png'/></svg></g></svg>"
    found = read(f"<p>第一屏。</p>{drawing}<p>完。</p>")
    pictures = "![](https://a.cn/{}.png)"
    blocks = ["第一屏。", "第二屏。", pictures.format(1), "第三屏。", pictures.format(2), "完。"]
    assert found.markdown == "\n\n".join(blocks) + "\n"
    assert codes(found)[0] == "import-drawn-text"


def test_a_drawing_that_is_not_closed_costs_no_text():
    assert "后文" in written("<p>前文</p><svg><foreignObject><p>后文</p></svg>")


def test_letters_of_symbol_fonts_are_what_they_are_drawn_as():
    def drawn(font: str, letters: str) -> str:
        return written(f"<p>合格<span style='font-family:\"{font}\"'>{letters}</span>，请写</p>")

    assert drawn("Wingdings 2", "P") == "合格✓，请写\n"
    assert drawn("Symbol", "ab") == "合格αβ，请写\n"
    assert drawn("Wingdings", "¨") == "合格☐，请写\n"
    assert drawn("Wingdings", "这是字") == "合格这是字，请写\n"


def test_the_row_by_which_word_sets_the_widths_of_columns_is_no_row():
    rows = "<tr><td rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr>"
    assert written(f"<table>{rows}<tr height=0><td width=9></td><td></td></tr></table>").count("<tr>") == 2


@pytest.mark.parametrize(
    "html",
    [
        "<ul class=list-done1><li data-list=done><div>接线</div></li></ul>"
        "<ul class=list-check1><li data-list=check><div>通电</div></li></ul>",
        "<ul><li role=checkbox aria-checked=true><img src='data:,x' alt=checked><p>接线</p></li>"
        "<li role=checkbox aria-checked=false><img src='data:,x' alt=unchecked><p>通电</p></li></ul>",
        "<ul><li>[x] 接线</li><li>[ ] 通电</li></ul>",
    ],
)
def test_tasks_keep_their_boxes(html):
    assert written(html) == "- ☑ 接线\n- ☐ 通电\n"


def test_items_that_a_browser_copies_without_their_list_are_one():
    assert written("<li>量具</li><li>工装<ol><li>甲</li></ol></li><p>完。</p>") == (
        "- 量具\n- 工装\n    1. 甲\n\n完。\n"
    )


def test_headings_of_word_online_are_headings():
    assert written("<p>前文。</p><p role=heading aria-level=2>点检</p><p>后文。</p>") == (
        "前文。\n\n## 点检\n\n后文。\n"
    )


def test_a_greeting_is_no_title():
    assert read("<div>Dear all,</div><div>请准时。</div>").title == ""


def test_a_title_over_two_lines_of_a_pdf_is_whole():
    def title(text: str) -> str:
        return read_plain_text(text).title

    assert (
        title("关于修订《工具借用管\n理规定》的通知\n\n各班组：\n请执行。")
        == "关于修订《工具借用管理规定》的通知"
    )
    assert title("关于开展夏季高温作业\n安全检查的通知\n各班组：") == "关于开展夏季高温作业安全检查的通知"
    assert title("关于开班的通知\n有关安排\n请看。") == "关于开班的通知"


@pytest.mark.parametrize(
    "html",
    [
        "<pre class=a><div><div>python</div><button>Copy code</button><code class=b><span>go</span>()</code>"
        "</div></pre>",
        "<div><span>python</span><button>复制</button><button>下载</button></div><pre><span>go</span>()</pre>",
    ],
)
def test_the_head_of_a_code_block_with_its_buttons_is_no_text(html):
    assert written(f"<p>前文。</p>{html}").startswith("前文。\n\n```python\ngo()\n```")


def test_words_above_code_that_are_no_head_stay():
    assert written("<p>请复制下面的命令</p><pre>ls</pre>") == "请复制下面的命令\n\n```\nls\n```\n"
    assert written("<pre>甲 <code>ls</code> 乙</pre>") == "```\n甲 ls\n 乙\n```\n"


def test_verses_of_wordpress_are_no_code():
    html = "<pre class='wp-block-verse has-text-align-center'>炉火照天地<br>红星乱紫烟</pre>"
    assert written(html) == "炉火照天地\\\n红星乱紫烟\n"


def test_a_notice_that_is_preformatted_is_prose():
    html = "<pre>各班组：\n    请于周五前报名，过期不候。\n        后勤处</pre>"
    assert "```" not in written(html) and "请于周五前报名，过期不候。" in written(html)
    assert written("<pre>甲 = 1  # 先赋值，再打印。</pre>").startswith("```")


def test_few_words_on_a_picture_and_who_wrote_when_are_no_title():
    picture = "<p align=center><img src='https://a.cn/1.png' alt=焊></p>"
    assert read(f"{picture}<p align=center>平焊</p><p>先看后做，勤练多问。</p>").title == ""
    assert read(f"{picture}<p align=center>通知</p><p>先看后做，勤练多问。</p>").title == "通知"
    assert read("<div>王工 3月1日 10:00</div><div>明天集合。</div>").title == ""


def test_emoticons_of_chats_are_told_as_decoration():
    found = read("<p>九点集合<img src='https://a.cn/1.png' alt='[微笑]'></p>")
    assert (found.markdown, codes(found)) == ("九点集合\n", ["import-decoration"])


@pytest.mark.parametrize(
    "below",
    [
        "<a id=js_view_source href='https://a.cn/apply'>阅读原文</a>",
        "<script>var msg_source_url = 'https://a.cn/apply';</script>",
    ],
)
def test_the_link_below_an_article_of_wechat_comes_in(below):
    article = f"<div id=js_content><p>点击“阅读原文”报名。</p></div>{below}"
    assert written(article) == "点击“阅读原文”报名。\n\n[阅读原文](https://a.cn/apply)\n"
    assert written(article.replace("https://a.cn/apply", "")) == "点击“阅读原文”报名。\n"


def test_the_foot_of_a_table_is_its_last_row():
    rows = "<thead><tr><th>班次<th>人数</thead><tfoot><tr><td>合计<td>9</tfoot><tr><td>一<td>9"
    assert written(f"<table>{rows}</table>").endswith("| 一 | 9 |\n| 合计 | 9 |\n")


def test_lists_of_quill_are_nested_and_of_their_kinds():
    ui = '<span class="ql-ui" contenteditable="false"></span>'
    html = (
        f'<ol><li data-list="ordered">{ui}备料</li><li data-list="bullet" class="ql-indent-1">{ui}圆钢</li>'
        f'<li data-list="bullet" class="ql-indent-1">{ui}锯条</li><li data-list="ordered">{ui}划线</li></ol>'
        f'<ol><li data-list="checked">{ui}戴护目镜</li><li data-list="unchecked">{ui}关总闸</li></ol>'
    )
    assert written(html) == "1. 备料\n    - 圆钢\n    - 锯条\n2. 划线\n\n- ☑ 戴护目镜\n- ☐ 关总闸\n"
    older = (
        '<ul><li>量具</li><li class="ql-indent-1">游标卡尺</li>'
        '<li class="ql-align-right ql-indent-2">0.02毫米</li><li>刃具</li></ul>'
    )
    assert written(older) == "- 量具\n    - 游标卡尺\n        - 0.02毫米\n- 刃具\n"
