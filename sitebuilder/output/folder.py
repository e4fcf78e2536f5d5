"""The output folder before and after a build: the states of its files."""

import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct

from sitebuilder.cache.build_record import BuiltOutput
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.fingerprint import VERSION_CONTROL, OutputState
from sitebuilder.cache.lock import LOCK_INSIDE
from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.content.paths.files import digest_opened
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.output.root import FOLDER_MODE, folders_above, open_regular
from sitebuilder.output.staging import is_staging_inside
from sitebuilder.output.swap import Swap

_HAS_MODES = os.name != "nt"
_MANY = 100
"""After a swap that changes more files than this, the state of every file is checked again."""


class OutputListing(Struct, frozen=True):
    """The files of an output folder.

    ``files`` maps the path of each, with forward slashes, to its state, and ``modes`` to its mode
    (``stat.S_IMODE``); a symlink counts as a file. ``special`` are those that are not regular files;
    ``wrong_modes`` are the files and folders whose mode is not that of published ones. ``folders`` maps the
    path of each folder that contains folders to its mtime in nanoseconds.
    """

    files: dict[str, FileState]
    modes: dict[str, int]
    folders: dict[str, int]
    special: frozenset[str]
    wrong_modes: tuple[str, ...]


def list_output(folder: Path) -> OutputListing:
    """List the files below a folder without following symlinks or entering version control folders.

    Raises:
        OSError: a folder in it cannot be read.
    """
    files: dict[str, FileState] = {}
    modes: dict[str, int] = {}
    folders: dict[str, int] = {}
    special: list[str] = []
    wrong_modes: list[str] = []
    pending = [(os.fspath(folder), "")]
    while pending:
        current, prefix = pending.pop()
        for entry in _entries(current):
            name = entry.name
            found = entry.stat(follow_symlinks=False)
            mode, path = found.st_mode, prefix + name
            if name in VERSION_CONTROL or (not prefix and _is_ignored(name)):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, f"{path}/"))
                folders[path] = found.st_mtime_ns
                if mode & 0o7777 != FOLDER_MODE and _HAS_MODES:
                    wrong_modes.append(path)
                continue
            files[path] = FileState(found.st_size, found.st_mtime_ns)
            modes[path] = mode & 0o7777
            if not stat.S_ISREG(mode):
                special.append(path)
            elif mode & 0o7777 != FILE_MODE and _HAS_MODES:
                wrong_modes.append(path)
    parents = {path.rpartition("/")[0] for path in folders}
    return OutputListing(
        files,
        modes,
        {path: folders[path] for path in parents if path},
        frozenset(special),
        tuple(wrong_modes),
    )


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def states_after_swap(
    output: Path, listing: OutputListing, states: Mapping[str, FileState], swap: Swap, fixed: Collection[str]
) -> list[OutputState] | None:
    """Return the state of every file after a swap; None if another program removed files meanwhile.

    ``listing`` describes the folder before the swap, ``states`` are the states in which the build has left or
    found its files, and ``fixed`` are the paths whose modes it has changed.
    """
    try:
        manifest = os.lstat(output / MANIFEST)
        if not _is_undisturbed(output, listing, states, swap):
            return None
    except OSError:
        return None
    # Written files have whatever mode this disk gives them, as the manifest shows.
    mode = stat.S_IMODE(manifest.st_mode)
    modes = {**listing.modes, **dict.fromkeys((*swap.changed, *fixed), mode)}
    output_states = [(path, state.size, state.mtime_ns, modes[path]) for path, state in states.items()]
    return [*output_states, (MANIFEST, manifest.st_size, manifest.st_mtime_ns, mode)]


def _is_undisturbed(
    output: Path, listing: OutputListing, states: Mapping[str, FileState], swap: Swap
) -> bool:
    """Return whether no other program has removed files since the folder was listed.

    Removing a file or a folder changes the mtime of the folder above it. After few changes it is therefore
    enough to check the folders that the swap itself has not changed.
    """
    if not listing.files:
        return True
    if len(swap.changed) + len(swap.removed) < _MANY:
        changed_folders = {path.rpartition("/")[0] for path in swap.changed}
        added = (path for path in swap.changed if path not in listing.files)
        changed_folders.update(folder for path in (*added, *swap.removed) for folder in folders_above(path))
        others = (
            (path, changed_ns) for path, changed_ns in listing.folders.items() if path not in changed_folders
        )
        if all(os.lstat(output / path).st_mtime_ns == changed_ns for path, changed_ns in others):
            return True
    return all(os.lstat(f"{output}/{path}").st_size == state.size for path, state in states.items())


def _is_ignored(name: str) -> bool:
    return name == LOCK_INSIDE or is_staging_inside(name)


def is_intact(path: str, built: BuiltOutput, files: Mapping[str, FileState], folder: Path) -> bool:
    """Return whether an output's file is as the build left it; if its state differs, its bytes decide."""
    state = files.get(path)
    if state is None or state.size != built.state.size:
        return False
    return state == built.state or file_digest(folder / path) == built.digest


def file_digest(file: Path) -> bytes | None:
    """Return the digest of a file of any size; None if there is no such regular file."""
    try:
        with open_regular(file) as opened:
            return digest_opened(opened)
    except OSError:
        return None
