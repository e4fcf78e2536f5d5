"""Every code has an example, and every example is true: the wrong one brings it, the right one nothing."""

import ast
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sitebuilder.messages import LANGUAGES, zh_cn
from sitebuilder.messages.problem_examples import load_examples, load_reasons
from sitebuilder.pipeline import check
from sitebuilder.pipeline.pictures import FOLDER as PICTURES
from tests.site_folder import build_site, options, own_tests, seed_cache, write_files

SITE: dict[str, str | bytes] = {
    "site.yaml": """\
name: 学院
base_url: https://www.example.org/
description: 学院的网站。
columns:
  - {slug: notices, name: 通知公告, description: 通知}
trades:
  - {slug: safety, name: 安全}
""",
    "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
}
"""The site in which each example stands, as docs/problems.md describes it."""

EXAMPLES = load_examples()


@cache
def built_site() -> TemporaryDirectory[str]:
    """Return a folder with the site, a notice and a course, of the title that it has in most examples."""
    folder = TemporaryDirectory()
    files: dict[str, str | bytes] = {
        "content/news/2026/a.md": "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: notices\n---\n文\n",
        "content/courses/a.yaml": "title: 焊工\ntrade: safety\nsummary: 学焊工。\n",
    }
    assert build_site(write_files(Path(folder.name), {**SITE, **files})).problems == ()
    return folder


def found_in(files: dict[str, str | bytes], folder: Path, *, release: bool) -> list[tuple[str, str]]:
    site = seed_cache(write_files(folder / "site", {**SITE, **files}))
    # Its pictures to share, which nearly every example would draw anew: half of the time.
    shutil.copytree(Path(built_site().name, ".cache", PICTURES), site / ".cache" / PICTURES)
    problems = check(options(site, release=release)).problems
    return [(each.code, f"{each.place.file}:{each.place.line}") for each in problems]


def test_every_code_has_an_example_or_a_reason_for_having_none():
    reasons = load_reasons()
    assert EXAMPLES.keys() | reasons.keys() == zh_cn.PROBLEMS.keys()
    assert not EXAMPLES.keys() & reasons.keys()
    assert all(set(each) == set(LANGUAGES) for each in reasons.values())


def test_every_code_is_tried_by_a_running_example_or_named_in_a_test():
    """A message that no test brings about may be untrue without anybody noticing."""
    tried = EXAMPLES.keys() | {name for text in texts_of_tests() for name in re.findall("[a-z0-9-]+", text)}
    assert sorted(zh_cn.PROBLEMS.keys() - tried) == []


def texts_of_tests() -> Iterator[str]:
    """Yield the texts in the code of all tests: neither comments nor docstrings, which try nothing."""
    for path in own_tests():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks:
                yield node.value


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_wrong_example_causes_only_this_problem_at_its_line(code, tmp_path):
    example = EXAMPLES[code]
    wrong = {path: text.encode(example.encoding) for path, text in example.wrong.items()}
    found = found_in({**example.also, **wrong}, tmp_path, release=example.release)
    assert found == [(code, example.at)]


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_right_example_causes_no_problem(code, tmp_path):
    example = EXAMPLES[code]
    assert found_in({**example.also, **example.right}, tmp_path, release=example.release) == []
