"""Report what Word's HTML holds beside its text: comments, deletions, hidden text, headers and footers."""

from collections.abc import Iterable

from sitebuilder.importers.beside_text import BesideText, report_beside_text
from sitebuilder.importers.html.nodes import Node, text_of, walk
from sitebuilder.importers.html.styles import declarations
from sitebuilder.importers.remarks import Remark


def report_left_out(root: Node) -> list[Remark]:
    """Return remarks on what is left out of a page that Word wrote; other pages hold none of it."""
    nodes = list(walk(root))
    elements = [(node, declarations(node)) for node in nodes if "mso-" in node.get("style")]
    edges = (node for node, style in elements if style.get("mso-element") in ("header", "footer"))
    deleted = _texts(node for node in nodes if "msoDel" in node.get("class").split())
    inserted = [node for node in nodes if "msoIns" in node.get("class").split()] if deleted else []
    return report_beside_text(
        BesideText(
            deleted=len(deleted),
            inserted=len(inserted),
            hidden=len(_texts(node for node, style in elements if style.get("mso-hide") == "all")),
            edges=_texts(edges),
            comments=_texts(node for node, style in elements if style.get("mso-element") == "comment"),
        )
    )


def _texts(nodes: Iterable[Node]) -> list[str]:
    return [words for node in nodes if (words := _words(node))]


def _words(node: Node) -> str:
    return " ".join(text_of(node).split())
