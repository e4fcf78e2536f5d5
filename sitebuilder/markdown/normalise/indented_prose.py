"""What indented lines are: prose and Markdown, which typists indent, or a program, which is code."""

from sitebuilder.markdown.normalise.chinese import HAN, begins_with_number
from sitebuilder.markdown.normalise.lines import Part
from sitebuilder.markdown.normalise.single_lines import is_contact
from sitebuilder.patterns import lazy_pattern

_SYMBOL = "(?:—{2,3}|[^\x00-\x7f\\w\\s\u2500-\u259f]\ufe0f?)[ \u3000]*"
_PROSE = lazy_pattern(f" *(?:{_SYMBOL})?[\u3400-\u9fff“‘《〈（【「『]")
_AFTER_SYMBOL = lazy_pattern(f" *{_SYMBOL}[\u3400-\u9fff]")
_SIGNED = lazy_pattern(
    r" *(?:\*\*(?=[\u3400-\u9fff“《【])[^*\n]+\*\*|\[(?=[^\[\]\n]*[\u3400-\u9fff]{2})[^\[\]\n]+\]\([^()\s]+\)"
    r"|[0-9]{1,2}[:：][0-9]{2}(?![0-9])[0-9:：~～—– -]*[\u3400-\u9fff])"
)
"""Bold words, a link, or what is at a time of the day, at the beginning of a line."""

_SENTENCE = lazy_pattern("[，。；：！？、]")
_STOPS = ("。", "！", "？", "；")
_ITEM = lazy_pattern(r" *[-+*] +\S")
_LABEL = lazy_pattern(r" *(?:[A-Z][^：]*|\S+)：")
"""``CAD：`` or ``PLC 课：``, and not ``git commit -m 修复：``."""

_VERSE = lazy_pattern("[0-9\u3400-\u9fff\u2010-\u2027\u3000-\u303f\uff00-\uff0f\uff1a-\uff20 ]+")
"""A line of nothing but Han, digits and Chinese marks."""

_FEWEST_VERSES = 2

_FIGURES = lazy_pattern(r"[0-9\s.,%:：/~～—-]+")
"""A line of figures alone, such as a row of a table or a telephone number."""

OWN_MARKUP = lazy_pattern(
    r" *(?:!\[[^\]\n]*\]\([^()\n]+\)"
    r"|#{2,6} *(?=[^#\s])[^\n]*?[\u3400-\u9fff]|> *[^\n]*?[\u3400-\u9fff]"
    r"|\|(?=[^\n]*[\u3400-\u9fff]|[-:| ]+\Z|[0-9.,| ]+\Z)[^\n]*\| *\Z)"
)
"""A line of Markdown itself: a picture, a heading, a quotation or a row of a table."""

_PROGRAM = lazy_pattern(r"[{}=;<>|\\│├└─]|(?:\A|\s)(?:#|//|--|\$ )|[A-Za-z_]\(|\A *- ")
"""What lines have that are those of a program, a command or a drawing."""


_TARGET = lazy_pattern(r"\]\([^()\s]+\)")
"""The target of a link, whose signs are those of an address."""


def is_prose(part: Part, texts: list[str]) -> bool:
    """Return whether indented lines are prose: all are Chinese or figures and begin so, or no program.

    One that begins with Latin letters has a Chinese colon or stop. Below ``软件有：`` any words may stand.
    Several lines without a mark are prose only if others of the text were, if all are those of a poem, or if
    all begin with a sign.
    Below such others all lines are that are none of a program (``    3月9日 8:00``).
    """
    is_below_prose = "indented-prose" in part.reading.told_once
    if is_below_prose and all(map(_is_below_prose, texts)):
        return True
    is_marked = (
        is_below_prose
        or any(_SENTENCE.search(text) or _SIGNED.match(text) for text in texts)
        or all(map(_has_sign, texts))
    )
    is_verse = len(texts) >= _FEWEST_VERSES and all(map(_VERSE.fullmatch, texts))
    if not HAN.search(texts[0]) or not (is_marked or len(texts) == 1 or is_verse):
        return False
    if texts[0].rstrip().endswith("："):
        texts = [texts[0], *(text for text in texts[1:] if not _ITEM.match(text))]
    if not all(HAN.search(text) or _FIGURES.fullmatch(text) for text in texts):
        return False
    if all(_begins_prose(text) for text in texts):
        return True
    is_chinese_text = any(
        _begins_prose(text) or _SIGNED.match(text) or _LABEL.match(text) or text.rstrip().endswith(_STOPS)
        for text in texts
    )
    return is_chinese_text and not any(_PROGRAM.search(_TARGET.sub("", text)) for text in texts)


def _begins_prose(text: str) -> bool:
    return _PROSE.match(text) is not None or begins_with_number(text)


def _has_sign(text: str) -> bool:
    """Return whether no line of a program begins so: with a symbol or the number of a paragraph."""
    return _AFTER_SYMBOL.match(text) is not None or begins_with_number(text)


def _is_below_prose(text: str) -> bool:
    """Return whether a line below indented prose is prose too: Chinese, figures, or how to reach somebody."""
    if _FIGURES.fullmatch(text) is not None or is_contact(text.strip()):
        return True
    return HAN.search(text) is not None and _PROGRAM.search(text) is None
