"""Expressions for what a line of Markdown begins, judged by its first characters."""

import re
from collections.abc import Iterable

from sitebuilder.patterns import lazy_pattern

DOTS = "●•·・∙⦁◦‣▪"
"""Bullets that begin an item wherever they begin a line."""

SHAPES = "○◎◇◆■▶►➢➤"
"""Those that begin an item only beside another one."""

BULLETS = f"{DOTS}{SHAPES}\uf06c-\uf0fc"
"""Signs that people put before items, as the content of a class; the last are those of Word's fonts."""

BULLETS_IN_TEXT = "＊－–—§Ø"
"""Other signs before items, which also stand in a text."""

LIST_LINE = lazy_pattern(r" {0,3}(?:[-+*]|1\.) +\S")
"""A list item that may interrupt a paragraph: of a numbered list only ``1.``, as a year (2026.) is text."""

HEADING_LINE = lazy_pattern(r" {0,3}(?!#[A-Za-z!<]|#{7,} *\Z)(#+)")
"""The signs of a heading; after a single one, a letter is no title (``#include``)."""

_EQUIPMENT = "号机炉楼栋车主变锅泵线库岗床井仓塔罐厂门柜屏"
"""What stands after the number of a machine or a building (``#1机组``), which is no heading."""

_PLACES = (
    "教室|教学|考[场室点]|[工机点泊车]位|窗口|电[梯机]|[吊叉货]车|会议室|展[厅位]|宿舍|食堂|餐厅|桌|[铣磨钻镗刨]床|焊机|水泵|[风轧压]|空压|注塑|冷却"
    "|数控|加工|实训|配电|储罐|皮带|线[路体]|馈线|断路|开关|摄像|码头|闸|阀|[出入路]口"
)
"""The same in more characters, ``#2教室``; ``#3水`` could begin a title."""

TOPIC_LINE = lazy_pattern(
    r" {0,3}#(?:[^#\s]{1,30}(?:(?<![^A-Za-z][A-Za-z])#[ \u3000]*(?:#?[^#\s].*)?|(?:[ \u3000]+#[^#\s]+)+ *)"
    rf"|[0-9]{{1,3}}(?:[{_EQUIPMENT}]|{_PLACES}).*|[0-9]{{1,4}} *=.*|接龙[ \u3000]*"
    r"|[\u3400-\u9fff]{2,8}[：:] *[0-9][0-9 -]{6,})"
)
"""``#话题#``, alone or before a text, several ``#话题``: topics as social media have them, unless the second
sign belongs to a letter (``#学习C#``); ``#1机组``; a variable of a machine tool (``#101=5``); WeChat's head
of a list to sign up in; the number of a meeting."""

TEXT_LINE = lazy_pattern(r" {0,3}(?:[^\W\d_]|[^\w\s!-/:-@\[-`{-~]|\d+[^\d.]|[*_]{1,3}[^\s\[*_])")
"""A line of a paragraph: it begins with a letter."""

THEMATIC_BREAK = lazy_pattern(r" {0,3}(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})")
"""A line that is a thematic break (CommonMark 4.1), if the whole line matches."""

BLANKS_TO_FILL = lazy_pattern(r" {0,3}_{4,}(?: +_{4,})+ *")
"""Lines to sign or to write on, side by side; a thematic break is in one piece, or made of short ones."""

MAIL_RULE = "--"
"""The line that mail programs put above a signature."""

SEPARATOR = "<!-- -->"
"""The line that keeps two lists apart, which the library would join."""

BRANCH = lazy_pattern(
    r"[ \u3000│┃]*[├└┣┗][─━ ].*|(?:[| ] {3})*(?:(?:\|--|`--(?=[^`]*\Z)) |[+\\]---)[^\s|+-].*"
)
"""A branch of a tree, drawn or as programs write it (``|-- a``, ``+---a``), if the whole line matches."""

SHORT_LINE = 20
"""If all lines of a block have fewer characters, they are those of a poem or a postal address."""


def are_short_lines(texts: Iterable[str]) -> bool:
    """Return whether all lines of a block are short."""
    return all(len(text.strip()) < SHORT_LINE for text in texts)


KEPT_GAPS = lazy_pattern(
    "(?:(?<=（)|(?<=[\u3400-\u9fff]\\())[ \u00a0]{2,}(?=[）)])"
    "|(?<=年)[ \u00a0]{2,}(?=月)|(?<=月)[ \u00a0]{2,}(?=日)"
    "|(?<=\\S)[ \u00a0]{2,}(?=[B-H][.．、])"
)
"""Spaces that stand for an answer or a day to be written, and those between choices on one line.

``（    ）``, ``年   月   日``, ``A．铜   B．铁``.
"""


def wide_gap(gap: re.Match[str]) -> str:
    """Return ideographic spaces as wide as a gap; a page would collapse its plain spaces to one."""
    return "\u3000" * ((len(gap[0]) + 1) // 2)


def has_kept_gaps(text: str) -> bool:
    """Return whether a text has gaps of plain spaces that are to be filled in, or between choices."""
    # Few texts have spaces beside these signs; to look for them takes little time.
    signs = ("（  ", "(  ", "年  ", "月  ", "  B.", "  B．", "  B、")
    return "  " in text and any(sign in text for sign in signs) and KEPT_GAPS.search(text) is not None
