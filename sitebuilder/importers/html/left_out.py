"""Report what HTML holds beside its text: Word's comments, deletions and headers, pictures as backgrounds."""

import re
from collections.abc import Iterable, Iterator

from sitebuilder.importers.beside_text import BesideText, report_beside_text
from sitebuilder.importers.html.nodes import Node, has_text, text_of, walk
from sitebuilder.importers.html.shown_content import is_left_out
from sitebuilder.importers.html.styles import TextStyle, declarations, is_hidden, style_within
from sitebuilder.importers.remarks import Remark, abbreviate, remark

_BACKGROUND = re.compile(
    r"background(?:-image)?\s*+:(?:(?!url\()[^;:])*+url\(\s*+[\"']?(?:https?:)?//", re.IGNORECASE
)


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


def report_unseen(root: Node) -> list[Remark]:
    """Return a remark if a page holds text that its styles do not show."""
    texts = [each for each in _unseen_texts(root) if each.strip()]
    return [remark("import-unseen", count=len(texts), text=abbreviate(texts[0]))] if texts else []


def _unseen_texts(root: Node) -> Iterator[str]:
    """Yield the texts of elements that are not displayed, and texts without a size."""
    pending = [(root, TextStyle())]
    while pending:
        node, outer = pending.pop()
        if is_hidden(node):
            # Word's hidden text, its comments and its headers have remarks of their own.
            if not {"mso-hide", "mso-element"} & declarations(node).keys():
                yield text_of(node)
        elif not is_left_out(node):
            style = style_within(node, outer)
            if style.is_sizeless:
                yield "".join(each for each in node.children if isinstance(each, str))
            pending += ((each, style) for each in reversed(node.elements))


def report_backgrounds(root: Node) -> list[Remark]:
    """Return a remark if elements without text show pictures as their backgrounds, as layout editors do."""
    shown = (node for node in walk(root) if _BACKGROUND.search(node.get("style")) and not has_text(node))
    return [remark("import-decoration")] if any(True for _ in shown) else []


def _texts(nodes: Iterable[Node]) -> list[str]:
    return [words for node in nodes if (words := _words(node))]


def _words(node: Node) -> str:
    return " ".join(text_of(node).split())
