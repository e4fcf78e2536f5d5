"""Makes tables scrollable on phones and accessible to screen readers."""

import html
from collections.abc import Iterator, Sequence

from sitebuilder.markdown.tags import Tag, Token, plain_text
from sitebuilder.markdown.unique_names import unique_name
from sitebuilder.messages import word

_MAX_LABEL = 60


def wrap_tables(tokens: Sequence[Token]) -> list[Token]:
    """Wrap each table in a scrollable region, and give its header cells a scope.

    A scrollable region must be reachable by keyboard and have a unique name (WCAG 2.2, 2.1.1 and 4.1.2): it
    is named after the caption or the column headers.
    """
    result: list[Token] = []
    labels: dict[str, int] = {}
    depth = 0
    in_head = is_header_row = False
    for index, token in enumerate(tokens):
        if not isinstance(token, Tag) or token.name not in ("table", "thead", "tr", "th"):
            result.append(token)
        elif token.name == "table":
            if not token.is_end and depth == 0:
                result.append(scroll_region(scroll_region_label(_columns(tokens, index), labels)))
            result.append(token)
            depth += -1 if token.is_end else 1
            if token.is_end and depth == 0:
                result.append(Tag("div", {}, is_end=True))
        elif token.name == "thead":
            in_head = not token.is_end
            result.append(token)
        elif token.name == "tr":
            is_header_row = not token.is_end and _has_headers_alone(tokens, index)
            result.append(token)
        else:
            result.append(_header_cell(token, in_head or is_header_row))
    return _without_empty_headers(result)


def scroll_region(label: str) -> Tag:
    """Return the start tag of a scrollable region with an accessible name."""
    return Tag(
        "div", {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": html.escape(label)}
    )


def _has_headers_alone(tokens: Sequence[Token], start: int) -> bool:
    """Return whether a row has several header cells and no others, which so head columns."""
    count = 0
    for index in range(start + 1, len(tokens)):
        token = tokens[index]
        if isinstance(token, Tag) and token.name in ("td", "tr", "table"):
            return token.name == "tr" and count > 1
        count += isinstance(token, Tag) and token.name == "th" and not token.is_end
    return False


def _header_cell(token: Tag, in_head: bool) -> Tag:
    if token.is_end or "scope" in token.attributes:
        return token
    return Tag("th", {"scope": "col" if in_head else "row"} | token.attributes)


def _without_empty_headers(tokens: list[Token]) -> list[Token]:
    """Turn empty header cells into data cells: screen readers would announce them as headers."""
    for index in range(len(tokens) - 1):
        start, end = tokens[index], tokens[index + 1]
        if isinstance(start, Tag) and isinstance(end, Tag) and start.name == end.name == "th" and end.is_end:
            attributes = {name: value for name, value in start.attributes.items() if name != "scope"}
            tokens[index : index + 2] = [Tag("td", attributes), Tag("td", {}, is_end=True)]
    return tokens


def _columns(tokens: Sequence[Token], start: int) -> list[str]:
    return list(_cells(tokens, start, "caption")) or list(_cells(tokens, start, "th"))


def scroll_region_label(names: Sequence[str], taken: dict[str, int]) -> str:
    """Return a unique name for a table with this caption or these columns, and add it to ``taken``."""
    columns = "、".join(name for name in names if name)
    if len(columns) > _MAX_LABEL:
        columns = f"{columns[: _MAX_LABEL - 1]}…"
    label = word("markup-table", columns=columns) if columns else word("markup-table-plain")
    return unique_name(label, taken, " ")


def _cells(tokens: Sequence[Token], start: int, name: str) -> Iterator[str]:
    """Yield the texts of the ``name`` elements in the first row of the table that begins at ``start``."""
    start_index = None
    for index in range(start, len(tokens)):
        token = tokens[index]
        if not isinstance(token, Tag):
            continue
        if token.is_end and token.name in ("tr", "table"):
            return
        if token.name == name:
            if token.is_end and start_index is not None:
                yield plain_text(tokens[start_index + 1 : index])
            start_index = None if token.is_end else index
