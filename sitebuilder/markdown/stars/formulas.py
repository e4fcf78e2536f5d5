"""Stars that multiply (``V=a*b*c``, ``长*宽*高``, ``总价=单价*数量``)."""

import re
from collections.abc import Iterator, Sequence

from sitebuilder.markdown.code_spans import blank_code_and_targets
from sitebuilder.patterns import lazy_pattern

STARS = lazy_pattern(r"\*+")
"""Stars beside each other."""

HAN = "[\u3400-\u9fff]"
"""A Han character of a name, a factor or a code."""

_FACTOR = r"(?:[A-Za-z][A-Za-z0-9]{0,3}|[0-9.]{1,9}[a-z]{0,2})"
_NAMED_FACTOR = r"(?:[\u3400-\u9fff]|[A-Za-z0-9]){1,8}"

_FORMULA = lazy_pattern(
    rf"(?<![A-Za-z0-9_*\\]){_FACTOR}(?:\*{_FACTOR}){{2,20}}(?![A-Za-z0-9_*])"
    r"|(?<![\u3400-\u9fff*\\])[\u3400-\u9fff](?:\*[\u3400-\u9fff]){2,20}(?![\u3400-\u9fff*])"
    rf"|(?<=[=＝]){_NAMED_FACTOR}(?:\*{_NAMED_FACTOR}){{2,4}}(?![A-Za-z0-9_*\u3400-\u9fff])"
    rf"|(?<![A-Za-z0-9_*\\\u3400-\u9fff]){_NAMED_FACTOR}(?:\*{_NAMED_FACTOR}){{2,4}}(?=[=＝])"
)
"""Three factors or more: short Latin ones, single Han characters, or words beside an equals sign."""

_WITHIN_WORDS = lazy_pattern(r"[\w.]\*[\w.]")
"""Without a match there is no formula: that one takes a thirtieth of an edit to compile, and most bold words
are none."""

_OPERAND = r"(?:[^\W_][\w.%$:]{0,11}\([^()*\n]{0,30}\)|\([^()*\n]{1,30}\)|[\w.%$:]{1,12})"

_EXPRESSION = lazy_pattern(rf"(?<![\w*\\]){_OPERAND}(?:[*+/×÷=＝-]{_OPERAND}){{2,12}}(?![\w*])")
"""Operands with signs between them; a formula if it has an equals sign, or if all operands are Chinese."""

_EQUATION = lazy_pattern(rf"[=＝]{_OPERAND}(?:[*+/×÷-]{_OPERAND}){{1,12}}(?![\w*])")
"""What an equals sign stands before, however long the words on its other side."""

_MAX_STARS = 40
_OPERATORS = "+/×÷=＝-"
_LATIN = r"A-Za-z0-9\u0370-\u03ff\u2126"

_PRODUCT = lazy_pattern(
    rf"\*(?<=[{_LATIN})\]%$°℃²³]\*)(?=[{_LATIN}√(\[$])|\*(?<=[^\W_]\*|[)）℃%”》」】]\*)(?=[0-9])"
)
"""A star between letters, numbers or brackets, or before a number."""


def all_multiply(lines: Sequence[str]) -> bool:
    """Return whether each star of several lines stands between factors (``S=a*b`` above ``P=2*(a+b)``)."""
    starred = [line for line in lines if "*" in line]
    return len(starred) > 1 and all(line.count("*") == len(_multiplying(line)) for line in starred)


def may_be_factor(text: str, start: int, end: int) -> bool:
    """Return whether words between two stars, of which only the offsets are given, may be a factor."""
    before, after = text[max(0, start - 2) : start - 1], text[end + 1 : end + 2]
    if not (_is_operand(before) and _is_operand(after)):
        return False
    first, last = text[start : start + 1], text[end - 1 : end]
    if end - start == 1 or f"{before}{first}{last}{after}".isascii():
        return True
    if first.isdigit() and after.isdigit():
        return True
    line_start = text.rfind("\n", 0, start) + 1
    nearby = text[max(line_start, start - 40) : end + 40].partition("\n")[0]
    return any(sign in nearby for sign in _OPERATORS)


def is_in_formula(text: str, start: int, end: int) -> bool:
    """Return whether words between two stars, of which only the offsets are given, may stand in a formula."""
    if not may_be_factor(text, start, end):
        return False
    after = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : after if after >= 0 else len(text)]
    # Asked for each pair: a line with many is left to the library, which looks at it once.
    return line.count("*") > _MAX_STARS or any(True for _ in formula_stars(blank_code_and_targets(line)))


def _is_operand(sign: str) -> bool:
    return sign.isalnum() or (sign != "" and sign in "()（）[]℃%$√°”》」】")


def formula_stars(text: str) -> Iterator[int]:
    """Yield the stars of formulas in a line, or all of its single stars if each multiplies."""
    singles = sum(len(run[0]) if len(run[0]) != 2 else 0 for run in STARS.finditer(text))
    stars = _multiplying(text)
    if stars and len(stars) == singles and "](" not in text:
        yield from stars
        return
    formulas = [match.span() for match in _FORMULA.finditer(text)] if _WITHIN_WORDS.search(text) else []
    formulas += [match.span() for match in _EXPRESSION.finditer(text) if _is_formula(match[0])]
    for start, end in formulas:
        yield from (at for at in range(start, end) if text[at] == "*")


def _multiplying(text: str) -> list[int]:
    """Return the offsets of single stars between factors or in equations (``总价=单价*数量``)."""
    stars = {match.start() for match in _PRODUCT.finditer(text)}
    if "=" in text or "＝" in text:
        spans = [match.span() for match in _EQUATION.finditer(text)]
        spans += [match.span() for match in _EXPRESSION.finditer(text) if re.search("[=＝]", match[0])]
        stars.update(at for start, end in spans for at in range(start, end) if text[at] == "*")
    return sorted(stars)


def _is_formula(expression: str) -> bool:
    if expression.count("*") < 2:
        return False
    if "=" in expression or "＝" in expression:
        return True
    words = re.sub(r"[*+/×÷()-]", "", expression)
    if re.fullmatch(f"{HAN}+", words):
        return any(sign in expression for sign in _OPERATORS)
    # With numbers each star has a term of its own: ``3*学时+2*学分``, and not ``共*3*天``.
    between = expression.split("*")[1:-1]
    return re.fullmatch(f"(?:{HAN}|[0-9.])+", words) is not None and all("+" in term for term in between)
