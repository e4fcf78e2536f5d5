"""The repository's own documents: every link and every path in them leads to a file."""

import re
from pathlib import Path

import pytest

from tests.site_folder import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

PATH = re.compile(r"`([\w.-]+/[\w./-]+\.(?:py|js|sh|html))`")
BASES = [ROOT, ROOT / "sitebuilder", ROOT / "templates"]


def headings_of(path: Path) -> set[str]:
    """Return the fragments that GitHub gives to the headings of a document."""
    text = path.read_text(encoding="utf-8")
    return {re.sub(r"[^\w\- ]", "", title).lower().replace(" ", "-") for title in HEADING.findall(text)}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_of_a_document_lead_to_files_and_their_headings(path):
    for target, fragment in LINK.findall(CODE.sub("", path.read_text(encoding="utf-8"))):
        file = path.parent / target if target else path
        assert file.exists(), target
        assert not fragment or fragment in headings_of(file), f"{target}#{fragment}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_paths_that_a_document_names_are_there(path):
    named = PATH.findall(path.read_text(encoding="utf-8"))
    assert [each for each in named if not any((base / each).exists() for base in BASES)] == []
