"""What search engines read: sitemap, robots.txt and, of a moved page, the map of redirects."""

from collections.abc import Iterator
from datetime import date
from urllib.robotparser import RobotFileParser

from lxml import etree

from sitebuilder.views.machine import redirects
from sitebuilder.views.machine.sitemaps import outputs
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Output
from tests.library import SITE, made, make_test_context

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BELOW = SITE.replace("https://academy.example/", "https://host.example/academy")


def maps(pages: list[tuple[str, date | None]], site: str = SITE, most: int = 50_000) -> dict[str, bytes]:
    return made(outputs, make_test_context({}, site=site), pages, most)


def locations(content: bytes) -> list[str]:
    return [str(each) for each in etree.fromstring(content).xpath("//s:loc/text()", namespaces=SPACE)]


def test_every_page_is_listed_with_its_last_change_only_where_it_is_known():
    tree = etree.fromstring(maps([("", None), ("news/2026/a/", date(2026, 2, 1))])["sitemap.xml"])
    found = [
        (url.xpath("string(s:loc)", namespaces=SPACE), url.xpath("s:lastmod/text()", namespaces=SPACE))
        for url in tree
    ]
    assert found == [
        ("https://academy.example/", []),
        ("https://academy.example/news/2026/a/", ["2026-02-01"]),
    ]


def test_addresses_are_escaped_for_urls_and_for_xml():
    assert locations(maps([("news/a&b's/", None), ("关于/", None)])["sitemap.xml"]) == [
        "https://academy.example/news/a&b's/",
        "https://academy.example/%E5%85%B3%E4%BA%8E/",
    ]


def test_more_urls_than_a_sitemap_may_list_are_split():
    pages: list[tuple[str, date | None]] = [(f"p{number}/", None) for number in range(5)]
    assert set(maps(pages[:2], most=2)) == {"robots.txt", "sitemap.xml"}
    found = maps(pages, site=BELOW, most=2)
    base = "https://host.example/academy/"
    assert locations(found["sitemap.xml"]) == [f"{base}sitemap-{number}.xml" for number in (1, 2, 3)]
    assert b"sitemapindex" in found["sitemap.xml"]
    parts = [url for number in (1, 2, 3) for url in locations(found[f"sitemap-{number}.xml"])]
    assert parts == [base + path for path, _ in pages]


def test_robots_allows_everything_and_names_the_sitemap():
    text = maps([])["robots.txt"].decode()
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    assert parser.can_fetch("Baiduspider", "https://academy.example/news/")
    assert parser.site_maps() == ["https://academy.example/sitemap.xml"]
    assert "#" not in text


def test_robots_of_a_site_below_the_root_says_that_crawlers_do_not_look_there():
    text = maps([], site=BELOW)["robots.txt"].decode()
    assert text.startswith("# ") and "RFC 9309" in text
    assert "Sitemap: https://host.example/academy/sitemap.xml\n" in text


def test_the_map_of_redirects_is_quoted_for_the_web_server():
    site = SITE + (
        "redirects:\n  - {from: /old/, to: /}\n  - {from: '/关于.html', to: /about/}\n"
        "  - {from: /a$b/, to: 'https://other.example/?a=1&b=$2'}\n"
    )

    def only_the_map(context: Context) -> Iterator[Output]:
        return (output for output in redirects.outputs(context) if output.path == "redirects.map")

    found = made(only_the_map, make_test_context({}, site=site))
    lines = found["redirects.map"].decode().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        '"/old/" "/";',
        '"/%E5%85%B3%E4%BA%8E.html" "/about/";',
        '"/a$b/" "https://other.example/?a=1&b=%242";',
        '"/a%24b/" "https://other.example/?a=1&b=%242";',
    ]
