"""The sentences of all problems."""

from sitebuilder.messages.en.content import CONTENT
from sitebuilder.messages.en.disk import DISK
from sitebuilder.messages.en.files import FILES
from sitebuilder.messages.en.importing import IMPORTING
from sitebuilder.messages.en.markup import MARKUP
from sitebuilder.messages.en.publishing import PUBLISHING

PROBLEMS = FILES | DISK | CONTENT | MARKUP | IMPORTING | PUBLISHING
