"""Marks of Chinese text that say what a line is: its end, its number, its indent."""

import re

HAN = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
"""A Han character or a kana."""

BLANKS = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]*")
"""What may indent a line."""

WIDE_INDENT = re.compile("[ ]*[\u00a0\u2000-\u200a\u3000]")
"""An indent by which typists of Chinese begin a paragraph."""

END_MARKS = "。！？：；”）…!?"
"""What ends a line that is complete; none of 205 breaks after one was a wrapped line."""

SENTENCE_ENDS = "。！？…"
"""What ends an item, so that a line at the margin is no part of it."""

OPENING = "（《“‘「『【〔〈［("
CLOSING = "）》”’」』】〕〉］，。、；：！？"
GOES_ON = "，、" + OPENING

_NUMERAL = "[一二三四五六七八九十百]{1,4}"
SIGN = re.compile(
    rf"(?:{_NUMERAL}、|[（(](?:{_NUMERAL}|[0-9]{{1,3}})[）)]|[0-9]{{1,3}}(?:、|）|．)|[\u2460-\u2473\u3251-\u325f]"
    rf"|第(?:{_NUMERAL}|[0-9]{{1,3}})[条款项](?![\u4e00-\u9fff]))[ \u3000]*(?=\S)"
)
"""A number that begins a paragraph: ``一、`` ``（一）`` ``1、`` ``（1）`` ``①`` ``第一条``."""

HEADING_SIGNS = (re.compile(rf"{_NUMERAL}、"), re.compile(rf"[（(]{_NUMERAL}[）)]"))
"""The numbers of headings in official notices: of the first and of the second level (GB/T 9704, 7.3.3)."""

_TRAILING = re.compile(r"(?:[*_~=`]+|</?[a-z]+ ?/?>|\[\^[^\]\n]*\])+\Z")


def bare_end(text: str) -> str:
    """Return a line without blanks and marks of emphasis at its end."""
    stripped = text.rstrip()
    return _TRAILING.sub("", stripped) if stripped[-1:] in "*_~=`>]" else stripped


def is_chinese(text: str) -> bool:
    """Tell whether there is a Han character or a kana."""
    return HAN.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a Chinese line ends with a full stop, a question or an exclamation, in quotes or not."""
    end = bare_end(text).rstrip("”’」』）")
    return end[-1:] in SENTENCE_ENDS and end != "" and is_chinese(text)
