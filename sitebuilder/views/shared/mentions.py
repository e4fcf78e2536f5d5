"""The articles that name a document: in ``related:``, or by a link in their text."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from sitebuilder.content.library.library import Entry, Library
from sitebuilder.content.model.article import Article
from sitebuilder.content.model.field_types import Kind, Moment

MAX_MENTIONS = 5


class Mention(Struct, frozen=True):
    """An article that names a document; ``path`` is its permalink."""

    title: str
    path: str
    date: Moment
    sample: bool
    draft: bool


def find_mentions(library: Library) -> Mapping[str, tuple[Mention, ...]]:
    """Map the permalink of each document to the newest articles that name it."""
    find_named = named_document_finder(library)
    by_path: dict[str, list[Mention]] = {}
    for entry in library.articles:
        for document in find_named(entry):
            mentions = by_path.setdefault(document.path, [])
            if len(mentions) < MAX_MENTIONS:
                data = entry.data
                mentions.append(Mention(data.title, entry.path, data.date, data.sample, data.draft))
    return {path: tuple(mentions) for path, mentions in by_path.items()}


def named_document_finder(library: Library) -> Callable[[Entry[Article]], tuple[Entry[Any], ...]]:
    """Return a function that finds the documents an article names, without other articles.

    Those listed in ``related:`` come first, then those that its text links to.
    """
    others = [each for each in library.entries() if each.spec.kind is not Kind.ARTICLE]
    by_path = {f"/{each.path}": each for each in others}
    by_reference = {f"{each.spec.kind}/{each.id}": each for each in others}

    def find_named(article: Entry[Article]) -> tuple[Entry[Any], ...]:
        found: dict[str, Entry[Any]] = {}
        for reference in article.data.related:
            if (document := by_reference.get(reference)) is not None:
                found[document.path] = document
        for href in article.hrefs.values():
            if (document := by_path.get(href.partition("#")[0])) is not None:
                found[document.path] = document
        return tuple(found.values())

    return find_named
