"""Write text as quoted YAML scalars (YAML 1.2, 7.3)."""

import unicodedata

from sitebuilder.markdown.invisible import drop_unseen

_FORMAT = "Cf"
"""The category of characters that are not printed and yet shape a text, as joiners do in emoji."""


def double_quoted(text: str) -> str:
    """Return any text as a double-quoted scalar on one line, without characters that nobody sees."""
    printable = "".join(letter if _is_written(letter) else " " for letter in text)
    escaped = " ".join(drop_unseen(printable).split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _is_written(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == _FORMAT


def quote_scalar(value: str) -> str:
    """Return a value of one line in the quotation marks that need least escaping."""
    value = value.strip()
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def in_single_quotes(quoted: str) -> str:
    """Return what stands in double quotation marks in single ones, in which a backslash is one."""
    inner = quoted[1:].partition('"')[0]
    return "'" + inner.replace("'", "''") + "'"
