"""The folder in which outputs wait to be moved into place: on the output folder's own disk.

It stands beside the output folder; where nothing can be moved from there into it, as it is a disk of its own
(a volume of a container), in it. A mark in it tells whose it is: a folder that only looks like one is left
alone.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from msgspec import Struct

from sitebuilder.cache.recycle import keep_replaced, take_replaced
from sitebuilder.content.files import digest
from sitebuilder.output.root import FOLDER_MODE, checked_parts
from sitebuilder.processes.pool import kill_workers

NEW, OLD, JOURNAL = "new", "old", "journal.bin"
_MARK = ".sitebuilder"

_WORTH_KEEPING = 100
"""Outputs to render: the replaced files of fewer are no help to the next build."""


class Staging(Struct, frozen=True):
    """A folder of staged outputs (``new``), of what they have replaced (``old``), and of the swap's journal.

    ``is_new_output``: ``new`` becomes the output folder itself, as there is none yet, and each output is
    staged at its own path. Otherwise they lie side by side, which saves creating a folder for each.
    ``keeps_replaced``: replaced files are kept for the next build to write into.
    """

    folder: Path
    is_new_output: bool
    keeps_replaced: bool

    @property
    def new(self) -> Path:
        """The folder of the outputs staged."""
        return self.folder / NEW

    @property
    def old(self) -> Path:
        """The folder of the files that they have replaced."""
        return self.folder / OLD

    @property
    def journal(self) -> Path:
        """The file that tells which moves there are, while they are made."""
        return self.folder / JOURNAL

    def file(self, path: str) -> str:
        """Return where the output of a path is staged.

        Raises:
            ValueError: the path leads out of the output folder (a bug).
        """
        checked_parts(path)
        return os.path.join(self.folder, NEW, path if self.is_new_output else staged_name(path))

    def prepare_file(self, path: str) -> str:
        """Return where the output of a path is staged, its folder made.

        Raises:
            OSError: the folder cannot be made.
        """
        file = self.file(path)
        if self.is_new_output and "/" in path:
            folder = os.path.dirname(file)
            try:
                os.mkdir(folder, FOLDER_MODE)
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(folder, FOLDER_MODE, exist_ok=True)
        return file


def staged_name(path: str) -> str:
    """Return the name of an output's file where outputs lie side by side, and of the file it replaces."""
    return digest(path.encode("utf-8", "surrogateescape")).hex()


@contextmanager
def open_staging(output: Path, cache: Path, outputs: int) -> Iterator[Staging]:
    """Make a place for a number of staged outputs of an output folder, whose lock is held.

    When all goes well, what was replaced is kept for the next build; whatever fails, nothing is left.

    Raises:
        OSError: nothing can be written there.
    """
    is_new_output = not output.exists()
    folder = _made(output, is_new_output=is_new_output)
    staging = Staging(folder, is_new_output, keeps_replaced=not is_new_output and outputs >= _WORTH_KEEPING)
    try:
        if not (staging.keeps_replaced and take_replaced(cache, staging.new)):
            staging.new.mkdir(FOLDER_MODE)
        if not is_new_output:
            staging.old.mkdir()
        yield staging
        if staging.keeps_replaced:
            keep_replaced(cache, staging.old)
    except BaseException:
        # A signal may come before whoever has begun them waits for them: none must write there any more.
        kill_workers()
        raise
    finally:
        # A swap that could not be undone stays for the next command to undo it.
        if not staging.journal.exists():
            remove_staging(folder)


def leftover_stagings(output: Path) -> list[Staging]:
    """Return the staging folders that killed builds into an output folder, whose lock is held, have left."""
    found: list[Staging] = []
    for parent, prefix in ((output.parent, _beside(output)), (output, _INSIDE)):
        with suppress(OSError), os.scandir(parent) as entries:
            found += [
                Staging(Path(entry.path), is_new_output=False, keeps_replaced=False)
                for entry in entries
                if entry.name.startswith(prefix) and _is_ours(Path(entry.path))
            ]
    return found


def remove_staging(folder: Path) -> None:
    """Remove a staging folder, its mark last: what cannot be removed now is by the next command."""
    with suppress(OSError):
        for name in os.listdir(folder):
            path = folder / name
            if stat.S_ISDIR(os.lstat(path).st_mode):
                shutil.rmtree(path, ignore_errors=True)
            elif name != _MARK:
                path.unlink()
        if os.listdir(folder) == [_MARK]:
            (folder / _MARK).unlink()
        folder.rmdir()


def is_staging_inside(name: str) -> bool:
    """Tell whether a name at the top of an output folder is that of a staging folder in it."""
    return name.startswith(_INSIDE)


_INSIDE = ".staging-"
_NUMBERED = re.compile(r"\.staging-\d+(?:-\d+)?\Z")


def _beside(output: Path) -> str:
    return f".{output.name}.staging-"


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder has our mark, or has lost all else when it was to be removed."""
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            return False
        names = os.listdir(folder)
    except OSError:
        return False
    return _MARK in names or (not names and _NUMBERED.search(folder.name) is not None)


def _made(output: Path, *, is_new_output: bool) -> Path:
    """Make the folder where files can be moved from into the output folder; return it.

    Raises:
        OSError: nothing can be written beside the output folder, and nothing in it.
    """
    beside, inside = output.parent / _beside(output), output / _INSIDE
    if is_new_output:
        return _marked(beside)
    try:
        folder = _marked(beside)
    except OSError:
        return _marked(inside)
    # Whether it is another disk cannot be asked: a folder may be mounted again from the same one.
    try:
        (folder / NEW).mkdir()
        arrived = Path(f"{inside}{os.getpid()}")
        os.rename(folder / NEW, arrived)
        arrived.rmdir()
    except OSError:
        remove_staging(folder)
        return _marked(inside)
    return folder


def _marked(prefix: Path) -> Path:
    """Make a folder whose name begins so, for this process alone, and mark it as ours."""
    for number in count():
        folder = Path(f"{prefix}{os.getpid()}{f'-{number}' if number else ''}")
        with suppress(FileExistsError):
            # Nobody else reads what is not published yet: where it stands in the folder, that is served.
            os.makedirs(folder, 0o700)
            break
    (folder / _MARK).touch()
    return folder
