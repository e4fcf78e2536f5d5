"""A block of a common text."""

from msgspec import Struct

APART = "apart"
"""The name of what keeps two lists apart."""


class Block(Struct):
    """A block by the name of its element (headings as written), or ``paragraphs`` with one on each line.

    ``lines`` are its texts: one of a heading, paragraph or code, the items of a list, the paragraphs of a
    quotation, the rows of a table. ``attribute`` is the id of a heading, the number of a list's first item,
    the language of code, or the class of a paragraph. ``is_loose`` is for lists with blank lines. ``nested``
    maps the index of an item to the list that follows its text.
    """

    name: str
    lines: list[str]
    attribute: str = ""
    is_loose: bool = False
    nested: dict[int, "Block"] = {}
