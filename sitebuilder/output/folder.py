"""The output folder as it is found, and as it is left: its files, their states and modes."""

import os
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from sitebuilder.cache.build_record import BuiltOutput
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.fingerprint import OutputState
from sitebuilder.cache.lock import LOCK_INSIDE
from sitebuilder.cache.recycle import FILE_MODE
from sitebuilder.content.files import digest_opened
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.output.root import FOLDER_MODE, Root, folders_above, locate, open_regular
from sitebuilder.output.staging import is_staging_inside
from sitebuilder.output.swap import Swap

_VERSION_CONTROL = frozenset({".git", ".hg", ".svn"})
"""Folders, or files that name one, in which version control keeps what cannot be made again."""

_HAS_MODES = os.name != "nt"
_MANY = 100
"""Files that a swap changes: after more, all files are looked at once more."""


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
    """Return the files below a folder, no link followed; what version control keeps there is left out.

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
            if name in _VERSION_CONTROL or (not prefix and _is_passed_over(name)):
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
    output: Path, listing: OutputListing, states: Mapping[str, FileState], swap: Swap, mended: Collection[str]
) -> list[OutputState] | None:
    """Return how all files look after a swap; None when another program has removed some meanwhile.

    ``listing`` is how the folder looked before, ``states`` are the states in which the build has left or
    found its files; of ``mended`` it has changed the modes.
    """
    try:
        manifest = os.lstat(output / MANIFEST)
        if not _is_undisturbed(output, listing, states, swap):
            return None
    except OSError:
        return None
    # Those that were written have the mode that this disk gives: that of the manifest.
    mode = stat.S_IMODE(manifest.st_mode)
    modes = {**listing.modes, **dict.fromkeys((*swap.changed, *mended), mode)}
    looks = [(path, state.size, state.mtime_ns, modes[path]) for path, state in states.items()]
    return [*looks, (MANIFEST, manifest.st_size, manifest.st_mtime_ns, mode)]


def _is_undisturbed(
    output: Path, listing: OutputListing, states: Mapping[str, FileState], swap: Swap
) -> bool:
    """Tell whether nobody else has removed files since the folder was listed.

    Nobody removes a file or a folder without changing the one above it: where few files were changed, it is
    enough to look at those folders that the swap has not changed itself.
    """
    if not listing.files:
        return True
    if len(swap.changed) + len(swap.removed) < _MANY:
        own = {path.rpartition("/")[0] for path in swap.changed}
        made = (path for path in swap.changed if path not in listing.files)
        own.update(folder for path in (*made, *swap.removed) for folder in folders_above(path))
        others = ((path, changed_ns) for path, changed_ns in listing.folders.items() if path not in own)
        if all(os.lstat(output / path).st_mtime_ns == changed_ns for path, changed_ns in others):
            return True
    return all(os.lstat(f"{output}/{path}").st_size == state.size for path, state in states.items())


def _is_passed_over(name: str) -> bool:
    return name == LOCK_INSIDE or is_staging_inside(name)


@contextmanager
def public_umask() -> Iterator[None]:
    """Let what is written meanwhile be read by everybody, whatever the umask of the shell."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def fix_modes(root: Root, wrong_modes: Collection[str]) -> list[str]:
    """Let everybody read the folder, and files and folders in it, as web servers must; return the mended.

    The umask of the shell in which they were made may have forbidden it; what the system refuses stays.
    """
    mended: list[str] = []
    if root.descriptor is None:
        return mended
    _mend_mode(root.descriptor)
    for path in wrong_modes:
        with suppress(OSError):
            for _, location in locate(root, [path]):
                descriptor = os.open(location.name, _OPEN, dir_fd=location.folder)
                try:
                    if _mend_mode(descriptor):
                        mended.append(path)
                finally:
                    os.close(descriptor)
    return mended


def _mend_mode(descriptor: int) -> bool:
    """Give an open file or folder the mode of published ones; tell whether it has it then."""
    mode = os.fstat(descriptor).st_mode
    wanted = FOLDER_MODE if stat.S_ISDIR(mode) else FILE_MODE
    if stat.S_IMODE(mode) != wanted:
        with suppress(OSError):
            os.fchmod(descriptor, wanted)
    return stat.S_IMODE(os.fstat(descriptor).st_mode) == wanted


_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def is_intact(path: str, built: BuiltOutput, files: Mapping[str, FileState], folder: Path) -> bool:
    """Tell whether an output's file is as the build left it; where its state differs, its bytes decide."""
    state = files.get(path)
    if state is None or state.size != built.state.size:
        return False
    return state == built.state or file_digest(folder / path) == built.digest


def file_digest(file: Path) -> bytes | None:
    """Return the digest of a file's bytes, however many; None when there is no such regular file."""
    try:
        with open_regular(file) as opened:
            return digest_opened(opened)
    except OSError:
        return None
