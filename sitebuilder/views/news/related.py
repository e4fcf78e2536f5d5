"""Finds related articles to read next."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.article import Article

MAX_RELATED = 4

Articles = Sequence[Entry[Article]]


def related_articles(articles: Articles) -> Callable[[int], tuple[Entry[Article], ...]]:
    """Return a function that finds the related articles of one by its index; ``articles`` are newest first.

    Those that its editor named come first, all of them, then those that share the most tags, up to
    ``MAX_RELATED`` together; ties are broken by the same column, then by distance in time. Only the nearest
    articles of each tag are compared, so that the work does not grow with the archive and a new article
    changes only the pages of its neighbours.
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
        named = dict.fromkeys(numbers[each] for each in ids if numbers.get(each, number) != number)
        similar = _similar(number, [tagged[tag] for tag in dict.fromkeys(article.tags)], columns)
        others = [each for each in dict.fromkeys((*named, *similar)) if each != number]
        return tuple(articles[each] for each in others[: max(MAX_RELATED, len(named))])

    return related


def _similar(number: int, lists: Sequence[Sequence[int]], columns: Sequence[str]) -> list[int]:
    """Return the indexes of the articles most similar to one, among its neighbours in each tag's list."""
    shared_tags: dict[int, int] = {}
    for tagged in lists:
        position = bisect_left(tagged, number)
        start = max(0, min(position - MAX_RELATED // 2, len(tagged) - MAX_RELATED - 1))
        for other in tagged[start : start + MAX_RELATED + 1]:
            shared_tags[other] = shared_tags.get(other, 0) + 1
    # All sort criteria and the index itself are packed into one integer, since integers sort fast.
    column, count, tag_count = columns[number], len(columns), len(lists)
    ranks = [
        ((2 * (tag_count - tags) + (columns[other] != column)) * count + abs(other - number)) * count + other
        for other, tags in shared_tags.items()
    ]
    ranks.sort()
    # The first one is the article itself; the others may include those that its editor named.
    return [rank % count for rank in ranks[1 : 2 * MAX_RELATED + 1]]
