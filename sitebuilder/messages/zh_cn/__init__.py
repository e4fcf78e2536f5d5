"""The catalogue in Simplified Chinese: the language of editors and visitors."""

from sitebuilder.messages.zh_cn.content import CONTENT
from sitebuilder.messages.zh_cn.disk import DISK
from sitebuilder.messages.zh_cn.files import FILES
from sitebuilder.messages.zh_cn.labels import LABELS
from sitebuilder.messages.zh_cn.markup import MARKUP
from sitebuilder.messages.zh_cn.program import PROGRAM
from sitebuilder.messages.zh_cn.starting_files import STARTING_FILES
from sitebuilder.messages.zh_cn.words import WORDS as VISITOR_WORDS

PROBLEMS = FILES | DISK | CONTENT | MARKUP
WORDS = LABELS | VISITOR_WORDS | STARTING_FILES

__all__ = ["PROBLEMS", "PROGRAM", "WORDS"]
