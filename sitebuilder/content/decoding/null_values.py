"""Values that say that there is none, or that nobody knows yet."""

import re

from sitebuilder.content.yaml.nodes import Node, ScalarNode
from sitebuilder.patterns import lazy_pattern

_UNKNOWN_WORDS = """
待定 未定 暂无 暂未确定 暂不确定 待公布 待公示 待发布 待确定
待通知 另行通知 待补 待补充 待填 待填写 待完善 未安排 暂未安排
尚未安排 尚未确定 待确认 待议 另行安排 未公布 暂未公布 尚未公布 未知
不详
"""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NOT_YET_KNOWN = frozenset(_UNKNOWN_WORDS.split())
"""Words that offices write for a fact that is not known yet."""

_AROUND = " \t\u3000（）()【】<>＜＞。．.…"
LONGEST_UNKNOWN = 12
"""The most characters of a value that says that there is none: no longer one has to be looked at."""

_SIGN = lazy_pattern("[-—–－―─]+|[/／]+|[xX×]{2,}|[Nn]/[Aa]")
_FILLER = lazy_pattern(r"[?？]+|…+|[.。]{3,}|[_＿*＊□]{2,}|(?i:todo|tb[da])[.。:：]?")
_LONGEST_SIGN = 6
_FIRST_OF_SIGNS = frozenset("-—–－―─/／xX×Nn?？….。_＿*＊□tT")
"""The first characters of both: few values begin with one, and need the expressions."""


def is_null(node: Node) -> bool:
    """Return whether there is no value after the key (YAML's null, never a quoted word)."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _NULLS


def sign_for_nothing(node: Node) -> str:
    """Return the sign that stands in place of a value, as in tables of offices: —, /, XXX; else ""."""
    return _plain_match(node, _SIGN)


def filler_for_words(node: Node) -> str:
    """Return what somebody meant to replace with words: TODO, ？, ……; else ""."""
    return _plain_match(node, _FILLER)


def _plain_match(node: Node, pattern: re.Pattern[str]) -> str:
    if not isinstance(node, ScalarNode) or node.style or len(node.value) > _LONGEST_SIGN:
        return ""
    value = node.value.strip()
    return node.value if value[:1] in _FIRST_OF_SIGNS and pattern.fullmatch(value) else ""


def is_unknown(node: Node, *, may_be_unknown: bool) -> bool:
    """Return whether a field has no value: it is empty, or says that nobody knows yet (待定), if it may."""
    if not isinstance(node, ScalarNode):
        return False
    if not may_be_unknown:
        return is_null(node)
    return is_null(node) or node.value.strip(_AROUND).replace(" ", "") in _NOT_YET_KNOWN
