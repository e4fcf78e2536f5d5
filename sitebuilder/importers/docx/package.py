"""Unpack the parts of a Word document within limits, so that it can neither exhaust memory nor reach outside.

A document is a ZIP file of parts (ECMA-376, part 2), most of them XML.
"""

import posixpath
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from msgspec import Struct

from sitebuilder.content.paths.files import megabytes
from sitebuilder.messages import Place, Problem, problem

MAX_UNPACKED_BYTES = 300_000_000
"""Bytes of all parts: a long document with a hundred photographs."""

MAX_XML_BYTES = 12_000_000
"""Bytes of one XML part: five hundred pages have five million."""

_MAX_PARTS = 5_000
_MAX_ELEMENTS = 500_000
"""Elements of one part: five hundred pages have half as many."""

_MAX_DEPTH = 90
"""Maximum nesting of elements: tables in tables in a text box reach 50."""

DOCUMENT = "word/document.xml"
_OTHER_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")
"""The kinds of the parts that are read beside the document's, and their usual names in its folder."""


class UnreadableDocumentError(Exception):
    """A document can't be read; ``problem`` says why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.code)
        self.problem = found


class Relation(Struct, frozen=True):
    """What a part refers to: the last word of the relation's type, and the target.

    The target is the name of a part or, if it is external, an address.
    """

    kind: str
    target: str
    is_external: bool


class Package(Struct):
    """The parts of a document by their names, and the place for its problems."""

    parts: dict[str, bytes]
    place: Place

    def tree(self, name: str) -> Element | None:
        """Parse an XML part; return ``None`` if the document has no part of this name.

        Raises:
            UnreadableDocumentError: it is not XML, is too large or too deep, or declares entities (CWE-776,
                CWE-611).
        """
        content = self.parts.get(name)
        if content is None:
            return None
        if len(content) > MAX_XML_BYTES:
            raise UnreadableDocumentError(
                problem("import-too-large", self.place, limit=megabytes(MAX_XML_BYTES))
            )
        try:
            root: Element = fromstring(content, forbid_dtd=True)
        except DefusedXmlException:
            raise UnreadableDocumentError(problem("import-hostile", self.place, what="DTD")) from None
        except (ParseError, ValueError, LookupError):
            raise UnreadableDocumentError(problem("import-broken", self.place)) from None
        _check_size(root, self.place)
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """Map the ids of a part's relations to them."""
        root = self.tree(relations_name(name))
        folder = name.rpartition("/")[0]
        return {each.get("Id", ""): _relation(each, folder) for each in (root if root is not None else ())}


def relations_name(name: str) -> str:
    """Return the name of the part that lists a part's relations."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _relation(element: Element, folder: str) -> Relation:
    target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
    kind = element.get("Type", "").rpartition("/")[2]
    return Relation(kind, target if is_external else _inside(folder, target), is_external)


def _inside(folder: str, target: str) -> str:
    path = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path).lstrip("/")


def _check_size(root: Element, place: Place) -> None:
    """Raise an error if elements are nested too deeply, or are too many for the memory."""
    level, depth, count = [root], 0, 0
    while level:
        depth += 1
        count += len(level)
        if depth > _MAX_DEPTH:
            raise UnreadableDocumentError(problem("import-broken", place))
        if count > _MAX_ELEMENTS:
            raise UnreadableDocumentError(problem("import-too-large", place, limit=megabytes(MAX_XML_BYTES)))
        level = [child for each in level for child in each]


def unpack(content: bytes, place: Place) -> Package:
    """Unpack the parts of a document.

    Raises:
        UnreadableDocumentError: it is not a Word document, is encrypted, or unpacks to more than
            ``MAX_UNPACKED_BYTES``.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check(entries, place)
            parts = {each.filename.lstrip("/"): _read(archive, each, place) for each in reversed(entries)}
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise UnreadableDocumentError(problem("import-broken", place)) from None
    package = Package(parts, place)
    if DOCUMENT not in parts:
        _give_usual_names(package)
    if DOCUMENT not in parts:
        raise UnreadableDocumentError(_missing_document(parts, place))
    return package


def _give_usual_names(package: Package) -> None:
    """Rename the parts that the browser's Word calls ``document2.xml``, ``styles2.xml`` and so on."""
    root = package.tree("_rels/.rels")
    of_package = [_relation(each, "") for each in (root if root is not None else ())]
    for relation in (each for each in of_package if each.kind == "officeDocument"):
        _rename(package.parts, relation.target, DOCUMENT)
    for relation in package.relations(DOCUMENT).values():
        if relation.kind in _OTHER_PARTS and not relation.is_external:
            _rename(package.parts, relation.target, f"word/{relation.kind}.xml")


def _rename(parts: dict[str, bytes], name: str, usual: str) -> None:
    """Give a part of the document's folder, and the list of its relations, another name."""
    for old, new in ((name, usual), (relations_name(name), relations_name(usual))):
        if old in parts and old.startswith("word/"):
            parts[new] = parts.pop(old)


def _check(entries: list[ZipInfo], place: Place) -> None:
    """Raise an error if a document unpacks to too much, as ZIP bombs do (CWE-409), or needs a password."""
    if len(entries) > _MAX_PARTS or sum(each.file_size for each in entries) > MAX_UNPACKED_BYTES:
        raise UnreadableDocumentError(problem("import-too-large", place, limit=megabytes(MAX_UNPACKED_BYTES)))
    if any(each.flag_bits & 1 for each in entries):
        raise UnreadableDocumentError(problem("import-locked", place))


def _read(archive: ZipFile, entry: ZipInfo, place: Place) -> bytes:
    if entry.is_dir():
        return b""
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise UnreadableDocumentError(problem("import-too-large", place, limit=megabytes(MAX_UNPACKED_BYTES)))
    return content


def _missing_document(parts: dict[str, bytes], place: Place) -> Problem:
    is_other = any(name.startswith(("xl/", "ppt/", "content.xml", "Content/")) for name in parts)
    return problem(
        "import-format" if is_other or "[Content_Types].xml" not in parts else "import-broken", place
    )
