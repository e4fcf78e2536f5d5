"""Gives each article the one before and the one after it, which Pelican does not do by itself."""

from itertools import pairwise
from typing import Any

from pelican import signals  # type: ignore[import-not-found]


def register() -> None:
    """Ask Pelican to be called when all articles are read."""
    signals.article_generator_finalized.connect(link_neighbours)


def link_neighbours(generator: Any) -> None:
    """Link all articles, which come from the newest to the oldest.

    An article keeps the addresses and titles only: Pelican's cache pickles it with all that it holds.
    """
    for newer, older in pairwise(generator.articles):
        newer.older = {"url": older.url, "title": older.title}
        older.newer = {"url": newer.url, "title": newer.title}
