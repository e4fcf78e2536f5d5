"""From an offset in a text back to the line and column where the editor wrote it."""

import re

from msgspec import Struct

from sitebuilder.problems import Place

TAB_WIDTH = 4

_IRREGULAR = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


class Source(Struct, frozen=True):
    """A source text made regular, and where it came from.

    ``text`` has no tab, carriage return, control character, noncharacter or lone surrogate. ``offsets``
    maps each of its characters (and its end) to the offset in what the editor wrote; None when they are
    the same. ``start`` is where the first character stands in the file.
    """

    text: str
    offsets: tuple[int, ...] | None
    start: Place

    def place(self, offset: int) -> Place:
        """Return the place of the character at an offset of ``text``."""
        line = self.text.count("\n", 0, offset)
        line_start = self.text.rfind("\n", 0, offset) + 1
        if self.offsets is not None:
            offset, line_start = self.offsets[offset], self.offsets[line_start]
        return Place(self.start.file, self.start.line + line, self.start.column + offset - line_start)


def read_source(written: str, start: Place) -> Source:
    """Make a text regular, so that what comes later need not know of tabs and control characters.

    Control characters and noncharacters are dropped (HTML forbids them, and the noncharacters serve as
    marks, see ``marks``), tabs become spaces up to the next multiple of four columns.
    """
    if not _IRREGULAR.search(written):
        return Source(written, None, start)
    characters: list[str] = []
    offsets: list[int] = []
    column = 0
    for offset, character in enumerate(written):
        regular = _regular(character, column, written[offset + 1 : offset + 2])
        characters.append(regular)
        offsets.extend([offset] * len(regular))
        column = 0 if regular == "\n" else column + len(regular)
    return Source("".join(characters), (*offsets, len(written)), start)


def _regular(character: str, column: int, following: str) -> str:
    if character == "\t":
        return " " * (TAB_WIDTH - column % TAB_WIDTH)
    if character == "\r":
        return "" if following == "\n" else "\n"
    return "" if _IRREGULAR.match(character) else character
