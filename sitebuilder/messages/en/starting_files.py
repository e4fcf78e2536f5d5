"""The starting files that `new` writes are for editors of the site, in the language of its content."""

from sitebuilder.messages.zh_cn.starting_files import STARTING_FILES

__all__ = ["STARTING_FILES"]
