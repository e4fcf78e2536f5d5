"""Visitors while the site is switched: each answer is wholly of one version, and no page misses an asset."""

from __future__ import annotations

import re
import threading
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.deploy.conftest import Server
from tests.deploy.sites import deploy, make_site, notice
from tests.git import commit
from tests.site_folder import write_files

_ASSETS = re.compile(r'(?:href|src|content)="([^"]*\.(?:css|js|jpg|png|webp|svg))"')
_HOST = "https://www.shifan-xueyuan.cn/"


class Visitor(threading.Thread):
    """Reads pages, and every asset that they name, without pause until it is told to stop.

    ``seen`` are the versions that pages told of, ``faults`` what was wrong.
    """

    def __init__(self, address: str, paths: list[str]) -> None:
        super().__init__(daemon=True)
        self.address, self.paths = address, paths
        self.pages = self.assets = 0
        self.faults: list[str] = []
        self.seen: set[str] = set()
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.is_set():
            for path in self.paths:
                self.read(urljoin(self.address, path))

    def read(self, url: str) -> None:
        text = self.fetch(url).decode("utf-8", "replace")
        self.pages += 1
        versions = set(re.findall(r"第\d+版", text))
        if len(versions) != 1 or not text.rstrip().endswith("</html>"):
            self.faults.append(f"{url}: {sorted(versions)}")
        self.seen |= versions
        for found in _ASSETS.findall(text):
            self.fetch(urljoin(url, found.replace(_HOST, self.address)))
            self.assets += 1

    def fetch(self, url: str) -> bytes:
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=30) as answer:
                return bytes(answer.read())
        except OSError as error:
            self.faults.append(f"{url}: {error}")
            return b""


@pytest.mark.parametrize("times", [3, pytest.param(20, marks=pytest.mark.long)])
def test_a_visitor_gets_one_version_or_the_other_with_every_asset(
    tmp_path: Path, server: Server, shown: Path, address: str, monkeypatch: pytest.MonkeyPatch, times: int
):
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    where = f"type: ssh, host: 127.0.0.1, port: {server.port}, path: {shown}"
    site = make_site(tmp_path, f"  - {{name: live, {where}, url: '{address}'}}\n")
    write_files(site, {"assets/js/site.js": "\n"})
    versions = [version(number) for number in (1, 2)]
    commit(site, versions[0])
    assert deploy(site, "--yes").returncode == 0
    visitor = Visitor(address, ["news/2026/n0/", "about/"])
    visitor.start()
    for number in range(times):
        commit(site, versions[(number + 1) % 2])
        assert deploy(site, "--yes").returncode == 0
    visitor.is_over.set()
    visitor.join(60)
    assert visitor.faults == []
    assert visitor.pages > 10 and visitor.assets > visitor.pages
    assert visitor.seen == {"第1版", "第2版"}


def version(number: int) -> dict[str, str | bytes]:
    """Return the files of a version of the site: all its pages, styles and share pictures differ."""
    text = f"第{number}版"
    return {
        "assets/css/site.css": f"body {{ color: #{number}{number}{number} }}\n",
        "content/news/2026/n0.md": notice(f"通知{text}").replace("的正文", "。" * 1000),
        "content/pages/about.md": f"---\ntitle: 关于{text}\n---\n说明{'。' * 1000}\n",
    }
