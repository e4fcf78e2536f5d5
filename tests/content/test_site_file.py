"""The settings: which language pages have."""

import pytest

from sitebuilder.content.site_file import read_site
from sitebuilder.messages import format_problem

SITE = "name: 学院\nbase_url: https://example.org/\ndescription: 学院\n"


@pytest.mark.parametrize("text", ["", "language: zh-CN\n", "language: 'zh-CN'\n"])
def test_pages_are_in_chinese(text):
    site, reading = read_site((SITE + text).encode())
    assert reading.problems == []
    assert site is not None
    assert site.language == "zh-CN"


@pytest.mark.parametrize("language", ["en", "zh-TW", "zh-cn", "de", "中文"])
def test_another_language_is_refused_at_its_line_with_the_remedy(language):
    site, reading = read_site(f"{SITE}\nlanguage: {language}\n".encode())
    assert site is None
    (found,) = reading.problems
    assert (found.code, found.place.file, found.place.line) == ("page-language", "site.yaml", 5)
    for told in ("zh-CN", "en"):
        sentence = format_problem(found, told)
        assert language in sentence
        assert "language: zh-CN" in sentence
        assert "--lang" in sentence
