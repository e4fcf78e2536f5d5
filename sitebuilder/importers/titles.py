"""Find the title of a document in its first lines (GB/T 9704)."""

import re
from collections.abc import Sequence

from sitebuilder.importers.blocks import Block, Break, Heading, Paragraph, Rule, Run, plain_text
from sitebuilder.markdown.normalise.chinese import HEADING_NUMBERS, PARAGRAPH_NUMBER
from sitebuilder.markdown.normalise.notices import heading_kind

_SHORTEST, _LONGEST = 4, 60
_TITLE_LEVEL = 1
"""The level of a heading that is styled as the title."""

_NUMBER = re.compile(
    r".{0,12}[〔\[［(（]\s*(?:19|20)\d\d\s*[〕\]］)）]\s*第?\s*[0-9]+\s*号(?:[ \u3000]*签发人?[：:].{0,20})?"
)
"""The number of an official document, which is above the title; beside it may stand who signed it."""

_ABOVE = re.compile(
    rf"{_NUMBER.pattern}|签发人?[：:].{{0,20}}|[0-9]{{6}}"
    r"|(?:绝密|机密|秘密)(?:[ ]?★.{0,8})?|特急|加急|特提|平急"
    r"|附[件表录][ ]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])?[ ]?[：:]?"
    r"|第[ ]?[0-9]{1,3}[ ]?页(?:[ ，,/]*共[ ]?[0-9]{1,3}[ ]?页)?"
)
"""What stands above the title (GB/T 9704, 7.2): number, signer, copy, secrecy, urgency; ``附件1``; a page."""

_SITE_SIGN = re.compile(r"[ \u3000]*[_|｜·•»>—–-]")
_SITE_NAME = re.compile(rf"{_SITE_SIGN.pattern}|[ \u3000]+[^ \u3000]")
"""What stands between the title of an article and the name of its site."""

_CUT = re.compile(r"(.{8,}?)(?:[.]{3}|…)")
"""A name that is cut, as long ones are."""

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

_NO_TITLE = re.compile(
    r"[一二三四五六七八九十]{1,3}\Z|[▲△▼▽↑↓]"
    r"|[图表][ ]?(?:[0-9]|[一二三四五六七八九十]{1,3}(?![\u4e00-\u9fff]))"
    r"|首页[ ]*[>»]|.{0,8}位置[：:]|[（(][^（()）]*[)）]\Z|[*＊□☐☑☒✅☞👉>＞]"
    r"|(?:时间|地点|日期|姓名|单位|地址|对象|内容|主题|主持|联系人|联系电话|网址|邮箱|[甲乙]方)[：:]"
    r"|[0-9]{1,2}(?:[：:][0-9]{2}|[.．][ \u3000]*(?![0-9\s]))"
    r"|.{0,30}[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?\Z"
)
"""A number in a box, as layout editors set above a heading; a caption; the way to a page; a remark; a box;
a quoted line of a mail; who said something, and when."""

_PART_NUMBER = re.compile(r"(?:part|no)?[ .]*[0-9]{1,2}[.]?|[一二三四五六七八九十]{1,3}", re.IGNORECASE)
"""A number on its own line, below which stands the heading of a part."""

_ENDS = re.compile("[。；！？，、：;!?:,.]$")


def split_title(blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """Return the title at the beginning of a document, and the blocks without it.

    It is the first heading if only centred lines come before it and none of them is a title, else the centred
    lines at the top, else a short first line, else an empty string.
    """
    top = _centred_top(blocks)
    below = blocks[top] if top < len(blocks) else None
    if isinstance(below, Heading) and _is_title_heading(below, blocks[:top], blocks[top:]):
        return line_text(below), [*blocks[:top], *blocks[top + 1 :]]
    lines = [
        "" if index and _belongs_to(blocks[index - 1], each) else _title_text(each)
        for index, each in enumerate(blocks[:top])
    ]
    if all(_ABOVE.fullmatch(line) for line in lines if line):
        has_picture = any(not _is_text_only(each) for each in blocks[:top])
        at = 0 if has_picture and not any(lines) else top
        line = blocks[at] if len(blocks) > at + 1 else None
        if isinstance(line, Paragraph) and _is_title(text := line_text(line)) and _is_one_line(line, text):
            return text, [*blocks[:at], *blocks[at + 1 :]]
    if any(line and not _ABOVE.fullmatch(line) for line in lines):
        start, end = _title_lines(lines)
        return "".join(lines[start:end]), [*blocks[:start], *blocks[end:]]
    return "", list(blocks)


def is_name_with_site(name: str, line: str, *, is_heading: bool) -> bool:
    """Return whether the name of a page is a line of it, cut or not, and after a sign its site.

    Only after a heading may a space be the sign.
    """
    if len(line) < _SHORTEST or not any(map(str.isalpha, line)) or _ABOVE.fullmatch(line):
        return False
    cut = _CUT.match(name)
    if cut is not None and line.startswith(cut[1]):
        return len(line) <= _LONGEST
    rest = name.removeprefix(line)
    sign = _SITE_NAME if is_heading else _SITE_SIGN
    return rest != name and (not rest or sign.match(rest) is not None)


def without_line(blocks: Sequence[Block], line: str) -> list[Block]:
    """Return blocks without the first paragraph or heading that consists of a line."""
    index = next((at for at, each in enumerate(blocks) if line and line_text(each) == line), len(blocks))
    return [*blocks[:index], *blocks[index + 1 :]]


def _title_text(block: Block) -> str:
    """Return the text of a centred line; an empty string for a picture, an ornament or a number alone."""
    text = line_text(block) if _is_text_only(block) else ""
    is_none = _NO_TITLE.match(text) or heading_kind(text) is not None
    return text if any(map(str.isalpha, text)) and not is_none else ""


def _belongs_to(above: Block, block: Block) -> bool:
    """Return whether a line is the heading of the part whose number is above, or a few words on a picture.

    A line that names a type of document is the title wherever it is.
    """
    text = line_text(block)
    is_caption = 0 < len(text) < _SHORTEST and not _is_text_only(above)
    is_part = _PART_NUMBER.fullmatch(line_text(above)) is not None
    return (is_caption or is_part) and not names_document(text)


def _is_text_only(block: Block) -> bool:
    """Return whether a line contains only text: no pictures, no footnotes, and links only in a heading."""
    inlines = block.inlines if isinstance(block, Paragraph | Heading) else ()
    if isinstance(block, Paragraph) and any(isinstance(each, Run) and each.href for each in inlines):
        return False
    return all(isinstance(each, Run | Break) for each in inlines)


def _is_one_line(paragraph: Paragraph, text: str) -> bool:
    """Return whether a line at the top may be a title: several lines are only if they name a document."""
    has_break = any(isinstance(each, Break) for each in paragraph.inlines)
    return _is_text_only(paragraph) and (names_document(text) or not has_break)


def _is_title_heading(heading: Heading, above: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Return whether the first heading, which stands below the centred lines ``above``, is the title.

    One that names a type of document is, unless it is not styled as the title and the line above names one
    too and is longer (``关于…的通知``, ``报名须知``). Any other heads only a part if there are several of its
    level, and only the text if a line above names a type of document.
    """
    text = line_text(heading)
    if not _is_text_only(heading) or heading_kind(text) is not None:
        return False
    if _DOCUMENT_TYPE.search(text):
        lines = [line_text(each) for each in above]
        is_below_title = names_document(lines[-1] if lines else "") and len("".join(lines)) > len(text)
        return heading.level == _TITLE_LEVEL or not is_below_title
    same = sum(isinstance(each, Heading) and each.level <= heading.level for each in blocks)
    return same == 1 and not any(_DOCUMENT_TYPE.search(line_text(each)) for each in above)


def _centred_top(blocks: Sequence[Block]) -> int:
    """Return the number of leading blocks that are centred, or may stand above a title."""
    count = 0
    for each in blocks:
        is_above = isinstance(each, Heading) and _ABOVE.fullmatch(line_text(each)) is not None
        if not (isinstance(each, Rule) or is_above or (isinstance(each, Paragraph) and _is_top_line(each))):
            break
        count += 1
    return count


def _is_top_line(paragraph: Paragraph) -> bool:
    text = line_text(paragraph)
    return (
        paragraph.align == "center" or not any(map(str.isalnum, text)) or _ABOVE.fullmatch(text) is not None
    )


def _title_lines(lines: Sequence[str]) -> tuple[int, int]:
    """Return the range of centred lines that are the title: below the number, up to the type of document."""
    filled = [index for index, line in enumerate(lines) if line]
    number = next((index for index in filled if _NUMBER.fullmatch(lines[index])), -1)
    below = (index for index in filled if index > number and not _ABOVE.fullmatch(lines[index]))
    start = next(below, filled[0])
    for end in range(start, min(start + 3, len(lines))):
        line = lines[end]
        if names_document(line) and not _ENDS.search(line) and not line.endswith("的"):
            return start, end + 1
    return start, start + 1


def names_document(line: str) -> bool:
    """Return whether a line names a type of document at its end."""
    return _DOCUMENT_TYPE.search(line[-24:]) is not None


def _is_title(text: str) -> bool:
    is_part = any(each.match(text) for each in (PARAGRAPH_NUMBER, _LETTERED, _NO_TITLE, *HEADING_NUMBERS))
    is_ornament = not any(map(str.isalpha, text))
    is_sentence = is_ornament or "。" in text or _ENDS.search(text) is not None
    return _SHORTEST <= len(text) <= _LONGEST and not is_sentence and not is_part


def line_text(block: Block) -> str:
    """Return the text of a paragraph or a heading on one line; an empty string for any other block."""
    if isinstance(block, Paragraph | Heading):
        text = _JOINT.sub("", plain_text(block.inlines))
        return _SPACED_TYPE.sub(lambda word: "".join(word[0].split()), " ".join(text.split()))
    return ""
