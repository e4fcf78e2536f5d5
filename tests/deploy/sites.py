"""A small site that can be released, in a repository of its own, and the command ``deploy`` upon it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sitebuilder.deploy.compress import BLOBS, compress_folder
from sitebuilder.deploy.live import PAUSES
from sitebuilder.output.manifest import load_manifest
from sitebuilder.pipeline.pictures import FOLDER as PICTURES
from tests.git import commit, git
from tests.program import run_program
from tests.site_folder import ROOT, build_site, cache_of, seed_cache, write_files

NOW = "2026-03-01T08:00"

_SETTINGS = """\
name: 示范学院
base_url: https://www.shifan-xueyuan.cn/
description: 测试用的网站。
columns:
  - {slug: notices, name: 通知公告, description: 通知。}
filings: {icp: 测ICP备00000001号, public_security: 测公网安备00000000000001号}
release: {stale_news_days: 365}
contact:
  person: 测试员
  phone: 0758-3636363
  email: test@shifan-xueyuan.cn
  wechat: 测试号
  address: 测试路1号
  hours: 周一至周五
"""


def make_site(folder: Path, targets: str, notices: int = 3) -> Path:
    """Write a site with some notices and targets (YAML), and commit it; return where it stands."""
    site = seed_cache(write_files(folder / "site", _files(targets, notices)))
    # Targets in Git and in buckets take no compressed files.
    is_compressed = "type: folder" in targets or "type: ssh" in targets
    for name in (PICTURES, BLOBS) if is_compressed else (PICTURES,):
        shutil.copytree(Path(_made().name, name), site / ".cache" / name, copy_function=shutil.copyfile)
    git(site, "init", "--quiet", "--initial-branch=main")
    commit(site)
    return site


def _files(targets: str, notices: int) -> dict[str, str | bytes]:
    return {
        "site.yaml": f"{_SETTINGS}deploy:\n{targets}",
        "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
        "content/pages/about.md": "---\ntitle: 关于\n---\n说明。\n",
        ".gitignore": ".cache/\npublic/\n",
        **{f"content/news/2026/n{number}.md": notice(f"第{number}号通知") for number in range(notices)},
    }


@cache
def _made() -> TemporaryDirectory[str]:
    """Return a folder with the pictures and the compressed files of the cache of such a site.

    So most deploys need not draw and compress them anew, as those of a CI with a kept cache need not.
    """
    folder = TemporaryDirectory()
    with TemporaryDirectory() as made:
        site = write_files(Path(made), _files("  []\n", notices=3))
        assert build_site(site, release=True).problems == ()
        compress_folder(site / "public", load_manifest(site / "public"), cache_of(site), 1)
        for name in (BLOBS, PICTURES):
            shutil.copytree(site / ".cache" / name, Path(folder.name, name))
    return folder


def notice(title: str, more: str = "") -> str:
    """Return a notice of the given title."""
    return f"---\ntitle: {title}\ndate: 2026-02-01\ncolumn: notices\n{more}---\n{title}的正文。\n"


def command(site: Path, *arguments: str) -> list[str]:
    """Return the command line of a deploy in a process of its own, which can be killed or has a terminal."""
    return [sys.executable, str(ROOT / "build.py"), *_words(site, arguments)]


def _words(site: Path, arguments: Sequence[str]) -> list[str]:
    return ["deploy", "-C", str(site), "--now", NOW, *arguments]


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a deploy: loopback is asked without a proxy."""
    return {**os.environ, "no_proxy": "*", "NO_PROXY": "*", **more}


def deploy(site: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a deploy to its end; nobody is there to answer."""
    return run_program(*_words(site, arguments), environment=environment(**more))


def deploy_impatiently(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a deploy that asks the live URL as often as any, but without the ten seconds in between."""
    constants = {"sitebuilder.deploy.confirming:PAUSES": tuple(pause / 50 for pause in PAUSES)}
    return run_program(*_words(site, arguments), environment=environment(), constants=constants)


def built(site: Path, target: str = "live") -> Path:
    """Return the folder into which a target's releases are built."""
    return site / ".cache/deploy" / target / "site"


def beside(shown: Path) -> list[str]:
    """Return the names of what stands beside the link to a published folder: releases, lists, others."""
    return sorted(path.name for path in shown.with_name("site.releases").iterdir())


def differing_files(site: Path, shown: Path, target: str = "live") -> list[str]:
    """Return the outputs of a build that a published folder does not show with the same bytes."""
    folder = built(site, target)
    outputs = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert len(outputs) > 10
    return [
        str(path)
        for path in outputs
        if not (shown / path).is_file() or (shown / path).read_bytes() != (folder / path).read_bytes()
    ]


def check_old_styles(site: Path, shown: Path) -> None:
    """Check that the styles of a release are there for one more release, for pages that are still open."""
    write_files(site, {"assets/css/site.css": "body { color: #111 }\n", "assets/js/site.js": "\n"})
    commit(site)
    deploy(site, "--yes")
    (old,) = (path for path in (shown / "assets").glob("site.*.css"))
    for colour, is_there in (("#222", True), ("#333", False)):
        commit(site, {"assets/css/site.css": f"body {{ color: {colour} }}\n"})
        assert deploy(site, "--yes").returncode == 0
        assert (shown / "assets" / old.name).exists() is is_there
