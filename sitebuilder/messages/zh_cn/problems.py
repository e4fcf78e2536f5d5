"""The sentences of all problems."""

from sitebuilder.messages.zh_cn.content import CONTENT
from sitebuilder.messages.zh_cn.disk import DISK
from sitebuilder.messages.zh_cn.files import FILES
from sitebuilder.messages.zh_cn.importing import IMPORTING
from sitebuilder.messages.zh_cn.markup import MARKUP
from sitebuilder.messages.zh_cn.publishing import PUBLISHING

PROBLEMS = FILES | DISK | CONTENT | MARKUP | IMPORTING | PUBLISHING
