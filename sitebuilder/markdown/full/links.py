"""Cuts final HTML at its links, and reports problems of links and images."""

import html
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from sitebuilder.markdown.alt_texts import is_name_of_picture
from sitebuilder.markdown.character_references import decode_references
from sitebuilder.markdown.full.raw_attributes import parse_attributes
from sitebuilder.markdown.full.sanitise import URL_ATTRIBUTES, abbreviate
from sitebuilder.markdown.links.schemes import is_safe_target
from sitebuilder.markdown.links.typed_targets import has_space_in_host, normalise_target
from sitebuilder.markdown.positions import Source
from sitebuilder.markdown.sentinels import SENTINEL_PREFIX, Sentinel, sentinel_number
from sitebuilder.markdown.tags import Tag, Token
from sitebuilder.markdown.text import Link
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_IMAGE_START = lazy_pattern(r"!\[\s*\]\([ ]*<?\s*")
_LABEL = lazy_pattern(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_LENGTHS = ("width", "height")
_SIZE_OF_PICTURE = lazy_pattern("(?:[0-9]{1,5} ?(?:px)?|100%|auto)?", re.IGNORECASE)
"""Pixels, or what pictures have without a size; a part of the page's width is nothing that phones share."""

_PIXELS = lazy_pattern("[0-9]{1,5}")
"""Neither digits of other scripts nor numbers larger than any screen."""

_MAX_DISTANCE = 1000
"""How many characters before the target of an image its beginning is searched in."""

_MAX_SEARCHES = 50
"""How many times the length of a text is searched for targets without a sentinel."""


class SourceLocator:
    """Locates links in the source: by their sentinels, or else by searching for their target."""

    def __init__(self, sentinels: Sequence[Sentinel], source: Source) -> None:
        self.sentinels = sentinels
        self.source = source
        self._found: dict[str, int] = {}
        self._left = _MAX_SEARCHES * len(source.text)

    def sentinels_of(self, tag: Tag) -> list[Sentinel]:
        """Return the sentinels of a tag."""
        numbers = map(sentinel_number, tag.attributes)
        return [self.sentinels[number] for number in numbers if number is not None]

    @cached_property
    def labels(self) -> frozenset[str]:
        """What references are called: a.jpg of ``[a.jpg]: b.jpg``."""
        return frozenset(_LABEL.findall(self.source.text))

    def find_target(self, target: str) -> int:
        """Return the offset of a target; 0 when it is not found or the search takes too long."""
        found = self._found.get(target)
        if found is None:
            found = max(0, self.source.text.find(target)) if self._left > 0 else 0
            self._left -= found or len(self.source.text)
            self._found[target] = found
        return found


class CutHtml(Struct, frozen=True):
    """HTML cut at its links, as in ``Text``, and the problems of the links."""

    parts: tuple[str, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def normalise_targets(tokens: Sequence[Token]) -> list[Token]:
    """Normalise the targets of links in raw HTML, as those of Markdown links are."""
    return [
        _normalise_tag(token) if isinstance(token, Tag) and token.attributes else token for token in tokens
    ]


def _normalise_tag(tag: Tag) -> Tag:
    if tag.is_generated or "href" not in tag.attributes:
        return tag
    target = normalise_target(decode_references(tag.attributes["href"]))
    return Tag(tag.name, {**tag.attributes, "href": html.escape(target)})


def cut_links(tokens: Sequence[Token], anchors: Collection[str], locator: SourceLocator) -> CutHtml:
    """Cut the HTML at each URL that an editor wrote, and strip the sentinels.

    Links made by the generator, those of footnotes, are not cut; one whose target is not among ``anchors``
    (raw HTML may have swallowed it) loses its ``href``.
    """
    parts: list[str] = []
    links: list[Link] = []
    problems: list[Problem] = []
    part: list[str] = []
    generated_targets = {f"#{anchor}" for anchor in anchors}
    for token in tokens:
        if isinstance(token, str) or token.is_end or not token.attributes:
            part.append(str(token))
            continue
        for piece in _pieces(token, generated_targets, locator):
            if isinstance(piece, str):
                part.append(piece)
            elif isinstance(piece, Link):
                parts.append("".join(part))
                links.append(piece)
                part = []
            else:
                problems.append(piece)
    parts.append("".join(part))
    return CutHtml(tuple(parts), tuple(links), tuple(problems))


def _pieces(
    tag: Tag, generated_targets: Collection[str], locator: SourceLocator
) -> Iterator[str | Link | Problem]:
    """Yield the pieces of a tag's HTML, with a link in place of each URL, and problems."""
    yield f"<{tag.name}"
    for name, value in tag.attributes.items():
        if name.startswith(SENTINEL_PREFIX):
            continue
        if name in _LENGTHS and value.isdigit() and not _PIXELS.fullmatch(value):
            place = target_place(tag, name, value, locator)
            attribute = f'{name}="{value}"'
            removed = abbreviate(f"<{tag.name} {attribute}>")
            yield problem("attribute-removed", place, attribute=abbreviate(attribute), removed=removed)
            continue
        if tag.name == "img" and name in _LENGTHS and not _SIZE_OF_PICTURE.fullmatch(value):
            yield problem("picture-size", target_place(tag, name, value, locator), found=abbreviate(value))
            continue
        if name not in URL_ATTRIBUTES or (tag.is_generated and value in generated_targets):
            yield f' {name}="{value}"'
        elif not tag.is_generated:
            target = decode_references(value)
            place = target_place(tag, name, target, locator)
            if not target and name == "href":
                yield problem("link-empty", place)
            if name == "href" and has_space_in_host(target):
                yield problem("link-blank", place, target=abbreviate(target))
            elif is_safe_target(target):
                yield from (f' {name}="', Link(target, place, name != "href"), '"')
            else:
                yield problem("link-scheme", place, target=abbreviate(target))
    alt = tag.attributes.get("alt", "") if tag.name == "img" else None
    if alt is not None and not alt.strip():
        yield from _missing_alt_text(tag, locator)
    elif alt is not None and is_name_of_picture(shown := decode_references(alt)):
        yield from _alt_text_is_name(tag, shown, locator)
    yield ">"


def target_place(tag: Tag, attribute: str, target: str, locator: SourceLocator) -> Place:
    """Return the place in the source of the target of an attribute."""
    return locator.source.place(_offset(tag, attribute, target, locator))


def _offset(tag: Tag, attribute: str, target: str, locator: SourceLocator) -> int:
    """Return the source offset of a target itself, or of the attribute of a raw tag."""
    offset = None
    for sentinel in locator.sentinels_of(tag):
        if sentinel.kind == "target":
            offset = sentinel.offset if offset is None else offset
        else:
            listed = parse_attributes(locator.source.text, sentinel)
            starts = [start for name, start, _ in listed if name == attribute]
            offset = starts[-1 if sentinel.kind == "attributes" else 0] if starts else offset
    return locator.find_target(target) if offset is None else offset


def _missing_alt_text(tag: Tag, locator: SourceLocator) -> Iterator[str | Problem]:
    """Report an image without alternative text; an empty ``alt`` in raw HTML means decoration."""
    is_raw = any(sentinel.kind == "tag" for sentinel in locator.sentinels_of(tag))
    if is_raw and "alt" in tag.attributes:
        return
    target = decode_references(tag.attributes.get("src", ""))
    place = locator.source.place(_image_offset(tag, target, locator))
    yield problem("no-alt-text", place, target=target)
    if "alt" not in tag.attributes:
        yield ' alt=""'


def _alt_text_is_name(tag: Tag, alt: str, locator: SourceLocator) -> Iterator[Problem]:
    """Report an alternative text that is only a name; that of a reference is its label."""
    if alt not in locator.labels:
        target = decode_references(tag.attributes.get("src", ""))
        place = locator.source.place(_image_offset(tag, target, locator))
        yield problem("alt-text-is-name", place, found=alt)


def _image_offset(tag: Tag, target: str, locator: SourceLocator) -> int:
    for sentinel in locator.sentinels_of(tag):
        if sentinel.kind == "tag":
            return sentinel.offset
    text = locator.source.text
    offset = _offset(tag, "src", target, locator)
    start = max(0, text.rfind("![", max(0, offset - _MAX_DISTANCE), offset))
    return start if _IMAGE_START.fullmatch(text, start, offset) else offset
