"""The front end of the cache: sees in one look that there is nothing to build.

It compares one small record with how all files look. What it imports decides how long an idle build
takes, so it imports next to nothing: no YAML, no templates, not even the content model.
"""

import json
import marshal
import os
import sys
import time
from _blake2 import blake2b
from collections.abc import Callable, Iterable, Mapping, Sequence

from sitebuilder.cache.storage import Cache, Prepared, find_cache, prepare_sealed, read_sealed, remove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Look = TypeVar("Look", tuple[str, int, int, int], tuple[str, int, int, int, int])

PACKAGE = os.path.dirname(os.path.abspath(__file__))
_FOLDERS = ("content", "templates", "assets")
_PASSED_OVER = frozenset({"__pycache__", ".git"})
"""Folders in which nothing is an input or an output: an output folder may be a checkout of its own."""


def input_roots(site: str, fallback: str) -> list[str]:
    """Return the files and folders that a build reads: the site's, or the fallback's, and the generator."""
    roots = [os.path.join(site, "site.yaml")]
    for name in _FOLDERS:
        own = os.path.join(site, name)
        roots.append(own if os.path.isdir(own) or name == "content" else os.path.join(fallback, name))
    return [*roots, PACKAGE]


InputLook = tuple[str, int, int, int, int]
"""An input below a folder: its path with forward slashes, and how it looks.

That is its size in bytes, the times of the last change of its bytes and of anything about it (mtime and
ctime, nanoseconds), and its number on the disk (inode).
"""

OutputLook = tuple[str, int, int, int]
"""An output below a folder: path, size, mtime, and its mode (``stat.S_IMODE``), which a web server goes by.

The other two are changed by moving it into place.
"""

Listing = Mapping[str, list[InputLook]]
"""Maps a root to the files below it, in the order of their paths.

Of a root in which there is anything but files and folders (a symlink, what cannot be read) it has nothing.
"""


class Last:
    """What the last build told: how many outputs there are, the site's language, the sentence by language."""

    __slots__ = ("count", "language", "sentences")

    def __init__(self, count: int, language: str, sentences: dict[str, str]) -> None:
        self.count, self.language, self.sentences = count, language, sentences


class Seen:
    """How inputs looked: a digest, the newest mtime and ctime, and when the look began (all nanoseconds)."""

    __slots__ = ("digest", "listing", "newest_ns", "started_ns")

    def __init__(self, digest: str, newest_ns: tuple[int, int], started_ns: int, listing: Listing) -> None:
        self.digest, self.newest_ns, self.started_ns, self.listing = digest, newest_ns, started_ns, listing


def look(roots: Sequence[str]) -> Seen:
    """Look at all files below some roots: at their paths and how they look; not at their bytes."""
    started = time.time_ns()
    digest = blake2b(digest_size=16)
    newest_mtime = newest_ctime = 0
    listing: dict[str, list[InputLook]] = {}
    for root in roots:
        found, is_plain = _files(root, _input_look)
        digest.update(_lines(root, found))
        newest_mtime = max(newest_mtime, max((each[2] for each in found), default=0))
        newest_ctime = max(newest_ctime, max((each[3] for each in found), default=0))
        if is_plain:
            listing[root] = found
    return Seen(digest.hexdigest(), (newest_mtime, newest_ctime), started, listing)


def look_at(output: str) -> str:
    """Look at all files below an output folder, in the same way; return the digest."""
    found, _ = _files(output, _output_look)
    return _digest(output, found)


def look_of(output: str, files: Iterable[OutputLook]) -> str:
    """Return the digest that ``look_at`` finds for a folder of files known already."""
    return _digest(output, sorted(files))


def environment() -> str:
    """Return what of the system decides whether an output is still right.

    The versions of Python and its libraries, from the names of folders; and which start of the machine this
    is, as after a power failure files may not be what they look like.
    """
    names = [
        name
        for folder in sys.path
        if folder.endswith("site-packages") and os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(".dist-info")
    ]
    return blake2b("\0".join([sys.version, boot(), *sorted(names)]).encode(), digest_size=16).hexdigest()


def boot() -> str:
    """Return what is different after each start of the machine, on Linux; elsewhere an empty string."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return ""


def output_name(output: str) -> str:
    """Return what stands for an output folder in the names of its records."""
    return blake2b(os.fsencode(os.path.realpath(output)), digest_size=8).hexdigest()


def record_name(output: str) -> str:
    """Return the name of the cache's record for an output folder."""
    return f"last-{output_name(output)}.json"


def unchanged(
    site: str, output: str, fallback: str, *, drafts: bool, now: str | None
) -> tuple[Last | None, Seen | None]:
    """Return what the last build told, when nothing at all has changed since; None otherwise.

    Returned beside it is how the inputs looked, if they were looked at. ``now`` is ISO 8601 in the site's
    time zone, to the minute; None means the current moment.
    """
    seen = None
    body = read_sealed(find_cache(site, os.environ), record_name(output))
    if body is None:
        return None, None
    try:
        record = json.loads(body)
        if record["drafts"] != drafts or not _is_valid_at(record, now):
            return None, None
        if record["environment"] != environment():
            return None, None
        seen = look(input_roots(site, fallback))
        if record["inputs"] != seen.digest or record["outputs"] != look_at(output):
            return None, seen
        return Last(record["count"], record["language"], record["sentences"]), seen
    except (OSError, ValueError, KeyError, TypeError):  # Of another version of the generator.
        return None, seen


def prepare_last(
    cache: Cache,
    output: str,
    *,
    inputs: str,
    outputs: str,
    drafts: bool,
    count: int,
    language: str,
    sentences: dict[str, str],
    valid: tuple[str, str | None],
    valid_seconds: tuple[float, float | None],
) -> Prepared | OSError:
    """Write the record of a build without problems beside the file that it shall replace.

    ``inputs`` is how its inputs looked before it read them, ``outputs`` how it left these; ``language`` is
    the site's, and ``sentences`` are what a build that finds nothing to do tells, by language;
    ``valid`` is from when until when (or for ever) its outputs stay as they are, in the site's time zone,
    ``valid_seconds`` the same since the epoch.
    """
    record = {
        "inputs": inputs,
        "outputs": outputs,
        "environment": environment(),
        "drafts": drafts,
        "count": count,
        "language": language,
        "sentences": sentences,
        "valid": valid,
        "valid_seconds": valid_seconds,
    }
    return prepare_sealed(cache, record_name(output), json.dumps(record).encode())


def forget(cache: Cache, output: str) -> None:
    """Remove the record, so that the next build looks closely."""
    remove(cache, record_name(output))


def _is_valid_at(record: dict[str, list[str]], now: str | None) -> bool:
    first, last = record["valid"] if now is not None else record["valid_seconds"]
    moment = now if now is not None else time.time()
    return bool(first <= moment and (last is None or moment < last))  # type: ignore[operator]


def _input_look(path: str, found: os.stat_result) -> InputLook:
    return path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _output_look(path: str, found: os.stat_result) -> OutputLook:
    return path, found.st_size, found.st_mtime_ns, found.st_mode & 0o7777


_NOTHING = os.stat_result([0] * os.stat_result.n_fields)


def _files(root: str, look: "Callable[[str, os.stat_result], Look]") -> "tuple[list[Look], bool]":
    """Return how the files below a root look in the order of paths, and whether there is nothing else."""
    if not os.path.isdir(root):
        try:
            return [look("", os.stat(root))], True
        except OSError:
            return [], False
    found: list[Look] = []
    is_plain = True
    pending = [(root, "")]
    while pending:
        folder, prefix = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            found.append(look(prefix, _NOTHING))
            is_plain = False
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _PASSED_OVER:
                    pending.append((entry.path, f"{prefix}{entry.name}/"))
            elif (state := _stat(entry)) is not None:
                found.append(look(prefix + entry.name, state))
                is_plain = is_plain and entry.is_file(follow_symlinks=False)
            else:
                is_plain = False
    found.sort()
    return found, is_plain


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Return how a file looks, or the symlink where it leads nowhere; None if neither is there any more."""
    try:
        return entry.stat()
    except OSError:
        try:
            return entry.stat(follow_symlinks=False)
        except OSError:
            return None


def _digest(root: str, files: list[OutputLook]) -> str:
    return blake2b(_lines(root, files), digest_size=16).hexdigest()


def _lines(root: str, files: list[InputLook] | list[OutputLook]) -> bytes:
    # The second version of the format is the last without references, which depend on more than the values.
    return marshal.dumps((root, files), 2)
