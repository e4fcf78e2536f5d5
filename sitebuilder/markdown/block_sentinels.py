"""Sentinels by which ``normalise`` marks blocks for both renderers.

They are noncharacters of Unicode, like those of ``sentinels``, which no source text contains. A sentinel
before a paragraph becomes its class.
"""

HANGING = "\ufdea"
"""Begins a paragraph with a hanging number (``1、``, ``（1）``, ``第一条``)."""

SIGNATURE = "\ufdeb"
"""Begins the signature of a notice: the unit and the date, set at the right."""

FENCE = "\ufdec"
"""Precedes fenced code in a list, a quotation or an admonition."""

RAW_HTML = "\ufded"
"""Encloses lines of raw HTML whose element continues after Markdown text."""

PARAGRAPH_CLASSES = {HANGING: "hanging", SIGNATURE: "signature"}
"""Maps the sentinel that begins a paragraph to the paragraph's class."""
