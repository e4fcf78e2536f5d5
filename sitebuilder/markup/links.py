"""From final HTML to a text with open links."""

import html
import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from sitebuilder.markup.marks import MARK_PREFIX, Kind, Mark, mark_number
from sitebuilder.markup.places import Source
from sitebuilder.markup.sanitise import URL_ATTRIBUTES
from sitebuilder.markup.tags import Tag, Token
from sitebuilder.markup.targets import is_safe_target
from sitebuilder.markup.text import Link
from sitebuilder.markup.written import written_attributes
from sitebuilder.problems import Place, Problem, problem

_IMAGE_START = re.compile(r"!\[\s*\]\([ ]*<?\s*")


class Cut(Struct, frozen=True):
    """HTML cut at the links, as in ``Text``, and what is wrong with the links."""

    parts: tuple[str, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def cut_links(
    tokens: Sequence[Token], anchors: Collection[str], marks: Sequence[Mark], source: Source
) -> Cut:
    """Cut the HTML at each URL that an editor wrote, and leave the marks out.

    The links that the generator made itself, those of footnotes, are no slots; one of them whose target is
    not among ``anchors`` (raw HTML may have swallowed it) is left out.
    """
    parts: list[str] = []
    links: list[Link] = []
    problems: list[Problem] = []
    part: list[str] = []
    own_targets = {f"#{anchor}" for anchor in anchors}
    for token in tokens:
        if isinstance(token, str) or token.is_end or not token.attributes:
            part.append(str(token))
            continue
        for piece in _pieces(token, own_targets, marks, source):
            if isinstance(piece, str):
                part.append(piece)
            elif isinstance(piece, Link):
                parts.append("".join(part))
                links.append(piece)
                part = []
            else:
                problems.append(piece)
    parts.append("".join(part))
    return Cut(tuple(parts), tuple(links), tuple(problems))


def _pieces(
    tag: Tag, own_targets: Collection[str], marks: Sequence[Mark], source: Source
) -> Iterator[str | Link | Problem]:
    """Yield the tag's HTML in pieces, with a link in place of each open URL."""
    yield f"<{tag.name}"
    for name, value in tag.attributes.items():
        if name.startswith(MARK_PREFIX):
            continue
        if name not in URL_ATTRIBUTES or (tag.is_own and value in own_targets):
            yield f' {name}="{value}"'
        elif not tag.is_own:
            target = html.unescape(value)
            link = Link(target, source.place(_offset(tag, name, target, marks, source)), name != "href")
            if is_safe_target(target):
                yield from (f' {name}="', link, '"')
            else:
                yield problem("html-removed", link.place, removed=target)
    if tag.name == "img" and not tag.attributes.get("alt", "").strip():
        yield from _without_alternative(tag, marks, source)
    yield ">"


def place_of_target(tag: Tag, attribute: str, target: str, marks: Sequence[Mark], source: Source) -> Place:
    """Return where the target of an attribute stands in the source."""
    return source.place(_offset(tag, attribute, target, marks, source))


def _offset(tag: Tag, attribute: str, target: str, marks: Sequence[Mark], source: Source) -> int:
    """Return where the target of an attribute stands: the target itself, or the attribute of a raw tag."""
    offset = None
    for mark in _marks(tag, marks):
        if mark.kind is Kind.TARGET:
            offset = mark.offset if offset is None else offset
        else:
            written = [start for name, start, _ in written_attributes(source.text, mark) if name == attribute]
            offset = written[-1 if mark.kind is Kind.ATTRIBUTES else 0] if written else offset
    return max(0, source.text.find(target)) if offset is None else offset


def _marks(tag: Tag, marks: Sequence[Mark]) -> list[Mark]:
    numbers = [mark_number(name) for name in tag.attributes if name.startswith(MARK_PREFIX)]
    return [marks[number] for number in numbers if number is not None]


def _without_alternative(tag: Tag, marks: Sequence[Mark], source: Source) -> Iterator[str | Problem]:
    """Yield a warning for an image that says nothing; an empty ``alt`` in raw HTML means decoration."""
    is_raw = any(mark.kind is Kind.TAG for mark in _marks(tag, marks))
    if is_raw and "alt" in tag.attributes:
        return
    target = html.unescape(tag.attributes.get("src", ""))
    place = source.place(_image_offset(tag, target, marks, source))
    yield problem("no-alt-text", place, target=target)
    if "alt" not in tag.attributes:
        yield ' alt=""'


def _image_offset(tag: Tag, target: str, marks: Sequence[Mark], source: Source) -> int:
    for mark in _marks(tag, marks):
        if mark.kind is Kind.TAG:
            return mark.offset
    offset = _offset(tag, "src", target, marks, source)
    start = max(0, source.text.rfind("![", 0, offset))
    return start if _IMAGE_START.fullmatch(source.text, start, offset) else offset
