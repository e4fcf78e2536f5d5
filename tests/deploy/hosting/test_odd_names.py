"""Old addresses with odd names, asked of real servers as browsers write them."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from sitebuilder.deploy.hosting.caddy import caddy_settings
from sitebuilder.deploy.hosting.headers import headers_files
from sitebuilder.deploy.hosting.nginx import nginx_settings
from tests.deploy.hosting.released import hosting_for, machine_at, made_site, release, switch
from tests.deploy.hosting.servers import ask, nginx_command, running, server
from tests.machine import free_port
from tests.site_folder import write_files

PLAIN = {
    "/100%25/": "100%25/",
    "/50%/": "50%25/",
    "/旧 网页/": "%E6%97%A7%20%E7%BD%91%E9%A1%B5/",
    "/a b.html": "a%20b.html",
    "/{x}/": "%7Bx%7D/",
    "/{http.request.host}/": "%7Bhttp.request.host%7D/",
    "/a+b/": "a+b/",
    "/a(b)/": "a(b)/",
    "/re.c+/": "re.c+/",
    "/a~b/": "a~b/",
    "/~user/": "~user/",
    "/UPPER/": "UPPER/",
    "/Mixed.HTML": "Mixed.HTML",
    "/show.asp": "show.asp",
    "/a&b=c/": "a&b=c/",
    "/a;b/": "a;b/",
    "/a,b@c!/": "a,b@c!/",
    "/don't/": "don't/",
    "/`tick`/": "%60tick%60/",
    "/caf\u0065\u0301/": "caf%C3%A9/",
    "/default/": "default/",
    "/hostnames/": "hostnames/",
    "/include/x/": "include/x/",
    "/a..b/": "a..b/",
    "/ｆｕｌｌ/": "%EF%BD%86%EF%BD%95%EF%BD%8C%EF%BD%8C/",
    "/😀/": "%F0%9F%98%80/",
    "/dollar$1/": "dollar$1/",
    "/$host/": "$host/",
    "/a[b]/": "a[b]/",
    "/a^b/": "a%5Eb/",
    "/{$HOME}/": "%7B$HOME%7D/",
    "/all$[x]/": "all$[x]/",
}
"""Old addresses in site.yaml, and the path that a browser asks for (WHATWG URL, 4.4)."""
ODD_BASE = "/a{$HOME}b/"
NEW = ["/about/?a=1&b=%20#place", "/about/?{x}=$host&{$HOME}", "https://other.example/a{b}$1'(c)?d=%25"]


def encoded(address: str) -> str:
    """Return an address with what servers take for variables encoded: it means the same."""
    return address.replace("$", "%24").replace("{", "%7B").replace("}", "%7D")


@pytest.fixture(
    scope="module", params=[(kind, base) for kind in ("nginx", "caddy") for base in ("/", ODD_BASE)]
)
def served(request, tmp_path_factory) -> Iterator[tuple[str, int, str]]:
    """Yield the kind of a server, its port, and the path of a site in which much has moved."""
    kind, base = request.param
    folder, port = tmp_path_factory.mktemp(kind), free_port()
    site = made_site(folder, f"http://127.0.0.1:{port}{base}")
    text = (site / "site.yaml").read_text(encoding="utf-8").partition("redirects:")[0]
    rows = [
        f"  - {{from: {_quoted(old)}, to: {_quoted(NEW[number % 3])}}}\n" for number, old in enumerate(PLAIN)
    ]
    write_files(site, {"site.yaml": f"{text}redirects:\n{''.join(rows)}"})
    release(site, folder / "place", "one")
    switch(folder / "place", "one")
    hosting, machine = hosting_for(site), machine_at(folder / "place")
    if kind == "nginx":
        command = nginx_command(folder, nginx_settings(hosting, machine))
    else:
        file = folder / "Caddyfile"
        file.write_text(f"{{\n\tadmin off\n}}\n{caddy_settings(hosting, machine)}", "utf-8")
        command = [server("caddy"), "run", "--config", str(file), "--adapter", "caddyfile"]
    with running(command, port, folder):
        yield kind, port, hosting.origin.base


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def wanted(number: int, base: str) -> str:
    new = NEW[number % 3]
    return encoded((base.rstrip("/") if new.startswith("/") else "") + new)


def test_a_name_of_any_signs_gets_a_real_redirect_also_with_a_query_or_without_its_slash(served):
    _, port, base = served
    for number, path in enumerate(PLAIN.values()):
        strict = quote(unquote(path))
        for form in (path, strict, f"{path}?a=1&b=%E7", path.rstrip("/"), strict.rstrip("/")):
            answer = ask(port, base + form)
            found = (answer.status, encoded(answer.headers.get("location", "")))
            assert found == (301, wanted(number, base)), form


def test_a_site_below_a_path_of_odd_signs_shows_its_pages(served):
    _, port, base = served
    assert ask(port, base).status == 200
    assert ask(port, f"{base}about/").headers["cache-control"] == "no-cache, no-transform"
    assert ask(port, f"{base}show.asp").status in (200, 301)
    assert ask(port, f"{base}nowhere/").status == 404


def test_an_old_address_in_another_case_leads_to_the_same_page_or_nowhere(served):
    """As on the servers of Windows, from which many old addresses come; Caddy compares them exactly."""
    kind, port, base = served
    answer = ask(port, f"{base}upper/")
    expected = (301, wanted(list(PLAIN).index("/UPPER/"), base)) if kind == "nginx" else (404, "")
    assert (answer.status, encoded(answer.headers.get("location", ""))) == expected


def test_hosts_of_pages_get_three_plain_words_a_line(tmp_path: Path):
    site = made_site(tmp_path, "https://a.example/")
    text = (site / "site.yaml").read_text(encoding="utf-8").partition("redirects:")[0]
    rows = [f"  - {{from: {_quoted(old)}, to: /about/}}\n" for old in PLAIN]
    write_files(site, {"site.yaml": f"{text}redirects:\n{''.join(rows)}"})
    lines = headers_files(hosting_for(site), force=False)["_redirects"].splitlines()
    assert len(lines) == len(PLAIN)
    assert all(line.isascii() and len(line.split()) == 3 and "*" not in line for line in lines)
