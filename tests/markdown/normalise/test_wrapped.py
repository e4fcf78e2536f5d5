"""A text in a fence of Markdown, as it was copied from an answer: its Markdown counts."""

import pytest

from tests.markdown.fast.test_render import compare
from tests.markdown.normalise.html import html_of, reported_problems


@pytest.mark.parametrize("info", ["markdown", "md", "Markdown"])
def test_a_fence_of_markdown_around_the_whole_text_is_left_out(info):
    source = f"\n```{info}\n# 停电通知\n\n- 周六停电\n- 周日照常\n```\n\n"
    assert html_of(source) == (
        '<h2 id="停电通知">停电通知</h2>\n<ul>\n<li>周六停电</li>\n<li>周日照常</li>\n</ul>'
    )
    compare(source)


def test_code_within_such_a_fence_stays_code():
    html = html_of("```markdown\n先看网络：\n```sh\nping a\n```\n再重启。\n```")
    assert html == '<p>先看网络：</p>\n<pre><code class="language-sh">ping a\n</code></pre>\n<p>再重启。</p>'


def test_problems_within_such_a_fence_are_told_at_their_lines():
    assert reported_problems("```md\n先断电。\n\n再验电[^2]。\n```") == [("footnote-missing", 4, 4)]


@pytest.mark.parametrize(
    "source",
    [
        "```markdown\n**甲**\n```\n正文\n```\n乙\n```",
        "```markdown\n**甲**\n```\n\n上面是加粗的写法。",
        "写法：\n\n```markdown\n**甲**\n```",
        "````markdown\n```\n**甲**\n```\n````",
    ],
)
def test_other_code_in_markdown_is_shown_as_it_is(source):
    assert "<strong>" not in html_of(source)
    assert "**甲**" in html_of(source)
