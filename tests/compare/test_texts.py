"""Which words of a text changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.compare.pages import LINK_END, LINK_START
from sitebuilder.compare.texts import Run, tokenize, word_diff


def marked(runs: tuple[Run, ...]) -> str:
    return "".join(f"[{run.text}]" if run.is_changed else run.text for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("报名三月一日截止", "报名三月五日截止", ("报名三月[一]日截止", "报名三月[五]日截止")),
        ("课 2026-12-12 周末", "课 2026-12-19 周末", ("课 [2026-12-12] 周末", "课 [2026-12-19] 周末")),
        ("学费380元", "学费400元", ("学费[380]元", "学费[400]元")),
        ("甲 | 2026-01-01 | 2026-01-02", "甲 | 2026-02-01 | 2026-02-02",
         ("甲 | [2026-01-01] | [2026-01-02]", "甲 | [2026-02-01] | [2026-02-02]")),
        ("一样", "一样", ("一样", "一样")),
        ("春江花月夜", "abc", ("[春江花月夜]", "[abc]")),
    ],
)  # fmt: skip
def test_words_that_changed_are_marked(old, new, expected):
    assert tuple(map(marked, word_diff(old, new))) == expected


def test_the_target_of_a_link_is_a_run_of_its_own():
    before, after = word_diff(f"课程{LINK_START}/a/{LINK_END}。", f"课程{LINK_START}/b/{LINK_END}。")
    assert before == (Run("课程"), Run("/a/", True, True), Run("。"))
    assert after[1] == Run("/b/", True, True)


@pytest.mark.parametrize("text", ["👨‍👩‍👧", "e\u0301", "🇨🇳", "각"])
def test_a_grapheme_cluster_is_a_single_token(text):
    assert tokenize(f"人{text}人") == ["人", text, "人"]


@given(
    st.text(alphabet="甲乙丙，。 ab1|\u0301", max_size=60),
    st.text(alphabet="甲乙丙，。 ab1|\u0301", max_size=60),
)
def test_joined_runs_are_the_text(old, new):
    before, after = word_diff(old, new)
    assert ("".join(run.text for run in before), "".join(run.text for run in after)) == (old, new)
    assert (old == new) == (not any(run.is_changed for run in (*before, *after)))


def test_an_endless_text_is_compared_in_pieces():
    old, new = "a" * 5_000_000, "a" * 4_999_999 + "b"
    before, after = word_diff(old, new)
    assert "".join(run.text for run in before) == old and "".join(run.text for run in after) == new
    assert not before[0].is_changed and after[-1].is_changed and len(after[-1].text) <= 10_000
