"""Import plain text as people type it, unchanged, as our dialect reads it like that."""

from sitebuilder.importers.blocks import Block, Paragraph, Run
from sitebuilder.importers.dates import find_date
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.titles import split_title
from sitebuilder.markdown.invisible import drop_unseen

_MIN_WRAPPED = 20
_RAGGED = 3
"""By how many characters the full lines of a wrapped text differ, as no line begins with a comma."""


def read_plain_text(text: str) -> ImportedText:
    """Import a plain text as it was typed; its first line is the title if it looks like one."""
    text = drop_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = text.strip("\n").split("\n")
    filled = [line.strip(" \t\u3000\u00a0") for line in lines if line.strip(" \t\u3000\u00a0")]
    blocks: list[Block] = [Paragraph((Run(line),)) for line in filled]
    title, rest = ("", blocks) if _is_wrapped(text.strip("\n")) else split_title(blocks)
    if title:
        first = next(index for index, line in enumerate(lines) if line.strip(" \t\u3000\u00a0"))
        lines = lines[first + 1 :]
    body = "\n".join(line.rstrip() for line in lines).strip("\n")
    return ImportedText(title, f"{body}\n" if body else "", find_date(rest))


def _is_wrapped(text: str) -> bool:
    """Return whether the first line goes on in the next one, as lines copied from a PDF do."""
    first, second, third = (*map(str.strip, text.split("\n", 3)[:3]), "", "", "")[:3]
    is_full = min(len(first), len(second)) >= _MIN_WRAPPED and abs(len(first) - len(second)) <= _RAGGED
    return is_full and bool(third) and ("，" in first or "、" in first)
