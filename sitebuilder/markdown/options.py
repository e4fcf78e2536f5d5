"""What the page of a text asks of its rendering."""

from msgspec import Struct


class TextOptions(Struct, frozen=True):
    """How a text is rendered.

    ``base_level`` (1 to 6) is the level of the highest heading. ``id_prefix`` is prepended to the ids of
    headings and footnotes, so that several texts can share a page. ``taken_ids`` are ids of the page itself,
    which no heading gets; one that ends in a hyphen reserves every id with that prefix. Without an excerpt,
    which few texts need, rendering takes a twentieth less.
    """

    base_level: int = 2
    id_prefix: str = ""
    taken_ids: frozenset[str] = frozenset()
    with_excerpt: bool = True


DEFAULT_OPTIONS = TextOptions()
