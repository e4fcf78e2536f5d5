"""Expressions for Chinese text that classify a line: by its end, its number, its indent."""

from functools import cache

from sitebuilder.markdown.cjk import is_wide
from sitebuilder.patterns import lazy_pattern

HAN = lazy_pattern("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
"""A Han character or a kana."""

_WIDE_SPACE = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]|&(?:nbsp|ensp|emsp|#160|#8194|#8195|#12288|#x3000);"
INDENT = lazy_pattern(f"(?: |{_WIDE_SPACE})*")
"""The indent of a line, possibly empty; web pages write it as entities."""

WIDE_INDENT = lazy_pattern(f" *(?:{_WIDE_SPACE})")
"""A full-width indent, by which typists of Chinese begin a paragraph."""

END_MARKS = "。！？：；”）…!?:;"
"""Characters that end a complete line; none of 205 breaks after one came from wrapping."""

SENTENCE_ENDS = "。！？…"
"""Characters that end an item, so that a line at the margin does not continue it."""

OPENING = "（《“‘「『【〔〈［("
CLOSING = "）》”’」』】〕〉］，。、；：！？"
CONTINUATION_MARKS = "，、" + OPENING

_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_DIGITS = "[0-9０-９]{1,3}"
ENCLOSED = "\u2460-\u249b\u24eb-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f\u3280-\u3289"
"""Numbers in circles and brackets, as the content of a class: ``①``, ``⑴``, ``㈠``."""

PARAGRAPH_NUMBER = lazy_pattern(
    rf"(?:{_NUMERAL}[、．.]|[（(](?:{_NUMERAL}|{_DIGITS})[）)]|{_DIGITS}(?:、|）|．)|[０-９]{{1,3}}\."
    rf"|[\u2160-\u216b][、.．]|[{ENCLOSED}][、.．]?"
    rf"|第(?:{_NUMERAL}|{_DIGITS})[条款项](?![\u4e00-\u9fff])"
    rf"|(?:第(?:{_NUMERAL}|{_DIGITS})步|步骤(?:{_NUMERAL}|{_DIGITS}))[：:、])[ \u3000]*(?=\S)"
)
"""A number that begins a paragraph: ``一、`` ``（一）`` ``1、`` ``（1）`` ``①`` ``第一条`` ``第一步：``."""

INDENTED_NUMBER = lazy_pattern("[0-9]{1,2}\\.[ \u3000]?(?=[\u3400-\u9fff“《（0-9])")
"""``1.`` after an indent, as in notices (GB/T 9704, 7.3.3): it begins a paragraph."""

HEADING_NUMBERS = (
    lazy_pattern(rf"第(?:{_NUMERAL}|{_DIGITS})(?:章|部分)[ \u3000、：:]+"),
    lazy_pattern(rf"第(?:{_NUMERAL}|{_DIGITS})节[ \u3000、：:]+"),
    lazy_pattern(rf"{_NUMERAL}[、．.]"),
    lazy_pattern(rf"[（(]{_NUMERAL}[）)]"),
)
"""The numbers of headings, highest level first: chapters, then ``一、`` and ``（一）`` (GB/T 9704, 7.3.3)."""

_MARKS = "*_~=`"
_TAG = lazy_pattern("</?[a-z]+ ?/?>")


def indent_length(text: str) -> int:
    """Return the number of characters that indent a line."""
    indent = None if text[:1].isalnum() else INDENT.match(text)
    return indent.end() if indent else 0


def strip_line_end(text: str) -> str:
    """Return a line without trailing spaces, emphasis and footnote references.

    Four underscores are no emphasis but a line to write on.
    """
    end = len(text.rstrip())
    if text.endswith("____", 0, end):
        return text[:end]
    while end and text[end - 1] in "*_~=`>]":
        begin = _trailing_start(text, end)
        if begin == end:
            break
        end = begin
    return text[:end]


def _trailing_start(text: str, end: int) -> int:
    """Return where the emphasis, the tag or the footnote reference begins that ends at ``end``.

    Read backwards: an expression would search the line again from each of thousands of asterisks.
    """
    if text[end - 1] == ">":
        begin = text.rfind("<", 0, end)
        return begin if begin >= 0 and _TAG.fullmatch(text, begin, end) else end
    if text[end - 1] == "]":
        begin = text.find("[^", text.rfind("]", 0, end - 1) + 1, end)
        return begin if begin >= 0 and "\n" not in text[begin:end] else end
    return len(text[:end].rstrip(_MARKS))


def is_complete(text: str) -> bool:
    """Return whether a line ends with a mark after which nothing was wrapped, or is blank."""
    return strip_line_end(text)[-1:] in END_MARKS


def begins_with_number(text: str) -> bool:
    """Return whether a line, indented by spaces or not, begins with the number of a paragraph."""
    return PARAGRAPH_NUMBER.match(text.lstrip(" ")) is not None


def display_width(text: str) -> int:
    """Return the width of a text in columns, of which a Han character or a full-width sign takes two."""
    return sum(map(_columns, text))


@cache
def _columns(sign: str) -> int:
    return 2 if is_wide(sign) else 1


def is_chinese(text: str) -> bool:
    """Return whether a text contains a Han character or a kana."""
    return HAN.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Return whether a Chinese line ends a sentence, within quotation marks or not."""
    end = strip_line_end(text).rstrip("”’」』）")
    if end[-1:] in (".", "!", "?"):
        return HAN.match(end[-2:-1]) is not None
    return end[-1:] in SENTENCE_ENDS and end != "" and is_chinese(text)
