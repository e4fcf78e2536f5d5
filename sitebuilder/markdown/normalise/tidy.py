"""One pass over the lines of a text, after which both ways of rendering read the same.

Python-Markdown wants four blanks, blank lines and its own marks where people write others. Instead of
teaching each of its processors what people write, the lines are written anew before it, and before the fast
path: code, raw HTML and tables are left alone, so the pass knows blocks. Where each character was written is
remembered, and problems point there (``positions.Rewritten``).
"""

import re
from collections.abc import Iterable

from sitebuilder.markdown.normalise.lines import Container, Line, Part, ReadingState, join_blocks
from sitebuilder.markdown.normalise.notices import find_heading_numbers
from sitebuilder.markdown.normalise.read import read_blocks
from sitebuilder.markdown.normalise.signatures import find_signatures, split_signature
from sitebuilder.markdown.positions import LineOrigins, Source
from sitebuilder.messages import Problem, problem

_WIDE_BEFORE_BULLET = re.compile(
    "[ ]*[\u00a0\u3000][ \u00a0\u3000]*(?=[●•·◦‣▪○◎◇◆■▶►➢➤\uf06c-\uf0fc]|[-+*] )"
)


def tidy(source: Source) -> Source:
    """Return a source with its lines written anew, in the one form that is rendered, and what was found.

    It is made once for each source; one that was made here is returned as it is.
    """
    if source.origins is not None:
        return source
    if not source.tidied_cache:
        source.tidied_cache.append(_tidied(source))
    return source.tidied_cache[0]


def _tidied(source: Source) -> Source:
    lines, signature = split_signature(_lines_of(source.text))
    reading = ReadingState(source.tabs, find_heading_numbers(lines), find_signatures(lines))
    written = join_blocks([*read_blocks(Part(lines, Container.TOP, reading)), *signature])
    problems = tuple(problem(code, source.place(at), **values) for code, at, values in reading.problems)
    return _rewritten(source, written, problems)


def _lines_of(text: str) -> list[Line]:
    lines: list[Line] = []
    offset = 0
    for text_line in text.split("\n"):
        lines.append(Line(_with_plain_indent(text_line), offset))
        offset += len(text_line) + 1
    return lines


def _with_plain_indent(text: str) -> str:
    """Return a line whose bullet stands behind plain blanks, not behind full-width ones."""
    if text[:1] not in " \u00a0\u3000" or (indented := _WIDE_BEFORE_BULLET.match(text)) is None:
        return text
    return " " * indented.end() + text[indented.end() :]


def _rewritten(source: Source, lines: Iterable[Line], problems: tuple[Problem, ...]) -> Source:
    written = list(lines)
    text = "\n".join(f"{line.head}{line.text}" for line in written)
    # An empty text is one empty line.
    heads = tuple(len(line.head) for line in written) or (0,)
    tails = tuple(line.offset for line in written) or (0,)
    return Source(text, None, source.start, origins=LineOrigins(source, heads, tails), problems=problems)
