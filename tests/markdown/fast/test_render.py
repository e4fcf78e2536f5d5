"""The fast path renders common texts as the library does, character for character."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.corpus import make_corpus, replace_link_targets
from sitebuilder.markdown import TextOptions
from sitebuilder.markdown.fast.render import render_fast
from sitebuilder.markdown.full.render import render_full
from sitebuilder.markdown.positions import read_source
from sitebuilder.messages import Place
from tests.markdown.test_any_input import marked_up
from tests.site_folder import ROOT

START = Place("content/pages/a.md", 7, 3)

WRITTEN = r"""
甲 乙丙 丁，
戊。 “己” （庚） —— … a 2026 3.5 1. 12. x_y C# # ## ###### ####### | || > >> - + * ** *** _ __ ` `` ```
~~~ === --- [ ] ( ) ]( ! ![ [^1] [] {#k} {.l} { } & < \ : :: ' " 😀 é １． !!! &amp; <b>
**甲** *乙* __丙__ `a` `a>b` [甲](a_b.md) [乙](../c.yaml#d) [丙](https://e.cn/f) [丁](//g) [戊](js:h) [](i)
见https://x.cn/a_b?c=1&d=(e)。 www.x.cn/f, g@x.cn ~~辛~~ ==壬== ~~ == ~
= <QQ号> a<b \\< \\~ (https://x.cn/[h]) AT&T
[庚](l"m") ![图](b.jpg) ![](b.jpg) ![a"b](c.svg) http://n.cn/ [o](http://p:q) [r](#s) <https://t.cn>
"""
FRAGMENTS = [
    *WRITTEN.split(),
    *[
        "[己](j k)",
        "［戊］（b.md）",
        "[己]（c.md）",
        "[庚](www.x.cn)",
        "[辛](https://www.bilibili.com/video/BV1)",
        "https：//x.cn/a",
        "！[壬](b.jpg)",
        "[癸](图。md。)",
        "1. ",
        "2. ",
        "- ",
        "* ",
        "> ",
        "# ",
        ": ",
        "[a]: b",
        "*[A]: b",
        "```py\n",
        "\n```\n",
        "- [ ] ",
        "＊＊己＊＊",
        "ｈｔｔｐ：／／ｘ．ｃｎ／ａ",
        "［戊］（ｂ．ｍｄ）",
        "├─甲\n└─乙\n",
        "\n注：丙",
        "____\n",
        "\n｀｀｀\n",
        "\n'''\n",
        "####### ",
        "＞1",
        "%%庚%%",
        "\n>=6",
        "\n>6℃",
        "#接龙",
        "。\n=====\n",
        "甲|乙|丙\n" * 3,
        "> [!note] 甲\n",
        "](甲．md)",
        "\n\n<template>\n\n",
        "\n\n<div>\n\n",
        "［丁",
        "\n\n步骤一：",
        "\n\n第2步：",
        "（    ）",
        "[丁](https://x.cn/a）/b)",
    ],
    *["\ufdd0", "\u200b", "\u3000", "\u00a0", "\u2028", "\t", "\r\n"],
    *[" ", "  ", "    ", "\n", "\n\n", "\n\n\n", "  \n", "\n  \n", "\n    "],
    *["\n| - | - |\n", "\n|甲|\n|-|\n|丙|", " {#m}\n", " #\n", "\n- 甲\n", "\n\n1. 乙\n", "\n\n> 丙\n\n"],
]

words = st.lists(
    st.sampled_from(
        [
            "甲",
            "乙丙",
            "丁，",
            "B c",
            "2026年",
            "\n1.1 辛",
            "____",
            "[壬]",
            "\\#",
            "a<5",
            "_癸_",
            "a_b",
            "'a'",
            "(b)\n",
            "**甲**",
            "*乙*",
            "`a > b`",
            "\n丁",
            "。\n戊",
            "a\n",
        ]
    )
    | st.sampled_from(
        [
            "见https://x.cn/a_b。",
            "~~删~~",
            "**见 www.x.cn**",
            "==标==",
            "==标：==1",
            "g@x.cn ",
            "A&B",
            "(https://y.cn/)",
        ]
    )
    | st.sampled_from(["[甲](a_b.md#c)", "[乙](https://e.cn/f)", "![图](b.jpg)", "！\n**己**\n", "\n`a`\n"]),
    min_size=1,
    max_size=6,
).map(lambda found: "".join(found).strip("\n"))
items = st.lists(
    st.sampled_from(["甲", "**乙**丙", "[丁](e.md)", "f `g`", "2026年", "“庚”"]), min_size=1, max_size=4
)
list_lines = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "    ", "    ", "        "]),
    st.sampled_from(["- ", "- ", "1. ", "2. ", "* ", ""]),
    st.sampled_from(
        ["甲", "**乙**丙", "1.1 丁", "（1）戊", "138\\*\\*\\*9", "己[1]", "庚____", "a_b", "-5℃"]
    ),
    st.sampled_from(["", "", "", "  "]),
)
nested_lists = st.lists(list_lines, min_size=2, max_size=6).map("\n".join)
blocks = st.one_of(
    words,
    words.map(lambda text: f"> {text}".replace("\n", "\n> ")),
    st.builds(
        "{} {}{}".format,
        st.sampled_from(["#", "##", "###"]),
        st.sampled_from("甲乙"),
        st.sampled_from(["", " {#b}"]),
    ),
    items.map(lambda found: "\n".join(f"- {item}" for item in found)),
    st.builds(
        lambda start, found: "\n".join(f"{number}. {item}" for number, item in enumerate(found, start)),
        st.sampled_from([1, 1, 2]),
        items,
    ),
    items.map(lambda found: "| 甲 | 乙 |\n| --- | --: |\n" + "\n".join(f"| {item} | |" for item in found)),
    nested_lists,
    st.sampled_from(
        [
            "---",
            "***",
            "```\na > 1\n\n  b\n```",
            "```py\n```",
            "```\n{a=b} {c}\n```",
            "```html\n<b>甲</b> a<b &amp; &lt; \\* __a__ ____ 2*3*4 &#\n```",
            "甲：\n- 乙\n- 丙",
            "## 甲\n乙",
            "甲\n1. 乙",
        ]
    ),
)
tidy = st.builds(
    lambda found, gap: gap.join(found),
    st.lists(blocks, max_size=6),
    st.sampled_from(["\n\n", "\n\n\n", "\n"]),
)


def disturb(text: str, fragments: list[tuple[int, str]]) -> str:
    for place, fragment in fragments:
        cut = place % (len(text) + 1)
        text = text[:cut] + fragment + text[cut:]
    return text


disturbed = st.builds(
    disturb,
    tidy,
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from(FRAGMENTS)), min_size=1, max_size=3),
)


LINES = [
    line
    for path in sorted((ROOT / "docs").rglob("*.md"))
    for line in path.read_text(encoding="utf-8").split("\n")
    if len(line) < 200
]
pieced = st.builds(
    disturb,
    st.lists(
        st.builds(
            "{}{}".format,
            st.sampled_from(["", "", "", "    ", "- ", "> ", "\t", "\u3000\u3000"]),
            st.sampled_from(LINES),
        ),
        min_size=1,
        max_size=12,
    ).map("\n".join),
    st.lists(st.tuples(st.integers(0, 1000), st.sampled_from(FRAGMENTS)), max_size=3),
)


def compare(written: str, base_level: int = 2, id_prefix: str = "") -> bool:
    """Tell whether a text is a common one, after making sure that it is then rendered like any other."""
    source = read_source(written, START)
    common = render_fast(source, TextOptions(base_level, id_prefix))
    if common is None:
        return False
    assert common == render_full(source, TextOptions(base_level, id_prefix))
    return True


@given(disturbed, st.integers(1, 6), st.sampled_from(["", "course-"]))
@example("甲\n~~~\n乙\n~~~", 2, "")
@example("[a]: b\n\n[a]", 2, "")
@example("- 甲\n\n\n- 乙\n\n1. 丙", 2, "")
@example("# 甲 {#b}\n\n# b\n\n# 丙 {#b}", 1, "course-")
@example("| 甲 | 乙 |\n|---|---|\n| c |", 2, "")
@example("| 甲 | |\n|---|---|\n| c | d |", 2, "")
@example("甲\n- - 乙", 2, "")
@example("```.py\na\n```", 2, "")
@example("a&nbsp;b `c`", 2, "")
@example("[a (b［c)](d.md)", 2, "")
@example("[a](https://b.cn/c）/d/)", 2, "")
@example("```\n\u3000\u3000- a\n\u3000# b\n```\n\n1、c", 2, "")
@example("```\n\u3000\u3000- a\n```", 2, "")
@example("步骤二：甲", 2, "")
@example("甲\n\n<template>\n\n乙", 2, "")
def test_texts_that_look_simple_are_rendered_as_by_the_library(written, base_level, id_prefix):
    compare(written, base_level, id_prefix)


@given(tidy, st.integers(1, 6), st.sampled_from(["", "course-"]))
def test_tidy_texts_are_rendered_as_the_library_does(written, base_level, id_prefix):
    compare(written, base_level, id_prefix)


@given(marked_up)
def test_any_text_on_the_fast_path_is_rendered_as_by_the_library(written):
    compare(written)


@pytest.mark.long
@settings(max_examples=20_000)
@given(pieced)
def test_lines_of_real_texts_in_any_order_are_rendered_as_by_the_library(written):
    compare(written)


def test_most_of_the_content_of_this_repository_is_common():
    written = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    bodies = [text.split("---\n", 2)[-1] for text in written]
    assert sum(compare(body) for body in bodies) > len(bodies) * 0.8


def test_nearly_all_of_the_corpus_of_the_benchmark_is_common():
    corpus = make_corpus(150)
    bodies = [replace_link_targets(each.body, lambda kind, name: f"../{name}.md") for each in corpus.articles]
    bodies += [text for course in corpus.courses for text in course.texts.values()]
    assert sum(compare(body) for body in bodies) > len(bodies) * 0.98


@pytest.mark.parametrize(
    "written",
    [
        "见https://x.cn/a_b?c=1&d=2（官网），**www.x.cn**，~~旧~~ ==新== a@x.cn 和[甲](https://y.cn/)",
        "- https://x.cn/\n- `https://y.cn/` 与 https://z.cn/",
        "甲\n乙 **丙** *丁* `戊` [己](庚.md) ![辛](壬.jpg)",
        "## 甲 {#b}\n乙",
        "> 甲\n> 乙",
        "- 甲\n- 乙\n\n- 丙",
        "- 甲\n    1. 乙\n        - 丙\n- 丁",
        "1. 甲  \n    乙\n2. 丙",
        "3. 甲\n4. 乙",
        "1.1 甲\n1.2 乙",
        "姓名：____ 微信：li_2026",
        "电话：138****0000",
        "甲[1]，a<5，C:5<x",
        "* * *",
        "    甲在这里写了一句话。",
        "```html\n<b>甲</b> &amp; \\*\n```",
        "1. 甲\n\n2. 乙",
        "甲：\n- 乙",
        "| 甲 | 乙 |\n| --- | :-: |\n| 丙 | |",
        "```py\na > 1\n```",
        "---",
        "",
    ],
)
def test_typical_texts_take_the_fast_path(written):
    assert compare(written)


@pytest.mark.parametrize(
    "written",
    [
        "<b>甲</b>",
        "甲&amp;",
        "甲\\\\乙",
        "\\* `甲`",
        "甲[^1]",
        "- 甲\n    - 乙\n\n    丙",
        '[甲](b "c")',
        "*[HTML]: a",
        "甲\n: 乙",
        "[x](javascript:y)",
        "![](a.jpg)",
    ],
)
def test_texts_that_only_the_library_or_the_sanitiser_can_judge_are_left_to_them(written):
    assert not compare(written)
