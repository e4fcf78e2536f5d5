"""Text that can be printed on a terminal: nothing in it moves the cursor, hides or reorders what it says.

And text that can be copied from there into a command.
"""

import os
import re

_UNPRINTABLE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Characters that garble a message or cannot be encoded: controls, marks that change the writing direction,
and the surrogates that stand for bytes that are not UTF-8 (PEP 383). Compiled on first use."""


def printable_path(path: str | os.PathLike[str]) -> str:
    """Return a path that can be printed and stored, with invisible characters and non-UTF-8 bytes escaped.

    ``\\n`` becomes ``\\x0a``, the byte FF ``\\xff``, the mark U+202E ``\\u202e``.
    """
    text = os.fspath(path)
    return text if text.isprintable() else re.sub(_UNPRINTABLE, _escape, text)


def printable_value(value: object) -> object:
    """Return a value of a sentence with its lines escaped as ``printable_path`` does, if it is a text."""
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    if not isinstance(value, str) or value.isprintable():
        return value
    return "\n".join(map(printable_path, value.split("\n")))


def is_printable_path(path: str) -> bool:
    """Return whether a path can be printed and stored as it is."""
    return path.isprintable() or re.search(_UNPRINTABLE, path) is None


def shell_word(text: str) -> str:
    """Return a printable text as one word of a command: in quotation marks if it has spaces or signs."""
    # The standard function would quote every name in Chinese.
    if text and re.search(r"[^\w@%+=:,./-]", text) is None:
        return text
    # Imported here: few problems name a command.
    from shlex import quote

    return quote(text)


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if 0xDC80 <= number <= 0xDCFF:
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
