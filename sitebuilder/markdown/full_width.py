"""The full-width characters of a Chinese keyboard."""

HALF_WIDTH = {number: number - 0xFEE0 for number in range(0xFF01, 0xFF5F)}
"""Maps the full-width forms of ASCII (Unicode, U+FF01 to U+FF5E) to it, for ``str.translate``."""
