"""Telephone numbers and mail addresses: which of them may become links, and to where."""

import re
import unicodedata

_MAIL = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MAX_MAIL = 254
"""RFC 5321, 4.5.3.1.3, without the angle brackets."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
_PHONE = re.compile(r"(\+?)([0-9()\s-]+?)(?:\s*(?:转|分机|;ext=|ext\.?|x)\s*([0-9]{1,6}))?", re.IGNORECASE)
_MAX_DIGITS = 15
"""ITU-T E.164."""


def mail_url(text: str) -> str | None:
    """Return the link to a mail address (RFC 6068); None for a text that is not plainly one."""
    return f"mailto:{text}" if is_mail_address(text) else None


def is_mail_address(text: str) -> bool:
    """Tell whether a text is one plain mail address."""
    return len(text) <= _MAX_MAIL and _MAIL.fullmatch(text) is not None


def phone_url(text: str) -> str | None:
    """Return the link to a telephone number (RFC 3966); None for a text that is not plainly one.

    Offices write ``0758-1234567``, ``（0758）123 4567``, ``+86 758 1234567`` and ``0758—1234567转801``.
    """
    if len(text) > 4 * _MAX_DIGITS:
        return None
    found = _PHONE.fullmatch(unicodedata.normalize("NFKC", text).translate(_DASHES).strip())
    if found is None:
        return None
    plus, number, extension = found.groups()
    written = re.sub(r"-{2,}", "-", re.sub(r"[()\s]+", "", number)).strip("-")
    digits = written.replace("-", "")
    if not 3 <= len(digits) <= _MAX_DIGITS:
        return None
    return f"tel:{plus}{written}" + (f";ext={extension}" if extension else "")
