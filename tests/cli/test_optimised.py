"""Python's own switches change no output: neither docstrings nor assertions are needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site_folder import ROOT, copy_site, differing, tree, write_files

FILES: dict[str, str | bytes] = {
    "content/courses/fire.yaml": "title: 消防安全\ntrade: 安全\nsummary: 摘要\nsessions:\n"
    "  - {id: a, start: 2026-03-05, end: 2026-03-28}\n",
    "content/pages/more.md": "---\ntitle: 更多\n---\n## 标题\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n",
}


def built(folder: Path, *switches: str) -> dict[str, bytes]:
    site = write_files(copy_site("minimal", folder), FILES)
    command = [sys.executable, *switches, str(ROOT / "build.py"), "build", "-C", str(site)]
    done = subprocess.run([*command, "--now", "2026-03-01T08:00"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return tree(site / "public")


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize("switch", ["-O", "-OO"])
def test_optimised_python_builds_the_same_bytes(tmp_path, plain, switch):
    assert "courses.schema.json" in plain
    assert differing(built(tmp_path, switch), plain) == []


def test_no_assertion_guards_what_the_program_does():
    for path in (ROOT / "sitebuilder").rglob("*.py"):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert not [line for line in lines if line.lstrip().startswith("assert ")], path
