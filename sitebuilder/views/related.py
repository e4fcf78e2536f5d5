"""Which articles to read next."""

from collections.abc import Mapping, Sequence

from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article

MOST_RELATED = 4
_NEWEST_OF_TAG = 12
"""Only the newest of a tag are compared, so that the work does not grow with the square of the archive."""

Articles = Sequence[Entry[Article]]


def related_articles(articles: Articles) -> Mapping[str, tuple[Entry[Article], ...]]:
    """Map the id of each article to those related to it.

    First come those that its editor named, then those that share most tags with it; among equals
    the same column wins, then the newest. ``articles`` are newest first.
    """
    by_id = {entry.id: entry for entry in articles}
    by_tag: dict[str, list[int]] = {}
    for index, entry in enumerate(articles):
        for tag in dict.fromkeys(entry.data.tags):
            by_tag.setdefault(tag, []).append(index)
    newest = {tag: indexes[:_NEWEST_OF_TAG] for tag, indexes in by_tag.items()}
    columns = [entry.data.column for entry in articles]
    return {entry.id: _related(entry, articles, by_id, newest, columns) for entry in articles}


def _related(
    entry: Entry[Article],
    articles: Articles,
    by_id: Mapping[str, Entry[Article]],
    newest: Mapping[str, list[int]],
    columns: Sequence[str],
) -> tuple[Entry[Article], ...]:
    ids = (reference.removeprefix("article/") for reference in entry.data.related)
    named = [by_id[each] for each in ids if each in by_id]
    shared: dict[int, int] = {}
    for tag in dict.fromkeys(entry.data.tags):
        for index in newest[tag]:
            shared[index] = shared.get(index, 0) + 1
    column = entry.data.column
    likeness = sorted([(-tags, columns[index] != column, index) for index, tags in shared.items()])
    found = [*named, *(articles[index] for _, _, index in likeness[: MOST_RELATED + 1])]
    others = {each.id: each for each in found if each.id != entry.id}
    return tuple(others.values())[:MOST_RELATED]
