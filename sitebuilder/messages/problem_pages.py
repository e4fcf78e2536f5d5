"""``docs/problems.md``: every problem that the program tells of, from the catalogue.

Written by ``python -m sitebuilder.messages.problem_pages docs/problems.md``.
"""

import re
import sys
from pathlib import Path

from sitebuilder.messages.catalogue import is_warning
from sitebuilder.messages.en import PROBLEMS as ENGLISH
from sitebuilder.messages.zh_cn import PROBLEMS as CHINESE

_HEAD = """\
# 问题说明

程序报告的每个问题都有一个代码，例如 `dead-link`。“错误”改好才能生成，“提醒”不影响生成。“…”处是文件里的内容。

Each problem has a code. An error stops the build, a reminder does not; … stands for what is in your file.
"""
_PLACEHOLDER = re.compile(r"\{\w+\}")


def problem_page() -> str:
    """Return the page: a section a code, what is wrong and what to write, in Chinese and in English."""
    return "\n".join((_HEAD, *map(_section, sorted(CHINESE))))


def _section(code: str) -> str:
    severity, english = ("提醒", "reminder") if is_warning(code) else ("错误", "error")
    (wrong, remedy), (wrong_en, remedy_en) = CHINESE[code], ENGLISH[code]
    lines = (
        f"## {code}\n",
        f"{severity}：{_plain(wrong)}改法：{_plain(remedy)}\n",
        f"{english.capitalize()}: {_plain(wrong_en)} {_plain(remedy_en)}\n",
    )
    return "\n".join(lines)


def _plain(sentence: str) -> str:
    """Return a sentence of the catalogue as Markdown that is read as it stands."""
    text = " ".join(_PLACEHOLDER.sub("…", sentence).split())
    return re.sub(r"([\\`*_\[\]<>#|~=])", r"\\\1", text).replace("](", "]\\(")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(problem_page(), encoding="utf-8")
