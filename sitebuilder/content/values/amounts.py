"""Parse unambiguous numbers and fees as offices write them: 40人, 1,200, ¥380, 免费（有条件）."""

import re
from collections.abc import Collection
from decimal import Decimal

from sitebuilder.content.model.field_types import Fee
from sitebuilder.content.values.widths import to_half_width, without_mark_at_end
from sitebuilder.patterns import lazy_pattern

_GROUPED = lazy_pattern(r"[0-9]{1,3}(?:,[0-9]{3})+")
_DECIMAL = lazy_pattern(r"\+?(?:[0-9]{1,15}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})")
_INTEGER = lazy_pattern(r"(-?[0-9]{1,15})(?:\.0{1,6})?")
_TOTAL = lazy_pattern(r"^(?:总?共|共计|总计|合计)\s*")
_MAX_AMOUNT = 10**12
_FREE = lazy_pattern(r"(?:free|免[ ]?费|免收|不收费|全免)(.*?)[!。.]?", re.IGNORECASE | re.DOTALL)
_SUM = lazy_pattern(
    r"(?:人民币|RMB|CNY|[¥￥])?\s*([0-9.,+]+)\s*(万元?|元整|元|块)?\s*(.*)", re.IGNORECASE | re.DOTALL
)
_EACH = lazy_pattern(r"/\s*(?:每)?(人|位|名|期|班|次|学期|年)(.*)", re.DOTALL)
_EACH_BEFORE = lazy_pattern(r"每(人|位|名|期|班|次|学期|年)\s*(?=[0-9¥￥])")
_IN_BRACKETS = lazy_pattern(r"\s*\(([^()]*)\)\s*")
_AFTER_COMMA = lazy_pattern(r"\s*[,;，；]\s*(\S.*)", re.DOTALL)


def parse_int(text: str, units: Collection[str] = ()) -> int | None:
    """Parse a whole number, with or without one of the units (共24个学时); return None for anything else."""
    text = without_mark_at_end(to_half_width(text))
    unit = max((each for each in units if text.endswith(each)), key=len, default="")
    if unit:
        text = _TOTAL.sub("", text.removesuffix(unit).rstrip().removesuffix("个").rstrip())
    found = _INTEGER.fullmatch(_without_commas(text))
    return int(found[1]) if found else None


def parse_decimal(text: str) -> Decimal | None:
    """Parse a number with or without decimals (no exponent); return None for anything else."""
    text = _without_commas(to_half_width(text))
    number = Decimal(text) if _DECIMAL.fullmatch(text) else None
    return None if number is None or number > _MAX_AMOUNT else number


def parse_fee(text: str) -> tuple[Fee, str | None] | None:
    """Parse a fee into its amount in yuan (0 if free) and its note; return None if it is ambiguous."""
    narrow = without_mark_at_end(to_half_width(text))
    free = _FREE.fullmatch(narrow)
    if free:
        note = _note(free[1])
        return None if note is None else (Fee(Decimal(0)), note or None)
    before = _EACH_BEFORE.match(narrow)
    found = _SUM.fullmatch(narrow, before.end() if before else 0)
    amount = parse_decimal(found[1]) if found else None
    if found is None or amount is None:
        return None
    if found[2] in ("万元", "万"):
        amount *= 10_000
    each = before or _EACH.fullmatch(found[3])
    note = _note(each[2] if each and not before else found[3])
    if note is None:
        return None
    parts = (f"每{each[1]}" if each else "", note)
    return Fee(amount), "，".join(filter(None, parts)) or None


def _note(text: str) -> str | None:
    """Return the text in brackets or after a comma, "" for blank text, and None for anything else."""
    found = _IN_BRACKETS.fullmatch(text) or _AFTER_COMMA.fullmatch(text)
    if found:
        return found[1].strip()
    return None if text.strip() else ""


def _without_commas(text: str) -> str:
    integer, point, decimals = text.partition(".")
    return f"{integer.replace(',', '')}{point}{decimals}" if _GROUPED.fullmatch(integer) else text
