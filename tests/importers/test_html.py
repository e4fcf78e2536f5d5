"""What office workers paste comes in as they meant it: Word, WPS, WeChat and others."""

import base64
from datetime import datetime
from urllib.parse import quote

import pytest

from sitebuilder.importers.html.document import decode_page, is_html, read_page
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.plain_text import read_plain_text
from tests.pictures import png

DOT = "data:image/png;base64," + base64.b64encode(png()).decode()


def read(html: str, **files: bytes) -> ImportedText:
    return read_page(html, lambda source: files.get(source))


def written(html: str) -> str:
    """Return a paste as Markdown; its title is given, so that no line of it becomes one."""
    return read(f"<title>题目</title><meta property='og:title' content='题目'>{html}").markdown


def codes(brought: ImportedText) -> list[str]:
    return [each.code for each in brought.remarks]


def item(level: int, marker: str, text: str) -> str:
    """Return an item of a list as Word writes it."""
    return (
        f"<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level{level} lfo1'>"
        f"<![if !supportLists]><span style='mso-list:Ignore'>{marker}<span style='font:7pt'>&nbsp;&nbsp;"
        f"</span></span><![endif]>{text}<o:p></o:p></p>"
    )


def test_paragraphs_of_word_keep_their_emphasis_whole():
    html = (
        "<p class=MsoNormal><b><span lang=ZH-CN>报名</span></b><b><span>时间：</span></b>"
        "<span>3月</span><span>7日，</span><i><u>逾期</u></i>不候。<o:p>&nbsp;</o:p></p>"
    )
    assert written(html) == "**报名时间：**3月7日，*<u>逾期</u>*不候。\n"


def test_lines_that_word_breaks_within_han_are_joined_without_a_blank():
    assert written("<p>各职\n业学校：请按\r\n  时报名。A\nB</p>") == "各职业学校：请按时报名。A B\n"


def test_lists_of_word_are_nested_and_their_own_numbers_stay():
    html = (
        item(1, "1.", "甲") + item(2, "a)", "子") + item(1, "2.", "乙") + "<p>中间</p>" + item(1, "3.", "丙")
    )
    assert written(html) == "1. 甲\n\n    a) 子\n\n2. 乙\n\n中间\n\n3. 丙\n"


def test_bullets_of_sign_fonts_are_bullets():
    assert written(item(1, "l", "甲") + item(1, "Ø", "乙")) == "- 甲\n- 乙\n"
    typed = "<p><span style='font-family:Wingdings'>l</span> {}</p>"
    assert written(typed.format("甲") + typed.format("乙")) == "- 甲\n- 乙\n"


def test_automatic_numbers_of_official_documents_become_text():
    html = item(1, "一、", "总则") + item(2, "（一）", "目的") + item(2, "第一条", "本办法")
    assert written(html) == "一、总则\n\n（一）目的\n\n第一条　本办法\n"


@pytest.mark.parametrize(
    "address", ["wxwork://message?id=7", "ftp://xueyuan.cn/kejian.zip", "E:\\课件\\第一讲.ppt", "lark:doc"]
)
def test_links_to_what_only_a_computer_or_a_program_has_are_told(address):
    found = read(f"<p>见<a href='{address}'>课件</a>。</p>")
    assert found.markdown == "见课件。\n"
    assert [dict(each.values) for each in found.remarks] == [{"text": "课件", "target": address}]


@pytest.mark.parametrize("address", ["javascript:void(0)", "JavaScript:open()", "x-apple-data-detectors://0"])
def test_links_that_lead_nowhere_are_not_told(address):
    found = read(f"<p>周五<a href='{address}'>上午9点</a>。</p>")
    assert (found.markdown, found.remarks) == ("周五上午9点。\n", ())


@pytest.mark.parametrize("address", ["blob:https://doc.cn/77", "E:\\照片\\台虎钳.png"])
def test_pictures_that_only_a_computer_or_a_program_has_are_told(address):
    found = read(f"<p>如图：<img src='{address}' alt='台虎钳'></p>")
    assert "![台虎钳]" in found.markdown
    assert codes(found) == ["import-picture-missing"]


@pytest.mark.parametrize(
    "element",
    [
        "<embed src='https://b.cn/章程.pdf'>",
        "<embed src='https://b.cn/show?id=3' type='application/pdf'>",
        "<object data='https://b.cn/show?id=3'></object>",
        "<object data='https://b.cn/x.pdf'><embed src='https://b.cn/x.pdf' type='application/pdf'></object>",
    ],
)
def test_documents_that_plug_ins_show_are_links(element):
    found = read(f"<p>章程如下。</p>{element}<p>请阅读。</p>")
    assert codes(found) == ["import-frame"]
    assert found.markdown.count("](https://b.cn/") == 1
    own = read("<p>章程如下。</p><object data='upload/zc.pdf' title='章程'>请下载后看</object>")
    assert own.markdown == "章程如下。\n\n请下载后看\n"
    assert [dict(each.values) for each in own.remarks] == [{"target": "upload/zc.pdf"}]


def test_what_else_plug_ins_show_is_told_as_a_video():
    assert codes(read("<p>录像：</p><embed src='kaiban.swf'>")) == ["import-card-video"]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ("title='铣床操作台'", "铣床操作台"),
        ("title='铣床操作台' alt=' '", "铣床操作台"),
        ("title='点击放大' alt='铣床操作台'", "铣床操作台"),
        ("title='1612345678.jpg' alt=''", ""),
    ],
)
def test_a_picture_without_a_description_has_that_of_its_tip(attributes, shown):
    assert written(f"<p>如图</p><p><img src='xi.png' {attributes}></p>") == f"如图\n\n![{shown}](xi.png)\n"


def test_numbers_of_word_beside_which_nothing_is_written_are_shown():
    assert written(item(1, "三、", "") + item(2, "n", "")) == "三、\n"
    row = f"<tr><td>{item(1, '7', '')}</td><td>划针</td></tr>"
    table = f"<table><tr><td>编号</td><td>工具</td></tr>{row}</table>"
    assert written(table) == "| 编号 | 工具 |\n| --- | --- |\n| 7 | 划针 |\n"


def test_the_signature_is_right_aligned_wherever_it_is():
    html = (
        "<p>各单位：</p><p>请报名。</p><p align=right>某某学院</p>"
        "<p style='text-align:right'>2026年3月1日</p><p>附件</p>"
    )
    assert "某某学院\n{: .signature}\n\n2026年3月1日\n{: .signature}\n\n附件" in written(html)
    assert written(html.replace("<p>附件</p>", "")).endswith("请报名。\n\n某某学院\n2026年3月1日\n")


@pytest.mark.parametrize(
    "spaces",
    [
        "&nbsp; " * 20,
        "\u3000" * 18,
        f"<span style='mso-spacerun:yes'>{'&nbsp;' * 40}</span>",
        "<span style='mso-tab-count:12'>&nbsp;</span>",
        "<span style='mso-tab-count:1'>&nbsp;</span>" * 11,
    ],
)
def test_a_signature_of_a_paste_that_spaces_or_tabs_set_at_the_right_stays_there(spaces):
    text = written(f"<p>钥匙用后归还。</p><p>{spaces}总务处</p><p>登记簿在门卫室。</p>")
    assert text == "钥匙用后归还。\n\n总务处\n{: .signature}\n\n登记簿在门卫室。\n"


def test_tables_with_merged_cells_stay_tables():
    html = (
        "<table><tr><td colspan=2>上</td></tr><tr><td rowspan=2>左</td><td>右</td></tr>"
        "<tr><td>下</td></tr></table>"
    )
    assert written(html) == (
        '<table>\n<tr><td colspan="2">上</td></tr>\n<tr><td rowspan="2">左</td><td>右</td></tr>\n'
        "<tr><td>下</td></tr>\n</table>\n"
    )


def test_tables_without_merged_cells_are_ours_with_the_lines_in_their_cells():
    rows = "<tr><td>项目</td><td>人</td></tr><tr><td><p>1．焊</p><p>2．钳</p></td><td>3|4</td></tr>"
    html = f"<table>{rows}</table>"
    assert written(html) == "| 项目 | 人 |\n| --- | --- |\n| 1．焊<br>2．钳 | 3&#124;4 |\n"


def test_a_layout_table_is_not_a_table():
    html = (
        "<table><tr><td><table><tr><td><p>甲方</p></td></tr></table></td></tr><tr><td>乙方</td></tr></table>"
    )
    assert written(html) == "甲方\n\n乙方\n"


def test_footnotes_of_word_find_each_other():
    html = (
        "<p>见规定<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>。</p>"
        "<div style='mso-element:footnote-list'><hr>"
        "<div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1'>[1]</a> 原文第三条</p></div></div>"
    )
    assert written(html) == "见规定[^1]。\n\n[^1]: 原文第三条\n"


def test_hidden_and_deleted_text_and_comments_never_come_in():
    html = (
        "<p>看得见<span style='display:none'>密码</span><span style='mso-hide:all'>内部</span>"
        "<span class=msoDel><del>旧价</del></span><span class=MsoCommentReference>[批1]</span></p>"
        "<div style='mso-element:comment-list'><p>批注</p></div><!-- 注释 --><script>x()</script>"
    )
    assert written(html) == "看得见\n"


@pytest.mark.parametrize("size", ["0", "0px", "0.0pt", "0em", "0 !important"])
def test_text_without_a_size_never_comes_in(size):
    html = (
        f"<section style='font-size: {size}'>暗语<span style='font-size:100%'>再藏</span>"
        "<p style='font-size:16px'>看得见<b>的字</b></p><img src='a.jpg'></section><p>后面</p>"
    )
    assert written(html) == "看得见**的字**\n\n![](a.jpg)\n\n后面\n"


@pytest.mark.parametrize("size", ["0.8em", "1rem", "05px", "medium", "larger"])
def test_text_of_any_size_comes_in(size):
    outer = f"<section style='font-size:0'><p style='font-size:{size}'>看得见</p></section>"
    assert written(outer) == ("" if size == "0.8em" else "看得见\n")
    assert written(f"<p style='font-size:{size}'>看得见</p>") == "看得见\n"


def test_underlined_gaps_to_be_filled_in_stay_visible():
    assert written("<p>姓名<u>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;</u>电话</p>") == "姓名＿＿＿＿＿电话\n"


def test_an_article_of_wechat_is_its_body_with_title_day_and_source():
    html = (
        '<html><head><meta property="og:title" content="车间开放日"></head><body>'
        '<h1 id="activity-name"> 车间开放日 </h1><a id="js_name">某某学院</a>'
        '<div id="js_content" style="visibility:hidden;opacity:0"><section><section><p>'
        "<span>欢迎</span><strong>参观</strong></p></section>"
        '<section><img data-src="https://mmbiz.example/a.jpg" src="data:image/gif;base64,R0"></section>'
        '<mp-common-profile data-nickname="某某学院"></mp-common-profile></section></div>'
        '<p>阅读原文</p><script>var ct = "1772323200";</script></body></html>'
    )
    found = read(html)
    assert found.title == "车间开放日"
    assert found.markdown == "欢迎**参观**\n\n![](https://mmbiz.example/a.jpg)\n"
    assert found.moment is not None
    assert found.moment.year == 2026
    assert found.facts == {"source": "某某学院"}
    assert codes(found) == ["import-card-account", "import-picture-remote"]


def test_letters_that_a_layout_editor_sets_one_by_one_are_joined():
    html = "".join(f"<section><p><strong>{sign}</strong></p></section>" for sign in "活动须知")
    assert written(html + "<p>请准时。</p>") == "**活动须知**\n\n请准时。\n"


def test_embedded_pictures_get_a_file_and_local_ones_are_reported():
    found = read(f"<p><img src='{DOT}'></p><p><img src='file:///C:/Users/a/clip_image002.png' alt='门'></p>")
    assert found.markdown == "![](picture-1.png)\n\n![门](clip_image002.png)\n"
    assert found.files == {"picture-1.png": png()}
    assert codes(found) == ["import-picture-alt", "import-picture-missing"]


def test_the_same_picture_is_kept_once():
    assert list(read(f"<img src='{DOT}'><p>文</p><img src='{DOT}'>").files) == ["picture-1.png"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///C:/a.docx", "#_Toc123", "vbscript:x", "JaVaScRiPt:alert(1)"]
)
def test_addresses_that_lead_nowhere_are_text(address):
    assert written(f"<p>见<a href='{address}'>附件</a>。</p>") == "见附件。\n"


def test_a_line_with_a_picture_or_a_footnote_is_not_a_title():
    picture = read(f"<p align=center>车间开放日{'<img src=a.png>'}</p><p>来了。</p>", **{"a.png": png()})
    assert (picture.title, list(picture.files)) == ("", ["picture-1.png"])
    assert "[^1]" in read("<p>车间开放日<a href='#_ftn1'>[1]</a></p><p>来了。</p>").markdown


def test_a_short_first_line_is_the_title_and_a_numbered_one_is_not():
    assert read("<p>关于开班的说明</p><p>请报名。</p>").title == "关于开班的说明"
    assert read("<p>一、开班时间</p><p>请报名。</p>").title == ""


def test_a_video_becomes_a_link_in_a_separate_paragraph():
    found = read("<p>请看：</p><iframe data-src='https://v.qq.com/x/a.html'></iframe>")
    assert found.markdown == "请看：\n\n[https://v.qq.com/x/a.html](https://v.qq.com/x/a.html)\n"
    assert codes(found) == ["import-frame"]


def test_the_wrappers_of_google_and_windows_are_removed():
    html = (
        "Version:0.9\r\nStartHTML:1\r\n<html><body><!--StartFragment-->"
        "<b style='font-weight:normal'><p>文</p></b><!--EndFragment--></body></html>"
    )
    assert read(html).markdown == "文\n"


def test_code_keeps_its_lines():
    html = "<pre><code class='language-py'><span>if a:<br></span>    b()</code></pre>"
    assert written(html) == "```py\nif a:\n    b()\n```\n"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td class=gutter><pre>1\n2\n</pre></td>"
        "<td class=code><pre>int x;\nint y;\n</pre></td></tr></table>",
        "<pre><code>int x;\nint y;</code><ul class=pre-numbering><li>1</li><li>2</li></ul></pre>",
        "<pre><span class=lineno>7</span>int x;\n<span class=lineno>8</span>int y;\n</pre>",
        "<pre><table><tr><td class=hljs-ln-n>1</td><td>int x;</td></tr><tr><td>int y;</td></tr></table>",
    ],
)
def test_numbers_of_lines_are_no_part_of_code(html):
    assert written(html) == "```\nint x;\nint y;\n```\n"


def test_numbers_in_a_gutter_of_a_layout_that_count_no_lines_stay():
    assert written("<div class=gutter>2026</div><p>年报</p>") == "2026\n\n年报\n"


def test_the_underline_of_a_link_is_that_of_every_link():
    link = "<a href='https://b.cn/x'><span><u>报名</u>表</span></a>"
    assert written(f"<p>见{link}，<u>限时</u>。</p>") == "见[报名表](https://b.cn/x)，<u>限时</u>。\n"


@pytest.mark.parametrize("ground", ["#FFFF00", "#ff0", "yellow", "rgb(255, 255, 0)", "#00ff00", "aqua"])
@pytest.mark.parametrize("name", ["background", "background-color"])
def test_words_on_the_ground_of_a_highlighter_are_marked_and_boxes_and_pale_grounds_are_not(name, ground):
    html = (
        f"<p style='{name}:{ground}'>改到<span style='{name}:{ground}'>周四</span>，"
        f"其余<span style='{name}:#fff9f2'>不变</span>。</p>"
    )
    assert written(html) == (
        "改到<mark>周四</mark>，其余不变。\n" if ground != "aqua" else "改到周四，其余不变。\n"
    )


def test_what_word_highlights_is_marked():
    plain = "<span style='mso-highlight:none'>不变</span>"
    html = f"<p>改到<span style='mso-highlight:yellow'>周四</span>，其余{plain}。</p>"
    assert written(html) == "改到<mark>周四</mark>，其余不变。\n"


def test_items_typed_on_lines_of_one_paragraph_are_lists():
    assert written("<p>请带：<br>1. 工作服<br>2. 水杯</p>") == "请带：\n\n1. 工作服\n2. 水杯\n"
    assert written("<p>•&nbsp;游标卡尺<br>•&nbsp;千分尺</p>") == "- 游标卡尺\n- 千分尺\n"
    assert written("<p>1. 工作服<br>带好水杯</p>") == "1\\. 工作服\\\n带好水杯\n"


def test_pages_in_gbk_and_utf_16_are_read():
    assert decode_page("<meta charset=gb2312><p>通知</p>".encode("gbk")) == "<meta charset=gb2312><p>通知</p>"
    assert decode_page("<p>关于开班</p>".encode("gbk")) == "<p>关于开班</p>"
    assert decode_page("<p>通知</p>".encode("utf-16")) == "<p>通知</p>"
    saved_anew = "<meta charset=gb2312><p>关于开班</p>"
    assert decode_page(saved_anew.encode()) == saved_anew


def test_a_smaller_sign_makes_no_page_of_a_text():
    assert not is_html("当 a<b 时，输入<QQ号> 5 < 6")
    assert is_html("<p>a")


def test_elements_without_end_and_without_sense_cost_nothing_and_lose_no_text():
    assert written("<div>" * 20_000 + "文") == "文\n"
    assert written("<b>" * 3_000 + "文" + "<table><tr><td>") == "**文**\n"


def test_the_title_of_an_official_document_is_below_its_number():
    html = (
        "<p align=center>某某学院文件</p><p align=center>某学〔2026〕3号</p><p align=center>关于开展焊工</p>"
        "<p align=center>培训的通知</p><p>各车间：</p><p>请报名。</p><p align=right>2026年2月3日</p>"
    )
    found = read(html)
    assert found.title == "关于开展焊工培训的通知"
    assert found.moment == datetime(2026, 2, 3)
    assert found.markdown.startswith("某某学院文件\n\n某学〔2026〕3号\n\n各车间：")


def test_what_word_holds_beside_the_text_is_told():
    html = (
        "<p>甲<span class=msoDel><del>旧的</del></span><span class=msoIns><ins>新的</ins></span></p>"
        "<p><span style='mso-hide:all'>内部</span>乙</p>"
        "<div style='mso-element:header'><p>页眉</p></div>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>再核对</p></div></div>"
    )
    found = read(html)
    assert {each.code: dict(each.values) for each in found.remarks} == {
        "import-changes": {"deleted": "1", "inserted": "1"},
        "import-hidden": {"count": "1"},
        "import-page-edge": {"text": "页眉"},
        "import-comments": {"count": "1", "text": "再核对"},
    }
    assert all(word not in found.markdown for word in ("旧的", "内部", "页眉", "再核对"))


def test_text_that_a_page_does_not_show_is_told():
    html = (
        "<p>甲<span style='display:none'>暗  语</span></p><p hidden>乙</p><p style='font-size:0'>丙</p>"
        "<table><tr><td>丁<tr style='display:none;mso-height-source:userset'><td>戊</table>"
        "<p style='display:none'> <img src='a.jpg'></p><section style='font-size:0'> <p>己</p></section>"
    )
    found = [each for each in read(html).remarks if each.code == "import-unseen"]
    assert [dict(each.values) for each in found] == [{"count": "5", "text": "暗 语"}]
    assert read("<p>看得见</p>").remarks == ()


def test_the_signs_of_yuque_do_not_stand_before_its_items():
    sign, number = "<ne-uli-i><span>●</span></ne-uli-i>", "<ne-oli-i><span>1.</span></ne-oli-i>"
    html = f"<ne-uli>{sign}议题一</ne-uli><ne-oli>{number}步骤一</ne-oli>"
    assert written(html) == "- 议题一\n\n1. 步骤一\n"


def test_a_typed_list_that_counts_from_nought_keeps_its_numbers():
    assert written("<p>正文。</p><p>0. 准备</p><p>1. 开始</p><p>2. 收尾</p>") == (
        "正文。\n\n0. 准备\n1. 开始\n2. 收尾\n"
    )


def test_formulas_of_web_pages_come_in_on_one_line_or_in_tex():
    fraction = "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>"
    root = "<msqrt><msup><mi>x</mi><mn>2</mn></msup></msqrt>"
    assert (
        written(f"<p>公式<math>{fraction}<mo>=</mo>{root}</math>成立。</p>") == "公式`(a+b)/2=√(x^2)`成立。\n"
    )
    tex = '<annotation encoding="application/x-tex">x^2</annotation>'
    katex = (
        f'<span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi>{tex}</semantics></math>'
        '</span><span class="katex-html">x2</span></span>'
    )
    assert written(f"<p>公式{katex}成立。</p>") == "公式`x^2`成立。\n"


def test_boxes_to_tick_come_in():
    html = "<p><input type='checkbox' checked>已交<input type=checkbox>未交<input type='text'></p>"
    assert written(html) == "☑已交☐未交\n"


def test_what_forms_of_web_pages_show_comes_in():
    choice = "<select><option>男</option><option selected>女</option></select>"
    html = f"<p>性别：{choice}，备注：<textarea>自带工具</textarea><button>提交</button></p>"
    assert written(html) == "性别：女，备注：自带工具提交\n"


def test_a_data_table_with_a_table_in_a_cell_stays_one():
    inner = "<table><tr><td>内一<td>内二</tr><tr><td>内三<td>内四</tr></table>"
    page = (
        "<table><tr><td>时段<td colspan=2>实训室</tr><tr><td>上午<td>电工<td>"
        f"{inner}</tr><tr><td>下午<td>消防<td>安全</tr></table>"
    )
    assert written(page) == (
        '<table>\n<tr><td>时段</td><td colspan="2">实训室</td></tr>\n'
        "<tr><td>上午</td><td>电工</td><td>内一　内二<br>内三　内四</td></tr>\n"
        "<tr><td>下午</td><td>消防</td><td>安全</td></tr>\n</table>\n"
    )


def test_a_table_that_lays_out_a_page_is_none():
    long = "这一格是一段很长的正文，" * 6
    inner = "<table><tr><td>甲<td>乙</tr><tr><td>丙<td>丁</table>"
    page = f"<table><tr><td>导航<td>标题</tr><tr><td>{long}<td>{inner}</table>"
    assert written(page).startswith("导航\n\n标题\n\n")


def test_hidden_cells_and_rows_of_a_spreadsheet_stay_hidden():
    page = (
        "<table><tr><td>姓名<td>电话<td style='display:none'>身份证号</tr>"
        "<tr><td>甲<td>待公布<td style='display: none'>机密</tr>"
        "<tr style='display:none'><td>乙<td>机密<td>机密</tr>"
        "<tr><td>丙<td>待公布<td style='display:none'>密</tr></table>"
    )
    assert written(page) == "| 姓名 | 电话 |\n| --- | --- |\n| 甲 | 待公布 |\n| 丙 | 待公布 |\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "<table><caption>表1 名单</caption><tr><th>姓名<th>分<tr><td>甲<td>9</table>",
            "表1 名单\n\n| 姓名 | 分 |\n| --- | --- |\n| 甲 | 9 |\n",
        ),
        ("<p>姓名：<input type=text value='王某'>，单位：<input></p>", "姓名：王某，单位：\n"),
        ("<p><input type='checkbox' checked='checked'/>已交</p>", "☑已交\n"),
        ("<p>请填：<input type=submit value=提交><input type=hidden value=x>。</p>", "请填：。\n"),
        ("<p>要<q>安全第一</q>。</p>", "要“安全第一”。\n"),
        ("<ul><li data-checked=true>已交<li data-checked=false>未交</ul>", "- ☑ 已交\n- ☐ 未交\n"),
        ("<ol><li value=5>五<li>六</ol>", "5. 五\n6. 六\n"),
        (
            "<div><span style='display:block'>第一行</span><span style='display:block'>第二行</span></div>",
            "第一行\n\n第二行\n",
        ),
        (
            "<h2><span style='display:block'><b>尝试定位</b></span></h2><p>正文。",
            "## 尝试定位\n\n正文。\n",
        ),
        (
            "各车间：<br><br>　　请报名。<br>带照片。<br>&nbsp;<br>工匠学院<br>2026年3月1日",
            "各车间：\n\n请报名。\\\n带照片。\n\n工匠学院\\\n2026年3月1日\n",
        ),
    ],
)
def test_what_a_page_shows_of_captions_fields_quotations_and_lines_comes_in(page, expected):
    assert written(page) == expected


def test_a_number_or_an_ornament_alone_is_no_title():
    number = "<p style='text-align:center'>01</p>"
    assert read(f"{number}<p style='text-align:center'>★★★</p><p>年满18周岁。</p><p>报名。</p>").title == ""
    title = "<p style='text-align:center'>报名须知</p>"
    assert read(f"{number}{title}<p>年满18周岁。</p>").title == "报名须知"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol type=a><li>甲<li>乙</ol>", "a. 甲\n\nb. 乙\n"),
        ("<ol type=A start=3><li>甲<li>乙</ol>", "C. 甲\n\nD. 乙\n"),
        ("<ol type=i start=4><li>甲</ol>", "iv. 甲\n"),
        ("<ol type=I><li>甲<li>乙</ol>", "I. 甲\n\nII. 乙\n"),
        ("<ol type=a start=27><li>甲<li>乙</ol>", "aa. 甲\n\nab. 乙\n"),
        ("<ol reversed><li>甲<li>乙</ol>", "2\\. 甲\n\n1\\. 乙\n"),
        ("<ol start=5 reversed><li>甲<li>乙</ol>", "5\\. 甲\n\n4\\. 乙\n"),
        ("<ol><li>甲<li value=4>乙<li>丙</ol>", "1. 甲\n\n<!-- -->\n\n4. 乙\n5. 丙\n"),
        ("<ol start=0><li>甲<li>乙</ol>", "0. 甲\n1. 乙\n"),
        ("<ol style='list-style-type:lower-alpha'><li>甲</ol>", "a. 甲\n"),
        ("<ol><li style='list-style-type: upper-roman'>甲</ol>", "I. 甲\n"),
        ("<ol style='list-style: lower-roman inside'><li>甲</ol>", "i. 甲\n"),
        ("<ol style='list-style-type:simp-chinese-informal'><li>甲<li>乙</ol>", "一、甲\n\n二、乙\n"),
        ("<ol style='list-style-type:\"（1）\"'><li>甲</ol>", "（1）甲\n"),
        ("<ol class=custom_cn2><li class=list-cn-3-1><p>甲</p></ol>", "(一) 甲\n"),
        ("<ol class=custom_num1><li>甲<li>乙</ol>", "1\\) 甲\n\n2\\) 乙\n"),
        ("<ol style='list-style:none'><li>1. 甲<li>2. 乙</ol>", "1. 甲\n2. 乙\n"),
        ("<ol style='list-style:none'><li>甲。<li>乙。</ol>", "甲。\n\n乙。\n"),
        ("<ol style='list-style-type:disc'><li>甲<li>乙</ol>", "- 甲\n- 乙\n"),
        ("<ul style='list-style-type:decimal'><li>甲<li>乙</ul>", "1. 甲\n2. 乙\n"),
        ("<ul style='list-style:none'><li>甲<li>乙</ul>", "- 甲\n- 乙\n"),
        ("<ol><li>甲<ol type=a><li>子<li>丑</ol><li>乙</ol>", "1. 甲\n\n    a. 子\n\n    b. 丑\n\n2. 乙\n"),
        ("<ol type=a><li><b>甲</b>：乙<ul><li>子</ul></ol>", "**a. 甲**：乙\n\n- 子\n"),
        ("<ol type=a><li><pre>x = 1</pre></ol>", "a.\n\n```\nx = 1\n```\n"),
    ],
)
def test_the_signs_of_a_list_are_those_that_its_page_shows(page, expected):
    assert written(f"<h1>题目</h1>{page}") == expected


def test_a_line_behind_a_letter_is_no_title():
    assert read("<p>A. 带上身份证和照片</p><p>B. 带上毕业证书。</p>").title == ""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ruby>匠<rp>(</rp><rt>jiàng</rt><rp>)</rp></ruby>心", "匠（jiàng）心\n"),
        ("<ruby>匠<rt>jiàng</rt></ruby><ruby>心<rt>xīn</rt></ruby>。", "匠心（jiàng xīn）。\n"),
        ("<ruby>匠<rt>jiàng</rt>心<rt>xīn</rt></ruby>。", "匠心（jiàng xīn）。\n"),
        ("<ruby><rb>焊<rt>hàn</ruby>工", "焊（hàn）工\n"),
        ("<b><ruby>匠<rt>jiàng</ruby></b>", "**匠（jiàng）**\n"),
        ("<ruby><b>焊</b>接<rt>hàn jiē</ruby>", "**焊**接（hàn jiē）\n"),
        ("<ruby>HTML<rt>markup</ruby>", "HTML (markup)\n"),
        ("<ruby>工<rt> </rt></ruby>人", "工人\n"),
    ],
)
def test_a_reading_stands_in_brackets_behind_its_word(page, expected):
    assert written(f"<p>{page}</p>") == expected


@pytest.mark.parametrize("role", ["presentation", "none"])
def test_a_table_that_says_that_it_is_for_layout_is_none(role):
    page = f"<table role={role}><tr><td>甲班<td>乙班<tr><td>丙班<td>丁班</table>"
    assert written(page) == "甲班\n\n乙班\n\n丙班\n\n丁班\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<ol start=1><li><div>甲</div></ol><ol start=2><li><div>乙</div></ol>", "1. 甲\n2. 乙\n"),
        ("<ol><li>甲</ol><ol><li>乙</ol>", "1. 甲\n\n<!-- -->\n\n1. 乙\n"),
        (
            "<ol><li>甲</ol><ol data-lake-indent=1><li>子</ol><ul data-lake-indent=2><li>孙</ul>"
            "<ol start=2 data-lake-indent=1><li>丑</ol><ol start=2><li>乙</ol>",
            "1. 甲\n    1. 子\n        - 孙\n    2. 丑\n2. 乙\n",
        ),
        ("<ul><li data-checked=true><div>已办</div></ul>", "- ☑ 已办\n"),
        ("<p><input type=radio checked>男 <input type=radio>女</p>", "☑男 ☐女\n"),
        ("<p>前文。<img srcset='a.jpg 1x, b.jpg 2x' alt=门></p>", "前文。![门](a.jpg)\n"),
    ],
)
def test_lists_boxes_and_pictures_of_online_documents_come_in(page, expected):
    assert written(page) == expected


def test_the_first_line_of_a_wrapped_text_is_no_title():
    lines = (
        "学院面向在职职工开展消防安全、安全生产等培训，请",
        "有意参加的职工于三月一日之前到学院报名，报名时须",
        "带身份证。",
    )
    found = read_plain_text("\n".join(lines))
    assert (found.title, found.markdown) == ("", "\n".join(lines) + "\n")


@pytest.mark.parametrize("between", ["_", " - ", "｜", " | ", "　"])
def test_a_page_named_after_its_article_and_its_site_has_the_title_of_its_article(between):
    name = f"关于开展技能比武的通知{between}某某学院"
    page = "<p><b>教务处</b></p><h1>关于开展技能比武的通知</h1><p>各车间：</p><h2>时间</h2><p>周六。</p>"
    for head in (f"<title>{name}</title>", f'<meta property="og:title" content="{name}">'):
        found = read(f"<html><head>{head}</head><body>{page}</body></html>")
        assert found.title == "关于开展技能比武的通知"
        assert found.markdown.startswith("**教务处**\n\n各车间：\n\n## 时间\n")


def test_a_heading_that_only_begins_like_the_name_of_the_page_stays():
    found = read("<title>安全培训班开班</title><h2>安全</h2><p>甲。</p><h2>培训</h2><p>乙。</p>")
    assert (found.title, found.markdown) == ("安全培训班开班", "## 安全\n\n甲。\n\n## 培训\n\n乙。\n")


def test_an_emoji_that_a_page_draws_as_a_picture_is_a_sign():
    found = read(
        '<p>开班啦<img src="https://img.example/1f389.png" alt="🎉">，带<img src="a.png" alt="工具"></p>'
    )
    assert found.markdown == "开班啦🎉，带![工具](a.png)\n"


@pytest.mark.parametrize(
    "line",
    [
        "一",
        "十二",
        "▲学员在练习平焊",
        "↑实训车间",
        "图1 学员在练习",
        "表2 课程安排",
        "表一 收费标准",
        "（左右滑动看大图）",
    ],
)
def test_a_numeral_or_a_caption_is_no_title(line):
    for page in (f"<p align=center>{line}</p><p>甲。</p>", f"<p>{line}</p><p>甲。</p>"):
        found = read(page)
        assert (found.title, found.markdown) == ("", f"{line}\n\n甲。\n")


def test_line_ends_that_a_page_shows_are_breaks():
    shown = "<p>甲：1\n乙：<b>2</b>\n</p>\n<p style='white-space:normal'>丙\n丁</p>"
    found = read(f"<p>题目的通知</p><div style='white-space: pre-wrap'>\n{shown}</div>")
    assert found.markdown == "甲：1\\\n乙：**2**\n\n丙丁\n"
    assert read(f"<p>题目的通知</p><div>{shown}</div>").markdown == "甲：1 乙：**2**\n\n丙丁\n"


def test_the_name_of_the_site_above_an_article_is_not_its_title():
    page = "<h1>某某学院</h1><h2>关于报名的通知</h2><p>请报名。</p>"
    found = read(f"<title>关于报名的通知 - 某某学院</title>{page}")
    assert found.title == "关于报名的通知"
    assert "请报名。" in found.markdown
    assert read(f"<title>某某学院</title>{page}").title == "某某学院"


@pytest.mark.parametrize(
    "first",
    [
        "<p>请看<a href='https://a.example/x'>通告栏</a>和前台</p>",
        "<p>地址：大旺大道<br>电话：待公布</p>",
        "<p>培训班的第一行<br>培训班的第二行</p>",
        "<p>第一章 总则</p>",
        "<p style='text-align:center'>02</p><p style='text-align:center'><b>报名条件</b></p>",
    ],
)
def test_a_link_lines_and_the_head_of_a_part_are_no_title(first):
    imported = read(f"{first}<p>这一段是正文。</p>")
    assert imported.title == ""
    assert "https" not in first or "https://a.example/x" in imported.markdown


def test_lines_that_name_a_document_are_a_title_together():
    assert read("<p>关于体检的<br>通知</p><p>请按时到场。</p>").title == "关于体检的通知"


@pytest.mark.parametrize("line", ["第一章 总则", "一、报名条件"])
def test_the_heading_of_a_part_in_the_middle_of_a_line_is_no_title(line):
    assert read(f"<p align=center>{line}</p><p>这一段是正文。</p><p>另一段。</p>").title == ""


def test_the_way_to_a_page_is_not_its_title():
    way = "<p>首页 &gt; 通知公告</p>"
    page = f"<title>关于体检的通知_某网</title>{way}<h1>关于体检的通知</h1><p>请按时到场。</p>"
    assert read(page).title == "关于体检的通知"
    assert read(page.replace("首页", "当前位置：首页")).title == "关于体检的通知"


def test_what_authorities_write_into_metadata_is_the_title_the_day_and_the_source():
    head = (
        "<title>某某网</title><meta name='ArticleTitle' content='关于公示名单的公告'>"
        "<meta name='PubDate' content='2026-03-04 10:00'><meta name='ContentSource' content='某某工会'>"
    )
    found = read(f"{head}<h1>关于公示名单的公告</h1><p>名单如下。</p><p>2025年1月2日</p>")
    assert (found.title, found.moment) == ("关于公示名单的公告", datetime(2026, 3, 4, 10))
    assert found.facts == {"source": "某某工会"}


def feishu(kind: str, level: int, *items: str) -> str:
    """Return a list as Feishu writes it, which has no other list in it."""
    name = "ol" if kind == "number" else "ul"
    return (
        f"<{name} class='list-{kind}{level}'>" + "".join(f"<li>{each}</li>" for each in items) + f"</{name}>"
    )


def test_lists_that_name_their_levels_stand_in_each_other():
    lists = (
        feishu("number", 1, "焊接")
        + feishu("bullet", 2, "平焊")
        + feishu("bullet", 2, "立焊")
        + feishu("bullet", 3, "向上")
        + feishu("number", 1, "考核").replace("<ol", "<ol start=2")
    )
    assert written(lists) == "1. 焊接\n    - 平焊\n    - 立焊\n        - 向上\n2. 考核\n"
    online = "".join(
        f"<div><ul><li data-aria-level={level}><p>甲</p></li></ul></div>" for level in (1, 2, 2, 1)
    )
    assert written(online) == "- 甲\n    - 甲\n    - 甲\n- 甲\n"
    assert written("<ul><li>甲</li></ul><ul><li>乙</li></ul>") == "- 甲\n\n<!-- -->\n\n- 乙\n"


def test_tasks_of_notion_are_one_list_with_their_boxes():
    def task(state: str, words: str) -> str:
        return (
            f'<ul class="to-do-list"><li><div class="checkbox checkbox-{state}"></div>'
            f" <span>{words}</span></li></ul>"
        )

    assert written(task("on", "买材料") + task("off", "发通知")) == "- ☑ 买材料\n- ☐ 发通知\n"


def test_an_item_without_a_sign_that_only_holds_a_list_sets_it_deeper():
    inner = "<li style='list-style-type:none'><ul><li>乙</li></ul></li>"
    assert written(f"<ul><li>甲</li>{inner}<li>丙</li></ul>") == "- 甲\n    - 乙\n- 丙\n"


def test_a_sign_of_a_style_sheet_is_a_bullet():
    html = """<ul style="list-style-type:'✓ '"><li>面罩</li><li>手套</li></ul>"""
    assert written(html) == "- 面罩\n- 手套\n"


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://link.zhihu.com/?target=https%3A//a.cn/x%3Fy%3D1", "https://a.cn/x?y=1"),
        ("https://www.google.com/url?q=https://a.cn/b&amp;sa=D", "https://a.cn/b"),
        ("https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.cn&amp;data=1", "https://a.cn"),
        ("https://link.zhihu.com/?target=javascript:a", "https://link.zhihu.com/?target=javascript:a"),
        ("https://a.cn/url?q=https://b.cn", "https://a.cn/url?q=https://b.cn"),
    ],
)
def test_a_link_leads_where_its_redirect_leads(href, target):
    assert written(f'<p><a href="{href}">看</a></p>') == f"[看]({target})\n"


def test_pictures_and_elements_of_formulas_are_formulas():
    picture = '<img src="https://www.zhihu.com/equation?tex=Q%3DI%5E2Rt" alt="x">'
    assert written(f"<p>热量{picture}。</p>") == "热量`Q=I^2Rt`。\n"
    assert written('<p>热量<span class="ztext-math" data-tex="Q=I^2Rt"></span>。</p>') == "热量`Q=I^2Rt`。\n"


def test_a_table_with_lines_between_its_cells_stays_one_with_pictures_and_tables_in_it():
    inner = "<table border=1><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    picture = "<tr><td>图</td><td><img src='https://a.cn/a.png' alt='门'></td></tr>"
    rows = f"{picture}<tr><td>组</td><td>{inner}</td></tr>"
    assert "| 组 | 甲　乙<br>丙　丁 |" in written(f"<table border=1>{rows}</table>")
    assert "| 组 |" not in written(f"<table border=0>{rows}</table>")


def test_a_number_that_a_narrow_column_shortens_is_whole():
    row = "<tr><td>张一</td><td x:num='13900001234'>1.39E+10</td></tr>"
    assert "| 张一 | 13900001234 |" in written(f"<table><tr><td>姓名</td><td>电话</td></tr>{row}</table>")


def test_signs_of_attachments_are_decoration():
    icon = "<img src='/ueditor/dialogs/attachment/fileTypeImages/icon_doc.gif'>"
    assert read(f"<p>{icon}<a href='https://a.cn/a.docx'>报名表.docx</a></p>").markdown == (
        "[报名表.docx](https://a.cn/a.docx)\n"
    )


def yuque(name: str, value: str) -> str:
    """Return a card as Yuque writes it into its own documents."""
    return f'<card type="block" name="{name}" value="data:{quote(value)}"></card>'


def test_cards_of_yuque_are_what_they_hold_and_others_are_told():
    cards = (
        yuque("image", '{"src": "https://a.cn/门.png", "title": "大门"}')
        + yuque("codeblock", '{"mode": "python", "code": "if a < b:\\n    b"}')
        + yuque("file", '{"src": "https://a.cn/表.docx", "name": "报名表"}')
        + "<p>"
        + yuque("checkbox", "true")
        + "面罩"
        + yuque("label", '{"label": "必带"}')
        + "</p>"
    )
    found = read(
        f"<!doctype lake><p>见：</p>{cards}{yuque('mindmap', '{}')}<card name='x' value='data:['></card>"
    )
    assert found.markdown == (
        "见：\n\n![大门](https://a.cn/门.png)\n\n```python\nif a < b:\n    b\n```\n\n"
        "[报名表](https://a.cn/表.docx)\n\n☑ 面罩必带\n"
    )
    assert codes(found).count("import-object") == 2


def test_the_sign_of_a_link_to_a_heading_is_no_part_of_it():
    assert written('<h2><a class="anchor" href="#x">#</a>背景</h2><p>甲。</p>') == "## 背景\n\n甲。\n"


@pytest.mark.parametrize("line", ["时间：三月七日", "□是　☑否", "✅ 报名要点"])
def test_a_label_or_a_box_begins_no_title(line):
    assert read(f"<p>{line}</p><p>请带证件。</p>").title == ""


def test_a_title_may_stand_below_an_ornament():
    found = read("<p>━━━━━━━━</p><p>报名须知</p><p>━━━━━━━━</p><p>请带证件。</p>")
    assert found.title == "报名须知"


def test_an_address_without_its_scheme_is_a_link():
    assert written('<p><a href="//a.cn/x">看</a></p>') == "[看](https://a.cn/x)\n"


def test_items_of_slides_stand_below_each_other():
    def item(margin: str, sign: str, words: str) -> str:
        return (
            f"<p style='margin-left:{margin};text-indent:-.31in'>"
            f"<span style='mso-special-format:bullet'>{sign}</span><span>{words}</span></p>"
        )

    slide = item(".31in", "•", "安全") + item(".81in", "–", "戴帽") + item(".31in", "•", "质量")
    assert written(slide) == "- 安全\n    - 戴帽\n- 质量\n"


def test_lines_of_code_may_be_elements_for_code_themselves():
    assert (
        written("<pre lang=python><pre>a = 1</pre><pre>b = 2</pre></pre>") == "```python\na = 1\nb = 2\n```\n"
    )
