"""The kinds of boxes, and what they are called."""

from functools import cache

from sitebuilder.messages import word

ADMONITIONS = ("note", "tip", "important", "warning", "caution", "danger", "example", "info", "success")
"""The kinds of admonition; each has a default title among the words ``markup-admonition-…``."""


@cache
def admonition_kinds() -> dict[str, str]:
    """Map the names of kinds, and the titles by which they may be called, to the kinds."""
    titles = {word(f"markup-admonition-{kind}").lower(): kind for kind in reversed(ADMONITIONS)}
    return titles | {kind: kind for kind in ADMONITIONS}
