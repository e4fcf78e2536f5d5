"""The catalogue in English."""

from typing import Any

from sitebuilder.messages.en.hosting import HOSTING
from sitebuilder.messages.en.program import PROGRAM as COMMAND_LINE
from sitebuilder.messages.en.words import WORDS

PROGRAM = COMMAND_LINE | HOSTING

__all__ = ["PROBLEMS", "PROGRAM", "WORDS"]


def __getattr__(name: str) -> Any:
    """Return ``PROBLEMS``, imported when it is first asked for: most builds have no problem to tell."""
    if name != "PROBLEMS":
        raise AttributeError(name)
    from sitebuilder.messages.en.problems import PROBLEMS

    return PROBLEMS
