"""Lines of text with markup that people know from elsewhere: some is translated, the rest is reported."""

from collections.abc import Sequence

from sitebuilder.markdown.code_spans import blank_code
from sitebuilder.markdown.line_kinds import KEPT_GAPS, has_kept_gaps, wide_gap
from sitebuilder.markdown.links.autolinks import WIDE_AT, WIDE_MAIL
from sitebuilder.markdown.normalise.bare_code import first_line_of_code, is_bare_code
from sitebuilder.markdown.normalise.boxes import ODD_NOTE
from sitebuilder.markdown.normalise.foreign import report_foreign_tags
from sitebuilder.markdown.normalise.foreign_links import read_bare_pictures, read_foreign_links
from sitebuilder.markdown.normalise.html import is_open_comment
from sitebuilder.markdown.normalise.lines import Edit, Line, Part
from sitebuilder.markdown.normalise.paths import keep_paths, keep_told_escapes
from sitebuilder.markdown.raised_signs import find_raised_signs, may_have_raised_signs
from sitebuilder.patterns import lazy_pattern

_GAP = r"(?:[ ]{3,}|[ ]*\u3000[ \u3000]+)"
_COLUMNS = lazy_pattern(rf"[ \u3000]*+\S(?:[^\n]*?(?<=\S){_GAP}(?=\S)){{2}}")
_FEWEST_ROWS = 3
_TITLE = lazy_pattern(
    r"(?P<before>\]\((?:[^()\s“”]|\([^()\s]*\))+)[ \u3000]+"
    r"[“”](?P<title>[^“”\"()（）\n]*)[“”](?=[ \u3000]*\))"
)
"""The target of a link, and its title in Chinese quotation marks."""

_COMMENT = lazy_pattern(r"(?<!\\)<!--")
_REFERENCE = lazy_pattern(rf"(?!\[\^[\w-]+\]){ODD_NOTE}(?![(（])")
"""A reference to a footnote whose label Markdown does not know."""


def read_text_lines(part: Part, start: int, end: int) -> list[Line]:
    """Return lines of text in the dialect's own markup; report, once each, what it does not have."""
    lines = part.lines[start:end]
    # Most lines have none of these signs: a look at all of them at once is quick, and what most texts do not
    # need is imported where it is used.
    written = "\n".join([line.text for line in lines])
    if "{" in written:
        lines = read_foreign_links(lines)
    if "![" in written:
        lines = read_bare_pictures(part, lines)
    if "{" in written or "[" in written or "%%" in written or ":::" in written:
        report_foreign_tags(part, lines)
    if (
        "$" in written
        or "\\(" in written
        or "\\n" in written
        or "\\begin{" in written
        or ("\n" in written and "://" in written)
        or "[" in written
        or "［" in written
        or "]" in written
        or "］" in written
        or "】" in written
        or "turn" in written
    ):
        from sitebuilder.markdown.normalise.unknown_markup import report_unknown_markup

        report_unknown_markup(part, lines)
    if "__" in written:
        from sitebuilder.markdown.normalise.stars import report_underscores

        report_underscores(part, lines)
    if "<" in written and ">" in written:
        from sitebuilder.markdown.normalise.spoken_tags import escape_spoken_tags

        lines = [escape_spoken_tags(line) if "<" in line.text else line for line in lines]
    if "<!--" in written:
        _report_open_comment(part, start, lines)
    if "](" in written and ("“" in written or "”" in written):
        lines = [_with_quoted_title(line) for line in lines]
    if "^" in written and _REFERENCE.search(written):
        lines = [_with_note_labels(line) for line in lines]
    if may_have_raised_signs(written):
        lines = [line.with_edits(Edit(*found) for found in find_raised_signs(line.text)) for line in lines]
    if has_kept_gaps(written):
        lines = [_with_wide_gaps(line) for line in lines]
    if "\\" in written:
        lines = keep_paths([keep_told_escapes(line) if "\\" in line.text else line for line in lines])
    if WIDE_AT in written:
        lines = [_with_plain_at(line) for line in lines]
    if "~~" in written:
        from sitebuilder.markdown.normalise.waves import escape_waves

        lines = escape_waves(lines)
    if "*" in written or "＊＊" in written:
        from sitebuilder.markdown.normalise.stars import mend_stars

        lines = mend_stars(part, lines)
    return lines


def _report_open_comment(part: Part, start: int, lines: Sequence[Line]) -> None:
    """Report a comment that is never closed: it is shown as text."""
    for row, line in enumerate(lines, start):
        openings = [each.start() for each in _COMMENT.finditer(blank_code(line.text))]
        if openings and is_open_comment(part, row, openings[-1]):
            part.reading.report_once("comment-open", line.source_offset(openings[-1]))


def _with_quoted_title(line: Line) -> Line:
    """Return a line in which the title of a link stands in the quotation marks that Markdown knows."""
    text = line.text
    for found in _TITLE.finditer(blank_code(text)):
        before, (start, end) = found.end("before"), found.span("title")
        spaces = " " * (start - 1 - before)
        text = f'{text[:before]}{spaces}"{text[start:end]}"{text[end + 1 :]}'
    return line.with_text(text)


def _with_plain_at(line: Line) -> Line:
    """Return a line with the at sign that Markdown knows in mail addresses."""
    found = WIDE_MAIL.finditer(blank_code(line.text))
    return line.with_edits(Edit(*each.span(), "@") for each in found)


def _with_wide_gaps(line: Line) -> Line:
    """Return a line whose gaps to be filled in are wide spaces, as a page shows one of others."""
    found = KEPT_GAPS.finditer(blank_code(line.text))
    return line.with_edits(Edit(*each.span(), wide_gap(each)) for each in found)


def _with_note_labels(line: Line) -> Line:
    """Return a line in which footnotes are labelled as Markdown knows them, without spaces or ``【】``."""
    found = _REFERENCE.finditer(blank_code(line.text))
    return line.with_edits(Edit(*each.span(), f"[^{each['odd']}]") for each in found)


def report_bare_code(part: Part, start: int, end: int) -> None:
    """Report, once, a program without the fence that would keep its indents and its signs."""
    if "code-bare" in part.reading.told_once:
        return
    texts = [line.text for line in part.lines[start:end]]
    if is_bare_code(texts):
        line = part.lines[start + first_line_of_code(texts)]
        part.reading.report_once("code-bare", line.offset + line.indent)


def report_columns(part: Part, start: int, end: int) -> None:
    """Report lines whose words are set in columns by spaces, which a page does not keep."""
    if end - start < _FEWEST_ROWS:
        return
    rows = 0
    for index in range(start, end + 1):
        is_row = index < end and _COLUMNS.match(part.lines[index].text) is not None
        if not is_row and rows >= _FEWEST_ROWS:
            line = part.lines[index - rows]
            part.reading.report("blank-table", line.offset + line.indent)
        rows = rows + 1 if is_row else 0
