"""The signs of a list's items as browsers show them: ``●``, ``1.``, ``a.``, ``iv.``, ``一、``, or none.

What the names of the styles mean: CSS Counter Styles 3, 6 and 7.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from sitebuilder.importers.html.nodes import Node
from sitebuilder.importers.html.styles import declarations
from sitebuilder.importers.number_formats import format_number

_DECIMAL, _BULLET, _NONE = "decimal", "disc", "none"
_BULLETS = frozenset({_BULLET, "circle", "square"})
_TYPES = {"1": _DECIMAL, "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
"""The values of the attribute ``type`` (HTML, 4.4.5), of which the case matters."""

_COUNTING, _LETTERS = "chineseCountingThousand", "letters"
_FORMATS = {
    **dict.fromkeys(("lower-alpha", "lower-latin", "upper-alpha", "upper-latin"), (_LETTERS, "%.")),
    **{"lower-roman": ("lowerRoman", "%."), "upper-roman": ("upperRoman", "%.")},
    "decimal-leading-zero": ("decimalZero", "%."),
    **{"cjk-ideographic": (_COUNTING, "%、"), "simp-chinese-informal": (_COUNTING, "%、")},
    **{"trad-chinese-informal": (_COUNTING, "%、"), "cjk-decimal": ("ideographDigital", "%、")},
    "simp-chinese-formal": ("chineseLegalSimplified", "%、"),
    "cjk-heavenly-stem": ("ideographTraditional", "%、"),
    "cjk-earthly-branch": ("ideographZodiac", "%、"),
    # What Baidu's UEditor adds, which the editors of many Chinese sites are made of.
    **{"custom_num": (_DECIMAL, "%."), "custom_num1": (_DECIMAL, "%)"), "custom_num2": (_DECIMAL, "(%)")},
    **{"custom_cn": (_COUNTING, "%、"), "custom_cn1": (_COUNTING, "%)"), "custom_cn2": (_COUNTING, "(%)")},
}
"""Maps a style to the format of its numbers, by its name in Word's files, and to what is around a number."""

_STRING = re.compile(r"[\"']([^\"'\\]{0,12})[\"']")
_WHOLE = re.compile(r"[+-]?[0-9]{1,6}")


class ListSigns(Struct, frozen=True):
    """How the items of a list are marked: by ``numbers`` that rise, by ``written`` signs, or by bullets.

    ``written`` are signs that none of our lists has, with an empty string for an item without. Of bullets
    both are ``None``.
    """

    numbers: Sequence[int] | None = None
    written: Sequence[str] | None = None


def read_list_signs(node: Node, items: Sequence[Node]) -> ListSigns:
    """Return how the items of a list are marked."""
    own = _style(node)
    default = _DECIMAL if node.name == "ol" else _BULLET
    styles = [_style(item) or own or default for item in items]
    styles = [_BULLET if _is_bullet(each) else each for each in styles]
    if node.name != "ol":
        # Whoever takes the bullets away still means a list.
        styles = [_BULLET if each == _NONE else each for each in styles]
    if _BULLETS.issuperset(styles):
        return ListSigns()
    numbers = _numbers(node, items)
    if set(styles) == {_DECIMAL} and numbers[0] >= 0 and all(a < b for a, b in pairwise(numbers)):
        return ListSigns(numbers=numbers)
    return ListSigns(written=[_sign(*each) for each in zip(styles, numbers, strict=True)])


def _is_bullet(style: str) -> bool:
    """Return whether a style is a sign that is no number, such as ``'✓ '``."""
    string = _STRING.fullmatch(style)
    return string is not None and 0 < len(sign := string[1].strip()) < 3 and not any(map(str.isalnum, sign))


def _numbers(node: Node, items: Sequence[Node]) -> list[int]:
    """Return the numbers of a list's items (HTML, 4.4.8: ordinal values)."""
    is_reversed = "reversed" in node.attributes
    start = _whole(node.get("start"))
    number = start if start is not None else len(items) if is_reversed else 1
    numbers: list[int] = []
    for item in items:
        own = _whole(item.get("value"))
        number = own if own is not None else number
        numbers.append(number)
        number += -1 if is_reversed else 1
    return numbers


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) if _WHOLE.fullmatch(text) else None


def _style(node: Node) -> str:
    """Return the style that a list or an item names itself; an empty string if it names no known one."""
    names = [*node.get("class").split(), *_declared(node)]
    known = (each for each in names if each in _FORMATS or each in _BULLETS or each in (_DECIMAL, _NONE))
    strings = (each for each in names if _STRING.fullmatch(each))
    return next(known, "") or next(strings, "") or _TYPES.get(node.get("type").strip(), "")


def _declared(node: Node) -> list[str]:
    if "list-style" not in node.get("style"):
        return []
    style = declarations(node)
    own = style.get("list-style-type", "").removesuffix("!important").strip()
    return [own] if own else style.get("list-style", "").split()


def _sign(style: str, number: int) -> str:
    if style == _NONE:
        return ""
    if style in _BULLETS:
        return "●"
    if string := _STRING.fullmatch(style):
        return string[1].strip()
    name, around = _FORMATS.get(style, (_DECIMAL, "%."))
    shown = _letters(number) if name == _LETTERS else format_number(number, name)
    return around.replace("%", shown.upper() if style.startswith("upper") else shown)


def _letters(number: int) -> str:
    """Return a to z, then aa, ab and so on, unlike Word (``number_formats``)."""
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
