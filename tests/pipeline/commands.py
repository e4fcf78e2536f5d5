"""Runs build.py as a process of its own, and looks at what it has left."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.site_folder import ROOT, copy_site, write_files

NOW = "2026-03-01T08:00"
PAGE = "---\ntitle: 页面\n---\n"


def pages(version: int | str, count: int = 40) -> dict[str, str | bytes]:
    """Return the sources of ``count`` pages, all of one version."""
    return {f"content/pages/p{n}.md": f"{PAGE}第 {version} 版。{'文' * 300}\n" for n in range(count)}


def site_of(folder: Path, version: int | str, count: int = 40) -> Path:
    """Make a site of pages in a folder."""
    return write_files(copy_site("minimal", folder), pages(version, count))


def versions(output: Path) -> set[str]:
    """Return the versions that the pages of an output folder show."""
    found: set[str] = set()
    for page in output.glob("p*/index.html"):
        found.update(re.findall(r"第 (\w+) 版", page.read_text(encoding="utf-8")))
    return found


def command(site: Path, *arguments: str, program: str = str(ROOT / "build.py")) -> list[str]:
    """Return the words of a command for a site; without arguments a build."""
    name, *others = arguments or ("build",)
    return [sys.executable, program, name, "-C", str(site), "--now", NOW, *others]


def run(site: Path, *arguments: str, before: Sequence[str] = (), **environment: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it has said. ``before`` stands before it."""
    done = subprocess.run(
        [*before, *command(site, *arguments)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout


def start(site: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command in a process group of its own; its words come together on its standard output."""
    return subprocess.Popen(
        command(site, *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )


def wait_until_begun(process: subprocess.Popen[str]) -> None:
    """Wait until build.py itself runs, and catches signals (Linux): what comes before is Python's own."""
    caught = 1 << (signal.SIGTERM - 1)
    while process.poll() is None:
        with suppress(OSError, IndexError, ValueError):
            status = Path(f"/proc/{process.pid}/status").read_text()
            if int(status.split("SigCgt:")[1].split()[0], 16) & caught:
                return
        time.sleep(0.005)


def group_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes of a process's group that are still there (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[2] == str(process.pid) and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def without_rights() -> list[str]:
    """Return what stands before a command so that root, too, is bound by the modes of files."""
    words = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"]
    try:
        subprocess.run([*words, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        if os.geteuid() == 0:
            pytest.skip("root passes over the modes of files, and there is no setpriv")
        return []
    return words


def mounted(folder: Path, *words: str) -> None:
    """Mount something on a folder (made if need be); skip where that is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(["mount", *words, str(folder)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be mounted here")


def unmount(folder: Path) -> None:
    """Take away what is mounted on a folder."""
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def end(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> tuple[int, str]:
    """Send a process a signal; return its exit code and all that it has said."""
    process.send_signal(number)
    said, _ = process.communicate(timeout=60)
    return process.returncode, said
