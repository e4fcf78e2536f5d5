"""The address of the site: whatever letters it is written in, what is published has it in ASCII."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sitebuilder.content.paths.base_url import ascii_base_url
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import Word, format_problems
from tests.site_folder import build_site, tree, write_files

RIGHT = {
    "https://www.example.org/": "https://www.example.org/",
    "https://www.example.org": "https://www.example.org",
    "https://www.example.org/academy": "https://www.example.org/academy",
    "https://www.example.org/academy/": "https://www.example.org/academy/",
    "https://工匠学院.中国/": "https://xn--mjr85qz3b0u0h.xn--fiqs8s/",
    "https://工匠学院。中国": "https://xn--mjr85qz3b0u0h.xn--fiqs8s",
    "https://xn--mjr85qz3b0u0h.xn--fiqs8s/": "https://xn--mjr85qz3b0u0h.xn--fiqs8s/",
    "https://工匠学院.中国/路径/": "https://xn--mjr85qz3b0u0h.xn--fiqs8s/%E8%B7%AF%E5%BE%84/",
    "https://a.example/%e8%b7%af%E5%BE%84/": "https://a.example/%E8%B7%AF%E5%BE%84/",
    "https://a.example/cafe\u0301/": "https://a.example/caf%C3%A9/",
    "https://a.example/100%/": "https://a.example/100%25/",
    'https://a.example/a"<b>/': "https://a.example/a%22%3Cb%3E/",
    "https://straße.example/": "https://xn--strae-oqa.example/",
    "https://BÜCHER.Example/": "https://xn--bcher-kva.example/",
    "HTTPS://WWW.Example.ORG/Academy/": "https://www.example.org/Academy/",
    "https://www.example.org./": "https://www.example.org/",
    "https://工匠学院.中国./": "https://xn--mjr85qz3b0u0h.xn--fiqs8s/",
    "https://a.example/v1.2": "https://a.example/v1.2",
    "https://a.example/.html/": "https://a.example/.html/",
    "http://localhost:8000/": "http://localhost:8000/",
    "https://www.example.org:443/": "https://www.example.org/",
    "https://www.example.org:80/": "https://www.example.org:80/",
    "http://www.example.org:80/": "http://www.example.org/",
    "http://192.0.2.1/": "http://192.0.2.1/",
    "http://[2001:DB8::1]:8080/a/": "http://[2001:db8::1]:8080/a/",
}
WRONG = {
    "https://editor@www.example.org/": "base-url-user",
    "https://editor:secret@www.example.org/": "base-url-user",
    "https://@www.example.org/": "base-url-user",
    "https://www.example.org/?a=b": "base-url-query",
    "https://www.example.org/#a": "base-url-query",
    "https://www.example.org:99999/": "base-url-host",
    "https://www.example.org:0/": "base-url-host",
    "https://www.example.org:http/": "base-url-host",
    "https://www..example.org/": "base-url-host",
    "https://www.example.org../": "base-url-host",
    "https://-a.example/": "base-url-host",
    "https://a..中国/": "base-url-host",
    "https://☃.中国/": "base-url-host",
    "https://工匠\u200d学院.中国/": "base-url-host",
    'https://a"b.example/': "base-url-host",
    "https://a\\b.example/": "base-url-host",
    f"https://{'a' * 64}.example/": "base-url-host",
    f"https://{'工' * 60}.中国/": "base-url-host",
    "http://[::1/": "base-url-host",
    "http://[fe80::1%25eth0]/": "base-url-host",
    "ftp://a.example/": "base-url-host",
    "https:///a/": "base-url-host",
    "https://a.example//": "base-url-path",
    "https://a.example/index.html": "base-url-file",
    "https://a.example/网/Default.ASPX": "base-url-file",
    "https://a.example/index%2Ehtm": "base-url-file",
    "https://a.example//evil.example/": "base-url-path",
    "https://a.example/a/../b/": "base-url-path",
    "https://a.example/./": "base-url-path",
    "https://a.example/%2e%2E/": "base-url-path",
    "https://a.example/a%2fb/": "base-url-path",
    "https://a.example/a\\b/": "base-url-path",
    "https://a.example/a%0ab/": "base-url-path",
}


@pytest.mark.parametrize("text", RIGHT)
def test_an_address_has_one_form_in_ascii(text):
    assert ascii_base_url(text) == RIGHT[text]
    assert ascii_base_url(RIGHT[text]) == RIGHT[text]


@pytest.mark.parametrize("text", WRONG)
def test_an_invalid_base_url_is_refused_with_the_reason(text):
    assert ascii_base_url(text) == Word(WRONG[text])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://editor@a.example/", "bad-url"),
        ("https://a.example:0/", "bad-url"),
        ("https://a.example//", "host-unknown"),
        (f"https://a.example/{'a' * 800}/", "host-unknown"),
    ],
)
def test_it_is_reported_on_its_line(text, code):
    site, reading = read_site(f"name: 学院\nbase_url: {text}\ndescription: 学院\n".encode())
    (found,) = reading.problems
    assert (site, found.code, found.place.line) == (None, code, 2)
    for language in ("zh-CN", "en"):
        assert text in format_problems([found], language)


@given(st.text(max_size=20), st.text(st.sampled_from("/.%2eE路\\é :?#"), max_size=12))
def test_no_text_raises_and_every_result_is_ascii_and_stable(host, path):
    found = ascii_base_url(f"https://{host}/{path}")
    if isinstance(found, str):
        assert re.fullmatch(r"[!-~]+", found)
        assert ascii_base_url(found) == found
        assert urlsplit(found).username is None


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Path:
    """Build a site of every kind at an address in Chinese."""
    site = write_files(
        tmp_path_factory.mktemp("address") / "site",
        {
            "site.yaml": "name: 学院\nbase_url: https://工匠学院.中国/路径/\ndescription: 学院\n"
            "columns:\n  - {slug: notices, name: 通知, description: 通知}\n"
            "redirects:\n  - {from: /old/, to: /news/}\n  - {from: /旧/, to: /news/}\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎，看[通知](/news/)。\n",
            "content/news/2026/a.md": "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n"
            "aliases: [/alt/]\n---\n见[首页](../../pages/index.md)[^1]\n\n[^1]: 注\n",
            "content/courses/a.yaml": "title: 课\ntrade: 焊工\nsummary: 简\nupdated: 2026-02-01\n"
            "sessions:\n  - {id: s, start: 2026-04-01, end: 2026-04-02}\n",
        },
    )
    assert build_site(site).problems == ()
    return site / "public"


def test_every_address_that_is_published_is_in_ascii(public):
    base = "https://xn--mjr85qz3b0u0h.xn--fiqs8s/%E8%B7%AF%E5%BE%84/"
    contents = {path: content.decode("utf-8", "replace") for path, content in tree(public).items()}
    for path, text in contents.items():
        assert "工匠学院.中国" not in text, path
        assert "/路径" not in text, path
    page = contents["news/2026/a/index.html"]
    assert f'<link rel="canonical" href="{base}news/2026/a/"' in page
    assert f'property="og:url" content="{base}news/2026/a/"' in page
    assert 'href="/%E8%B7%AF%E5%BE%84/news/"' in page
    assert 'content="xn--mjr85qz3b0u0h.xn--fiqs8s"' in page
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page):
        assert base in json.dumps(json.loads(text))
    assert f"<loc>{base}</loc>" in contents["sitemap.xml"]
    assert f"{base}sitemap.xml" in contents["robots.txt"]
    assert f"<id>{base}feeds/all.xml</id>" in contents["feeds/all.xml"]
    assert json.loads(contents["feeds/all.json"])["home_page_url"] == base
    assert f"{base}news/2026/a/#fn" in contents["feeds/all.json"]
    assert json.loads(contents["courses.json"])["generated_for"] == base
    for moved in ("old", "旧", "alt"):
        assert f'href="{base}news/' in contents[f"{moved}/index.html"]
    assert "/%E8%B7%AF%E5%BE%84/%E6%97%A7/" in contents["redirects.map"]


def test_calendars_have_the_address_in_ascii(public):
    calendar = Calendar.from_ical((public / "courses/a/calendar.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert str(event["UID"]).endswith("@xn--mjr85qz3b0u0h.xn--fiqs8s/%E8%B7%AF%E5%BE%84")
    assert event["URL"] == "https://xn--mjr85qz3b0u0h.xn--fiqs8s/%E8%B7%AF%E5%BE%84/courses/a/"
