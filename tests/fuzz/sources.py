"""Sources that nobody would write, for tests of what must hold for any: text, YAML and whole files.

Pieces of every construct are put together by chance, with Chinese, control characters, escapes and numbers of
any size among them; whole files mostly have their required keys, so that what follows is read as well.
"""

from hypothesis import strategies as st

from tests.constructs import FRONT_MATTER, MARKDOWN, YAML
from tests.library import SITE

_MARKDOWN_PIECES = r"""
# ## ####### === --- *** ___ > - + 1. 99999999999. ``` ~~~ `` ` * ** *** _ __ [ ] ( ) ]( ![ [^1] [^1]:
[^ [a]: [a] <https://a.cn/> <a@b.cn> <b> </b> <div> </div> <p> <td> <table> </table> <h2> <a <!-- -->
<![CDATA[ ]]>
<? ?> <!a >
<script> </script> <pre> <code>
&amp; &#1; &#xfdd0; &#x110000; &#xd800; & \ \` \[ {: {#a} {.b} { } {a=b} | |---| :
!!! *[A]: A ///Footnotes javascript: data: http:// mailto: width='²' <img src='' =1 " ' $ % ^ ~~ == :: (c)
"""
_MARKDOWN = _MARKDOWN_PIECES.split()
MARKDOWN_LINES = [
    "\n\n    a",
    "\n> - # b",
    "\n\n[^1]: c\n\n    d",
    "\n\n| a | b |\n|---|---|\n| c | d |\n",
    "\n!!! note\n    e\n",
    "\nf\n: g\n",
    "\n```py {.h}\ni\n```\n",
    "\n*[J]: k\n",
    "`{` a `}`",
    "[l]()",
    "<img src='' width='²'>",
    "<b {m=n}>",
]
_SPACES = ["", " ", "  ", "    ", "\n", "\n\n", "\n    ", "  \n", "\t", "\r", "\r\n", "\u3000", "\u2028"]
_STRANGE = [
    "\0",
    "\x02",
    "\x03",
    "\x1b",
    "\x7f",
    "\ufdd0",
    "\ufdd2",
    "\ufffe",
    "\ufeff",
    "\u200b",
    "\u202e",
    "𠮷",
]
_CHINESE = ["甲", "学院，", "。", "“”", "——", "①", "１２３", "²"]
_NUMBERS = [
    "0", "-1", "1e5", "1e-99999999", "1E+5", "NaN", "-Infinity", "0x1F", "1_000", "9" * 40, 
    ".5", "5.", "٣", "²", "3:30",
]  # fmt: skip
_KEY_NAMES = """
title date column trade summary fee hours sessions id start end name details file alt cover tags aliases slug
services partners numbers attachments contact phone url base_url language time_zone navigation redirects
from to
"""
_KEYS = _KEY_NAMES.split()
_YAML_PIECES = """
: - ? | > |- >+ [ ] { } , & * &a *a << !!str !a !<b> %YAML --- ... # @ ` ' " ~ null yes 
2026-03-01 2026-13-99 "\\ud800" "\\u0000" "\\ufdd0" "\\x1b" \\q ../ /etc/passwd https:// javascript:a 甲.jpg
"""
_YAML = _YAML_PIECES.split()

text = st.text(max_size=6)
spaces = st.sampled_from(_SPACES)
numbers = st.sampled_from(_NUMBERS) | st.integers().map(str) | st.floats().map(str)
letters = st.sampled_from(_CHINESE) | st.sampled_from(_STRANGE) | text

markdown = st.lists(
    st.one_of(st.sampled_from(_MARKDOWN), st.sampled_from(MARKDOWN_LINES), spaces, letters, numbers),
    max_size=40,
).map("".join)
"""Markdown of pieces of every construct."""

_scalars = st.one_of(numbers, letters, st.sampled_from(_YAML), st.sampled_from(_MARKDOWN), markdown.map(repr))
_keys = st.sampled_from(_KEYS) | _scalars


def _written(value: object, indent: int = 0) -> str:
    """Return nested lists and dictionaries of pieces as YAML in blocks."""
    pad = "\n" + " " * indent
    if isinstance(value, dict):
        return "".join(f"{pad}{key}: {_written(each, indent + 2)}" for key, each in value.items())
    if isinstance(value, list):
        return "".join(f"{pad}- {_written(each, indent + 2)}" for each in value)
    return str(value)


_trees = st.recursive(
    _scalars | markdown.map(lambda found: "|\n    " + found.replace("\n", "\n    ")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)
_loose = st.lists(st.one_of(st.sampled_from(_YAML), _keys, spaces, letters, numbers), max_size=30).map(
    "".join
)

yaml = _trees.map(_written) | _loose | st.builds("{}{}".format, _trees.map(_written), _loose)
"""YAML: trees of keys that the content model has, and pieces without order."""

long_markdown = st.sampled_from(sorted(MARKDOWN)).map(lambda name: MARKDOWN[name](2_000))
long_yaml = st.sampled_from(sorted(YAML)).map(lambda name: YAML[name](2_000))
"""One construct out of ``tests.constructs`` again and again."""

_articles = st.builds(
    "---\n{}{}\n---\n{}".format,
    st.sampled_from(["", FRONT_MATTER[4:-4]]),
    yaml,
    markdown | long_markdown,
) | st.builds("{}{}".format, st.sampled_from(["", FRONT_MATTER]), markdown)


def _entries(key: str, required: str) -> st.SearchStrategy[str]:
    """Return strategies of files that list entries: with their required keys, and more."""
    more = yaml.map(lambda found: found.replace("\n", "\n    "))
    return st.builds(f"{key}:\n  - {required}\n    {{}}\n{{}}".format, more, yaml) | yaml | long_yaml


def _with(required: str) -> st.SearchStrategy[str]:
    return st.builds("{}{}".format, st.sampled_from(["", required]), yaml) | long_yaml


SOURCES: dict[str, st.SearchStrategy[str]] = {
    "content/news/2026/a.md": _articles,
    "content/pages/a/index.md": _articles,
    "content/courses/a.yaml": _with("title: 课\ntrade: safety\nsummary: 学。\n"),
    "content/competitions/a.yaml": _with("title: 赛\nsummary: 比。\n"),
    "content/credentials/a.yaml": _with("title: 证\nsummary: 考。\n"),
    "content/venues/a.yaml": _with("title: 场地\nsummary: 上课。\n"),
    "content/services.yaml": _entries("services", "id: a\n    name: 甲\n    summary: 乙"),
    "content/partners.yaml": _entries("partners", "name: 甲"),
    "content/numbers.yaml": _entries("numbers", "value: 1\n    label: 甲"),
    "site.yaml": _with(SITE),
}
"""Strategies of the text of each kind of source file, by a path of that kind."""
