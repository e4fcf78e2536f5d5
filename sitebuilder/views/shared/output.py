"""What a build makes: an output is a path and all that its bytes depend on."""

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.share import ShareCard
from sitebuilder.views.shared.context import SiteFrame


class Rendered(Struct, frozen=True):
    """An output that a template makes from a view; the view's fields are all that the template sees."""

    path: str
    template: str
    view: Struct


class Deferred(Struct, frozen=True):
    """A rendered output whose view is made only when it must be rendered.

    ``make`` is a function of a module that makes the view from ``frame``, which all pages share, and
    ``inputs``, and from nothing else: so the digest of these two stands for that of the view. The inputs
    may be made late, too: then ``inputs`` is a function that returns them.
    """

    path: str
    template: str
    make: Callable[[SiteFrame, Any], Struct]
    frame: SiteFrame
    inputs: Struct | Callable[[], Struct]

    @property
    def given(self) -> Struct:
        """The inputs themselves."""
        return self.inputs() if callable(self.inputs) else self.inputs

    @property
    def view(self) -> Struct:
        return self.make(self.frame, self.given)


class Encoded(Struct, frozen=True):
    """An output that an encoder makes from a value: a calendar (RFC 5545), JSON, or plain text."""

    path: str
    encoder: Literal["calendar", "json", "text"]
    value: Any


class DeferredEncoding(Struct, frozen=True):
    """An output that an encoder makes, as in ``Encoded``, from a value made only then, as in ``Deferred``."""

    path: str
    encoder: Literal["calendar", "json", "text"]
    make: Callable[[SiteFrame, Any], Any]
    frame: SiteFrame
    inputs: Struct | Callable[[], Struct]

    @property
    def given(self) -> Struct:
        """The inputs themselves."""
        return self.inputs() if callable(self.inputs) else self.inputs

    @property
    def value(self) -> Any:
        return self.make(self.frame, self.given)


def as_given(frame: SiteFrame, inputs: Any) -> Any:
    """Return inputs that are the view or the value already: for one that as a whole is made late."""
    return inputs


class Copied(Struct, frozen=True):
    """A file of the site folder, ``source``, that is published as it is."""

    path: str
    source: str


class Made(Struct, frozen=True):
    """An output whose bytes are known already: a bundled, fingerprinted asset."""

    path: str
    content: bytes


class Resized(Struct, frozen=True):
    """A file made of a picture of the site folder, ``source``; its ``name`` stands for its bytes."""

    path: str
    source: str
    name: str


class Drawn(Struct, frozen=True):
    """A share picture drawn from a card; ``name`` stands for its bytes."""

    path: str
    card: ShareCard
    name: str


Output = Rendered | Deferred | Encoded | DeferredEncoding | Copied | Made | Resized | Drawn
"""``path`` is relative to the output folder, with forward slashes."""


def with_inputs(output: Output) -> Output:
    """Return an output with its inputs made, if they are made late: so that they are made only once."""
    if isinstance(output, (Deferred, DeferredEncoding)):
        return replace(output, inputs=output.given)
    return output
