"""One pass over the lines of a text that rewrites them in canonical form.

Python-Markdown requires four spaces, blank lines and its own markers where people type others. Instead of
teaching that to each of its processors, the lines are rewritten before it, and before the fast path if that
could not render the text as it was. The pass knows blocks, as code, raw HTML and tables are kept. The origin
of each character is recorded, so that problems point to it (``positions.LineOrigins``).
"""

from collections.abc import Iterable

from sitebuilder.markdown.line_kinds import BULLETS
from sitebuilder.markdown.normalise.chinese import HAN
from sitebuilder.markdown.normalise.drawn_tables import CONNECTING
from sitebuilder.markdown.normalise.fences import report_hidden_conflicts
from sitebuilder.markdown.normalise.lines import Container, Edit, Line, Part, ReadingState, join_blocks
from sitebuilder.markdown.normalise.notices import find_heading_numbers
from sitebuilder.markdown.normalise.pages import find_page_width
from sitebuilder.markdown.normalise.read import read_blocks
from sitebuilder.markdown.normalise.signatures import find_signatures, split_signature
from sitebuilder.markdown.positions import LineOrigins, Source
from sitebuilder.markdown.wrapped import blank_wrapper
from sitebuilder.messages import Problem, problem
from sitebuilder.patterns import lazy_pattern

_COLUMNS = {"\u3000": 2, "\u3000\u3000\u3000": 4}
_FENCE = lazy_pattern(r" *(`{3,}(?=[^`]*\Z)|~{3,5}(?!~)) *(.*)")
_ENTITY = "&(?:nbsp|emsp|ensp);"
_BULLET_AHEAD = f"(?=[{BULLETS}]|[-+*] |-[\u3400-\u9fff]|[－＊][ \u3000]*[^－＊ \u3000])"
_WIDE_BEFORE_BULLET = lazy_pattern(
    rf"[ ]*(?:[\u00a0\u3000]|{_ENTITY})(?:[ \u00a0\u3000]|{_ENTITY})*{_BULLET_AHEAD}"
)
_WIDE_BEFORE_SIGN = lazy_pattern(
    r"[ ]*[\u00a0\u3000][ \u00a0\u3000]*(?=[#＃]{1,6}[ \u3000]*[^#＃\s]|[|｜].*[|｜]|`{3}|~{3}|·{3}"
    r"|[>＞][ \u3000]*[^>＞=＝\s0-9]|[!！]{3}[ \u3000]*\w)"
)
"""Spaces before the sign of a heading, a row of a table, code, a quotation or a box."""


def tidy(source: Source) -> Source:
    """Return a source with its lines rewritten in canonical form, and the problems found.

    It is made once per source; a source that was made here is returned unchanged.
    """
    if source.origins is not None:
        return source
    if not source.tidied_cache:
        source.tidied_cache.append(_tidy(source))
    return source.tidied_cache[0]


def _tidy(source: Source) -> Source:
    lines, signature = split_signature(_lines_of(blank_wrapper(source.text)))
    page_width = find_page_width(lines)
    reading = ReadingState(
        source.tabs,
        find_heading_numbers(lines, page_width),
        find_signatures(lines),
        page_width,
        any(sign in source.text for sign in CONNECTING),
    )
    part = Part(lines, Container.TOP, reading)
    written = join_blocks([*read_blocks(part), *signature])
    if "<<<<<<<" in source.text or ">>>>>>>" in source.text:
        report_hidden_conflicts(part)
    problems = tuple(problem(code, source.place(at), **values) for code, at, values in reading.problems)
    return _make_source(source, written, problems)


def _lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    offset = 0
    fence = ""
    for text_line in text.split("\n"):
        line = Line(text_line, offset)
        marks = _FENCE.match(text_line) if "```" in text_line or "~~~" in text_line else None
        if marks is not None and (not fence or (marks[1].startswith(fence) and not marks[2])):
            fence = "" if fence else marks[1]
        # Code keeps its spaces.
        lines.append(line if fence else _with_plain_indent(line))
        offset += len(text_line) + 1
    return lines


def _with_plain_indent(line: Line) -> Line:
    """Return a line with full-width spaces replaced with plain ones before a bullet.

    A single one is as wide as two, and three as four: they nest an item. Before other signs they are dropped.
    """
    text = line.text
    if not text or text[0] not in " &\u00a0\u3000":
        return line
    if (before := _WIDE_BEFORE_SIGN.match(text)) is not None:
        return line.cut(before.end())
    if (indented := _WIDE_BEFORE_BULLET.match(text)) is None:
        return line
    if (columns := _COLUMNS.get(indented[0])) is not None and (
        len(indented[0]) == 1 or HAN.search(text, indented.end())
    ):
        return line.with_edits([Edit(0, indented.end(), " " * columns)])
    return line.with_text(" " * indented.end() + text[indented.end() :])


def _make_source(source: Source, lines: Iterable[Line], problems: tuple[Problem, ...]) -> Source:
    written = list(lines)
    text = "\n".join(f"{line.head}{line.text}" for line in written)
    # An empty text is one empty line.
    heads = tuple(len(line.head) for line in written) or (0,)
    tails = tuple(line.offset for line in written) or (0,)
    segments = {number: line.origins for number, line in enumerate(written) if line.origins}
    origins = LineOrigins(source, heads, tails, segments)
    return Source(text, None, source.start, origins=origins, problems=problems)
