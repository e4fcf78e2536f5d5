"""HTML that views generate."""

from msgspec import Struct


class Html(Struct, frozen=True):
    """Safe HTML, which templates do not escape (the ``__html__`` protocol of MarkupSafe)."""

    html: str

    def __html__(self) -> str:
        return self.html
