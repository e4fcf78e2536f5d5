"""The outputs of a build: each is a path and everything that its bytes depend on."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from sitebuilder.content.share import ShareCard
from sitebuilder.views.shared.context import SiteFrame


class Page(Struct, frozen=True):
    """An output that shows a view: a page by a template; a feed, a calendar or a listing by an encoder.

    ``path`` is relative to the output folder, with forward slashes. ``maker`` is the name of a template or of
    an encoder: ``calendar`` (RFC 5545), ``json``, ``text``. ``view`` is a module-level function that computes
    what the maker shows (for a template a struct, whose fields are all that the template sees) from nothing
    but the site's frame and ``inputs``, so that the digests of these two stand for the view's. ``inputs`` may
    be lazy: a function that returns them. ``is_sample`` says whether it shows nothing but samples.
    """

    path: str
    maker: str
    view: Callable[[SiteFrame, Any], Any]
    inputs: Any
    is_sample: bool = False

    def find_inputs(self) -> Any:
        """Return the inputs, computed now if they are lazy."""
        return self.inputs() if callable(self.inputs) else self.inputs

    def make_view(self, frame: SiteFrame) -> Any:
        """Return the view, which the maker renders or encodes."""
        return self.view(frame, self.find_inputs())


class Asset(Struct, frozen=True):
    """An output without a view: its bytes are ``content`` or derived from it.

    ``path`` is as in ``Page``. ``content`` is the path of a file in the site folder, which is copied
    (``copy``) or resized (``picture``); a card, which is drawn (``share-picture``); or the bytes themselves
    (``bundle``). ``key`` identifies the bytes of the output; that of a copy is computed when the site is
    planned.
    """

    path: str
    maker: Literal["copy", "picture", "share-picture", "bundle"]
    key: bytes
    content: str | ShareCard | bytes

    @property
    def source(self) -> str | None:
        """The path of the source file in the site folder; None if there is none."""
        return self.content if isinstance(self.content, str) else None


Output = Page | Asset


def inputs_as_view(frame: SiteFrame, inputs: Any) -> Any:
    """Return the inputs: the ``view`` function of a page whose inputs are the complete view."""
    return inputs


def copy_asset(path: str, source: str) -> Asset:
    """Return the output that copies a file of the site folder."""
    return Asset(path, "copy", b"", source)


def picture_asset(path: str, source: str, name: str) -> Asset:
    """Return the output that is a variant of a picture of the site folder; ``name`` identifies its bytes."""
    return Asset(path, "picture", name.encode(), source)


def share_picture_asset(path: str, card: ShareCard, name: str) -> Asset:
    """Return the output that is drawn from a card; ``name`` identifies its bytes."""
    return Asset(path, "share-picture", name.encode(), card)


def bundle_asset(path: str, content: bytes, key: bytes) -> Asset:
    """Return the output whose bytes are already known."""
    return Asset(path, "bundle", key, content)
