"""Write arbitrary text as YAML scalars."""


def double_quoted(text: str) -> str:
    """Return any text as a double-quoted scalar (YAML 1.2, 7.3.1) on one line."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    escaped = " ".join(printable.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
