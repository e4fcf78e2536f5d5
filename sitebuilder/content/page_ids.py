"""The ids that a page has from its template: no element of an editor's text may have one of them too."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sitebuilder.content.fields import Kind, Text
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.page import Block, Page
from sitebuilder.content.texts import text_fields
from sitebuilder.messages import Place, Problem, problem

_EVERYWHERE = ("main", "icon-")
"""What the frame of each page has (``layouts/base.html``, ``components/icon-sprite.html``)."""

_GATHERED = ("unannounced", "objections")
"""What a page has that gathers what is unknown of it (``components/unannounced.html``)."""

_OF_BLOCKS = {
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
_SESSIONS = "session-"


def template_ids(kind: Kind, data: object = None) -> frozenset[str]:
    """Return the ids that the template gives the page of a document; one that ends in a hyphen begins many.

    Of a page those of the lists that it shows; without its ``data`` those that it may have.
    """
    if kind is not Kind.PAGE:
        return _of_kind(kind)
    blocks = data.blocks if isinstance(data, Page) else tuple(Block)
    has_contents = data.contents if isinstance(data, Page) else True
    more = ("page-contents",) if has_contents else ()
    return _of_kind(kind).union(more, *(_OF_BLOCKS[block] for block in blocks))


@cache
def _of_kind(kind: Kind) -> frozenset[str]:
    spec = KINDS[kind]
    fields = (name.replace("_", "-") for name in text_fields(spec.model))
    sessions = (_SESSIONS,) if kind is Kind.COURSE else ()
    return frozenset((*_EVERYWHERE, *_GATHERED, *spec.anchors, *fields, *sessions))


def check_ids(texts: Sequence[Text], taken: frozenset[str], source: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each id in the texts of one page that its template or another text has as well.

    ``source`` is the file as it was read, in which the id is looked for.
    """
    beginnings = tuple(each for each in taken if each.endswith("-"))
    seen: set[str] = set()
    for text in texts:
        for anchor in text.anchors:
            if anchor in taken or (beginnings and anchor.startswith(beginnings)):
                yield problem("id-of-page", _written_at(anchor, source, file), id=anchor)
            elif anchor in seen:
                yield problem("id-twice", _written_at(anchor, source, file, last=True), id=anchor)
        seen.update(text.anchors)


def _written_at(anchor: str, source: str, file: str, *, last: bool = False) -> Place:
    """Return where an id is written; the beginning of the file for one that is not found."""
    found = list(re.finditer(rf"""(?:#|\b(?:id|name)\s*=\s*["']?){re.escape(anchor)}(?![\w-])""", source))
    if not found:
        return Place(file)
    offset = found[-1 if last else 0].start()
    line_start = source.rfind("\n", 0, offset) + 1
    return Place(file, source.count("\n", 0, offset) + 1, offset - line_start + 1)
