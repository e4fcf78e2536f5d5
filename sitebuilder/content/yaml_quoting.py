"""Write text as quoted YAML scalars (YAML 1.2, 7.3)."""


def double_quoted(text: str) -> str:
    """Return any text as a double-quoted scalar on one line."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    escaped = " ".join(printable.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quote_scalar(value: str) -> str:
    """Return a value of one line in the quotation marks that need least escaping."""
    value = value.strip()
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
