"""Maps offsets in a normalised text back to the line and column where the editor wrote it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from msgspec import Struct, field

from sitebuilder.markdown.invisible import HIGH_NONCHARACTER, UNSEEN, is_steered, is_visible, keeps_unseen
from sitebuilder.messages import Place, Problem
from sitebuilder.patterns import lazy_pattern

TAB_WIDTH = 4

_LONG_TEXT = 10_000
"""Characters from which line starts are computed once instead of for every lookup."""

_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
"""Characters that end a line in Word and on the web (UAX 14, BK and NL), where an editor sees one line."""

_WIDE_SPACES = "\u00a0\u3000"
_MAX_SPACES = 80
_IRREGULAR = lazy_pattern(
    f"[\t\r{_LINE_ENDS}{UNSEEN}]|{HIGH_NONCHARACTER}"
    rf"|[{_WIDE_SPACES}](?=[ {_WIDE_SPACES}]{{0,{_MAX_SPACES}}}+(?:[\n\r]|\Z))"
)


class Source(Struct, frozen=True):
    """A regular source text and its origin.

    ``text`` has no tab, carriage return, control character, noncharacter or lone surrogate. ``offsets``
    maps each of its characters (and its end) to the offset in what the editor wrote; None when they are
    the same. ``start`` is the place of the first character in the file. ``line_starts`` are the offsets at
    which lines begin: computed lazily, and only for a long text. ``tabs`` are the offsets of written tabs,
    ``breaks`` those of line ends that a text editor does not show as such, each with the offset at which the
    line begins that it shows.

    In a source made by ``normalise``, ``origins`` maps its lines to those of the original source, and
    ``problems`` are those found there; ``tidied_cache`` of the original holds that source once it is made.
    """

    text: str
    offsets: tuple[int, ...] | None
    start: Place
    line_starts: list[int] = field(default_factory=list)
    tabs: tuple[int, ...] = ()
    breaks: tuple[tuple[int, int], ...] = ()
    origins: "LineOrigins | None" = None
    problems: tuple[Problem, ...] = ()
    tidied_cache: list["Source"] = field(default_factory=list)

    def place(self, offset: int) -> Place:
        """Return the place of the character at an offset of ``text``."""
        line, line_start = self._line(offset)
        if self.origins is not None:
            return self.origins.place(line, offset - line_start)
        if self.breaks:
            before = bisect_left(self.breaks, (offset, 0))
            line -= before
            if before and self.breaks[before - 1][0] == line_start - 1:
                line_start = self.breaks[before - 1][1]
        if self.offsets is not None:
            offset, line_start = self.offsets[offset], self.offsets[line_start]
        return Place(self.start.file, self.start.line + line, self.start.column + offset - line_start)

    def _line(self, offset: int) -> tuple[int, int]:
        """Return the number of a line, from 0, and where it begins."""
        if len(self.text) < _LONG_TEXT:
            return self.text.count("\n", 0, offset), self.text.rfind("\n", 0, offset) + 1
        if not self.line_starts:
            lengths = (len(line) + 1 for line in self.text.split("\n"))
            self.line_starts.extend(accumulate(lengths, initial=0))
        line = bisect_right(self.line_starts, offset) - 1
        return line, self.line_starts[line]


class SegmentOrigin(Struct, frozen=True):
    """Where a segment of a rewritten line comes from: it begins at ``at``, and was written at ``written``.

    Both count from the beginning of the line. A segment that is not copied was written by nobody: all of it
    comes from the place of what it replaced.
    """

    at: int
    written: int
    is_copied: bool


def written_index(origins: Sequence[SegmentOrigin], index: int) -> int:
    """Return where in a line, as it was written, a character of the rewritten line comes from."""
    following = bisect_right(origins, index, key=lambda each: each.at)
    if not following:
        return index
    found = origins[following - 1]
    return found.written + (index - found.at if found.is_copied else 0)


class LineOrigins(Struct, frozen=True):
    """Where each line of a rewritten text comes from.

    By line: the number of characters inserted at its head (``heads``), and the offset in ``source`` of the
    rest (``tails``); the origins of its ``segments`` where the rest was rewritten.
    """

    source: Source
    heads: tuple[int, ...]
    tails: tuple[int, ...]
    segments: Mapping[int, Sequence[SegmentOrigin]] = MappingProxyType({})

    def place(self, line: int, column: int) -> Place:
        """Return where a character of a line was written.

        An inserted one gets the place as far before the rest of the line.
        """
        text, tail = self.source.text, self.tails[line]
        begins = text.rfind("\n", 0, tail) + 1
        index = written_index(self.segments.get(line, ()), column - self.heads[line])
        offset = max(begins, tail + index)
        return self.source.place(min(offset, len(text)))


def read_source(written: str, start: Place) -> Source:
    """Return a regular source, so that later stages need not handle tabs and control characters.

    Characters that nobody sees are dropped (``invisible``); HTML forbids some of them, and noncharacters
    serve as sentinels (``sentinels``). Wide spaces at the ends of lines are dropped too: they would hide the
    end of a row or a fence. Tabs become spaces up to the next multiple of four columns; Word's line and page
    breaks, and those of Unicode, become line ends.
    """
    is_regular = is_visible(written) and "\u3000\n" not in written and not written.endswith("\u3000")
    if is_regular or not _IRREGULAR.search(written):
        return Source(written, None, start)
    pieces: list[str] = []
    offsets: list[int] = []
    tabs: list[int] = []
    breaks: list[tuple[int, int]] = []
    done = line_start = shown_start = 0
    keeps_steering = is_steered(written)
    for match in _IRREGULAR.finditer(written):
        at, character = match.start(), match[0]
        if done < at:
            line_end = written.rfind("\n", done, at)
            if line_end >= 0:
                line_start = shown_start = len(offsets) + line_end + 1 - done
            pieces.append(written[done:at])
            offsets.extend(range(done, at))
        if character == "\t":
            tabs.append(len(offsets))
        elif character in _LINE_ENDS:
            breaks.append((len(offsets), shown_start))
        following = written[at + 1 : at + 2]
        regular = _regular(character, len(offsets) - line_start, following)
        if not regular and keeps_unseen(written, at, keeps_steering=keeps_steering):
            regular = character
        pieces.append(regular)
        offsets.extend([at] * len(regular))
        done = at + 1
        if regular == "\n":
            line_start = len(offsets)
            shown_start = shown_start if character in _LINE_ENDS else line_start
    pieces.append(written[done:])
    offsets.extend(range(done, len(written) + 1))
    return Source("".join(pieces), tuple(offsets), start, tabs=tuple(tabs), breaks=tuple(breaks))


def _regular(character: str, column: int, following: str) -> str:
    """Return what an irregular character becomes, given its column and the character after it."""
    if character == "\t":
        return " " * (TAB_WIDTH - column % TAB_WIDTH)
    if character == "\r":
        return "" if following == "\n" else "\n"
    return "\n" if character in _LINE_ENDS else ""
