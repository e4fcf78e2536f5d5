"""What a build makes: an output is a path and all that its bytes depend on."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from sitebuilder.content.share import ShareCard
from sitebuilder.views.shared.context import SiteFrame


class Page(Struct, frozen=True):
    """An output that shows a view: a page by a template; a feed, a calendar or a listing by an encoder.

    ``path`` is relative to the output folder, with forward slashes. ``maker`` is the name of a template, or
    of an encoder: ``calendar`` (RFC 5545), ``json``, ``text``. ``view`` is a function of a module that makes
    what the maker shows (a struct for a template: its fields are all that the template sees) from the site's
    frame and ``inputs``, and from nothing else: so the digests of these two stand for that of the view.
    ``inputs`` may be lazy: a function that returns them.
    """

    path: str
    maker: str
    view: Callable[[SiteFrame, Any], Any]
    inputs: Any

    def find_inputs(self) -> Any:
        """Return the inputs, made now if they are lazy."""
        return self.inputs() if callable(self.inputs) else self.inputs

    def make_view(self, frame: SiteFrame) -> Any:
        """Return what the maker shows."""
        return self.view(frame, self.find_inputs())


class Asset(Struct, frozen=True):
    """An output that shows no view: its bytes are those of ``content``, or made from it.

    ``path`` as of a page. ``content`` is the path of a file of the site folder, which is copied (``copy``)
    or cut to a size (``picture``); a card, which is drawn (``share-picture``); or the bytes themselves
    (``bundle``). ``key`` stands for the bytes of the output; that of a copy is found when the site is
    planned.
    """

    path: str
    maker: Literal["copy", "picture", "share-picture", "bundle"]
    key: bytes
    content: str | ShareCard | bytes

    @property
    def source(self) -> str | None:
        """The path of the file of the site folder that it is made from; None when there is none."""
        return self.content if isinstance(self.content, str) else None


Output = Page | Asset


def inputs_as_view(frame: SiteFrame, inputs: Any) -> Any:
    """Return inputs that are the view already: the ``view`` of a page whose view is made as a whole."""
    return inputs


def copy_asset(path: str, source: str) -> Asset:
    """Return the output that is a file of the site folder as it is."""
    return Asset(path, "copy", b"", source)


def picture_asset(path: str, source: str, name: str) -> Asset:
    """Return the output that is made of a picture of the site folder; its name stands for its bytes."""
    return Asset(path, "picture", name.encode(), source)


def share_picture_asset(path: str, card: ShareCard, name: str) -> Asset:
    """Return the output that is drawn from a card; its name stands for its bytes."""
    return Asset(path, "share-picture", name.encode(), card)


def bundle_asset(path: str, content: bytes, key: bytes) -> Asset:
    """Return the output whose bytes are known already."""
    return Asset(path, "bundle", key, content)
