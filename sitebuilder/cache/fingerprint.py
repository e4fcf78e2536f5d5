"""Fingerprints of files: how they look without reading them, found in one walk over the tree.

Every build takes one before anything else, so this imports next to nothing: no YAML, no templates, not even
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
_PASSED_OVER = frozenset({"__pycache__", ".git"})
"""Folders in which nothing is an input or an output: an output folder may be a checkout of its own."""


def input_roots(site: str, fallback: str) -> list[str]:
    """Return the files and folders that a build reads: the site's, or the fallback's, and the generator."""
    roots = [os.path.join(site, "site.yaml")]
    for name in _FOLDERS:
        own = os.path.join(site, name)
        roots.append(own if os.path.isdir(own) or name == "content" else os.path.join(fallback, name))
    return [*roots, PACKAGE]


InputState = tuple[str, int, int, int, int]
"""An input below a folder: its path with forward slashes, and how it looks.

That is its size in bytes, the times of the last change of its bytes and of anything about it (mtime and
ctime, nanoseconds), and its number on the disk (inode).
"""

OutputState = tuple[str, int, int, int]
"""An output below a folder: path, size, mtime, and its mode (``stat.S_IMODE``), which a web server goes by.

The other two are changed by moving it into place.
"""

Listing = Mapping[str, list[InputState]]
"""Maps a root to the files below it, in the order of their paths.

Of a root in which there is anything but files and folders (a symlink, what cannot be read) it has nothing.
"""


class Fingerprint:
    """How inputs looked: a digest, the newest mtime and ctime, and when the look began (all nanoseconds)."""

    __slots__ = ("digest", "listing", "newest_ns", "started_ns")

    def __init__(self, digest: str, newest_ns: tuple[int, int], started_ns: int, listing: Listing) -> None:
        self.digest, self.newest_ns, self.started_ns, self.listing = digest, newest_ns, started_ns, listing


def fingerprint_inputs(roots: Sequence[str]) -> Fingerprint:
    """Look at all files below some roots: at their paths and how they look; not at their bytes."""
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
    """Look at all files below an output folder, in the same way; return the digest."""
    found, _ = _files(output, _output_state)
    return _digest(output, found)


def fingerprint_files(output: str, files: Iterable[OutputState]) -> str:
    """Return the digest that ``fingerprint_output`` finds for a folder of files known already."""
    return _digest(output, sorted(files))


def environment_digest() -> str:
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
    return blake2b("\0".join([sys.version, boot_id(), *sorted(names)]).encode(), digest_size=16).hexdigest()


def boot_id() -> str:
    """Return the identifier of this start of the machine, on Linux; elsewhere an empty string."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return ""


def output_id(output: str) -> str:
    """Return the digest of an output folder's path, for the names of its records."""
    return blake2b(os.fsencode(os.path.realpath(output)), digest_size=8).hexdigest()


def _input_files(root: str) -> tuple[list[InputState], bool]:
    """Return the same as ``_files``, but of a folder that is a link out of the site only the link.

    It is refused when sources are looked for (``pipeline/scan.py``); before that nobody walks a whole disk.
    """
    if os.path.islink(root) and os.path.isdir(root):
        inside = os.path.join(os.path.realpath(os.path.dirname(root)), "")
        if not os.path.realpath(root).startswith(inside):
            return [_input_state("", os.lstat(root))], False
    return _files(root, _input_state)


def _input_state(path: str, found: os.stat_result) -> InputState:
    return path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _output_state(path: str, found: os.stat_result) -> OutputState:
    return path, found.st_size, found.st_mtime_ns, found.st_mode & 0o7777


_NOTHING = os.stat_result([0] * os.stat_result.n_fields)


def _files(root: str, state_of: "Callable[[str, os.stat_result], State]") -> "tuple[list[State], bool]":
    """Return how the files below a root look in the order of paths, and whether there is nothing else."""
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
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _PASSED_OVER:
                    pending.append((entry.path, f"{prefix}{entry.name}/"))
            elif (state := _stat(entry)) is not None:
                found.append(state_of(prefix + entry.name, state))
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


def _digest(root: str, files: list[OutputState]) -> str:
    return blake2b(_lines(root, files), digest_size=16).hexdigest()


def _lines(root: str, files: list[InputState] | list[OutputState]) -> bytes:
    # The second version of the format is the last without references, which depend on more than the values.
    return marshal.dumps((root, files), 2)
