"""Protects less-than signs, ampersands, backslashes, asterisks and underscores that are plain text.

Each is replaced by a single noncharacter, so that no offset changes; in code it is restored all the same.
"""

import re

from sitebuilder.markdown.file_extensions import EXTENSIONS
from sitebuilder.markdown.less_than import LESS_THAN, protect_less_than
from sitebuilder.patterns import lazy_pattern

AMPERSAND = "\ufdd5"
"""Stands for an ampersand that is text."""

PRODUCT = "\ufdd6"
"""Stands for an asterisk between numbers (``600*400mm``), which multiplies them and begins no emphasis."""

UNDERSCORE = "\ufdd7"
"""Stands for an underscore of a name in code (``__init__.py``) or of a form, which begins no emphasis."""

BACKSLASH = "\ufdee"
"""Stands for a backslash before a tag in a raw HTML block, where it escapes nothing (CommonMark 4.6)."""

PRODUCT_SIGN = lazy_pattern(r"\*(?:(?<=[0-9)）]\*)|(?<=[0-9]m\*)|(?<=[0-9][mck][mg]\*))(?=[0-9])")
"""An asterisk after a number, with or without a unit, and before another number."""

_ADDRESS = r"\]\([^()\n]*\)|(?:https?://|www\.)\S+"
_PRODUCT_OR_ADDRESS = lazy_pattern(rf"{_ADDRESS}|(?P<product>{PRODUCT_SIGN.pattern})")
_NO_FACTOR_BEFORE = r"(?<![A-Za-z0-9_.])(?<![0-9.]\*)(?<![0-9.][a-z]\*)(?<![0-9.][a-z]{2}\*)"
_FACTORS_OR_ADDRESS = lazy_pattern(
    rf"{_ADDRESS}|(?P<factors>{_NO_FACTOR_BEFORE}[0-9.]{{1,9}}[a-z]{{0,2}}(?:\*[0-9.]{{1,9}}[a-z]{{0,2}}){{2,}}(?![*A-Za-z0-9_]))"
)
_SINGLE_ASTERISK = lazy_pattern(r"(?<![*\\])\*(?![*\s])|(?<![*\\\s])\*(?!\*)")
_INVALID_REFERENCE = lazy_pattern("&#(?!(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F])")
_CODE_NAMES = (
    "all|author|call|class|cplusplus|del|dict|dirname|doc|enter|eq|exit|file|func|future|get|getattr|getitem"
    "|hash|import|init|iter|len|main|module|name|new|next|package|path|post_init|proto|pycache|repr|set|setattr"
    "|setitem|slots|str|version"
)
_CODE_NAME = lazy_pattern(
    r"\]\([^()\n]*\)|(?:https?://|www\.)[!-~]+"
    r"|(?<![\\_A-Za-z0-9])__(?:"
    rf"(?:{_CODE_NAMES}|FILE|LINE|DATE|TIME)"
    r"|(?<=[A-Za-z0-9)\]][./]__)[A-Za-z][A-Za-z0-9]*+(?:_[A-Za-z0-9]++)*+"
    r"|[A-Za-z][A-Za-z0-9]*+(?:_[A-Za-z0-9]++)*+(?=__(?:[./][A-Za-z0-9_*]|\([\x00-\x7f])))"
    r"__(?![_A-Za-z0-9])"
)
"""An address, or a name between double underscores: one that Python, C or JavaScript uses, after or before a
dot or slash, or before a parenthesis."""

_BLANK_TO_FILL = lazy_pattern(
    r"(?=_)(?:(?<=[^\s_\\])(?<!\]\()_{4,}(?![A-Za-z0-9])|(?<![A-Za-z0-9_\\])_{4,}(?=[ ]*[^\s_])"
    r"|(?<=[：:])_{2,3}(?=[，；。、])|(?<=[：:])_{3}(?=[（(]))"
)
"""Underscores of a form on which something is written (``姓名：____``), not a thematic break."""


_BETWEEN_SIGNS = lazy_pattern(
    r"(?:https?://|www\.)[!-~]+"
    r"|_(?:(?<=[\]】）)}>》」』”›]_)(?=[\[【（({<《「『“‹])|(?<=([^\w\s*~`\\()\[\]{}])_)(?=\1)"
    r"|(?<=[（(“‘「『【]_)(?=[）)”’」』】])|(?<=[：:，,；;\s]_)(?=、))"
)
"""An address, or an underscore that begins no emphasis.

It stands between placeholders of a file's name (``【班级】_【姓名】_【日期】``), between the same two signs,
as in a face (``^_^``, ``(∩_∩)``), alone in brackets or quotation marks, where a text tells of it
(``下划线（_）``), or first in a list of signs (``：_、-``).
"""


_END_OF_NAME = lazy_pattern(
    rf"\]\([^()\n]*\)|(?:https?://|www\.)[!-~]+|(?<=[^\s_])_{{1,2}}(?=\.(?:{EXTENSIONS})(?![A-Za-z0-9]))",
    re.IGNORECASE,
)
"""An address, or underscores before the extension of a file (``_草稿_.docx``), which end no emphasis."""

_SIGNS_OF_KEYS = lazy_pattern(r"(?=[^\w\s]{0,30}?(?:[@#$%^]{3}|:\*\?))[!-/:-@\[-`{-~]{4,}")
"""Signs of a keyboard side by side, as for passwords (``!@#$%^&*_``) or names of files (``\\/:*?"<>|``)."""

_SIGN_OF_KEY = lazy_pattern(r"\A\*\*+|\*\*+\Z|\\[*_\\|]|[*_\\]")
"""A sign that may be markup; those of bold words around all, and one that is escaped (by ``normalise``, in a
cell), stay as they are."""

_STAND_INS = {"*": PRODUCT, "_": UNDERSCORE, "\\": BACKSLASH}


def protect_literals(text: str) -> str:
    """Replace each less-than sign that begins no markup with ``LESS_THAN``.

    In ``&#`` without a number the ampersand becomes ``AMPERSAND``: it confuses Python-Markdown. An asterisk
    that multiplies becomes ``PRODUCT``, an underscore of a name in code, between brackets or in a face
    ``UNDERSCORE``.
    """
    if ("$" in text and ("#$" in text or "$%" in text)) or ("?" in text and ":*?" in text):
        text = _SIGNS_OF_KEYS.sub(_protect_keys, text)
    if "__" in text:
        text = _CODE_NAME.sub(_protect_name, text)
        text = _BLANK_TO_FILL.sub(lambda match: UNDERSCORE * len(match[0]), text)
    if "_" in text:
        text = _BETWEEN_SIGNS.sub(lambda match: UNDERSCORE if match[0] == "_" else match[0], text)
    if "_." in text:
        text = _END_OF_NAME.sub(_protect_end, text)
    if "*" in text and PRODUCT_SIGN.search(text):
        text = "\n".join(map(_protect_products, text.split("\n")))
    if "&#" in text:
        text = _INVALID_REFERENCE.sub(f"{AMPERSAND}#", text)
    return protect_less_than(text) if "<" in text else text


def _protect_keys(match: re.Match[str]) -> str:
    return _SIGN_OF_KEY.sub(lambda sign: _STAND_INS.get(sign[0], sign[0]), match[0])


def _protect_end(match: re.Match[str]) -> str:
    return UNDERSCORE * len(match[0]) if match[0].startswith("_") else match[0]


def _protect_name(match: re.Match[str]) -> str:
    return match[0].replace("_", UNDERSCORE) if match[0].startswith("__") else match[0]


def _protect_products(line: str) -> str:
    """Replace asterisks between numbers, unless one may belong to a single asterisk elsewhere on the line.

    Three factors in a row are certain.
    """
    if "*" not in line:
        return line
    line = _FACTORS_OR_ADDRESS.sub(
        lambda match: match[0].replace("*", PRODUCT if match["factors"] else "*"), line
    )
    protected = _PRODUCT_OR_ADDRESS.sub(lambda match: PRODUCT if match["product"] else match[0], line)
    return line if len(_SINGLE_ASTERISK.findall(protected)) % 2 else protected


def escape_literals(html: str) -> str:
    """Return HTML with the protected characters as entities."""
    html = html.replace(LESS_THAN, "&lt;").replace(AMPERSAND, "&amp;")
    return html.replace(PRODUCT, "*").replace(UNDERSCORE, "_").replace(BACKSLASH, "\\")


def restore_literals(text: str) -> str:
    """Return a text with the protected characters as they were written."""
    text = text.replace(LESS_THAN, "<").replace(AMPERSAND, "&")
    return text.replace(PRODUCT, "*").replace(UNDERSCORE, "_").replace(BACKSLASH, "\\")
