"""Finds words of a source that are neither on its page nor in a reported problem."""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from sitebuilder.markdown import fill, render
from sitebuilder.messages import Place, Problem, format_problems

_WORD = re.compile(
    r"[\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\U00020000-\U0003fffd]|[A-Za-z0-9]+"
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SIGNS = (
    re.compile(r"^[ >]*(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE),
    re.compile(r"^[ >\t]*(?:(?:[-+*] +)*[0-9]{1,9}[.)、．])", re.MULTILINE),
    re.compile(r"^ *\[\^?[^\]\n]*\][:：]", re.MULTILINE),
    re.compile(r"\]\[[^\]\n]*\]|\[\^[^\]\n]*\]"),
    re.compile(r"^ *!{3} *[A-Za-z]+", re.MULTILINE),
    re.compile(r"&#?[A-Za-z0-9]+;"),
    re.compile(r" =[0-9]*[x×*X][0-9]*(?=[)）])"),
    re.compile(r"[|｜][ \u3000]*[0-9]+(?:[x×*X][0-9]+)?(?:px)?[ \u3000]*\](?=[(（])"),
    re.compile(r"\{[:#.][^{}\n]*\}"),
    re.compile(r"\{% *(?:end\w+|codeblock|highlight|blockquote|quote)\b(?: +lang:[\w#+-]+)?"),
)
"""Markup that holds words which no reader sees."""


def words_of(text: str) -> Counter[str]:
    """Count the words of a text: each Han character and kana, each run of Latin letters and digits."""
    return Counter(_WORD.findall(text))


def lost_words(source: str) -> Counter[str]:
    """Return the words that a source has and neither its page nor what is told of it.

    Words of markup that nobody reads (the language of code, the number of an item, the name of a reference or
    an element, a comment) count for nothing; targets of links count as shown.
    """
    text, problems = render(source, Place("a.md"))
    page = fill(text, [link.target for link in text.links])
    shown = unescape(page) + reported_words(problems)
    # A space in an address is written as %20, where a browser shows a space again.
    return words_of(_without_signs(source).replace("%20", " ")) - words_of(shown.replace("%20", " "))


def reported_words(problems: Iterable[Problem]) -> str:
    """Return what is told of a source, with all that the problems quote."""
    found = tuple(problems)
    quoted = " ".join(value for each in found for _, value in each.values)
    return f" {format_problems(found, 'zh-CN')} {quoted}"


def _without_signs(source: str) -> str:
    text = _TAG.sub(" ", _COMMENT.sub(" ", source))
    for signs in _SIGNS:
        text = signs.sub(" ", text)
    return text
