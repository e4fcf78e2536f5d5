"""Watches the sources, even if a folder is deleted and recreated or the system's notifications fail."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from stat import S_ISDIR

from watchfiles import Change, awatch

from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.pipeline import BuildOptions
from sitebuilder.pipeline.scan import is_junk

_FOLDERS = ("content", "templates", "assets")
_INTERVAL = 1.0
"""Seconds between two checks whether a watched folder is still the same one."""

_Changes = set[tuple[Change, str]]
_Identity = tuple[int, int] | None


def watch(
    options: BuildOptions, on_change: Callable[[], None], on_error: Callable[[Exception], None]
) -> "asyncio.Future[tuple[None, None]]":
    """Call ``on_change`` after each change to the source folders or to files beside them, until cancelled.

    Exceptions of the watcher go to ``on_error``; the folders are then polled instead.
    """
    roots = sorted({options.site, options.fallback})
    below = [root / name for root in roots for name in _FOLDERS]

    def concerns_site(changes: _Changes) -> bool:
        return any(is_relevant(Path(path), options) for _, path in changes)

    return asyncio.gather(
        _watch_folders(below, concerns_site, on_change, on_error, recursive=True),
        _watch_folders([options.site], concerns_site, on_change, on_error, recursive=False),
    )


async def _watch_folders(
    folders: Sequence[Path],
    concerns_site: Callable[[_Changes], bool],
    on_change: Callable[[], None],
    on_error: Callable[[Exception], None],
    *,
    recursive: bool,
) -> None:
    """Watch the folders that exist, and start again when one has vanished, appeared or been replaced.

    The system's notifications are bound to a folder, not to its name: a deleted one sends none any more, even
    if another has taken its place.
    """
    must_poll = False
    while True:
        identities = _identities(folders)
        existing = [folder for folder, identity in identities.items() if identity is not None]
        try:
            async with aclosing(_changes(existing, recursive=recursive, must_poll=must_poll)) as all_changes:
                async for changes in all_changes:
                    if concerns_site(changes):
                        on_change()
                    if _is_replaced(changes, identities):
                        break
        except FileNotFoundError:
            await asyncio.sleep(_INTERVAL)  # Deleted since its identity was read.
        except Exception as error:
            on_error(error)
            must_poll = True
            await asyncio.sleep(_INTERVAL)
        # Changes while nothing was watched went unnoticed.
        on_change()


async def _changes(
    folders: Sequence[Path], *, recursive: bool, must_poll: bool
) -> AsyncGenerator[_Changes, None]:
    """Yield the changes in folders, and the empty set after each interval without any."""
    while not folders:
        await asyncio.sleep(_INTERVAL)
        yield set()
    watcher = awatch(
        *folders,
        watch_filter=None,
        debounce=100,
        step=20,
        rust_timeout=int(1000 * _INTERVAL),
        yield_on_timeout=True,
        recursive=recursive,
        force_polling=must_poll or None,
    )
    async with aclosing(watcher) as all_changes:
        async for changes in all_changes:
            yield changes


def _is_replaced(changes: _Changes, identities: Mapping[Path, _Identity]) -> bool:
    """Return whether a folder is no longer the one that is watched.

    A new folder may reuse the inode of the old one, so neither the changes nor the identities suffice alone.
    """
    deleted = {Path(path) for change, path in changes if change is Change.deleted}
    return not deleted.isdisjoint(identities) or _identities(identities) != identities


def _identities(folders: Iterable[Path]) -> dict[Path, _Identity]:
    """Map each folder to its device and inode numbers, or None if it does not exist."""
    return {folder: _identity(folder) for folder in folders}


def _identity(folder: Path) -> _Identity:
    try:
        stat = folder.stat()
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino) if S_ISDIR(stat.st_mode) else None


def is_relevant(path: Path, options: BuildOptions) -> bool:
    """Return whether a change to a file may change the site: an editor's temporary files do not."""
    for root in (options.site, options.fallback):
        if path.is_relative_to(root):
            parts = path.relative_to(root).parts
            if parts[:1] and parts[0] in (*_FOLDERS, SITE_FILE) and not any(map(is_junk, parts)):
                return True
    return False
