"""The state of reading a page: finished blocks, and the paragraph being read."""

import re
from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from sitebuilder.importers.blocks import (
    Block,
    Break,
    Footnote,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Run,
    merge_runs,
    plain_text,
    without_full_bold,
)
from sitebuilder.importers.html.lists import (
    ListParagraph,
    OpenList,
    close_lists,
    join_lists,
    nest_list_paragraphs,
    numbered_text,
)
from sitebuilder.importers.html.readings import write_readings
from sitebuilder.importers.html.styles import TextStyle
from sitebuilder.importers.html.white_space import widen_gaps
from sitebuilder.importers.remarks import Remark
from sitebuilder.importers.right_lines import is_set_right
from sitebuilder.importers.shown_addresses import unlink_addresses
from sitebuilder.importers.tab_tables import TAB, spaces_for_tabs

_GAP = re.compile(r"(?=_*[ \u00a0\u3000])[ \u00a0\u3000_]{3,}")


class Flow(Struct):
    """The blocks read so far, and the inlines, list marker and list level of the paragraph being read.

    ``notes`` are the labels of the page's notes, ``note`` is that of the note that the paragraph is.
    ``has_drop_cap`` says whether its first letter was read, ``is_in_heading`` whether it is a heading: there
    no style makes blocks of its text. ``last_list_level`` is the level that the last list names.
    """

    remarks: list[Remark]
    notes: frozenset[str] = frozenset()
    blocks: list[Block | ListParagraph | OpenList] = field(default_factory=list)
    pending: list[Inline] = field(default_factory=list)
    marker: str | None = None
    item_level: int = 0
    has_drop_cap: bool = False
    is_in_heading: bool = False
    note: str = ""
    last_list_level: int = 0

    def flush(self, style: TextStyle, heading_level: int = 0) -> None:
        """End the paragraph; with a ``heading_level`` it becomes a heading."""
        if self.has_drop_cap:
            # The large first letter belongs to the paragraph that follows.
            self.has_drop_cap = False
            return
        written = plain_text(tuple(self.pending)).replace(TAB, "\t")
        filled = merge_runs(_with_lines_to_fill_in(self.pending))
        shown = write_readings(merge_runs(map(_with_wide_gaps, filled)))
        inlines, marker = unlink_addresses(merge_runs(shown)), self.marker
        note = self.note
        self.pending, self.marker, self.note = [], None, ""
        if not inlines:
            # Word shows a number also where nothing is written beside it: in a column, or to be filled in.
            number = merge_runs(numbered_text(marker or "", ()))
            self.blocks += [Paragraph(number)] if number else []
            return
        if note or heading_level or marker is not None:
            inlines = spaces_for_tabs(inlines)
        if note:
            self.blocks.append(Footnote(note, (Paragraph(inlines),)))
            return
        if heading_level and plain_text(inlines).strip():
            inlines = without_full_bold(merge_runs(numbered_text(marker or "", inlines)))
            pictures = [each for each in inlines if isinstance(each, Picture)]
            self.blocks += [Paragraph((each,)) for each in pictures]
            self.blocks.append(
                Heading(heading_level, tuple(each for each in inlines if not isinstance(each, Picture)))
            )
        elif marker is not None:
            self.blocks.append(ListParagraph(self.item_level, marker, inlines, style.align))
        else:
            align = style.align or ("right" if is_set_right(written) else "")
            self.blocks += [Paragraph(each, align) for each in _split_at_double_breaks(inlines)]


def _split_at_double_breaks(inlines: Iterable[Inline]) -> list[tuple[Inline, ...]]:
    """Return the paragraphs that people separate by two line breaks, as in a mail."""
    paragraphs: list[list[Inline]] = [[]]
    for is_break, group in groupby(inlines, lambda each: isinstance(each, Break)):
        pieces = list(group)
        if is_break and len(pieces) > 1:
            paragraphs.append([])
        else:
            paragraphs[-1] += pieces
    return [merged for each in paragraphs if (merged := merge_runs(each))]


def _with_lines_to_fill_in(inlines: Iterable[Inline]) -> list[Inline]:
    """Replace underlined gaps, which are to be filled in by hand, with lines of underscores."""
    return [
        Run("＿" * max(4, len(each.text)), each.marks - {"u"}, each.href)
        if isinstance(each, Run) and "u" in each.marks and _GAP.fullmatch(each.text)
        else each
        for each in inlines
    ]


def _with_wide_gaps(inline: Inline) -> Inline:
    return replace(inline, text=widen_gaps(inline.text)) if isinstance(inline, Run) else inline


def nest_lists(found: Iterable[Block | ListParagraph | OpenList]) -> list[Block]:
    """Combine consecutive list paragraphs into lists, and close open lists."""
    blocks: list[Block | OpenList] = []
    paragraphs: list[ListParagraph] = []
    for each in found:
        if isinstance(each, ListParagraph):
            paragraphs.append(each)
            continue
        blocks += nest_list_paragraphs(paragraphs)
        paragraphs = []
        blocks.append(each)
    return join_lists(close_lists([*blocks, *nest_list_paragraphs(paragraphs)]))
