"""Fast HTML escaping in templates; Jinja's own took a fifth of the rendering time."""

# What ``escape`` calls, written in C; creating a ``Markup`` of its result takes four times as long.
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]


def escape_value(value: object) -> str:
    """Escape a value like ``markupsafe.escape``, but without creating a ``Markup`` for most values."""
    if type(value) is str:
        escaped: str = _escape_inner(value)
        return escaped
    if type(value) is Markup:
        return value
    if type(value) is int:
        return str(value)
    if hasattr(value, "__html__"):
        return str(value.__html__())
    return escape(value)
