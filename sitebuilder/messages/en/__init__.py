"""The catalogue in English."""

from sitebuilder.messages.en.content import CONTENT
from sitebuilder.messages.en.disk import DISK
from sitebuilder.messages.en.files import FILES
from sitebuilder.messages.en.hosting import HOSTING
from sitebuilder.messages.en.importing import IMPORTING
from sitebuilder.messages.en.markup import MARKUP
from sitebuilder.messages.en.program import PROGRAM as COMMAND_LINE
from sitebuilder.messages.en.publishing import PUBLISHING
from sitebuilder.messages.en.words import WORDS

PROBLEMS = FILES | DISK | CONTENT | MARKUP | IMPORTING | PUBLISHING
PROGRAM = COMMAND_LINE | HOSTING

__all__ = ["PROBLEMS", "PROGRAM", "WORDS"]
