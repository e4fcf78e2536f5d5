"""Lines without Chinese that are lines of their own, not those of wrapped prose: labels, rows, greetings."""

import re
from collections.abc import Sequence

_MAX_SHORT = 40
"""The columns that a line has at least which was wrapped at the edge of a page."""

_MOST_SENTENCES = 2
_SENTENCE = re.compile(r"(?:\S+ +){3}[^.?!]*[.?!]\s*\Z")
_BEGINNING = re.compile(r"\s*[(\"'“‘\[]?[A-Z0-9À-ÖØ-Þ]")
_TITLE = re.compile(r"[A-Z][A-Za-z]{2,14}(?: [A-Za-z]{2,14})?:?")
_ROW = re.compile(r"(?:[^\s.?!:;]+(?: [^\s.?!:;]+)* {2,}){2}\S")
_LABEL = re.compile(r"\s*[A-Z][A-Za-z0-9 .'/&()-]{0,24}[:：](?: +\S| *\Z)")
_COLONS = (":", "：")
_MOMENT = re.compile(r"\s*[\[(]?(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}:[0-9]{2})(?![0-9])")
_GREETING = re.compile(
    r"\s*(?:Dear|Hi|Hello|Cheers|Thanks|Thank you|Yours|Sincerely"
    r"|(?:With )?(?:[A-Z][a-z]+ )?(?:[Rr]egards|[Ww]ishes))(?: [A-Za-z .'-]{1,40})?[,!:]\s*"
)


def are_short_lines(texts: Sequence[str]) -> bool:
    """Return whether all lines are too short for wrapped ones, and begin as lines do.

    Two sentences are none, which some writers put on a line each to have them joined.
    """
    if any(len(text.strip()) >= _MAX_SHORT for text in texts):
        return False
    if not all(map(_begins_line, texts[1:])):
        return False
    return len(texts) > _MOST_SENTENCES or not any(map(_SENTENCE.search, texts))


def are_entries(before: str, after: str) -> bool:
    """Return whether the break between two lines is intended, whatever their length.

    Both begin with a label (``A: Excuse me``) or a moment, or are rows of a table that a program printed; or
    the first is a title of one or two words, a label alone, or a greeting.
    """
    if _LABEL.match(before) and _LABEL.match(after):
        return True
    if _MOMENT.match(after) and (_MOMENT.match(before) or before.rstrip()[-1:] in _COLONS):
        return True
    if _ROW.match(before) and _ROW.match(after):
        return True
    return _begins_line(after) and bool(_TITLE.fullmatch(before.strip()) or _GREETING.fullmatch(before))


def _begins_line(text: str) -> bool:
    """Return whether a line begins with a capital or a number."""
    return _BEGINNING.match(text) is not None
