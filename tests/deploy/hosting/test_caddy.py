"""The settings for Caddy, asked of a real one."""

from collections.abc import Iterator

import pytest

from sitebuilder.deploy.hosting.caddy import caddy_settings
from tests.deploy.hosting.released import hosting_for, machine_at, made_site, release, switch
from tests.deploy.hosting.servers import ask, running, server
from tests.machine import free_port, free_ports
from tests.preview.previews import wait_for


@pytest.fixture(scope="module", params=["/", "/学院/"])
def caddy(request, tmp_path_factory) -> Iterator[tuple[int, str]]:
    folder = tmp_path_factory.mktemp("caddy")
    program, port = server("caddy"), free_port()
    site = made_site(folder, f"http://127.0.0.1:{port}{request.param}")
    release(site, folder / "place", "one")
    switch(folder / "place", "one")
    hosting = hosting_for(site)
    file = folder / "Caddyfile"
    file.write_text("{\n\tadmin off\n}\n" + caddy_settings(hosting, machine_at(folder / "place")))
    with running([program, "run", "--config", str(file), "--adapter", "caddyfile"], port, folder):
        yield port, hosting.origin.base


def test_pages_files_and_the_missing_are_answered_as_described(caddy):
    port, base = caddy
    page = ask(port, base + "about/", headers={"accept_encoding": "br"})
    assert (page.status, page.headers["content-encoding"]) == (200, "br")
    assert page.headers["cache-control"] == "no-cache, no-transform"
    assert "'sha256-" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    table = ask(port, base + "about/biao.csv")
    assert table.headers["cache-control"] == "public, max-age=600, no-transform"
    assert table.headers["content-security-policy"].startswith("script-src 'none'")
    assert ask(port, base + ".manifest.json").headers["cache-control"] == "no-cache, no-transform"
    missing = ask(port, base + "nowhere/")
    assert (missing.status, b"<html" in missing.body) == (404, True)
    assert "'sha256-" in missing.headers["content-security-policy"]


EVERYWHERE = ("x-content-type-options", "x-frame-options", "referrer-policy", "permissions-policy")


@pytest.mark.parametrize("path", ["", "about/", "about", "nowhere/", "old/", "assets/nothing.css", ".env"])
def test_every_response_has_the_headers_of_the_description(caddy, path):
    port, base = caddy
    headers = ask(port, base + path).headers
    assert [name for name in EVERYWHERE if name not in headers] == []
    assert "no-transform" in headers["cache-control"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "server" not in headers


def test_media_types_are_those_of_the_description_whatever_the_machine_knows(caddy):
    port, base = caddy
    expected = {
        "sitemap.xml": "application/xml; charset=utf-8",
        "about/biao.csv": "text/csv; charset=utf-8",
        "search/head.json": "application/json; charset=utf-8",
        "redirects.map": "text/plain; charset=utf-8",
        "favicon.ico": "image/vnd.microsoft.icon",
        "about/": "text/html; charset=utf-8",
        "assets/nothing.css": "text/html; charset=utf-8",
    }
    assert {path: ask(port, base + path).headers["content-type"] for path in expected} == expected


def test_a_missing_page_is_whole_for_a_browser_that_has_it_already_or_asks_for_a_part(caddy):
    port, base = caddy
    missing = ask(port, base + "nowhere/")
    etag = missing.headers["etag"]
    for headers in (
        {"if_none_match": etag},
        {"if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT"},
        {"range": "bytes=0-9"},
    ):
        again = ask(port, base + "nowhere/", headers=headers)
        assert (again.status, again.body) == (404, missing.body), headers
    direct = ask(port, base + "404.html")
    assert (direct.status, direct.body) == (404, missing.body)


def test_parts_and_conditions_and_heads_are_answered(caddy):
    port, base = caddy
    whole = ask(port, base + "about/biao.csv")
    part = ask(port, base + "about/biao.csv", headers={"range": "bytes=10-19"})
    assert (part.status, part.body) == (206, whole.body[10:20])
    same = ask(port, base + "about/biao.csv", headers={"if_none_match": whole.headers["etag"]})
    assert (same.status, same.body) == (304, b"")
    head = ask(port, base + "about/", "HEAD")
    assert (head.status, head.body) == (200, b"")


def test_an_https_site_has_a_certificate_by_itself_redirects_from_http_and_sends_hsts(tmp_path):
    program, (port, http_port) = server("caddy"), free_ports(2)
    site = made_site(tmp_path, f"https://127.0.0.1:{port}/")
    release(site, tmp_path / "place", "one")
    switch(tmp_path / "place", "one")
    settings = caddy_settings(hosting_for(site), machine_at(tmp_path / "place"))
    # By its own authority: the public ones know no loopback, and the machine's list of them is left alone.
    own = ["admin off", "local_certs", "skip_install_trust", f"http_port {http_port}", f"https_port {port}"]
    file = tmp_path / "Caddyfile"
    file.write_text("{{\n{}\n}}\n{}".format("\n".join(own), settings), encoding="utf-8")
    with running([program, "run", "--config", str(file), "--adapter", "caddyfile"], port, tmp_path):
        wait_for(lambda: answers(port))
        answer = ask(port, "/about/", secure=True)
        assert answer.status == 200
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert ask(port, "/old/", secure=True).headers["location"] == "/about/"
        plain = ask(http_port, "/about/?a=1")
        assert (plain.status, plain.headers["location"]) == (308, "https://127.0.0.1/about/?a=1")


def answers(port: int) -> bool:
    """Return whether a server has its certificate already."""
    try:
        return ask(port, "/", secure=True).status == 200
    except OSError:
        return False


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "TRACE"])
@pytest.mark.parametrize("path", ["about/", "about", "nowhere/", "old/", ".env"])
def test_whatever_does_not_read_is_refused_with_the_methods_that_do(caddy, method, path):
    port, base = caddy
    answer = ask(port, base + path, method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "allow" not in ask(port, base + path).headers


@pytest.mark.parametrize("old", ["old/", "old", "old/?from=singlemessage", "%E6%97%A7%E7%BD%91%E9%A1%B5/"])
def test_old_urls_are_redirected(caddy, old):
    port, base = caddy
    answer = ask(port, base + old)
    assert answer.status == 301
    assert answer.headers["location"].startswith(base + "about/")
