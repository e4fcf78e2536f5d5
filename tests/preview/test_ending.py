"""A preview ends when it is told to, with one sentence, and leaves no folder."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.preview.previews import running, start, wait_for
from tests.site_folder import ROOT, copy_site, seed_cache, write_files

SIGNALS = [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)]


def left(site: Path) -> list[str]:
    """Return what previews have left in the cache, but for their empty locks."""
    return [path.name for path in (site / ".cache/previews").glob("*") if path.suffix != ".lock"]


@pytest.mark.parametrize(("name", "code"), SIGNALS)
def test_a_signal_ends_it_with_one_sentence_and_its_exit_code(tmp_path, name, code):
    site = seed_cache(copy_site("minimal", tmp_path))
    preview = start(site)
    assert left(site) == ["1"]
    preview.process.send_signal(getattr(signal, name))
    said, _ = preview.process.communicate(timeout=20)
    assert (said, preview.process.returncode) == ("预览已结束。\n", code)
    assert preview.stderr() == ""
    assert left(site) == []
    assert not (site / "public").exists()


@pytest.mark.parametrize(("name", "code"), SIGNALS)
def test_a_signal_in_the_first_build_ends_it_as_well(tmp_path, name, code):
    pages = {
        f"content/pages/page-{number}.md": f"---\ntitle: 页 {number}\n---\n正文。\n" for number in range(400)
    }
    site = write_files(seed_cache(copy_site("minimal", tmp_path)), dict(pages))
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), "serve", "-C", str(site), "--port", "8299"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    wait_for(lambda: (site / ".cache/build.lock").exists())
    time.sleep(0.05)
    for _ in range(3):
        process.send_signal(getattr(signal, name))
    said, told = process.communicate(timeout=30)
    assert (said, told, process.returncode) == ("预览已结束。\n", "", code)
    assert left(site) == []


def test_two_previews_of_one_site_show_the_same_from_two_folders(tmp_path):
    site = seed_cache(copy_site("minimal", tmp_path))
    with running(site) as one, running(site) as other:
        assert sorted(left(site)) == ["1", "2"]
        assert one.port != other.port
        write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n两边都有。\n"})
        for each in (one, other):
            wait_for(lambda each=each: "两边都有。" in each.read())  # type: ignore[misc]
    assert left(site) == []


def test_a_killed_preview_leaves_nothing_for_long(tmp_path):
    site = seed_cache(copy_site("minimal", tmp_path))
    killed = start(site)
    killed.process.kill()
    killed.process.communicate()
    assert left(site) == ["1"]
    with running(site) as preview:
        assert preview.ask("/")[0] == 200
        assert left(site) == ["1"]
    assert left(site) == []


def test_a_port_that_is_taken_leaves_no_folder(tmp_path):
    with running(seed_cache(copy_site("minimal", tmp_path / "a"))) as preview:
        site = seed_cache(copy_site("minimal", tmp_path / "b"))
        command = [sys.executable, str(ROOT / "build.py"), "serve", "-C", str(site), "--port"]
        done = subprocess.run([*command, str(preview.port)], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert left(site) == []
