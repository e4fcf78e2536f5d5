"""Markup that people know from elsewhere, in lines of text: it comes out as meant, or is told at its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.markdown import fill, render
from tests.markdown.fast.test_render import compare
from tests.markdown.normalise.html import START, html_of, reported_problems
from tests.markdown.words import lost_words


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("请 ** 穿工作服 ** 入场。", "<p>请 <strong>穿工作服</strong> 入场。</p>"),
        ("** 时间**：周三下午", "<p><strong>时间</strong>：周三下午</p>"),
        ("**时间 **：周三，**地点 **：略", "<p><strong>时间</strong>：周三，<strong>地点</strong>：略</p>"),
        ("**时间** 和 **　地点　**", "<p><strong>时间</strong> 和 <strong>地点</strong></p>"),
        ("- ** 自带 ** 午餐", "<ul>\n<li><strong>自带</strong> 午餐</li>\n</ul>"),
        ("## ** 报名 **", '<h2 id="报名"><strong>报名</strong></h2>'),
        ("`甲 ** 乙` 与 ** 丙 **", "<p><code>甲 ** 乙</code> 与 <strong>丙</strong></p>"),
    ],
)
def test_chinese_words_between_stars_are_bold_with_blanks_too(source, html):
    assert html_of(source) == html


@pytest.mark.parametrize(
    "source",
    [
        "底面积是 a ** 2，体积是 a ** 3。",
        "2 ** 3 ** 2 等于 512",
        "宽 = 长 ** 二 ** 一",
        "获奖的有：张** 李** 王**",
        "张** 获一等奖，李** 获二等奖",
        "`** 甲 **` 是代码",
        "\\*\\* 甲 \\*\\*",
    ],
)
def test_powers_names_without_given_names_and_code_keep_their_stars(source):
    html = html_of(source)
    assert "<strong>" not in html
    assert html.count("*") == source.count("*")


def test_stars_in_two_cells_are_no_pair():
    assert "<strong>" not in html_of("| 甲 | 乙 |\n|--|--|\n| 优 ** | 良 ** |")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("请 ** Note ** 看清。", ("bold-blanks", 1, 3)),
        ("通知如下。\n\n** 注意：周三停课。", ("bold-open", 3, 1)),
        ("请各班 **注意，周三停课。", ("bold-open", 1, 5)),
        ("请**注意，周三停课。", ("bold-open", 1, 2)),
        ("参见 **甲\n乙** 和 **丙。", ("bold-open", 2, 7)),
    ],
)
def test_stars_that_may_mean_something_else_are_told(source, found):
    assert reported_problems(source) == [found]


@pytest.mark.parametrize(
    ("source", "html", "place"),
    [
        ("***周六停课**，请转告。", "<p>*<strong>周六停课</strong>，请转告。</p>", (1, 1)),
        ("请转告：**周六停课***。", "<p>请转告：<strong>周六停课</strong>*。</p>", (1, 5)),
        ("**价格***，**名额**", "<p><strong>价格</strong>*，<strong>名额</strong></p>", (1, 1)),
        (
            "甲。\n\n- **价格***：380元",
            "<p>甲。</p>\n<ul>\n<li><strong>价格</strong>*：380元</li>\n</ul>",
            (3, 3),
        ),
    ],
)
def test_a_third_star_on_one_side_of_bold_words_is_shown_and_told(source, html, place):
    text, _ = render(source, START)
    assert fill(text, []) == html
    assert reported_problems(source) == [("bold-uneven", *place)]


@pytest.mark.parametrize(
    "source", ["***甲** 乙*", "*乙 **甲***", "***甲***", "`***甲**`", "把 plugins/** 权限打开"]
)
def test_stars_of_two_kinds_around_words_and_those_of_folders_are_not_told(source):
    assert reported_problems(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "**Run `make`** and **`go`** now",
        "**甲乙，\n丙丁** 戊己",
        "**甲\n乙** 丙",
        "联系人：王**",
        "（*是必交，**是选交）",
        "*是必交，**是选交。",
        "照片*：两张\n学历**：一份\n*一寸\n**复印件",
    ],
)
def test_bold_words_over_two_lines_names_and_notes_are_not_told(source):
    assert reported_problems(source) == []


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("质量与能量：\n\n$$\nE = mc^2\n$$", (3, 1)),
        ("速度为 $\\frac{s}{t}$。", (1, 5)),
        ("面积是 $r^{2}$ 乘以圆周率。", (1, 5)),
        ("甲。\n\n- 电流 $I_{max}$\n- 电压 $U_{max}$", (3, 6)),
        ("已知$$a+b=c$$，求a。", (1, 3)),
        ("欧姆定律：\n\n\\[\nI = \\frac{U}{R}\n\\]", (3, 1)),
        ("其中 \\(I\\) 是电流，\\( U \\) 是电压。", (1, 4)),
        ("即 \\[x^{2}\\]。", (1, 3)),
        ("| 量 | 式 |\n|--|--|\n| 速 | $\\sqrt{2}$ |", (3, 7)),
        ("图4为$y_1(x)$的频谱，图5为$y_2(x)$的频谱。", (1, 4)),
        ("设$x$对时间的导数为$\\dot{x}$。", (1, 12)),
        ("面积 $S=r^2$", (1, 4)),
        ("力$\\boldsymbol{F}$做功", (1, 2)),
        ("即 $\\epsilon$-$\\delta$ 语言", (1, 3)),
        ("圆的方程\\(x^2+y^2=r^2\\)，其中\\(r=3\\)。", (1, 5)),
        ("因为\\(n \\leq 5\\)", (1, 3)),
        ("方程组\n\\begin{cases}\nx=1\n\\end{cases}", (2, 1)),
        ("即 $F=ma^2$。", (1, 3)),
        ("转速$n=1000v/d$，其中$d$为直径。", (1, 3)),
        ("甲。\n\n直径 $d$ 以毫米计。", (3, 4)),
        ("- 功 $W = Fs$", (1, 5)),
    ],
)
def test_a_formula_is_told_once(source, place):
    assert reported_problems(source) == [("formula", *place)]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("开班通知\\n\\n时间：周五\\n\\n地点：二楼", (1, 5)),
        ("甲。\n\n时间：周五\\n地点：二楼\\n带书\\n带笔", (3, 6)),
        ("1. **识图**：看三视图。\\r\\n\\r\\n2. **锉削**", (1, 16)),
        ("- 注意\\n\\n## 时间\\n- 周五", (1, 5)),
        ("满十八岁\\n身体健康\\n有初中文凭", (1, 5)),
        ("先装APP\\n1. 注册\\n2. 报名", (1, 6)),
        ("甲。\n\n一、报名\\r\\n二、上课", (3, 5)),
    ],
)
def test_line_breaks_as_programs_write_them_are_told_once(source, place):
    assert reported_problems(source) == [("break-typed", *place)]


@pytest.mark.parametrize(
    "source",
    [
        "换行符\\n用得最多",
        "`甲\\n\\n乙`",
        "见 D:\\新建\\news\\n1",
        "资料在 E:\\学院\\通知\\年度\\n\\new",
        "程序里写 \\n 换行，\\t 制表。",
        "转义符\\n之后写\\n也行",
        "见 D:\\照片\\n1.jpg",
    ],
)
def test_a_sign_for_a_line_break_in_a_sentence_code_or_a_path_is_not_told(source):
    assert "break-typed" not in [code for code, *_ in reported_problems(source)]


@pytest.mark.parametrize(
    "source",
    [
        "材料费 $5，工具费 $6。",
        "价格从 $5_起 到 $8 不等",
        "评级为 $$，最高 $$$。",
        "类 Chinese$$Proxy$$29 由程序生成",
        "`$x^{2}$` 是代码",
        "```\n$$\na^{2}\n$$\n```",
        "说明\\(见附件\\)和\\[注\\]",
        "数组 a\\[i\\]，f\\(1\\)",
        "路径 D:\\\\(\\frac\\)",
        "变量 $PATH 和 ${HOME}_{a}",
        "export PATH=$JAVA_HOME/bin:$PATH",
        "共享在 \\\\server\\c$\\docs\\d$",
        "路径 $env:APPDATA\\Code\\User$",
        "定金 $a_1 元，尾款 $b_2 元",
        "票价 $5_a 和 $6_b",
        "变量 $x 和 $y",
        "单价\\(元\\)和编号\\(A-1\\)",
        "地价 $3 和 5m^2 的 $4",
        "填入 =$A$1*$B$2，整列是 $C:$C 和 $A$:$C$",
        "每班 $5=两课，两班 $10=四课",
        "设 HOME=$HOME 和 PATH=$HOME/bin",
    ],
)
def test_prices_and_code_are_no_formulas(source):
    assert "formula" not in [code for code, *_ in reported_problems(source)]


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("请__务必__准时。", [(1, 2)]),
        ("通知\n\n- __注意：__请带证", [(3, 3)]),
        ("__注意__：停电", []),
        ("姓名__张三__性别__男__", []),
        ("今天是__月__日", []),
        ("共____人，__班", []),
        ("Python的__init__方法", []),
        ("`请__务必__准时`", []),
    ],
)
def test_underscores_that_make_nothing_bold_are_told(source, places):
    assert reported_problems(source) == [("bold-underscores", *place) for place in places]


def test_a_comment_that_is_never_closed_is_shown_and_told():
    for source, place in (
        ("甲\n\n<!-- 待核对\n\n乙", (3, 1)),
        ("甲<!-- a -->乙<!-- 待核对\n乙", (1, 13)),
        ("- 甲\n- 乙<!-- 待核对\n\n丙", (2, 4)),
    ):
        assert reported_problems(source) == [("comment-open", *place)]
    for source in ("甲<!-- 待\n核对 -->乙", "`<!--`和\\<!--", "```\n<!--\n```", "<!-- 待\n\n核对 -->"):
        assert reported_problems(source) == []


def test_a_note_in_the_text_is_told_with_the_footnote_to_write():
    source = "学费^[以公示为准]和教材费^[见[公示](a.md)]另行公布。"
    _, problems = render(source, START)
    assert [(each.code, each.place.column) for each in problems] == [("inline-note", 3), ("inline-note", 15)]
    assert [dict(each.values) for each in problems] == [
        {"note": "以公示为准", "label": "注1"},
        {"note": "见[公示](a.md)", "label": "注2"},
    ]


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("叉车证四年复审一次{}，逾期作废{}。", ["[^1^][^2^]", "[^3^]"]),
        ("先体检{}，再报名{}。", ["【3:1†source】", "【4†来源】"]),
        ("见{}，另见{}", [":contentReference[oaicite:2]{index=2}", "[citation:3]"]),
        ("三天{}，{}。", ["citeturn0search1turn2news3", "\ue200cite\ue202turn0search0\ue201"]),
        ("- 体检{}", ["[^1^]"]),
        ("## 复审{}", ["[^1^]"]),
        ("| 证 |\n| - |\n| 叉车{} |", ["【1†source】"]),
    ],
)
def test_marks_of_sources_from_a_copied_answer_are_told(source, marks):
    written = source.format(*marks)
    text, problems = render(written, START)
    assert [each.code for each in problems] == ["citation-left"] * len(marks)
    line = written.rpartition("\n")[2]
    assert [each.place.column for each in problems] == [line.index(each) + 1 for each in marks]
    assert all(each in fill(text, []) for each in marks)


@pytest.mark.parametrize(
    "source",
    ["张三†", "据统计[1]，[2,3]", "`[^1^]`", "函数 return 后面", "【1】报名", "[citation:3](a.md)", "2^[1]^"],
)
def test_numbers_and_daggers_are_no_marks_of_sources(source):
    assert "citation-left" not in [code for code, *_ in reported_problems(source)]


@pytest.mark.parametrize(
    "source", ["正则 ^[一-龥]+$ 匹配汉字", "文献^[1]", "文献^[1]说明。", "`^[甲]`", "x^[上标](a.md)"]
)
def test_regular_expressions_numbers_and_links_are_no_notes(source):
    assert "inline-note" not in [code for code, *_ in reported_problems(source)]


@pytest.mark.parametrize(
    ("source", "line", "right"),
    [
        ("填写[报名表]\n(报名表.docx)。", 1, "[报名表](报名表.docx)"),
        ("甲。\n［报名表］\n（ https://a.example/b ）", 2, "[报名表](https://a.example/b)"),
        ("【报名表】\n（报名表.docx）", 1, "[报名表](报名表.docx)"),
        ("- ![车间]\n  (车间.jpg)", 1, "![车间](车间.jpg)"),
        ("请到https://example.org/kc/\nlist.html查看。", 1, "https://example.org/kc/list.html"),
        ("甲。\n见http://example.org/bm?id=\n25，下周截止。", 2, "http://example.org/bm?id=25"),
        ("- https://example.org/a-\n  b", 1, "https://example.org/a-b"),
    ],
)
def test_a_link_on_two_lines_is_told_with_the_link_to_write(source, line, right):
    _, problems = render(source, START)
    assert [(each.code, each.place.line - START.line + 1) for each in problems] == [("link-split", line)]
    assert dict(problems[0].values) == {"right": right}


@pytest.mark.parametrize("source", ["依据[2025]\n（试行）办理", "甲 [乙]\n\n(丙.docx)", "[甲](a.md)\n(b.md)"])
def test_remarks_on_two_lines_are_no_links(source):
    assert reported_problems(source) == []


@pytest.mark.parametrize(
    ("source", "code", "place", "right"),
    [
        ("请填[登记表](登记表.docx，周五前交。", "link-open", (1, 3), "[登记表](登记表.docx)"),
        ("![工件](工件.jpg", "link-open", (1, 1), "![工件](工件.jpg)"),
        ("甲。\n见［规程］（规程.pdf", "link-open", (2, 2), "[规程](规程.pdf)"),
        ("[甲](https://a.example/b 和 [乙](b.md)", "link-open", (1, 1), "[甲](https://a.example/b)"),
        ("[甲](https://a.example/b_(c)，见下。", "link-open", (1, 1), "[甲](https://a.example/b_(c))"),
        ("请填[登记表(登记表.docx)和[名单](名单.xlsx)", "link-open", (1, 3), "[登记表](登记表.docx)"),
        ("见［规程（规程.pdf），另见一页。", "link-open", (1, 2), "[规程](规程.pdf)"),
        ("![工件(工件.jpg)", "link-open", (1, 1), "![工件](工件.jpg)"),
        ("见【规程】(规程.pdf。", "link-open", (1, 2), "[规程](规程.pdf)"),
        ("见（规程）【规程.pdf】。", "link-swapped", (1, 2), "[规程](规程.pdf)"),
        ("见(规程)[规程.pdf]。", "link-swapped", (1, 2), "[规程](规程.pdf)"),
        ("见(规程.pdf)[规程]。", "link-swapped", (1, 2), "[规程](规程.pdf)"),
        ("到（https://a.example/）【官网】报名", "link-swapped", (1, 2), "[官网](https://a.example/)"),
        ("甲。\n- （官网）[https://a.example/]", "link-swapped", (2, 3), "[官网](https://a.example/)"),
    ],
)
def test_a_link_without_its_bracket_or_with_swapped_ones_is_told_with_the_link_to_write(
    source, code, place, right
):
    _, problems = render(source, START)
    assert reported_problems(source) == [(code, *place)]
    assert dict(problems[0].values) == {"right": right}


@pytest.mark.parametrize(
    "source",
    [
        "依据[2025](试行办理",
        "`[甲](a.md`",
        "\\[甲](a.md",
        "(见附件)[a.docx](a.docx)",
        "[甲](a.md)[b.md]",
        "(https://a.example/b)[2]，f(x.y)[i]",
        "(x)[i.j]",
        "[甲](a(1).md)，[乙](https://a.example/b_(c))。",
        "[甲](a.md （说明）)",
        "见[甲\n乙](a.md)",
        "[甲(a.md)](b.md)",
        "数组a[i(0)和b[f(x)]",
        "[注(见附件一)",
    ],
)
def test_other_brackets_are_no_links_that_are_told(source):
    assert [code for code, *_ in reported_problems(source) if code in ("link-open", "link-swapped")] == []


def test_thousands_of_links_without_brackets_are_told_at_once():
    assert len(reported_problems("[甲](a.md " * 3000)) == 3000


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("姓名    工种    成绩\n甲      焊工    92\n乙      电工    88", (1, 1)),
        ("名单：\n姓名　　工种　　成绩\n甲　　　焊工　　92\n乙　　　电工　　88", (2, 1)),
        ("周一    上午    焊接。\n周二    下午    电工。\n周三    上午    钳工。", (1, 1)),
        ("周一　　上午　　焊接。\n周二　　下午　　电工。\n周三　　上午　　钳工。", (1, 1)),
    ],
)
def test_columns_of_blanks_are_told_as_a_table(source, place):
    assert reported_problems(source) == [("blank-table", *place)]


@pytest.mark.parametrize(
    "source",
    [
        "联系人：甲    电话：123    邮编：526\n地址：肇庆    网站：无    传真：无",
        "春眠不觉晓　　处处闻啼鸟\n夜来风雨声　　花落知多少\n甲乙丙丁戊　　己庚辛壬癸",
        "姓名    成绩\n甲      92\n乙      88",
        "```\na    b    c\na    b    c\na    b    c\n```",
    ],
)
def test_two_lines_poems_and_code_are_no_tables_of_blanks(source):
    assert "blank-table" not in [code for code, *_ in reported_problems(source)]


pieces = st.lists(
    st.sampled_from(
        [
            *[
                "** ",
                " **",
                "**",
                "注意",
                "张",
                "a",
                "2",
                " ",
                "。",
                "，",
                "\n",
                "\n\n",
                "- ",
                "`",
                "$",
                "$$",
            ],
            *["[表]", "]", "(a.docx)", "（a.docx）", "    ", "\u3000\u3000", "__init__.py", "__", "![图|3"],
            *["|", "｜3](a.jpg)", "^{", "^["],
        ]
    ),
    max_size=14,
).map("".join)


@given(pieces)
def test_these_lines_are_rendered_on_both_paths_alike_and_keep_their_words(source):
    compare(source)
    assert not lost_words(source)


@pytest.mark.parametrize("reference", ["[^ 1 ]", "[^1 ]", "【^1】", "［ ^1］", "【 ^ 1 】"])
@pytest.mark.parametrize("definition", ["[^1]: ", "[^ 1 ]：", "【^1】：", "［^1］:"])
def test_footnotes_may_have_blanks_and_the_brackets_of_a_chinese_keyboard(reference, definition):
    html = html_of(f"焊条要烘干{reference}。\n\n{definition}见规程。")
    assert html == html_of("焊条要烘干[^1]。\n\n[^1]: 见规程。") and "footnote-ref" in html


def test_such_a_footnote_without_its_note_is_told_at_its_place():
    assert reported_problems("焊条要烘干【^2】。\n\n甲[^ 3 ]") == [
        ("footnote-missing", 1, 6),
        ("footnote-missing", 3, 2),
    ]
    assert html_of("`【^1】` 与 [^ a ]") == "<p><code>【^1】</code> 与 [^ a ]</p>"


@pytest.mark.parametrize("gap", [" ", "  ", "\u3000"])
def test_the_title_of_a_link_may_stand_in_chinese_quotation_marks(gap):
    html = html_of(f"见[规程](规程.pdf{gap}“操作规程”)和[官网](https://a.example/b_(c) ”主页”)。")
    assert html == (
        '<p>见<a href="规程.pdf" title="操作规程">规程</a>和'
        '<a href="https://a.example/b_(c)" title="主页">官网</a>。</p>'
    )
    assert html_of("`[a](b “c”)`") == "<p><code>[a](b “c”)</code></p>"


def test_markers_of_a_merge_in_raw_html_and_definitions_are_told_but_not_those_in_code():
    html = reported_problems("<div>\n<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b\n</div>")
    assert html == [("merge-conflict", 2, 1), ("merge-conflict", 6, 1)]
    terms = reported_problems("术语\n: 甲\n<<<<<<< HEAD\n: 乙\n=======\n: 丙\n>>>>>>> b")
    assert [each[:2] for each in terms] == [("merge-conflict", 3), ("merge-conflict", 7)]
    assert reported_problems("- 甲\n  ```\n<<<<<<< HEAD\n>>>>>>> b\n  ```\n\n```\n<<<<<<< HEAD\n```") == []


@pytest.mark.parametrize(
    ("before", "line"),
    [("甲", ""), ("- 周六", "- 周一"), ("1. 甲", "2. 乙"), ("> 甲", "> 乙"), ("[^1]: 甲", "乙")],
)
def test_an_unresolved_merge_is_told_wherever_it_stands(before, line):
    source = f"{before}\n<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> 改时间\n\n完[^1]"
    found = [each[:2] for each in reported_problems(source) if each[0] == "merge-conflict"]
    assert found == [("merge-conflict", 2), ("merge-conflict", 6)]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("用CO~2~焊", "用CO<sub>2</sub>焊"),
        ("Fe~2~O~3~", "Fe<sub>2</sub>O<sub>3</sub>"),
        ("T~max~≤90℃", "T<sub>max</sub>≤90℃"),
        ("0.15 mg/m^3^，10^-3^", "0.15 mg/m<sup>3</sup>，10<sup>-3</sup>"),
        ("Ca^2+^，文献^[1]^", "Ca<sup>2+</sup>，文献<sup>[1]</sup>"),
    ],
)
def test_small_signs_between_tildes_and_carets_are_below_and_above(source, html):
    assert html_of(source) == f"<p>{html}</p>"
    assert html_of(f"| 甲 |\n| - |\n| {source} |").count(html) == 1


@pytest.mark.parametrize(
    "source",
    ["3~5~8天", "A~2~5级", "80~120A，90~130A", "见~2~", "2^10，2^8", "`m^3^`", "^_^ ^_^", "A~B~C", "(^o^)"],
)
def test_ranges_powers_and_faces_are_none(source):
    assert "<su" not in html_of(source)


def test_an_equation_between_escaped_brackets_and_blanks_is_told_as_a_formula():
    assert [code for code, *_ in reported_problems("即：\n\\[ S = 0.4a + 0.6b \\]")] == ["formula"]
    assert reported_problems("见\\[附件\\]和\\[a=1\\]。") == []


@pytest.mark.parametrize("sign", ["⸻", "⸺⸺", "═════"])
def test_a_long_dash_divides_a_text(sign):
    assert html_of(f"甲\n\n{sign}\n\n乙") == "<p>甲</p>\n<hr>\n<p>乙</p>"


def test_the_number_of_a_meeting_is_no_heading():
    assert html_of("#腾讯会议：123-456-789") == "<p>#腾讯会议：123-456-789</p>"
    assert html_of("#第一课：车床").startswith("<h2")


def test_choices_on_one_line_keep_their_distance():
    assert html_of("A．铜    B．铁  C．铝") == "<p>A．铜　　B．铁　C．铝</p>"
    assert html_of("A.氧化铝\tB.铁") == "<p>A.氧化铝　　B.铁</p>"
    for source in ("题。\nA．铜    B．铁。", "- A、铜  B、铁"):
        compare(source)
        assert "\u3000B" in html_of(source)
    for source in ("A. 铜 B. 铁", "见`A.  B.`", "甲  乙"):
        assert "\u3000" not in html_of(source)


def test_blanks_in_brackets_where_an_answer_goes_keep_their_width():
    assert html_of("1．电压是（    ）V，电流是(   )。") == (
        '<p class="hanging">1．电压是（　　）V，电流是(　　)。</p>'
    )
    for source in ("姓名（    ）性别（  ）", "- 是（    ）\n- 否(   )", "**是（    ）**与`（   ）`"):
        compare(source)
        assert "　　）" in html_of(source)
    assert html_of("签名：某某 年  月    日") == "<p>签名：某某 年　月　　日</p>"
    assert "<td>是（　）</td>" in html_of("| 题 |\n| --- |\n| 是（  ） |")
    assert html_of("调用 f(  )，`填（  ）`，是（ ）") == "<p>调用 f(  )，<code>填（  ）</code>，是（ ）</p>"


@pytest.mark.parametrize(
    "below",
    [
        "QQ：12345",
        "info@example.org",
        "https://example.org/b",
        "www.example.org",
        "3.5小时",
        "课程/教材",
        "Tel: 123",
    ],
)
def test_lines_below_an_address_are_no_parts_of_it(below):
    assert reported_problems(f"网址：https://example.org/\n{below}") == []
