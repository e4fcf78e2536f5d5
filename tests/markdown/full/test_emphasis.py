"""Emphasis is what the library finds, in a time that grows with the text."""

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from sitebuilder.markdown.full.emphasis import Emphasis
from sitebuilder.markdown.full.work_budget import WorkBudget
from tests.constructs import MARKDOWN
from tests.growth import read, written


@given(
    st.lists(st.sampled_from(["*", "**", "***", "_", "__", "a", "甲", "。", " ", "\n", "\\*"])).map("".join)
)
def test_the_same_words_are_emphasised_as_by_the_library(text):
    ours = Markdown()
    budget = WorkBudget()
    budget.start(len(text))
    ours.inlinePatterns.register(Emphasis(budget, ours), "em_strong", 60)
    assert ours.convert(text) == Markdown().convert(text)


def test_more_open_emphasis_than_anybody_writes_is_refused():
    name = "asterisks that pair with none of those open"
    assert name in MARKDOWN
    assert read("markdown", written("markdown", name, 3_000)) is False
    assert read("markdown", written("markdown", name, 96_000)) is True
