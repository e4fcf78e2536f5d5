"""The catalogue in English."""

from sitebuilder.messages.en.content import CONTENT
from sitebuilder.messages.en.disk import DISK
from sitebuilder.messages.en.files import FILES
from sitebuilder.messages.en.labels import LABELS
from sitebuilder.messages.en.markup import MARKUP
from sitebuilder.messages.en.program import PROGRAM
from sitebuilder.messages.en.starting_files import STARTING_FILES
from sitebuilder.messages.en.words import WORDS as VISITOR_WORDS

PROBLEMS = FILES | DISK | CONTENT | MARKUP
WORDS = LABELS | VISITOR_WORDS | STARTING_FILES

__all__ = ["PROBLEMS", "PROGRAM", "WORDS"]
