"""JSON embedded in HTML."""

from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder()


def json_for_script(value: Any) -> str:
    """Return JSON that is safe inside ``<script>``: ``<``, ``>`` and ``&`` are escaped (RFC 8259, 7)."""
    text = _ENCODER.encode(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
