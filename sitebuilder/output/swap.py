"""Putting staged outputs into place, and back again: the one moment at which the output folder changes.

While files are moved, a journal in the staging folder tells which, and what they replace is at hand there:
so an error on the way, or the next command after a process was killed, puts everything back as it was. The
last step is to put the manifest into place and to remove the journal.
"""

import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.cache.recycle import write_file
from sitebuilder.cache.storage import Cache, seal, unseal
from sitebuilder.output.commit import Commit
from sitebuilder.output.manifest import MANIFEST, encode_manifest
from sitebuilder.output.root import (
    Location,
    Root,
    folders_above,
    is_folder,
    locate,
    make_folders,
    missing_folders,
    open_regular,
    open_root,
    remove_empty_folders,
)
from sitebuilder.output.staging import Staging, leftover_stagings, remove_staging, staged_name
from sitebuilder.processes.pool import run_in_processes
from sitebuilder.processes.signals import uninterrupted

_PARALLEL_THRESHOLD = 200
"""Files that take longer to move than a process takes to start."""

_CHUNK_SIZE = 50
"""Files that a process moves at a time: they are in the order of their folders."""


class Moves(Struct, frozen=True, array_like=True):
    """All that a swap does to the output folder: paths of files, and of folders to make, outer ones first.

    What is removed may have a name that is no UTF-8: it is kept as the system has it.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[bytes, ...]
    folders: tuple[str, ...]


class UnfinishedSwapError(Exception):
    """Moves could neither be ended nor undone: the path of a file that is not as it was, and why."""

    def __init__(self, path: str, reason: OSError) -> None:
        super().__init__(path)
        self.path = path
        self.reason = reason


class Swap(Struct, frozen=True):
    """The changes to make to an output folder.

    ``changed`` are the paths of staged outputs, ``removed`` those of files to remove, ``present`` those of
    all files in the folder. ``old_manifest`` is its manifest, ``new_manifest`` the one to leave there: both
    map a path to the digest of the file's bytes in hexadecimal.
    """

    changed: Sequence[str]
    removed: Collection[str]
    present: Collection[str]
    old_manifest: Mapping[str, str]
    new_manifest: Mapping[str, str]


def apply_swap(cache: Cache, output: Path, staging: Staging, swap: Swap, jobs: int, commit: Commit) -> None:
    """Replace the changed files, remove those that are gone and leave the new manifest; or do nothing.

    The key of the cache seals the journal. From the ``commit`` on no signal stops it.

    Raises:
        OSError, WorkerError, InterruptError: something stopped it, and the folder is as it was.
        UnfinishedSwapError: something stopped it, and not everything could be put back.
    """
    if staging.is_new_output:
        write_file(staging.prepare_file(MANIFEST), encode_manifest(swap.new_manifest))
        commit.hold_signals()
        os.rename(staging.new, output)
        commit.mark_done()
        return
    if not swap.changed and not swap.removed and dict(swap.old_manifest) == dict(swap.new_manifest):
        return
    # The manifest that stands while files are moved names them all: whatever happens, they are known as ours.
    write_file(staging.prepare_file(MANIFEST), encode_manifest({**swap.old_manifest, **swap.new_manifest}))
    manifest = staging.folder / MANIFEST
    write_file(os.fspath(manifest), encode_manifest(swap.new_manifest))
    with open_root(output) as root:
        moves = _moves(root, swap)
        write_file(os.fspath(staging.journal), seal(cache, _purpose(output), msgspec.msgpack.encode(moves)))
        try:
            _move(root, staging, moves, jobs)
            commit.hold_signals()
            for _, location in locate(root, [MANIFEST]):
                os.replace(manifest, location.name, dst_dir_fd=location.folder)
            staging.journal.unlink()
        except BaseException:
            with uninterrupted():
                _undo(root, staging, moves)
                staging.journal.unlink()
            raise
        commit.mark_done()
        remove_empty_folders(root, {folder for path in swap.removed for folder in folders_above(path)})


def recover(cache: Cache, output: Path) -> None:
    """Undo what a killed build has left half done in an output folder, and remove what it has staged.

    The folder's lock must be held.

    Raises:
        UnfinishedSwapError: not everything could be put back.
    """
    for staging in leftover_stagings(output):
        moves = _journal(cache, output, staging)
        if moves is not None:
            with open_root(output) as root, uninterrupted():
                _undo(root, staging, moves)
        remove_staging(staging.folder)


def _journal(cache: Cache, output: Path, staging: Staging) -> Moves | None:
    """Return what a staging folder's journal tells; None without one, or when it is not of our own builds."""
    try:
        with open_regular(staging.journal) as file:
            content = unseal(cache, _purpose(output), file.read())
        return None if content is None else msgspec.msgpack.decode(content, type=Moves)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _purpose(output: Path) -> str:
    return f"journal of {os.path.realpath(output)}"


def _moves(root: Root, swap: Swap) -> Moves:
    changed = sorted({MANIFEST, *swap.changed})
    return Moves(
        added=tuple(path for path in changed if path not in swap.present),
        replaced=tuple(path for path in changed if path in swap.present),
        removed=tuple(sorted(map(os.fsencode, swap.removed))),
        folders=tuple(missing_folders(root, changed)),
    )


def _move(root: Root, staging: Staging, moves: Moves, jobs: int) -> None:
    """Make all moves: new files come first, and old ones go last, so that pages find what they name."""
    removed = list(map(os.fsdecode, moves.removed))
    in_the_way = _in_the_way(removed, moves.added)
    blocked = make_folders(root, moves.folders)
    _take_away(root, staging, in_the_way)
    _clear_folders(root, in_the_way, moves.added)
    make_folders(root, blocked)
    for changed, replaces in ((moves.added, False), (moves.replaced, True)):
        processes = min(jobs, len(changed) // _PARALLEL_THRESHOLD)
        put = partial(_put, root, staging, replaces)
        failed = run_in_processes(put, changed, processes, chunk_size=_CHUNK_SIZE)
        for path, number in zip(changed, failed, strict=True):
            if number:
                raise OSError(number, os.strerror(number), path)
    _take_away(root, staging, [path for path in removed if path not in in_the_way])


def _in_the_way(removed: Sequence[str], added: Iterable[str]) -> frozenset[str]:
    """Return what must go before something new can come: files where folders are needed, and the reverse."""
    files = frozenset(added)
    folders = {folder for path in files for folder in folders_above(path)}
    return frozenset(path for path in removed if path in folders or not files.isdisjoint(folders_above(path)))


def _take_away(root: Root, staging: Staging, paths: Iterable[str]) -> None:
    for path, location in locate(root, sorted(paths)):
        try:
            os.rename(location.name, _old(staging, path), src_dir_fd=location.folder)
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None


def _clear_folders(root: Root, removed: Iterable[str], added: Iterable[str]) -> None:
    """Remove the folders in whose place files come: all that was in them has been moved away."""
    files = frozenset(added)
    emptied = {folder for path in removed for folder in folders_above(path)}
    remove_empty_folders(
        root, {each for each in emptied if not files.isdisjoint((each, *folders_above(each)))}
    )


def _put(root: Root, staging: Staging, replaces: bool, paths: Sequence[str]) -> list[int]:
    """Put staged outputs into place until one fails; return its error's number (errno.h), 0 for others."""
    failed = [0] * len(paths)
    done = 0
    try:
        for path, location in locate(root, paths):
            if replaces:
                _keep(location, _old(staging, path))
            elif is_folder(location):
                # All that was in it is gone; one that is not empty is an error.
                os.rmdir(location.name, dir_fd=location.folder)
            os.replace(staging.file(path), location.name, dst_dir_fd=location.folder)
            done += 1
    except OSError as error:
        failed[done] = error.errno or errno.EIO
    return failed


def _keep(location: Location, old: str) -> None:
    """Give a file that will be replaced a second name, so that at no instant there is none in its place."""
    try:
        os.link(location.name, old, src_dir_fd=location.folder, follow_symlinks=False)
    except OSError:
        # A file system without links, or a file of another owner's (protected_hardlinks): a copy does it too.
        _copy(location, old)


def _copy(location: Location, copy: str) -> None:
    with open_regular(location.name, location.folder) as opened, open(copy, "xb") as written:
        shutil.copyfileobj(opened, written)
        found = os.fstat(opened.fileno())
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))


def _undo(root: Root, staging: Staging, moves: Moves) -> None:
    """Put everything back as it was, whichever of the moves were made; to do it again does no harm.

    Raises:
        UnfinishedSwapError: that could not be done for a file; for all others it was.
    """
    put_back = partial(_put_back, staging)
    failed = _each(root, _moved(staging, moves.added), _take_back)
    failed += _each(root, _kept(staging, _moved(staging, moves.replaced)), put_back, make=True)
    remove_empty_folders(root, moves.folders)
    failed += _each(root, _kept(staging, map(os.fsdecode, moves.removed)), put_back, make=True)
    if failed:
        raise UnfinishedSwapError(*failed[0])


def _moved(staging: Staging, paths: Iterable[str]) -> list[str]:
    """Return those of the paths whose staged file is not waiting any more."""
    return [path for path in paths if not os.path.lexists(staging.file(path))]


def _kept(staging: Staging, paths: Iterable[str]) -> list[str]:
    """Return those of the paths whose old file is at hand."""
    return [path for path in paths if os.path.lexists(_old(staging, path))]


def _each(
    root: Root, paths: Iterable[str], undo: Callable[[str, Location], None], *, make: bool = False
) -> list[tuple[str, OSError]]:
    """Undo the move of each path; return those of which that failed, and why."""
    failed: list[tuple[str, OSError]] = []
    for path in paths:
        try:
            if make:
                make_folders(root, missing_folders(root, [path]))
            for _, location in locate(root, [path]):
                undo(path, location)
        except FileNotFoundError as error:
            # A new file that is gone, or its folder, need not be removed.
            failed += [(path, error)] if make else []
        except OSError as error:
            failed.append((path, error))
    return failed


def _take_back(path: str, location: Location) -> None:
    """Remove a new file that has been moved into its place."""
    os.unlink(location.name, dir_fd=location.folder)


def _put_back(staging: Staging, path: str, location: Location) -> None:
    """Put a file back that was kept before it was replaced or removed."""
    os.replace(_old(staging, path), location.name, dst_dir_fd=location.folder)


def _old(staging: Staging, path: str) -> str:
    return os.path.join(staging.old, staged_name(path))
