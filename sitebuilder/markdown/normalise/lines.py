"""Lines and blocks of a text, each line with the source offset at which it was written."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from operator import attrgetter

from msgspec import Struct, field

from sitebuilder.markdown.normalise.chinese import indent_length
from sitebuilder.markdown.positions import SegmentOrigin, written_index

_start = attrgetter("at")


class Edit(Struct, frozen=True):
    """A replacement of the characters from ``start`` to ``end`` of a line's text."""

    start: int
    end: int
    text: str


class Line(Struct, frozen=True):
    """A line: its written ``text``, which begins at ``offset`` of the source, after an inserted ``head``.

    Where the text is no longer what was written, ``origins`` says where its segments come from.
    """

    text: str
    offset: int
    head: str = ""
    origins: tuple[SegmentOrigin, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Return whether nothing but white space was written on the line."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Return the number of leading spaces."""
        return len(self.text) - len(self.text.lstrip(" "))

    def cut(self, count: int) -> "Line":
        """Return the line without its first characters."""
        if not count:
            return self
        origins = tuple(
            SegmentOrigin(each.at - count, each.written - count, each.is_copied) for each in self.origins
        )
        return Line(self.text[count:], self.offset + count, self.head, origins)

    def dedent(self, most: int) -> "Line":
        """Return the line without at most so many of its leading spaces."""
        return self.cut(min(most, self.indent))

    def stripped(self) -> "Line":
        """Return the line without its indent, however it was written, and the spaces at its end."""
        bare = self.cut(indent_length(self.text))
        return bare.with_text(bare.text.rstrip(" \u00a0\u3000"))

    def prefixed(self, prefix: str) -> "Line":
        """Return the line with a prefix before its head."""
        return Line(self.text, self.offset, prefix + self.head, self.origins)

    def with_text(self, text: str) -> "Line":
        """Return the line with another text, whose characters must be at the same places."""
        return Line(text, self.offset, self.head, self.origins)

    def with_edits(self, edits: Iterable[Edit]) -> "Line":
        """Return the line with parts of its text replaced, in their order; each comes from where it began."""
        pieces: list[str] = []
        origins: list[SegmentOrigin] = []
        end = length = 0
        for edit in edits:
            origins += self._copied_origins(end, edit.start, length)
            length += edit.start - end
            origins.append(SegmentOrigin(length, written_index(self.origins, edit.start), is_copied=False))
            pieces += (self.text[end : edit.start], edit.text)
            length += len(edit.text)
            end = edit.end
        if not pieces:
            return self
        origins += self._copied_origins(end, len(self.text) + 1, length)
        return Line("".join((*pieces, self.text[end:])), self.offset, self.head, tuple(origins))

    def joined(self, between: str, other: "Line") -> "Line":
        """Return the line with another one after it, and a text that nobody wrote between them."""
        length = len(self.text)
        start = length + len(between)
        far = other.offset - self.offset
        origins = [
            *(self.origins or (SegmentOrigin(0, 0, is_copied=True),)),
            SegmentOrigin(length, written_index(self.origins, length), is_copied=False),
            *(
                SegmentOrigin(each.at + start, each.written + far, each.is_copied)
                for each in (other.origins or (SegmentOrigin(0, 0, is_copied=True),))
            ),
        ]
        return Line(f"{self.text}{between}{other.text}", self.offset, self.head, tuple(origins))

    def source_offset(self, index: int) -> int:
        """Return the source offset at which a character of the text was written."""
        return self.offset + written_index(self.origins, index)

    def _copied_origins(self, start: int, end: int, at: int) -> Iterator[SegmentOrigin]:
        """Yield the origins of a piece of the text that is copied to another place."""
        first = bisect_right(self.origins, start, key=_start)
        is_copied = self.origins[first - 1].is_copied if first else True
        yield SegmentOrigin(at, written_index(self.origins, start), is_copied)
        for each in self.origins[first : bisect_left(self.origins, end, key=_start)]:
            yield SegmentOrigin(at + each.at - start, each.written, each.is_copied)


class BlockKind(Enum):
    """The kinds of blocks that matter for the spacing between blocks."""

    TEXT = auto()
    LIST = auto()
    FENCE = auto()
    CODE = auto()
    OTHER = auto()


class Block(Struct, frozen=True):
    """A block in canonical form: its lines, without blank ones around them."""

    kind: BlockKind
    lines: list[Line]


class Container(Enum):
    """What contains a block."""

    TOP = auto()
    BOX = auto()
    QUOTE = auto()
    ITEM = auto()
    NOTE = auto()

    @property
    def has_paragraphs(self) -> bool:
        """Return whether separate lines in it are paragraphs; elsewhere they are lines of one."""
        return self in (Container.TOP, Container.BOX)


class HeadingNumbers(Struct, frozen=True):
    """The kinds of numbers (``第一章``, ``一、``, ``（一）``…) whose lines are headings in a text.

    They are indices of ``HEADING_NUMBERS``; for those in ``with_colon``, lines that end with a colon are
    headings too.
    """

    alone: frozenset[int] = frozenset()
    with_colon: frozenset[int] = frozenset()


class ReadingState(Struct):
    """The state of reading a whole text.

    ``level`` is the level of the last heading in Markdown, ``above`` the kinds of the numbered headings since
    then that are ancestors of what follows. ``signatures`` maps the first line of each signature within the
    text to its last. ``page_width`` is the width of a page whose lines a text has kept, or 0.
    ``is_drawn`` says that it contains lines of box drawing.
    ``problems`` holds triples of code, offset and values, ``told_once`` the codes of
    ``report_once``, ``tabs`` the offsets of tabs.
    """

    tabs: Sequence[int] = ()
    numbered: HeadingNumbers = HeadingNumbers()
    signatures: dict[int, int] = field(default_factory=dict)
    page_width: int = 0
    is_drawn: bool = False
    level: int = 1
    above: tuple[int, ...] = ()
    problems: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)
    told_once: set[str] = field(default_factory=set)

    def report(self, code: str, offset: int, **values: str) -> None:
        """Record a problem at a source offset."""
        self.problems.append((code, offset, values))

    def report_once(self, code: str, offset: int, **values: str) -> None:
        """Record a problem at the first place in the text alone."""
        if code not in self.told_once:
            self.told_once.add(code)
            self.report(code, offset, **values)


class Part(Struct):
    """The lines of a text, or of the inside of one of its blocks.

    ``closing_lines`` caches, by key, the indices found by ``find_closing_line``; ``long_numbers`` the numbers
    of three digits or more that items have (``items``); ``labels`` what ``find_labels`` found; ``box_ends``
    the lines that end boxes in colons, by the lines that begin them.
    """

    lines: list[Line]
    container: Container
    reading: ReadingState
    depth: int = 0
    long_numbers: frozenset[int] | None = None
    closing_lines: dict[str, list[int]] = field(default_factory=dict)
    labels: dict[re.Pattern[str], frozenset[str]] = field(default_factory=dict)
    box_ends: dict[int, int] | None = None

    def nested(self, lines: list[Line], container: Container) -> "Part":
        """Return the inside of a block of this part."""
        return Part(lines, container, self.reading, self.depth + 1)

    def lines_from(self, at: int, end: int | None = None) -> Iterator[Line]:
        """Yield the lines from an index on; a slice would copy all of them for each row of a long text."""
        return (self.lines[index] for index in range(at, len(self.lines) if end is None else end))

    def begins_signature(self, at: int) -> bool:
        """Return whether a signature within the text begins at a line."""
        return self.container is Container.TOP and at in self.reading.signatures

    def skip_blanks(self, at: int) -> int:
        """Return the index of the next line that is not blank, or the number of lines if none follows."""
        while at < len(self.lines) and self.lines[at].is_blank:
            at += 1
        return at

    def skip_text(self, at: int) -> int:
        """Return the index of the next blank line, or the number of lines if none follows."""
        while at < len(self.lines) and not self.lines[at].is_blank:
            at += 1
        return at

    def find_closing_line(self, at: int, key: str, closes: Callable[[str], bool]) -> int | None:
        """Return the index of the first line after ``at`` whose text ``closes`` accepts; None without any.

        ``key`` identifies the predicate, which is applied to all lines only once.
        """
        if key not in self.closing_lines:
            self.closing_lines[key] = [index for index, line in enumerate(self.lines) if closes(line.text)]
        indices = self.closing_lines[key]
        following = bisect_right(indices, at)
        return indices[following] if following < len(indices) else None

    def find_labels(self, pattern: re.Pattern[str]) -> frozenset[str]:
        """Return what an expression matches in the lines, which are searched only once."""
        if pattern not in self.labels:
            self.labels[pattern] = frozenset(
                each for line in self.lines for each in pattern.findall(line.text)
            )
        return self.labels[pattern]


ReadResult = tuple[int, list[Block]]
"""The index of the line after what was read, and the blocks that were read."""


def join_blocks(blocks: Sequence[Block], *, is_tight: bool = False) -> list[Line]:
    """Return the lines of blocks separated by blank lines, in a tight item only where one is required."""
    lines: list[Line] = []
    for index, block in enumerate(blocks):
        if index and not (is_tight and _may_touch(blocks[index - 1].kind, block.kind)):
            lines.append(Line("", block.lines[0].offset))
        lines += block.lines
    return lines


def _may_touch(before: BlockKind, after: BlockKind) -> bool:
    if before is BlockKind.TEXT:
        return after in (BlockKind.LIST, BlockKind.FENCE)
    return before is BlockKind.FENCE and after in (BlockKind.TEXT, BlockKind.FENCE)


def delimiter_row(columns: int, offset: int) -> Line:
    """Return the line that makes rows a table (GFM 4.10), for a table without one."""
    return Line("", offset, "|" + "---|" * columns)


def indent_lines(lines: Iterable[Line], prefix: str = "    ") -> Iterator[Line]:
    """Yield the lines with a prefix, except for blank ones."""
    for line in lines:
        yield line.prefixed(prefix) if line.text or line.head else line


def quote_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines as those of a quotation."""
    return [line.prefixed("> " if line.text or line.head else ">") for line in lines]
