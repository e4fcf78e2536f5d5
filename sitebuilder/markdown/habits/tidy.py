"""One pass over the lines of a text, after which both ways of rendering read the same.

Python-Markdown wants four blanks, blank lines and its own marks where people write others. Instead of
teaching each of its processors what people write, the lines are written anew before it, and before the fast
path: code, raw HTML and tables are left alone, so the pass knows blocks. Where each character was written is
remembered, and problems point there (``positions.Rewritten``).
"""

import re
from collections.abc import Iterable

from sitebuilder.markdown.habits.lines import Line, Part, Reading, Where, joined
from sitebuilder.markdown.habits.notices import find_numbered
from sitebuilder.markdown.habits.read import read_pieces
from sitebuilder.markdown.habits.signatures import cut_signature, find_signatures
from sitebuilder.markdown.positions import Rewritten, Source
from sitebuilder.messages import Problem, problem

_WIDE_BEFORE_BULLET = re.compile(
    "[ ]*[\u00a0\u3000][ \u00a0\u3000]*(?=[●•·◦‣▪○◎◇◆■▶►➢➤\uf06c-\uf0fc]|[-+*] )"
)


def tidy(source: Source) -> Source:
    """Return a source with its lines written anew, in the one form that is rendered, and what was found.

    It is made once for each source; one that was made here is returned as it is.
    """
    if source.rewritten is not None:
        return source
    if not source.tidied:
        source.tidied.append(_tidied(source))
    return source.tidied[0]


def _tidied(source: Source) -> Source:
    lines, signature = cut_signature(_lines_of(source.text))
    reading = Reading(source.tabs, find_numbered(lines), find_signatures(lines))
    written = joined([*read_pieces(Part(lines, Where.TOP, reading)), *signature])
    problems = tuple(problem(code, source.place(at), **values) for code, at, values in reading.found)
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
    return Source(text, None, source.start, rewritten=Rewritten(source, heads, tails), problems=problems)
