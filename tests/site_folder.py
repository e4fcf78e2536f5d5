"""Small whole sites for tests: written, built and compared."""

import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.file_state import InputFile
from sitebuilder.cache.fingerprint import PACKAGE
from sitebuilder.cache.storage import Cache, open_cache
from sitebuilder.content.paths.files import digest
from sitebuilder.pipeline import BuildOptions, BuildResult, build

ROOT = Path(__file__).parent.parent
SITES = ROOT / "tests" / "sites"
NOW = datetime(2026, 3, 1, 8)


def copy_site(name: str, folder: Path) -> Path:
    """Copy a site of tests/sites/ into a folder and return where it stands."""
    return Path(shutil.copytree(SITES / name, folder / name))


def write_files(site: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a site folder; a text is UTF-8."""
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return site


def options(site: Path, **changes: object) -> BuildOptions:
    """Return options for a build at a fixed moment; templates and assets are the repository's."""
    values: dict[str, object] = {"site": site, "output": site / "public", "fallback": ROOT, "now": NOW}
    return BuildOptions(**{**values, **changes})  # type: ignore[arg-type]


def build_site(site: Path, **changes: object) -> BuildResult:
    """Build a site at a fixed moment; one that has no cache yet is given what `seed_cache` gives."""
    if not os.path.lexists(site / ".cache"):
        seed_cache(site)
    return build(options(site, **changes))


def build_clean(site: Path, **changes: object) -> BuildResult:
    """Build a site of which no cache knows anything: what an incremental build is compared with."""
    assert not os.path.lexists(site / ".cache")
    return build(options(site, **changes))


def seed_cache(site: Path) -> Path:
    """Give a new site what another's cache knows of the program, the templates and the assets; return it.

    So most tests need not hash, minify and compile them anew, as a CI with a kept cache need not.
    """
    shutil.copytree(_built_cache().name, site / ".cache", dirs_exist_ok=True)
    index = DigestIndex(cache_of(site), clean=True)
    for path, stat, known in _hashed_code():
        index.record_digest(f"generator/{path}", stat, stat.size, known)
    assert index.save() is None
    return site


@cache
def _hashed_code() -> list[tuple[str, InputFile, bytes]]:
    """Return each code file's path below the package, its state, and the digest of its bytes."""
    code = [(path, path.stat()) for path in sorted(Path(PACKAGE).rglob("*.py"))]
    return [
        (
            path.relative_to(PACKAGE).as_posix(),
            InputFile(str(path), found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino),
            digest(path.read_bytes()),
        )
        for path, found in code
    ]


@cache
def _built_cache() -> TemporaryDirectory[str]:
    """Return a folder with the portable files of a cache."""
    folder = TemporaryDirectory()
    with TemporaryDirectory() as built:
        site = copy_site("minimal", Path(built))
        assert build_clean(site).problems == ()
        for name in ("assets.bin", "templates.bin"):
            shutil.copy(site / ".cache" / name, folder.name)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def cache_of(site: Path) -> Cache:
    """Return the cache of a site folder, with the key of the tests."""
    return open_cache(str(site), os.environ)


def differing(found: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    """Return the paths at which two trees differ: a short message where both are large."""
    return sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))


def own_tests() -> Iterator[Path]:
    """Yield the repository's files of tests, without those of the packages that are installed beside them."""
    for folder, folders, names in os.walk(ROOT / "tests"):
        folders[:] = [each for each in folders if each not in (".venv", "node_modules")]
        yield from (Path(folder, name) for name in names if fnmatch(name, "test_*.py"))
