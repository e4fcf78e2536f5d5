"""Operands of formulas on one line, as people type them: ``a/b``, ``(a+b)^2``."""

import re

MAX_FORMULA_DEPTH = 30
"""Nesting of a formula's parts; what is deeper is written as plain text."""

_ONE_WORD = re.compile(r"√?\w*|\([^()]*\)")


def operand(text: str) -> str:
    """Return a text as an operand: in brackets, unless it is one word or has them already."""
    text = text.strip()
    return text if _ONE_WORD.fullmatch(text) else f"({text})"
