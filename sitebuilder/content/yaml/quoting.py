"""Write text as quoted YAML scalars (YAML 1.2, 7.3)."""

import re
import unicodedata

from sitebuilder.content.yaml.item_signs import WIDE_SPACES
from sitebuilder.markdown.invisible import drop_unseen

_FORMAT = "Cf"
"""The category of characters that are not printed and yet shape a text, as joiners do in emoji."""


_NEVER_FIRST = ("@", "%", "`")
"""Signs with which no plain value begins (YAML 1.2, 5.3)."""


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


def colon_of_mapping(value: str) -> int | None:
    """Return the offset of a half-width colon that makes YAML begin a mapping in a plain value."""
    found = re.search(r":(?=\s|$)", value.partition(" #")[0])
    return found.start() if found else None


def value_behind_key(rest: str) -> str:
    """Return what stands after a key as one value, quoted if its first sign or a colon demands it."""
    value = rest.lstrip(f":： \t{WIDE_SPACES}").rstrip()
    is_plain = colon_of_mapping(value) is None and not value.startswith(_NEVER_FIRST)
    return value if is_plain else quote_scalar(value)


def in_single_quotes(quoted: str) -> str:
    """Return what stands in double quotation marks in single ones, in which a backslash is one."""
    inner = quoted[1:].partition('"')[0]
    return "'" + inner.replace("'", "''") + "'"
