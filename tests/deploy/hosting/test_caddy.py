"""The settings for Caddy, asked of a real one."""

from collections.abc import Iterator

import pytest

from sitebuilder.deploy.hosting.caddy import caddy_settings
from tests.deploy.hosting.released import hosting_for, machine_at, made_site, release, switch
from tests.deploy.hosting.servers import ask, free_port, running, server


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


@pytest.mark.parametrize("old", ["old/", "old", "old/?from=singlemessage", "%E6%97%A7%E7%BD%91%E9%A1%B5/"])
def test_old_urls_are_redirected(caddy, old):
    port, base = caddy
    answer = ask(port, base + old)
    assert answer.status == 301
    assert answer.headers["location"].startswith(base + "about/")
