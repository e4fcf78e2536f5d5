"""Generates ``docs/problems.md``: every problem that the program reports, with an example.

Run it by ``python -m sitebuilder.messages.problem_pages docs/problems.md``.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitebuilder.messages.catalogue import is_warning
from sitebuilder.messages.en import PROBLEMS as ENGLISH
from sitebuilder.messages.problem_examples import Example, load_examples, load_reasons
from sitebuilder.messages.zh_cn import PROBLEMS as CHINESE

_HEAD = """\
# 问题说明

程序报告的每个问题都有一个代码，例如 `dead-link`。“错误”改好才能生成，“提醒”不影响生成。“…”处是文件里的内容。
例子放在一个小网站里，它有一个首页、一个栏目 `notices` 和一个专业方向 `safety`；
例子写了 `site.yaml` 的，以例子为准。

Each problem has a code. An error stops the build, a warning does not; … stands for what is in your file.
The examples assume a small site with a home page, a column `notices` and a trade `safety`, unless they show a
`site.yaml` of their own.
"""
_REMEDY_ONLY = "{remedy}"
"""A remedy that depends on the case, so the page cannot state it."""

_PLACEHOLDER = re.compile(r"\{(?:\w+(?:![rs])?)\}")
_LANGUAGES_OF_CODE = {"md": "markdown", "yaml": "yaml", "svg": "xml", "css": "css", "js": "js"}


def problem_page() -> str:
    """Return the page: a section for each code, in Chinese and English, with an example or why there is none.

    Raises:
        KeyError: a code has neither an example nor a reason for having none.
    """
    examples, reasons = load_examples(), load_reasons()
    sections = (_section(code, examples.get(code), reasons) for code in sorted(CHINESE))
    return "\n".join((_HEAD, *sections))


def _section(code: str, example: Example | None, reasons: Mapping[str, Mapping[str, str]]) -> str:
    severity, english = ("提醒", "warning") if is_warning(code) else ("错误", "error")
    (wrong, remedy), (wrong_en, remedy_en) = CHINESE[code], ENGLISH[code]
    why, why_en = ("", "") if example else (reasons[code]["zh-CN"], f" {reasons[code]['en']}")
    text = f"{_plain(wrong)}{'改法：' if remedy != _REMEDY_ONLY else ''}{_plain(remedy)}{_full_stop(remedy)}"
    lines = (
        f"## {code}\n",
        f"{severity}：{text}{why}\n",
        f"{english.capitalize()}: {_plain(f'{wrong_en} {remedy_en}'.removesuffix(_REMEDY_ONLY))}{why_en}\n",
        *(_example_lines(example) if example else ()),
    )
    return "\n".join(lines)


def _full_stop(remedy: str) -> str:
    """Return a full stop for a remedy that ends in a command, which has none so that it can be copied."""
    return "" if remedy.endswith(("。", "！", "？", _REMEDY_ONLY)) else "。"


def _example_lines(example: Example) -> Iterator[str]:
    encoding = "" if example.encoding == "utf-8" else f" ({example.encoding.upper()})"
    release = " (--release)" if example.release else ""
    file = example.at.rpartition(":")[0]
    yield f"错 wrong → `{example.at}`{encoding}{release}\n"
    yield from _files(example.wrong, file)
    yield "对 right\n"
    yield from _files(example.right, file)


def _files(files: Mapping[str, str], expected: str) -> Iterator[str]:
    """Yield files, each below its path; a single file at the expected path goes without it."""
    for path, text in files.items():
        if [*files] != [expected]:
            yield f"`{path}`\n"
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        language = _LANGUAGES_OF_CODE.get(path.rpartition(".")[2], "text")
        yield f"{fence}{language}\n{text.rstrip()}\n{fence}\n"


def _plain(sentence: str) -> str:
    """Return a sentence of the catalogue escaped for Markdown, with an ellipsis in place of each value."""
    if sentence == _REMEDY_ONLY:
        return ""
    text = " ".join(_PLACEHOLDER.sub("…", sentence.replace("{{", "\0")).split())
    text = text.replace("\0", "{").replace("}}", "}")
    return re.sub(r"([\\`*_\[\]<>#|~=])", r"\\\1", text).replace("](", "]\\(")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(problem_page(), encoding="utf-8")
