"""Links by the name of an article alone, as Hexo, Hugo and Jekyll have them."""

import pytest

from sitebuilder.markdown import fill
from tests.content.library.test_gather import article, gathered, page


def shown(files: dict[str, str], body: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the HTML of a page with a body, and the problems of its site."""
    library, problems = gathered({**files, "content/pages/about.md": page(body)})
    entry = library.pages[0]
    assert entry.body is not None
    text = entry.with_named_links(entry.body)
    html = fill(text, [entry.hrefs[link.target] for link in text.links])
    return html, [(each.code, each.place.line, each.place.column) for each in problems]


@pytest.mark.parametrize(
    ("path", "tag", "address"),
    [
        ("2026/fire.md", "{% post_link fire %}", "/news/2026/fire/"),
        ("2026/fire.md", "{% post_link 2026/fire %}", "/news/2026/fire/"),
        ("2026/fire.md", "{% post_link Fire.md %}", "/news/2026/fire/"),
        ("2026/fire.md", "{% post_link _posts/2020-01-02-fire %}", "/news/2026/fire/"),
        ("2026/2026-01-02-fire.md", "{% post_link fire %}", "/news/2026/2026-01-02-fire/"),
        ("2026/2026-01-02-fire.md", "{% post_url 2026-01-02-fire %}", "/news/2026/2026-01-02-fire/"),
        ("2026/fire/index.md", "{% post_link fire %}", "/news/2026/fire/"),
        ("2026/消防.md", "{% post_link 消防 %}", "/news/2026/xiao-fang/"),
        ("2026/fire.md", '{{< ref "posts/fire.md" >}}', "/news/2026/fire/"),
        ("2026/fire.md", '{{< relref "../news/2026/fire.md" >}}', "/news/2026/fire/"),
        ("2026/fire.md", "{% link _posts/2026-01-02-fire.md %}", "/news/2026/fire/"),
    ],
)
def test_the_only_article_with_a_name_is_linked_with_its_title(path, tag, address):
    html, problems = shown({f"content/news/{path}": article()}, f"见{tag}。")
    assert (html, problems) == (f'<p>见<a href="{address}">通知</a>。</p>', [])


def test_words_of_the_editor_stay():
    html, _ = shown({"content/news/2026/fire.md": article()}, "见{% post_link fire 这篇 %}。")
    assert html == '<p>见<a href="/news/2026/fire/">这篇</a>。</p>'


def test_the_excerpt_has_the_title_too():
    files = {
        "content/news/2026/fire.md": article(),
        "content/news/2026/b.md": article("见{% post_link fire %}。"),
    }
    library, _ = gathered(files)
    assert {each.excerpt for each in library.articles} == {"文", "见通知。"}


def test_a_title_is_text():
    files = {"content/news/2026/a.md": article().replace("title: 通知", "title: 甲<乙 & 丙")}
    assert ">甲&lt;乙 &amp; 丙</a>" in shown(files, "{% post_link a %}")[0]


def test_a_whole_name_wins_over_one_without_its_date():
    files = {"content/news/2026/a.md": article(), "content/news/2026/2026-01-01-a.md": article()}
    assert 'href="/news/2026/a/"' in shown(files, "{% post_link a %}")[0]


def test_an_anchor_leads_to_a_heading():
    files = {"content/news/2026/a.md": article("## 用法 {#use}")}
    assert 'href="/news/2026/a/#use"' in shown(files, "{% post_link a#use %}")[0]
    assert shown(files, "\n{% post_link a#no %}")[1] == [("dead-anchor", 5, 1)]


def test_a_page_is_linked_if_no_article_has_the_name():
    files = {"content/pages/contact.md": page("文", "title: 联系")}
    assert shown(files, '[找我们]({{< ref "contact" >}})') == (
        '<p><a href="/contact/">找我们</a></p>',
        [],
    )


def test_an_unknown_name_leaves_words_and_is_told_at_each_place():
    html, problems = shown({}, "见{% post_link fire 灭火器 %}。\n\n- 又见{% post_link fire 灭火器 %}")
    assert "见灭火器。" in html
    assert "href" not in html
    assert problems == [("named-link-unknown", 4, 2), ("named-link-unknown", 6, 5)]


TWO_YEARS = {
    "content/news/2025/a.md": article().replace("2026-02", "2025-02"),
    "content/news/2026/a.md": article(),
}


def test_a_name_that_two_articles_have_leaves_words_and_lists_both():
    _, problems = gathered({**TWO_YEARS, "content/pages/about.md": page("见{% post_link a 甲 %}")})
    (found,) = problems
    assert found.code == "named-link-several"
    listed = dict(found.labels)["choices"]
    assert listed.text("zh-CN") == "[文字](../news/2025/a.md)、[文字](../news/2026/a.md)"
    assert listed.text("en") == "[text](../news/2025/a.md), [text](../news/2026/a.md)"


def test_a_name_with_its_folder_is_certain():
    assert 'href="/news/2025/a/"' in shown(TWO_YEARS, "{% post_link 2025/a %}")[0]


def test_a_draft_is_told_as_for_any_other_link():
    files = {"content/news/2026/a.md": article(more="draft: yes\n")}
    assert shown(files, "{% post_link a %}")[1] == [("link-to-draft", 4, 1)]
