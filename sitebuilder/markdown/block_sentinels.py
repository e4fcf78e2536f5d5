"""Paragraphs of a class of their own: signs before them that no source text has.

``normalise`` puts a sign before a paragraph, both ways of rendering make a class of it. The signs are
noncharacters of Unicode, as those of ``sentinels``.
"""

HANGING = "\ufdea"
"""Begins a paragraph whose number (``1、``, ``（1）``, ``第一条``) stands out before the lines after it."""

SIGNATURE = "\ufdeb"
"""Begins the unit and the date that end a notice, at the right."""

FENCE = "\ufdec"
"""Stands before fenced code in a list, a quotation or a box."""

RAW_HTML = "\ufded"
"""Stands before and after lines of raw HTML whose element goes on behind text in Markdown."""

PARAGRAPH_CLASSES = {HANGING: "hanging", SIGNATURE: "signature"}
"""The class of a paragraph by the sign that it begins with."""
