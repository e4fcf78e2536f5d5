"""Telephone numbers and mail addresses: which may become links, and their URLs."""

import re
import unicodedata

from sitebuilder.content.values.widths import strip_quotes
from sitebuilder.patterns import lazy_pattern

_MAIL = lazy_pattern(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MAX_MAIL = 254
"""Maximum length of a mail address (RFC 5321, 4.5.3.1.3, without the angle brackets)."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_PHONE = lazy_pattern(r"(\+?)([0-9()\s-]+?)(?:\s*(?:转|分机|;ext=|ext\.?|x)\s*([0-9]{1,6}))?", re.IGNORECASE)
_MAX_DIGITS = 15
"""Maximum number of digits of a telephone number (ITU-T E.164)."""

_BETWEEN_PHONES = lazy_pattern(r"\s*[/／、,，;；|｜或]\s*")
_CALLED_FROM_ANYWHERE = lazy_pattern(r"tel:(?:\+|0|1[3-9]|[48]00)[0-9-]{7,}(?:;ext=[0-9]+)?")


def mail_url(text: str) -> str | None:
    """Return the ``mailto:`` URL of a mail address (RFC 6068); None if the text is not plainly one.

    A Chinese keyboard may have typed it in full width: ``office＠example.org``.
    """
    address = unicodedata.normalize("NFKC", strip_quotes(text)).strip()
    return f"mailto:{address}" if is_mail_address(address) else None


def is_mail_address(text: str) -> bool:
    """Return whether a text is a single plain mail address."""
    return len(text) <= _MAX_MAIL and _MAIL.fullmatch(text) is not None


def phone_numbers(text: str) -> tuple[str, ...]:
    """Return the telephone numbers that a text lists, or the text alone.

    ``0758-1234567/1234568`` is one text: the second number lacks its area code.
    """
    parts = tuple(_BETWEEN_PHONES.split(strip_quotes(text).strip()))
    return parts if all(_CALLED_FROM_ANYWHERE.fullmatch(phone_url(each) or "") for each in parts) else (text,)


def phone_url(text: str) -> str | None:
    """Return the ``tel:`` URL of a telephone number (RFC 3966); None if the text is not plainly one.

    Offices write ``0758-1234567``, ``（0758）123 4567``, ``+86 758 1234567`` and ``0758—1234567转801``.
    """
    if len(text) > 4 * _MAX_DIGITS:
        return None
    found = _PHONE.fullmatch(unicodedata.normalize("NFKC", strip_quotes(text)).translate(_DASHES).strip())
    if found is None:
        return None
    plus, number, extension = found.groups()
    hyphenated = re.sub(r"-{2,}", "-", re.sub(r"[()\s]+", "", number)).strip("-")
    digits = hyphenated.replace("-", "")
    if not 3 <= len(digits) <= _MAX_DIGITS:
        return None
    return f"tel:{plus}{hyphenated}" + (f";ext={extension}" if extension else "")
