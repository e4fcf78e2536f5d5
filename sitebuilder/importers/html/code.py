"""Read code blocks: join highlighted spans, and find the language if it is given."""

import re

from sitebuilder.importers.blocks import Code
from sitebuilder.importers.html.nodes import Node, text_of, walk
from sitebuilder.importers.html.white_space import LINE_SEPARATORS
from sitebuilder.markdown.normalise.chinese import HAN

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

_BUTTONS = re.compile(
    r"(?:复制|下载|运行|预览|编辑|收起|展开|折叠|换行)(?:代码|全部)?"
    r"|(?:Copy|Download|Run|Edit|(?<![A-Za-z])(?:copy|download))(?: code)?(?![a-z])"
)
"""The words of buttons above code."""

_LANGUAGE_NAMES = """
bash batch c c# c++ cmd cpp csharp css diff dockerfile gcode go html http ini java javascript js json kotlin
latex lua makefile markdown matlab mermaid nginx php plain plaintext powershell python r ruby rust sh shell
sql swift text toml ts typescript vb vba xml yaml yml 代码 纯文本
"""
_LANGUAGES = frozenset(_LANGUAGE_NAMES.split())
"""The names of languages in heads of code blocks, in lower case."""

_VERSE = "wp-block-verse"
_SENTENCE = re.compile("[。，；]")
_SIGNS = re.compile("[{}<>=|$#\\\\\u2500-\u257f]|//")
"""What code, tables and trees of characters have, and prose has not."""

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
    code, head = _split_head(node)
    language = next(
        (found[1] for each in walk(node) if (found := _LANGUAGE.search(_language_of(each)))), head
    )
    text = "".join(_code_text(code)).replace("\r", "").replace("\u00a0", " ")
    text = _BLANK_LINES.sub("", LINE_SEPARATORS.sub("\n", text)).rstrip()
    return Code(text, language) if text.strip() else None


def is_prose(node: Node) -> bool:
    """Return whether a preformatted element holds verses of WordPress, or a Chinese text and no code.

    Of others only one without classes and further elements may do so.
    """
    if _VERSE in node.get("class").split():
        return True
    if node.get("class") or node.get("lang") or any(each.name != "br" for each in node.elements):
        return False
    text = "".join(text_of(node).split())
    has_sentences = _SENTENCE.search(text) is not None and _SIGNS.search(text) is None
    return has_sentences and len(HAN.findall(text)) * 5 >= len(text) * 3


def language_of_head(text: str) -> str | None:
    """Return the language that the head of a code block names, or ""; None for any other text.

    Programs that answer questions show a head with the language and buttons above each code block.
    """
    words = _BUTTONS.sub(" ", text).strip()
    if words == text.strip() and words.lower() not in _LANGUAGES:
        return None
    return words if not words or words.lower() in _LANGUAGES else None


def _split_head(node: Node) -> tuple[Node, str]:
    """Return the element of the code itself and the language that its head names, or the block and ""."""
    codes = [each for each in walk(node) if each.name == "code"]
    if len(codes) != 1:
        return node, ""
    beside = text_of(node).replace(text_of(codes[0]), " ", 1)
    language = language_of_head(beside) if beside.strip() else None
    return (node, "") if language is None else (codes[0], language)


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
