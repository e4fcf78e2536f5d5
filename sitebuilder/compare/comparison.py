"""What differs for visitors between two outputs: one value, which each kind of report shows."""

from msgspec import Struct

from sitebuilder.compare.items import ItemChange
from sitebuilder.compare.rows import Row

MAX_SHOWN = 300
"""Pages whose text is shown: more than anybody reads. Of those that changed alike one counts."""


class PageChange(Struct, frozen=True):
    """A page that is ``added``, ``changed``, ``moved``, ``redirected`` or ``removed``.

    ``target`` is where the address now redirects to. ``rows`` is empty for pages beyond ``MAX_SHOWN``, and if
    only the frame around the text changed.
    """

    change: str
    address: str
    title: str
    target: str | None = None
    rows: tuple[Row, ...] = ()


class FrameChange(Struct, frozen=True):
    """A change outside the main text (navigation, footer) that is the same on ``count`` pages."""

    rows: tuple[Row, ...]
    count: int


class FileChange(Struct, frozen=True):
    """A file that is ``added``, ``changed`` or ``removed``; its name has no fingerprint."""

    change: str
    name: str


class Comparison(Struct, frozen=True):
    """All that differs for visitors between two outputs, each part ordered by address.

    Pages that came, went or moved stand before those that changed.
    """

    pages: tuple[PageChange, ...]
    frames: tuple[FrameChange, ...]
    entries: tuple[ItemChange, ...]
    events: tuple[ItemChange, ...]
    files: tuple[FileChange, ...]
    assets: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing differs for a visitor."""
        return not any((self.pages, self.frames, self.entries, self.events, self.files, self.assets))
