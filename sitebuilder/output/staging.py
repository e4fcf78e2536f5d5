"""The folder in which outputs are staged before they are swapped in, on the output folder's own disk.

It is placed beside the output folder or, if files cannot be moved from there because the output folder is a
disk of its own (a container volume), inside it. A marker file identifies it; a folder that only looks like
one is left alone.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from msgspec import Struct

from sitebuilder.cache.recycle import keep_replaced, take_replaced
from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.content.paths.files import digest, make_folders
from sitebuilder.output.root import FOLDER_MODE, checked_parts
from sitebuilder.patterns import lazy_pattern
from sitebuilder.processes.pool import kill_workers
from sitebuilder.processes.signals import uninterrupted

NEW, OLD, JOURNAL = "new", "old", "journal.bin"
_MARKER = ".sitebuilder"

_MIN_TO_RECYCLE = 100
"""Outputs to render; if there are fewer, keeping the replaced files does not help the next build."""


class Staging(Struct, frozen=True):
    """A folder of outputs staged for ``output`` (``new``), the files that they replace (``old``), a journal.

    ``is_new_output``: ``new`` becomes the output folder itself, as there is none yet, and each output is
    staged at its own path. Otherwise they lie side by side, which saves creating a folder for each.
    ``keeps_replaced``: replaced files are kept for the next build to write into.
    """

    folder: Path
    output: Path
    is_new_output: bool
    keeps_replaced: bool

    @property
    def new(self) -> Path:
        """The folder of the staged outputs."""
        return self.folder / NEW

    @property
    def old(self) -> Path:
        """The folder of the replaced files."""
        return self.folder / OLD

    @property
    def journal(self) -> Path:
        """The file that lists the moves while they are made."""
        return self.folder / JOURNAL

    def file(self, path: str) -> str:
        """Return the path at which an output is staged.

        Raises:
            ValueError: the output's path leads out of the output folder (a bug).
        """
        checked_parts(path)
        return os.path.join(self.folder, NEW, path if self.is_new_output else staged_name(path))

    def prepare_file(self, path: str) -> str:
        """Return the path at which an output is staged, after creating its folder.

        Raises:
            OSError: the folder cannot be created.
        """
        file = self.file(path)
        if self.is_new_output and "/" in path:
            folder = os.path.dirname(file)
            try:
                os.mkdir(folder, FOLDER_MODE)
            except FileExistsError:
                pass
            except FileNotFoundError:
                make_folders(folder, FOLDER_MODE)
        return file


def staged_name(path: str) -> str:
    """Return the name of a file that is staged side by side with others, and of the file that it replaces."""
    return digest(path.encode("utf-8", "surrogateescape")).hex()


@contextmanager
def open_staging(output: Path, cache: Path, outputs: int) -> Iterator[Staging]:
    """Create a staging folder for a number of outputs; the output folder's lock must be held.

    On success the replaced files are kept for the next build; after any failure nothing is left.

    Raises:
        OSError: nothing can be written there.
    """
    is_new_output = not output.exists()
    # Within the block: a signal may arrive while the folder is created.
    try:
        folder = _make_staging(output, is_new_output=is_new_output)
        staging = Staging(
            folder, output, is_new_output, keeps_replaced=not is_new_output and outputs >= _MIN_TO_RECYCLE
        )
        if not (staging.keeps_replaced and take_replaced(cache, staging.new)):
            staging.new.mkdir(FOLDER_MODE)
        if not is_new_output:
            staging.old.mkdir()
        yield staging
        if staging.keeps_replaced:
            keep_replaced(cache, staging.old)
    except BaseException:
        # A signal may arrive before anybody waits for the workers; none must write there any longer.
        kill_workers()
        raise
    finally:
        with uninterrupted():
            for each in leftover_stagings(output):
                # A swap that could not be undone is left to the next command.
                if not each.journal.exists():
                    remove_staging(each.folder)


def leftover_stagings(output: Path) -> list[Staging]:
    """Return the staging folders there; under the output folder's lock no other build needs them."""
    found: list[Staging] = []
    for parent, prefix in ((output.parent, _beside(output)), (output, _INSIDE)):
        with suppress(OSError), os.scandir(parent) as entries:
            found += [
                Staging(Path(entry.path), output, is_new_output=False, keeps_replaced=False)
                for entry in entries
                if entry.name.startswith(prefix) and _is_ours(Path(entry.path))
            ]
    return found


def remove_staging(folder: Path) -> None:
    """Remove a staging folder, its marker last; what cannot be removed is left to the next command."""
    with suppress(OSError):
        for name in os.listdir(folder):
            path = folder / name
            if stat.S_ISDIR(os.lstat(path).st_mode):
                with suppress(OSError):
                    remove_tree(os.fspath(path))
            elif name != _MARKER:
                path.unlink()
        if os.listdir(folder) == [_MARKER]:
            (folder / _MARKER).unlink()
        folder.rmdir()


def is_staging_inside(name: str) -> bool:
    """Return whether a name at the top of an output folder is that of a staging folder."""
    return name.startswith(_INSIDE)


_INSIDE = ".staging-"
_NUMBERED = lazy_pattern(r"\.staging-\d+(?:-\d+)?\Z")


def _beside(output: Path) -> str:
    return f".{output.name}.staging-"


def _is_ours(folder: Path) -> bool:
    """Return whether a folder has our marker, or was being removed and is empty already."""
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            return False
        names = os.listdir(folder)
    except OSError:
        return False
    return _MARKER in names or (not names and _NUMBERED.search(folder.name) is not None)


def _make_staging(output: Path, *, is_new_output: bool) -> Path:
    """Create a folder from which files can be moved into the output folder.

    Raises:
        OSError: nothing can be written beside the output folder, and nothing in it.
    """
    beside, inside = output.parent / _beside(output), output / _INSIDE
    if is_new_output:
        return _make_marked(beside)
    try:
        folder = _make_marked(beside)
    except OSError:
        return _make_marked(inside)
    # Comparing device numbers is not enough: a folder may be a second mount of the same disk.
    try:
        (folder / NEW).mkdir()
        moved = Path(f"{inside}{os.getpid()}")
        os.rename(folder / NEW, moved)
        moved.rmdir()
    except OSError:
        remove_staging(folder)
        return _make_marked(inside)
    return folder


def _make_marked(prefix: Path) -> Path:
    """Create a folder with this prefix for this process alone, and mark it as ours."""
    for number in count():
        folder = Path(f"{prefix}{os.getpid()}{f'-{number}' if number else ''}")
        with suppress(FileExistsError):
            # Private: inside the output folder, unpublished files would be served.
            os.makedirs(folder, 0o700)
            break
    (folder / _MARKER).touch()
    return folder
