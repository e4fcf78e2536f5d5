r"""Write formulas on one line, as people type them: those of Word (OMML), and of its EQ fields."""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.fields import instructions, show_instruction
from sitebuilder.importers.docx.sentinels import is_ruby, ruby_sentinel
from sitebuilder.importers.docx.xml import child, descendants, local_name, val
from sitebuilder.importers.formula_text import MAX_FORMULA_DEPTH, operand

_INSTRUCTION = re.compile(r"\s*EQ\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_GENERAL_SWITCH = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\w+)")
"""A switch that any field may have, as the size of a phonetic guide: ``\\* hps10``."""

_SWITCH = re.compile(
    r"\\(?P<name>[a-z])(?P<options>(?:\s*+\\[a-z]{1,2}(?:\s*+-?[0-9]++)?+)*+)\s*+\((?P<arguments>[^()\\]*)\)",
    re.IGNORECASE,
)
_RAISED, _LOWERED = "\ufdd0", "\ufdd1"
"""What stands before an argument that is set above or below others."""

_JOINED = {"m": ("mr", "; "), "mr": ("e", ", "), "eqArr": ("e", "; ")}
"""Maps a matrix, its rows and an array of equations to their parts, and what stands between these."""

_MAX_SWITCHES = 50
_RINGS = frozenset("○〇◯⃝")
_SQUARES = frozenset("□☐■口")
_TICKED = {"√": "☑", "✓": "☑", "✔": "☑", "×": "☒", "✗": "☒", "✕": "☒"}
"""Maps what stands in a square, as people tick one, to the box that it is."""

_CIRCLED_DIGITS = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WHOLE_SIGNS = f"{_CIRCLED_DIGITS}☑☒"
"""Signs that show all that their field drew."""


def write_equation_fields(root: Element) -> int:
    """Write EQ fields as text, which have no result of their own; return how many of them lost a layout.

    A number in a ring and a ticked box (``\\o\\ac(○,1)``, Word's enclosed characters) lose nothing.
    """
    lost = 0
    for pieces, instruction in instructions(root):
        if found := _INSTRUCTION.fullmatch(instruction):
            text = _linear_equation(found["rest"])
            lost += text not in _WHOLE_SIGNS and not is_ruby(text)
            show_instruction(pieces, text)
    return lost


def _linear_equation(text: str) -> str:
    text = _GENERAL_SWITCH.sub("", text)
    for _ in range(_MAX_SWITCHES):
        text, count = _SWITCH.subn(_switch, text)
        if not count:
            break
    return re.sub(rf"\\[a-z]+|[{_RAISED}{_LOWERED}]", "", text).strip()


def _switch(match: re.Match[str]) -> str:
    name, arguments = match["name"].lower(), re.split("[,;，]", match["arguments"])
    if name == "f" and len(arguments) == 2:
        return f"{operand(arguments[0])}/{operand(arguments[1])}"
    if name == "r":
        return f"√{operand(arguments[-1])}"
    if name == "o" and any(each.strip() in _RINGS for each in arguments):
        inner = "".join(each for each in arguments if each.strip() not in _RINGS).strip()
        if inner.isascii() and inner.isdigit() and int(inner) < len(_CIRCLED_DIGITS):
            return _CIRCLED_DIGITS[int(inner)]
        return f"（{inner}）"
    pair = [each.strip() for each in arguments]
    if name == "o" and len(pair) == 2 and pair[0] in _SQUARES and pair[1] in _TICKED:
        return _TICKED[pair[1]]
    raised = [each for each in arguments if each.strip().startswith(_RAISED)]
    is_lowered = any(each.strip().startswith(_LOWERED) for each in arguments)
    if name == "o" and len(arguments) == 2 and len(raised) == 1 and not is_lowered:
        # A phonetic guide as Word wrote them before it had an element for them.
        arguments.remove(raised[0])
        return ruby_sentinel(arguments[0].strip(), raised[0].strip().removeprefix(_RAISED))
    options = match["options"].lower() if name == "s" else ""
    place = _RAISED if "\\up" in options else _LOWERED if "\\do" in options else ""
    return place + "".join(arguments)


def linear_formula(element: Element, depth: int = 0) -> str:
    """Return a formula in Office Math (ECMA-376, 22.1) on one line: ``a/b``, ``x^2``, ``√(a+b)``."""
    name = local_name(element)
    if name == "t":
        return element.text or ""
    if depth > MAX_FORMULA_DEPTH:
        return "".join(each.text or "" for each in descendants(element, "t"))

    def part(which: str) -> str:
        found = child(element, which)
        return "" if found is None else linear_formula(found, depth + 1)

    if name == "f":
        return f"{operand(part('num'))}/{operand(part('den'))}"
    if name in ("sSup", "sSub", "sSubSup"):
        return operand(part("e")) + _script("_", part("sub")) + _script("^", part("sup"))
    if name == "nary":
        sign = val(element, "naryPr", "chr") or "∫"
        return f"{sign}{_script('_', part('sub'))}{_script('^', part('sup'))} {part('e')}"
    if name == "rad":
        degree = part("deg")
        return f"{degree if degree != '2' else ''}√{operand(part('e'))}"
    if name == "d":
        begin, end = val(element, "dPr", "begChr"), val(element, "dPr", "endChr")
        inner = ", ".join(linear_formula(each, depth + 1) for each in element if local_name(each) == "e")
        return f"{'(' if begin is None else begin}{inner}{')' if end is None else end}"
    if name == "func":
        return f"{part('fName')} {part('e')}"
    if name in _JOINED:
        inner_name, between = _JOINED[name]
        return between.join(
            linear_formula(each, depth + 1) for each in element if local_name(each) == inner_name
        )
    return "".join(linear_formula(each, depth + 1) for each in element if not local_name(each).endswith("Pr"))


def _script(sign: str, text: str) -> str:
    return f"{sign}{operand(text)}" if text else ""
