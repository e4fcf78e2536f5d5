"""JSON embedded in HTML."""

from typing import Any

import msgspec


def json_for_script(value: Any) -> str:
    """Return JSON that is safe inside ``<script>``: ``<``, ``>`` and ``&`` are escaped (RFC 8259, 7)."""
    text = msgspec.json.encode(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
