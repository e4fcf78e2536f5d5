"""The Content-Security-Policy on pages: as narrow as they allow, with the inline scripts that are there."""

import hashlib
import re
import shutil
from base64 import b64encode
from pathlib import Path

import pytest
from lxml import html

from sitebuilder.formats.jinja.content_security_policy import header_policy, page_policy, script_hash_source
from tests.site_folder import NOW, ROOT, build_site, write_files

MENU = "navigation:\n  - {title: 首页, url: /}\n"
SITE = "name: 测试学院\nbase_url: https://academy.example/\ndescription: 测试。\n"
HOME = "---\ntitle: 首页\naliases: [old/]\n---\n你好。\n"


def pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {
        path.relative_to(folder).as_posix(): html.document_fromstring(path.read_bytes().decode())
        for path in folder.rglob("*.html")
    }


@pytest.fixture(scope="module")
def academy_pages(academy: Path) -> dict[str, html.HtmlElement]:
    return pages(academy)


def policy_of(page: html.HtmlElement) -> dict[str, list[str]]:
    (content,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {name: sources for name, *sources in (each.split() for each in content.split(";"))}


def inline_scripts(page: html.HtmlElement) -> list[str]:
    return list(page.xpath("//script[not(@src) and not(@type='application/ld+json')]/text()"))


def sources_of(scripts: list[str]) -> set[str]:
    digests = (b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts)
    return {f"'sha256-{digest}'" for digest in digests}


def test_the_policy_of_each_page_allows_exactly_the_inline_scripts_that_are_there(academy_pages):
    assert {len(inline_scripts(page)) for page in academy_pages.values()} == {0, 2}
    for path, page in academy_pages.items():
        allowed = policy_of(page)["script-src"]
        assert allowed[0] == "'self'", path
        assert set(allowed[1:]) == sources_of(inline_scripts(page)), path
        assert len(allowed) - 1 == len(inline_scripts(page)), path


def test_a_page_without_a_menu_does_not_allow_the_menus_script(tmp_path):
    for name, settings in (("without", SITE), ("with", SITE + MENU)):
        site = write_files(tmp_path / name, {"site.yaml": settings, "content/pages/index.md": HOME})
        assert build_site(site).problems == ()
        page = pages(site / "public")["index.html"]
        assert len(inline_scripts(page)) == (2 if name == "with" else 1)
        assert set(policy_of(page)["script-src"][1:]) == sources_of(inline_scripts(page))


def test_script_hashes_match_the_page_whatever_line_ends_their_files_have(tmp_path):
    site = write_files(tmp_path / "site", {"site.yaml": SITE + MENU, "content/pages/index.md": HOME})
    shutil.copytree(ROOT / "templates", site / "templates")
    for script in (site / "templates/layouts").glob("*.js"):
        text = script.read_text(encoding="utf-8") + "// 注释：{n} & 'x' <b>\n"
        script.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert build_site(site).problems == ()
    page = pages(site / "public")["index.html"]
    assert "注释：{n} & 'x' <b>" in inline_scripts(page)[0]
    assert set(policy_of(page)["script-src"][1:]) == sources_of(inline_scripts(page))


def test_the_policy_precedes_everything_that_it_governs(academy_pages):
    for path, page in academy_pages.items():
        first, second, *_ = page.xpath("//head/*")
        assert first.get("charset") == "utf-8", path
        assert second.get("http-equiv") == "Content-Security-Policy", path


def test_nothing_is_allowed_that_no_page_needs(academy_pages):
    for page in academy_pages.values():
        policy = policy_of(page)
        assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
        assert policy["style-src"] == policy["connect-src"] == policy["form-action"] == ["'self'"]
        assert not {"frame-src", "worker-src", "child-src"} & policy.keys(), "default-src holds for them"
        allowed = {source for sources in policy.values() for source in sources}
        assert {each for each in allowed if not each.startswith("'sha256-")} == {"'none'", "'self'", "data:"}
        assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]


def test_no_page_has_a_style_attribute_a_style_element_or_an_event_handler(academy_pages):
    for path, page in academy_pages.items():
        assert page.xpath("//style | //@style") == [], path
        attributes = {name for element in page.iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on")], path
        assert not [url for url in page.xpath("//@href | //@src | //@action") if "script:" in url], path


def test_a_redirect_allows_no_inline_script(tmp_path):
    site = write_files(tmp_path / "site", {"site.yaml": SITE, "content/pages/index.md": HOME})
    assert build_site(site, now=NOW).problems == ()
    moved = pages(site / "public")["old/index.html"]
    assert policy_of(moved)["script-src"] == ["'self'"]


def test_the_header_says_the_same_and_who_may_frame_a_page():
    scripts = ["甲", "b"]
    header, page = header_policy(scripts), str(page_policy(scripts))
    assert header.removeprefix(page) == "; frame-ancestors 'self'"
    assert page.count("sha256-") == 2


def test_a_script_is_named_by_its_utf_8_bytes():
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", script_hash_source("alert('甲')"))
    assert {script_hash_source("alert('甲')")} == sources_of(["alert('甲')"])
