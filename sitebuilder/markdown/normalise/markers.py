"""List markers that people type or paste."""

import re

from msgspec import Struct

from sitebuilder.markdown.line_kinds import DOTS, SHAPES, THEMATIC_BREAK
from sitebuilder.markdown.normalise.lines import Line
from sitebuilder.patterns import lazy_pattern

_TEXT = "[\u3400-\u9fff“‘《〈（【「『〔［]"
_DATE = r"[0-9]{4}\.[ ]*[0-9]{1,2}\.[ ]*[0-9]{1,2}(?![0-9])"
_MARKER = lazy_pattern(
    rf"""([ ]*)(?:
      (?P<bullet>[-+*])(?:[ \u00a0\u3000]+|\Z)
    | (?!{_DATE})(?P<number>[0-9]{{1,9}})[.)](?:[ \u00a0\u3000]+|\Z)
    | (?P<sign>[{DOTS}\uf06c\uf06e\uf075\uf0a7\uf0b7\uf0d8\uf0fc])(?!(?P=sign))\ufe0f?[ \u00a0\u3000]*(?=\S)
    | (?P<shape>(?P<one>[{SHAPES}＊－])(?!(?P=one))\ufe0f?[ \u00a0\u3000]*|[–—§Ø][ \u00a0\u3000]+)(?=\S)
    | (?P<letter>[lŸ²ü][ \u00a0\u3000]+|[nuvwqpo][ \u00a0\u3000]{{2,}})(?={_TEXT})
    | (?P<dash>[-+]|\*(?=[^*\n]*\Z))(?=(?:\*\*)?{_TEXT}|\[[ xX]?\][ ])
    | (?P<close>[0-9]{{1,2}})[.)](?=[{_TEXT[1:-1]}*`\[]|[A-Za-z]{{2}})
    )""",
    re.VERBOSE,
)
"""``letter`` are the letters that Word's bullets (Wingdings) become in a text without fonts."""

_LETTERS = frozenset("lnopquvwŸüØ")
"""The letters with which a marker may begin."""

_SEPARATORS = frozenset(f"●◦▪{SHAPES}")
"""Signs that separate words if they stand on a line more than once (``●甲●乙``)."""

_NUMBER_BEFORE_DIGITS = lazy_pattern(
    r"([ ]*)(?P<number>[0-9]{1,2})(?:\)(?=[^\s)])|\.(?=[^\s0-9.]|[0-9]{1,4}(?:[-—~～至][0-9]{1,4})?"
    r"(?:[年月日号人名位个张份点天周岁楼层班组项次家台本寸]|[:：][0-9])))"
)
"""``2.`` of ``2.2月28日前`` or ``2.Φ30``, or ``2)``: an item only if it has the next number of its list."""


_NEXT_NUMBER = lazy_pattern(r"[ \u3000]([0-9]{1,2})[.)．、](?=[^\s0-9])")

ORNAMENTED = lazy_pattern(r" {0,3}- {1,3}[^\s-](?:[^-]{0,18}[^\s-])? {1,3}- *")
"""A line such as ``- END -`` or the number of a page, ``- 2 -``: no item."""

CUT_LINE = lazy_pattern(r" {0,3}([-*]) (?:\1 )+ *[^*\s-][^*\n-]*+(?<= )\1(?: \1)+ *")
"""A line of dashes or stars with words in it, as above a slip to cut off: ``- - - ✂ - - -``."""


class Item(Struct, frozen=True):
    """The beginning of an item: its indent, the column of its content, and its marker in canonical form.

    ``delimiter`` is the sign after a number, ``is_close`` when no space follows the marker; ``shape`` is a
    marker that may also be ordinary text.
    """

    indent: int
    content: int
    marker: str
    is_close: bool = False
    shape: str = ""
    delimiter: str = ""

    @property
    def is_numbered(self) -> bool:
        """Return whether the item belongs to a numbered list."""
        return self.marker[0].isdigit()

    @property
    def next_number(self) -> str:
        """Return the number of the next item; an empty string for a bullet."""
        return str(int(self.marker[:-1]) + 1) if self.is_numbered else ""


def is_ornamented(text: str) -> bool:
    """Return whether a line has words between hyphens, so that it is no item."""
    if text.lstrip(" ")[:1] not in ("-", "*"):
        return False
    return ORNAMENTED.fullmatch(text) is not None or CUT_LINE.fullmatch(text) is not None


def item_at(line: Line) -> Item | None:
    """Return the item that a line begins; None when it begins none."""
    text = line.text
    # Most lines begin with a word.
    if text[:1].isalpha() and text[0] not in _LETTERS:
        return None
    match = _MARKER.match(text)
    if match is None or THEMATIC_BREAK.fullmatch(text) or is_ornamented(text):
        return None
    sign = match["sign"] or match["one"]
    if sign in _SEPARATORS and sign in text[match.end() :]:
        return None
    if sign and text.rstrip().endswith(sign):
        # The number of a page (``·1·``), or a frame.
        return None
    indent, content = len(match[1]), match.end()
    number = match["number"] or match["close"]
    if match["close"] and _is_row_of_numbers(text, content, int(number)):
        return None
    width = len(number) + 1 if number else 1
    # The number of a list has no zero before it (``01.``).
    marker = f"{int(number)}." if number else (match["bullet"] or "-")
    wide = content - indent - width
    if wide > 4 and (match["bullet"] or match["number"]):
        content = indent + width + 1
    is_close = bool(match["dash"] or match["close"])
    delimiter = text[indent + len(number)] if number else ""
    return Item(indent, content, marker, is_close, (match["shape"] or match["letter"] or "")[:1], delimiter)


def _is_row_of_numbers(text: str, start: int, number: int) -> bool:
    """Return whether a line has the next number, too: ``1.告　2.晶`` are answers side by side."""
    following = _NEXT_NUMBER.search(text, start)
    return following is not None and int(following[1]) == number + 1


def item_before_digits(line: Line, number: str) -> Item | None:
    """Return the item with this number that a line begins right before digits; None if it does not."""
    text = line.text
    match = _NUMBER_BEFORE_DIGITS.match(text) if number and text[:1] in " 0123456789" else None
    if match is None or match["number"] != number:
        return None
    delimiter = match[0][-1]
    return Item(len(match[1]), match.end(), f"{number}.", is_close=True, delimiter=delimiter)
