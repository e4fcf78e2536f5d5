"""Line breaks are kept between two lines of Chinese prose."""

import re

import pytest

from sitebuilder.markdown import render
from sitebuilder.messages import Place
from tests.markdown.normalise.html import html_of

FIRST = "学员在车间里按照规程检查设备的运行状态，并把读数记在本子上。"
SECOND = "讲师随后讲解常见故障的原因，大家分组练习更换零件。"
WRAPPED = """\
消防安全培训面向全区职工开设，内容包括火灾的成因、灭火器材的使用和疏散通道的检
查，课程结束以后由讲师组织考核，考核合格的学员可以领取结业证明，领取的时间另行通
知，请各单位安排好工作，让报了名的职工按时参加
"""


def test_lines_of_prose_are_paragraphs():
    assert html_of(f"{FIRST}\n{SECOND}") == f"<p>{FIRST}</p>\n<p>{SECOND}</p>"


def test_so_are_lines_without_an_end_mark():
    first, second = FIRST[:-1], SECOND[:-1]
    assert html_of(f"{first}\n{second}") == f"<p>{first}</p>\n<p>{second}</p>"


def test_lines_that_an_editor_wrapped_are_one_paragraph():
    assert html_of(WRAPPED) == f"<p>{WRAPPED.replace(chr(10), '')}</p>"


def test_lines_copied_from_the_page_of_a_notice_are_one_paragraph():
    source = (
        "　　根据职工技能提升工作安排，经研究，决定举办焊工培训班，为\n"
        "使报名、审核、缴费和开班各项工作有序进行，现将有关事项通知如\n"
        "下，请各单位认真组织。"
    )
    assert html_of(source) == f"<p>{source.strip().replace(chr(10), '')}</p>"
    titles = "关于举办二〇二六年春季焊工技能提升培训班报名工作的通知\n" * 3 + "关于放假的通知。"
    assert html_of(titles).count("<p>") == 4
    clauses = "学技能练本领当工匠，人人争做新时代的劳动者和奋斗者。\n" * 3
    assert html_of(clauses.strip()).count("<p>") == 3


def test_short_lines_are_a_poem_or_an_address():
    assert html_of("白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。") == (
        "<p>白日依山尽，黄河入海流。<br>\n欲穷千里目，更上一层楼。</p>"
    )


def test_lines_of_verse_are_kept_after_commas_too():
    assert html_of("> 床前明月光，\n> 疑是地上霜。\n> 举头望明月，\n> 低头思故乡。").count("<br>") == 3


def test_two_verses_of_a_length_are_a_couplet():
    assert html_of("夜来风雨声，\n花落知多少。") == "<p>夜来风雨声，<br>\n花落知多少。</p>"
    assert html_of("夜来风雨声，\n花落知多少。\n——孟浩然").count("<br>") == 2
    assert html_of("> 台上一分钟，\n> 台下十年功。").count("<br>") == 1
    assert "<br>" not in html_of("报名从今天开始，\n请带身份证来。")
    assert "<br>" not in html_of("报名从今天开始，\n请您带着身份证")
    assert "<br>" not in html_of("按时到岗，\n不得缺席。")
    assert "<br>" not in html_of("这次培训班的报名工作从今天开始，\n请大家带好身份证到一楼大厅去。")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (f"- {FIRST}\n  {SECOND}", f"<ul>\n<li>{FIRST}<br>\n{SECOND}</li>\n</ul>"),
        (f"> {FIRST}\n> {SECOND}", f"<blockquote>\n<p>{FIRST}<br>\n{SECOND}</p>\n</blockquote>"),
    ],
)
def test_in_lists_and_quotations_a_break_stays_within_the_paragraph(source, html):
    assert html_of(source) == html


def test_a_plain_line_after_an_item_that_is_complete_leaves_the_list():
    assert html_of(f"- {FIRST}\n{SECOND}") == f"<ul>\n<li>{FIRST}</li>\n</ul>\n<p>{SECOND}</p>"
    assert html_of(f"> {FIRST}\n{SECOND}").endswith(f"</blockquote>\n<p>{SECOND}</p>")


def test_a_plain_line_continues_an_incomplete_item():
    assert html_of("- 学员，\n讲师") == "<ul>\n<li>学员，讲师</li>\n</ul>"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (f"{FIRST[:-1]}，\n{SECOND}", f"<p>{FIRST[:-1]}，{SECOND}</p>"),
        (f"{FIRST[:-1]}（\n{SECOND}", f"<p>{FIRST[:-1]}（{SECOND}</p>"),
        (f"{FIRST[:-1]}\n，{SECOND}", f"<p>{FIRST[:-1]}，{SECOND}</p>"),
        (f"**{FIRST[:-1]}\n{SECOND}**", f"<p><strong>{FIRST[:-1]}{SECOND}</strong></p>"),
        (f"[{FIRST[:-1]}\n{SECOND}](a.md)", f'<p><a href="a.md">{FIRST[:-1]}{SECOND}</a></p>'),
    ],
)
def test_a_sentence_that_continues_is_joined_without_a_space(source, html):
    assert html_of(source) == html


@pytest.mark.parametrize("pair", ["（）", "“”", "《》", "【】"])
def test_a_sentence_continues_within_brackets_and_quotation_marks(pair):
    source = f"报名的职工{pair[0]}含班\n组长和安全员{pair[1]}都要参加岗前的安全培训和考核"
    assert html_of(source) == f"<p>{source.replace(chr(10), '')}</p>"


@pytest.mark.parametrize(
    "source",
    [
        "见[操作手册](https://example.org/a/b/c.md\n)（英文）。",
        '见<a href="https://example.org/"\ntitle="手册">操作手册，请各班组\n认真学习</a>。',
    ],
)
def test_a_link_may_go_over_the_end_of_a_line(source):
    html = html_of(source)
    assert html.count("<p>") == html.count("</a>") == 1
    assert "<br>" not in html


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("查看版本", "gradle -v"),
        ("Happens Before", "内存可见性很重要。"),
        ("3.1 Memory", "两个线程"),
        ("QQ：10000", "微信号：abc_def"),
        ("Tel:0758-1234567", "邮编：526238"),
    ],
)
def test_a_line_of_latin_words_next_to_a_chinese_one_is_kept(before, after):
    assert html_of(f"{before}\n{after}") == f"<p>{before}<br>\n{after}</p>"


def test_a_word_on_the_line_before_a_sentence_is_kept_too():
    sentence = "表示内容不会随时间而改变，浏览器不用再问服务器有没有新的。"
    assert html_of(f"immutable\n{sentence}") == f"<p>immutable</p>\n<p>{sentence}</p>"


def test_the_lines_of_a_tree_drawn_with_pipes_are_kept():
    assert html_of("| src/ 代码\n| | a.js\n| docs/ 文档").count("<br>") == 2


def test_a_line_wrapped_before_a_space_continues():
    source = "最近几天我们一直在\n [试验车间](a.md) 里练习焊接，读数都记在本子上"
    assert html_of(source).count("<p>") == 1
    assert "<br>" in html_of("最近几天我们一直在练习。\n 读数都记在本子上。")
    assert "<br>" in html_of("- 最近几天我们一直在\n   试验车间里练习焊接")


def test_a_speech_of_several_paragraphs_is_not_joined():
    assert html_of("师傅说：“先看图，再备料，最后才能动手焊接。\n动手以前想三遍。”").count("<p>") == 2


@pytest.mark.parametrize("number", ["0758-0000000", "138 0000 0000", "+86 758 0000000", "a@example.org"])
def test_a_telephone_number_or_mail_address_keeps_its_own_line(number):
    assert html_of(f"联系方式\n{number}\n联系人李工").count("<br>\n") == 2


@pytest.mark.parametrize("blank", ["&emsp;", "&ensp;", "&nbsp;", "&#12288;"])
def test_an_indent_of_entities_is_one_too(blank):
    assert html_of(f"{blank * 2}甲。\n{blank * 2}乙。") == "<p>甲。</p>\n<p>乙。</p>"


def test_lines_with_labels_are_kept_without_chinese_too():
    assert html_of("QQ：10000\nTel：0758-1234567") == "<p>QQ：10000<br>\nTel：0758-1234567</p>"


@pytest.mark.parametrize(
    "lines",
    [
        ("M8", "M10×1.25", "DN25"),
        ("GB 5083-1999", "GB/T 9704-2012"),
        ("0758-1234567", "0758-7654321"),
        ("8:30-9:00", "9:00-10:00"),
        ("R=5Ω", "U=10V", "I=2A"),
        ("例:", "1+1=2", "2+2=4"),
        ("型号：M8", "M10", "M12"),
        ("PLC", "CNC"),
        ("Step 1", "Step 2"),
    ],
)
def test_facts_without_chinese_keep_their_lines(lines):
    shown = "<br>\n".join(lines)
    assert html_of("\n".join(lines)) == f"<p>{shown}</p>"


def test_half_width_marks_end_a_line_as_full_width_ones_do():
    assert html_of("明天停电,\n请各班提前下课.") == "<p>明天停电,\n请各班提前下课.</p>"
    assert html_of("Best regards,\n张三") == "<p>Best regards,<br>\n张三</p>"
    assert html_of("BR,\n张三") == "<p>BR,<br>\n张三</p>"
    assert html_of("- 报名材料.\n请按时交.") == "<ul>\n<li>报名材料.</li>\n</ul>\n<p>请按时交.</p>"


def test_a_backslash_at_the_end_of_a_paragraph_is_text():
    assert html_of("文\\\n下\\") == "<p>文<br>\n下\\</p>"
    assert html_of("- 甲\\\n\n> 乙\\") == (
        "<ul>\n<li>甲\\</li>\n</ul>\n<blockquote>\n<p>乙\\</p>\n</blockquote>"
    )


def test_names_go_on_on_a_line_that_is_aligned_below_them():
    assert html_of("参会人员：张三、李四、\n　　　　　王五、赵六\n记录人：孙七") == (
        "<p>参会人员：张三、李四、王五、赵六<br>\n记录人：孙七</p>"
    )
    assert html_of("文，\n　　另起一段。") == "<p>文，</p>\n<p>另起一段。</p>"
    assert html_of("　　　春眠不觉晓，\n　　　处处闻啼鸟。").count("<p>") == 2


def test_english_prose_wraps_as_everywhere():
    assert html_of("One line of prose\nand another one.") == "<p>One line of prose\nand another one.</p>"


def test_a_full_width_indent_begins_a_paragraph_and_is_removed():
    assert html_of(f"　　{FIRST}\n　　{SECOND}") == f"<p>{FIRST}</p>\n<p>{SECOND}</p>"
    assert html_of("　　甲。\n　　乙。") == "<p>甲。</p>\n<p>乙。</p>"


def test_a_picture_or_an_address_on_its_own_line_becomes_a_paragraph():
    html = html_of(f"{FIRST}\n![车间](a.jpg)\n{SECOND}")
    assert html == f'<p>{FIRST}</p>\n<p><img alt="车间" src="a.jpg"></p>\n<p>{SECOND}</p>'


@pytest.mark.parametrize(
    "source",
    [
        f"| 甲 | 乙 |\n|---|---|\n| {FIRST} | 丙 |\n| {SECOND} | 丁 |",
        f"```\n{FIRST}\n{SECOND}\n```",
        f"<div>\n{FIRST}\n{SECOND}\n</div>",
        f"术语\n: {FIRST}\n: {SECOND}",
    ],
)
def test_tables_code_html_and_definitions_get_no_line_breaks(source):
    html = html_of(source)
    assert "<br>" not in html
    assert "<p>" not in html


def test_headings_with_a_line_below_are_as_before():
    assert html_of("标题\n====\n\n节\n--\n") == '<h2 id="标题">标题</h2>\n<h3 id="节">节</h3>'


def test_breaks_that_are_asked_for_stay_in_the_paragraph():
    assert html_of(f"{FIRST}  \n{SECOND}") == f"<p>{FIRST}<br>\n{SECOND}</p>"
    assert html_of(f"{FIRST}\\\n{SECOND}") == f"<p>{FIRST}<br>\n{SECOND}</p>"


@pytest.mark.parametrize("line", ["——END——", "— END —", "--END--", "…… FIN ……", "▼Part 2▼"])
def test_words_between_two_equal_ornaments_are_a_line_of_their_own(line):
    assert html_of(f"{line}\n来源丨综合整理").startswith(f"<p>{line}<br>\n来源")


def test_very_short_lines_are_verse_without_a_common_length():
    assert html_of("车刀不问早晚，\n只问尺寸。\n一遍又一遍，\n磨出\n手上的光。") == (
        "<p>车刀不问早晚，<br>\n只问尺寸。<br>\n一遍又一遍，<br>\n磨出<br>\n手上的光。</p>"
    )
    assert "身份证、照片、" in html_of("请带\n身份证、\n照片、\n学历证\n和手套")


@pytest.mark.parametrize(
    "lines",
    [
        ["10:00 签到，", "10:30 领导讲话，参观实训车间和陈列室，合影留念，", "11:00 参观。"],
        ["3月7日 开班，", "3月8日 实操，地点在三楼的焊接实训室，", "4月1日考核。"],
        ["周一 理论，", "周三 实操，由有经验的师傅带着大家一起做，", "周五 考核。"],
        ["第一周：识图，", "第二周：锉削、钻孔，以及常用量具的使用，", "第3周：装配。"],
        ["2024年立项、", "2025年建成，", "2026年投入使用，每年培训两千多名职工。"],
        ["约 3:16 神爱世人，", "约 3:17 因为神差他的儿子降世，不是要定世人的罪，", "约 3:18 信他的人。"],
        ["8:30 签到,", "9:00 开班典礼，在三楼的大教室,", "9:30 参观。"],
        ["上午 理论课，", "下午 实操课，在焊接实训室和钳工实训室，", "晚上 自习。"],
        ["1:1 太初有道，", "1:2 这道太初与神同在，万物是藉着他造的，"],
    ],
)
def test_lines_that_begin_with_times_days_or_verses_are_lines_behind_commas_too(lines):
    html = html_of("\n".join(lines))
    assert re.split("<br>\n|</p>\n<p>", html.removeprefix("<p>").removesuffix("</p>")) == lines


def test_a_single_line_that_begins_with_a_day_goes_on_behind_a_comma():
    html = html_of("学员分两批到车间里跟着师傅学习，\n3月8日那天来的是第二批，一共有二十四个人。")
    assert html.count("<p>") == 1 and "<br>" not in html


def test_short_lines_most_of_which_have_a_mark_at_the_end_are_verse():
    verse = (
        "师傅老了，眼睛花了，手还是稳，\n坐在灯下，取过那把旧卡尺，\n慢慢量着，像量过去的年月\n"
        "和一车间的人声与铁屑。\n多少人学过他的手艺。"
    )
    assert html_of(verse).count("<br>") == 4
    wrapped = (
        "为方便职工在家门口学到一门手艺\n，学院今年继续把课堂办到园区和\n车间里去，每个月排两次课，\n"
        "每次两小时，由师傅带着大家\n一边做一边讲，"
    )
    assert "，<br>" not in html_of(wrapped)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("PART.03", "课程安排"),
        ("No.7", "钳工实训室"),
        ("%", "O0001(平面铣)"),
        ("-15℃～45℃", "相对湿度：不大于85%"),
        ("5.2.Cooling", "焊接完成以后，让工件在空气里慢慢冷却，不要用水。"),
    ],
)
def test_a_number_or_a_datum_before_a_chinese_line_has_its_own_line(first, second):
    html = html_of(f"{first}\n{second}")
    assert html.replace("</p>\n<p>", "<br>\n") == f"<p>{first}<br>\n{second}</p>"


@pytest.mark.parametrize(
    "source",
    [
        "方式：\n a. 扫码(见附件)\n b. 信箱 xz@example.com\n c. 前台 2号窗",
        "课程\nA. Safety\nB. Welding\nC. Wiring\nD. 实训",
        "点“报名”\n⬇️⬇️\n完成",
        '合格率\n=IF(B2>=60,"及格","不及格")\n=SUM(A1:A9)',
        "Yours,\\\nTel: +86 758\nE-mail: xz@example.com",
    ],
)
def test_what_begins_a_line_for_certain_keeps_its_line(source):
    html = html_of(source)
    assert html.count("<br>") + html.count("<p>") - 1 == source.count("\n")


def test_a_line_indented_below_a_number_goes_on_behind_a_comma():
    html = html_of("第一条  每人带身份证，\n    于八点前到场。\n第二条  保持安静。")
    assert html.startswith('<p class="hanging">第一条  每人带身份证，于八点前到场。</p>\n')


@pytest.mark.parametrize("line", ["R=5Ω", "-1<x<1", "x>=60", "U=220", "5-3=2", "a*b+1<9", "·1·", "•2•"])
def test_a_relation_or_the_number_of_a_page_has_its_own_line(line):
    shown = line.replace("<", "&lt;").replace(">", "&gt;")
    assert f">\n{shown}<" in html_of(f"电阻为\n{line}\n电压为").replace("<p>", ">\n")


@pytest.mark.parametrize(
    ("begin", "end", "tag"), [("**", "**", "strong"), ("<b>", "</b>", "b"), ("~~", "~~", "del")]
)
def test_sentences_numbers_and_labels_in_emphasis_keep_their_lines(begin, end, tag):
    for lines in (("请准时。", "请带证。"), ("1、报名", "2、上课"), ("姓名：张三", "电话：待公布")):
        html = html_of(f"{begin}{lines[0]}\n{lines[1]}{end}")
        assert html.endswith(f"<{tag}>{lines[0]}<br>\n{lines[1]}</{tag}></p>")
    assert "<br>" not in html_of(f"见{begin}操作\n手册{end}。`甲。\n乙`")


@pytest.mark.parametrize(("sign", "tag"), [("**", "strong"), ("==", "mark"), ("~~", "del")])
def test_short_lines_that_one_pair_of_signs_sets_off_stay_lines(sign, tag):
    lines = ("练好手上功夫", "当好车间师傅", "3月报名开始")
    expected = f"<{tag}>" + "<br>\n".join(lines) + f"</{tag}>"
    assert html_of(sign + "\n".join(lines) + sign) == f"<p>{expected}</p>"
    assert expected in html_of("- " + sign + "\n  ".join(lines) + sign)
    assert "<br>" in html_of(f"{sign}共40人\n分两班{sign}")
    for source in (f"请{sign}练好手上\n功夫拿证{sign}", f"{sign}练好手上功夫，\n当好车间师傅{sign}"):
        assert "<br>" not in html_of(source)


@pytest.mark.parametrize("brackets", ["（）", "【】", "“”", "（）。"])
def test_labels_and_times_in_brackets_have_lines_of_their_own(brackets):
    pairs = (("咨询：李工", "电话：8001"), ("3月2日：报到", "3月3日：开课"), ("8:30签到", "9:00开课"))
    for first, second in pairs:
        source = f"{brackets[0]}{first}\n{second}{brackets[1:]}"
        assert html_of(source) == f"<p>{brackets[0]}{first}<br>\n{second}{brackets[1:]}</p>"
    assert "<br>" not in html_of(f"{brackets[0]}甲校\n乙校{brackets[1:]}")


def test_a_picture_with_a_wide_mark_has_its_own_line():
    assert html_of("见图：\n！[甲](甲.jpg)\n！［乙］（乙.jpg）").count("<p>") == 3


def test_a_line_to_write_on_ends_there():
    html = html_of("1、工具__________\n2、__________\n    请于5月1日前填好。")
    assert re.sub("<[^>]*>", "", html).split("\n") == [
        "1、工具__________",
        "2、__________",
        "请于5月1日前填好。",
    ]


@pytest.mark.parametrize("sign", ["-- Linus", "—— Grace Hopper", "– Ada L."])
def test_who_said_a_sentence_stands_on_a_line_below(sign):
    assert html_of(f"> Talk is cheap.\n> {sign}").count("<br>") == 1
    assert "<br>" not in html_of("This is the end -\n-- and no name, only prose.")


def test_lines_to_sign_on_are_no_rule():
    assert html_of("签到：\n\n______  ______\n\n____ ____ ____") == (
        "<p>签到：</p>\n<p>______  ______</p>\n<p>____ ____ ____</p>"
    )
    assert html_of("甲\n\n____\n\n_ _ _\n\n___ ___").count("<hr>") == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("往期回顾", "1"),
        ("这一年很忙", "2025"),
        ("罚则", "……"),
        ("解：按欧姆定律", "I=U/R=5A"),
        ("找兰姐", "Email:lan@example.cn"),
        ("馆藏三本", "【DVD】"),
        ("**Q&amp;A**", "问：能补考吗"),
        ("■■■■", "· END ·"),
        ("全文完", "-END-"),
        ("微信公众号", "📧 a@example.cn"),
        ("先看网络", "ipconfig /all"),
    ],
)
def test_lines_without_chinese_that_are_no_prose_stand_alone(first, second):
    html = html_of(f"{first}\n{second}\n以上由教务室整理")
    assert len(re.split("<br>|</p>\n", html)) == 3


def test_short_lines_without_chinese_among_chinese_ones_are_not_joined():
    html = html_of("查线路：\nmtr 10.0.0.1\niwlist wlan show all\nIP：10.0.0.2\n写在本子上")
    assert len(re.split("<br>|</p>\n", html)) == 5
    wrapped = html_of("说明书上写着：\nCheck the cable and the plug\nbefore you turn it on.\n照做就行")
    assert "plug\nbefore" in wrapped


def test_rows_that_begin_with_a_blank_are_not_joined():
    html = html_of("名次  队伍\n 1    钳工队\n 2    焊工队")
    assert html == "<p>名次  队伍<br>\n1    钳工队<br>\n2    焊工队</p>"


def test_verses_that_are_indented_are_no_code():
    source = "    手握一把锉刀\n    锉平一块生铁\n    锉出一身本领\n\n    窗外是夜\n    灯下是我"
    text, problems = render(source, Place("a.md", 1))
    assert "<code>" not in "".join(text.parts)
    assert [each.code for each in problems] == ["indented-prose"]


PAGE = (
    "为方便职工在家门口学到一门手艺，学院今年继续把课堂办到园区和车间里去，每个月排两次课，每次两个小时，由有经验的师傅"
    "带着大家做，做完当场讲评。"
)
ITEM = (
    "（一）报名的职工要带上身份证和一张照片，到所在单位的工会登记，由单位统一报送，个人也可以到学院前台办理。"
)


def _set_on_page(text: str, characters: int) -> str:
    return "\n".join(text[at : at + characters] for at in range(0, len(text), characters))


@pytest.mark.parametrize("characters", [22, 27, 28, 34])
def test_every_paragraph_copied_from_the_pages_of_a_print_is_one(characters):
    pieces = [PAGE, ITEM, ITEM.replace("（一）", "（二）"), PAGE]
    html = html_of("开课说明\n" + "\n".join(_set_on_page(each, characters) for each in pieces))
    assert [re.sub("<[^>]+>", "", each) for each in html.split("\n")] == ["开课说明", *pieces]


def test_so_is_every_item():
    items = [f"{number}.{PAGE}" for number in (1, 2, 3)]
    html = html_of("\n".join(_set_on_page(each, 27) for each in items))
    assert html == "<ol>\n" + "".join(f"<li>{PAGE}</li>\n" for _ in items) + "</ol>"


def test_lines_of_like_length_that_their_author_ended_stay():
    lines = ["问：上夜班的职工能不能申请把课改到周六上午来上", "答：可以，提前两天在群里说一声就行。"]
    assert html_of("\n".join(lines * 4)).count("<p>") == 8
    motto = "学一门手艺，练一身本领，争做园区里的技术能手"
    assert html_of("\n".join([motto] * 8)).count("<p>") == 8
    news = ["三月七日电工班在二楼教室开课，来了三十二人", "三月八日食品班去车间参观。"]
    assert html_of("\n".join(news)).count("<p>") == 2


@pytest.mark.parametrize(
    "line",
    [
        "R=U/I=36/0.5≈72(Ω)",
        "P=UI，U=36V",
        "E=0.7*20*150/0.6=3500J/cm",
        "2Na+Cl2→2NaCl",
        "√(9+16)=5",
        "∠B≠90°",
        "L=100±0.5",
    ],
)
def test_a_formula_is_a_line_of_its_own(line):
    html = html_of(f"解：由题意，先求出电路里的电阻I=0.5\n{line}\n检验以后写出答案").replace("<p>", "<br>\n")
    assert f">\n{line}<" in html


@pytest.mark.parametrize("line", ["timeout_limit=30", "<b>x</b>=1"])
def test_a_setting_or_markup_goes_on_with_the_line_above(line):
    assert html_of(f"请先停下机床，然后在这个文件里面把这一项的数值改成\n{line}").count("<br>") == 0


@pytest.mark.parametrize("line", ["A．V带　　B．平带", "A.V带", "(A) V带 (B) 平带", "B、V10"])
def test_an_answer_to_choose_has_its_own_line(line):
    assert f"<br>\n{line}<" in html_of(f"1. 传动比恒定的是\n{line}\n2. 另一题")


def test_verses_in_quotation_marks_keep_their_lines():
    assert html_of("口诀\n“左手扶稳；\n右手慢推。”") == "<p>口诀<br>\n“左手扶稳；<br>\n右手慢推。”</p>"


def test_verses_of_a_length_keep_their_lines_among_others():
    html = html_of(
        "快板\n竹板打，说一说——\n开机前，看一看，\n开机时，听一听，\n关机后，擦一擦，\n（齐）人人都平安！"
    )
    assert html.count("<br>") == 5
    assert html_of("参加的有\n张三丰，\n李四光，\n以及各车间的班组长和安全员。").count("<br>") == 1


@pytest.mark.parametrize(
    "source",
    [
        "A: Where is the fire extinguisher, please?\nB: It is over there, next to the main door.",
        "Instructor: Ms. Lee\nOffice hours: Mon 9:00\nRoom: 12",
        "Timetable of the third day for all groups:\n09:00 Registration\n10:30 Tour",
        "2026-03-01 08:00:01 [INFO] connected to the server\n2026-03-01 08:00:09 [ERROR] lost it after 8 s",
        "Filesystem      Size  Used Avail Mounted on a disk\n/dev/sda1        50G   45G  5.0G elsewhere",
        "Dear Mr. Chen,\nThank you for your letter, which we have received today.",
        "Kind regards,\nJames",
        "Before any repair of the long machine:\na. Switch off\nb. Lock",
        "Skills\nAutoCAD, SolidWorks and the programming of machine tools",
        "Anna Schmidt\nHead of Training\nGuangdong, China",
        "Rules\nNo phones.\nAsk questions!",
        "Sparks fly up,\nlike little stars\nthat do not know\nthe night is ours.",
        "*Food.* We eat well here.\n*People.* They are kind.\n*Weather.* It is wet.",
        "Things I need:\nbike\numbrella",
        "The wheels of the lathe go round and round,\nRound and round,\nAll through the long and sunny day.",
        "True or false\n( ) 1. The lathe is on.\n( ) 2. The door is open.",
        "Could you pass me ______?\nA. a file  B. a saw  C. the long blue screwdriver over there",
        "--- Could you pass me the file on the long table over there?\n--- Sure, here it is.",
    ],
)
def test_lines_of_english_that_nobody_wrapped_stay(source):
    assert html_of(source).count("<br>") == source.count("\n")


@pytest.mark.parametrize(
    "source",
    [
        "The academy opened its doors in 2024.\nIt offers courses.",
        "We met the head of the training department in\nZhaoqing and then went to the workshop.",
        "Please come at nine. Note: the door on the left\nis closed. Bring: a ruler.",
        "a word\nanother",
        "English text that\nwraps over several\nlines of a page.",
        "This is the first of all.\nThis is the second one.\nThis is the third one.",
        "We read a paper by the two professors named\nA. Smith and B. Jones of the department.",
    ],
)
def test_english_that_may_have_been_wrapped_is_joined(source):
    assert "<br>" not in html_of(source)


def test_a_line_of_marks_alone_goes_on_with_none_below():
    html = html_of("2、人走灯灭\n。\n3 ．不得喧哗")
    assert html.startswith('<p class="hanging">2、人走灯灭。</p>\n<p>3')


def test_a_telephone_number_with_its_hours_is_a_line():
    assert html_of("忘了密码请拨打服务热线\n400-000-0000（9:00~17:00）").count("<p>") == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("代号", "GTAW-6G-3/159"),
        ("Q2 年龄", "≤20：12(9.4%)"),
        ("男：今天就到这里，", "女：明天再见！"),
        ("for each byte b:", "crc ^= b"),
    ],
)
def test_a_short_title_and_who_speaks_end_the_line_above(first, second):
    html = html_of(f"说明如下\n{first}\n{second}")
    assert html.replace("</p>\n<p>", "<br>\n") == f"<p>说明如下<br>\n{first}<br>\n{second}</p>"


def test_a_title_stands_above_wrapped_english():
    prose = "Welding is a process that joins metals by melting them and by adding\nmore of them to the pool."
    assert html_of(f"Part III (20 points)\n{prose}") == f"<p>Part III (20 points)<br>\n{prose}</p>"


@pytest.mark.parametrize(
    "source",
    ["李老师，\n材料收到了。", "各位工友，\n周六开课。", "尊敬的王主任，\n您好！", "恭祝工作顺利，\n李工"],
)
@pytest.mark.parametrize("container", ["", "> ", "- "])
def test_the_lines_of_a_letter_stay_apart_after_a_comma(source, container):
    prefix = "  " if container == "- " else container
    html = html_of(container + source.replace("\n", f"\n{prefix}"))
    assert "，<br>" in html or "，</p>" in html


@pytest.mark.parametrize("source", ["祝大家学有所成，\n万事如意。", "学院感谢各位家长，\n也感谢社区。"])
def test_a_sentence_goes_on_after_a_comma(source):
    assert html_of(source) == f"<p>{source.replace(chr(10), '')}</p>"


def test_the_line_above_the_signature_of_a_mail_stands_alone():
    assert html_of("材料收到。\n\n-- \n陈工\n设备科") == "<p>材料收到。</p>\n<p>--<br>\n陈工<br>\n设备科</p>"


@pytest.mark.parametrize("text", ["开班了。", "这一段比二十个字长得多，所以不是诗，下面的括号也不是。"])
def test_a_class_in_braces_below_a_paragraph_belongs_to_it(text):
    assert html_of(f"{text}\n{{.center}}") == f'<p class="center">{text}</p>'
