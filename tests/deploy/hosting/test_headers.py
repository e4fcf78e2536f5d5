"""``_headers`` and ``_redirects`` as their hosts read them."""

from msgspec.structs import replace

from sitebuilder.deploy.hosting.headers import MAX_LINE, MAX_REDIRECTS, headers_files
from sitebuilder.views.machine.redirects import RedirectRow
from tests.deploy.hosting.released import hosting_for, made_site


def read_headers(text: str) -> dict[str, dict[str, str]]:
    """Return the headers of each pattern."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
        else:
            found[line] = {}
    return found


def test_every_response_has_the_headers_and_assets_are_cached_for_a_year(tmp_path):
    files = headers_files(hosting_for(made_site(tmp_path, "https://a.example/")), force=False)
    found = read_headers(files["_headers"])
    assert found.keys() == {"/*", "/assets/*"}
    assert "immutable" in found["/assets/*"]["Cache-Control"]
    assert "Cache-Control" not in found["/*"], "the values of two patterns would be joined"
    assert found["/*"]["Strict-Transport-Security"] == "max-age=31536000"
    assert "'sha256-" in found["/*"]["Content-Security-Policy"]
    assert max(map(len, files["_headers"].splitlines())) < 2000


def test_redirects_are_three_words_a_line(tmp_path):
    hosting = hosting_for(made_site(tmp_path, "https://a.example/"))
    for force, status in ((False, "301"), (True, "301!")):
        lines = headers_files(hosting, force=force)["_redirects"].splitlines()
        assert f"/%E6%97%A7%E7%BD%91%E9%A1%B5/ /about/?a=1#place {status}" in lines
        assert f"/a%20b/ /about/ {status}" in lines
        assert len(lines) == 5


def test_no_redirect_is_longer_than_its_host_reads_and_no_file_has_more(tmp_path):
    """Two addresses that are short enough may be too long on one line."""
    rows = tuple(RedirectRow(f"/{'a' * size}/", f"/{'b' * size}/") for size in range(480, 700, 5))
    short = tuple(RedirectRow(f"/old/{number}/", "/about/") for number in range(MAX_REDIRECTS + 9))
    hosting = hosting_for(made_site(tmp_path, "https://a.example/"))
    for force in (False, True):
        lines = headers_files(replace(hosting, redirects=(*rows, *short)), force=force)[
            "_redirects"
        ].splitlines()
        assert max(map(len, lines)) < MAX_LINE
        assert len(lines) == MAX_REDIRECTS and any(line.startswith("/aaa") for line in lines)
