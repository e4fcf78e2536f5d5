"""Read the styles of an element: marks and alignment of its text, and whether it is shown."""

import re

from msgspec import Struct

from sitebuilder.importers.highlights import is_highlight
from sitebuilder.importers.html.nodes import Node

_TAG_MARKS = {
    **{"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "var": "em", "dfn": "em"},
    **{"u": "u", "ins": "u", "s": "del", "strike": "del", "del": "del", "sup": "sup", "sub": "sub"},
    **{"mark": "mark", "code": "code", "tt": "code", "kbd": "code", "samp": "code"},
}
_EMPHASIS = (
    *("text-emphasis", "text-emphasis-style"),
    *("-webkit-text-emphasis", "-webkit-text-emphasis-style", "font-emphasize"),
)
"""How styles say that marks stand at each character (CSS Text Decoration 3, 3), as 着重号 do."""

_WORDS = frozenset({"a", "b", "em", "font", "i", "mark", "span", "strong", "u"})
"""Elements within a line: the ground of others is that of a whole box."""

_TEXT_WIDTH = 600
"""The width in pixels of the text of most pages: of an article in WeChat 677, of a page of Word 554."""

_MIN_SMALL_WIDTH = 16
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "cm": 96 / 2.54, "in": 96.0, "%": _TEXT_WIDTH / 100}
_LENGTH = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,6})?)(|px|pt|cm|in|%)")
_POINTS = re.compile(r"(\d{1,4}(?:\.\d{1,6})?)pt")
_MIN_RIGHT_INDENT = 200
"""The least indent of a signature, in points: about half of the text's width on A4."""

_NO_SIZE = re.compile(r"0(?:\.0*)?(?![\d.])")
_RELATIVE_SIZE = re.compile(r"|[\d.]+(?:em|%)|inherit")
_DECLARATION = re.compile(r"(?<![\w-])([\w-]++)\s*+:\s*([^;]*+)")
_BOLD = re.compile(r"bold|bolder|[6-9]00|1000")
_PLAIN_WEIGHT = re.compile(r"normal|lighter|[1-5]00")
_ALIGNS = {
    "right": "right",
    "end": "right",
    "center": "center",
    "-webkit-center": "center",
    "left": "",
    "start": "",
    "justify": "",
    "both": "",
}


_KEPT_LINES = frozenset({"pre", "pre-wrap", "pre-line", "break-spaces"})
"""The values of ``white-space`` with which the line ends of a source are shown (CSS Text 3, 3)."""


class TextStyle(Struct, frozen=True):
    """The style of text within an element, and its link target.

    Text that ``is_sizeless`` (``font-size: 0``) is not seen; an element within may have a size.
    """

    marks: frozenset[str] = frozenset()
    align: str = ""
    href: str = ""
    keeps_lines: bool = False
    is_sizeless: bool = False


def declarations(node: Node) -> dict[str, str]:
    """Return the CSS declarations of an element's style, in lower case."""
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(node.get("style"))}


def is_hidden(node: Node) -> bool:
    """Return whether an element is hidden, which Word and WeChat say in its style."""
    style = node.get("style").lower()
    if "display" not in style and "mso-" not in style and "hidden" not in node.attributes:
        return False
    found = declarations(node)
    return (
        found.get("display") == "none"
        or found.get("mso-hide") == "all"
        or found.get("mso-element") in ("comment-list", "comment", "header", "footer", "field-begin")
        or "hidden" in node.attributes
    )


def read_small_width(node: Node) -> int:
    """Return the width in pixels of a picture that is set clearly smaller than a text; 0 for any other."""
    written = declarations(node).get("width", "") if "width" in node.get("style") else ""
    found = _LENGTH.fullmatch(written.removesuffix("!important").strip() or node.get("width").strip().lower())
    width = round(float(found[1]) * _PIXELS[found[2]]) if found else 0
    return width if _MIN_SMALL_WIDTH <= width <= _TEXT_WIDTH // 2 else 0


def style_within(node: Node, outer: TextStyle) -> TextStyle:
    """Return the style of text in an element, given the style around it."""
    marks = set(outer.marks)
    if (mark := _TAG_MARKS.get(node.name)) is not None:
        marks.add(mark)
    found = declarations(node) if node.get("style") else {}
    _apply_weight(found.get("font-weight", ""), marks)
    if found.get("font-style") in ("italic", "oblique"):
        marks.add("em")
    elif found.get("font-style") == "normal":
        marks.discard("em")
    line = found.get("text-decoration", "") + found.get("text-decoration-line", "")
    marks |= {mark for word, mark in (("underline", "u"), ("line-through", "del")) if word in line}
    if "none" in line and node.name not in ("a", "u", "s", "del"):
        marks -= {"u", "del"}
    if any(found.get(name, "none") not in ("none", "initial", "unset") for name in _EMPHASIS):
        marks.add("strong")
    if found.get("mso-highlight", "none") != "none" or (node.name in _WORDS and _is_highlighted(found)):
        marks.add("mark")
    _apply_vertical_align(found.get("vertical-align", ""), marks)
    align = found.get("text-align") or node.get("align").lower() or _own_align(node, found)
    space = found.get("white-space", "")
    return TextStyle(
        frozenset(marks),
        _ALIGNS.get(align, outer.align) if align else outer.align,
        outer.href,
        space in _KEPT_LINES if space else outer.keeps_lines,
        _is_sizeless(found.get("font-size", ""), outer),
    )


def _is_highlighted(style: dict[str, str]) -> bool:
    ground = style.get("background-color") or style.get("background", "")
    return ground != "" and is_highlight(ground)


def _is_sizeless(size: str, outer: TextStyle) -> bool:
    is_part_of_none = outer.is_sizeless and _RELATIVE_SIZE.fullmatch(size) is not None
    return is_part_of_none or _NO_SIZE.match(size) is not None


def _own_align(node: Node, style: dict[str, str]) -> str:
    """Return the alignment of an element that names none; signatures are at the right.

    People indent them by half a page or more, and our pages have a class for them.
    """
    if node.name in ("p", "li") and "signature" in node.get("class").split():
        return "right"
    indents = [_POINTS.fullmatch(style.get(name, "")) for name in ("text-indent", "margin-left")]
    if sum(float(each[1]) for each in indents if each) >= _MIN_RIGHT_INDENT:
        return "right"
    return "center" if node.name == "center" else ""


def _apply_weight(weight: str, marks: set[str]) -> None:
    if _BOLD.fullmatch(weight):
        marks.add("strong")
    elif _PLAIN_WEIGHT.fullmatch(weight):
        # Google Docs wraps whole documents in a bold element that is not bold.
        marks.discard("strong")


def _apply_vertical_align(height: str, marks: set[str]) -> None:
    if height == "super":
        marks.add("sup")
    elif height == "sub":
        marks.add("sub")
    elif height == "baseline":
        marks -= {"sup", "sub"}
