"""Splits long lists into pages with stable content: a new item changes only the first page.

Pages are filled from the oldest item on, so that page 7 of an archive keeps its items for ever; the remainder
joins the first page, which therefore has up to twice as many. Page numbers in URLs count from the oldest
page, those shown to visitors from the newest.
"""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from sitebuilder.messages import word
from sitebuilder.views.shared.address import Address

Item = TypeVar("Item")


class PageLink(Struct, frozen=True):
    """A numbered link to a page of a list; a gap in the numbers has no URL."""

    number: int
    url: str | None
    current: bool


class Pager(Struct, frozen=True):
    """The navigation through the pages of a list."""

    previous: str | None
    next: str | None
    pages: tuple[PageLink, ...]


class ListPage(Struct, Generic[Item], frozen=True):
    """One page of a list: its number, the paths of all pages of the list, and its items."""

    number: int
    paths: Sequence[str]
    items: Sequence[Item]

    @property
    def path(self) -> str:
        return self.paths[self.number - 1]

    def title_of(self, title: str) -> str:
        """Return the title of the page in a list of a title: those after the first have their number."""
        return title if self.number == 1 else word("page-title", title=title, number=self.number)

    def pager(self, address: Address) -> Pager | None:
        """Return the pager; None if there is only one page."""
        return _pager(self.number, self.paths, address) if len(self.paths) > 1 else None


def paginate(items: Sequence[Item], path: str, size: int) -> Iterator[ListPage[Item]]:
    """Yield the pages of a list, newest item first; the first is at ``path``, others at ``path/page/N/``."""
    blocks = max(1, len(items) // size)
    first = len(items) - (blocks - 1) * size
    paths = [path, *(f"{path}page/{block}/" for block in range(blocks - 1, 0, -1))]
    for number in range(1, blocks + 1):
        end = first + (number - 1) * size
        yield ListPage(number, paths, items[0 if number == 1 else end - size : end])


def _pager(number: int, paths: Sequence[str], address: Address) -> Pager:
    def url(target: int) -> str | None:
        return address.href(paths[target - 1]) if 1 <= target <= len(paths) else None

    total = len(paths)
    numbers = sorted({1, total, *range(max(1, number - 2), min(total, number + 2) + 1)})
    pages: list[PageLink] = []
    for each in numbers:
        if pages and each - pages[-1].number > 1:
            pages.append(PageLink(pages[-1].number + 1, None, current=False))
        pages.append(PageLink(each, url(each), current=each == number))
    return Pager(url(number - 1), url(number + 1), tuple(pages))
