"""Checks CSS in drawings: it is kept if every token is known to be harmless, and otherwise removed.

A style is split into the tokens of CSS Syntax Level 3, but without escapes: anything else makes all of it
suspect. So nothing has to be recognised as dangerous: whatever loads something (``@import``, ``image-set()``,
``src()``, ``@font-face``…) is simply not on the lists.
"""

import re
from typing import NamedTuple

from sitebuilder.assets.pictures.svg_filters import functions_cost

_TOKENS = re.compile(
    r"""
      (?P<comment> /\*(?s:.*?)\*/ )
    | (?P<string> "[^"\n\r\f\\]*" | '[^'\n\r\f\\]*' )
    | (?P<url> [uU][rR][lL]\([ \t\n]*(?P<quote>["']?)\#(?P<id>(?:[\w.:-]|[^\x00-\x9f])+)(?P=quote)[ \t\n]*\) )
    | @(?P<rule> [\w-]+ )
    | (?P<function> [A-Za-z_-][\w-]* )\(
    | (?P<word> (?:--|-?[^\W\d]|[^\W\d])[\w-]* )
    | \#[\w-]+
    | [+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?
    | (?P<open> [({\[] )
    | (?P<close> [)}\]] )
    | [\s:;,.>+~*=^$|!%&\-_] | /(?!\*)
    """,
    re.VERBOSE | re.ASCII,
)

_AT_RULES = frozenset({"media", "keyframes", "-webkit-keyframes"})
_FUNCTION_NAMES = """
rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix
var calc min max clamp
matrix matrix3d translate translate3d translatex translatey translatez scale scale3d scalex scaley scalez
rotate rotate3d rotatex rotatey rotatez skew skewx skewy perspective
cubic-bezier steps linear
blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
inset rect circle ellipse polygon path
not is where nth-child nth-last-child nth-of-type nth-last-of-type lang
and or
"""
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
_SUSPECT_WORDS = frozenset({"behavior", "behaviour", "-moz-binding", "binding", "expression", "javascript"})
_MAX_LENGTH = 200_000
_MAX_DEPTH = 10

_NAME = re.compile(r"[.#]?[\w-]+")
_BRACES = re.compile(r"([{}])")


class Reference(NamedTuple):
    """A reference ``url(#id)`` in the value of a property."""

    property: str
    id: str


class Rule(NamedTuple):
    """The references of a style rule, the cost of its filters, and the elements that it applies to.

    ``selects`` holds for each of its selectors the names that an element must match: its element (``a``),
    classes (``.a``) and id (``#a``); an empty set matches any element. ``filter_cost`` is that of the
    functions in its filters (``filter: blur(4px)``).
    """

    selects: tuple[frozenset[str], ...]
    references: tuple[Reference, ...]
    filter_cost: float


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FRAME = re.compile(r"\s*(?:from|to|[\d.]+%)(?:\s*,\s*(?:from|to|[\d.]+%))*\s*", re.IGNORECASE | re.ASCII)
"""The selectors of a frame of an animation, of which it is not looked up what it moves."""

_INHERITED_FILTER = re.compile(r"\b(?:filter|all)\s*:\s*inherit", re.IGNORECASE)


def is_safe_css(style: str) -> bool:
    """Return whether CSS (a style sheet, declarations, or one value) loads nothing and hides no references.

    ``url()`` may only reference an id in the same document, and no value may contain the URL of another.
    """
    if (
        "\\" in style
        or "://" in _COMMENT.sub("", style)
        or len(style) > _MAX_LENGTH
        or _hides_references(style.lower())
    ):
        return False
    position = depth = 0
    while position < len(style):
        token = _match_token(style, position)
        if token is None:
            return False
        position, change = token
        depth += change
        if not 0 <= depth <= _MAX_DEPTH:
            return False
    return depth == 0


def _hides_references(style: str) -> bool:
    """Return whether a reference may be in a variable, so that its uses cannot be counted."""
    return "url(" in style and ("--" in style or "var(" in style)


def _match_token(style: str, position: int) -> tuple[int, int] | None:
    """Return the end of a harmless token and its change of bracket depth; None for any other token."""
    match = _TOKENS.match(style, position)
    if match is None:
        # Non-ASCII characters are part of a name, such as that of a font.
        return (position + 1, 0) if style[position] > "\x9f" else None
    rule, function, word = match["rule"], match["function"], match["word"]
    if rule is not None and rule.lower() not in _AT_RULES:
        return None
    if function is not None:
        return (match.end(), 1) if function.lower() in _FUNCTIONS else None
    if word is not None and word.lower() in _SUSPECT_WORDS:
        return None
    return match.end(), (match["open"] is not None) - (match["close"] is not None)


def empty_comments(style: str) -> str:
    """Return harmless CSS with its comments emptied; they still separate tokens."""
    return _TOKENS.sub(lambda match: "/**/" if match["comment"] else match[0], style)


def references(declarations: str) -> tuple[Reference, ...]:
    """Return the references in harmless declarations (``fill:url(#a);stroke:red``)."""
    pairs = (each.partition(":") for each in _plain(declarations).split(";"))
    return tuple(
        Reference(name.strip().lower(), id) for name, _, value in pairs for id in value_references(value)
    )


def inherits_filter(style: str) -> bool:
    """Return whether CSS makes elements inherit the filters of those around them, which no program writes."""
    return "inherit" in style.lower() and _INHERITED_FILTER.search(_plain(style)) is not None


def value_references(value: str) -> list[str]:
    """Return the ids that a harmless value references."""
    return [match["id"] for match in _TOKENS.finditer(value) if match["id"]] if "(" in value else []


def rules_that_draw(sheet: str, side: float) -> list[Rule]:
    """Return the rules with references or filters of a harmless sheet, for a drawing with a shorter side."""
    has_frames = "keyframes" in sheet.lower()
    pieces = _BRACES.split(_plain(sheet))
    rules = []
    for index in range(0, len(pieces), 2):
        found = references(pieces[index])
        cost = functions_cost(pieces[index], side) if "filter" in pieces[index].lower() else 0.0
        if found or cost:
            is_body = pieces[index - 1 : index] == ["{"] and pieces[index + 1 : index + 2] == ["}"]
            is_known = is_body and not (has_frames and (found or _FRAME.fullmatch(pieces[index - 2])))
            selectors = pieces[index - 2] if is_known else "*"
            rules.append(Rule(_required_names(selectors), found, cost))
    return rules


def _plain(style: str) -> str:
    """Return harmless CSS without what may hide its structure: comments and the texts of strings."""
    return _TOKENS.sub(_simplify_token, style) if "/*" in style or '"' in style or "'" in style else style


def _simplify_token(match: re.Match[str]) -> str:
    if match["comment"]:
        return " "
    return '""' if match["string"] else match[0]


def _required_names(selectors: str) -> tuple[frozenset[str], ...]:
    """Return the names that each selector requires; none for a complex one, which thus counts as matching."""
    if any(sign in selectors for sign in "([&"):
        return (frozenset(),)
    last = (re.split(r"[\s>+~]+", each.strip())[-1].partition(":")[0] for each in selectors.split(","))
    return tuple(frozenset(_NAME.findall(each)) for each in last)
