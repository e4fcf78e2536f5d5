"""Parses the blocks of most texts: paragraphs, headings, lists, quotations, tables, fenced code."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from sitebuilder.markdown.block_sentinels import PARAGRAPH_CLASSES
from sitebuilder.markdown.fast.block import APART, Block
from sitebuilder.markdown.fast.inline import UnsupportedError
from sitebuilder.markdown.fast.nested_lists import list_line, parse_nested_list
from sitebuilder.markdown.line_kinds import BULLETS, BULLETS_IN_TEXT, SEPARATOR, SHORT_LINE, TEXT_LINE
from sitebuilder.patterns import lazy_pattern

_LETTER = r"[^\W\d_]|[^\w\s!-/:-@\[-`{-~]|\*\*?(?=[^\s*])|`(?=[^`])|!?\["
_LINE = rf"(?:{_LETTER}|[0-9]+(?![0-9.]))[^\n|{{]*(?<!\s)"
"""A line that can only be text: no other block begins like it, and it has no attribute list and no hard line
break."""

_TIDY_LINE = (
    rf"(?:{_LETTER}|[0-9]++(?!\.(?:\s|\Z))|[\"'(),./;?@$%&]|~(?!~)|[-+](?=[^\s|:+-])|\\(?=[^\s\w]))"
    r"[^\n{]*(?<!\s)"
)
"""The same in a text that ``normalise`` has rewritten, where signs typed for a marker have become one."""


class _Grammar(Struct, frozen=True):
    """The blocks that consist of such lines, as expressions; ``list_line`` only where lists may be nested."""

    text: re.Pattern[str]
    quotation: re.Pattern[str]
    bullets: re.Pattern[str]
    numbers: re.Pattern[str]
    list_line: re.Pattern[str] | None = None

    @property
    def is_tidy(self) -> bool:
        """Whether ``normalise`` has rewritten the text, so that its line breaks are meant."""
        return self.list_line is not None


def _grammar_of(line: str, *, is_tidy: bool) -> _Grammar:
    return _Grammar(
        text=lazy_pattern(rf"{line}(?:(?:  )?\n{line})*+"),
        quotation=lazy_pattern(rf"> {line}(?:(?:  )?\n> {line})*+"),
        bullets=lazy_pattern(rf"[-+*][ ]+{line}(?:\n[-+*][ ]+{line})*+"),
        numbers=lazy_pattern(rf"([0-9]{{1,2}})\.[ ]+{line}(?:\n[0-9]{{1,2}}\.[ ]+{line})*+"),
        list_line=lazy_pattern(list_line(line)) if is_tidy else None,
    )


_WRITTEN, _TIDY = _grammar_of(_LINE, is_tidy=False), _grammar_of(_TIDY_LINE, is_tidy=True)

_LIST_AFTER_TEXT = lazy_pattern(r"\n(?=(?:[-+*]|1\.)[ ]+\S)")
_ID = r"(?:[ ]\{[ ]?#([A-Za-z][A-Za-z0-9_-]*)[ ]?\}[ ]*)?"
_HASH_IN_TEXT = r"#(?:[A-Za-z!<0-9]|接龙|[\u3400-\u9fff]{2,8}[：:][ ]*[0-9])"
_HEADING = lazy_pattern(
    rf"(?!{_HASH_IN_TEXT})(#{{1,6}})[ ]*([^#\s|{{](?:[^#\n|{{]*[^#\s|{{])?)[ ]*{_ID}(?:\n|\Z)"
)
_MOST_HASHES = "######"
_RULE = lazy_pattern(r"(?:- ?){3,}|(?:\* ?){3,}|_{3,}")
# Lines that are drawn between rows are none (``normalise.tables``).
_ROW = r"\|(?![ ]*:?(?:---|===|───|━━━))(?:[^|\n`{]*\|){2,}"
_TABLE = lazy_pattern(rf"{_ROW}\n\|(?:[ ]*:?-+:?[ ]*\|)+(?:\n{_ROW})+")
_MARKER = lazy_pattern(r"^(?:[-+*]|[0-9]+\.)[ ]+", re.MULTILINE)

_FIRST_OF_LIST = frozenset("-+*0123456789")

_FENCE = lazy_pattern(r"^```[ ]*(|(?!www\.)[\w#+-][\w#.+-]*)[ ]*\n([^`]*\n)```[ ]*$", re.MULTILINE)
_SPACES_ALONE = lazy_pattern(r"\n +(?=\n)")


_REWRITABLE = lazy_pattern(
    r"(?:\*\*)?(?:[（(]?[一二三四五六七八九十百0-9０-９]{1,4}[、)）．.]|[\u2160-\u216b\u2460-\u249b\u24eb-\u24ff\u2776-\u2793"
    rf"\u3220-\u3229\u3251-\u325f\u3280-\u3289{BULLETS}{BULLETS_IN_TEXT}！｀｜￨＞》＃─━═＿⸺⸻┌┏╔╭├┣╠│┃║]|第[一二三四五六七八九十百0-9０-９]|附件"
    r"|步骤|[lnuvwqpŸ²ü][ \u3000])"
)
"""The beginning of a line that ``normalise`` may rewrite."""

_FIRST_OF_REWRITABLE = frozenset("一二三四五六七八九十百第步附")
"""The Han characters with which such a line may begin."""

_SENTENCE_ENDS = "。！？"


def _han_but(left_out: Iterable[str]) -> str:
    """Return a class of Han characters without some; one class takes half the time of two to compile."""
    ends = [0x4E00 - 1, *sorted(map(ord, left_out)), 0x9FFF + 1]
    ranges = ((before + 1, after - 1) for before, after in pairwise(ends) if after - before > 1)
    return f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in ranges)}]"


_HAN_LINES = lazy_pattern(rf"(?:{_han_but(_FIRST_OF_REWRITABLE)}.*+(?<!\s)(?:(?<=。)\n|(?<!。)(\n)|\Z))+")
"""Lines that begin with a Han character and end without a space, as most texts are.

The group matches if a line but the last ends without a full stop.
"""

_REWRITABLE_IN_ITEM = lazy_pattern(rf"[0-9]{{1,9}}[)）]|[{BULLETS}{BULLETS_IN_TEXT}！｀｜￨＞]")

_MAY_END_DATE = frozenset("日号月)）*_0123456789")
_DATE = lazy_pattern(
    r"(?:年.{2,12}[日号月]|[0-9]{4}[-/．.][ \u00a0\u3000]?[0-9]{1,2}[-/．.][ \u00a0\u3000]?[0-9]{1,2}).{0,6}"
)
_MAX_DATE_LINE = 60
"""The most characters of a line that ends with the date of a signature."""


def parse_blocks(text: str, *, is_tidy: bool) -> list[Block]:
    """Return the blocks of a text; ``is_tidy`` if ``normalise`` has rewritten its lines.

    Raises:
        UnsupportedError: something in it may be another kind of block, or be rewritten by ``normalise``.
    """
    blocks: list[Block] = []
    lines = _SPACES_ALONE.sub("\n", text) if "\n " in text else text
    for block in _separate_blocks(lines, _TIDY if is_tidy else _WRITTEN):
        if not is_tidy:
            if block.name == "paragraphs":
                block = _paragraphs(block.lines[0])
            elif block.name == "p" and "\n" in block.lines[0]:
                block = _sentences(block.lines[0])
            else:
                _refuse_rewritable(block)
            if block.name in ("p", "paragraphs") and block.lines[0][-1] in _MAY_END_DATE:
                _refuse_date(block.lines[0])
        if blocks and block.name == blocks[-1].name and block.name in ("ol", "ul"):
            if is_tidy and _is_partly_loose(blocks[-1], block):
                raise UnsupportedError
            if block.name == "ol" and not is_tidy and int(block.attribute) != len(blocks[-1].lines) + 1:
                if block.attribute != "1" or len(blocks[-1].lines) == 1:
                    raise UnsupportedError
                # As ``normalise`` would separate them.
                blocks += (Block(APART, []), block)
                continue
            blocks[-1].is_loose = True
            blocks[-1].lines.extend(block.lines)
        elif block.name == "ol" and block.attribute != "1" and (not is_tidy or block.attribute[0] == "0"):
            raise UnsupportedError
        else:
            blocks.append(block)
    return blocks


def _is_partly_loose(first: Block, second: Block) -> bool:
    """Return whether two adjacent lists would be loose in part, which the library renders differently."""
    if first.nested or second.nested or "\n" in f"{first.lines}{second.lines}":
        return True
    return len(second.lines) > 1 or (len(first.lines) > 1 and not first.is_loose)


def _sentences(text: str) -> Block:
    """Return Chinese lines that end with a full stop as paragraphs.

    The most common case of the rule in ``normalise.breaks``.
    """
    end_before = _SENTENCE_ENDS
    for line in text.split("\n"):
        first = line[0]
        if end_before not in _SENTENCE_ENDS or not "\u4e00" <= first <= "\u9fff":
            raise UnsupportedError
        if first in _FIRST_OF_REWRITABLE and _is_rewritable(line):
            raise UnsupportedError
        end_before = line[-1]
    return _paragraphs(text)


def _paragraphs(text: str) -> Block:
    """Return lines as paragraphs, or as one with breaks if all are short."""
    # Wide gaps may separate the columns of a table.
    if "   " in text or "\u3000\u3000" in text:
        raise UnsupportedError
    if text.index("\n") < SHORT_LINE and max(map(len, text.split("\n"))) < SHORT_LINE:
        return Block("p", [text.replace("\n", "  \n")])
    return Block("paragraphs", [text])


def _is_rewritable(line: str) -> bool:
    """Return whether ``normalise`` may rewrite a line."""
    # Most lines begin with a word: the expression takes long to compile.
    is_word = "\u4e00" <= line[:1] <= "\u9fff" and line[0] not in _FIRST_OF_REWRITABLE
    return not is_word and _REWRITABLE.match(line) is not None


def _refuse_rewritable(block: Block) -> None:
    """Raise ``UnsupportedError`` for a block that ``normalise`` may rewrite."""
    if block.name in ("p", "blockquote") and ("\n" in (text := block.lines[0]) or _is_rewritable(text)):
        raise UnsupportedError
    if block.name in ("ol", "ul") and any(
        _REWRITABLE_IN_ITEM.match(line) or line.rstrip().endswith(" -") for line in block.lines
    ):
        raise UnsupportedError


def _refuse_date(text: str) -> None:
    """Raise ``UnsupportedError`` for a text whose last line may be the date of a signature."""
    line = text[text.rfind("\n") + 1 :]
    if len(line) <= _MAX_DATE_LINE and _DATE.search(line):
        raise UnsupportedError


def _separate_blocks(text: str, grammar: _Grammar) -> list[Block]:
    if "`" not in text or "```" not in text:
        return _split_at_blank_lines(text, grammar)
    between, *fenced = _FENCE.split(text)
    blocks = _split_at_blank_lines(between, grammar)
    for language, code, after in zip(fenced[::3], fenced[1::3], fenced[2::3], strict=True):
        blocks += (Block("pre", [code], language), *_split_at_blank_lines(after, grammar))
    return blocks


def _split_at_blank_lines(text: str, grammar: _Grammar) -> list[Block]:
    blocks: list[Block] = []
    for block in text.split("\n\n"):
        if lines := block.strip("\n"):
            blocks += _block(lines, grammar, after_blank=True)
    return blocks


def _block(text: str, grammar: _Grammar, *, after_blank: bool) -> Sequence[Block]:
    """Return the blocks of lines without a blank one: several only of headings, and of a list below text."""
    if text[0] in PARAGRAPH_CLASSES:
        if not grammar.text.fullmatch(text, 1):
            raise UnsupportedError
        return (Block("p", [text[1:]], PARAGRAPH_CLASSES[text[0]]),)
    if "|" not in text and "{" not in text and (lines := _HAN_LINES.fullmatch(text)):
        # A fifth of the time in which the grammar finds that most texts are a paragraph.
        is_split = not grammar.is_tidy and "\n" in text and lines[1] is None
        return (Block("paragraphs" if is_split else "p", [text]),)
    if grammar.text.fullmatch(text):
        return (Block("p", [text]),)
    if text[0] == "#":
        return _headings(text, grammar)
    if grammar.bullets.fullmatch(text):
        return (Block("ul", _MARKER.sub("", text).split("\n")),)
    if numbers := grammar.numbers.fullmatch(text):
        # A text that ``normalise`` has rewritten has a list for each run of numbers.
        items = (
            _MARKER.sub("", text).split("\n") if grammar.is_tidy else _counted_items(text, int(numbers[1]))
        )
        return (Block("ol", items, numbers[1]),)
    if _TABLE.fullmatch(text):
        return (Block("table", text.split("\n")),)
    if grammar.quotation.fullmatch(text):
        return (Block("blockquote", [text[2:].replace("\n> ", "\n")]),)
    if _RULE.fullmatch(text):
        return (Block("hr", []),)
    if text == SEPARATOR and grammar.is_tidy:
        return (Block(APART, []),)
    if after_blank and (marker := _LIST_AFTER_TEXT.search(text)) and TEXT_LINE.match(text):
        before, after = text[: marker.start()], text[marker.end() :]
        return (
            *_block(before, grammar, after_blank=True),
            *_block(after, grammar, after_blank=True),
        )
    if grammar.list_line is not None and text[0] in _FIRST_OF_LIST:
        return (parse_nested_list(text, grammar.list_line),)
    raise UnsupportedError


def _counted_items(text: str, number: int) -> list[str]:
    """Return the texts of items that count from a number.

    Raises:
        UnsupportedError: one has another number.
    """
    items: list[str] = []
    for line in text.split("\n"):
        written, _, item = line.partition(".")
        if written != str(number):
            raise UnsupportedError
        items.append(item.lstrip(" "))
        number += 1
    return items


def _headings(text: str, grammar: _Grammar) -> Sequence[Block]:
    """Return the headings that a text begins with, and the block that follows them without a blank line."""
    if "\n" not in text and (plain := _plain_heading(text)):
        return (plain,)
    blocks: list[Block] = []
    end = 0
    while heading := _HEADING.match(text, end):
        blocks.append(Block(f"h{len(heading[1])}", [heading[2]], heading[3] or ""))
        end = heading.end()
    if not end:
        raise UnsupportedError
    return [*blocks, *_block(text[end:], grammar, after_blank=False)] if end < len(text) else blocks


def _plain_heading(line: str) -> Block | None:
    """Return a heading as nearly all are written, ``## 标题``; None for any other."""
    signs, _, title = line.partition(" ")
    if not 1 <= len(signs) <= len(_MOST_HASHES) or not _MOST_HASHES.startswith(signs):
        return None
    is_plain = title != "" and title == title.strip() and not any(sign in title for sign in "#|{")
    return Block(f"h{len(signs)}", [title]) if is_plain else None
