"""Signs and numbers that people type before and between the items of a list, in place of those of YAML."""

from collections.abc import Iterator, Sequence

from sitebuilder.content.values.widths import strip_quotes
from sitebuilder.content.yaml.nodes import Node, ScalarNode
from sitebuilder.patterns import lazy_pattern

WIDE_SPACES = "\u00a0\u2002\u2003\u2009\u202f\u3000"
"""Spaces that YAML does not take for one, as they stand in a class of characters."""

WIDE_HYPHEN = "－–—―−﹣‐·•●◦"
"""Signs that people type for the hyphen of an item, as they stand in a class of characters."""

ODD_COLONS = ";；=＝﹕∶︰"
"""Signs beside the colon on a keyboard, or like one, which people type for it after a key."""

_SIGN = lazy_pattern(rf"(?:[{WIDE_HYPHEN}]+[ \t{WIDE_SPACES}]*|-[{WIDE_SPACES}]*)(?=\S)")
_NUMBER = lazy_pattern(
    r"(?:[（(]?(?P<number>[0-9]{1,2})(?:[、．）)]|\.(?![0-9]))|(?P<enclosed>[\u2460-\u2473]))\s*(?=\S)"
)

_FIRST_SIGNS = frozenset("01（(①")
"""With which the number of the first item may begin."""

_BETWEEN_WORDS = lazy_pattern(
    r"[，、；;｜|]|,(?![0-9]{3}(?![0-9]))|(?<![ \u3000])[ \u3000]+(?=#)|[】］][ \u3000]*[【［]"
    r"|(?<![\s\u3000])[ \u3000]*\t\s*"
)
_CLOSING = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "「": "」", "『": "』"}
_BRACKET = lazy_pattern("[（()）《》“”‘’「」『』]")
_TITLES = lazy_pattern(r"(?:《[^《》]+》\s*){2,}")


def item_sign(text: str) -> tuple[str, int] | None:
    """Return the code of the problem with what stands before an item, and where the item begins; or None."""
    found = _SIGN.match(text) or _NUMBER.match(text)
    if found is None:
        return None
    if text[0] != "-":
        return "yaml-wide-hyphen", found.end()
    return "yaml-blank-wide" if found.end() > 1 else "yaml-hyphen-blank", found.end()


def item_number_end(text: str, number: int) -> int:
    """Return where an item begins after this number (``2、``, ``（2）``, ``②``); 0 without the number."""
    found = _NUMBER.match(text)
    if found is None:
        return 0
    written = int(found["number"]) if found["number"] else ord(found["enclosed"]) - ord("①") + 1
    return found.end() if written == number else 0


def numbered_items(node: ScalarNode, source: Sequence[str]) -> Iterator[tuple[str, int, int, str]]:
    """Yield each line of a plain scalar over several lines that are numbered from 1.

    Each is the code of the problem, the zero-based line and column, and the corrected line.
    """
    first, last = node.start_mark, node.end_mark
    if node.style or first.line == last.line:
        return
    lines = source[first.line : last.line + 1]
    columns = [first.column, *(len(line) - len(line.lstrip()) for line in lines[1:])]
    texts = [line[column:] for line, column in zip(lines, columns, strict=True)]
    ends = [item_number_end(text, number) for number, text in enumerate(texts, 1)]
    if not all(ends):
        return
    for number, (text, column, end) in enumerate(zip(texts, columns, ends, strict=True), first.line):
        yield "yaml-wide-hyphen", number, column, f"- {text[end:].strip()}"


def without_numbers(nodes: Sequence[Node]) -> Sequence[Node]:
    """Return the items of a list without the numbers that they were given besides, if all are numbered."""
    texts = [each.value if isinstance(each, ScalarNode) and not each.style else "" for each in nodes]
    if len(nodes) < 2 or texts[0][:1] not in _FIRST_SIGNS:
        return nodes
    ends = [item_number_end(text, number) for number, text in enumerate(texts, 1)]
    if not all(ends):
        return nodes
    return [
        ScalarNode(text[end:], node.start_mark, node.end_mark)
        for node, text, end in zip(nodes, texts, ends, strict=True)
    ]


def split_words(text: str) -> list[str]:
    """Split a line into words, without the punctuation between them and the quotation marks around each.

    Each may begin with ``#``, as topics in social media do. Punctuation in brackets belongs to the word:
    某大学（大旺、端州校区）. Titles of books stand side by side without any: 《甲》《乙》.
    """
    words = (
        strip_quotes(each.strip()).removeprefix("#").strip() for each in _pieces(strip_quotes(text.strip()))
    )
    return [word for word in words if word] or [text]


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between the punctuation outside of brackets."""
    if _TITLES.fullmatch(text):
        yield from (f"{each.strip()}》" for each in text[:-1].split("》"))
        return
    spans, begin = iter((*_in_brackets(text), (len(text), len(text)))), 0
    span = next(spans)
    for found in _BETWEEN_WORDS.finditer(text):
        while span[1] <= found.start():
            span = next(spans)
        if found.start() < span[0]:
            yield text[begin : found.start()]
            begin = found.end()
    yield text[begin:]


def _in_brackets(text: str) -> list[tuple[int, int]]:
    """Return where each pair of brackets begins and ends that stands in no other."""
    opened: list[int] = []
    spans: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text):
        if found[0] in _CLOSING:
            opened.append(found.start())
        elif opened and found[0] == _CLOSING[text[opened[-1]]]:
            begin = opened.pop()
            while spans and spans[-1][0] > begin:
                spans.pop()
            spans.append((begin, found.end()))
    return spans
