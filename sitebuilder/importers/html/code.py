"""Read code blocks: join highlighted spans, and find the language if it is given."""

import re

from sitebuilder.importers.blocks import Code
from sitebuilder.importers.html.nodes import Node, text_of, walk
from sitebuilder.importers.html.white_space import LINE_SEPARATORS

_LINE_NUMBERS = re.compile(
    r"(?:^|[\s_-])(?:gutter|linenos?|linenodiv|lineno|line-?numbers?|line-index|pre-numbering|hljs-ln-n\w*|blob-num)"
    r"(?:[\s_-]|$)"
)
"""The classes with which programs that colour code mark the numbers of its lines."""

_LINES = frozenset({"p", "div", "li", "section", "tr", "pre"})
"""Elements of code that are lines of it."""

_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_HUMAN = re.compile(r"(?:zh|en|ja)\b", re.IGNORECASE)
"""The languages of texts, which the same attribute names."""

_LANGUAGE = re.compile(r"(?:^|\s)(?:lang(?:uage)?-)?([\w#+-]+)$")


def is_line_numbers(node: Node, *, is_in_code: bool = False) -> bool:
    """Return whether an element holds nothing but the numbers of a code block's lines.

    Outside of code they count from 1, so that no other number is taken for them.
    """
    if not _LINE_NUMBERS.search(node.get("class")):
        return False
    numbers = text_of(node).split()
    return all(each.isdigit() for each in numbers) and (
        is_in_code or numbers == [str(number) for number in range(1, len(numbers) + 1)]
    )


def read_code(node: Node) -> Code | None:
    """Read an element as a code block; return ``None`` if it is empty."""
    language = next((found[1] for each in walk(node) if (found := _LANGUAGE.search(_language_of(each)))), "")
    text = "".join(_code_text(node)).replace("\r", "").replace("\u00a0", " ")
    text = _BLANK_LINES.sub("", LINE_SEPARATORS.sub("\n", text)).rstrip()
    return Code(text, language) if text.strip() else None


def _language_of(node: Node) -> str:
    written = node.get("lang") if node.name in ("pre", "code") else ""
    name = node.get("data-lang") or ("" if _HUMAN.match(written) else written)
    return name or next((each for each in node.get("class").split() if each.startswith("language-")), "")


def _code_text(node: Node) -> list[str]:
    found: list[str] = []
    for each in node.children:
        if isinstance(each, str):
            found.append(each)
        elif each.name == "br":
            found.append("\n")
        elif not is_line_numbers(each, is_in_code=True):
            inner = "".join(_code_text(each))
            is_line = each.name in _LINES or (each.name == "code" and node.name == "pre")
            found.append(f"{inner}\n" if is_line and not inner.endswith("\n") else inner)
    return found
