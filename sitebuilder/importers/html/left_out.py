"""Report what Word's HTML holds beside its text: comments, deletions, hidden text, headers and footers."""

from collections.abc import Iterable

from sitebuilder.importers.html.nodes import Node, text_of, walk
from sitebuilder.importers.html.styles import declarations
from sitebuilder.importers.remarks import Remark, abbreviate, remark

_SHOWN = 60


def report_left_out(root: Node) -> list[Remark]:
    """Return remarks on what is left out of a page that Word wrote; other pages hold none of it."""
    nodes = list(walk(root))
    elements = [(node, declarations(node)) for node in nodes if "mso-" in node.get("style")]
    found: list[Remark] = []
    deleted = [node for node in nodes if "msoDel" in node.get("class").split() and _words(node)]
    if deleted:
        inserted = sum("msoIns" in node.get("class").split() for node in nodes)
        found.append(remark("import-changes", deleted=len(deleted), inserted=inserted))
    hidden = [node for node, style in elements if style.get("mso-hide") == "all" and _words(node)]
    if hidden:
        found.append(remark("import-hidden", count=len(hidden)))
    edges = _texts(node for node, style in elements if style.get("mso-element") in ("header", "footer"))
    if edges:
        found.append(remark("import-page-edge", text=abbreviate("；".join(edges), _SHOWN)))
    comments = _texts(node for node, style in elements if style.get("mso-element") == "comment")
    if comments:
        found.append(remark("import-comments", count=len(comments), text=abbreviate(comments[0], _SHOWN)))
    return found


def _texts(nodes: Iterable[Node]) -> list[str]:
    return [words for node in nodes if (words := _words(node))]


def _words(node: Node) -> str:
    return " ".join(text_of(node).split())
