"""Splits a table row into cells at pipes, except in code spans and after a backslash (GFM 4.10)."""

from sitebuilder.markdown.code_spans import code_spans, is_in_span
from sitebuilder.patterns import lazy_pattern

_PIPES = lazy_pattern(r"\\[\\|]|(\|)")


def split_row(row: str) -> list[str]:
    """Return the texts between the pipes of a row, and those before the first and after the last pipe."""
    if "`" not in row and "\\" not in row:
        return row.split("|")
    code = list(code_spans(row))
    cells: list[str] = []
    done = 0
    for match in _PIPES.finditer(row):
        if match[1] and not is_in_span(match.start(), code):
            cells.append(row[done : match.start()])
            done = match.end()
    return [*cells, row[done:]]


def unescape_pipes(cell: str) -> str:
    """Return a cell with the pipes in its code as they are meant: tables escape them there too (GFM 4.10)."""
    if "`" not in cell or "\\|" not in cell:
        return cell
    pieces: list[str] = []
    done = 0
    for start, last in code_spans(cell):
        pieces += (cell[done:start], cell[start : last + 1].replace("\\|", "|"))
        done = last + 1
    return "".join((*pieces, cell[done:]))
