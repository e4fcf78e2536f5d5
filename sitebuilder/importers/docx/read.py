"""Read a Word document into an ``ImportedText``.

Mammoth converts the prepared document (``prepare``) to HTML, which is then read like a paste from Word.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from xml.etree.ElementTree import Element, tostring
from xml.parsers.expat import ExpatError
from zipfile import ZIP_STORED, ZipFile

from msgspec.structs import replace

from sitebuilder.importers.beside_text import BesideText, report_beside_text
from sitebuilder.importers.dates import find_date
from sitebuilder.importers.docx.drawings import DrawnPicture
from sitebuilder.importers.docx.numbering import read_numbering
from sitebuilder.importers.docx.package import (
    DOCUMENT,
    Package,
    Relation,
    UnreadableDocumentError,
    relations_name,
    unpack,
)
from sitebuilder.importers.docx.preparation import Preparation
from sitebuilder.importers.docx.prepare import paragraph_texts, prepare
from sitebuilder.importers.docx.sentinels import expand_sentinels
from sitebuilder.importers.docx.styles import read_styles
from sitebuilder.importers.docx.xml import WORD, attribute, local_name, text_of
from sitebuilder.importers.html.document import to_imported_text
from sitebuilder.importers.html.nodes import parse
from sitebuilder.importers.html.read import read_blocks
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.pictures import FindPicture
from sitebuilder.importers.remarks import Remark, abbreviate, remark
from sitebuilder.importers.titles import split_title
from sitebuilder.messages import Place, Problem, problem

_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PAGE_NUMBER = re.compile(r"[-—–\s\d/]*|第?\s*\d*\s*页?[，,\s]*共?\s*\d*\s*页?", re.IGNORECASE)
_STYLE_MAP = "\n".join(
    (
        *("u => u", "highlight => mark"),
        *("p.Quote => blockquote > p:fresh", "p.Code => pre:separator('\\n')"),
        *(f"p.Heading{level} => h{level}:fresh" for level in range(1, 7)),
    )
)
_STYLES = (
    f'<w:styles xmlns:w="{WORD}">'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in range(1, 7)
    )
    + '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'
    + '<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Code"/></w:style></w:styles>'
)


def read_docx(content: bytes, place: Place) -> ImportedText | Problem:
    """Read a document, or return the problem that says why it cannot be read."""
    try:
        return _read(unpack(content, place))
    except UnreadableDocumentError as error:
        return error.problem


def _read(package: Package) -> ImportedText:
    styles = read_styles(package.tree("word/styles.xml"))
    state = Preparation(styles, read_numbering(package.tree("word/numbering.xml")))
    parts: dict[str, Element] = {}
    for name in (DOCUMENT, *_NOTES):
        if (root := package.tree(name)) is not None:
            state.part = name
            prepare(root, state)
            parts[name] = root
    pictures = state.drawings.pictures
    relations = {name: package.relations(name) for name in parts}
    html = expand_sentinels(
        _mammoth(package.place, parts, relations), lambda index: _picture(index, pictures[index], relations)
    )
    blocks, remarks = read_blocks(parse(html))
    title, rest = split_title(blocks)
    find = _finder(package, pictures, relations)
    return to_imported_text(title, rest, find_date(rest), [*_remarks(package, state), *remarks], find)


_Relations = Mapping[str, Mapping[str, Relation]]
"""The relations of each part, by their ids."""


def _mammoth(place: Place, parts: Mapping[str, Element], relations: _Relations) -> str:
    """Convert the document to HTML with Mammoth, which gets only the text, its links and its notes."""
    # Imported here: only Word documents need it.
    import mammoth

    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, root in parts.items():
            archive.writestr(name, tostring(root, "utf-8"))
            archive.writestr(relations_name(name), _links(relations[name]))
        archive.writestr("word/styles.xml", _STYLES)
        archive.writestr("_rels/.rels", _package_links())
    file.seek(0)
    try:
        result = mammoth.convert_to_html(file, style_map=_STYLE_MAP, include_embedded_style_map=False)
    except (
        *(ArithmeticError, AttributeError, ExpatError, LookupError, OSError),
        *(RecursionError, TypeError, ValueError),
    ):
        # Mammoth trusts its input; Word would not open a document that it fails on.
        raise UnreadableDocumentError(problem("import-broken", place)) from None
    return str(result.value)


def _picture(index: int, picture: DrawnPicture, relations: _Relations) -> str:
    """Return the HTML of a picture, whose source is its index for ``_finder``, or where it is outside."""
    own = relations[picture.part]
    file, link = own.get(picture.relation), own.get(picture.link)
    source = file.target if file is not None and file.is_external else f"cid:{index}"
    size = f' width="{picture.width}"' if picture.width else ""
    shown = f'<img src="{escape(source)}" alt="{escape(picture.alt)}"{size}>'
    return f'<a href="{escape(link.target)}">{shown}</a>' if link is not None and link.is_external else shown


_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _package_links() -> bytes:
    return _relation_part({"rId1": Relation("officeDocument", DOCUMENT, is_external=False)})


def _links(relations: Mapping[str, Relation]) -> bytes:
    """Return the hyperlink relations of a part; pictures and everything else are omitted."""
    links = {key: each for key, each in relations.items() if each.kind == "hyperlink"}
    return _relation_part({key: replace(link, is_external=True) for key, link in links.items()})


def _relation_part(relations: Mapping[str, Relation]) -> bytes:
    root = Element("Relationships", {"xmlns": _RELATIONS})
    for key, relation in relations.items():
        facts = {"Id": key, "Type": f"{_TYPES}/{relation.kind}", "Target": relation.target}
        each = Element("Relationship", facts)
        if relation.is_external:
            each.set("TargetMode", "External")
        root.append(each)
    return bytes(tostring(root, "utf-8"))


def _finder(package: Package, pictures: Sequence[DrawnPicture], relations: _Relations) -> FindPicture:
    """Return a function that finds a picture in the document by its number in the text."""

    def find(source: str) -> bytes | None:
        scheme, _, index = source.partition(":")
        if scheme != "cid" or not index.isdigit() or int(index) >= len(pictures):
            return None
        picture = pictures[int(index)]
        relation = relations[picture.part].get(picture.relation)
        return None if relation is None or relation.is_external else package.parts.get(relation.target)

    return find


def _remarks(package: Package, state: Preparation) -> list[Remark]:
    found = [
        remark("import-text-box", near=text[:10], text=abbreviate(text)) for text in state.drawings.boxes
    ]
    counts = {
        "import-formula": state.formulas,
        "import-picture-cropped": state.drawings.cropped,
        "import-drawing": state.drawings.lost,
        "import-object": state.drawings.objects,
    }
    found += [remark(code, count=count) for code, count in counts.items() if count]
    if state.has_contents:
        found.append(remark("import-contents"))
    beside = BesideText(
        state.deleted, state.inserted, state.hidden, edges=_edges(package), comments=_comments(package)
    )
    return [*found, *report_beside_text(beside)]


def _edges(package: Package) -> list[str]:
    """Return the distinct texts of headers and footers, without plain page numbers."""
    texts: dict[str, None] = {}
    for relation in package.relations(DOCUMENT).values():
        is_edge = relation.kind in ("header", "footer") and not relation.is_external
        if is_edge and (root := package.tree(relation.target)) is not None:
            texts |= dict.fromkeys(each for each in paragraph_texts(root) if not _PAGE_NUMBER.fullmatch(each))
    return list(texts)


def _comments(package: Package) -> list[str]:
    root = package.tree("word/comments.xml")
    if root is None:
        return []
    return [
        f"{attribute(each, 'author') or ''}：{text_of(each)}"
        for each in root
        if local_name(each) == "comment"
    ]
