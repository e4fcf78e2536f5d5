"""Parses the XML of a drawing, within limits and without a custom document type."""

from xml.etree import ElementTree

from defusedxml import DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser

MAX_BYTES = 5_000_000
MAX_ELEMENTS = 50_000
MAX_DEPTH = 100
MAX_ATTRIBUTE_LENGTH = 10_000
"""Characters of an attribute value."""

MAX_PATH_LENGTH = 1_000_000
"""The same for ``d`` and ``points``, which grow with the detail of a drawing."""

_PATH_ATTRIBUTES = frozenset({"d", "points"})
_MAX_ATTRIBUTES = 200


class SvgTooLargeError(Exception):
    """The drawing is too large for browsers and this program."""


def parse_svg(content: bytes) -> ElementTree.Element:
    """Return the root element of a drawing.

    A document type that only references the standard is ignored; one that declares anything (expanding
    entities, default attributes) is refused.

    Raises:
        SvgTooLargeError: it has too many bytes, elements, levels or attributes, or an attribute that is too
            long.
        ElementTree.ParseError, DefusedXmlException, ValueError, LookupError: it is not acceptable XML.
    """
    if len(content) > MAX_BYTES:
        raise SvgTooLargeError
    parser = _Parser(target=_LimitedTreeBuilder(), forbid_dtd=True)
    parser.feed(content)
    root: ElementTree.Element = parser.close()
    return root


class _Parser(DefusedXMLParser):  # type: ignore[misc]
    def defused_start_doctype_decl(
        self, name: str, sysid: str | None, pubid: str | None, has_internal_subset: bool
    ) -> None:
        if has_internal_subset:
            raise DTDForbidden(name, sysid, pubid)


class _LimitedTreeBuilder(ElementTree.TreeBuilder):
    """Builds the tree, and stops as soon as a limit is exceeded."""

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
            len(value) > (MAX_PATH_LENGTH if name in _PATH_ATTRIBUTES else MAX_ATTRIBUTE_LENGTH)
            for name, value in attrs.items()
        ):
            raise SvgTooLargeError
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        self._depth -= 1
        return super().end(tag)
