"""Encoders for outputs that need no template: calendars, JSON and plain text."""

from typing import Any

import msgspec


def encode(encoder: str, value: Any) -> bytes:
    """Encode a value with the encoder of a name.

    Raises:
        KeyError: there is no such encoder (a bug).
    """
    return ENCODERS[encoder](value)


def _json(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=1) + b"\n"


def _text(value: str) -> bytes:
    return value.encode()


def _calendar(value: Any) -> bytes:
    # Imported here: a site without dates needs no calendar library.
    from sitebuilder.formats.icalendar import encode_calendar

    return encode_calendar(value)


ENCODERS = {"json": _json, "text": _text, "calendar": _calendar}
