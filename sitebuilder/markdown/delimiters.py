"""Words struck out (``~~x~~``, GFM 6.5) and marked (``==x==``): which signs are such a pair."""

STRIKETHROUGH = r"(?<!~)~~(?![\s~])(?!(?<=\d~~)\d)((?:[^~]|~(?!~))*[^\s~])~~(?!~)"
"""No pair of waves between numbers (``10~~20``): a range."""

HIGHLIGHT = r"(?<![A-Za-z0-9_=!<>])==(?![\s=])((?:[^=]|=(?!=))*[^\s=])==(?![A-Za-z0-9_=])"
"""No comparison (``a==b``): at its outer sides no word of ASCII stands."""
