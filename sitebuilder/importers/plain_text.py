"""Import plain text as people type it, unchanged, as our dialect reads it like that."""

import re
from collections.abc import Sequence

from sitebuilder.importers.blocks import Block, Paragraph, Run
from sitebuilder.importers.dates import find_date
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.titles import line_text, names_document, split_title
from sitebuilder.markdown.invisible import drop_unseen

_SPACES = " \t\u3000\u00a0"
_HEADING = re.compile(r"#{1,2} +(.*?)[ #]*")
_NO_TITLE = re.compile(r"[-+*>|`·•●▪◆■]|[^\t]*\t|(?:[^|]*\|){2}")
"""A first line that is an item, a quotation, code or the row of a table."""

_OPEN = re.compile("《[^《》]*\\Z")
_CLOSED = re.compile("[^《》]*》")
_SENTENCE = re.compile("[。；！？，：]")
_MIN_WRAPPED = 20
_RAGGED = 3
"""By how many characters the full lines of a wrapped text differ, as no line begins with a comma."""


def read_plain_text(text: str) -> ImportedText:
    """Import a plain text as it was typed; its first line is the title if it looks like one."""
    text = drop_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = _with_whole_title(text.strip("\n").split("\n"))
    filled = [line.strip(_SPACES) for line in lines if line.strip(_SPACES)]
    blocks: list[Block] = [Paragraph((Run(_without_sign(line)),)) for line in filled]
    has_no_title = _is_wrapped(lines) or (filled and _NO_TITLE.match(filled[0]))
    title, rest = ("", blocks) if has_no_title else split_title(blocks)
    if title:
        # The number of a document and the like stand above its title.
        at = next(index for index, each in enumerate(blocks) if line_text(each) == title)
        place = [index for index, line in enumerate(lines) if line.strip(_SPACES)][at]
        lines = [*lines[:place], *lines[place + 1 :]]
    body = "\n".join(line.rstrip() for line in lines).strip("\n")
    return ImportedText(title, f"{body}\n" if body else "", find_date(rest))


def _with_whole_title(lines: list[str]) -> list[str]:
    """Join the first two lines if they are the two lines of a title, as those of a PDF are."""
    first, second = (*(line.strip(_SPACES) for line in lines[:2]), "", "")[:2]
    is_cut = _OPEN.search(first) is not None and _CLOSED.match(second) is not None
    is_long = first.startswith("关于") and not names_document(first)
    is_whole = names_document(second) and not _SENTENCE.search(first + second)
    return [first + second, *lines[2:]] if (is_cut or is_long) and is_whole else lines


def _without_sign(line: str) -> str:
    """Return a heading of Markdown without its sign; any other line is returned unchanged."""
    found = _HEADING.fullmatch(line)
    return found[1] if found else line


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether the first line goes on in the next one, as lines copied from a PDF do."""
    first, second, third = (*map(str.strip, lines[:3]), "", "", "")[:3]
    is_full = min(len(first), len(second)) >= _MIN_WRAPPED and abs(len(first) - len(second)) <= _RAGGED
    return is_full and bool(third) and ("，" in first or "、" in first)
