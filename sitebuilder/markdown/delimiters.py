"""Expressions for paired delimiters: strikethrough (``~~x~~``, GFM 6.5) and highlight (``==x==``)."""

STRIKETHROUGH = r"(?<!~)~~(?![\s~])(?!(?<=\d~~)\d)((?:[^~]|~(?!~))*[^\s~])~~(?!~)"
"""Not between digits (``10~~20``), where it is a range."""

HIGHLIGHT = r"(?<![A-Za-z0-9_=!<>])==(?![\s=])((?:[^=]|=(?!=))*[^\s=])==(?![A-Za-z0-9_=])"
"""Not next to an ASCII word, where it is a comparison (``a==b``)."""
