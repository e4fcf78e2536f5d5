"""A long run of one sign anywhere in what editors write takes no longer than other text of its length.

An expression of which two parts take the same sign, or that is searched for from each sign of a run, takes
the square of it. Constructs (``tests/constructs.py``) find that only where somebody has thought of the place.
"""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.content.documents import document_kind
from sitebuilder.messages import format_problems
from sitebuilder.messages.problem_examples import load_examples
from tests.fuzz.limits import within_limits
from tests.fuzz.reading import read_file
from tests.fuzz.sources import MARKDOWN_LINES
from tests.library import SITE

pytestmark = pytest.mark.long

RUN_BYTES = 30_000
SIGNS = " \t\u3000\n*_`~=-#>|[](){}<\"'&\\:/.,，。：0a甲"
PLACE = "content/news/2026/a.md"
HEAD = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n---\n"


def _files() -> list[tuple[str, str]]:
    """Return sources with their paths: those of all examples of problems, and lines of Markdown."""
    sites = [site for example in load_examples().values() for site in (example.wrong, example.right)]
    written = {
        (path, text)
        for site in sites
        for path, text in site.items()
        if path == "site.yaml" or document_kind(path) is not None
    }
    return sorted(written | {(PLACE, HEAD + line) for line in MARKDOWN_LINES} | {("site.yaml", SITE)})


def test_a_run_of_any_sign_takes_no_longer_than_other_text():
    files = _files()

    @settings(max_examples=20_000)
    @given(st.data())
    def holds(data):
        try_run(data, files)

    holds()


def try_run(data: st.DataObject, files: Sequence[tuple[str, str]]) -> None:
    """Read one of the files with a run somewhere in it."""
    path, written = data.draw(st.sampled_from(files))
    at = data.draw(st.integers(0, len(written)))
    around = [
        sign for sign in {written[at - 1 : at], written[at : at + 1], written[max(0, at - 2) : at]} if sign
    ]
    run = data.draw(st.sampled_from([*SIGNS, " \n", "> ", *sorted(around)]))
    long = written[:at] + run * (RUN_BYTES // len(run.encode("utf-8", "replace"))) + written[at:]
    with within_limits():
        problems, _ = read_file(path, long)
        format_problems(problems, "zh-CN")
