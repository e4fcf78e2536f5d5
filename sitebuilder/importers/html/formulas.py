"""Write formulas of web pages (MathML) on one line, or in TeX where the page has it beside them."""

import re
from collections.abc import Callable
from html import escape

from sitebuilder.importers.formula_text import MAX_FORMULA_DEPTH, operand
from sitebuilder.importers.html.nodes import Node, parse_fragment, text_of

_MATH = re.compile(r"<math\b[^<>]*>(?:(?!<math\b).)*?</math>", re.DOTALL | re.IGNORECASE)
_SCRIPTS = {"msup": "^", "msub": "_", "mover": "^", "munder": "_"}


def write_formulas(html: str) -> str:
    """Return a page in which each formula is an element that holds it as text (``data-formula``)."""
    return _MATH.sub(_written, html) if "<math" in html else html


def _written(match: re.Match[str]) -> str:
    root = parse_fragment(match[0])
    text = _annotation(root) or _linear(root, 0)
    return f'<span data-formula="{escape(" ".join(text.split()))}"></span>'


def _annotation(node: Node) -> str:
    """Return the formula in TeX that a page has for copying; an empty string if there is none."""
    if node.name == "annotation" and "tex" in node.get("encoding"):
        return text_of(node).strip()
    return next(filter(None, map(_annotation, node.elements)), "")


def _linear(node: Node, depth: int) -> str:
    if depth > MAX_FORMULA_DEPTH or not node.elements:
        return "" if node.name.startswith("annotation") else text_of(node).strip()
    parts = [_linear(each, depth + 1) for each in node.elements]
    writer = _WRITERS.get(node.name)
    if writer is not None and len(parts) > 1:
        return writer(parts)
    if node.name == "msqrt":
        return f"√{operand(''.join(parts))}"
    if node.name in _SCRIPTS and len(parts) > 1:
        return f"{operand(parts[0])}{_SCRIPTS[node.name]}{operand(parts[1])}"
    return "".join(parts)


_WRITERS: dict[str, Callable[[list[str]], str]] = {
    "mfrac": lambda parts: f"{operand(parts[0])}/{operand(parts[1])}",
    "mroot": lambda parts: f"{parts[1]}√{operand(parts[0])}",
    "msubsup": lambda parts: f"{operand(parts[0])}_{operand(parts[1])}^{operand(parts[-1])}",
}
