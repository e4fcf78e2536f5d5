"""A build killed at any instant leaves whole files, and the next build ends as a clean one does."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitebuilder.pipeline import write
from tests.site_folder import ROOT, build_site, copy_site, tree, write_files

PAGE = "---\ntitle: 页面\n---\n"
SITE = "name: 学院\nbase_url: https://test.example/\ndescription: 有搜索的网站。\n"


def start(site: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), "-C", str(site), "--now", "2026-03-01T08:00", "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def pages(version: int) -> dict[str, str | bytes]:
    texts = {f"content/pages/p{n}.md": f"{PAGE}{'版本' * 200}{version}\n" for n in range(150)}
    return {"site.yaml": SITE, **texts, f"content/pages/only{version}.md": f"{PAGE}文\n"}


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize("tries", [6, pytest.param(60, marks=pytest.mark.long)])
def test_a_build_killed_at_any_instant_leaves_whole_files(tmp_path, tries):
    site = write_files(copy_site("minimal", tmp_path), pages(0))
    build_site(site)
    versions = [tree(site / "public")]
    chance = random.Random(tries)
    started = time.monotonic()
    process = start(site)
    process.wait()
    whole = time.monotonic() - started
    for version in range(1, tries + 1):
        (site / f"content/pages/only{version - 1}.md").unlink()
        write_files(site, pages(version))
        build_site(write_files(copy_site("minimal", tmp_path / str(version)), pages(version)))
        versions.append(tree(tmp_path / str(version) / "minimal" / "public"))
        process = start(site)
        time.sleep(chance.uniform(0.05, 0.4) if whole < 0.4 else chance.uniform(0.05, whole * 1.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for path, content in tree(site / "public").items():
            if path != ".manifest.json":
                assert any(known.get(path) == content for known in versions), path
    result = build_site(site)
    assert result.problems == ()
    assert tree(site / "public") == versions[-1]
    assert not list(site.glob(".public*"))


def build_until(site: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Build in a process that is killed when it calls a function of ``pipeline/write.py``."""
    process = os.fork()
    if process == 0:
        monkeypatch.setattr(write, name, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        build_site(site)
        os._exit(1)
    assert os.waitpid(process, 0)[1] == signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_outputs_of_a_build_that_was_killed_before_it_recorded_them_are_known_as_its_own(
    tmp_path, monkeypatch
):
    site = copy_site("minimal", tmp_path)
    build_site(site)
    write_files(site, {"content/pages/gone.md": f"{PAGE}文\n"})
    build_until(site, monkeypatch, "states_after_swap")
    assert (site / "public/gone/index.html").exists()
    (site / "content/pages/gone.md").unlink()
    # Another that is killed before it has changed anything forgets nothing.
    build_until(site, monkeypatch, "apply_swap")
    assert (site / "public/gone/index.html").exists()
    assert build_site(site).problems == ()
    assert not (site / "public/gone").exists()
