"""Plain text as people type it: our dialect reads it as it stands, so it stays as it is."""

from datetime import datetime, time

from sitebuilder.importers.blocks import Block, Paragraph, Run
from sitebuilder.importers.brought import Brought
from sitebuilder.importers.titles import find_date, take_title


def read_typed(text: str) -> Brought:
    """Return a plain text as it was typed, its first line as the title if it looks like one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip("\n").split("\n")
    filled = [line.strip(" \t\u3000\u00a0") for line in lines if line.strip(" \t\u3000\u00a0")]
    blocks: list[Block] = [Paragraph((Run(line),)) for line in filled]
    title, rest = take_title(blocks)
    if title:
        first = next(index for index, line in enumerate(lines) if line.strip(" \t\u3000\u00a0"))
        lines = lines[first + 1 :]
    day = find_date(rest)
    body = "\n".join(line.rstrip() for line in lines).strip("\n")
    return Brought(title, f"{body}\n" if body else "", datetime.combine(day, time()) if day else None)
