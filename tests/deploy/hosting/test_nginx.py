"""The settings for nginx, asked of a real one."""

import gzip
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest

from sitebuilder.deploy.hosting.nginx import nginx_settings
from tests.browser.tools import program
from tests.deploy.hosting.released import hosting_for, machine_at, made_site, release, switch
from tests.deploy.hosting.servers import Answer, ask, nginx_check, nginx_command, running
from tests.machine import free_port, free_ports
from tests.preview.previews import wait_for
from tests.site_folder import build_site, write_files


class Served(NamedTuple):
    """A released site, and the port and path at which nginx serves it."""

    site: Path
    place: Path
    release: Path
    port: int
    base: str

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return ask(self.port, self.base + path, method, headers)


@pytest.fixture(scope="module", params=["/", "/学院/a'(b)/"])
def served(request, tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    site = made_site(folder, f"http://127.0.0.1:{port}{request.param}")
    place = folder / "place"
    made = release(site, place, "one")
    switch(place, "one")
    hosting = hosting_for(site)
    settings = nginx_settings(hosting, machine_at(place))
    with running(nginx_command(folder, settings), port, folder):
        yield Served(site, place, made, port, hosting.origin.base)
    assert "[emerg]" not in (folder / "error.log").read_text()


def test_a_page_is_served_with_its_bytes_and_always_revalidated(served):
    answer = served.ask("about/")
    assert (answer.status, answer.body) == (200, (served.release / "about/index.html").read_bytes())
    assert answer.headers["cache-control"] == "no-cache, no-transform"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["server"] == "nginx"


@pytest.mark.parametrize("path", ["", "about/", "nowhere/", "old/", "assets/nothing.css", "about/biao.csv"])
def test_every_response_has_the_headers_of_the_description(served, path):
    headers = served.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "no-transform" in headers["cache-control"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert "strict-transport-security" not in headers, "a site by http has none"


def test_files_are_cached_as_long_as_their_names_allow(served):
    names = {path.relative_to(served.release).as_posix() for path in served.release.rglob("*.*")}
    asset = next(name for name in names if name.startswith("assets/site.") and name.endswith(".css"))
    kept = {
        asset: "public, max-age=31536000, immutable, no-transform",
        "about/biao.csv": "public, max-age=600, no-transform",
        "sitemap.xml": "public, max-age=600, no-transform",
        ".manifest.json": "no-cache, no-transform",
        "release.json": "no-cache, no-transform",
        "search/head.json": "no-cache, no-transform",
    }
    assert {path: served.ask(path).headers["cache-control"] for path in kept} == kept
    assert {served.ask(path).status for path in kept} == {200}


def test_media_types_include_the_encoding(served):
    expected = {
        "sitemap.xml": "application/xml; charset=utf-8",
        "robots.txt": "text/plain; charset=utf-8",
        "about/biao.csv": "text/csv; charset=utf-8",
        "search/head.json": "application/json; charset=utf-8",
        "search/pages/0.json": "application/json; charset=utf-8",
        "redirects.map": "text/plain; charset=utf-8",
    }
    found = {path: served.ask(path).headers["content-type"] for path in expected}
    assert found == expected


@pytest.mark.parametrize("coding", ["br", "gzip", "gzip, deflate, br, zstd", "identity", "br;q=0, gzip"])
def test_precompressed_files_are_sent_as_the_browser_accepts_them(served, coding):
    content = (served.release / "about/index.html").read_bytes()
    answer = served.ask("about/", accept_encoding=coding)
    assert answer.headers["vary"] == "Accept-Encoding"
    chosen = answer.headers.get("content-encoding")
    if chosen == "br":
        assert answer.body == (served.release / "about/index.html.br").read_bytes()
        assert brotli.decompress(answer.body) == content
    elif chosen == "gzip":
        assert answer.body == (served.release / "about/index.html.gz").read_bytes()
        assert gzip.decompress(answer.body) == content
    else:
        assert (coding, answer.body) == ("identity", content)
    assert chosen == {"identity": None, "gzip": "gzip", "br;q=0, gzip": "gzip"}.get(coding, "br")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_missing_page_is_answered_with_the_sites_own_page(served):
    for path in ("nowhere/", "nowhere", "a/b/c.css", "assets/", "about/nothing/", "404.html"):
        answer = served.ask(path)
        assert (answer.status, answer.body) == (404, (served.release / "404.html").read_bytes()), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache, no-transform"
        assert "'sha256-" in answer.headers["content-security-policy"]
    assert brotli.decompress(served.ask("nowhere/", accept_encoding="br").body) == answer.body


def test_a_folder_without_a_slash_redirects_to_the_one_with_it_on_the_same_host(served):
    for path, expected in (("about", "about/"), ("about?a=1&b=%E7%94%B2", "about/?a=1&b=%E7%94%B2")):
        answer = served.ask(path)
        assert (answer.status, answer.headers["location"]) == (301, served.base + expected)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("old/", "about/"),
        ("old", "about/"),
        ("old/?from=singlemessage&isappinstalled=0", "about/"),
        ("%E6%97%A7%E7%BD%91%E9%A1%B5/", "about/?a=1#place"),
        ("%e6%97%a7%e7%bd%91%e9%a1%b5", "about/?a=1#place"),
        ("old.html", ""),
        ("a%20b/", "about/"),
    ],
)
def test_an_old_url_gets_a_single_real_redirect(served, old, new):
    answer = served.ask(old)
    assert (answer.status, answer.headers["location"]) == (301, served.base + new)


def test_an_old_address_may_lead_to_another_site(served):
    for path in ("a$b/", "a$b", "a%24b/"):
        # A dollar in a new address is percent-encoded in the map: nginx would take it for a variable.
        assert served.ask(path).headers["location"] == "https://other.example/%E7%94%B2?b=%242"


def test_an_old_url_that_nginx_does_not_know_is_redirected_by_its_page(served):
    answer = served.ask("old/index.html")
    assert answer.status == 200 and b'http-equiv="refresh"' in answer.body


def test_parts_and_conditions_and_heads_are_answered(served):
    whole = served.ask("about/biao.csv")
    part = served.ask("about/biao.csv", range="bytes=10-19")
    assert (part.status, part.body) == (206, whole.body[10:20])
    for name, value in (
        ("if_none_match", whole.headers["etag"]),
        ("if_modified_since", whole.headers["last-modified"]),
    ):
        same = served.ask("about/biao.csv", **{name: value})
        assert (same.status, same.body) == (304, b"")
        assert same.headers["cache-control"] == whole.headers["cache-control"]
    head = served.ask("about/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len((served.release / "about/index.html").read_bytes()))
    etags = {
        coding: served.ask("about/", accept_encoding=coding).headers["etag"] for coding in ("br", "gzip")
    }
    assert len({*etags.values(), served.ask("about/").headers["etag"]}) == 3


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
@pytest.mark.parametrize("path", ["about/", "about", "nowhere/", "old/", ".env"])
def test_whatever_does_not_read_is_refused_with_the_methods_that_do(served, method, path):
    answer = served.ask(path, method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "allow" not in served.ask(path).headers


def test_hidden_files_are_not_served_except_those_that_are_public(served):
    write_files(served.release, {".env": "secret", "a/.git/config": "secret", ".well-known/a.txt": "public"})
    (served.place / "challenges/.well-known/acme-challenge").mkdir(parents=True, exist_ok=True)
    (served.place / "challenges/.well-known/acme-challenge/token").write_text("answer")
    assert [served.ask(path).status for path in (".env", "a/.git/config", "a/%2egit/config")] == [404] * 3
    assert served.ask(".well-known/a.txt").body == b"public"
    assert served.ask(".manifest.json").status == 200
    assert ask(served.port, "/.well-known/acme-challenge/token").body == b"answer"


def test_nothing_outside_of_the_release_is_served(served):
    outside = served.place / "secret.txt"
    outside.write_text("secret")
    for path in ("../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "about/..%2f..%2fsecret.txt"):
        answer = served.ask(path)
        assert b"secret" not in answer.body and answer.status in (400, 403, 404), path


def test_without_a_release_nothing_of_the_machine_is_served(served):
    link = served.place / "current"
    target = link.readlink()
    link.unlink()
    try:
        for path in ("/", "/etc/passwd", served.base, served.base + "etc/passwd"):
            answer = ask(served.port, path)
            assert answer.status == 503 and b"root:" not in answer.body, path
    finally:
        link.symlink_to(target)
    assert served.ask("about/").status == 200


def test_an_https_site_redirects_from_http_and_sends_hsts(tmp_path):
    port, http_port = free_ports(2)
    site = made_site(tmp_path, f"https://127.0.0.1:{port}/")
    place = tmp_path / "place"
    release(site, place, "one")
    switch(place, "one")
    (place / "certificate").mkdir()
    subprocess.run(
        [
            *(program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-keyout", place / "certificate/privkey.pem"),
            *("-out", place / "certificate/fullchain.pem"),
        ],
        check=True,
        capture_output=True,
    )
    settings = nginx_settings(hosting_for(site), machine_at(place, http_port))
    with running(nginx_command(tmp_path, settings), port, tmp_path):
        plain = ask(http_port, "/about/?a=1")
        assert (plain.status, plain.headers["location"]) == (301, f"https://127.0.0.1:{port}/about/?a=1")
        answer = ask(port, "/about/", secure=True)
        assert answer.status == 200
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert ask(port, "/about", secure=True).headers["location"] == "/about/"


def test_two_sites_run_beside_each_other(tmp_path):
    settings = ""
    for name in ("a.example", "b.example"):
        site = made_site(tmp_path / name, f"http://{name}/")
        own = nginx_settings(hosting_for(site), machine_at(tmp_path / name))
        settings += own.replace("map_hash_bucket_size 4096;", "") if settings else own
    assert nginx_check(tmp_path, settings.replace(":80;", f":{free_port()};")) == ""


def test_a_site_in_which_nothing_has_moved_has_no_map_and_nginx_starts(tmp_path):
    site = made_site(tmp_path, f"http://127.0.0.1:{free_port()}/")
    text = (site / "site.yaml").read_text(encoding="utf-8").partition("redirects:")[0]
    write_files(site, {"site.yaml": text})
    release(site, tmp_path / "place", "one")
    switch(tmp_path / "place", "one")
    assert not (tmp_path / "place/current/redirects.map").exists()
    assert nginx_check(tmp_path, nginx_settings(hosting_for(site), machine_at(tmp_path / "place"))) == ""
    assert build_site(site).problems == ()


def test_a_newer_old_url_has_its_page_and_after_a_reload_its_redirect(tmp_path):
    port = free_port()
    site = made_site(tmp_path, f"http://127.0.0.1:{port}/")
    place = tmp_path / "place"
    release(site, place, "one")
    switch(place, "one")
    settings = nginx_settings(hosting_for(site), machine_at(place))
    with running(nginx_command(tmp_path, settings), port, tmp_path) as process:
        text = (site / "site.yaml").read_text(encoding="utf-8") + "  - {from: /later/, to: /about/}\n"
        release(write_files(site, {"site.yaml": text}), place, "two")
        switch(place, "two")
        answer = ask(port, "/later/")
        assert answer.status == 200 and b'http-equiv="refresh"' in answer.body
        process.send_signal(signal.SIGHUP)
        # Workers with the settings of before go on until they have ended: any answer may be theirs.
        wait_for(lambda: ask(port, "/later/").headers.get("location") == "/about/")
        wait_for(lambda: ask(port, "/later").headers.get("location") == "/about/")
