"""Texts of people as scalars of YAML."""


def double_quoted(text: str) -> str:
    """Return a text as one scalar in double quotes (YAML 1.2, 7.3.1), whatever stands in it, on one line."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    escaped = " ".join(shown.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
