"""Compare the outputs of two versions of the generator, byte for byte.

``python -m benchmarks.same_output REVISION`` builds the repository's content and the benchmark's corpora with
the program, templates, assets and settings of a Git revision, and with those of this checkout. The content is
this checkout's both times.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import make_corpus
from benchmarks.generators.ours import OURS

ROOT = Path(__file__).parent.parent
_NOW = "2026-12-01T08:00"

_MAX_NAMED = 20
"""How many differing files of each site are printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print which files of each site differ; return 1 if any does."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.same_output", description=__doc__)
    parser.add_argument("revision", help="the other version, as Git names it")
    parser.add_argument("--articles", type=int, nargs="*", default=[1_000, 10_000], metavar="N")
    found = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, worktree(found.revision, Path(folder, "old")) as old:
        sites = {"content of the repository": _own_site(Path(folder, "own"))}
        for size in found.articles:
            sites[f"corpus of {size:,} articles"] = _corpus(Path(folder, f"corpus-{size}"), size)
        differing = [_compare(name, site, old, Path(folder)) for name, site in sites.items()]
    return int(any(differing))


@contextmanager
def worktree(revision: str, folder: Path) -> Iterator[Path]:
    """Check out a revision into a folder, which is removed afterwards."""
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", folder, revision], cwd=ROOT, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=ROOT, check=True)


def differences(old: Path, new: Path) -> list[str]:
    """Return the paths of files that are in only one of two folders, or that differ."""
    old_files, new_files = _files(old), _files(new)
    return sorted(path for path in old_files | new_files if _content(old, path) != _content(new, path))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _content(folder: Path, path: str) -> bytes | None:
    file = folder / path
    return file.read_bytes() if file.is_file() else None


def _own_site(site: Path) -> Path:
    shutil.copytree(ROOT / "content", site / "content")
    return site


def _corpus(site: Path, size: int) -> Path:
    OURS.write_site(site, site, make_corpus(size))
    return site


def _compare(name: str, site: Path, old: Path, folder: Path) -> list[str]:
    outputs = [
        _build(checkout, site, folder / f"output-{side}") for side, checkout in (("old", old), ("new", ROOT))
    ]
    found = differences(*outputs)
    count = len(_files(outputs[1]))
    print(f"{name}: {f'{len(found)} of {count} files differ' if found else f'{count} files, all the same'}")
    for path in found[:_MAX_NAMED]:
        print(f"  {path}")
    return found


def _build(checkout: Path, site: Path, output: Path) -> Path:
    """Build a site with the program, templates and assets of a checkout, without a cache.

    A site without settings of its own gets those of the checkout for this build.
    """
    settings = site / "site.yaml"
    has_settings = settings.is_file()
    for name in ("templates", "assets", ".cache"):
        shutil.rmtree(site / name, ignore_errors=True)
    for name in ("templates", "assets"):
        shutil.copytree(checkout / name, site / name)
    if not has_settings:
        shutil.copy(checkout / "site.yaml", settings)
    shutil.rmtree(output, ignore_errors=True)
    command: list[str | Path] = [sys.executable, checkout / "build.py", "build"]
    command += ["-C", site, "--output", output, "--now", _NOW]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    if not has_settings:
        settings.unlink()
    return output


if __name__ == "__main__":
    sys.exit(main())
