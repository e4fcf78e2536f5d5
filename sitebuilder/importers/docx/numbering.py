"""Compute the automatic numbers of paragraphs as Word counts and shows them (ECMA-376, 17.9)."""

import re
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from sitebuilder.importers.docx.styles import Styles
from sitebuilder.importers.docx.xml import attribute, child, local_name, parse_number, read_toggle, val
from sitebuilder.importers.number_formats import format_number

_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HAN = re.compile("[\u3400-\u9fff]")
BULLET = "●"
_LEVELS = range(9)


class Level(Struct, frozen=True):
    """A level of a list: its first number, its format, its text with placeholders such as ``%1``.

    ``restart`` is the one-based level whose number restarts the count; ``None`` means any higher level, 0
    none.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    style: str = ""
    is_hidden: bool = False


class _AbstractList(Struct):
    levels: dict[int, Level]
    linked: str = ""


class _ListInstance(Struct):
    """A list: the id of the abstract definition whose count it shares, and its overrides."""

    abstract: str
    starts: dict[int, int]
    levels: dict[int, Level]


class Numbering(Struct):
    """The lists of a document, and their current counts."""

    abstracts: dict[str, _AbstractList] = field(default_factory=dict)
    numbers: dict[str, _ListInstance] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Element, styles: Styles) -> tuple[int, str] | None:
        """Return the zero-based level and the number of the next paragraph; ``None`` if it shows none.

        Some levels only set an indent. Call this once for each paragraph, in document order.
        """
        list_level = _list_level(paragraph, styles, self)
        if list_level is None:
            return None
        identifier, at = list_level
        found = self.numbers.get(identifier)
        if found is None:
            return None
        levels = self._levels(found)
        level = levels.get(at)
        if level is None:
            return None
        counts = self.counts.setdefault(found.abstract, {})
        _count(counts, at, levels, self._own_start(identifier, found, at))
        text = _text(level, counts, levels)
        return (at, text) if text.strip() else None

    def _levels(self, found: _ListInstance) -> dict[int, Level]:
        abstract = self.abstracts.get(found.abstract)
        return {**(abstract.levels if abstract else {}), **found.levels}

    def _own_start(self, identifier: str, found: _ListInstance, at: int) -> int | None:
        """Return the number at which a list restarts, the first time that it is used on a level."""
        if at not in found.starts or (identifier, at) in self.started:
            return None
        self.started.add((identifier, at))
        return found.starts[at]


def _count(counts: dict[int, int], at: int, levels: dict[int, Level], own_start: int | None) -> None:
    level = levels[at]
    if own_start is not None:
        counts[at] = own_start
    else:
        counts[at] = counts[at] + 1 if at in counts else level.start
    for above in range(at):
        counts.setdefault(above, levels[above].start if above in levels else 1)
    for below in [each for each in counts if each > at]:
        restart = levels[below].restart if below in levels else None
        if restart is None or at < restart:
            del counts[below]


def _text(level: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
    if level.is_hidden:
        return ""
    if level.format == "bullet":
        text = level.text.strip()
        if _HAN.search(text):  # Words before each paragraph (【要点】).
            return text
        return BULLET if not text or _PRIVATE.search(text) or len(text) > 1 else text

    def formatted(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        name = "decimal" if level.is_legal else levels[at].format if at in levels else "decimal"
        return format_number(counts.get(at, 1), name)

    return (
        _PLACEHOLDER.sub(formatted, level.text)
        if level.format != "none"
        else _PLACEHOLDER.sub("", level.text)
    )


def _read_level(text: str | None) -> int | None:
    """Return a list level, which is from 0 to 8 (ECMA-376, 17.9.6); None for anything else."""
    level = parse_number(text)
    return level if level in _LEVELS else None


def _list_level(paragraph: Element, styles: Styles, numbering: Numbering) -> tuple[str, int] | None:
    """Return the list and the level of a paragraph, from the paragraph itself or its style."""
    properties = child(paragraph, "pPr")
    style = val(properties, "pStyle")
    identifier, at = val(properties, "numPr", "numId"), _read_level(val(properties, "numPr", "ilvl"))
    for each in styles.chain(style or styles.default):
        if identifier is None:
            identifier = val(each.paragraph, "numPr", "numId")
        if at is None:
            at = _read_level(val(each.paragraph, "numPr", "ilvl"))
    if identifier is None or identifier == "0":
        return None
    if at is None:
        found = numbering.numbers.get(identifier)
        abstract = numbering.abstracts.get(found.abstract) if found else None
        levels = abstract.levels if abstract else {}
        at = next((level for level, each in levels.items() if style and each.style == style), 0)
    return identifier, at


def read_numbering(root: Element | None) -> Numbering:
    """Read the lists of a document."""
    numbering = Numbering()
    links: dict[str, str] = {}
    for each in root if root is not None else ():
        identifier = attribute(each, "abstractNumId") or attribute(each, "numId") or ""
        if local_name(each) == "abstractNum":
            levels = dict(map(_level, _children(each, "lvl")))
            numbering.abstracts[identifier] = _AbstractList(levels, val(each, "numStyleLink") or "")
            if link := val(each, "styleLink"):
                links[link] = identifier
        elif local_name(each) == "num":
            numbering.numbers[identifier] = _read_number(each)
    for found in numbering.numbers.values():
        abstract = numbering.abstracts.get(found.abstract)
        if abstract is not None and abstract.linked:
            found.abstract = links.get(abstract.linked, found.abstract)
    return numbering


def _children(element: Element, name: str) -> list[Element]:
    return [each for each in element if local_name(each) == name]


def _read_number(element: Element) -> _ListInstance:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in _children(element, "lvlOverride"):
        at = _read_level(attribute(override, "ilvl")) or 0
        if (level := child(override, "lvl")) is not None:
            levels[at] = _level(level)[1]
        start = parse_number(val(override, "startOverride"))
        if start is not None:
            starts[at] = start
    return _ListInstance(val(element, "abstractNumId") or "", starts, levels)


def _level(element: Element) -> tuple[int, Level]:
    start = parse_number(val(element, "start"))
    level = Level(
        start=1 if start is None else start,
        format=val(element, "numFmt") or "decimal",
        text=val(element, "lvlText") or "",
        restart=parse_number(val(element, "lvlRestart")),
        is_legal=bool(read_toggle(element, "isLgl")),
        style=val(element, "pStyle") or "",
        is_hidden=bool(read_toggle(element, "rPr", "vanish")),
    )
    return _read_level(attribute(element, "ilvl")) or 0, level
