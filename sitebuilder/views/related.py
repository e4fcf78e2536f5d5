"""Which articles to read next."""

from collections.abc import Callable, Mapping, Sequence

from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article

MOST_RELATED = 4

Articles = Sequence[Entry[Article]]
Place = tuple[str, int]
"""A tag, and the number of an article among those that have it, the newest first."""


def related_articles(articles: Articles) -> Callable[[int], tuple[Entry[Article], ...]]:
    """Return what tells, for the number of an article, those related to it; ``articles`` are newest first.

    First come those that its editor named, then those that share most tags with it; among equals the same
    column wins, then the nearest in time. Of a tag only the nearest are compared: so the work does not
    grow with the archive, and a new article changes the pages of its neighbours only.
    """
    numbers = {entry.id: number for number, entry in enumerate(articles)}
    columns = [entry.data.column for entry in articles]
    tagged: dict[str, list[int]] = {}
    places: list[list[Place]] = []
    for number, entry in enumerate(articles):
        places.append([])
        for tag in dict.fromkeys(entry.data.tags):
            same = tagged.setdefault(tag, [])
            places[number].append((tag, len(same)))
            same.append(number)

    def related(number: int) -> tuple[Entry[Article], ...]:
        ids = (reference.removeprefix("article/") for reference in articles[number].data.related)
        named = [numbers[each] for each in ids if each in numbers]
        alike = _alike(number, places[number], tagged, columns)
        others = [each for each in dict.fromkeys((*named, *alike)) if each != number]
        return tuple(articles[each] for each in others[:MOST_RELATED])

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
