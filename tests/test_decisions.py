"""docs/decisions/: each with number, title, date and status, and the index names them all."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.site_folder import ROOT

FOLDER = ROOT / "docs" / "decisions"
DECISIONS = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")
HEAD = re.compile(
    r"# (?P<number>\d{3}) (?P<title>\S.*)\n\n"
    r"(?P<date>\d{4}-\d\d-\d\d) · (?P<status>accepted|superseded by (?P<by>\d{3}))(?: · \S.*)?\n\n"
)


def head_of(path: Path) -> re.Match[str]:
    head = HEAD.match(path.read_text(encoding="utf-8"))
    assert head, f"{path.name} must begin as docs/decisions/README.md says"
    return head


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_number_a_title_a_date_and_a_status(path):
    head = head_of(path)
    assert re.fullmatch(rf"{head['number']}-[a-z0-9-]+\.md", path.name)
    assert date.fromisoformat(head["date"])


def test_numbers_go_up_by_one_and_a_superseded_decision_names_another():
    heads = [head_of(path) for path in DECISIONS]
    numbers = [head["number"] for head in heads]
    assert numbers == [f"{number:03}" for number in range(1, len(heads) + 1)]
    assert all(head["by"] in numbers and head["by"] != head["number"] for head in heads if head["by"])


def test_the_index_names_every_decision_as_its_file_does():
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = [line for line in index.splitlines() if line.startswith("| [")]
    heads = [(path, head_of(path)) for path in DECISIONS]
    assert rows == [
        f"| [{head['number']}]({path.name}) | {head['title']} | {head['date']} | {head['status']} |"
        for path, head in heads
    ]
