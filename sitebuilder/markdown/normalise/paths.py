r"""Backslashes that escape nothing.

In paths on a computer (``D:\照片\_x.jpg``, ``\\server\share``), and where a text tells of ``\d`` or ``\n``.
"""

from collections.abc import Iterator, Sequence

from sitebuilder.markdown.code_spans import blank_code_and_targets
from sitebuilder.markdown.normalise.lines import Edit, Line
from sitebuilder.patterns import lazy_pattern

_PATH = lazy_pattern(
    r"(?:(?<![A-Za-z0-9\\])[A-Za-z]:\\(?P<is_escaped>\\)?|(?<!\\)\\\\(?P<is_escaped_share>\\\\)?(?=[A-Za-z0-9][A-Za-z0-9._-]*\\+[^\W_]))"
    r"(?P<rest>(?:(?!\*\*)[^\s\u3000，。；：、！？“”（）()<>|\"])*)"
)
_SPECIAL = lazy_pattern(r"[\\`*_\[\]{}~]")


_LETTER_TOLD_OF = lazy_pattern(r"\\(?<![A-Za-z0-9\\:/]\\)[abdDfnrsStvwWx0](?![A-Za-z0-9\\{])")
"""The escape of a letter in a program or a regular expression, which Markdown has not."""

_ESCAPED = lazy_pattern(r"\\[!-/:-@\[-`{-~]")


def keep_told_escapes(line: Line) -> Line:
    """Return a line with the backslashes as they are before signs, if it tells of escaped letters."""
    plain = blank_code_and_targets(line.text)
    if _LETTER_TOLD_OF.search(plain) is None:
        return line
    return line.with_edits(Edit(*found.span(), f"\\\\{found[0]}") for found in _ESCAPED.finditer(plain))


def keep_paths(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which nothing in a path is markup, unless its backslashes are written twice."""
    return [line.with_edits(_edits(line.text)) if "\\" in line.text else line for line in lines]


def _edits(text: str) -> Iterator[Edit]:
    plain = blank_code_and_targets(text)
    for path in _PATH.finditer(plain):
        is_escaped = path["is_escaped"] or path["is_escaped_share"] or "\\\\" in path["rest"]
        if not is_escaped:
            yield Edit(*path.span(), _SPECIAL.sub(r"\\\g<0>", path[0]))
