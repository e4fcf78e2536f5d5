"""What the handbook shows of the files of a site is right as it stands."""

import re

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.site_file import read_site
from tests.site_folder import ROOT

HANDBOOK = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
PUBLISHING = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
SITE = "name: 示范学院\nbase_url: https://www.example.org/\ndescription: 测试。\n"


def samples(text: str, beginning: str) -> list[str]:
    """Return the YAML samples of a text that begin with some words, without their indentation."""
    found = re.findall(r"^( *)```yaml\n(.*?)\n\1```$", text, re.DOTALL | re.MULTILINE)
    plain = [re.sub(f"^{indent}", "", sample, flags=re.MULTILINE) for indent, sample in found]
    return [f"{each}\n" for each in plain if each.startswith(beginning)]


def test_the_sample_of_an_article_has_no_problem_when_it_is_copied():
    (sample,) = samples(HANDBOOK, "---")
    assert read_document("content/news/2026/a.md", f"{sample}\n正文。\n".encode()).problems == ()


def test_the_sample_of_a_course_has_no_problem_when_it_is_copied():
    (sample,) = samples(HANDBOOK, "title: 消防安全")
    assert read_document("content/courses/a.yaml", sample.encode()).problems == ()


@pytest.mark.parametrize("sample", [*samples(HANDBOOK, "synonyms:"), *samples(PUBLISHING, "deploy:")])
def test_the_samples_of_settings_have_no_problem_when_they_are_copied(sample):
    filled = sample.replace("服务器的域名或 IP", "www.example.org").replace(
        "/srv/域名/", "/srv/www.example.org/"
    )
    filled = filled.replace("公开的桶", "open").replace("私有的桶", "closed")
    site, reading = read_site((SITE + filled).encode())
    assert site is not None and reading.problems == []
