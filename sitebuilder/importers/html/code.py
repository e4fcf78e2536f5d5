"""Read code blocks: join highlighted spans, and find the language if it is given."""

import re

from sitebuilder.importers.blocks import Code
from sitebuilder.importers.html.nodes import Node, walk
from sitebuilder.importers.html.white_space import LINE_SEPARATORS

_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?-)?([\w#+-]+)$")


def read_code(node: Node) -> Code | None:
    """Read an element as a code block; return ``None`` if it is empty."""
    language = next((found[1] for each in walk(node) if (found := _LANGUAGE.search(_language_of(each)))), "")
    text = "".join(_code_text(node)).replace("\r", "").replace("\u00a0", " ")
    text = _BLANK_LINES.sub("", LINE_SEPARATORS.sub("\n", text)).rstrip()
    return Code(text, language) if text.strip() else None


def _language_of(node: Node) -> str:
    name = node.get("data-lang")
    return name or next((each for each in node.get("class").split() if each.startswith("language-")), "")


def _code_text(node: Node) -> list[str]:
    found: list[str] = []
    for each in node.children:
        if isinstance(each, str):
            found.append(each)
        elif each.name == "br":
            found.append("\n")
        else:
            inner = "".join(_code_text(each))
            is_line = each.name in ("p", "div", "li", "section") or (
                each.name == "code" and node.name == "pre"
            )
            found.append(f"{inner}\n" if is_line and not inner.endswith("\n") else inner)
    return found
