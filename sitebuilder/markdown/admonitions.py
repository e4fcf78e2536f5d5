"""The kinds of admonitions and their titles."""

from functools import cache

from sitebuilder.messages import word

ADMONITIONS = ("note", "tip", "important", "warning", "caution", "danger", "example", "info", "success")
"""The kinds of admonitions; the catalogue has a default title for each (``markup-admonition-…``)."""


@cache
def admonition_kinds() -> dict[str, str]:
    """Return a mapping of names and default titles, in lower case, to kinds."""
    titles = {word(f"markup-admonition-{kind}").lower(): kind for kind in reversed(ADMONITIONS)}
    return titles | {kind: kind for kind in ADMONITIONS}
