"""Lazy continuation (CommonMark 5.1, 5.2): which lines at the margin go on with an item or a quotation."""

from itertools import takewhile

from sitebuilder.markdown.normalise.chinese import (
    CLOSING,
    CONTINUATION_MARKS,
    ENCLOSED,
    WIDE_INDENT,
    begins_with_number,
    display_width,
    ends_sentence,
    is_chinese,
    strip_line_end,
)
from sitebuilder.markdown.normalise.fences import is_conflict_marker
from sitebuilder.markdown.normalise.html import is_html
from sitebuilder.markdown.normalise.lines import Container, Line, Part
from sitebuilder.markdown.normalise.markers import Item, item_at, item_before_digits
from sitebuilder.markdown.normalise.single_lines import is_contact, is_title
from sitebuilder.markdown.normalise.tab_tables import begins_tab_table
from sitebuilder.patterns import lazy_pattern

_PICTURE = lazy_pattern(r" *!\[[^\]\n]*\]\([^()\n]*\) *")
"""A line that is a picture, which belongs to the preceding text."""

MAX_LAZY_DEPTH = 6
"""How deep blocks may be nested for a line at the margin to continue the innermost."""

_SUB_NUMBER = lazy_pattern(rf" *(?:[（(][0-9０-９]{{1,2}}[)）][ \u3000]?|[{ENCLOSED}]|[0-9]{{1,2}}、)(?=\S)")
"""A number below that of a numbered item: ``（1）``, ``①`` or ``1、``."""

_FIRST_NUMBERS = ("1", "１", "①", "⑴")

_ASIDE = lazy_pattern(r" *(?:(?:备?注|附注|例|[Qq问][0-9]{0,3})[：:]|[★☆※](?=[^★☆※]))")
"""A remark or the next question below a list, which belongs to no item of it."""

_PERIOD = lazy_pattern(
    r" *(?:19|20)[0-9]{2}(?:[.年/][0-9]{1,2}月?)?(?:[.年月/][0-9]{1,2}日?)?(?:[ ]?[-—–~～至]|[ ]{2}|\u3000)"
)
"""The year or the month of what bullets tell below (``2022.04—至今``)."""

_MAX_LINES_OF_ITEM = 60
"""How many lines at the margin an item may have before the one with the next number."""

_WRAPPED = 60
"""The columns of a line that may have been divided."""

_ENGLISH = lazy_pattern(r" *[A-Z][a-z]+[ :,]")
_WRAPPED_ENGLISH = 40
"""The beginning of an English line, and the columns of the one above that may have been divided."""

_GOES_ON = f"{CONTINUATION_MARKS}:："
"""What ends a line that is not the last one of its item."""

_CHOICE = lazy_pattern(r" *[A-H][.．、)）][ \u3000]*\S")
"""An answer to choose below the question with its number."""

_PART = lazy_pattern(
    r" *【[^【】\n]{0,6}(?:[单多]选|选择|判断|填空|简答|问答|计算|论述|案例|实操)[^【】\n]{0,9}】[ \u3000]*"
)
"""The title of a part of an examination, between questions whose numbers go on."""

_ANSWER = lazy_pattern(r" *[答解][：:]")
"""What answers the question of a numbered item, right below it."""

_DATE_ALONE = lazy_pattern(
    r" *(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}日|([-./])[0-9]{1,2}\1[0-9]{1,2})\s*"
)
"""The day of the whole text."""

_ATTACHMENTS = lazy_pattern(r" *附件[0-9０-９]{0,2}[：:]")

_STRUCTURE = lazy_pattern(
    r" *(?:[#>＞|｜]|[!！]{3}|`{3}|~{3}|:{3}|\{%|\{\{[<%])| {0,3}(?:[-*_] *){3,}\Z"
    r"|[ \u3000]*(?:[—─━＝＿]{4,}|－{3,}|={3,}|([※★☆◆◇●○▲■＊~～])\1{5,})[ \u3000]*\Z"
)


def continues_item(part: Part, first: int, at: int, item: Item, *, is_plain: bool) -> bool:
    """Return whether a line at the margin continues the text of the item that begins at line ``first``.

    A line after another such line continues it too, and so does one before the item with the next number.
    ``is_plain`` says that the list has earlier items, none of which continues at the margin.
    """
    before, line = part.lines[at - 1], part.lines[at]
    if item_before_digits(line, item.next_number):
        return False
    is_at_margin = line.indent <= item.indent
    if is_at_margin and (
        _introduces_list(part, at, item) or _PART.fullmatch(line.text) or begins_tab_table(part, at)
    ):
        return False
    is_outside = is_at_margin and _is_outside(part, at, item, is_plain=is_plain)
    if (is_outside or _ASIDE.match(line.text)) and not (item.is_numbered and _is_before_next(part, at, item)):
        return False
    is_lazy = at - 1 > first and before.indent < item.indent + 2
    if continues_text(before, line, is_lazy=is_lazy) or (item.is_numbered and _belongs_to_question(line)):
        return True
    if not item.is_numbered or not _is_before_next(part, at, item):
        return False
    return continues_text(before, line, is_lazy=True) or _SUB_NUMBER.match(line.text) is not None


def is_sub_number(line: Line, *, is_first: bool) -> bool:
    """Return whether a line begins with a number below that of an item; the first one is 1."""
    found = _SUB_NUMBER.match(line.text)
    return found is not None and (not is_first or found[0].strip(" \u3000（()）、") in _FIRST_NUMBERS)


def goes_on(before: Line) -> bool:
    """Return whether a line ends with a mark after which its sentence goes on below."""
    return strip_line_end(before.text)[-1:] in _GOES_ON


def _belongs_to_question(line: Line) -> bool:
    return _CHOICE.match(line.text) is not None or _ANSWER.match(line.text) is not None


def _is_outside(part: Part, at: int, item: Item, *, is_plain: bool) -> bool:
    """Return whether a line not right of an item belongs to no item of its list."""
    before, line = part.lines[at - 1], part.lines[at]
    if is_title(line.text.strip()) or _is_left_of_item(before, line, item):
        return True
    if _DATE_ALONE.fullmatch(line.text) or (not item.is_numbered and _PERIOD.match(line.text)):
        return True
    return is_plain and _is_below_plain(part, at)


def _is_below_plain(part: Part, at: int) -> bool:
    """Return whether a line of words at the margin stands below the last item of a list without such lines.

    False if the line above ends in a comma or the like or is long enough to have been wrapped, or if another
    item follows: then the line belongs to the item.
    """
    before, line = part.lines[at - 1], part.lines[at]
    end = strip_line_end(before.text)
    is_english = (
        len(end) < _WRAPPED_ENGLISH and end[-1:] not in (",", "-") and _ENGLISH.match(line.text) is not None
    )
    if not (is_english or is_chinese(line.text) or is_contact(line.text.strip())):
        return False
    if end[-1:] in _GOES_ON or line.text[:1] in CLOSING or _PICTURE.fullmatch(line.text):
        return False
    # Measured only where it is uncertain, as it takes long for a long line.
    if len(end) * 2 >= _WRAPPED and (len(end) >= _WRAPPED or display_width(end) >= _WRAPPED):
        return False
    near = part.lines_from(at, min(at + _MAX_LINES_OF_ITEM, len(part.lines)))
    return not any(item_at(each) for each in takewhile(lambda each: not each.is_blank, near))


def _is_left_of_item(before: Line, line: Line, item: Item) -> bool:
    """Return whether a Chinese line stands left of an indented item, or of the indented lines of an item.

    CommonMark would take it for a line of the item (5.2), which nobody means who has indented others.
    """
    if not is_chinese(line.text):
        return False
    return line.indent + 2 <= item.indent or before.indent >= item.indent + 2


def _introduces_list(part: Part, at: int, item: Item) -> bool:
    """Return whether a line at the margin ends in a colon before another list: bullets, or numbers from 1.

    Bullets between an item and the one with the next number belong to the former.
    """
    line = part.lines[at]
    if part.container is Container.ITEM:
        return False
    if line.text.rstrip()[-1:] not in ("：", ":") or at + 1 == len(part.lines):
        return False
    after = item_at(part.lines[at + 1])
    if after is None or (after.is_numbered and after.marker != "1."):
        return False
    is_new = not item.is_numbered or after.is_numbered or not _has_next(part, at, item)
    return is_new and strip_line_end(part.lines[at - 1].text)[-1:] not in CONTINUATION_MARKS


def _has_next(part: Part, at: int, item: Item) -> bool:
    """Return whether the item with the next number follows within the lines of an item."""
    near = part.lines_from(at, min(at + _MAX_LINES_OF_ITEM, len(part.lines)))
    found = (item_at(line) for line in near)
    return any(each is not None and each.marker == f"{item.next_number}." for each in found)


def _is_before_next(part: Part, at: int, item: Item) -> bool:
    """Return whether the item with the next number follows the lines of a paragraph."""
    most = min(at + _MAX_LINES_OF_ITEM, len(part.lines))
    while at < most and not part.lines[at].is_blank and item_at(part.lines[at]) is None:
        at += 1
    following = part.skip_blanks(at)
    after = item_at(part.lines[following]) if following < len(part.lines) else None
    return after is not None and after.marker == f"{item.next_number}."


def continues_text(before: Line, line: Line, *, is_lazy: bool = False) -> bool:
    """Return whether a line at the margin lazily continues an item or a quotation (CommonMark 5.1, 5.2).

    A Chinese sentence that has ended is not continued, unless the line before is at the margin (``is_lazy``).
    """
    if is_conflict_marker(line.text):
        return False
    if before.is_blank or item_at(line) or begins_with_number(line.text) or WIDE_INDENT.match(line.text):
        return False
    if _begins_structure(before.text) or _begins_structure(line.text):
        return False
    return is_lazy or not ends_sentence(before.text) or _PICTURE.fullmatch(line.text) is not None


def _begins_structure(text: str) -> bool:
    """Return whether a line begins or is something other than words of a paragraph."""
    if _ATTACHMENTS.match(text):
        return True
    # Most lines begin with a word.
    return not text[:1].isalpha() and (_STRUCTURE.match(text) is not None or is_html(text))
