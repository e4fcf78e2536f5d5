"""The front end of the cache: sees in one look that there is nothing to build.

It compares one small record with how all files look. What it imports decides how long an idle build
takes, so it imports next to nothing: no YAML, no templates, not even the content model.
"""

import json
import os
import sys
import time
from _blake2 import blake2b
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

PACKAGE = os.path.dirname(os.path.abspath(__file__))
_FOLDERS = ("content", "templates", "assets")


def input_roots(site: str, fallback: str) -> list[str]:
    """Return the files and folders that a build reads: the site's, or the fallback's, and the generator."""
    roots = [os.path.join(site, "site.yaml")]
    for name in _FOLDERS:
        own = os.path.join(site, name)
        roots.append(own if os.path.isdir(own) or name == "content" else os.path.join(fallback, name))
    return [*roots, PACKAGE]


Seen = tuple[str, int, int]
"""How files looked: a digest, the newest time of change, and when the look began (nanoseconds both)."""


def look(roots: Sequence[str]) -> Seen:
    """Look at all files below some roots: at their paths, sizes, and times of change; not at their bytes."""
    started = time.time_ns()
    digest = blake2b(digest_size=16)
    newest = 0
    for root in roots:
        for line, mtime_ns in sorted(_files(root)):
            digest.update(line)
            newest = max(newest, mtime_ns)
        digest.update(b"\0")
    return digest.hexdigest(), newest, started


def look_of(output: str, states: Iterable[tuple[str, int, int]]) -> str:
    """Return the digest that ``look`` finds for a folder of files known already.

    ``states`` are their paths below it, their sizes in bytes and times of change in nanoseconds.
    """
    lines = sorted(_line(os.path.join(output, path), size, mtime_ns) for path, size, mtime_ns in states)
    return blake2b(b"".join((*lines, b"\0")), digest_size=16).hexdigest()


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
        if record["inputs"] != seen[0] or record["outputs"] != look([output])[0]:
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


def _files(root: str) -> Iterator[tuple[bytes, int]]:
    if not os.path.isdir(root):
        try:
            yield _looked(root, os.stat(root))
        except OSError:
            yield os.fsencode(root), 0
        return
    pending = [root]
    while pending:
        folder = pending.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                else:
                    yield _looked(entry.path, _stat(entry))


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _looked(path: str, stat: os.stat_result) -> tuple[bytes, int]:
    return _line(path, stat.st_size, stat.st_mtime_ns), stat.st_mtime_ns


def _line(path: str, size: int, mtime_ns: int) -> bytes:
    return b"%s\0%d\0%d\n" % (os.fsencode(path), size, mtime_ns)
