"""A client reads without pause while the link is switched between two releases: every answer is of one."""

import re
import threading
import time
from pathlib import Path

import pytest

from sitebuilder.deploy.hosting.nginx import nginx_settings
from tests.deploy.hosting.released import hosting_for, machine_at, made_site, release, site_files, switch
from tests.deploy.hosting.servers import ask, nginx_command, running
from tests.machine import free_port
from tests.site_folder import ROOT, tree, write_files

_ASSET = re.compile(rb'(?:href|src)="(/[^"#?]*\.(?:css|js|csv|txt|json|xml))"')
PAGES = ("/", "/about/", "/about/rooms/", "/search/", "/nowhere/", "/only-one/", "/only-two/")


@pytest.mark.parametrize("switches", [3, pytest.param(20, marks=pytest.mark.long)])
def test_every_response_is_entirely_of_the_old_release_or_entirely_of_the_new(tmp_path, switches):
    port = free_port()
    site = made_site(tmp_path, f"http://127.0.0.1:{port}/")
    place = tmp_path / "place"
    releases = [_released(site, place, port, name) for name in ("one", "two")]
    _carry_assets(releases)
    switch(place, "one")
    seen: list[tuple[str, str, int, bytes]] = []
    stop = threading.Event()
    settings = nginx_settings(hosting_for(site), machine_at(place))
    with running(nginx_command(tmp_path, settings), port, tmp_path):
        readers = [threading.Thread(target=_read, args=(port, coding, stop, seen)) for coding in ("br", "")]
        for each in readers:
            each.start()
        for number in range(switches):
            before = len(seen)
            while len(seen) < before + 60:
                time.sleep(0.01)
            switch(place, ("two", "one")[number % 2])
        stop.set()
        for each in readers:
            each.join()
    trees = [tree(each) for each in releases]
    assert len(seen) > 60 * switches
    of_one = of_two = 0
    for path, coding, status, body in seen:
        answers = [_expected(files, path, coding) for files in trees]
        assert (status, body) in answers, (path, coding, status)
        if answers[0] != answers[1]:
            of_one += (status, body) == answers[0]
            of_two += (status, body) == answers[1]
        assert status == 200 or path in PAGES, "every asset that a page names is there"
    assert of_one and of_two


def _released(site: Path, place: Path, port: int, name: str) -> Path:
    """Release the site with another text, style sheet and page than any other release has."""
    files = site_files(f"http://127.0.0.1:{port}/", f"这是 {name}。")
    if not (site / "assets").exists():
        for each in ("assets", "templates"):
            (site / each).mkdir()
            write_files(site / each, {**tree(ROOT / each)})
    files["assets/css/zz.css"] = f".{name} {{ color: red }}\n"
    files[f"content/pages/only-{name}.md"] = f"---\ntitle: 只有 {name}\n---\n文\n"
    for old in site.glob("content/pages/only-*.md"):
        old.unlink()
    return release(write_files(site, files), place, name)


def _carry_assets(releases: list[Path]) -> None:
    """Put the fingerprinted assets of each release into the other, as a deploy does."""
    trees = [tree(each) for each in releases]
    for folder, other in zip(releases, reversed(trees), strict=True):
        write_files(folder, {path: content for path, content in other.items() if path.startswith("assets/")})


def _read(port: int, coding: str, stop: threading.Event, seen: list[tuple[str, str, int, bytes]]) -> None:
    """Read all pages and every asset that they name, again and again."""
    headers = {"accept_encoding": coding or "identity"}
    while not stop.is_set():
        for page in PAGES:
            assets = [each.decode() for each in _ASSET.findall(ask(port, page).body)]
            for path in (page, *dict.fromkeys(each for each in assets if each.startswith("/assets/"))):
                answer = ask(port, path, headers=headers)
                seen.append((path, coding, answer.status, answer.body))


def _expected(files: dict[str, bytes], path: str, coding: str) -> tuple[int, bytes]:
    """Return the answer of one release alone."""
    name = path[1:] + "index.html" if path.endswith("/") else path[1:]
    status = 200 if name in files else 404
    found = name if name in files else "404.html"
    return status, files.get(f"{found}.{coding}", files[found])
