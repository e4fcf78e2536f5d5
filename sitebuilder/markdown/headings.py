"""The outline of a text: heading levels without gaps, and stable ids for links."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import cast

from msgspec import Struct

from sitebuilder.markdown.tags import Tag, Token, plain_text
from sitebuilder.markdown.text import Heading
from sitebuilder.markdown.unique_names import unique_name
from sitebuilder.patterns import lazy_pattern

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DROPPED = lazy_pattern(r"[^\w\s-]")
_GAPS = lazy_pattern(r"[\s-]+")
_MAX_LEVEL = 6


class Outline(Struct, frozen=True):
    """The tokens of a text with final ids and heading levels, its headings, and all its ids in order."""

    tokens: list[Token]
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]


def outline(
    tokens: Sequence[Token], base_level: int, id_prefix: str, taken_ids: frozenset[str] = frozenset()
) -> Outline:
    """Assign the final level to every heading and the final id to every element of a text.

    The highest heading gets ``base_level``, and none is more than one level below the one before it (WCAG 2.2
    technique G141). An id that the editor wrote is kept, except that duplicates get ``-2``, ``-3`` and so on,
    as do ids made from titles. ``id_prefix`` is prepended to ids made here and to those of footnotes.
    """
    has_ids = any(isinstance(token, Tag) and _has_id(token) for token in tokens)
    result = _with_unique_ids(tokens, id_prefix) if has_ids else list(tokens)
    taken = dict.fromkeys(_ids(result), 1) if has_ids else {}
    titles: list[tuple[int, int, str]] = []
    for start, end, title_end in _find_headings(result):
        title = plain_text(_with_alt_texts(result[start + 1 : title_end]))
        if title:
            titles.append((start, end, title))
        else:
            result[start] = result[end] = ""
    openings = [cast(Tag, result[start]) for start, _, _ in titles]
    written = [
        (int(opening.name[1]), title, opening.attributes.get("id", ""))
        for opening, (_, _, title) in zip(openings, titles, strict=True)
    ]
    headings = build_headings(written, base_level, id_prefix, taken_ids, taken)
    for (start, end, _), opening, heading in zip(titles, openings, headings, strict=True):
        result[start] = Tag(f"h{heading.level}", {"id": heading.id} | opening.attributes)
        result[end] = Tag(f"h{heading.level}", {}, is_end=True)
    anchors = _ids(result) if has_ids else [heading.id for heading in headings]
    # Of the tokens the attributes are escaped.
    shown = [Heading(each.level, unescape(each.id), each.title) for each in headings]
    return Outline(result, tuple(shown), tuple(map(unescape, anchors)))


def build_headings(
    written: Sequence[tuple[int, str, str]],
    base_level: int,
    id_prefix: str,
    taken_ids: frozenset[str] = frozenset(),
    taken: Mapping[str, int] | None = None,
) -> list[Heading]:
    """Return headings for triples of written level, title and written id (or an empty string).

    ``taken_ids`` are ids of the page itself; one that ends in a hyphen reserves every id with that prefix.
    ``taken`` maps the ids of a text that has ids besides those of headings to a count; the written ids of
    headings are then unique already.
    """
    counts = dict(taken or {})
    ids = [anchor if taken or not anchor else unique_name(anchor, counts) for _, _, anchor in written]
    above: list[tuple[int, int]] = []
    return [
        Heading(
            _assign_level(level, above, base_level),
            anchor or unique_name(_avoid_taken(taken_ids, id_prefix + slug(title)), counts),
            title,
        )
        for (level, title, _), anchor in zip(written, ids, strict=True)
    ]


def _avoid_taken(taken_ids: frozenset[str], name: str) -> str:
    """Return an id that does not collide with the page's own."""
    if not name.isascii():
        return name
    beginnings = tuple(each for each in taken_ids if each.endswith("-"))
    is_taken = name in taken_ids or (beginnings and name.startswith(beginnings))
    return f"section-{name}" if is_taken else name


def slug(title: str) -> str:
    """Return the id for a title: letters of all scripts and digits, with hyphens for white space."""
    kept = _DROPPED.sub("", unicodedata.normalize("NFC", title).lower())
    return _GAPS.sub("-", kept).strip("-") or "section"


def _ids(tokens: Sequence[Token]) -> list[str]:
    return [token.attributes["id"] for token in tokens if isinstance(token, Tag) and "id" in token.attributes]


def _with_unique_ids(tokens: Sequence[Token], id_prefix: str) -> list[Token]:
    own = [token for token in tokens if isinstance(token, Tag) and token.is_generated]
    taken = {id_prefix + name: 1 for name in _ids(own)}
    result: list[Token] = []
    for token in tokens:
        if isinstance(token, Tag) and token.attributes:
            token = (
                _with_prefixed_ids(token, id_prefix) if token.is_generated else _with_unique_id(token, taken)
            )
        result.append(token)
    return result


def _with_prefixed_ids(tag: Tag, id_prefix: str) -> Tag:
    attributes = dict(tag.attributes)
    if "id" in attributes:
        attributes["id"] = id_prefix + attributes["id"]
    if "href" in attributes:
        attributes["href"] = f"#{id_prefix}{attributes['href'].removeprefix('#')}"
    return Tag(tag.name, attributes)


def _has_id(tag: Tag) -> bool:
    return "id" in tag.attributes or tag.is_generated or (tag.name == "a" and "name" in tag.attributes)


def _with_unique_id(tag: Tag, taken: dict[str, int]) -> Tag:
    """Return a tag with a unique id; the ``name`` of an anchor in old HTML becomes an id too."""
    if not _has_id(tag):
        return tag
    attributes = dict(tag.attributes)
    name = attributes.pop("name", "") if tag.name == "a" else ""
    wanted = unicodedata.normalize("NFC", "-".join((attributes.pop("id", "") or name).split()))
    return Tag(tag.name, {"id": unique_name(wanted, taken)} | attributes if wanted else attributes)


def _find_headings(tokens: Sequence[Token]) -> list[tuple[int, int, int]]:
    """Return the indices of each heading's start tag, of its end tag, and of the end of its title.

    Headings may be nested in raw HTML to any depth: the title of one ends where the next begins.
    """
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and token.name in HEADING_TAGS:
            if not token.is_end:
                opened.append(index)
            elif opened:
                found.append((opened.pop(), index))
    found.sort()
    starts = [start for start, _ in found]
    following = (*starts[1:], len(tokens))
    return [(start, end, min(end, after)) for (start, end), after in zip(found, following, strict=False)]


def _with_alt_texts(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if isinstance(token, Tag) and token.name == "img":
            yield token.attributes.get("alt", "")
        else:
            yield token


def _assign_level(written: int, above: list[tuple[int, int]], base_level: int) -> int:
    """Return the level of a heading; ``above`` holds (written, assigned) levels of its ancestors."""
    while above and above[-1][0] >= written:
        above.pop()
    level = min(above[-1][1] + 1 if above else base_level, _MAX_LEVEL)
    above.append((written, level))
    return level
