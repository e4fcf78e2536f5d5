"""Addresses of outputs: an index page has that of its folder."""

import pytest

from sitebuilder.output.addresses import without_index


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("index.html", ""),
        ("news/index.html", "news/"),
        ("news/a-index.html", "news/a-index.html"),
        ("404.html", "404.html"),
    ],
)
def test_only_the_page_of_a_folder_is_shown_without_its_name(path, shown):
    assert without_index(path) == shown
