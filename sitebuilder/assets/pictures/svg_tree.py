"""Reading a drawing's XML: no document type of its own, and no more of it than a drawing needs."""

from xml.etree import ElementTree

from defusedxml import DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser

MAX_BYTES = 5_000_000
MAX_ELEMENTS = 50_000
MAX_DEPTH = 100
MAX_ATTRIBUTE = 10_000
"""Characters of an attribute."""

MAX_OUTLINE = 1_000_000
"""The same of ``d`` and ``points``, which are as long as what they draw is rich."""

_OUTLINES = frozenset({"d", "points"})
_MAX_ATTRIBUTES = 200


class SvgTooLargeError(Exception):
    """The drawing is larger than what browsers and this program can be asked to draw."""


def parse_svg(content: bytes) -> ElementTree.Element:
    """Return the root element of a drawing.

    A document type is passed over if it only names the standard: one that declares something (entities that
    grow, attributes that every element gets) is refused.

    Raises:
        SvgTooLargeError: it has too many or too deep elements, or too long attributes.
        ElementTree.ParseError, DefusedXmlException, ValueError, LookupError: it is no XML that is read.
    """
    if len(content) > MAX_BYTES:
        raise SvgTooLargeError
    parser = _Parser(target=_Counting(), forbid_dtd=True)
    parser.feed(content)
    root: ElementTree.Element = parser.close()
    return root


class _Parser(DefusedXMLParser):  # type: ignore[misc]
    def defused_start_doctype_decl(
        self, name: str, sysid: str | None, pubid: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            raise DTDForbidden(name, sysid, pubid)


class _Counting(ElementTree.TreeBuilder):
    """Builds the tree, and stops as soon as it is too much."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ElementTree.Element:
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS or len(attrs) > _MAX_ATTRIBUTES:
            raise SvgTooLargeError
        if any(
            len(value) > (MAX_OUTLINE if name in _OUTLINES else MAX_ATTRIBUTE)
            for name, value in attrs.items()
        ):
            raise SvgTooLargeError
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        self._depth -= 1
        return super().end(tag)
