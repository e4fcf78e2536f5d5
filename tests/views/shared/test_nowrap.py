"""Words that headings and names keep on one line."""

import pytest

from sitebuilder.views.shared.html import Html
from sitebuilder.views.shared.nowrap import keep_times, nowrap
from tests.site_folder import ROOT, build_site, copy_site, write_files

WORDS = ("技术", "技术员", "高新区", "工匠学院", "A&B", "")


def shown(text: str) -> str:
    """Return the text with each kept word in brackets, and a bar where a line may end at its edge."""
    made = nowrap(text, WORDS)
    assert isinstance(made, Html)
    return made.html.replace('<span class="nowrap">', "[").replace("</span>", "]").replace("<wbr>", "|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("肇庆高新区工匠学院", "肇庆|[高新区]|[工匠学院]"),
        ("建模技术员", "建模|[技术员]"),
        ("电子技术应用", "电子|[技术]|应用"),
        ("2026年12月的第3期", "[2026年]|[12月]|的第|[3期]"),
        ("A&B与<高新区>", "[A&amp;B]|与&lt;[高新区]&gt;"),
        ("没有", "没有"),
        ("关于“技术”和（高新区）的技术。", "关于“[技术]”和（[高新区]）的|[技术]。"),
    ],
)
def test_words_and_counted_numbers_are_kept_and_all_else_is_escaped(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("word", ["lt", "quot", "x27", "amp", "27", ";"])
def test_a_word_is_not_looked_for_within_an_escaped_character(word):
    made = nowrap("甲<乙\"丙'丁&", (word,))
    assert isinstance(made, Html)
    assert made.html == "甲&lt;乙&quot;丙&#x27;丁&amp;"


@pytest.mark.parametrize("words", [(), ("",)])
def test_without_words_a_text_stays_a_text(words):
    assert nowrap("肇庆<高新区>", words) == "肇庆<高新区>"


def test_titles_in_lists_keep_their_words_too(tmp_path):
    site = copy_site("minimal", tmp_path)
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    columns = "columns:\n  - {slug: news, name: 新闻, description: 新闻}\n"
    front_matter = "title: 电子技术2026年第{}期\ndate: 2026-02-0{}\ncolumn: news\ntags: [甲]\n"
    texts = {f"content/news/2026/{n}.md": f"---\n{front_matter.format(n, n)}---\n文\n" for n in (1, 2)}
    write_files(site, {"site.yaml": f"{settings}{columns}nowrap: [技术]\n", **texts})
    build_site(site, fallback=ROOT)
    for page in ("news/index.html", "tags/jia/index.html", "news/2026/1/index.html"):
        html = (site / "public" / page).read_text(encoding="utf-8")
        assert 'span class="nowrap">技术</span><wbr><span class="nowrap">2026年</span>' in html, page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每周二、周四 19:00—21:00", '每周二、周四 <span class="times">19:00—21:00</span>'),
        ("周六 9:00 - 12:00 <午饭>", '周六 <span class="times">9:00 - 12:00</span> &lt;午饭&gt;'),
        ("<周二晚上>", "<周二晚上>"),
    ],
)
def test_a_span_of_time_is_not_broken_at_its_dash(text, expected):
    made = keep_times(text)
    assert (made.html if isinstance(made, Html) else made) == expected
