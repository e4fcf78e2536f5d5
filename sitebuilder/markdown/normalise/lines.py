"""Lines and pieces of a text, each line with the offset at which it was written."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct, field


class Line(Struct, frozen=True):
    """The end of a written line, which stands at ``offset`` of the source, and what is put before it."""

    text: str
    offset: int
    head: str = ""

    @property
    def is_blank(self) -> bool:
        """Return whether nothing is on the line."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Return how many blanks the line begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def cut(self, count: int) -> "Line":
        """Return the line without its first characters."""
        return Line(self.text[count:], self.offset + count, self.head) if count else self

    def dedent(self, most: int) -> "Line":
        """Return the line without the blanks that it begins with, so many at most."""
        return self.cut(min(most, self.indent))

    def prefixed(self, prefix: str) -> "Line":
        """Return the line with something before all that it has."""
        return Line(self.text, self.offset, prefix + self.head)

    def with_text(self, text: str) -> "Line":
        """Return the line with another text, which begins as the written one does."""
        return Line(text, self.offset, self.head)


class BlockKind(Enum):
    """What a piece of a text is."""

    TEXT = auto()
    LIST = auto()
    FENCE = auto()
    CODE = auto()
    OTHER = auto()


class Block(Struct, frozen=True):
    """One block in the form that is read by the library: its lines, none of them before or after it."""

    kind: BlockKind
    lines: list[Line]


class Container(Enum):
    """What a piece stands in."""

    TOP = auto()
    BOX = auto()
    QUOTE = auto()
    ITEM = auto()
    NOTE = auto()


class HeadingNumbers(Struct, frozen=True):
    """The kinds of numbers (``第一章``, ``一、``, ``（一）``…) whose lines are headings in a text.

    Of ``with_colon`` those too that a colon ends.
    """

    alone: frozenset[int] = frozenset()
    with_colon: frozenset[int] = frozenset()


class ReadingState(Struct):
    """What is known while a whole text is read.

    ``level`` is that of the last heading that the editor marked as one; ``above`` the kinds of numbered
    headings that came since, higher than what follows. ``signatures`` map the first line of one in
    the midst of the text to its last. ``problems`` are problems: code, offset, values; ``tabs`` the offsets
    of tabs.
    """

    tabs: Sequence[int] = ()
    numbered: HeadingNumbers = HeadingNumbers()
    signatures: dict[int, int] = field(default_factory=dict)
    level: int = 1
    above: tuple[int, ...] = ()
    problems: list[tuple[str, int, dict[str, str]]] = field(default_factory=list)

    def report(self, code: str, offset: int, **values: str) -> None:
        """Note a problem; one of a kind is enough, except for errors of single lines."""
        self.problems.append((code, offset, values))


class Part(Struct):
    """The lines of a text, or of what stands in one of its blocks.

    ``closing_lines`` maps a fence, or an expression, to the indices of the lines that may close it.
    """

    lines: list[Line]
    container: Container
    reading: ReadingState
    depth: int = 0
    closing_lines: dict[str, list[int]] = field(default_factory=dict)

    def nested(self, lines: list[Line], container: Container) -> "Part":
        """Return what stands in a block of this part."""
        return Part(lines, container, self.reading, self.depth + 1)

    def skip_blanks(self, at: int) -> int:
        """Return the index of the next line that is not blank; how many lines there are, if none follows."""
        while at < len(self.lines) and self.lines[at].is_blank:
            at += 1
        return at


ReadResult = tuple[int, list[Block]]
"""The index of the line after what was read, and the pieces that it became."""


def join_blocks(pieces: Sequence[Block], *, is_tight: bool = False) -> list[Line]:
    """Return the lines of pieces, blank lines between them; in a tight item only where there must be one."""
    lines: list[Line] = []
    for index, piece in enumerate(pieces):
        if index and not (is_tight and _may_touch(pieces[index - 1].kind, piece.kind)):
            lines.append(Line("", piece.lines[0].offset))
        lines += piece.lines
    return lines


def _may_touch(before: BlockKind, after: BlockKind) -> bool:
    if before is BlockKind.TEXT:
        return after in (BlockKind.LIST, BlockKind.FENCE)
    return before is BlockKind.FENCE and after in (BlockKind.TEXT, BlockKind.FENCE)


def indent_lines(lines: Iterable[Line], prefix: str = "    ") -> Iterator[Line]:
    """Yield lines with a prefix; blank ones stay blank."""
    for line in lines:
        yield line.prefixed(prefix) if line.text or line.head else line
