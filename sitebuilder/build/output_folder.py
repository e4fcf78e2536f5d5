"""The output folder as it is found: its files, those that no build has made, and what it may not be."""

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from sitebuilder.build.lock import LOCK_INSIDE
from sitebuilder.build.manifest import MANIFEST
from sitebuilder.build.options import BuildOptions, resolved
from sitebuilder.build.outputs import FileState, file_digest
from sitebuilder.build.recycle import FILE_MODE
from sitebuilder.build.root import FOLDER_MODE, Root, folders_above, spots
from sitebuilder.build.staging import is_staging_inside
from sitebuilder.build.swap import Swap
from sitebuilder.cache.storage import CACHE_FOLDER
from sitebuilder.messages import Place, Problem, problem, readable_path
from sitebuilder.unchanged import OutputLook

_SOURCES = ("content", "templates", "assets")
_KEPT = frozenset({".git", ".hg", ".svn", ".venv", "node_modules"})
"""Folders that nobody means to be replaced by a site, wherever they are."""

_HAS_MODES = os.name != "nt"
_MANY = 100
"""Files that a swap changes: after more, all files are looked at once more."""

_MOST_REMOVED = 0.5
_FEW = 10


class Listing(Struct, frozen=True):
    """The files of an output folder.

    ``files`` maps the path of each, with forward slashes, to its state, and ``modes`` to its mode
    (``stat.S_IMODE``); a link is a file. ``special`` are those that are no regular files; ``loose`` are files
    and folders whose mode is not that of published ones. ``folders`` maps the path of each folder that has
    folders in it to its time of change in nanoseconds.
    """

    files: dict[str, FileState]
    modes: dict[str, int]
    folders: dict[str, int]
    special: frozenset[str]
    loose: tuple[str, ...]


def list_output(folder: Path) -> Listing:
    """Return the files below a folder, no link followed; what version control keeps there is left out.

    Raises:
        OSError: a folder in it cannot be read.
    """
    files: dict[str, FileState] = {}
    modes: dict[str, int] = {}
    folders: dict[str, int] = {}
    special: list[str] = []
    loose: list[str] = []
    pending = [(os.fspath(folder), "")]
    while pending:
        current, prefix = pending.pop()
        for entry in _entries(current):
            name = entry.name
            found = entry.stat(follow_symlinks=False)
            mode, path = found.st_mode, prefix + name
            if entry.is_dir(follow_symlinks=False):
                if prefix or not _is_passed_over(name):
                    pending.append((entry.path, f"{path}/"))
                    folders[path] = found.st_mtime_ns
                    if mode & 0o7777 != FOLDER_MODE and _HAS_MODES:
                        loose.append(path)
                continue
            if not prefix and _is_passed_over(name):
                continue
            files[path] = FileState(found.st_size, found.st_mtime_ns)
            modes[path] = mode & 0o7777
            if not stat.S_ISREG(mode):
                special.append(path)
            elif mode & 0o7777 != FILE_MODE and _HAS_MODES:
                loose.append(path)
    parents = {path.rpartition("/")[0] for path in folders}
    return Listing(
        files, modes, {path: folders[path] for path in parents if path}, frozenset(special), tuple(loose)
    )


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def look_after(
    output: Path, listing: Listing, states: Mapping[str, FileState], swap: Swap, mended: Collection[str]
) -> list[OutputLook] | None:
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


def _is_undisturbed(output: Path, listing: Listing, states: Mapping[str, FileState], swap: Swap) -> bool:
    """Tell whether nobody else has removed files since the folder was listed.

    Nobody removes a file or a folder without changing the one above it: where few files were changed, it is
    enough to look at those folders that the swap has not changed itself.
    """
    if not listing.files:
        return True
    if len(swap.changed) + len(swap.gone) < _MANY:
        own = {path.rpartition("/")[0] for path in swap.changed}
        made = (path for path in swap.changed if path not in listing.files)
        own.update(folder for path in (*made, *swap.gone) for folder in folders_above(path))
        others = ((path, changed_ns) for path, changed_ns in listing.folders.items() if path not in own)
        if all(os.lstat(output / path).st_mtime_ns == changed_ns for path, changed_ns in others):
            return True
    return all(os.lstat(f"{output}/{path}").st_size == state.size for path, state in states.items())


def _is_passed_over(name: str) -> bool:
    return name in (".git", LOCK_INSIDE) or is_staging_inside(name)


@contextmanager
def published_modes() -> Iterator[None]:
    """Let what is written meanwhile be read by everybody, whatever the umask of the shell."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def mend_modes(root: Root, loose: Collection[str]) -> list[str]:
    """Let everybody read the folder, and files and folders in it, as web servers must; return the mended.

    The umask of the shell in which they were made may have forbidden it; what the system refuses stays.
    """
    mended: list[str] = []
    if root.descriptor is None:
        return mended
    _mend_mode(root.descriptor)
    for path in loose:
        with suppress(OSError):
            for _, spot in spots(root, [path]):
                descriptor = os.open(spot.name, _OPEN, dir_fd=spot.folder)
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


def check_output_folder(options: BuildOptions) -> Iterator[Problem]:
    """Report an output folder that is no folder, or in which something else lives than a site.

    Raises:
        OSError: the disk takes no such path.
    """
    output, site, program = map(resolved, (options.output, options.site, options.fallback))
    sources = [folder / name for folder in (site, program) for name in _SOURCES]
    sources += [program / "sitebuilder", program / "tests"]
    is_source = any(output == folder or folder.is_relative_to(output) for folder in (site, program))
    place = Place(readable_path(options.output.name or os.fspath(output)))
    if is_source or any(output.is_relative_to(each) for each in sources):
        yield problem("output-is-source", place)
    elif _KEPT.intersection(output.parts) or _is_in_cache(output, site) or _is_home(output):
        yield problem("output-is-kept", place)
    elif output.exists() and not output.is_dir():
        yield problem("output-is-file", place)


def _is_in_cache(output: Path, site: Path) -> bool:
    """Tell whether a folder is the cache of a site or lies in it, but for the previews there."""
    cache = site / CACHE_FOLDER
    return output.is_relative_to(cache) and not any(
        part.startswith("preview") for part in output.relative_to(cache).parts[:1]
    )


def _is_home(output: Path) -> bool:
    try:
        return Path.home().is_relative_to(output)
    except RuntimeError:
        return False


def foreign_files(
    options: BuildOptions, listing: Listing, manifest: Mapping[str, str], expected: Mapping[str, bytes]
) -> Iterator[Problem]:
    """Report files in the output folder that no build has made, or that are to go but were changed since.

    ``manifest`` maps the paths that builds have made to the digest of their bytes in hexadecimal,
    ``expected`` maps the path of an output to that of its bytes: a file that is already what it should
    become is nobody else's.
    """
    for path in listing.files:
        if path == MANIFEST and path not in listing.special:
            continue
        if path in listing.special or not _is_ours(path, options.output, manifest, expected):
            shown = readable_path(path)
            yield problem(
                "output-foreign", Place(f"{readable_path(options.output.name)}/{shown}"), path=shown
            )


def _is_ours(path: str, output: Path, manifest: Mapping[str, str], expected: Mapping[str, bytes]) -> bool:
    if path not in expected:
        # It will be removed: only if it is still what a build has made, whatever the manifest claims.
        found = file_digest(output / path) if path in manifest else None
        return found is not None and found.hex() == manifest[path]
    return path in manifest or file_digest(output / path) == expected[path]


def too_many_removed(listing: Listing, paths: Collection[str]) -> tuple[int, int] | None:
    """Return how many content pages a build would remove, and of how many; None where that is no mistake.

    It may be one where it is more than half of ten or more.

    ``paths`` are those of the outputs that it makes.
    """
    pages = [path for path in listing.files if is_content_page(path)]
    removed = sum(path not in paths for path in pages)
    return (removed, len(pages)) if len(pages) >= _FEW and removed > _MOST_REMOVED * len(pages) else None


_CONTENT_PAGE = re.compile(
    r"(?:news/\d{4}/[^/]+|(?:courses|competitions|credentials)/[^/]+"
    r"|(?!(?:news|courses|competitions|credentials|tags|calendar|sitemap|search)/).+)/index\.html"
)


def is_content_page(path: str) -> bool:
    """Tell by its path whether an output is the page of a document: no list, not the home page."""
    return _CONTENT_PAGE.fullmatch(path) is not None
