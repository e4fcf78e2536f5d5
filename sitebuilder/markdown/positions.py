"""From an offset in a text back to the line and column where the editor wrote it."""

import re
from bisect import bisect_right
from itertools import accumulate

from msgspec import Struct, field

from sitebuilder.messages import Place, Problem

TAB_WIDTH = 4

_LONG = 10_000
"""Characters of a text in which lines are counted once and not for every place."""

_IRREGULAR = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


class Source(Struct, frozen=True):
    """A source text made regular, and where it came from.

    ``text`` has no tab, carriage return, control character, noncharacter or lone surrogate. ``offsets``
    maps each of its characters (and its end) to the offset in what the editor wrote; None when they are
    the same. ``start`` is where the first character stands in the file. ``line_starts`` are the offsets at
    which lines begin: found when first asked for, and only in a long text. ``tabs`` are the offsets at
    which a tab was written.

    ``origins`` says of what lines of another source ``text`` was made (``normalise``), ``problems`` what was
    found there; ``tidied_cache`` holds the source that was made of this one, once there is one.
    """

    text: str
    offsets: tuple[int, ...] | None
    start: Place
    line_starts: list[int] = field(default_factory=list)
    tabs: tuple[int, ...] = ()
    origins: "LineOrigins | None" = None
    problems: tuple[Problem, ...] = ()
    tidied_cache: list["Source"] = field(default_factory=list)

    def place(self, offset: int) -> Place:
        """Return the place of the character at an offset of ``text``."""
        line, line_start = self._line(offset)
        if self.origins is not None:
            return self.origins.place(line, offset - line_start)
        if self.offsets is not None:
            offset, line_start = self.offsets[offset], self.offsets[line_start]
        return Place(self.start.file, self.start.line + line, self.start.column + offset - line_start)

    def _line(self, offset: int) -> tuple[int, int]:
        """Return the number of a line, from 0, and where it begins."""
        if len(self.text) < _LONG:
            return self.text.count("\n", 0, offset), self.text.rfind("\n", 0, offset) + 1
        if not self.line_starts:
            lengths = (len(line) + 1 for line in self.text.split("\n"))
            self.line_starts.extend(accumulate(lengths, initial=0))
        line = bisect_right(self.line_starts, offset) - 1
        return line, self.line_starts[line]


class LineOrigins(Struct, frozen=True):
    """Where the lines of a text come from that was made of another source, line by line.

    Each line is ``heads`` characters that were put there, then what stands in ``source`` from ``tails`` on.
    """

    source: Source
    heads: tuple[int, ...]
    tails: tuple[int, ...]

    def place(self, line: int, column: int) -> Place:
        """Return where a character of a line was written.

        One that was put there takes the place of what stood as far before the rest of the line.
        """
        text, tail = self.source.text, self.tails[line]
        begins = text.rfind("\n", 0, tail) + 1
        offset = max(begins, tail + column - self.heads[line])
        return self.source.place(min(offset, len(text)))


def read_source(written: str, start: Place) -> Source:
    """Make a text regular, so that what comes later need not know of tabs and control characters.

    Control characters and noncharacters are dropped (HTML forbids them, and the noncharacters serve as
    sentinels, see ``sentinels.py``), tabs become spaces up to the next multiple of four columns.
    """
    if not _IRREGULAR.search(written):
        return Source(written, None, start)
    characters: list[str] = []
    offsets: list[int] = []
    tabs: list[int] = []
    column = 0
    for offset, character in enumerate(written):
        if character == "\t":
            tabs.append(len(offsets))
        regular = _regular(character, column, written[offset + 1 : offset + 2])
        characters.append(regular)
        offsets.extend([offset] * len(regular))
        column = 0 if regular == "\n" else column + len(regular)
    return Source("".join(characters), (*offsets, len(written)), start, tabs=tuple(tabs))


def _regular(character: str, column: int, following: str) -> str:
    if character == "\t":
        return " " * (TAB_WIDTH - column % TAB_WIDTH)
    if character == "\r":
        return "" if following == "\n" else "\n"
    return "" if _IRREGULAR.match(character) else character
