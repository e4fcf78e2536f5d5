"""The ids that a page's template uses, which no element of an editor's text may have as well."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import Kind, Text
from sitebuilder.content.model.page import Block, Page
from sitebuilder.content.texts import text_fields
from sitebuilder.content.yaml.nodes import offset_place
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_EVERYWHERE = ("main", "icon-")
"""Ids in the frame of each page (``layouts/base.html``, ``components/icon-sprite.html``)."""

_UNANNOUNCED = ("unannounced", "objections")
"""Ids of the list of unannounced facts (``components/unannounced.html``)."""

_BLOCK_IDS = {
    Block.TEXT: (),
    Block.SERVICES: ("services", "service-"),
    Block.STEPS: (),
    Block.TRADES: ("trades",),
    Block.COURSES: ("courses",),
    Block.CREDENTIALS: ("credentials",),
    Block.PARTNERS: ("partners", "partner-"),
    Block.STATISTICS: ("numbers",),
    Block.CONTACT: ("contact-rows",),
}

_GIVEN_ID = lazy_pattern(r"""(?:\{[^{}\n]*#|\b(?:id|name)\s*+=\s*+["']?)([^\s"'<>{}#=]+)""")


def template_ids(kind: Kind, data: object = None) -> frozenset[str]:
    """Return the ids that the template gives the page of a document; a trailing hyphen marks a prefix.

    For a page, they include those of the lists that it shows; without its ``data``, of all possible lists.
    """
    if kind is not Kind.PAGE:
        return _kind_ids(kind)
    blocks = data.blocks if isinstance(data, Page) else tuple(Block)
    has_contents = data.contents if isinstance(data, Page) else True
    contents = ("page-contents",) if has_contents else ()
    return _kind_ids(kind).union(contents, *(_BLOCK_IDS[block] for block in blocks))


@cache
def _kind_ids(kind: Kind) -> frozenset[str]:
    spec = KINDS[kind]
    fields = (name.replace("_", "-") for name in text_fields(spec.model))
    return frozenset((*_EVERYWHERE, *_UNANNOUNCED, *spec.anchors, *spec.anchor_prefixes, *fields))


def check_ids(texts: Sequence[Text], taken: frozenset[str], source: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each id in the texts of a page that its template or another text uses as well.

    ``source`` is the text of the file, in which the id is located.
    """
    prefixes = tuple(each for each in taken if each.endswith("-"))
    seen: set[str] = set()
    for text in texts:
        for anchor in text.anchors:
            is_numbered = anchor.endswith("-2") and anchor[:-2] in text.anchors
            if is_numbered and _written_ids(source)[anchor[:-2]] > 1:
                place = _locate(anchor[:-2], source, file, last=True)
                yield problem("id-twice", place, id=anchor[:-2])
            elif anchor in taken or (prefixes and anchor.startswith(prefixes)):
                yield problem("id-of-page", _locate(anchor, source, file), id=anchor)
            elif anchor in seen:
                yield problem("id-twice", _locate(anchor, source, file, last=True), id=anchor)
        seen.update(text.anchors)


@lru_cache(1)
def _written_ids(source: str) -> Counter[str]:
    """Count the ids that elements are given, in attribute lists or in raw HTML."""
    return Counter(_GIVEN_ID.findall(source))


def _locate(anchor: str, source: str, file: str, *, last: bool = False) -> Place:
    """Return the place of the first or last occurrence of an id; the beginning of the file if not found."""
    found = list(re.finditer(rf"""(?:#|\b(?:id|name)\s*=\s*["']?){re.escape(anchor)}(?![\w-])""", source))
    start = Place(file)
    return offset_place(found[-1 if last else 0].start(), source, start) if found else start
