"""Markup that views make."""

from msgspec import Struct


class Html(Struct, frozen=True):
    """Markup that is safe as it is; templates do not escape it (the ``__html__`` protocol of MarkupSafe)."""

    html: str

    def __html__(self) -> str:
        return self.html
