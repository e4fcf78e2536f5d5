"""The file of the URLs that a CDN has to purge."""

from sitebuilder.deploy.changed_urls import changed_urls
from sitebuilder.deploy.changes import Changes, address_of


def test_addresses_of_changed_files_are_absolute():
    changes = Changes((), (), (), 0, 0, ("a b/index.html", "index.html", "x.ics"))
    urls = list(changed_urls("https://www.example.cn/base", changes))
    assert urls[:3] == [f"https://www.example.cn/base/{path}" for path in ("a%20b/", "", "x.ics")]
    assert address_of("404.html") == "404.html"
