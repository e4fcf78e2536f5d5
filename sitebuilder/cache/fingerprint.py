"""Fingerprints of files: their states without reading them, found in one walk over the tree.

Every build takes one before anything else, so this imports almost nothing: no YAML, no templates, not even
the content model.
"""

import marshal
import os
import sys
import time
from _blake2 import blake2b
from collections.abc import Callable, Iterable, Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    State = TypeVar("State", tuple[str, int, int, int], tuple[str, int, int, int, int])

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder of the generator's code."""

_FOLDERS = ("content", "templates", "assets")
NO_INPUTS = frozenset({"__pycache__", ".git"})
"""Names of folders that contain no inputs."""

VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})
"""Folders in an output folder, or files that refer to one, in which version control keeps what cannot be
regenerated."""


def input_roots(site: str, fallback: str) -> list[str]:
    """Return the files and folders that a build reads: the site's, or the fallback's, and the generator."""
    roots = [os.path.join(site, "site.yaml")]
    for name in _FOLDERS:
        own = os.path.join(site, name)
        # Whatever stands there, as in ``pipeline/scan.py``: a file in its place is a mistake to report.
        roots.append(own if os.path.lexists(own) or name == "content" else os.path.join(fallback, name))
    return [*roots, PACKAGE]


InputState = tuple[str, int, int, int, int]
"""The state of an input: its path below a root, with forward slashes, its size, mtime, ctime and inode.

The size is in bytes, the times are in nanoseconds.
"""

OutputState = tuple[str, int, int, int]
"""The state of an output below a folder: path, size, mtime and mode (``stat.S_IMODE``), which servers check.

Moving an output into place changes its ctime and may change its inode.
"""

Listing = Mapping[str, list[InputState]]
"""Maps a root to the states of the files below it, in path order.

A root that contains anything but files and folders (a symlink, something unreadable) is missing.
"""


class Fingerprint:
    """The states of all inputs: their digest, the newest mtime and ctime, and the walk's start (ns)."""

    __slots__ = ("digest", "listing", "newest_ns", "started_ns")

    def __init__(self, digest: str, newest_ns: tuple[int, int], started_ns: int, listing: Listing) -> None:
        self.digest, self.newest_ns, self.started_ns, self.listing = digest, newest_ns, started_ns, listing


def fingerprint_inputs(roots: Sequence[str]) -> Fingerprint:
    """Take the fingerprint of all files below some roots: their paths and states, not their bytes."""
    started = time.time_ns()
    digest = blake2b(digest_size=16)
    newest_mtime = newest_ctime = 0
    listing: dict[str, list[InputState]] = {}
    for root in roots:
        found, is_plain = _input_files(root)
        digest.update(_lines(root, found))
        newest_mtime = max(newest_mtime, max((each[2] for each in found), default=0))
        newest_ctime = max(newest_ctime, max((each[3] for each in found), default=0))
        if is_plain:
            listing[root] = found
    return Fingerprint(digest.hexdigest(), (newest_mtime, newest_ctime), started, listing)


def fingerprint_output(output: str) -> str:
    """Return the digest of the states of all files below an output folder."""
    found, _ = _files(output, _output_state, VERSION_CONTROL)
    return _digest(output, found)


def fingerprint_files(output: str, files: Iterable[OutputState]) -> str:
    """Return the digest that ``fingerprint_output`` returns for a folder with these files."""
    return _digest(output, sorted(files))


def environment_digest() -> str:
    """Return a digest of the system properties that determine whether an output is still correct.

    These are the versions of Python and its libraries, from folder names, and the boot ID, as after a power
    failure files may not have the bytes that their state suggests.
    """
    names = [
        name
        for folder in sys.path
        if folder.endswith("site-packages") and os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(".dist-info")
    ]
    return blake2b("\0".join([sys.version, boot_id(), *sorted(names)]).encode(), digest_size=16).hexdigest()


def boot_id() -> str:
    """Return the ID of this system boot on Linux; elsewhere an empty string."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return ""


def output_id(output: str) -> str:
    """Return a digest of an output folder's path, for the names of its records."""
    return blake2b(os.fsencode(os.path.realpath(output)), digest_size=8).hexdigest()


def _input_files(root: str) -> tuple[list[InputState], bool]:
    """Return the same as ``_files``, but for a folder that is a symlink out of the site only the symlink.

    The scan rejects it later (``pipeline/scan.py``); until then nothing walks a whole disk.
    """
    if os.path.islink(root) and os.path.isdir(root):
        inside = os.path.join(os.path.realpath(os.path.dirname(root)), "")
        if not os.path.realpath(root).startswith(inside):
            return [_input_state("", os.lstat(root))], False
    return _files(root, _input_state, NO_INPUTS)


def _input_state(path: str, found: os.stat_result) -> InputState:
    return path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _output_state(path: str, found: os.stat_result) -> OutputState:
    return path, found.st_size, found.st_mtime_ns, found.st_mode & 0o7777


_NOTHING = os.stat_result([0] * os.stat_result.n_fields)


def _files(
    root: str, state_of: "Callable[[str, os.stat_result], State]", ignored: frozenset[str]
) -> "tuple[list[State], bool]":
    """Return the states of the files below a root in path order, and whether there is nothing else.

    Files and folders with ``ignored`` names are left out.
    """
    if not os.path.isdir(root):
        try:
            return [state_of("", os.stat(root))], True
        except OSError:
            return [], False
    found: list[State] = []
    is_plain = True
    pending = [(root, "")]
    while pending:
        folder, prefix = pending.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            found.append(state_of(prefix, _NOTHING))
            is_plain = False
            continue
        for entry in entries:
            if entry.name in ignored:
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, f"{prefix}{entry.name}/"))
            elif (state := _stat(entry)) is not None:
                found.append(state_of(prefix + entry.name, state))
                is_plain = is_plain and entry.is_file(follow_symlinks=False)
            else:
                is_plain = False
    found.sort()
    return found, is_plain


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    """Return the state of a file, or of a dangling symlink itself; None if it has vanished."""
    try:
        return entry.stat()
    except OSError:
        try:
            return entry.stat(follow_symlinks=False)
        except OSError:
            return None


def _digest(root: str, files: list[OutputState]) -> str:
    return blake2b(_lines(root, files), digest_size=16).hexdigest()


def _lines(root: str, files: list[InputState] | list[OutputState]) -> bytes:
    # Version 2 is the last format without references, which depend on more than the values.
    return marshal.dumps((root, files), 2)
