"""JSON inside HTML."""

import json
from typing import Any


def json_for_script(value: Any) -> str:
    """Return JSON that is safe inside ``<script>``: ``<``, ``>`` and ``&`` as escapes (RFC 8259, 7)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
