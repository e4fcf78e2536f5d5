"""Find the title and the date of a document in its first and last lines (GB/T 9704)."""

import re
from collections.abc import Sequence
from datetime import date

from sitebuilder.importers.blocks import Block, Break, Heading, Paragraph, Rule, Run, plain_text
from sitebuilder.markdown.normalise.chinese import HEADING_NUMBERS, PARAGRAPH_NUMBER
from sitebuilder.markdown.normalise.notices import heading_kind

_SHORTEST, _LONGEST = 4, 60
_NUMBER = re.compile(r".{0,12}[〔\[［(（]\s*(?:19|20)\d\d\s*[〕\]］)）]\s*第?\s*[0-9]+\s*号")
"""The number of an official document, which is above the title."""

_SITE_NAME = re.compile(r"[ \u3000]*[_|｜·•»>—–-]|[ \u3000]+[^ \u3000]")
"""What stands between the title of an article and the name of its site."""

_DOCUMENT_TYPE = re.compile(
    "(?:通知|通报|公告|公示|通告|决定|意见|函|报告|请示|批复|纪要|方案|办法|细则|规定|规则|简章|章程|名单|计划|总结"
    "|指南|须知|安排|启事|倡议书|承诺书|说明|制度|简介)(?:[（(].{1,20}[）)])?"
)
_JOINT = re.compile(
    r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \u3000]*\n[ \u3000]*(?=[\u3001-\u9fff\uff00-\uffef])"
)
_SPACED_TYPE = re.compile(
    r"\A[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+\Z"
    r"|(?:通\s+知|公\s+告|公\s+示|通\s+报|通\s+告|决\s+定|报\s+告|请\s+示|批\s+复|纪\s+要)\Z"
)
"""A title, or the type of a document at its end, whose characters are set apart (``报　名　表``)."""

_LETTERED = re.compile(r"[（(]?(?:[A-Za-z]|[ivxIVX]{2,5})[)）.．][ \u3000]*(?=[^A-Za-z\s])")
"""The letter or the roman number of a paragraph, which names nothing."""

_NO_TITLE = re.compile(r"[一二三四五六七八九十]{1,3}\Z|[▲△▼▽↑↓]|[图表][ ]?[0-9]|首页[ ]*[>»]|.{0,8}位置[：:]")
"""A number in a circle or a box, as layout editors set above a heading, a caption, or the way to a page."""

_PART_NUMBER = re.compile(r"(?:part|no)?[ .]*[0-9]{1,2}[.]?|[一二三四五六七八九十]{1,3}", re.IGNORECASE)
"""A number on its own line, below which stands the heading of a part."""

_ENDS = re.compile("[。；！？，：;!?:.]$")
_YEAR = "[0-9]{4}|[二〇○Ｏ零一三四五六七八九]{4}"
_DATE = re.compile(
    rf"({_YEAR})\s*年\s*([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*日"
)
_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇○Ｏ零", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}


def split_title(blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """Return the title at the beginning of a document, and the blocks without it.

    It is the first heading if only centred lines come before it and none of them is a title, else the centred
    lines at the top, else a short first line, else an empty string.
    """
    top = _centred_top(blocks)
    first = next((index for index, each in enumerate(blocks) if isinstance(each, Heading)), None)
    if (
        first is not None
        and first <= top
        and _is_text_only(blocks[first])
        and heading_kind(_text(blocks[first])) is None
        and not _is_repeated(blocks, first)
        and not _is_below_title(blocks, first)
    ):
        return _text(blocks[first]), [*blocks[:first], *blocks[first + 1 :]]
    lines = [
        "" if index and _heads_part(blocks[index - 1], each) else _title_text(each)
        for index, each in enumerate(blocks[:top])
    ]
    is_number_alone = all(_NUMBER.fullmatch(line) for line in lines if line)
    start = top if is_number_alone and any(lines) else 0
    if not any(lines) or is_number_alone:
        line = blocks[start] if len(blocks) > start + 1 else None
        if isinstance(line, Paragraph) and _is_title(text := _text(line)) and _is_one_line(line, text):
            return text, [*blocks[:start], *blocks[start + 1 :]]
    if any(lines):
        start, end = _title_lines(lines)
        return "".join(lines[start:end]), [*blocks[:start], *blocks[end:]]
    return "", list(blocks)


def split_named_title(name: str, blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """Return the title that the name of a page begins with, and the blocks without that heading.

    Pages are named after their article and, behind a sign, their site. Where no heading says what belongs to
    the title, it is the whole name.
    """
    for index, each in enumerate(blocks):
        if isinstance(each, Heading) and _is_text_only(each) and (title := _text(each)):
            rest = name.removeprefix(title)
            if rest != name and (not rest or _SITE_NAME.match(rest)):
                return title, [*blocks[:index], *blocks[index + 1 :]]
    return name, list(blocks)


def _title_text(block: Block) -> str:
    """Return the text of a centred line; an empty string for a picture, an ornament or a number alone."""
    text = _text(block) if _is_text_only(block) else ""
    return text if any(map(str.isalpha, text)) and not _NO_TITLE.match(text) else ""


def _heads_part(above: Block, block: Block) -> bool:
    """Return whether a line below a number alone is the heading of a part: it names no type of document."""
    return _PART_NUMBER.fullmatch(_text(above)) is not None and not _DOCUMENT_TYPE.search(_text(block)[-24:])


def _is_text_only(block: Block) -> bool:
    """Return whether a line contains only text: no pictures, no footnotes, and links only in a heading."""
    inlines = block.inlines if isinstance(block, Paragraph | Heading) else ()
    if isinstance(block, Paragraph) and any(isinstance(each, Run) and each.href for each in inlines):
        return False
    return all(isinstance(each, Run | Break) for each in inlines)


def _is_one_line(paragraph: Paragraph, text: str) -> bool:
    """Return whether a line at the top may be a title: several lines are only if they name a document."""
    has_break = any(isinstance(each, Break) for each in paragraph.inlines)
    names_type = _DOCUMENT_TYPE.search(text[-24:]) is not None
    return _is_text_only(paragraph) and (names_type or not has_break)


def _is_repeated(blocks: Sequence[Block], first: int) -> bool:
    """Return whether the first heading is one of several of its level, and so heads only a part."""
    level = getattr(blocks[first], "level", 0)
    same = sum(isinstance(each, Heading) and each.level <= level for each in blocks)
    return same > 1 and _DOCUMENT_TYPE.search(_text(blocks[first])) is None


def _is_below_title(blocks: Sequence[Block], first: int) -> bool:
    """Return whether a line above the first heading names a type of document, and the heading does not."""
    names_type = [_DOCUMENT_TYPE.search(_text(each)) is not None for each in blocks[: first + 1]]
    return any(names_type[:-1]) and not names_type[-1]


def _centred_top(blocks: Sequence[Block]) -> int:
    """Return the number of leading blocks that are centred lines, rules, pictures or document numbers."""
    count = 0
    for each in blocks:
        if not (isinstance(each, Rule) or (isinstance(each, Paragraph) and _is_top_line(each))):
            break
        count += 1
    return count


def _is_top_line(paragraph: Paragraph) -> bool:
    text = _text(paragraph)
    return not text or paragraph.align == "center" or _NUMBER.fullmatch(text) is not None


def _title_lines(lines: Sequence[str]) -> tuple[int, int]:
    """Return the range of centred lines that are the title: below the number, up to the type of document."""
    start = next((index + 1 for index, line in enumerate(lines) if _NUMBER.fullmatch(line)), 0)
    while start < len(lines) and not lines[start]:
        start += 1
    if start >= len(lines):
        start = next(index for index, line in enumerate(lines) if line)
    for end in range(start, min(start + 3, len(lines))):
        if (
            _DOCUMENT_TYPE.search(lines[end][-24:])
            and _DOCUMENT_TYPE.search(lines[end])
            and not _ENDS.search(lines[end])
            and not lines[end].endswith("的")
        ):
            return start, end + 1
    return start, start + 1


def _is_title(text: str) -> bool:
    is_part = any(each.match(text) for each in (PARAGRAPH_NUMBER, _LETTERED, _NO_TITLE, *HEADING_NUMBERS))
    return _SHORTEST <= len(text) <= _LONGEST and not _ENDS.search(text) and not is_part


def _text(block: Block) -> str:
    if isinstance(block, Paragraph | Heading):
        text = _JOINT.sub("", plain_text(block.inlines))
        return _SPACED_TYPE.sub(lambda word: "".join(word[0].split()), " ".join(text.split()))
    return ""


def find_date(blocks: Sequence[Block]) -> date | None:
    """Return the date at the end of a document, below the signing unit; ``None`` if there is none."""
    texts = [_text(each) for each in blocks if isinstance(each, Paragraph)]
    for text in reversed(texts):
        if len(text) <= 30 and (found := read_date(text)) and text.endswith("日"):
            return found
    return None


def read_date(text: str) -> date | None:
    """Return the last Chinese date in a text, in digits or numerals; ``None`` if there is none."""
    found = None
    for match in _DATE.finditer(text):
        found = match
    if found is None:
        return None
    year = "".join(str(_DIGITS.get(sign, sign)) for sign in found[1])
    try:
        return date(int(year), _number(found[2]), _number(found[3]))
    except ValueError:
        return None


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    tens, has_ten, ones = text.rpartition("十")
    if not has_ten:
        return _DIGITS.get(text, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
