"""The catalogue in Simplified Chinese: the language of editors, and the only one of pages."""

from typing import Any

from sitebuilder.messages.zh_cn.hosting import HOSTING
from sitebuilder.messages.zh_cn.page_words import PAGE_WORDS as OWN_WORDS
from sitebuilder.messages.zh_cn.program import PROGRAM as COMMAND_LINE
from sitebuilder.messages.zh_cn.words import WORDS

PAGE_WORDS = WORDS | OWN_WORDS
PROGRAM = COMMAND_LINE | HOSTING

__all__ = ["PAGE_WORDS", "PROBLEMS", "PROGRAM", "WORDS"]


def __getattr__(name: str) -> Any:
    """Return ``PROBLEMS``, imported when it is first asked for: most builds have no problem to tell."""
    if name != "PROBLEMS":
        raise AttributeError(name)
    from sitebuilder.messages.zh_cn.problems import PROBLEMS

    return PROBLEMS
