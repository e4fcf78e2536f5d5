"""Tell the lines of a table of contents from texts that only have its style."""

import re

_TITLE = re.compile(r"\s*(?:目\s*[录次]|(?:table of )?contents)\s*[:：]?\s*", re.IGNORECASE)
_WITH_PAGE = re.compile(r"(?s:.*\w.*?)[\s.…·․\u3000](?:[0-9]{1,4}|[ivxlc]{1,7})\s*", re.IGNORECASE)


def is_contents_line(text: str, *, is_linked: bool) -> bool:
    """Return whether a paragraph in a style for tables of contents is a line of one.

    It is the title, ends with the number of a page, or leads to a heading (``is_linked``). People use these
    styles for other texts too, such as cells of tables.
    """
    return is_linked or _TITLE.fullmatch(text) is not None or _WITH_PAGE.fullmatch(text) is not None
