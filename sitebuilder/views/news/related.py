"""Which articles to read next."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

from sitebuilder.content.library import Entry
from sitebuilder.content.model.article import Article

MAX_RELATED = 4

Articles = Sequence[Entry[Article]]


def related_articles(articles: Articles) -> Callable[[int], tuple[Entry[Article], ...]]:
    """Return what tells, for the number of an article, those related to it; ``articles`` are newest first.

    First come those that its editor named, then those that share most tags with it; among equals the same
    column wins, then the nearest in time. Of a tag only the nearest are compared: so the work does not
    grow with the archive, and a new article changes the pages of its neighbours only.
    """
    numbers = {entry.id: number for number, entry in enumerate(articles)}
    columns = [entry.data.column for entry in articles]
    tagged: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(articles):
        for tag in dict.fromkeys(entry.data.tags):
            tagged[tag].append(number)

    def related(number: int) -> tuple[Entry[Article], ...]:
        article = articles[number].data
        ids = (reference.removeprefix("article/") for reference in article.related)
        named = [numbers[each] for each in ids if each in numbers]
        alike = _alike(number, [tagged[tag] for tag in dict.fromkeys(article.tags)], columns)
        others = [each for each in dict.fromkeys((*named, *alike)) if each != number]
        return tuple(articles[each] for each in others[:MAX_RELATED])

    return related


def _alike(number: int, lists: Sequence[Sequence[int]], columns: Sequence[str]) -> list[int]:
    """Return the numbers of the articles most like one, among its neighbours in each of its tags' lists."""
    shared: dict[int, int] = {}
    for same in lists:
        place = bisect_left(same, number)
        start = max(0, min(place - MAX_RELATED // 2, len(same) - MAX_RELATED - 1))
        for other in same[start : start + MAX_RELATED + 1]:
            shared[other] = shared.get(other, 0) + 1
    # One number holds all by which they are ranked, and at its end whose it is: numbers are sorted fast.
    column, count, most = columns[number], len(columns), len(lists)
    ranks = [
        ((2 * (most - tags) + (columns[other] != column)) * count + abs(other - number)) * count + other
        for other, tags in shared.items()
    ]
    ranks.sort()
    # The article itself is the first of them; those that its editor named may be among the others.
    return [rank % count for rank in ranks[1 : 2 * MAX_RELATED + 1]]
