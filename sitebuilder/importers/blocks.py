"""The intermediate form of every imported text: blocks, and the inlines within them.

Each reader produces these values, and the one writer (``markdown_writer``) turns them into our dialect.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

MARKS = ("strong", "em", "del", "mark", "u", "sup", "sub", "code")
"""The marks of a run, as names of HTML elements, outermost first."""


class Run(Struct, frozen=True):
    """A piece of text in one style: its marks, of ``MARKS``, and its link target, or an empty string."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""


class Picture(Struct, frozen=True):
    """A picture: its source, its alternative text, its link target, or an empty string.

    ``width`` is that in pixels of a picture that is set small; 0 for one that may be as wide as the text.
    ``copy`` is the path of the file that a browser saved of it, or an empty string.
    """

    source: str
    alt: str = ""
    href: str = ""
    width: int = 0
    copy: str = ""


class Break(Struct, frozen=True):
    """A line break within a paragraph."""


class FootnoteReference(Struct, frozen=True):
    """The reference to a footnote in the text."""

    label: str


Inline = Run | Picture | Break | FootnoteReference


class Paragraph(Struct, frozen=True):
    """A paragraph; ``align`` is ``right``, ``center`` or empty."""

    inlines: tuple[Inline, ...]
    align: str = ""


class Heading(Struct, frozen=True):
    """A heading of level 1 to 6."""

    level: int
    inlines: tuple[Inline, ...]


class Code(Struct, frozen=True):
    """A code block, without the last line end."""

    text: str
    language: str = ""


class Rule(Struct, frozen=True):
    """A thematic break."""


class Quote(Struct, frozen=True):
    """A block quotation."""

    blocks: tuple["Block", ...]


class Listing(Struct, frozen=True):
    """A list, whose items are tuples of blocks; a numbered one counts from ``start``."""

    items: tuple[tuple["Block", ...], ...]
    is_numbered: bool = False
    start: int = 1


class Cell(Struct, frozen=True):
    """A cell of a table: its blocks, and the number of columns and rows that it spans."""

    blocks: tuple["Block", ...]
    columns: int = 1
    rows: int = 1
    is_heading: bool = False


class Table(Struct, frozen=True):
    """A table: rows of cells; a spanning cell is in the row in which it begins."""

    rows: tuple[tuple[Cell, ...], ...]


class Footnote(Struct, frozen=True):
    """A footnote, with the label of its references."""

    label: str
    blocks: tuple["Block", ...]


Block = Paragraph | Heading | Code | Rule | Quote | Listing | Table | Footnote


def with_inner_blocks(block: Block, change: Callable[[Block], Block]) -> Block:
    """Return a block whose own blocks are changed; one that has none is returned unchanged."""
    match block:
        case Quote() | Footnote():
            return replace(block, blocks=tuple(map(change, block.blocks)))
        case Listing():
            return replace(block, items=tuple(tuple(map(change, item)) for item in block.items))
        case Table():
            rows = (
                tuple(replace(cell, blocks=tuple(map(change, cell.blocks))) for cell in row)
                for row in block.rows
            )
            return replace(block, rows=tuple(rows))
        case _:
            return block


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Return the text of inlines without marks; a break is a line end."""
    return "".join(
        each.text if isinstance(each, Run) else "\n" if isinstance(each, Break) else "" for each in inlines
    )


def split_at_breaks(inlines: Iterable[Inline]) -> list[list[Inline]]:
    """Return the inlines of each line of a paragraph, without the breaks between them."""
    lines: list[list[Inline]] = [[]]
    for each in inlines:
        if isinstance(each, Break):
            lines.append([])
        else:
            lines[-1].append(each)
    return lines


def merge_runs(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Merge adjacent runs of the same style, and strip empty runs and spaces at the ends of lines.

    Word processors split ``67.04%`` into four runs and bold words into letters; a reader sees one.
    """
    joined: list[Inline] = []
    for style, group in groupby((each for each in inlines if not _is_empty(each)), _style):
        pieces = list(group)
        if style is None:
            joined += pieces
        else:
            joined.append(Run("".join(each.text for each in pieces if isinstance(each, Run)), *style))
    forwards = _strip_leading_spaces(joined, str.lstrip)
    backwards = _strip_leading_spaces(reversed(forwards), str.rstrip)
    return tuple(reversed(backwards))


def without_full_bold(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the inlines of a heading without bold type if all of its words have it: headings are bold."""
    runs = [each for each in inlines if isinstance(each, Run)]
    if not all("strong" in each.marks for each in runs if each.text.strip()):
        return tuple(inlines)
    return merge_runs(
        replace(each, marks=each.marks - {"strong"}) if isinstance(each, Run) else each for each in inlines
    )


def _is_empty(inline: Inline) -> bool:
    return isinstance(inline, Run) and not inline.text


def _style(inline: Inline) -> tuple[frozenset[str], str] | None:
    return (inline.marks, inline.href) if isinstance(inline, Run) else None


def _strip_leading_spaces(inlines: Iterable[Inline], strip: Callable[[str], str]) -> list[Inline]:
    """Strip spaces at the beginning and after each break, and breaks at the beginning."""
    kept: list[Inline] = []
    for each in inlines:
        is_first = not kept or isinstance(kept[-1], Break)
        if isinstance(each, Run) and is_first:
            text = strip(each.text)
            kept += [Run(text, each.marks, each.href)] if text else []
        elif not (isinstance(each, Break) and not kept):
            kept.append(each)
    return kept
