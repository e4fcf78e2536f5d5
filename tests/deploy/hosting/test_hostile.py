"""Whatever site.yaml may hold, no word of it leaves its place in a server's settings."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.base_url import ascii_base_url
from sitebuilder.content.paths.output_paths import collision_key
from sitebuilder.content.values.addresses import is_site_path, is_web_address, parse_old_path
from sitebuilder.deploy.hosting.caddy import caddy_settings
from sitebuilder.deploy.hosting.description import hosting_of
from sitebuilder.deploy.hosting.headers import headers_files
from sitebuilder.deploy.hosting.machine import Machine, is_server_path
from sitebuilder.deploy.hosting.nginx import nginx_settings
from sitebuilder.formats.jinja.templates import load_templates, render_view
from sitebuilder.views.machine.redirects import Move, RedirectMap, _fits, redirect_rows, requested_rows
from sitebuilder.views.shared.address import address_of
from tests.deploy.hosting.servers import nginx_check, server
from tests.site_folder import ROOT

SIGNS = st.sampled_from(list("""/.~*{}[]()$;"'\\#%&?=+,!@:^|`<> \n\tab甲é"""))
TEXTS = st.text(SIGNS | st.characters(), max_size=30)
NEW = st.one_of(TEXTS, TEXTS.map("/{}".format), TEXTS.map("https://other.example/{}".format))
HOSTILE = [
    "a;}",
    "a{b",
    "default",
    "~^/.*$",
    'a"b',
    "$host",
    "a\\",
    "include /etc/passwd",
    "a#b",
    "`",
    "甲" * 200,
]


def taken(old: str, new: str) -> Move | None:
    """Return the move that site.yaml may hold, or None where reading it refuses one of the texts."""
    path = parse_old_path(old)
    if not isinstance(path, str) or not (is_site_path(new) or is_web_address(new)):
        return None
    return Move(path, new)


def map_of(moves: list[Move], base_url: str) -> str:
    address = address_of(base_url)
    forms = (form for row in redirect_rows(moves, address) for form in requested_rows(row, address.base))
    rows = filter(_fits, forms)
    sources = {"feeds/redirects.map": (ROOT / "templates/feeds/redirects.map").read_bytes()}
    made = render_view(load_templates(sources)[0], "feeds/redirects.map", RedirectMap(tuple(rows)))
    assert isinstance(made, bytes)
    return made.decode()


def checked(folder, moves: list[Move], base_url: str) -> None:
    """Check all settings for a site by the servers themselves, and that each move is one line."""
    unique = list({collision_key(each.old).rstrip("/"): each for each in moves}.values())
    place = folder / "place/current"
    place.mkdir(parents=True, exist_ok=True)
    text = map_of(unique, base_url)
    (place / "redirects.map").write_text(text, encoding="utf-8")
    lines = text.splitlines()[1:]
    # What stands first is compared as it is: no variable is read in it, as in what stands second.
    assert all(re.fullmatch(r'"[!#-~]*" "[!#%-~]*";', line) for line in lines)
    site = Site("站", base_url, "站")
    hosting = hosting_of(site, ("a",), redirect_rows(unique, address_of(base_url)))
    machine = Machine(str(place), "/none", addresses=("127.0.0.1",))
    made = nginx_settings(hosting, machine)
    assert nginx_check(folder, made.replace("127.0.0.1:80;", "127.0.0.1:18080;")) == ""
    files = headers_files(hosting, force=False)
    assert all(len(line.split()) == 3 for line in files["_redirects"].splitlines())
    caddy_settings(hosting, machine)


@settings(max_examples=60)
@given(st.lists(st.tuples(TEXTS, NEW), max_size=8))
def test_any_redirect_that_is_taken_is_read_by_a_real_nginx(tmp_path_factory, pairs):
    moves = [move for old, new in pairs if (move := taken(old, new)) is not None]
    checked(tmp_path_factory.mktemp("redirects"), moves, "http://a.example/")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_redirect_made_to_break_out_is_refused_or_stays_a_word(tmp_path, text):
    news = (f"/{text}", f"https://other.example/{text}", "/about/")
    moves = [move for new in news if (move := taken(text, new)) is not None]
    checked(tmp_path, moves, "http://a.example/")


def test_long_old_and_new_addresses_are_read(tmp_path):
    long = "甲" * 80
    moves = [
        Move(f"{long}/{long}/{long}/{long}/", "/a/"),
        Move("b/", "https://other.example/" + "甲" * 1900),
        *(Move(f"旧/{number}/", f"/{number}/") for number in range(3000)),
    ]
    checked(tmp_path, moves, "http://a.example/")


@pytest.mark.parametrize(
    "base_url",
    [
        "http://a.example/a$b/",
        'http://a.example/a"b;}{/',
        "http://a.example/学院/%24host/",
        "http://[::1]/",
        f"http://{'a' * 60}.{'b' * 60}.example/",
        "http://工匠学院.中国/",
    ],
)
def test_any_address_of_a_site_is_read(tmp_path, base_url):
    address = ascii_base_url(base_url)
    assert isinstance(address, str)
    checked(tmp_path, [Move("old/", "/about/")], address)


def test_a_path_on_the_server_with_a_sign_is_refused():
    assert is_server_path("/srv/www.example.org/current")
    for path in ("srv/a", "/srv/a b", "/srv/a;", "/srv/$a", "/srv/..", "/srv/{a}", "/srv/*", "/srv/a\n", "/"):
        assert not is_server_path(path), path


def test_nginx_is_installed():
    assert server("nginx")
