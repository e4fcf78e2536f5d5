"""Lists as people type them."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitebuilder.markdown.fast.render import render_fast
from sitebuilder.markdown.full.render import render_full
from sitebuilder.markdown.positions import read_source
from tests.markdown.fast.test_render import compare
from tests.markdown.normalise.html import START, html_of

NESTED = "<ul>\n<li>工具<ul>\n<li>扳手</li>\n<li>钳子</li>\n</ul>\n</li>\n<li>量具</li>\n</ul>"


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_an_item_is_nested_by_two_to_four_spaces_or_a_tab(indent):
    assert html_of(f"- 工具\n{indent}- 扳手\n{indent}- 钳子\n- 量具") == NESTED


@pytest.mark.parametrize(("sign", "lower"), [("-", "+"), ("+", "-"), ("*", "-"), ("-", "*")])
def test_a_bullet_of_another_sign_is_nested_by_one_space(sign, lower):
    assert html_of(f"{sign} 工具\n {lower} 扳手\n {lower} 钳子\n{sign} 量具") == NESTED


def test_a_bullet_of_the_same_sign_or_at_the_margin_is_not():
    assert html_of("- 工具\n - 扳手\n- 量具").count("<ul>") == 1
    assert html_of("- 工具\n* 扳手\n+ 量具").count("<ul>") == 1


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_so_is_one_in_a_numbered_list(indent):
    html = html_of(f"1. 报名\n{indent}- 填表\n2. 上课")
    assert html == "<ol>\n<li>报名<ul>\n<li>填表</li>\n</ul>\n</li>\n<li>上课</li>\n</ol>"


def test_three_levels_are_three_levels():
    html = html_of("- 甲\n  - 乙\n    - 丙\n- 丁")
    assert html == (
        "<ul>\n<li>甲<ul>\n<li>乙<ul>\n<li>丙</li>\n</ul>\n</li>\n</ul>\n</li>\n<li>丁</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "source",
    [
        "1. 通知\n2. 登记",
        "1)通知\n2)登记",
        "1) 通知\n2) 登记",
        "1.通知\n2.登记",
        "1.**通知**\n2.`登记`",
    ],
)
def test_a_numbered_list_may_lack_spaces_or_have_brackets(source):
    found = html_of(source).replace("<strong>", "").replace("</strong>", "")
    assert found.replace("<code>", "").replace("</code>", "") == "<ol>\n<li>通知</li>\n<li>登记</li>\n</ol>"


@pytest.mark.parametrize("sign", [".", ")"])
def test_a_full_width_blank_may_follow_the_number_of_an_item(sign):
    assert html_of(f"1{sign}\u3000领料\n2{sign}\u3000划线") == "<ol>\n<li>领料</li>\n<li>划线</li>\n</ol>"


@pytest.mark.parametrize(
    "source", ["3.15 晚会", "1.5 米", "2026.3.1 开班", "1.0", "10.通", "-5 度", "- ", "1)"]
)
def test_a_number_with_a_point_or_a_sign_before_it_is_no_list_of_two(source):
    assert html_of(source).count("<li>") == (source in ("10.通", "- ", "1)"))


@pytest.mark.parametrize(
    "sign", ["-", "● ", "●", "· ", "·", "• ", "•", "* ", "+ ", "-\u3000", "*\u3000", "+\u3000\u3000"]
)
def test_bullets_of_all_kinds_begin_items(sign):
    assert html_of(f"请带：\n{sign}身份证\n{sign}照片") == (
        "<p>请带：</p>\n<ul>\n<li>身份证</li>\n<li>照片</li>\n</ul>"
    )


@pytest.mark.parametrize(
    "sign",
    [
        "◆",
        "◆ ",
        "■ ",
        "◇",
        "○ ",
        "▶ ",
        "➢ ",
        "－",
        "－ ",
        "＊",
        "– ",
        "— ",
        "§ ",
        "Ø ",
        "\uf06c ",
        "\uf0b7",
        "\uf0d8　",
    ],
)
def test_so_do_shapes_and_the_bullets_of_word_where_two_follow_each_other(sign):
    assert html_of(f"请带：\n{sign}身份证\n{sign}照片") == (
        "<p>请带：</p>\n<ul>\n<li>身份证</li>\n<li>照片</li>\n</ul>"
    )
    assert html_of(f"{sign}身份证\n\n{sign}照片").count("<li>") == 2


@pytest.mark.parametrize(
    "source",
    [
        "◆ 重要通知",
        "○○公司\n○○车间",
        "—— 甲\n—— 乙",
        "★ 必带\n★ 必填",
        "※ 甲\n※ 乙",
        "□ 是\n□ 否",
        "→ 甲\n→ 乙",
        "●甲●乙●丙",
        "◆ 甲 ◆ 乙\n◆ 丙 ◆ 丁",
        "Ø 20 的孔",
        "Ø20 的孔\nØ30 的孔",
    ],
)
def test_other_characters_and_single_shapes_are_kept(source):
    html = html_of(source)
    assert "<li>" not in html
    assert source.split("\n")[0] in html


def test_bullets_may_have_a_full_width_indent_and_be_nested():
    assert html_of("　　● 甲\n　　● 乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"
    assert html_of("&nbsp;&nbsp;● 甲\n&emsp;&nbsp;● 乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"
    assert html_of("● 甲\n  ○ 乙\n  ○ 丙\n● 丁").count("<ul>") == 2


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("1.填写报名表；\n2.2月28日前交；\n3.3人一组；\n4.15:30集合", 4),
        ("1.3月1日报名；\n2.3月7日开班。", 2),
        ("1.带证件；\n2.2026年以前的作废", 2),
        ("1.高度：\n2.5米以下。", 1),
        ("3.1月份\n3.2月份", 0),
        ("1.5元\n2.5元", 0),
    ],
)
def test_a_number_before_a_date_or_a_count_begins_the_item_that_follows(source, count):
    assert html_of(source).count("<li>") == count


def test_lines_at_the_margin_belong_to_an_item_before_the_next_number():
    html = html_of("1. 平焊。\n练两周。\n\n2. 立焊。\n![立焊](a.jpg)\n3. 横焊。\n以上必考。")
    assert html.count("<ol") == 1
    assert html.endswith("</ol>\n<p>以上必考。</p>")


@pytest.mark.parametrize("first", ["（1）填表", "(1)填表", "①填表", "⑴填表", "❶填表"])
def test_smaller_numbers_at_the_margin_belong_to_an_item_before_the_next_number(first):
    html = html_of(f"1. 报名\n{first}\n（2）交表\n2. 缴费")
    assert html.count("<ol") == 1 and html.count("<li>") == 2
    assert f"<li>报名<br>\n{first}<br>\n（2）交表</li>" in html


def test_one_full_width_space_nests_an_item():
    html = html_of("- 上午\n　- 报到\n　- 开班\n- 下午")
    assert html.count("<ul>") == 2 and html.endswith("<li>下午</li>\n</ul>")
    assert html_of("● 上午\n　○ 报到\n　○ 开班").count("<ul>") == 2


def test_lines_after_a_lazy_continuation_line_continue_too():
    html = html_of("- 平焊\n练两周。\n每天四小时。\n- 立焊")
    assert html == "<ul>\n<li>平焊<br>\n练两周。<br>\n每天四小时。</li>\n<li>立焊</li>\n</ul>"


def test_a_task_may_lack_the_space_after_its_dash():
    assert html_of("- [ ] 定场地\n-[x] 定讲师").count('type="checkbox"') == 2
    assert html_of("-[ ] 定场地\n-[x] 定讲师").count('type="checkbox"') == 2


def test_a_dash_before_a_single_line_is_a_dash():
    assert html_of("学而时习之。\n-孔子") == "<p>学而时习之。<br>\n-孔子</p>"


@pytest.mark.parametrize(
    "before", ["# 标题", "2026 年", "*甲*", "`a`", "[甲](a.md)", "（一）甲", "！", "3.15"]
)
def test_a_list_may_follow_any_block(before):
    assert html_of(f"{before}\n- 乙\n- 丙").endswith("<ul>\n<li>乙</li>\n<li>丙</li>\n</ul>")
    assert html_of(f"{before}\n1. 乙\n2. 丙").endswith("<ol>\n<li>乙</li>\n<li>丙</li>\n</ol>")


def test_a_year_begins_no_list():
    assert html_of("开班于\n2026. 待定") == "<p>开班于<br>\n2026. 待定</p>"
    assert html_of("- 开班于\n  2026. 待定") == "<ul>\n<li>开班于<br>\n2026. 待定</li>\n</ul>"


def test_either_all_items_of_a_list_are_loose_or_none_is():
    assert "<p>" not in html_of("- 甲\n- 乙\n- 丙")
    assert html_of("- 甲\n\n- 乙\n- 丙").count("<p>") == 3


def test_an_item_holds_paragraphs_quotations_tables_and_boxes():
    html = html_of("1. 甲\n\n   乙\n\n   > 丙\n\n   | 丁 | 戊 |\n   |---|---|\n   | 己 | 庚 |\n\n2. 辛")
    assert html.count("<li>") == 2
    for piece in ("<p>乙</p>", "<blockquote>\n<p>丙</p>\n</blockquote>", "<td>己</td>"):
        assert piece in html[: html.rindex("<li>")]


def test_a_list_continues_its_numbers_after_other_blocks():
    assert '<ol start="2">\n<li>乙</li>\n</ol>' in html_of("1. 甲\n\n一段话。\n\n2. 乙")


def test_a_break_between_items_does_not_end_the_list():
    assert html_of("1. 甲\n<br />\n2. 乙").count("<li>") == 2


def test_tasks_have_a_box_that_nobody_can_tick_and_that_says_its_state():
    assert html_of("- [ ] 定场地\n- [x] 定 **讲师**") == (
        '<ul>\n<li class="task-list-item"><input type="checkbox" disabled="" aria-label="未完成"> '
        "定场地</li>\n"
        '<li class="task-list-item"><input type="checkbox" disabled="" checked="" aria-label="已完成"> '
        "定 <strong>讲师</strong></li>\n</ul>"
    )


def test_nobody_else_makes_a_box():
    html = html_of("[ ] 甲\n\n1. [甲](a.md)")
    assert "<input" not in html


@pytest.mark.parametrize(
    ("box", "state"), [("[]", "未完成"), ("[√]", "已完成"), ("[X]", "已完成"), ("[\u3000]", "未完成")]
)
@pytest.mark.parametrize("gap", ["", " "])
def test_boxes_as_people_type_them_are_tasks(box, state, gap):
    html = html_of(f"- {box}{gap}定场地\n- {box}{gap}定时间")
    assert html.count(f'aria-label="{state}"> 定') == 2


def test_a_bullet_without_text_is_no_underline_of_the_item_before_it():
    assert html_of("- 甲\n-\n- 乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"


def test_a_date_with_points_begins_no_list():
    assert html_of("2026. 3. 1") == "<p>2026. 3. 1</p>"


def test_dashes_right_before_bold_words_are_items():
    assert html_of("-**甲**：一\n-**乙**：二").count("<li><strong>") == 2
    assert "<li>" not in html_of("-**甲**：一")


def test_an_item_may_begin_with_a_list_that_has_one_itself():
    assert html_of("- - 甲\n    - 乙") == (
        "<ul>\n<li>\n<ul>\n<li>甲<ul>\n<li>乙</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>"
    )


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", ["    ", "\t", "      "])
def test_items_far_in_below_a_paragraph_are_no_siblings_of_those_at_the_margin(indent, gap):
    html = html_of(f"先看：\n{indent}- 铭牌\n{indent}- 编号{gap}- 再看仪表\n- 记录")
    assert html == (
        "<p>先看：</p>\n<ul>\n<li>铭牌</li>\n<li>编号</li>\n</ul>\n\n\n"
        "<ul>\n<li>再看仪表</li>\n<li>记录</li>\n</ul>"
    )


def test_a_number_at_the_margin_begins_anew_or_goes_on_as_it_says():
    begun = html_of("先看：\n    1. 铭牌\n    2. 编号\n\n1. 再看仪表")
    assert begun.count("<ol>") == 2 and begun.count("<li>") == 3
    assert html_of("先看：\n    1. 铭牌\n2. 编号\n3. 仪表").count("<ol>") == 1


deep_items = st.lists(
    st.tuples(st.sampled_from(["", "  ", "    ", "\t", "      "]), st.sampled_from(["\n", "\n\n"])),
    min_size=1,
    max_size=6,
)


@given(deep_items)
@example([("    ", "\n"), ("", "\n\n"), ("    ", "\n")])
def test_items_are_siblings_of_those_near_their_own_indent_only(found):
    source = "先看：\n" + "".join(f"{indent}- 第{at}项{gap}" for at, (indent, gap) in enumerate(found))
    regular = read_source(source, START)
    fast, full = render_fast(regular), render_full(regular)
    assert full[1] == () and fast in (None, full)
    widths = [len(indent.expandtabs(4)) for indent, _ in found]
    for siblings in _siblings(html_of(source)):
        assert all(widths[siblings[0]] - widths[each] < 4 for each in siblings)


def _siblings(html: str) -> list[list[int]]:
    """Return, for each list, the numbers of its items in the order of the text."""
    lists: list[list[int]] = []
    open_lists: list[list[int]] = []
    for token in re.findall(r"</?ul>|第\d+项", html):
        if token == "<ul>":
            open_lists.append([])
            lists.append(open_lists[-1])
        elif token == "</ul>":
            open_lists.pop()
        else:
            open_lists[-1].append(int(token[1:-1]))
    return lists


@pytest.mark.parametrize(
    "text",
    ["2026. 是攻坚的一年。", "1986. A great year.", "110. 报警电话", "120) 急救电话", "100. 分为满分"],
)
def test_a_long_number_without_a_neighbour_begins_no_list(text):
    assert html_of(text) == f"<p>{text}</p>"
    assert html_of(f"甲。\n\n{text}\n\n乙。") == f"<p>甲。</p>\n<p>{text}</p>\n<p>乙。</p>"
    assert html_of(f"> {text}") == f"<blockquote>\n<p>{text}</p>\n</blockquote>"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_nor_does_it_go_on_with_a_list(gap):
    html = html_of(f"1. 报名\n2. 培训{gap}2026. 是攻坚的一年。")
    assert html == "<ol>\n<li>报名</li>\n<li>培训</li>\n</ol>\n<p>2026. 是攻坚的一年。</p>"


def test_long_numbers_beside_each_other_are_items():
    assert html_of("99. 甲\n100. 乙\n101. 丙").startswith('<ol start="99">')
    assert html_of("100. 甲\n\n一段话。\n\n101. 乙").count("<li>") == 2


@pytest.mark.parametrize("sign", ["l ", "l  ", "Ÿ ", "² ", "ü ", "n  ", "u   ", "v\t", "l\t", "l\u3000"])
def test_letters_that_were_bullets_in_word_begin_items_where_two_follow_each_other(sign):
    assert html_of(f"请带：\n{sign}身份证\n{sign}照片") == (
        "<p>请带：</p>\n<ul>\n<li>身份证</li>\n<li>照片</li>\n</ul>"
    )
    assert html_of(f"{sign}身份证\n\n{sign}照片").count("<li>") == 2
    assert "<li>" not in html_of(f"{sign}身份证")


@pytest.mark.parametrize("source", ["n 个零件\nn 个工人", "l 甲\nn 乙", "l a\nl b", "v 甲\nv 乙"])
def test_other_letters_before_blanks_are_words(source):
    assert "<li>" not in html_of(source)


@pytest.mark.parametrize(
    ("source", "lists"),
    [
        ("- 身份证\n- 照片\n下列人员优先：\n- 一线职工\n- 退役军人", 2),
        ("1. 报名\n2. 上课\n要带的东西:\n1. 工具\n2. 手套", 2),
        ("> - 身份证\n> 下列人员优先：\n> - 一线职工", 2),
        ("- 身份证、\n照片：\n- 一线职工", 1),
        ("- 时间\n  地点：\n- 人员", 1),
    ],
)
def test_a_line_with_a_colon_before_another_list_introduces_it(source, lists):
    html = html_of(source)
    assert html.count("<ul>") + html.count("<ol>") == lists
    assert ("：</p>" in html or ":</p>" in html) == (lists == 2)


@pytest.mark.parametrize("line", ["- END -", "- 完 -", "- 2 -"])
def test_words_between_two_hyphens_are_no_item(line):
    assert html_of(line) == f"<p>{line}</p>"
    assert html_of(f"请相互转告。\n{line}\n培训中心的通知到此为止。") == (
        f"<p>请相互转告。<br>\n{line}<br>\n培训中心的通知到此为止。</p>"
    )
    assert "<li>" not in html_of(f"> {line}")


def test_other_hyphens_at_the_end_of_an_item_leave_it_one():
    assert html_of("- 8:30 - 9:30 -\n- 甲-").count("<li>") == 2


@pytest.mark.parametrize(
    "source", ["-{}手套\n-{}面罩", "*{}手套\n*{}面罩", "●{}手套\n●{}面罩", "1.{}手套\n2.{}面罩"]
)
@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0", "\u00a0 "])
def test_any_blank_separates_a_marker_from_its_item(source, blank):
    assert "<li>手套</li>\n<li>面罩</li>" in html_of(source.replace("{}", blank))


def test_answers_to_choose_belong_to_their_question_even_to_the_last():
    question = "\nA. 断电 B. 通风\nC、戴手套 D、以上都是"
    shown = "<br>\nA. 断电 B. 通风<br>\nC、戴手套 D、以上都是</li>"
    html = html_of(f"1. 先（  ）。{question}\n2. 再（  ）。{question}")
    assert html.count(shown) == 2
    assert html.endswith("</ol>")


@pytest.mark.parametrize("words", ["学费300元*。", "| 班次 | 学费* |\n| --- | --- |\n| 春季 | 300* |"])
def test_the_star_of_a_note_is_no_bullet(words):
    assert html_of(f"{words}\n\n* 含教材。").endswith("<p>* 含教材。</p>")


@pytest.mark.parametrize(
    "source", ["学费300元*。\n\n* 教材\n* 工具", "学费300元。\n\n* 含教材。", "`listNode*`\n\n* 创建"]
)
def test_a_star_without_a_note_or_with_others_is_a_bullet(source):
    assert "<li>" in html_of(source)


@pytest.mark.parametrize("line", ["•••••", "●●●●", "·····", "▪▪▪▪▪▪"])
def test_a_line_of_bullets_divides_a_text(line):
    html = html_of(f"往期回顾\n{line}\n联系我们")
    assert html == f"<p>往期回顾<br>\n{line}<br>\n联系我们</p>"


@pytest.mark.parametrize(
    ("line", "html"),
    [
        ("附件2：名单.xlsx", "<p>附件2：名单.xlsx</p>"),
        ("=====", "<hr>"),
        ("————————", "<hr>"),
        ("＞ 原话", "<blockquote>\n<p>原话</p>\n</blockquote>"),
    ],
)
def test_attachments_lines_and_quotations_at_the_margin_leave_a_list(line, html):
    assert html_of(f"1. 表格\n2. 照片\n{line}") == f"<ol>\n<li>表格</li>\n<li>照片</li>\n</ol>\n{html}"


@pytest.mark.parametrize("remark", ["注：材料不退。", "备注：交复印件", "★ 请勿代办", "※逾期不候"])
def test_a_remark_at_the_margin_below_a_list_is_no_part_of_it(remark):
    assert html_of(f"- 照片\n- 证件\n{remark}").endswith(f"</ul>\n<p>{remark}</p>")
    assert html_of(f"1. 照片\n2. 证件\n{remark}").endswith(f"</ol>\n<p>{remark}</p>")
    assert html_of(f"1. 照片\n{remark}\n2. 证件").count("<ol>") == 1


def test_a_bullet_may_be_drawn_as_a_pictograph():
    assert html_of("▪\ufe0f时间\n▪\ufe0f地点") == "<ul>\n<li>时间</li>\n<li>地点</li>\n</ul>"
    assert html_of("▶\ufe0f 时间\n▶\ufe0f 地点") == "<ul>\n<li>时间</li>\n<li>地点</li>\n</ul>"


def test_another_shape_is_no_item_of_a_list():
    html = html_of("◆内容\n■ 电工\n■ 焊工\n◆条件\n■ 年龄\n■ 健康")
    assert html.count("<ul>") == 2
    assert "<p>◆条件</p>" in html


def test_the_second_bullet_of_word_is_a_bullet():
    html = html_of("•\t内容\no\t理论\no\t实操\n•\t考核\no\t笔试")
    assert "<table" not in html
    assert html.count("<li>") == 5


def test_a_paragraph_number_leaves_an_indented_list():
    html = html_of("名单：\n  1. 甲班\n  2. 乙班\n 二、要求")
    assert html.endswith('</ol>\n<p class="hanging">二、要求</p>')


@pytest.mark.parametrize(
    ("source", "outside"),
    [
        ("要带：\n  - 手套\n  - 面罩\n找李工领胸牌", "找李工领胸牌"),
        ("1. 出口：\n   北门\n   南门\n火警 119", "火警 119"),
        ("- 手套\n- 面罩\nQ2：几点上课", "Q2：几点上课"),
        ("- 手套\n- 面罩\n例：张三 2双", "例：张三 2双"),
        ("- 手套\n- 面罩\n【报名】", "【报名】"),
        ("1. 手套\n2. 面罩\n**报名**", "<strong>报名</strong>"),
        ("- 手套\n- 面罩\n--报名--", "--报名--"),
        ("- 手套\n- 面罩\nContact us: 0758-1234567", "Contact us: 0758-1234567"),
        ("> 手要稳\n——报名——", "——报名——"),
        ("> 手要稳\n> 心要静\n大家都记住了", "大家都记住了"),
        ("- 手套\n- 面罩\n以上要自己带", "以上要自己带"),
        ("1. 手套\n2. 面罩\n2026年新增工具柜", "2026年新增工具柜"),
        ("1. 车床\n2. 台钻\n配件：\n- 卡盘\n- 钻夹头", "配件："),
        ("- 车床\n- 台钻\n配件：\n  - 卡盘\n  - 钻夹头", "配件："),
    ],
)
def test_a_line_left_of_a_list_or_with_a_label_of_its_own_is_no_line_of_the_last_item(source, outside):
    assert f"<p>{outside}</p>" in html_of(source)


@pytest.mark.parametrize(
    "source",
    [
        "1. 出口：\n   北门\n   南门\n记住方向\n2. 火警",
        "1. 带齐材料：\n- 照片\n- 回执\n2. 到前台交",
        "- 手套\n要厚的\n- 面罩",
        "1. 手套\n【要厚的】\n2. 面罩",
        "- 手套\n  **要厚的**\n- 面罩",
        "- 手套\n要厚的\n- 面罩\n要黑的",
        "- 手套\n- 面罩：\n要黑的",
        "- 手套\n- 面罩，\n要黑的",
        "1. 手套\n(1) 要厚的\n(2) 要长的\n2. 面罩",
        "1. 手套\n1、要厚的\n2、要长的\n2. 面罩",
        "  - gloves\n  - masks that were\nmade here",
    ],
)
def test_any_other_line_at_the_margin_still_is_one(source):
    assert "<p>" not in html_of(source)


@pytest.mark.parametrize("before", ["- 手套\n- 面罩", "> 手要稳\n> 心要静", "1. 出口：\n   北门"])
@pytest.mark.parametrize("rule", ["---", "-----"])
def test_such_a_line_above_a_rule_is_no_heading(before, rule):
    assert html_of(f"{before}\n以上请记住\n{rule}\n下文").endswith("<p>以上请记住</p>\n<hr>\n<p>下文</p>")


def test_a_row_of_signs_ends_a_list_and_a_quotation():
    assert html_of("> 学手艺\n※※※※※※\n转载请注明") == (
        "<blockquote>\n<p>学手艺</p>\n</blockquote>\n<p>※※※※※※<br>\n转载请注明</p>"
    )
    assert html_of("- 学手艺\n★★★★★★").endswith("</ul>\n<p>★★★★★★</p>")


@pytest.mark.parametrize("indent", ["", " ", "   "])
def test_numbers_with_another_sign_are_those_of_a_list_below(indent):
    html = html_of(f"3.意见\n4.改进\n{indent}1)添面罩\n{indent}2)调空调\n5.其他")
    inner = "<ol>\n<li>添面罩</li>\n<li>调空调</li>\n</ol>\n"
    assert html == f'<ol start="3">\n<li>意见</li>\n<li>改进{inner}</li>\n<li>其他</li>\n</ol>'


def test_so_are_they_behind_a_line_of_the_first_of_them_but_not_as_the_next_number():
    html = html_of("1.改进\n1)添面罩\n要黑的\n2)调空调")
    assert html == "<ol>\n<li>改进<ol>\n<li>添面罩<br>\n要黑的</li>\n<li>调空调</li>\n</ol>\n</li>\n</ol>"
    assert html_of("1.添面罩\n2)调空调\n3.其他").count("<ol>") == 1


@pytest.mark.parametrize("line", ["- - - - ✂ - - - -", "- - 剪 下 - -", "* * * 回执 * * *"])
def test_a_line_of_dashes_with_words_in_it_is_a_line(line):
    assert html_of(f"{line}\n\n姓名：") == f"<p>{line}</p>\n<p>姓名：</p>"
    assert html_of("- - - 面罩").count("<ul>") == 3


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("2.Φ20孔铰光", 3),
        ("2.≤5kg的放上层", 3),
        ("2.M10螺母拧紧", 3),
        ("2.16—60岁均可", 3),
        ("2)√3取1.73", 3),
        ("2.5mm以下不收", 2),
    ],
)
def test_the_next_number_begins_an_item_right_before_a_sign_too(second, count):
    assert html_of(f"1.领料登记；\n{second}；\n3.送检。").count("<li>") == count


@pytest.mark.parametrize("sign", ["・", "∙", "⦁"])
def test_the_dots_of_other_keyboards_are_bullets(sign):
    assert html_of(f"{sign}扳手\n{sign}钳子") == "<ul>\n<li>扳手</li>\n<li>钳子</li>\n</ul>"


@pytest.mark.parametrize(("second", "third"), [("o\t", "▪\t"), ("◦ ", "▪ "), ("o   ", "\uf0a7 ")])
def test_the_bullets_of_word_tell_the_level_of_an_item(second, third):
    html = html_of(f"•\t工具\n{second}扳手\n{third}活动\n{third}固定\n{second}钳子\n•\t量具\n{second}卡尺")
    assert re.sub("[^a-z/<>]|\n", "", html).replace("<li>", "").replace("</li>", "") == (
        "<ul><ul><ul></ul></ul><ul></ul></ul>"
    )


def test_a_line_that_begins_with_a_period_stands_between_the_bullets_below_two_of_them():
    html = html_of("2020.03-2021.08　甲厂\n·车工\n·带徒\n2021.09—至今　乙厂\n·编程\n·调机")
    assert html.count("<ul>") == 2 and "<p>2021.09—至今　乙厂</p>" in html
    assert "<br>\n2021" in html_of("- 建成\n2021年扩建\n- 验收")


def test_bullets_between_two_numbers_belong_to_the_first():
    html = html_of("1. 导入\n- 提问\n- 录像\n2. 示范\n3. 练习\n- 平焊")
    assert html.count("<ol>") == 1 and html.count("<ul>") == 2 and html.endswith("</li>\n</ol>")
    assert html_of("1. 导入\n2. 示范\n- 平焊\n- 立焊").endswith(
        "</ol>\n<ul>\n<li>平焊</li>\n<li>立焊</li>\n</ul>"
    )
    assert html_of("1. 导入\n- 提问\n\n2. 示范").count("<ul>") == 1


@pytest.mark.parametrize("answer", ["答：短路。", "解:I=5A", " 答：见图"])
def test_an_answer_belongs_to_the_question_above_it(answer):
    html = html_of(f"1. 为什么要接地？\n答：安全。\n2. 若R=0？\n{answer}\n\n完。")
    assert html.count("<br>") == 2 and html.endswith(f"{answer.strip()}</li>\n</ol>\n<p>完。</p>")
    assert html_of("1. 甲\n2. 乙\n答案：1.A").endswith("</ol>\n<p>答案：1.A</p>")


@pytest.mark.parametrize("day", ["2026年3月16日", "2026.3.16"])
def test_the_day_of_a_text_belongs_to_no_item(day):
    html = html_of(f"1. 采购人\n名称：待公布\n2. 监督人\n名称：待公布\n{day}")
    assert html.endswith(f"名称：待公布</li>\n</ol>\n<p>{day}</p>")


def test_answers_side_by_side_are_no_items():
    assert html_of("谜底\n1.明　2.晶　3.关\n4.告 5.品") == "<p>谜底<br>\n1.明　2.晶　3.关<br>\n4.告 5.品</p>"
    assert html_of("1.见第3.2节\n2.见 4.5 节").count("<li>") == 2


def test_the_title_of_a_part_stands_between_questions_whose_numbers_go_on():
    html = html_of("【单选】\n1.甲对吗？\n答案：对\n【判断】\n2.乙对吗？\n答案：错")
    assert html.count("<ol") == 2 and '<p>【判断】</p>\n<ol start="2">' in html


def test_among_boxes_to_tick_a_black_square_is_a_ticked_one():
    html = html_of("□ 教室\n■ 人员\n■ 摄影\n□ 横幅")
    assert "<li>" not in html and html.count("■") == 2


@pytest.mark.parametrize(
    ("first", "second"), [("（1）", "（2）"), ("①", "②"), ("1、", "2、"), ("(1)", "(2)")]
)
def test_numbers_below_the_last_item_belong_to_it_as_those_above_do(first, second):
    source = f"1. 领料\n{first}填单\n{second}签字\n2. 还料\n{first}清点\n{second}入库\n谢谢配合。"
    html = html_of(source)
    assert f"<li>还料<br>\n{first}清点<br>\n{second}入库</li>\n</ol>\n<p>谢谢配合。</p>" in html
    middle = html_of(f"1. 甲\n{first}乙\n2. 丙\n{first}丁\n都要看\n3. 戊")
    assert f"<li>丙<br>\n{first}丁<br>\n都要看</li>" in middle


def test_numbers_below_the_last_item_alone_are_none_of_it():
    assert html_of("1. 甲\n2. 乙\n（1）丙").endswith('</ol>\n<p class="hanging">（1）丙</p>')
    assert html_of("1. 甲\n（1）乙\n2. 丙\n（3）丁").endswith('</ol>\n<p class="hanging">（3）丁</p>')


@pytest.mark.parametrize("line", ["Please come early.", "Note: no refund.", "Thanks, all."])
def test_an_english_line_below_items_without_such_lines_is_none_of_theirs(line):
    assert html_of(f"- Bring a pen\n- Bring your card\n{line}").endswith(f"</ul>\n<p>{line}</p>")
    assert html_of(f"1. Sign up\n2. Pay\n{line}").endswith(f"</ol>\n<p>{line}</p>")
    assert "</p>" not in html_of(f"- Pay\n{line}\n- Sign\n{line}")
    assert "</p>" not in html_of(f"- Sign\n- Pay the fee,\n{line}")


def test_bullets_without_words_are_no_heading():
    assert html_of("- \n- ") == "<ul>\n<li></li>\n</ul>"


@pytest.mark.parametrize(
    ("source", "starts"),
    [
        ("1. 平焊\n3. 立焊\n5. 横焊", [1, 3, 5]),
        ("3. 三\n2. 二\n1. 一", [3, 2, 1]),
        ("1. 甲\n2. 乙\n\n1. 丙\n2. 丁", [1, 1]),
        ("1.甲\n2.乙\n4.丙", [1, 4]),
        ("- 上午\n  1. 甲\n  2. 乙\n  4. 丙", [1, 4]),
        ("1. 甲\n1. 乙\n1. 丙", [1]),
        ("1. 甲\n2. 乙\n2. 丙", [1]),
        ("1. 甲\n\n1. 乙", [1]),
    ],
)
def test_numbers_that_do_not_count_on_are_shown_as_they_were_written(source, starts):
    html = html_of(source)
    found = [int(each or 1) for each in re.findall(r'<ol(?: start="([0-9]+)")?>', html)]
    assert found == starts
    assert "<!--" not in html
    compare(source)


@pytest.mark.parametrize("sign", [". ", ".", ") ", ")"])
def test_numbers_with_a_zero_before_them_count_as_those_without(sign):
    source = f"0{{}}{sign}识图\n0{{}}{sign}接线\n{{}}{sign}考核"
    for first in (1, 8):
        numbers = (first, first + 1, f"0{first + 2}" if first == 1 else 10)
        html = html_of(source.format(*numbers))
        assert html == html_of(f"{first}. 识图\n{first + 1}. 接线\n{first + 2}. 考核")
    assert html_of("- 上午\n  01. 识图\n  02. 接线").count("<ol>") == 1
    assert "<ol" not in html_of("08.15 开班\n08.20 考核")
