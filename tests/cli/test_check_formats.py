"""What `check` prints: for people with the lines of the sources, for programs a format alone."""

import json
import subprocess
from pathlib import Path

import pytest

from sitebuilder.messages import Place, problem
from sitebuilder.pipeline.source_lines import line_finder, path_finder, source_file
from tests.program import run_program
from tests.site_folder import ROOT, copy_site, write_files

PAGE = "---\ntitle: 首页\n---\n看[课程](no.md)。\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_site("minimal", tmp_path)
    return write_files(site, {"content/pages/index.md": PAGE})


def check(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_program("check", "-C", str(site), *arguments)


def test_the_line_of_a_problem_is_shown_with_a_mark(site):
    told = check(site)
    assert told.returncode == 1 and told.stdout == ""
    assert "  4 | 看[课程](no.md)。\n    |          ^^^^^\n  改法：" in told.stderr
    assert "docs/problems.md#dead-link" in told.stderr


@pytest.mark.parametrize("name", ["json", "sarif", "github"])
def test_with_a_format_for_programs_nothing_else_is_printed(site, name):
    told = check(site, "--format", name)
    assert (told.returncode, told.stderr) == (1, "")
    if name == "github":
        assert told.stdout.startswith("::error file=content/pages/index.md,line=4,col=7,title=dead-link::")
    else:
        assert json.loads(told.stdout)


@pytest.mark.parametrize(
    ("name", "expected"), [("json", '"problems": []'), ("sarif", '"results": []'), ("github", "")]
)
def test_without_problems_a_report_is_still_complete(tmp_path, name, expected):
    told = check(copy_site("minimal", tmp_path), "--format", name)
    assert (told.returncode, told.stderr) == (0, "")
    assert expected in told.stdout and (expected or not told.stdout)


def test_another_format_is_wrong_usage(site):
    assert check(site, "--format", "xml").returncode == 2


def test_paths_are_those_of_the_repository_around_the_site(tmp_path):
    (tmp_path / "repository/.git").mkdir(parents=True)
    site = copy_site("minimal", tmp_path / "repository")
    path_of = path_finder(site, ROOT)
    assert path_of("content/pages/index.md") == "minimal/content/pages/index.md"
    assert path_of("templates/pages/home.html") is None
    assert path_of("SITEBUILDER_CACHE_KEY") is None
    assert path_of("../../outside.md") is None


def test_no_line_of_a_file_outside_the_site_is_ever_shown(site, tmp_path):
    (tmp_path / "secret.md").write_text("secret\n", encoding="utf-8")
    (site / "content/link.md").symlink_to(tmp_path / "secret.md")
    line_of = line_finder(site, ROOT)
    for file in ("content/link.md", "../secret.md", str(tmp_path / "secret.md")):
        assert line_of(problem("dead-link", Place(file, 1, 2))) is None
        assert source_file(file, site, ROOT) is None


def test_the_lines_of_the_repository_s_templates_are_shown_for_a_site_without_its_own(site):
    first = (ROOT / "templates/pages/home.html").read_text(encoding="utf-8").split("\n")[0]
    assert line_finder(site, ROOT)(problem("template-syntax", Place("templates/pages/home.html", 1))) == first


@pytest.mark.parametrize("content", [b"a\r\nb\r\n", b"\xef\xbb\xbfa\nb\n", b"a\rb\r"])
def test_lines_are_counted_as_readers_count_them(site, content):
    (site / "content/pages/a.md").write_bytes(content)
    line_of = line_finder(site, ROOT)
    found = [line_of(problem("dead-link", Place("content/pages/a.md", number))) for number in (1, 2, 9)]
    assert found == ["a", "b", None]


def test_a_picture_or_a_file_that_is_no_text_has_no_lines(site):
    write_files(site, {"content/pages/a.md": "文".encode("gbk"), "content/pages/b.jpg": b"x"})
    line_of = line_finder(site, ROOT)
    assert line_of(problem("file-gbk", Place("content/pages/a.md", 1, 2))) is None
    assert line_of(problem("picture-broken", Place("content/pages/b.jpg", 1, 2))) is None
