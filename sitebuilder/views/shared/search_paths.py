"""Paths of the search page and of the search index."""

FOLDER = "search/"
"""The path of the search page and of the files of its index."""

INDEX = tuple(
    FOLDER + name for name in ("index/", "words/", "pages/", "head.json", "sounds.json", "simplified/")
)
"""The prefixes of the index's paths: its files are known only after planning."""
