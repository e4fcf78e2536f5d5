"""Tables as people type them: with full-width pipes, no delimiter row, or more cells than the head."""

from collections.abc import Sequence

from sitebuilder.markdown.normalise.chinese import is_chinese
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Line, Part, ReadResult, delimiter_row
from sitebuilder.markdown.normalise.tab_tables import begins_tab_table, read_tab_table
from sitebuilder.markdown.normalise.text_lines import read_text_lines
from sitebuilder.markdown.rows import split_row
from sitebuilder.patterns import lazy_pattern

_WIDE = str.maketrans({"｜": "|", "￨": "|"})
_WIDE_RULE = str.maketrans(
    {
        "｜": "|",
        "￨": "|",
        "：": ":",
        "－": "-",
        "—": "-",
        "–": "-",
        "─": "-",
        "━": "-",
        "+": "|",
        "\u3000": " ",
    }
)
_SHORTEST_RULE = 2
"""A hyphen and a bar."""

_DASHES = "[ ]*+(?::[ ]*+)?-++[ ]*+(?::[ ]*+)?"
_RULE = lazy_pattern(rf" {{0,3}}\|?(?:{_DASHES}\|)+(?:{_DASHES})?")
_DRAWN = str.maketrans("=─━", "---")
_DRAWN_CELLS = "(?: *:?-{3,}:? *[|+])"
_DRAWN_RULE = lazy_pattern(rf" {{0,3}}\|{_DRAWN_CELLS}+ *| {{0,3}}{_DRAWN_CELLS}+ *:?-{{3,}}:? *")
"""A line between rows, which people draw as they do the delimiter row: hyphens alone in each cell."""

_ROW = lazy_pattern(r" {0,3}\|.*\| *")
_OPEN_ROW = lazy_pattern(r" {0,3}[^\s|`]++(?: ++[^\s|`]++)*+(?: +\| +[^\s|`]++(?: ++[^\s|`]++)*+)+ *")
_GLUED_ROW = lazy_pattern(r" {0,3}(?! )[^|`$\\\n]++(?:\|[^|`$\\\n]++){2,}")
"""Three cells or more, with half-width pipes between them alone, and spaces around the pipes or not."""

_SPARSE_ROW = lazy_pattern(r" {0,3}(?! )[^|`$\\\n]++(?:\|[^|`$\\\n]*+){2,}")
"""Such a row below the head, with empty cells."""

_CREDIT = lazy_pattern(
    r" *(?:图文|文字?|图片?|来源|作者|编辑|责编|责任编辑|美编|编校|编审|校对|审核|初审|复审|终审"
    r"|审定|监制|策划|统筹|排版|设计|摄影|摄像|记者|通讯员|撰稿|撰文|供稿|供图|制作|剪辑|出品)"
    r"(?:/[^\s|｜]+)?(?: +\||[ \u3000]*｜)(?=[^|｜]*\Z)"
)
"""A line of those who made an article, as in WeChat: ``编辑 | 李工``, ``编辑｜李工``."""


def begins_table(part: Part, at: int) -> bool:
    """Return whether a table begins at a line."""
    if _is_row(part.lines[at]):
        return _rule_of(part, at) is not None or _begins_table_without_delimiter(part, at)
    return begins_tab_table(part, at)


def read_table(part: Part, at: int) -> ReadResult:
    """Read a table; replace full-width pipes, and add a missing delimiter row and missing cells."""
    if not _is_row(part.lines[at]):
        return read_tab_table(part, at)
    rule = _rule_of(part, at)
    first = (at if rule is None else rule) + 1
    end = first
    while end < len(part.lines) and _is_row(part.lines[end]):
        end += 1
    if end == first:
        end = _end_after_gap(part, end)
    is_wide = "｜" in part.lines[at].text
    rows = read_text_lines(part, at, end)
    rows = [line.with_text(line.text.translate(_WIDE)) if is_wide else line for line in rows]
    rows = [line.dedent(3) for line in rows if not line.is_blank]
    rows = _without_drawn_rules(rows, 0 if rule is None else 2)
    if rule is None and not _ROW.fullmatch(rows[0].text):
        rows = [row.with_text(f"{row.text}|").prefixed("|") for row in rows]
    if rule is not None:
        rows[1] = rows[1].with_text(_plain_rule(rows[1].text))
    else:
        columns = f"{rows[0].head}{rows[0].text}".count("|") - 1
        rows.insert(1, delimiter_row(columns, rows[0].offset))
    return end, [Block(BlockKind.OTHER, _with_enough_columns(_with_whole_rows(rows)))]


def _without_drawn_rules(rows: list[Line], first: int) -> list[Line]:
    """Return the rows without the lines that are drawn between them, of which one at least is a row."""
    if not any("---" in row.text.translate(_DRAWN) for row in rows[first:]):
        return rows
    kept = [row for row in rows[first:] if not _DRAWN_RULE.fullmatch(row.text.translate(_DRAWN))]
    return [*rows[:first], *kept] if kept else rows


def _rule_of(part: Part, at: int) -> int | None:
    """Return the index of the delimiter row below a head.

    Blank lines may precede it if both have outer pipes and as many cells.
    """
    following = part.skip_blanks(at + 1)
    if following == len(part.lines) or not _is_rule(part.lines[following].text):
        return None
    if following == at + 1:
        return following
    head, rule = (part.lines[index].text.translate(_WIDE) for index in (at, following))
    is_enclosed = _ROW.fullmatch(head) and _ROW.fullmatch(rule) and not _is_rule(head)
    return following if is_enclosed and head.count("|") == rule.count("|") else None


def _is_rule(text: str) -> bool:
    if len(text) < _SHORTEST_RULE:
        return False
    rule = _plain_rule(text)
    # Signs at both ends are the frame of a drawn table; databases draw only those between the cells.
    is_frame = "+" in (text.strip()[:1], text.strip()[-1:])
    return not is_frame and "|" in rule and "-" in rule and _RULE.fullmatch(rule.rstrip()) is not None


def _plain_rule(text: str) -> str:
    """Return a delimiter row with the signs that Markdown knows; one of ``===`` is as good as of hyphens."""
    rule = text.translate(_WIDE_RULE)
    return rule.replace("=", "-") if "===" in rule else rule


def _end_after_gap(part: Part, end: int) -> int:
    """Return the index after the rows that blank lines separate from their head; else ``end``."""
    following = part.skip_blanks(end)
    while following < len(part.lines) and _is_row(part.lines[following]):
        is_apart = following > end
        if is_apart and (
            not _ROW.fullmatch(part.lines[following].text) or _rule_of(part, following) is not None
        ):
            break
        end = following + 1
        following = part.skip_blanks(end)
    return end


def _is_row(line: Line) -> bool:
    return "|" in line.text or "｜" in line.text


def _begins_table_without_delimiter(part: Part, at: int) -> bool:
    """Return whether two lines are rows with equally many cells, the first of them enclosed in pipes.

    Blank lines may separate them if both are enclosed. Rows with pipes only between their cells need three
    consecutive lines; of two cells, with half-width pipes, they also need spaces around these.
    """
    following = part.skip_blanks(at + 1)
    if following == len(part.lines):
        return False
    if "｜" in part.lines[at].text:
        wide = [line.text.rstrip().count("｜") for line in part.lines[at : at + 3]]
        texts = [line.text for line in part.lines[at : at + 3]]
        if len(wide) == 3 and wide[0] == wide[1] == wide[2] and not all(map(_CREDIT.match, texts)):
            return True
    if _are_open_rows([line.text for line in part.lines[at : at + 3]]):
        return True
    first, second = (part.lines[index].text.translate(_WIDE) for index in (at, following))
    bars = first.count("|")
    if bars <= 2 or not _ROW.fullmatch(first) or "`" in first + second:
        return False
    if not _ROW.fullmatch(second):
        return following == at + 1 and bars - 2 == second.count("|")
    return bars == second.count("|")


def _are_open_rows(texts: Sequence[str]) -> bool:
    """Return whether three lines are rows with half-width pipes between cells alone.

    With two cells all lines must be Chinese, with more only the first.
    """
    if len(texts) < 3 or not is_chinese(texts[0]):
        return False
    rows = [_OPEN_ROW.fullmatch(text) or _GLUED_ROW.fullmatch(text) for text in texts]
    if rows[0]:
        rows = [row or _SPARSE_ROW.fullmatch(text) for row, text in zip(rows, texts, strict=True)]
    if not all(rows):
        return False
    if texts[0].count("|") == 1 and not all(map(is_chinese, texts)):
        return False
    return len({text.count("|") for text in texts}) == 1 and not all(map(_CREDIT.match, texts))


def _with_whole_rows(rows: list[Line]) -> list[Line]:
    """Return the rows, joining those that a line break split within a cell."""
    columns = len(_cells(f"{rows[0].head}{rows[0].text}"))
    whole: list[Line] = []
    for row in rows:
        if len(whole) > 2 and _continues_row(whole[-1].text, row.text, columns):
            whole[-1] = whole[-1].with_text(whole[-1].text.rstrip()).joined("<br>", row)
        else:
            whole.append(row)
    return whole


def _continues_row(before: str, after: str, columns: int) -> bool:
    if not before.lstrip().startswith("|") or _ROW.fullmatch(before) or after.lstrip().startswith("|"):
        return False
    return _ROW.fullmatch(f"|{after}") is not None and len(_cells(before)) + len(_cells(after)) == columns + 1


def _with_enough_columns(rows: list[Line]) -> list[Line]:
    """Return the rows of a table, with cells added to its head and delimiter row where they have too few.

    The library and GFM (4.10) would drop the excess cells, or take the table for text.
    """
    cells = [_cells(f"{row.head}{row.text}") for row in rows]
    head, rule, *body = cells
    columns = max(len(head), *(_filled_count(each) for each in body), 1)
    if len(head) == len(rule) == columns:
        return rows
    marks = [*rule[:columns], *["---"] * (columns - len(rule))]
    rows[1] = Line("", rows[1].offset, f"|{'|'.join(marks)}|")
    # The library pads the rows of the body, within its budget: short ones below a wide head take megabytes.
    return [_add_cells(rows[0], columns - len(head)), rows[1], *(_add_cells(row, 0) for row in rows[2:])]


def _cells(row: str) -> list[str]:
    """Return the cells of a row between its outer pipes."""
    bare = row.strip()
    cells = split_row(bare)
    if bare.startswith("|"):
        del cells[0]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _filled_count(cells: Sequence[str]) -> int:
    """Return the number of cells up to the last non-empty one."""
    return max((index for index, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _add_cells(row: Line, missing: int) -> Line:
    text = row.text.rstrip()
    end = "" if text.endswith("|") and not text.endswith("\\|") else " |"
    line = row.with_text(text + end + " |" * missing)
    return line if text.startswith("|") or row.head else line.prefixed("| ")
