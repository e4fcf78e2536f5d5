"""The catalogue in English."""

from sitebuilder.problems.en.content import CONTENT
from sitebuilder.problems.en.disk import DISK
from sitebuilder.problems.en.files import FILES
from sitebuilder.problems.en.labels import LABELS
from sitebuilder.problems.en.markup import MARKUP
from sitebuilder.problems.en.program import PROGRAM
from sitebuilder.problems.en.starting_files import STARTING_FILES
from sitebuilder.problems.en.words import WORDS as VISITOR_WORDS

PROBLEMS = FILES | DISK | CONTENT | MARKUP
WORDS = LABELS | VISITOR_WORDS | STARTING_FILES

__all__ = ["PROBLEMS", "PROGRAM", "WORDS"]
