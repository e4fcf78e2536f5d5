"""Tell the lines of a table of contents from texts that only have its style."""

import re

_TITLE = re.compile(r"(?:目\s{0,9}[录次]|(?:table of )?contents)\s{0,9}[:：]?", re.IGNORECASE)
_PAGE = re.compile(r"[\s.…·․\u3000](?:[0-9]{1,4}|[ivxlc]{1,7})\Z", re.IGNORECASE)


def is_contents_line(text: str, *, is_linked: bool) -> bool:
    """Return whether a paragraph in a style for tables of contents is a line of one.

    It is the title, ends with the number of a page, or leads to a heading (``is_linked``). People use these
    styles for other texts too, such as cells of tables.
    """
    line = text.strip()
    page = _PAGE.search(line, max(0, len(line) - 9))
    has_words = page is not None and re.search(r"\w", line[: page.start()]) is not None
    return is_linked or has_words or _TITLE.fullmatch(line) is not None
