"""Swap staged outputs in, and undo it: the only moment at which the output folder changes.

While files are moved, a journal in the staging folder lists the moves, and the replaced files are kept there.
So after an error, or by the next command after a kill, everything is restored. The last step puts the
manifest in place and removes the journal.
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
    located,
    make_folders,
    missing_folders,
    open_regular,
    open_root,
    remove_empty_folders,
)
from sitebuilder.output.staging import Staging, leftover_stagings, remove_staging, staged_name
from sitebuilder.processes.pool import Chunks, run_in_processes
from sitebuilder.processes.signals import uninterrupted

_PARALLEL_THRESHOLD = 200
"""Files that take longer to move than a process takes to start."""

_CHUNK_SIZE = 50
"""Files that a process moves at a time; they are sorted by folder."""


class Moves(Struct, frozen=True, array_like=True):
    """All changes of a swap: paths of files, and of folders to create, outermost first.

    Removed names may not be valid UTF-8, so they are kept as bytes.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[bytes, ...]
    folders: tuple[str, ...]


class UnfinishedSwapError(Exception):
    """Moves could be neither finished nor undone: the path of a file not restored, and the reason."""

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


def apply_swap(cache: Cache, staging: Staging, swap: Swap, jobs: int, commit: Commit) -> None:
    """Move changed files in, remove others and leave the new manifest, or change nothing.

    The journal is sealed with the cache's key. From the ``commit`` on, signals are ignored.

    Raises:
        OSError, WorkerError, InterruptError: it was stopped, and the folder is as it was.
        UnfinishedSwapError: it was stopped, and not everything could be restored.
    """
    if staging.is_new_output:
        write_file(staging.prepare_file(MANIFEST), encode_manifest(swap.new_manifest))
        commit.hold_signals()
        os.rename(staging.new, staging.output)
        commit.mark_done()
        return
    if not swap.changed and not swap.removed and dict(swap.old_manifest) == dict(swap.new_manifest):
        return
    # While files are moved the manifest lists all of them, so that they count as ours whatever happens.
    write_file(staging.prepare_file(MANIFEST), encode_manifest({**swap.old_manifest, **swap.new_manifest}))
    manifest = staging.folder / MANIFEST
    write_file(os.fspath(manifest), encode_manifest(swap.new_manifest))
    with open_root(staging.output) as root:
        moves = _plan_moves(root, swap)
        journal = seal(cache, _purpose(staging.output), msgspec.msgpack.encode(moves))
        write_file(os.fspath(staging.journal), journal)
        try:
            _move(root, staging, moves, jobs)
            commit.hold_signals()
            with located(root, MANIFEST) as location:
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
    """Undo the swap that a killed build left half done, and remove what it has staged.

    The output folder's lock must be held.

    Raises:
        UnfinishedSwapError: not everything could be restored.
    """
    for staging in leftover_stagings(output):
        moves = _read_journal(cache, staging)
        if moves is not None:
            with open_root(output) as root, uninterrupted():
                _undo(root, staging, moves)
        remove_staging(staging.folder)


def _read_journal(cache: Cache, staging: Staging) -> Moves | None:
    """Return the moves in a staging folder's journal; None without one, or if our builds did not write it."""
    try:
        with open_regular(staging.journal) as file:
            content = unseal(cache, _purpose(staging.output), file.read())
        return None if content is None else msgspec.msgpack.decode(content, type=Moves)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _purpose(output: Path) -> str:
    return f"journal of {os.path.realpath(output)}"


def _plan_moves(root: Root, swap: Swap) -> Moves:
    changed = sorted({MANIFEST, *swap.changed})
    return Moves(
        added=tuple(path for path in changed if path not in swap.present),
        replaced=tuple(path for path in changed if path in swap.present),
        removed=tuple(sorted(map(os.fsencode, swap.removed))),
        folders=tuple(missing_folders(root, changed)),
    )


def _move(root: Root, staging: Staging, moves: Moves, jobs: int) -> None:
    """Make all moves: add new files first and remove old ones last, so that pages find what they refer to."""
    removed = list(map(os.fsdecode, moves.removed))
    in_the_way = _in_the_way(removed, moves.added)
    blocked = make_folders(root, moves.folders)
    _move_away(root, staging, in_the_way)
    _clear_folders(root, in_the_way, moves.added)
    make_folders(root, blocked)
    for changed, replaces in ((moves.added, False), (moves.replaced, True)):
        processes = min(jobs, len(changed) // _PARALLEL_THRESHOLD)
        move_in = partial(_move_in, root, staging, replaces)
        failed = run_in_processes(move_in, changed, processes, chunks=Chunks(_CHUNK_SIZE))
        for path, number in zip(changed, failed, strict=True):
            if number:
                raise OSError(number, os.strerror(number), path)
    _move_away(root, staging, [path for path in removed if path not in in_the_way])


def _in_the_way(removed: Sequence[str], added: Iterable[str]) -> frozenset[str]:
    """Return the files to remove first: those in place of new folders, and those in folders to replace."""
    files = frozenset(added)
    folders = {folder for path in files for folder in folders_above(path)}
    return frozenset(path for path in removed if path in folders or not files.isdisjoint(folders_above(path)))


def _move_away(root: Root, staging: Staging, paths: Iterable[str]) -> None:
    for path, location in locate(root, sorted(paths)):
        try:
            os.rename(location.name, _old_file(staging, path), src_dir_fd=location.folder)
        except OSError as error:
            raise OSError(error.errno, error.strerror, path) from None


def _clear_folders(root: Root, removed: Iterable[str], added: Iterable[str]) -> None:
    """Remove the folders whose place files take; everything in them has been moved away."""
    files = frozenset(added)
    emptied = {folder for path in removed for folder in folders_above(path)}
    remove_empty_folders(
        root, {each for each in emptied if not files.isdisjoint((each, *folders_above(each)))}
    )


def _move_in(root: Root, staging: Staging, replaces: bool, paths: Sequence[str]) -> list[int]:
    """Move staged outputs in until one fails; return an errno for that one and 0 for the others."""
    failed = [0] * len(paths)
    done = 0
    try:
        for path, location in locate(root, paths):
            if replaces:
                _keep_old(location, _old_file(staging, path))
            elif is_folder(location):
                # Its files have been moved away; one that is not empty is an error.
                os.rmdir(location.name, dir_fd=location.folder)
            os.replace(staging.file(path), location.name, dst_dir_fd=location.folder)
            done += 1
    except OSError as error:
        failed[done] = error.errno or errno.EIO
    return failed


def _keep_old(location: Location, old: str) -> None:
    """Hard-link a file that is about to be replaced, so that its path exists at every instant."""
    try:
        os.link(location.name, old, src_dir_fd=location.folder, follow_symlinks=False)
    except OSError:
        # No hard links on this file system, or another owner's file (protected_hardlinks): copy it instead.
        _copy(location, old)


def _copy(location: Location, copy: str) -> None:
    with open_regular(location.name, location.folder) as opened, open(copy, "xb") as written:
        shutil.copyfileobj(opened, written)
        found = os.fstat(opened.fileno())
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))


def _undo(root: Root, staging: Staging, moves: Moves) -> None:
    """Restore everything, whichever of the moves were made; idempotent.

    Raises:
        UnfinishedSwapError: a file could not be restored; all others were.
    """
    restore = partial(_restore, staging)
    failed = _undo_each(root, _moved(staging, moves.added), _remove_added)
    failed += _undo_each(root, _kept(staging, _moved(staging, moves.replaced)), restore, create_folders=True)
    remove_empty_folders(root, moves.folders)
    failed += _undo_each(root, _kept(staging, map(os.fsdecode, moves.removed)), restore, create_folders=True)
    if failed:
        raise UnfinishedSwapError(*failed[0])


def _moved(staging: Staging, paths: Iterable[str]) -> list[str]:
    """Return those of the paths whose staged file has been moved."""
    return [path for path in paths if not os.path.lexists(staging.file(path))]


def _kept(staging: Staging, paths: Iterable[str]) -> list[str]:
    """Return those of the paths whose old file was kept."""
    return [path for path in paths if os.path.lexists(_old_file(staging, path))]


def _undo_each(
    root: Root, paths: Iterable[str], undo: Callable[[str, Location], None], *, create_folders: bool = False
) -> list[tuple[str, OSError]]:
    """Undo the move of each path; return the paths for which that failed, and why.

    With ``create_folders`` a file is put back, which must be there; otherwise it is removed, and may be gone.
    """
    failed: list[tuple[str, OSError]] = []
    for path in paths:
        try:
            if create_folders:
                make_folders(root, missing_folders(root, [path]))
            with located(root, path) as location:
                undo(path, location)
        except FileNotFoundError as error:
            # A new file that is already gone need not be removed.
            failed += [(path, error)] if create_folders else []
        except OSError as error:
            failed.append((path, error))
    return failed


def _remove_added(path: str, location: Location) -> None:
    """Remove a new file from its place."""
    os.unlink(location.name, dir_fd=location.folder)


def _restore(staging: Staging, path: str, location: Location) -> None:
    """Restore a file that was kept before it was replaced or removed."""
    os.replace(_old_file(staging, path), location.name, dst_dir_fd=location.folder)


def _old_file(staging: Staging, path: str) -> str:
    return os.path.join(staging.old, staged_name(path))
