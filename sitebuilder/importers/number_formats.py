"""Format numbers as Word does in lists (ECMA-376, 17.18.59): 1, 一, 壹, ①, a, iv, 甲…"""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _ZODIAC = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def format_number(number: int, name: str) -> str:
    """Format a number by the name of a format in Word's files; an unknown one gives digits."""
    formatter = _FORMATS.get(name)
    return formatter(number) if formatter is not None and 0 < number < 10_000 else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def _letters(number: int) -> str:
    """Return a, b, … z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _counting(number: int, digits: str, units: tuple[str, str, str], zero: str, *, is_bare: bool) -> str:
    """Return a number in Chinese counting: 十二, 一百零五; ``is_bare`` omits the one of 一十."""
    written, has_gap = "", False
    for power, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = number // power % 10
        if digit:
            written += (zero if has_gap and written else "") + digits[digit] + unit
            has_gap = False
        else:
            has_gap = True
    return written[1:] if is_bare and 10 <= number < 20 else written


def _chinese(zero: str) -> Callable[[int], str]:
    return lambda number: _counting(number, _DIGITS, ("十", "百", "千"), zero, is_bare=True)


def _legal(number: int) -> str:
    return _counting(number, _LEGAL, ("拾", "佰", "仟"), "零", is_bare=False)


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _consecutive(first: str, most: int) -> Callable[[int], str]:
    """Return a format of consecutive Unicode characters; numbers above ``most`` give digits."""
    return lambda number: chr(ord(first) + number - 1) if number <= most else str(number)


def _circled(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    if number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if number <= 50 else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda number: f"{number:02}",
    "chineseCounting": _chinese("〇"),
    "chineseCountingThousand": _chinese("零"),
    "taiwaneseCounting": _chinese("〇"),
    "taiwaneseCountingThousand": _chinese("零"),
    "japaneseCounting": _chinese("零"),
    "chineseLegalSimplified": _legal,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_ZODIAC),
    "ideographEnclosedCircle": _consecutive("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _consecutive("⑴", 20),
    "decimalEnclosedFullstop": _consecutive("⒈", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
}
