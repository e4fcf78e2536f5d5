"""A small site built and released as a deploy does: releases in folders, and a link to the present one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sitebuilder.deploy.compress import compress_folder
from sitebuilder.deploy.hosting.description import Hosting, describe_hosting
from sitebuilder.deploy.hosting.machine import Machine
from sitebuilder.output.manifest import load_manifest
from tests.site_folder import build_site, cache_of, options, write_files

REDIRECTS = """\
redirects:
  - {from: /old/, to: /about/}
  - {from: /旧网页/, to: '/about/?a=1#place'}
  - {from: /old.html, to: /}
  - {from: '/a$b/', to: 'https://other.example/甲?b=$2'}
  - {from: '/a b/', to: /about/}
"""
PAGE = "---\ntitle: {title}\n---\n{text}\n\n## 在哪里 {{#place}}\n\n[表](表.csv)\n"


def site_files(base_url: str, text: str = "你好。") -> dict[str, str | bytes]:
    """Return the files of a site: pages, a table, a menu, old addresses."""
    return {
        "site.yaml": (
            f"name: 测试学院\nbase_url: {base_url}\ndescription: 测试。\n"
            f"navigation:\n  - {{title: 首页, url: /}}\n{REDIRECTS}"
        ),
        "content/pages/index.md": f"---\ntitle: 首页\n---\n{text}\n",
        "content/pages/about/index.md": PAGE.format(title="关于", text=text * 50),
        "content/pages/about/表.csv": "甲,乙\n" * 200,
        "content/pages/about/小.txt": "小",
        "content/pages/about/rooms.md": "---\ntitle: 教室\n---\n[小](小.txt)\n",
    }


def release(site: Path, place: Path, name: str, **changes: object) -> Path:
    """Build a site, put the output with its compressed files into a release of a place, and return that."""
    result = build_site(site, **changes)
    assert result.problems == ()
    folder = place / "releases" / name
    shutil.copytree(site / "public", folder)
    assert compress_folder(folder, load_manifest(folder), cache_of(site), 1) == ()
    (folder / "release.json").write_text('{"id": "' + name + '"}', encoding="utf-8")
    return folder


def switch(place: Path, name: str) -> None:
    """Point the link at a release, by one rename."""
    new = place / f"current.{os.getpid()}"
    new.symlink_to(Path("releases") / name)
    os.replace(new, place / "current")


def made_site(folder: Path, base_url: str) -> Path:
    """Write the site into a folder and return where it stands."""
    return write_files(folder / "site", site_files(base_url))


def hosting_for(site: Path, **changes: object) -> Hosting:
    """Return what a server must do for a site."""
    found, problems = describe_hosting(options(site, **changes))
    assert problems == ()
    assert found is not None
    return found


def machine_at(place: Path, http_port: int = 80) -> Machine:
    """Return a machine that answers on 127.0.0.1 alone."""
    return Machine(
        str(place / "current"),
        str(place / "certificate"),
        str(place / "challenges"),
        ("127.0.0.1",),
        http_port,
    )
