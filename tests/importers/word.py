"""Word documents for tests, from the XML of their parts."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from sitebuilder.importers.docx.read import read_docx
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.messages import Place, Problem

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(text: str, properties: str = "", look: str = "") -> str:
    """Return a paragraph of one run."""
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """Return a paragraph of an automatic list."""
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def picture(relation: str, description: str = "", *, attribute: str = "embed") -> str:
    """Return a drawing with a picture, as a run."""
    return (
        f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='图片 1' descr='{description}'/><a:graphic>"
        f"<a:graphicData><pic:pic><pic:blipFill><a:blip r:{attribute}='{relation}'/></pic:blipFill></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def relation(identifier: str, kind: str, target: str, *, outside: bool = False) -> str:
    """Return a relation of a part."""
    mode = " TargetMode='External'" if outside else ""
    return f"<Relationship Id='{identifier}' Type='{_TYPES}/{kind}' Target='{target}'{mode}/>"


def part(name: str, content: str) -> str:
    """Return a part of XML with its root element."""
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{name} {NAMESPACES}>{content}</w:{name}>"


def document(body: str, relations: str = "", **parts: str | bytes) -> bytes:
    """Return a document; ``parts`` are further parts of ``word/``, their names with ``__`` for the dot."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        root = (
            f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{relations}"
        )
        archive.writestr("word/_rels/document.xml.rels", f"{root}</Relationships>")
        for name, content in parts.items():
            archive.writestr(f"word/{name.replace('__', '.').replace('___', '/')}", content)
    return file.getvalue()


def read(content: bytes) -> ImportedText:
    """Return a document that can be read as a text."""
    found = read_docx(content, Place("文件.docx"))
    assert not isinstance(found, Problem), found
    return found


def markdown(body: str, relations: str = "", **parts: str | bytes) -> str:
    """Return a document's text as Markdown; its title is given, so that no line becomes one."""
    title = paragraph("题目的通知", "<w:jc w:val='center'/>")
    found = read(document(title + body, relations, **parts))
    assert found.title == "题目的通知"
    return found.markdown


def codes(found: ImportedText) -> list[str]:
    """Return what is told of a text, without values."""
    return [each.code for each in found.remarks]
