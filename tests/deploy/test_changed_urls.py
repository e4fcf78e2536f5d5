"""Addresses of changed files: those that a CDN has to purge, and those that people read."""

from sitebuilder.deploy.changed_urls import changed_urls
from sitebuilder.deploy.changes import Changes, Page, address_of


def test_addresses_of_changed_files_are_absolute():
    changes = Changes((), (), (), 0, 0, ("a b/index.html", "index.html", "x.ics"))
    urls = list(changed_urls("https://www.example.cn/base", changes))
    assert urls[:3] == [f"https://www.example.cn/base/{path}" for path in ("a%20b/", "", "x.ics")]
    assert address_of("404.html") == "404.html"


def test_only_the_page_of_a_folder_is_listed_without_its_name():
    assert Page("news/index.html", "").address == "/news/"
    assert Page("news/a-index.html", "").address == "/news/a-index.html"
