"""The tree of the free pages: which page is below which."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from sitebuilder.content.library.library import Entry
from sitebuilder.content.model.page import Page


class PageTree(Struct, frozen=True):
    """The free pages by path, and those right below each in their order.

    The root is the home page, whose path is empty; the tree has one even if the site has no such page.
    """

    pages: Mapping[str, Entry[Page]]
    children: Mapping[str, Sequence[Entry[Page]]]

    def parent(self, path: str) -> str:
        """Return the path of the nearest page above a page; that of the home page if there is no other."""
        return _parent(path, self.pages)

    def below(self, path: str) -> Sequence[Entry[Page]]:
        """Return the pages below a path without a page in between, in their order."""
        return self.children.get(path, ())

    def above(self, path: str) -> Iterator[Entry[Page]]:
        """Yield the pages above a page except for the home page, the nearest first."""
        while path := self.parent(path):
            yield self.pages[path]


def page_tree(pages: Iterable[Entry[Page]]) -> PageTree:
    """Return the tree of pages."""
    by_path = {entry.path: entry for entry in pages}
    children: dict[str, list[Entry[Page]]] = {}
    for path, entry in by_path.items():
        if path:
            children.setdefault(_parent(path, by_path), []).append(entry)
    return PageTree(by_path, children)


def _parent(path: str, paths: Container[str]) -> str:
    parent = _folder(path)
    while parent and parent not in paths:
        parent = _folder(parent)
    return parent


def _folder(path: str) -> str:
    """Return the path of the folder that a page's folder is in: of ``about/rooms/``, ``about/``."""
    head = path.rstrip("/").rpartition("/")[0]
    return head + "/" if head else ""
