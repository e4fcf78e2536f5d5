"""What to read after an article."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.views.news.related import MAX_RELATED, related_articles
from tests.library import make_library


def article(day: int, tags: str, column: str = "notices", more: str = "") -> str:
    head = f"title: 第 {day} 天\ndate: 2026-01-{day:02}\ncolumn: {column}\ntags: [{tags}]\n{more}"
    return f"---\n{head}---\n正文。\n"


def related(articles: Mapping[str, str]) -> dict[str, list[str]]:
    files = {f"content/news/2026/{name}.md": text for name, text in articles.items()}
    found = make_library(files).articles
    others = related_articles(found)
    return {
        each.id.removeprefix("2026/"): [other.id.removeprefix("2026/") for other in others(number)]
        for number, each in enumerate(found)
    }


def test_those_that_share_more_tags_come_first():
    articles = {"a": article(5, "x, y"), "b": article(1, "x, y"), "c": article(4, "x"), "d": article(3, "z")}
    assert related(articles)["a"] == ["b", "c"]


def test_ties_are_broken_by_the_same_column_then_by_distance_in_time():
    articles = {
        "a": article(10, "x"),
        "b": article(9, "x", "news"),
        "c": article(12, "x"),
        "d": article(2, "x"),
    }
    assert related(articles)["a"] == ["c", "d", "b"]


def test_articles_named_by_the_editor_come_first():
    articles = {
        "a": article(10, "x", more="related: [c.md]\n"),
        "b": article(9, "x"),
        "c": article(1, ""),
    }
    assert related(articles)["a"] == ["c", "b"]


def test_an_article_without_tags_has_no_related_articles():
    assert related({"a": article(1, ""), "b": article(2, "")}) == {"a": [], "b": []}


@given(st.lists(st.sets(st.sampled_from("xyz")), min_size=1, max_size=20), st.sets(st.sampled_from("xyz")))
def test_a_new_article_changes_only_its_neighbours(tags, new):
    articles = {f"p{day}": article(day, ", ".join(sorted(each))) for day, each in enumerate(tags, start=1)}
    before = related(articles)
    after = related({**articles, "new": article(28, ", ".join(sorted(new)))})
    changed = [name for name in before if "new" in after[name]]
    assert len(changed) <= MAX_RELATED * len(new)
    for name, others in after.items():
        assert name not in others
        assert len(others) <= MAX_RELATED


def test_all_articles_that_the_editor_named_are_listed():
    names = ["b", "c", "d", "e", "f"]
    articles = {name: article(number, "") for number, name in enumerate(names, start=1)}
    named = f"related: [{', '.join(f'{name}.md' for name in reversed(names))}, c.md, a.md]\n"
    found = related({**articles, "a": article(10, "", more=named)})["a"]
    assert found == ["f", "e", "d", "c", "b"]
