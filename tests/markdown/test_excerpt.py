"""Excerpts: the beginning of a text in plain words."""

from sitebuilder.markdown import render
from sitebuilder.messages import Place

SENTENCE = "学院面向企业和社会提供七项服务，并围绕企业需要开展培训和竞赛活动。"


def excerpt_of(source):
    return render(source, Place("a.md"))[0].excerpt


def test_it_is_the_first_paragraph_without_markup():
    source = "# 标题\n\n**学院**见[网页](a.md)\n成立[^1]，\n`A&B` 等。\n\n[^1]: 注"
    assert excerpt_of(source) == "学院见网页成立，A&B 等。"


def test_short_paragraphs_are_put_together():
    assert excerpt_of("甲。\n\n乙。\n\nThe end.\n\nReally.") == "甲。乙。The end. Really."


def test_a_long_text_is_cut_at_the_end_of_a_sentence():
    assert excerpt_of(SENTENCE * 10) == SENTENCE * (120 // len(SENTENCE))
    assert excerpt_of(f"他说：“{'很' * 60}好。”{'甲' * 80}") == f"他说：“{'很' * 60}好。”"


def test_a_long_sentence_is_cut_with_an_ellipsis():
    assert excerpt_of("甲" * 200) == "甲" * 119 + "…"


def test_latin_words_are_not_cut():
    excerpt = excerpt_of("wonderful " * 30)
    assert excerpt.endswith("wonderful…")
    assert len(excerpt) <= 120


def test_headings_tables_code_admonition_titles_and_footnotes_are_left_out():
    source = "## 甲\n\n| 乙 |\n|---|\n| 丙 |\n\n```\n丁\n```\n\n!!! note\n    戊[^1]\n\n[^1]: 己"
    assert excerpt_of(source) == "戊"


def test_list_items_are_used_if_there_is_no_paragraph():
    assert excerpt_of("## 题\n\n- 甲；\n- 乙。") == "甲；乙。"


def test_nothing_gives_nothing():
    assert excerpt_of("") == excerpt_of("## 题") == ""
