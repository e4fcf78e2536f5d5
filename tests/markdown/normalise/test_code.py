"""Fenced code in any container, and indented code."""

from html import escape

import pytest

from sitebuilder.markdown import fill, render
from tests.markdown.normalise.html import START, html_of, reported_problems

CODE = "<pre><code>make\n\n  test\n</code></pre>"


@pytest.mark.parametrize(
    "source",
    [
        "```\nmake\n\n  test\n```",
        "~~~\nmake\n\n  test\n~~~",
        "  ```\n  make\n\n    test\n  ```",
        "   ~~~\n   make\n\n     test\n   ~~~",
        "一行字\n```\nmake\n\n  test\n```\n下一行",
        "````\nmake\n\n  test\n`````",
        "1. 步骤\n\n   ```\n   make\n\n     test\n   ```\n2. 完成",
        "1. 步骤\n   ```\n   make\n\n     test\n   ```\n2. 完成",
        "- ```\n  make\n\n    test\n  ```",
        "- 甲\n  - 乙\n    ```\n    make\n\n      test\n    ```",
        "> ```\n> make\n>\n>   test\n> ```",
        "> - 甲\n>   ```\n>   make\n>\n>     test\n>   ```",
        "!!! note\n    ```\n    make\n\n      test\n    ```",
        "1. 步骤\n\n   ```\nmake\n\n  test\n   ```\n2. 完成",
    ],
)
def test_code_is_code_in_a_text_a_list_a_quotation_and_a_box(source):
    assert CODE in html_of(source)


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
@pytest.mark.parametrize("code", ["tags:\n\u3000\u3000- 报名", "\u3000# 甲", "&nbsp;- 乙", "\u3000| 丙 |"])
def test_wide_blanks_in_code_stay_as_typed(fence, code):
    assert f"<code>{escape(code)}\n</code>" in html_of(
        f"1、甲\n\n{fence}\n{code}\n{fence}\n\n\u3000\u3000- 丁"
    )


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("python", "python"),
        ('python title="a.py"', "python"),
        ("js {1,3}", "js"),
        ("js{1}", "js"),
        ("c++", "c++"),
        ("c#", "c#"),
        ("{.python}", "python"),
        ("shell script", "shell"),
    ],
)
def test_a_fence_may_say_anything_after_its_language(info, language):
    assert f'<code class="language-{language}">' in html_of(f"```{info}\nx\n```")


def test_unclosed_code_extends_to_the_end_and_is_reported():
    assert reported_problems("甲\n\n  ```\n乙") == [("fence-open", 3, 3)]


def test_an_indented_paragraph_is_a_paragraph_and_reported_once():
    source = "甲。\n\n\t乙，这一段缩进了。\n\n    丙，这一段也是。\n\n丁。"
    assert reported_problems(source) == [("indented-prose", 3, 2)]


@pytest.mark.parametrize("lines", ["戴好护目镜\n扎紧袖口", "第3组 打扫\n第4组 搬运", "上午 9点半\n下午 2点"])
def test_a_few_indented_lines_of_nothing_but_chinese_are_prose(lines):
    source = "\t" + lines.replace("\n", "\n\t")
    assert reported_problems(source) == [("indented-prose", 1, 2)]
    text, _ = render(f"注意\n\n{source}\n\n完。", START)
    assert "<pre>" not in fill(text, [])
    assert "<pre>" in html_of("结果\n\n\t3 5\n\t8 9")


def test_code_that_is_indented_is_code():
    assert html_of("运行：\n\n    make\n    make test") == (
        "<p>运行：</p>\n<pre><code>make\nmake test\n</code></pre>"
    )


def test_quotations_apart_stay_apart():
    assert html_of("> 甲\n\n> 乙").count("<blockquote>") == 2
    assert html_of("> 甲\n>\n> 乙").count("<blockquote>") == 1


def test_a_heading_keeps_a_hash_at_its_end():
    assert html_of("## C#") == '<h2 id="c">C#</h2>'
    assert html_of("## 甲 ##") == '<h2 id="甲">甲</h2>'


def test_a_conflict_marker_is_an_error_at_its_line():
    assert reported_problems("甲\n\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> other\n") == [
        ("merge-conflict", 3, 1),
        ("merge-conflict", 7, 1),
    ]


@pytest.mark.parametrize(
    "source",
    [
        'int n = 3;\nn = n * 2 * n;\nprintf("结果");',
        "#include <math.h>\ndouble r;",
        "def area(r):\n    return 3 * r * r",
        "while (n < 3) {\n    n++;\n}",
        "N10 G54 G90;\nN20 M03 S800;\nM30;\n%",
        "window.onload = start;\n// 开始\nstart();",
        "import math\nr = 3\nprint(math.pi * r * r)",
        "$ sudo apt install python3\n$ python3 a.py",
        "SELECT name FROM trainees\nWHERE id = 1;",
        "SELECT name FROM trainees;\nDELETE FROM trades;",
        "for a in [1, 2]:\n    if a > 1:\n        stop",
        'print("=" * 8)\nprint("+" * 8)',
        "Dim n As Integer\nn = 3\nEnd Sub",
        "mysql> use school;\nmysql> show tables;",
        "C:\\> dir\nD:\\课件> copy a.txt b.txt",
        ">>> n = 3\n>>> n\n3\n>>> 2*(n+1)\n8",
        "h1 { color: red; }\n.note { margin: 0; }",
        "<server>\n<port>80</port>\n</server>",
        "git pull\ngit status",
        "cd /opt\nsudo systemctl start nginx\n./run.sh",
        "npm ci\nnpm test",
        "cat b.log | sort\ngrep 5 b.log",
        "#define N 8\n#ifdef N",
        'age = int(input("年龄："))\nprint(age)',
        'name = input("姓名：")\nif name: print(name)',
        'const hall = "B"\nconsole.log(hall)',
        "export HALL=2\necho $HALL",
        "li@lab:~$ ls\nli@lab:~$ make",
        "#!/bin/sh\nmake all",
        "[client]\nhost=10.0.0.2",
        "server:\n  port: 8080\n  name: lab",
    ],
)
def test_a_program_without_a_fence_keeps_its_lines_and_is_told(source):
    text, _ = render(source, START)
    html = fill(text, [link.target for link in text.links])
    assert html.count("<br>") == source.count("\n")
    assert "<em>" not in html
    assert reported_problems(f"说明如下。\n\n{source}") == [("code-bare", 3, 1)]


@pytest.mark.parametrize(
    "source",
    [
        "一、报名(3月);\n二、上课(4月);",
        "Tel (office);\nMobile (always);",
        "{{ 姓名 }}\n{{ 工种 }}",
        "x = 3;",
        "R = 5Ω\nU = 10V",
        "Wang(chair)\nLi(secretary)",
        "import goods\nand export them",
        "git is for files\nnpm is for packages",
        "ping the gateway,\nls the folder.",
        "for the following:\n    see below",
        '编号("甲")\n编号("乙")',
        'PLC("初级")',
        "> 甲\n> 乙",
        ">>> 提醒\n>>> 2026年",
        ">>> Thanks\n>>> see [1]",
        "本课程讲 def area(r):\n怎样定义函数。",
        "![车间](车间.jpg){width=300}\n![教室](教室.jpg){width=300}",
        "```\nint n = 3;\nn = 4;\n```",
        "[Note]\nThe hall is closed",
        "note:\n  see below",
        "from: Li\nto: all",
        "Let x = 5\nlet y = 6",
        "a@lab.example: see # 3",
        "if you want: come (free)\nfor all: bring (ID)",
    ],
)
def test_other_lines_are_no_program(source):
    assert "code-bare" not in [code for code, *_ in reported_problems(source)]


INDENTED_NOTICE = """\
    三月一日
    参观车间，听取介绍。
    一、统一思想，提高认识
    按时到岗，
不得缺席。
        1. 电工
        2. 焊工
    二、狠抓落实
    各班组要行动起来。

    工会
    三月
"""


def test_a_text_that_is_all_indented_is_no_code():
    text, problems = render(INDENTED_NOTICE, START)
    assert [problem.code for problem in problems] == ["indented-prose"]
    assert fill(text, []) == (
        "<p>三月一日<br>\n参观车间，听取介绍。</p>\n"
        '<h2 id="一统一思想提高认识">一、统一思想，提高认识</h2>\n<p>按时到岗，不得缺席。</p>\n'
        "<ol>\n<li>电工</li>\n<li>焊工</li>\n</ol>\n"
        '<h2 id="二狠抓落实">二、狠抓落实</h2>\n<p>各班组要行动起来。</p>\n<p>工会<br>\n三月</p>'
    )


@pytest.mark.parametrize(
    "source",
    [
        "    读数，\n    number = 3  # 电工",
        "    名称：学院\n    - 甲\n    - 乙",
        "    目录/\n    ├── 图片，照片",
        "    打开(文件)；\n    print(文件)",
        "    # 安装，运行\n    make",
        "    make\n    echo 完成。",
        "    git commit -m 修复：登录",
        "    echo 姓名：甲",
        "    int a = 1;  // 电工。",
        "    说明: 端口。\n    - name: a",
    ],
)
def test_indented_lines_of_a_program_in_chinese_are_code(source):
    assert html_of(source).startswith("<pre><code>")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        (
            "甲。\n\n    PLC课在三楼，请带电脑。\n   不用带书。",
            "<p>PLC课在三楼，请带电脑。<br>\n不用带书。</p>",
        ),
        ("甲。\n\n    CAD 课：二楼\n    PLC：三楼", "<p>CAD 课：二楼<br>\nPLC：三楼</p>"),
        ("甲。\n\n\t3D打印机先预约；\n\tUPS不要关！", "<p>3D打印机先预约；<br>\nUPS不要关！</p>"),
        (
            "   学了三周，\n   \n      用过的软件有：\n         * CAD\n         * UG NX",
            "<p>用过的软件有：</p>\n<ul>\n<li>CAD</li>\n<li>UG NX</li>\n</ul>",
        ),
        (
            "甲。\n\n    要带：\n    - USB\n    - 尺子",
            "<p>要带：</p>\n<ul>\n<li>USB</li>\n<li>尺子</li>\n</ul>",
        ),
    ],
)
def test_indented_prose_may_begin_with_latin_letters_and_hold_items_of_them(source, html):
    text, problems = render(source, START)
    assert fill(text, []).endswith(html)
    assert [each.code for each in problems] == ["indented-prose"]


@pytest.mark.parametrize("line", ["(一)爱护设备,人人有责;", "1、戴好手套,扎好袖口", "①先断电"])
def test_numbered_lines_of_an_indented_notice_are_prose_whatever_their_marks(line):
    text, problems = render(f"    请各车间注意：\n\n    {line}\n\n    学院", START)
    assert "<pre>" not in fill(text, [])
    assert [each.code for each in problems] == ["indented-prose"]


@pytest.mark.parametrize("source", ["甲\n\n~~~~~~\n\n乙", f"甲\n{'~' * 12}\n乙\n{'~' * 12}\n丙"])
def test_a_line_of_tildes_divides_a_text(source):
    html = html_of(source)
    assert "<hr>" in html
    assert "<pre>" not in html
    assert html_of("~~~~~~\nls\n~~~~~~") == "<pre><code>ls\n</code></pre>"


@pytest.mark.parametrize("fence", ["｀｀｀", "'''"])
def test_a_fence_may_be_of_wide_backticks_or_quotation_marks_if_it_is_closed(fence):
    assert html_of(f"说明：\n{fence}python\na  b\n{fence}\n后文。") == (
        '<p>说明：</p>\n<pre><code class="language-python">a  b\n</code></pre>\n<p>后文。</p>'
    )
    assert "<pre>" not in html_of(f"说明：\n{fence}\n后文。")
    assert "<pre>" not in html_of(f"{fence}甲{fence}")


def test_the_quotation_marks_of_a_program_open_no_code():
    text, problems = render("def f():\n'''\ndoc\n'''\n    return {}", START)
    assert "<pre>" not in fill(text, [])
    assert [each.code for each in problems] == ["code-bare"]


def test_a_program_is_told_where_it_begins():
    assert reported_problems('配置如下，改第二行：\n{\n  "端口": 502\n}') == [("code-bare", 2, 1)]
    assert reported_problems("共两节：\n[client]\nhost=a\n[mail]\nport=25") == [("code-bare", 2, 1)]
    assert reported_problems("代码：\nint pin = 0;\nloop();\n完。") == [("code-bare", 2, 1)]


@pytest.mark.parametrize("line", ["3月9日8:00-18:00", "2026年3月9日", "Tel: 0758-1234567", "B栋停水", "8:30"])
def test_a_line_between_indented_prose_is_prose(line):
    text, _ = render(f"各班：\n\n    因检修停水，时间是\n\n    {line}\n\n    请提前储水。", START)
    html = fill(text, [])
    assert "<pre>" not in html and f"<p>{line}</p>" in html


def test_a_program_below_indented_prose_is_code():
    text, _ = render("步骤：\n\n    先安装，再运行。\n\n    print('好')\n\n    完成。", START)
    assert "<pre><code>print" in fill(text, [])


@pytest.mark.parametrize(
    ("source", "element"),
    [
        ("    | 班 | 人数 |\n    |---|---|\n    | 钳工 | 20 |", "<td>钳工</td>"),
        ("\t| 班 | 人数 |\n\t| 钳工 | 20 |", "<td>钳工</td>"),
        (
            "    人数如下：\n    | 班 | 人数 |\n    |--|--|\n    | 钳工 | 20 |\n    请核对。",
            "<p>请核对。</p>",
        ),
        ("    ![学员在锉削](a.jpg)", "<img "),
        ("    ## 时间\n    周五。", "<h2 "),
        ("    > 先断电。", "<blockquote>"),
        ("    📍 地点：二楼", "<p>📍 地点：二楼</p>"),
        ("    ★ 带工装\n    ☆ 带手套", "☆ 带手套"),
        ("\n                —— 教务室", "<p>—— 教务室</p>"),
        ("    [须知](须知.docx)\n    [报名表](报名表.docx)", '">报名表</a>'),
        ("    [在线报名](https://www.example.org/a?b=1)", '">在线报名</a>'),
        ("    **时间**\n    3月2日", "<strong>时间</strong><br>\n3月2日"),
        ("    8:30-9:20 识图\n    9:30-10:20 接线", "<p>8:30-9:20 识图<br>"),
        ("    ①识图\n    ②接线", "①识图</p>"),
        ("    （1）识图\n    （2）接线", "（1）识图</p>"),
    ],
)
def test_indented_lines_of_markdown_are_shown_as_such_and_told(source, element):
    text, problems = render(source, START)
    html = fill(text, [link.target for link in text.links])
    assert element in html and "<pre>" not in html
    assert [each.code for each in problems] == ["indented-prose"]


@pytest.mark.parametrize(
    "source",
    [
        "    | id | n |\n    | 1 | 2 |",
        "    ## 装依赖\n    pip install a",
        "    > git push",
        "    x = [甲](1)",
        "    **甲 = 1",
        "    [甲] = 乙",
        "    8:30 启动 port=80",
        "    -- 查名单\n    ls",
        "    ├ 甲\n    └ 乙",
        "    a = 1\n\n    ![图](a.jpg)",
    ],
)
def test_indented_lines_of_a_program_with_such_signs_are_code(source):
    assert html_of(source).startswith("<pre>")
    assert reported_problems(source) == []
