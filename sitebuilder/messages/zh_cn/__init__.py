"""The catalogue in Simplified Chinese: the language of editors, and the only one of pages."""

from sitebuilder.messages.zh_cn.content import CONTENT
from sitebuilder.messages.zh_cn.disk import DISK
from sitebuilder.messages.zh_cn.files import FILES
from sitebuilder.messages.zh_cn.hosting import HOSTING
from sitebuilder.messages.zh_cn.importing import IMPORTING
from sitebuilder.messages.zh_cn.markup import MARKUP
from sitebuilder.messages.zh_cn.page_words import PAGE_WORDS as OWN_WORDS
from sitebuilder.messages.zh_cn.program import PROGRAM as COMMAND_LINE
from sitebuilder.messages.zh_cn.publishing import PUBLISHING
from sitebuilder.messages.zh_cn.words import WORDS

PROBLEMS = FILES | DISK | CONTENT | MARKUP | IMPORTING | PUBLISHING
PAGE_WORDS = WORDS | OWN_WORDS
PROGRAM = COMMAND_LINE | HOSTING

__all__ = ["PAGE_WORDS", "PROBLEMS", "PROGRAM", "WORDS"]
