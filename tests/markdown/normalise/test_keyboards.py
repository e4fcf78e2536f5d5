"""What a Chinese keyboard types for Markdown's signs, and signs that are no Markdown at all."""

import pytest

from tests.markdown.fast.test_render import compare
from tests.markdown.normalise.html import html_of, reported_problems


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("＞ 车间守则\n＞ 第二条", "<blockquote>\n<p>车间守则<br>\n第二条</p>\n</blockquote>"),
        ("》安全第一", "<blockquote>\n<p>安全第一</p>\n</blockquote>"),
        ("＞90分为优秀", "<p>＞90分为优秀</p>"),
        ("见《学员\n手册\n》第二页。", "<p>见《学员<br>\n手册》第二页。</p>"),
        ("＃ 焊工班\n＃＃时间", '<h2 id="焊工班">焊工班</h2>\n<h3 id="时间">时间</h3>'),
        ("＃1机组停机", "<p>＃1机组停机</p>"),
        ("＃　量具　＃", '<h2 id="量具">量具</h2>'),
        ("＊＊稳＊＊不是慢。", "<p><strong>稳</strong>不是慢。</p>"),
        ("＊＊稳＊＊不是慢，赵＊也知道。", "<p>＊＊稳＊＊不是慢，赵＊也知道。</p>"),
        ("－　锯\n　　－　锯条\n－　锉", "<ul>\n<li>锯<ul>\n<li>锯条</li>\n</ul>\n</li>\n<li>锉</li>\n</ul>"),
        (
            "　－　锯\n　　　－　锯条\n　－　锉",
            "<ul>\n<li>锯<ul>\n<li>锯条</li>\n</ul>\n</li>\n<li>锉</li>\n</ul>",
        ),
        ("先断电。＊＊切勿＊＊带电操作。", "<p>先断电。<strong>切勿</strong>带电操作。</p>"),
        ("获奖者：＊＊强＊＊明", "<p>获奖者：＊＊强＊＊明</p>"),
        ("　　－　锯\n　　－　锉", "<ul>\n<li>锯</li>\n<li>锉</li>\n</ul>"),
        ("　　－５℃以下停工。", "<p>－５℃以下停工。</p>"),
        ("···sh\nls -l\n···", '<pre><code class="language-sh">ls -l\n</code></pre>'),
        ("···\n甲 ``` 乙\n···", "<pre><code>甲 ``` 乙\n</code></pre>"),
        ("目录·····5", "<p>目录·····5</p>"),
        ("【回执】（回执.docx）", '<p><a href="回执.docx">回执</a></p>'),
        ("【回执】（https://e.cn/a）", '<p><a href="https://e.cn/a">回执</a></p>'),
        ("【回执](回执.docx)", '<p><a href="回执.docx">回执</a></p>'),
        ("【官网】(https://e.cn/a)", '<p><a href="https://e.cn/a">官网</a></p>'),
        ("见【官网】 (www.e.cn)", '<p>见<a href="http://www.e.cn">官网</a></p>'),
        ("[回执】（回执.docx）", '<p><a href="回执.docx">回执</a></p>'),
        ("！【车间】(车间.jpg)", '<p><img alt="车间" src="车间.jpg"></p>'),
        ("【甲】【乙】(乙.docx)", '<p>【甲】<a href="乙.docx">乙</a></p>'),
        ("[见【通知](通知.md)", '<p><a href="通知.md">见【通知</a></p>'),
        ("[【**甲**](甲.md)", '<p><a href="甲.md">【<strong>甲</strong></a></p>'),
        ("【2026】(修订)【注】(见 1.2)", "<p>【2026】(修订)【注】(见 1.2)</p>"),
        ("【2026】（修订）", "<p>【2026】（修订）</p>"),
        ("[表][a]\n\n[a]：表.xlsx", '<p><a href="表.xlsx">表</a></p>'),
        ("[表][a]\n\n[a]：表.xlsx ", '<p><a href="表.xlsx">表</a></p>'),
        ("[表][a]\n\n［a］：表.xlsx", '<p><a href="表.xlsx">表</a></p>'),
        ("[表][a]\n\n　　[a] : 表.xlsx “名单”", '<p><a href="表.xlsx" title="名单">表</a></p>'),
        ("[官网]\n\n[官网]：https://e.cn", '<p><a href="https://e.cn">官网</a></p>'),
        ("[官网][]\n\n[官网]：www.e.cn", '<p><a href="http://www.e.cn">官网</a></p>'),
        ("[官网][]\n\n[官网]：请看", "<p>[官网][]</p>\n<p>[官网]：请看</p>"),
        ("*[CAD]：计算机辅助设计\n\nCAD", '<p><abbr title="计算机辅助设计">CAD</abbr></p>'),
        ("［回执］（回执．docx）", '<p><a href="回执.docx">回执</a></p>'),
        ("[回执](回执。docx)", '<p><a href="回执.docx">回执</a></p>'),
        ("！［炉］（炉．jpg）", '<p><img alt="炉" src="炉.jpg"></p>'),
        ("＊＊注意＊＊：停电。", "<p><strong>注意</strong>：停电。</p>"),
        ("请看：＊＊“停电”通知＊＊", "<p>请看：<strong>“停电”通知</strong></p>"),
        ("- ＊＊注意＊＊ 停电", "<ul>\n<li><strong>注意</strong> 停电</li>\n</ul>"),
        ("＊＊时间：＊＊周六", "<p><strong>时间：</strong>周六</p>"),
        ("张＊＊，李＊＊", "<p>张＊＊，李＊＊</p>"),
        ("＊＊省＊＊市，＊＊、＊＊", "<p>＊＊省＊＊市，＊＊、＊＊</p>"),
        ("号码＊＊＊＊，＊＊注意＊＊", "<p>号码＊＊＊＊，＊＊注意＊＊</p>"),
        ("`＊＊注意＊＊`", "<p><code>＊＊注意＊＊</code></p>"),
        ("![炉](炉.jpg =320)", '<p><img alt="炉" src="炉.jpg" width="320"></p>'),
        ("![炉](炉.jpg =320px)", '<p><img alt="炉" src="炉.jpg" width="320"></p>'),
    ],
)
def test_signs_of_a_chinese_keyboard_mean_what_their_half_width_ones_mean(source, html):
    assert html_of(source) == html


def test_a_full_width_colon_defines_no_reference_that_nobody_uses():
    assert html_of("[1]：标准.pdf") == "<p>[1]：标准.pdf</p>"


@pytest.mark.parametrize(
    "source",
    ["*带工具\n*带午饭", "* 带工具\n*带午饭", "要求：\n+带工具\n+带午饭", "*带工具\n\n*带午饭"],
)
def test_stars_and_pluses_without_a_blank_are_items(source):
    html = html_of(source)
    assert html.count("<li>") == 2
    assert "*" not in html
    assert "<em>" not in html


def test_one_star_is_a_remark_and_a_pair_is_emphasis():
    assert html_of("*以上时间如有变动另行通知。") == "<p>*以上时间如有变动另行通知。</p>"
    assert html_of("*甲*\n*乙*") == "<p><em>甲</em><br>\n<em>乙</em></p>"


@pytest.mark.parametrize(
    "text",
    [
        "修改 __init__.py 和 src/__main__.py",
        "变量 __name__ 的值，类的 __init__() 方法",
        "self.__my_table__ 与 __my_table__.rows",
        "目录 __tests__/unit，见（https://x.cn/）__file__",
        "__FILE__ 和 __LINE__",
    ],
)
def test_underscores_of_a_name_in_code_are_shown(text):
    assert html_of(f"{text}。").replace('<a href="https://x.cn/">https://x.cn/</a>', "https://x.cn/") == (
        f"<p>{text}。</p>"
    )
    assert html_of(f"- {text}").count("__") == text.count("__")


def test_double_underscores_around_words_are_bold():
    assert html_of("__注意__：__Important__. Next (__Note__), __Note__(见下)") == (
        "<p><strong>注意</strong>：<strong>Important</strong>. Next (<strong>Note</strong>), "
        "<strong>Note</strong>(见下)</p>"
    )


def test_underscores_of_a_name_stay_in_code_and_addresses():
    source = "`__init__.py` [甲](__init__.py) https://x.cn/__init__.py\n\n```\n__init__.py\n```"
    html = html_of(source)
    assert html.count("__init__.py") == 5
    assert "<strong>" not in html


@pytest.mark.parametrize(
    "text", ["1200*600*750", "长2m*宽3m，即2m*3m*1m", "5*6=30，7*8=56", "(2+3)*4*5", "20cm*30cm*4"]
)
def test_a_star_between_numbers_multiplies(text):
    assert html_of(f"尺寸{text}。") == f"<p>尺寸{text}。</p>"


def test_a_star_between_numbers_stands_in_code_and_addresses_too():
    source = "`2*3*4` **2*3** [图2*3*4](图2*3*4.pdf) https://e.cn/2*3*4\n\n```\n2*3*4\n```"
    assert html_of(source) == (
        '<p><code>2*3*4</code> <strong>2*3</strong> <a href="图2*3*4.pdf">图2*3*4</a> '
        '<a href="https://e.cn/2*3*4">https://e.cn/2*3*4</a></p>\n<pre><code>2*3*4\n</code></pre>'
    )


@pytest.mark.parametrize(
    "text",
    ["姓名：____，性别：____。", "单位：___，电话：___。", "____年____月____日", "本人____自愿参加____班"],
)
def test_underscores_of_a_form_are_shown(text):
    assert html_of(text) == f"<p>{text}</p>"
    assert html_of(f"| 栏 | 内容 |\n|---|---|\n| 甲 | {text} |").count(f"<td>{text}</td>") == 1


def test_underscores_alone_are_a_rule():
    assert html_of("上\n\n______\n\n下") == "<p>上</p>\n<hr>\n<p>下</p>"


@pytest.mark.parametrize(
    "source",
    [
        "#电工班开课# 欢迎报名",
        "#电工班 #开课",
        "上文\n#电工班 #开课",
        "#电工班开课#",
        "#电工班开课# #报名#",
        "#电工班##报名#",
        "#工匠/training#",
        "#备战CET# 周末开班",
        "#1机组今天停机",
        "文\n\n#2炉检修",
        "#101=5\n#102=#101+2",
        "#接龙",
    ],
)
def test_topics_are_no_headings(source):
    html = html_of(source)
    assert "<h" not in html
    assert source.rpartition("\n")[2] in html


def test_numbers_that_count_line_by_line_are_no_headings():
    assert html_of("值班：\n#1 王工\n#2 李工") == "<p>值班：</p>\n<p>#1 王工</p>\n<p>#2 李工</p>"
    assert html_of("- 车位\n  #08钳工班\n  #09铣工班").count("<p>#0") == 2
    assert html_of("#1 总则\n先断电。\n#2 职责\n略。").count("<h2") == 2
    assert html_of("车位：\n#1\n#2") == "<p>车位：</p>\n<p>#1</p>\n<p>#2</p>"
    assert html_of("# 1 总则\n# 2 职责").count("<h2") == 2


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("##时间##", "时间"),
        ("### 时间###", "时间"),
        ("## C#", "C#"),
        ("#学习C#和Go", "学习C#和Go"),
        ("#学习C#", "学习C#"),
        ("#1、概述", "1、概述"),
        ("#3月计划", "3月计划"),
        ("#接龙规则", "接龙规则"),
    ],
)
def test_a_heading_may_be_closed_without_blanks(source, title):
    assert f">{title}</h2>" in html_of(source)


def test_a_line_of_dashes_is_a_rule_and_other_ornaments_stand_alone():
    assert html_of("上\n————————\n下") == "<p>上</p>\n<hr>\n<p>下</p>"
    assert html_of("上\n\n========\n\n下") == "<p>上</p>\n<hr>\n<p>下</p>"
    assert html_of("上\n\n########\n\n下") == "<p>上</p>\n<hr>\n<p>下</p>"
    assert html_of("上文\n……………………\n下文") == "<p>上文<br>\n……………………<br>\n下文</p>"


def test_rows_apart_from_their_head_are_in_the_table():
    html = html_of("| 班 | 人数 |\n| --- | --- |\n\n| 甲 | 20 |\n| 乙 | 30 |\n\n完")
    assert html.count("<td>") == 4
    assert html.endswith("<p>完</p>")


def test_full_width_pipes_need_no_outer_ones_in_three_rows():
    html = html_of("班｜人数\n甲｜20\n乙｜30")
    assert (html.count("<th "), html.count("<td>")) == (2, 4)
    assert html_of("首页｜课程\n证书｜竞赛") == "<p>首页｜课程<br>\n证书｜竞赛</p>"


def test_half_width_pipes_with_blanks_need_none_either():
    html = html_of("安排：\n日期 | 内容\n3月7日 | 报 到\n3月8日 | 听课\n完")
    assert (html.count("<th "), html.count("<td>")) == (2, 4)
    for text in ("首页 | 课程\n证书 | 竞赛", "甲|乙\n丙|丁\n戊|己", "甲 | 乙\n丙 | 丁 | 戊\n己 | 庚"):
        assert "<table" not in html_of(text)


def test_half_width_pipes_without_blanks_need_none_in_rows_of_three_cells():
    assert html_of("张三|男|90\n李四 |女| 80\n王五|男|70").count("<tr>") == 3
    for text in (
        "甲|乙|丙\n丁|戊|己",
        "甲||乙\n丙||丁\n戊||己",
        "甲|乙|丙\n丁|戊|己\n`庚`|辛|壬",
        "a|b|c\nd|e|f\ng|h|i",
    ):
        assert "<table" not in html_of(text)


@pytest.mark.parametrize(
    "text", ["见%%待补%%这里", "[TOC]", "[toc]", "[[toc]]", "@[TOC]", "见[[另一篇]]", "![[另一篇]]"]
)
def test_marks_of_other_editors_are_told(text):
    assert [code for code, _, _ in reported_problems(text)] == ["foreign-tag"]


@pytest.mark.parametrize(
    "text", ["`%%甲%%`", "100%%到200%%", "%% 甲 %%", "`[[甲]]`", "x[[1]]", "[[1]](甲.md)", "见文献[[2]]"]
)
def test_double_brackets_that_are_none_are_not_told(text):
    assert reported_problems(text) == []


def test_the_number_of_a_building_is_no_heading():
    assert html_of("#1号楼停水") == "<p>#1号楼停水</p>"
    assert html_of("#7磨床 早班\n#8镗床 晚班") == "<p>#7磨床 早班</p>\n<p>#8镗床 晚班</p>"
    assert html_of("#12考场") == "<p>#12考场</p>"
    assert "<h2" in html_of("#5天学会画图")
    assert "<h2" in html_of("# 1号楼停水")


def test_signs_at_the_end_of_a_numbered_heading_are_text():
    assert "一、C##</h2>" in html_of("一、C##\n正文。")


def test_stars_behind_a_path_with_doubled_backslashes_are_escaped():
    assert html_of("D:\\\\照片\\\\x.jpg\\*") == "<p>D:\\照片\\x.jpg*</p>"
    assert html_of("\\\\\\\\server\\\\a\\\\x\\*") == "<p>\\\\server\\a\\x*</p>"


@pytest.mark.parametrize(
    "source",
    [
        "| 甲 | 乙 |\n| 丙 | 丁 |",
        "｜甲｜乙｜\n｜丙｜丁｜",
        "＃＃ 甲\n乙。",
        "> 甲",
        "！！！ 注意\n甲",
        "```\nx\n```",
        "-甲\n-乙",
    ],
)
def test_full_width_blanks_before_the_sign_of_a_block_are_none(source):
    first, *others = source.split("\n")
    indented = "\n".join(["　　" + first, *("　　" * (each != "x") + each for each in others)])
    assert html_of(indented) == html_of(source)


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u3000\u00a0"])
@pytest.mark.parametrize(
    "source",
    [
        "```\nx\n```\n甲",
        "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |",
        "| 甲 | 乙 |\n| 丙 | 丁 |",
        "[甲][1]\n\n[1]: https://e.cn/a",
        '!!! note "乙"\n    甲\n\n丙',
        "甲\n\n乙",
    ],
)
def test_wide_blanks_at_the_ends_of_lines_are_none(source, blank):
    padded = "\n".join(line + blank for line in source.split("\n"))
    assert html_of(padded) == html_of(source)


@pytest.mark.parametrize(
    ("source", "same"),
    [
        ("!!!\u00a0note\u00a0甲\n    乙", "!!! note 甲\n    乙"),
        (">\u00a0甲\n>\u00a0- 乙", "> 甲\n> - 乙"),
        ("-\u00a0[\u00a0]\u00a0甲\n-\u00a0[x]\u00a0乙", "- [ ] 甲\n- [x] 乙"),
        ("- ［ ］ 甲\n- ［x］ 乙", "- [ ] 甲\n- [x] 乙"),
        (" 甲\n ===", "甲\n==="),
        (" *[CAD]: 设计\n\nCAD", "*[CAD]: 设计\n\nCAD"),
    ],
)
def test_blanks_of_web_pages_and_before_a_sign_are_blanks(source, same):
    assert html_of(source) == html_of(same)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("辛苦啦~~\n周五见~~", "<p>辛苦啦~~<br>\n周五见~~</p>"),
        ("冲鸭~~~\n等你~~~", "<p>冲鸭~~~<br>\n等你~~~</p>"),
        ("周五~~，周六~~上课", "<p>周五<del>，周六</del>上课</p>"),
        ("- 加油~~\n- 加油~~", "<ul>\n<li>加油~~</li>\n<li>加油~~</li>\n</ul>"),
        ("~~周五~~周六上课~~", "<p><del>周五</del>周六上课~~</p>"),
        ("定在~~周五，\n改到~~周六", "<p>定在<del>周五，改到</del>周六</p>"),
        ("约3~~5天，8~~10人", "<p>约3~~5天，8~~10人</p>"),
    ],
)
def test_waves_behind_words_strike_nothing_out(source, html):
    assert html_of(source) == html
    compare(source)


@pytest.mark.parametrize(
    "source",
    [
        "3月2日~~3月6日报名，3月9日~~3月12日考核。",
        "报名：3月2日~~3月6日\n考核：3月9日~~3月12日",
        "周一~~周五上课，星期六~~星期日休息",
        "第1周~~第3周理论、第4周~~第6周实操",
        "上午8点~~11点；下午2点~~5点",
        "初级二十元~~三十元，高级40元~~50元",
        "-5℃~~5℃停工，35℃~~40℃停工",
    ],
)
def test_waves_between_the_ends_of_ranges_strike_nothing_out(source):
    for around in ("{}", "{}\n\n**甲**<b>乙</b>", "- {}", "## {}", "> {}", "|甲|\n|---|\n|{}|"):
        if "\n" not in source or around[0] == "{":
            assert "<del>" not in html_of(around.format(source))
    assert "~~" in html_of(source)


@pytest.mark.parametrize(
    ("source", "struck"),
    [
        ("时间为3月2日~~8:30~~9:00", "8:30"),
        ("原定3月2日~~3月6日~~3月9日开班，详见通知", "3月6日"),
        ("每人~~20元，含餐~~30元", "20元，含餐"),
        ("收费300元~~200元~~，含教材", "200元"),
        ("3月2日~~3月6日，~~逾期不候~~", "逾期不候"),
    ],
)
def test_words_behind_a_number_may_be_struck_out(source, struck):
    assert f"<del>{struck}</del>" in html_of(source)
    assert f"<del>{struck}</del>" in html_of(f"{source}<b>甲</b>")


@pytest.mark.parametrize("line", ["~~~~~~分割线~~~~~~", "~~~ 名单 ~~~", "~~~~~~~~~~ END ~~~~~~~~~~"])
def test_words_between_tildes_divide_a_text(line):
    html = html_of(f"前文。\n{line}\n后文。\n\n再后。")
    assert "<pre>" not in html and line in html and "<p>再后。</p>" in html
    assert html_of("~~~\n甲~~~\n~~~") == "<pre><code>甲~~~\n</code></pre>"
