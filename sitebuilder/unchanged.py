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
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

PACKAGE = os.path.dirname(os.path.abspath(__file__))
_FOLDERS = ("content", "templates", "assets")


def input_roots(site: str, fallback: str) -> list[str]:
    """Return the files and folders that a build reads: the site's, or the fallback's, and the generator."""
    roots = [os.path.join(site, "site.yaml")]
    for name in _FOLDERS:
        own = os.path.join(site, name)
        roots.append(own if os.path.isdir(own) or name == "content" else os.path.join(fallback, name))
    return [*roots, PACKAGE]


FileLook = tuple[str, int, int]
"""A file below a folder: its path with forward slashes, size in bytes, time of change in nanoseconds."""


Listing = Mapping[str, list[FileLook]]
"""Maps a root to the files below it, in the order of their paths.

Of a root in which there is anything but files and folders (a symlink, what cannot be read) it has nothing.
"""


class Seen(NamedTuple):
    """How files looked: a digest, the newest time of change, and when the look began (nanoseconds both)."""

    digest: str
    newest_ns: int
    started_ns: int
    listing: Listing


def look(roots: Sequence[str]) -> Seen:
    """Look at all files below some roots: at their paths, sizes, and times of change; not at their bytes."""
    started = time.time_ns()
    digest = blake2b(digest_size=16)
    newest = 0
    listing: dict[str, list[FileLook]] = {}
    for root in roots:
        found, is_plain = _files(root)
        digest.update(_lines(root, found))
        newest = max(newest, max((mtime_ns for _, _, mtime_ns in found), default=0))
        if is_plain:
            listing[root] = found
    return Seen(digest.hexdigest(), newest, started, listing)


def look_of(output: str, files: Iterable[FileLook]) -> str:
    """Return the digest that ``look`` finds for a folder of files known already."""
    return blake2b(_lines(output, sorted(files)), digest_size=16).hexdigest()


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


def record_path(site: str, output: str) -> str:
    """Return the file of the record for an output folder."""
    return os.path.join(site, ".cache", f"last-{output_name(output)}.json")


def unchanged(
    site: str, output: str, fallback: str, *, drafts: bool, now: str | None
) -> tuple[dict[str, Any] | None, Seen | None]:
    """Return the record of the last build, when nothing at all has changed since; None otherwise.

    Returned beside it is how the inputs looked, if they were looked at. ``now`` is ISO 8601 in the site's
    time zone, to the minute; None means the current moment.
    """
    seen = None
    try:
        with open(record_path(site, output), encoding="utf-8") as file:
            record = json.load(file)
        if record["drafts"] != drafts or not _is_valid_at(record, now):
            return None, None
        if record["environment"] != environment():
            return None, None
        seen = look(input_roots(site, fallback))
        if record["inputs"] != seen.digest or record["outputs"] != look([output]).digest:
            return None, seen
        return {"count": int(record["count"]), **record["says"]}, seen
    except (OSError, ValueError, KeyError, TypeError):
        return None, seen


def prepare_last(
    site: str,
    output: str,
    *,
    inputs: str,
    outputs: str,
    drafts: bool,
    count: int,
    says: dict[str, Any],
    valid: tuple[str, str | None],
    valid_seconds: tuple[float, float | None],
) -> tuple[str, str]:
    """Write the record of a build without problems beside its file; return where, and the file.

    ``inputs`` is how its inputs looked before it read them, ``outputs`` how it left these; ``says`` is what
    a build that finds nothing to do tells: the site's ``language``, and by language the ``sentences``;
    ``valid`` is from when until when (or for ever) its outputs stay as they are, in the site's time zone,
    ``valid_seconds`` the same since the epoch.
    """
    record = {
        "inputs": inputs,
        "outputs": outputs,
        "environment": environment(),
        "drafts": drafts,
        "count": count,
        "says": says,
        "valid": valid,
        "valid_seconds": valid_seconds,
    }
    path = record_path(site, output)
    with open(path + ".tmp", "w", encoding="utf-8") as file:
        json.dump(record, file)
    return path + ".tmp", path


def forget(site: str, output: str) -> None:
    """Remove the record, so that the next build looks closely."""
    try:
        os.unlink(record_path(site, output))
    except OSError:
        return


def _is_valid_at(record: dict[str, list[str]], now: str | None) -> bool:
    first, last = record["valid"] if now is not None else record["valid_seconds"]
    moment = now if now is not None else time.time()
    return bool(first <= moment and (last is None or moment < last))  # type: ignore[operator]


def _files(root: str) -> tuple[list[FileLook], bool]:
    """Return the files below a root in the order of paths, and whether there is nothing else."""
    if not os.path.isdir(root):
        try:
            stat = os.stat(root)
        except OSError:
            return [], False
        return [("", stat.st_size, stat.st_mtime_ns)], True
    found: list[FileLook] = []
    is_plain = True
    pending = [(root, "")]
    while pending:
        folder, prefix = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            found.append((prefix, 0, 0))
            is_plain = False
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    pending.append((entry.path, f"{prefix}{entry.name}/"))
            elif (state := _stat(entry)) is not None:
                found.append((prefix + entry.name, state.st_size, state.st_mtime_ns))
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


def _lines(root: str, files: list[FileLook]) -> bytes:
    # The second version of the format is the last without references, which depend on more than the values.
    return marshal.dumps((root, files), 2)
