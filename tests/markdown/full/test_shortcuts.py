"""The shortcuts don't change the output: it is the same without them, character for character."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.corpus import make_corpus
from sitebuilder.markdown import cjk
from sitebuilder.markdown.full import shortcuts
from sitebuilder.markdown.full.depth import TooDeepError
from sitebuilder.markdown.full.extensions import markdown_converter
from sitebuilder.markdown.sentinels import insert_sentinels
from tests.markdown.test_any_input import marked_up
from tests.site_folder import ROOT

CONTENT = ROOT / "content"


def converted(text: str, *, shortcuts: bool) -> str | None:
    try:
        return markdown_converter(shortcuts=shortcuts).reset().convert(insert_sentinels(text)[0])
    except TooDeepError:
        markdown_converter.cache_clear()
        return None


def same(text: str) -> bool:
    return converted(text, shortcuts=True) == converted(text, shortcuts=False)


@given(marked_up)
@example("甲\n乙 {#b}")
@example("*[HTML]: x\n\n甲 HTML\n乙")
@example("甲\n: 乙\n丙")
@example("!!! note\n    甲\n\n乙\n\n    丙")
@example("甲\n\n    乙\n\n- 丙\n丁\n\n    戊")
@example("甲 \\* \\{\n乙\\|丙")
@example("甲 | 乙\n--- | ---\n丙 | 丁")
def test_any_text_is_converted_alike(text):
    assert same(text)


@given(marked_up, marked_up, marked_up)
def test_paragraphs_among_other_blocks_are_converted_alike(before, between, after):
    assert same(f"{before}\n\n甲乙\n丙丁\n\n{between}\n\nA 甲，**乙**\n\n{after}")


def test_the_content_of_this_repository_is_converted_alike():
    paths = sorted(CONTENT.rglob("*.md"))
    assert paths
    assert [path for path in paths if not same(path.read_text(encoding="utf-8"))] == []


def test_the_corpus_of_the_benchmark_is_converted_alike():
    corpus = make_corpus(150)
    assert [each.slug for each in corpus.articles if not same(each.body)] == []


# fmt: off
LINES = [
    "中", "文", "，", "“", "—", " ", "\n", "\n\n", "a", "1", "\u3000", "&amp;", "<br>", "<p>", "</p>",
    "<li>", "</li>",
    "<b>", "</b>", "<code>", "</code>", "<pre>", "</pre>", '<a href="x">', "</a>",
]
# fmt: on


@given(st.lists(st.sampled_from(LINES), max_size=14).map("".join))
@example("中\n</b>中")
@example("\u3000\n中")
def test_plain_lines_are_joined_as_lines_among_markup_are(html):
    joined = cjk.join_html_lines(html)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cjk, "_BESIDE_TAG", re.compile(""))
        assert cjk.join_html_lines(html) == joined


without_blank_lines = marked_up.map(lambda text: re.sub("\n\n+", "\n", text))


@given(marked_up | without_blank_lines)
@example("# 甲\n# 乙\n丙\n***\n丁\n: 戊\n> 己")
@example("甲\n===\n乙\n===\n[^1]: 丙\n[a]: b\n*[C]: d\n丁")
@example("!!! note\n    甲\n乙\n!!! tip\n丙\n    丁")
def test_long_blocks_are_converted_alike(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortcuts, "LONG_BLOCK", 1)
        assert same(text)
