"""Formulas between single dollars that have nothing else of TeX, so that they look like words."""

from sitebuilder.patterns import lazy_pattern

_SYMBOLS = r"[A-Za-z0-9 ()+*/=<>≤≥≈.,'-]"

PLAIN_FORMULA = lazy_pattern(
    rf"(?<![$\\A-Za-z0-9:!])\$(?:[A-Za-z]|(?=[^$\n]{{0,60}}[+*/=<>≤≥≈-])[A-Za-z]{_SYMBOLS}{{1,60}}(?<=[A-Za-z0-9)]))"
    r"\$(?![A-Za-z0-9:!])"
)
"""A variable or an equation: ``$d$``, ``$I=40d$``; neither two prices nor a cell of a sheet (``$A$1``)."""
