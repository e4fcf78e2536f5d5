"""Finds what a template left to be filled in: （待补充）, XX月XX日, the prompts of Word's forms."""

from collections.abc import Iterator

from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_TO_PUT = "插入|填写?|补充?|输入|添加|粘贴|替换|附上?|放|加|贴|待"
_PLACEHOLDER = lazy_pattern(
    r"[（(【\[<＜] ?(?:待补充?|待完善|待填写?|待更新"
    rf"|(?:请在)?此处(?:[以可需])?(?:{_TO_PUT})[^（()）【】\[\]\n]{{0,20}}) ?[）)】\]>＞](?![（(])"
    r"|[【\[<＜] ?请(?:填写|插入|输入)[^（()）【】\[\]\n]{0,20} ?[】\]>＞](?![（(])"
    r"|(?<![0-9A-Za-z])[0-9]{3,4}[-—－ ]?[Xx×]{5,8}(?![0-9A-Za-z×])"
    r"|(?:[Xx×]{2,4}年)?[Xx×]{1,2}月[Xx×]{1,2}[日号]"
    r"|(?:单击|点击)(?:或点击)?此处(?:以|可)?(?:输入|添加)[^，。\n]{0,6}"
)
"""In parentheses （请填写真实姓名） is for the reader of a form, and （此处指…） explains."""

_SIGNS = {
    "待": lazy_pattern("待[补完填更]"),
    "此": lazy_pattern("此处"),
    **{bracket: lazy_pattern(rf"\{bracket}请") for bracket in "[【<＜"},
    **{letter: lazy_pattern(f"{letter}(?:月|{letter}{{4}})") for letter in "Xx×"},
}
"""Parts of placeholders by their first characters: to look for one of these takes a tenth of the time."""

_KEY = lazy_pattern(r"[ \t]*(?:- )?[\w-]{1,30}:[ ]*")
"""What stands before a value of YAML, which may be 待补充 as a whole: nobody knows it yet."""

_COMMENT = lazy_pattern(r"[ \t]*#(?!#)")
_LONGEST_COMMENT = 200


def find_placeholders(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each place of a document that was left to be filled in, but for its comments."""
    if not any(first in text and sign.search(text) for first, sign in _SIGNS.items()):
        return
    line, start, last = 1, 0, 0
    for found in _PLACEHOLDER.finditer(text):
        line += text.count("\n", last, found.start())
        start = text.rfind("\n", last, found.start()) + 1 or start
        last = found.start()
        if not _is_value(text, start, found.end(), last) and not _is_in_comment(text, start, last):
            yield problem("placeholder-left", Place(file, line, last - start + 1), found=found[0])


def _is_value(text: str, start: int, end: int, at: int) -> bool:
    """Return whether a placeholder is the whole value of a key."""
    key = _KEY.match(text, start, at)
    return key is not None and key.end() == at and text[end : end + 1] in ("", "\n")


def _is_in_comment(text: str, start: int, at: int) -> bool:
    """Return whether a place of the line that begins at ``start`` is in a comment of YAML or HTML."""
    if _COMMENT.match(text, start):
        return True
    begin = text.rfind("<!--", max(0, at - _LONGEST_COMMENT), at)
    return begin >= 0 and "-->" not in text[begin:at]
