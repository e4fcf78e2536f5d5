"""Recognise lines of verse, which end where they end, also after a comma."""

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

from sitebuilder.markdown.line_kinds import SHORT_LINE, are_short_lines
from sitebuilder.markdown.normalise.chinese import strip_line_end

_MIN_LINES, _MIN_MARKED_LINES, _MAX_VERSE = 3, 5, 12
_VERSE_ENDS = ("，", "。", "；", "！", "？")
_COUPLET = {5, 7}
"""The lengths of verses of which two stand together (绝句, 律诗)."""


def is_verse(texts: Sequence[str]) -> bool:
    """Return whether lines are verse, in which commas may end a line.

    All are short and of the same length; more than three are very short; or of more than four, short ones,
    three in four have a mark at the end, as wrapped lines seldom have. The name of the poet may follow
    (``——李白``).
    """
    if len(texts) > 2 and texts[-1].lstrip().startswith("——"):
        texts = texts[:-1]
    lengths = {len(strip_line_end(text).rstrip("，。；！？、").strip()) for text in texts}
    if len(texts) > _MIN_LINES and (max(lengths) <= _MAX_VERSE or _are_marked(texts)):
        return not any(strip_line_end(text).endswith("、") for text in texts)
    is_enough = len(texts) >= _MIN_LINES or (lengths <= _COUPLET and _is_couplet(texts))
    return is_enough and len(lengths) == 1 and are_short_lines(texts)


def _are_marked(texts: Sequence[str]) -> bool:
    marked = sum(strip_line_end(text)[-1:] in _VERSE_ENDS for text in texts)
    return len(texts) >= _MIN_MARKED_LINES and are_short_lines(texts) and marked * 4 >= len(texts) * 3


def _is_couplet(texts: Sequence[str]) -> bool:
    """Return whether each of two lines has the mark that ends it as a verse."""
    first, *others = (strip_line_end(text) for text in texts)
    return len(others) == 1 and first.endswith(("，", "；")) and others[0].endswith(_VERSE_ENDS)


def end_verses(texts: Sequence[str]) -> Iterator[bool]:
    """Yield whether each line but the last is a verse: one of three or more that are alike."""
    if len(texts) <= _MIN_LINES:
        yield from repeat(False, len(texts) - 1)
        return
    lengths = map(_length_of_verse, texts[:-1])
    for length, run in groupby(lengths):
        count = len([*run])
        yield from repeat(length > 0 and count >= _MIN_LINES, count)


def _length_of_verse(text: str) -> int:
    """Return the length of a line that may be a verse, as it is short and ends in a mark; otherwise 0."""
    bare = text.strip()
    return len(bare) if len(bare) < SHORT_LINE and bare[-1:] in _VERSE_ENDS else 0
