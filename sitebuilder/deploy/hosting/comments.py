"""Comments in the settings of a web server, in the language of whoever administers it."""

from typing import Protocol

from sitebuilder.messages import say


class Comment(Protocol):
    """``comment`` in a language."""

    def __call__(self, key: str, *, indent: str = "", **values: object) -> str: ...


def comment(key: str, language: str, *, indent: str = "", **values: object) -> str:
    """Return a sentence of the catalogue as the lines of a comment, without a line break at the end."""
    lines = say(key, language, **values).split("\n")
    return "\n".join(f"{indent}# {line}".rstrip() for line in lines)
