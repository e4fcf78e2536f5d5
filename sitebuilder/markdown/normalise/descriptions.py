"""Definition lists: terms, and lines that describe them behind a colon (PHP Markdown Extra)."""

from sitebuilder.markdown.normalise.lines import Block, BlockKind, Line, Part, ReadResult
from sitebuilder.patterns import lazy_pattern

_DESCRIPTION = lazy_pattern(r" {0,3}:[ ]{1,3}\S")


def is_description(line: Line) -> bool:
    """Return whether a line describes the term above it."""
    return ":" in line.text[:4] and _DESCRIPTION.match(line.text) is not None


def read_descriptions(part: Part, at: int) -> ReadResult:
    """Read a definition list unchanged, with everything indented below its terms."""
    # The first line is a term, whatever stands before it.
    end = at + 1
    while end < len(part.lines):
        while end < len(part.lines) and not part.lines[end].is_blank and not _leaves_description(part, end):
            end += 1
        following = part.skip_blanks(end)
        if following == len(part.lines) or following == end:
            break
        if part.lines[following].indent < 4 and not is_description(part.lines[following]):
            break
        end = following
    return end, [Block(BlockKind.OTHER, _with_terms_apart(part.lines[at:end]))]


def _leaves_description(part: Part, at: int) -> bool:
    """Return whether a line at the margin ends a definition list: below indented lines, if it is no term."""
    if part.lines[at].indent > 3 or part.lines[at - 1].is_blank or part.lines[at - 1].indent < 4:
        return False
    return not any(map(is_description, part.lines[at : at + 2]))


def _with_terms_apart(lines: list[Line]) -> list[Line]:
    """Return the lines of a definition list with a blank line before a term right below a description.

    The library would take the term for a part of the description.
    """
    apart: list[Line] = []
    is_described = False
    for index, line in enumerate(lines):
        is_own = is_description(line)
        is_term = line.indent < 4 and not is_own and not line.is_blank
        if is_described and is_term and index + 1 < len(lines) and is_description(lines[index + 1]):
            apart.append(Line("", line.offset))
        is_described = is_own or (is_described and not line.is_blank)
        apart.append(line)
    return apart
