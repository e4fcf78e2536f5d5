"""Seeing every save, also after a folder was deleted and came back, or the system's notices have failed."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from stat import S_ISDIR

from watchfiles import Change, awatch

from sitebuilder.content.site_file import SITE_FILE
from sitebuilder.pipeline import BuildOptions
from sitebuilder.pipeline.scan import is_junk

_FOLDERS = ("content", "templates", "assets")
_PAUSE = 1.0
"""Seconds between two looks whether a watched folder is still the same one."""

_Changes = set[tuple[Change, str]]
_Identity = tuple[int, int] | None


def watch(
    options: BuildOptions, notice: Callable[[], None], fail: Callable[[Exception], None]
) -> "asyncio.Future[tuple[None, None]]":
    """Call ``notice`` after each change, for ever: of any file in the folders, and of files beside them.

    Call ``fail`` with what the watching itself raises: it goes on by looking at all files every so often.
    """
    roots = sorted({options.site, options.fallback})
    below = [root / name for root in roots for name in _FOLDERS]

    def concerns(changes: _Changes) -> bool:
        return any(is_relevant(Path(path), options) for _, path in changes)

    return asyncio.gather(
        _follow(below, concerns, notice, fail, recursive=True),
        _follow([options.site], concerns, notice, fail, recursive=False),
    )


async def _follow(
    folders: Sequence[Path],
    concerns: Callable[[_Changes], bool],
    notice: Callable[[], None],
    fail: Callable[[Exception], None],
    *,
    recursive: bool,
) -> None:
    """Follow the folders that are there, and begin again when one has gone, come or been replaced.

    The system's notices are about a folder, whatever its name: one that was deleted tells nothing any more,
    also when another stands in its place.
    """
    must_look = False
    while True:
        known = _identities(folders)
        existing = [folder for folder, identity in known.items() if identity is not None]
        try:
            async with aclosing(_changes(existing, recursive=recursive, must_look=must_look)) as all_changes:
                async for changes in all_changes:
                    if concerns(changes):
                        notice()
                    if _is_over(changes, known):
                        break
        except FileNotFoundError:
            await asyncio.sleep(_PAUSE)  # Gone since the look.
        except Exception as error:
            fail(error)
            must_look = True
            await asyncio.sleep(_PAUSE)
        # What changed while nothing was watched has told nobody.
        notice()


async def _changes(
    folders: Sequence[Path], *, recursive: bool, must_look: bool
) -> AsyncGenerator[_Changes, None]:
    """Yield the changes in folders, and after each pause without any the empty set."""
    while not folders:
        await asyncio.sleep(_PAUSE)
        yield set()
    watched = awatch(
        *folders,
        watch_filter=None,
        debounce=100,
        step=20,
        rust_timeout=int(1000 * _PAUSE),
        yield_on_timeout=True,
        recursive=recursive,
        force_polling=must_look or None,
    )
    async with aclosing(watched) as all_changes:
        async for changes in all_changes:
            yield changes


def _is_over(changes: _Changes, known: Mapping[Path, _Identity]) -> bool:
    """Tell whether a folder is no longer the one that is watched.

    A new one may have the very inode of the old, so that both the change and the look must be asked.
    """
    gone = {Path(path) for change, path in changes if change is Change.deleted}
    return not gone.isdisjoint(known) or _identities(known) != known


def _identities(folders: Iterable[Path]) -> dict[Path, _Identity]:
    """Return device and inode of each folder, None where there is none."""
    return {folder: _identity(folder) for folder in folders}


def _identity(folder: Path) -> _Identity:
    try:
        found = folder.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if S_ISDIR(found.st_mode) else None


def is_relevant(path: Path, options: BuildOptions) -> bool:
    """Tell whether a change of a file may change the site: an editor's temporary files do not."""
    for root in (options.site, options.fallback):
        if path.is_relative_to(root):
            parts = path.relative_to(root).parts
            if parts[:1] and parts[0] in (*_FOLDERS, SITE_FILE) and not any(map(is_junk, parts)):
                return True
    return False
