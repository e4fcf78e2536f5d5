"""docs/problems.md: a section for each code to which reports lead."""

import re

from sitebuilder.messages import zh_cn
from sitebuilder.messages.problem_pages import problem_page
from tests.site_folder import ROOT


def test_the_page_is_as_its_command_makes_it():
    assert (ROOT / "docs/problems.md").read_text(encoding="utf-8") == problem_page()


def test_each_code_has_its_heading():
    text = re.sub(r"^(`{3,}).*?^\1$", "", problem_page(), flags=re.MULTILINE | re.DOTALL)
    headings = [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert headings == sorted(zh_cn.PROBLEMS)


def test_no_placeholder_of_the_catalogue_is_left():
    text = re.sub(r"^(`{3,}).*?^\1$", "", problem_page(), flags=re.MULTILINE | re.DOTALL)
    assert not re.search(r"\{\w*!?\w*\}|\{\{|\}\}", text)
