"""Lines without Chinese that are lines of their own, not those of wrapped prose: labels, rows, greetings."""

from collections.abc import Sequence
from itertools import pairwise

from sitebuilder.patterns import lazy_pattern

_MAX_SHORT = 40
"""The columns that a line has at least which was wrapped at the edge of a page."""

_FEWEST_VERSES, _MOST_VERSES, _MAX_VERSE = 4, 1_000, 25
"""How many lines, each so short, nobody wraps; a longer poem has stanzas, and each break costs time."""

_SLACK = 4
"""By how many columns the width of a page is missed."""

_SENTENCE_ENDS = (".", "?", "!", ":", ";")
_MOST_SENTENCES = 2
_SENTENCE = lazy_pattern(r"(?:\S+ +){3}[^.?!]*[.?!]\s*\Z")
_BEGINNING = lazy_pattern(r"\s*(?:[(\"'“‘\[]|[*_]{1,3}|\( *\) *|\[ \] )?[A-Z0-9À-ÖØ-Þ]")
_TITLE = lazy_pattern(r"[A-Z][A-Za-z]{2,14}(?: [A-Za-z]{2,14})?:?")
_WORDS = lazy_pattern(r"\s*[^\W\d_][\w'-]*(?: [\w'-]+)?\s*")
"""One or two words: lines of a list."""

_STRESSED = lazy_pattern(r"\s*(\*{1,2}|_{1,2})[A-Z][^*_]{0,24}\1")
_ROW = lazy_pattern(r"(?:[^\s.?!:;]+(?: [^\s.?!:;]+)* {2,}){2}\S")
_LABEL = lazy_pattern(r"\s*[A-Z][A-Za-z0-9 .'/&()-]{0,24}[:：](?: +\S| *\Z)")
_TURN = lazy_pattern(r"\s*(?:-{2,3}|[—–]) ?[A-Z_]")
"""A dash before what the next speaker says."""

_CHOICE = lazy_pattern(r"\s*(?:[(（]?A[.．、)）] *|a[.)] +)\S[^\n]*?(?:(?P<next> {2,}[(（]?B[.．、)）])|\Z)")
_QUESTION_ENDS = (".", "?", ":", "_", ")")
_COLONS = (":", "：")
_MOMENT = lazy_pattern(r"\s*[\[(]?(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}:[0-9]{2})(?![0-9])")
_GREETING = lazy_pattern(
    r"\s*(?:Dear|Hi|Hello|Cheers|Thanks|Thank you|Yours|Sincerely|BR|Rgds"
    r"|(?:With )?(?:[A-Z][a-z]+ )?(?:[Rr]egards|[Ww]ishes))(?: [A-Za-z .'-]{1,40})?[,!:]\s*"
)


def are_lines(texts: Sequence[str]) -> bool:
    """Return whether nobody wrapped the lines of a paragraph: they are too short, or end where they need not.

    Sentences are wrapped ones, as some writers put them on a line each to have them joined.
    """
    widths = [len(text.strip()) for text in texts]
    if len(texts) > _MOST_SENTENCES and all(map(_WORDS.fullmatch, texts[1:])):
        return True
    if _FEWEST_VERSES <= len(texts) <= _MOST_VERSES and max(widths) < _MAX_VERSE:
        return True
    if not all(map(_begins_line, texts[1:])):
        return False
    if max(widths) < _MAX_SHORT:
        are_sentences = all if len(texts) > _MOST_SENTENCES else any
        return not are_sentences(map(_SENTENCE.search, texts))
    return any(ends_early(*pair, max(widths)) for pair in pairwise(texts))


def ends_early(before: str, after: str, width: int) -> bool:
    """Return whether a line ends within a sentence, though the next word had room within a width."""
    end = before.strip()
    return end[-1:] not in _SENTENCE_ENDS and len(end) + len(after.split(None, 1)[0]) + _SLACK < width


def is_title_above(before: str, after: str, width: int) -> bool:
    """Return whether a short line ends early above one that begins as lines do: ``Part III (20 points)``."""
    return len(before.strip()) < _MAX_SHORT and _begins_line(after) and ends_early(before, after, width)


def are_entries(before: str, after: str) -> bool:
    """Return whether the break between two lines is intended, whatever their length.

    Both begin with a label (``A: Excuse me``), a dash or a moment, or are rows of a table that a program
    printed; or the first is a title of one or two words or a greeting; or a programme or answers follow.
    """
    if any(sign.match(before) and sign.match(after) for sign in (_LABEL, _STRESSED, _TURN, _MOMENT, _ROW)):
        return True
    if _is_choice(before, after) or (_MOMENT.match(after) and before.rstrip()[-1:] in _COLONS):
        return True
    return _begins_line(after) and (is_greeting(before) or _TITLE.fullmatch(before.strip()) is not None)


def is_greeting(text: str) -> bool:
    """Return whether a line is the greeting at the beginning or the end of a letter: ``BR,``."""
    return _GREETING.fullmatch(text) is not None


def _is_choice(before: str, after: str) -> bool:
    """Return whether the first of several answers stands below a question, or several stand on the line."""
    choice = _CHOICE.match(after)
    return choice is not None and (choice["next"] is not None or before.rstrip()[-1:] in _QUESTION_ENDS)


def _begins_line(text: str) -> bool:
    """Return whether a line begins with a capital or a number."""
    return _BEGINNING.match(text) is not None
