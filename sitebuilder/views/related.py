"""Which articles to read next."""

from collections.abc import Mapping, Sequence

from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article

MOST_RELATED = 4

Articles = Sequence[Entry[Article]]
Place = tuple[str, int]
"""A tag, and the number of an article among those that have it, the newest first."""


def related_articles(articles: Articles) -> Mapping[str, tuple[Entry[Article], ...]]:
    """Map the id of each article to those related to it.

    First come those that its editor named, then those that share most tags with it; among equals the same
    column wins, then the nearest in time. Of a tag only the nearest are compared: so the work does not
    grow with the archive, and a new article changes the pages of its neighbours only. ``articles`` are
    newest first.
    """
    by_id = {entry.id: entry for entry in articles}
    tagged: dict[str, list[int]] = {}
    places: list[list[Place]] = []
    for index, entry in enumerate(articles):
        places.append([])
        for tag in dict.fromkeys(entry.data.tags):
            same = tagged.setdefault(tag, [])
            places[index].append((tag, len(same)))
            same.append(index)
    columns = [entry.data.column for entry in articles]
    related: dict[str, tuple[Entry[Article], ...]] = {}
    for index, entry in enumerate(articles):
        ids = (reference.removeprefix("article/") for reference in entry.data.related)
        named = [by_id[each] for each in ids if each in by_id]
        alike = _alike(index, places[index], tagged, columns)
        others = {
            each.id: each for each in (*named, *(articles[each] for each in alike)) if each is not entry
        }
        related[entry.id] = tuple(others.values())[:MOST_RELATED]
    return related


def _alike(
    index: int, places: Sequence[Place], tagged: Mapping[str, Sequence[int]], columns: Sequence[str]
) -> list[int]:
    """Return the numbers of the articles most like one, among its neighbours in each of its tags."""
    shared: dict[int, int] = {}
    for tag, place in places:
        same = tagged[tag]
        start = max(0, min(place - MOST_RELATED // 2, len(same) - MOST_RELATED - 1))
        for other in same[start : start + MOST_RELATED + 1]:
            shared[other] = shared.get(other, 0) + 1
    column = columns[index]
    ranked = sorted(
        [(-count, columns[other] != column, abs(other - index), other) for other, count in shared.items()]
    )
    # The article itself is the first of them; those that its editor named may be among the others.
    return [other for _, _, _, other in ranked[1 : 2 * MOST_RELATED + 1]]
