"""Lines that stand alone between others: a picture, an address, a number, a label, a fact."""

import re

from sitebuilder.patterns import lazy_pattern

PICTURE_OR_ADDRESS = lazy_pattern(
    r"[!！][\[［][^\]］\n]*[\]］][(（][^)）\n]*[)）](?:\{[^}\n]*\})?"
    r"|<?(?:https?://|www\.)[^\s<>]+>?|<img [^<>]*>"
)
"""A picture or an address on its own line."""

_CONTACT = lazy_pattern(r"\+?[0-9][0-9 ()-]{6,}(?:[（(][^\n（）()]{1,30}[）)])?|[\w.+-]+@[A-Za-z0-9.-]+")
"""A telephone number or the like, or a mail address, on its own line."""

_ORNAMENT = lazy_pattern(r"([^\w\s#])\1{3,}|…{1,3}|--")
"""A line of one sign: ``……``, ``～～～～～``, or the one above the signature of a mail."""

_PICTOGRAPH = lazy_pattern("[\u2600-\u27bf\U0001f300-\U0001faff]")
"""A sign that people set before a line: ``📞``, ``✔``."""

_NUMBER_ALONE = lazy_pattern("[0-9０-９]{1,4}[.．、)）]?")
"""The number of what stands below it, a year, or the number of a page."""

_TITLE = lazy_pattern(r"【[^【】\n]{1,30}】|(\*\*|__)(?=\S)[^*_\n]{1,30}(?<=\S)\1")
"""Words in the brackets or the bold type of a title."""

_SYMBOLS = lazy_pattern(r"[^\w!-/:-@\[-`{-~“”‘’…—·\u3000-\u303f\uff00-\uffef]+")
"""A line of pictographs: ``⬇️⬇️⬇️``."""

_SPREADSHEET = lazy_pattern(r"=[A-Z$(+-][^\u3400-\u9fff]*")
"""A formula as a spreadsheet shows it: ``=SUM(A1:A10)``."""

_MATHS = r"A-Za-z0-9Α-ω₀-₉⁰¹²³⁴-⁹.,，:+*/×÷·^%‰°℃Ω√∑π∠△⊥()（）\[\]±~～\\_-"
_RELATION = lazy_pattern(
    rf"(?![^\n]*(?:[A-Za-z]{{7}}|<[A-Za-z/][^<>\n]*>))[{_MATHS}]{{1,40}}[=≈≠<>≤≥→][=≈≠<>≤≥→↑↓{_MATHS}]{{1,80}}[;；。]?"
)
"""An equation of short names and numbers: ``I=U/R=5A``, ``-1<x<1``, ``R=220/0.45≈489(Ω)``."""

_CHOICES = lazy_pattern(r"[（(]?[A-H](?:[．、)）]|\.(?![A-Z]\.))[ \u3000]*\S.*")
"""An answer to choose, or several side by side: ``A．SMAW　　B．GMAW``."""

_FRAMED = lazy_pattern(r"([—–~～=＝·•▼▲◆★☆…-]{2,30}|[▼▲◆★☆]) ?[^\W_][^\n]* ?\1|-[^\W\d_]{2,10}-")
"""Words between the same signs: ``——END——``."""

_WORDS = lazy_pattern(r"[^\s<]\S* +\S")
"""More than one word, and no tag."""

_DATUM_SIGN = lazy_pattern(r"[0-9@=+/]|\A[A-Z]{2,}\Z|\A%\Z")
_LATIN_WORD = lazy_pattern(r"(?:\A|(?<=[\s(\"']))[a-z]{2,}(?=[,.;:!?)\"']*(?:\s|\Z))")
_MAX_DATUM = 60

LABELLED = lazy_pattern(r"[A-Za-z][A-Za-z0-9. -]{0,14}(?:：[ ]*\S|:[ ]*[0-9]).*")
"""A label and what it stands for (``QQ：12345``, ``Tel:0758-1234567``)."""

_SEPARATE = (_SPREADSHEET, PICTURE_OR_ADDRESS, _CONTACT, _RELATION, _CHOICES, LABELLED)
"""Lines that no other line goes on with."""

_CONTACT_LABEL = lazy_pattern(
    r"(?:contact(?: us)?|tel|phone|mobile|fax|e-?mail|web(?:site)?|wechat|qq|addr(?:ess)?)\.?"
    r"[ ]?[:：][ ]*\S.*",
    re.IGNORECASE,
)


def is_contact(text: str) -> bool:
    """Return whether a line says by its label how to reach somebody: ``Tel: +86-758-1234567``."""
    return _CONTACT_LABEL.fullmatch(text) is not None


_SALUTATION = lazy_pattern(
    "[ \u3000]*(?:(?:尊敬的|亲爱的|各位)[\u3400-\u9fff]{2,8}|[\u3400-\u9fff]{0,4}[你您]好"
    "|[\u3400-\u9fff]{1,3}(?:老师|主任|经理|校长|院长|主席|书记|师傅|先生|女士|同学|同志)们?)，"
)
_FAREWELL = lazy_pattern("[ \u3000]*(?:[顺恭谨敬]?祝[\u3400-\u9fff]{2,10}|此致)，")
_SENDER = lazy_pattern("[ \u3000]*[\u3400-\u9fff·（）]{2,12}[ \u3000]*")


def is_part_of_letter(before: str, after: str) -> bool:
    """Return whether a line is a salutation, or a wish above its sender: neither goes on after its comma."""
    is_farewell = _FAREWELL.fullmatch(before) is not None and _SENDER.fullmatch(after) is not None
    return is_farewell or _SALUTATION.fullmatch(before) is not None


_LETTER = lazy_pattern(r" *([A-Za-z])[.)、．）][ \u3000]*\S")


def has_next_letter(before: str, after: str) -> bool:
    """Return whether two lines begin with letters that follow each other: ``A. Safety``, ``B. Welding``."""
    first, second = _LETTER.match(before), _LETTER.match(after)
    return first is not None and second is not None and ord(second[1]) == ord(first[1]) + 1


def is_separate_line(text: str) -> bool:
    """Return whether a non-Chinese line next to a Chinese one is a line of its own, not a wrapped word."""
    return (
        _WORDS.match(text) is not None
        or any(sign.fullmatch(text) for sign in _SEPARATE)
        or is_contact(text)
        or is_title_or_ornament(text)
    )


def is_number_alone(text: str) -> bool:
    """Return whether a line is a number and nothing else."""
    return _NUMBER_ALONE.fullmatch(text) is not None


def is_title(text: str) -> bool:
    """Return whether a line is a title: in brackets or bold type, or between the same signs."""
    # Most lines begin with a word.
    if text[:1].isalnum():
        return False
    return _TITLE.fullmatch(text) is not None or _FRAMED.fullmatch(text) is not None


def is_title_or_ornament(text: str) -> bool:
    """Return whether a line is a title, or made of signs, or begins with a pictograph."""
    return (
        _PICTOGRAPH.match(text) is not None
        or _ORNAMENT.fullmatch(text) is not None
        or _SYMBOLS.fullmatch(text) is not None
        or is_title(text)
    )


def is_datum(text: str) -> bool:
    """Return whether a line without Chinese is no prose: ``M8``, ``R=5Ω``, ``GB 5083-1999``, an address."""
    text = text.strip()
    return (
        0 < len(text) < _MAX_DATUM
        and text[0] != "<"
        and _DATUM_SIGN.search(text) is not None
        and _LATIN_WORD.search(text) is None
    )
