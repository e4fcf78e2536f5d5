"""Write new source files: check where a command would write, and put whole files there or none."""

import errno
import itertools
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sitebuilder.content.paths.files import named_errors
from sitebuilder.content.paths.output_paths import PathRefusal, output_path
from sitebuilder.content.paths.real_paths import path_inside
from sitebuilder.messages import Place, Problem, problem

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_TEMPORARY = ".sitebuilder-new-"
"""What names of unfinished files begin with: hidden, so no build publishes one, and Git ignores them."""

_MOST_SECONDS = 3600
"""After this time nobody is writing any more: the command was killed."""


def is_new_slug(text: str) -> bool:
    """Return whether a text is the name of a source file that needs no change in its page's URL.

    It consists of lower-case letters, digits and hyphens, so that it cannot lead to another folder.
    """
    return _SLUG.fullmatch(text) is not None and not isinstance(output_path(f"{text}.yaml"), PathRefusal)


def leading_outside(site: Path, path: str) -> Problem | None:
    """Return a problem if a symlink on the way to a new file leads out of the site, or into a hidden folder.

    ``path`` is relative to the site folder, with forward slashes.
    """
    root = os.path.realpath(site)
    parts = path.split("/")[:-1]
    for count in range(1, len(parts) + 1):
        folder = "/".join(parts[:count])
        real = path_inside(root, folder)
        if real is None:
            return problem("symlink-outside", Place(folder))
        if any(part.startswith(".") for part in os.path.relpath(real, root).split(os.sep)):
            return problem("symlink-hidden", Place(folder))
    return None


def create_file(file: Path, content: bytes) -> None:
    """Write a new file. Whenever the process is killed, the whole file is there or none.

    Raises:
        OSError: it exists or cannot be written, and nothing has changed.
    """
    with temporary_beside(file) as temporary:
        temporary.write_bytes(content)
        try:
            os.link(temporary, file)
        except FileExistsError:
            raise
        except OSError:
            # Not every file system has hard links (FAT); renaming does not notice an existing file.
            _refuse_existing(file)
            os.rename(temporary, file)


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder with files. Whenever the process is killed, the whole folder is there or none.

    Raises:
        OSError: it exists or cannot be written, and nothing has changed.
    """
    with temporary_beside(folder) as temporary:
        temporary.mkdir()
        for name, content in files.items():
            with open(temporary / name, "xb") as opened:
                opened.write(content)
        _refuse_existing(folder)
        os.rename(temporary, folder)


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder in place of those that have their names; symlinks to files are kept.

    All are written before the first is put in place, so that a full disk leaves all that was there.

    Raises:
        OSError: one cannot be written.
    """
    with ExitStack() as stack:
        written: list[tuple[Path, Path]] = []
        for name, content in files.items():
            file = Path(os.path.realpath(folder / name))
            temporary = stack.enter_context(temporary_beside(file))
            with named_errors(file), open(temporary, "xb") as opened:
                opened.write(content)
                if file.exists():
                    shutil.copymode(file, temporary)
            written.append((temporary, file))
        for temporary, file in written:
            with named_errors(file):
                os.replace(temporary, file)


@contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """Yield the path of a file or flat folder that is to be moved to ``path``; what is left is removed.

    The folders above it are created if missing. Removes what killed commands have left there, too.

    Raises:
        OSError: the folders above it cannot be created.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(path.parent)
    temporary = next(each for each in _names(path.parent) if not os.path.lexists(each))
    # Created by the caller, within the block: a signal may arrive at once.
    try:
        yield temporary
    finally:
        _remove(temporary)


def _names(folder: Path) -> Iterator[Path]:
    return (folder / f"{_own_beginning()}{number}" for number in itertools.count())


def _own_beginning() -> str:
    """Return what the names of this process's unfinished files begin with."""
    return f"{_TEMPORARY}{os.getpid()}-"


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fspath(path))


def _remove_leftovers(folder: Path) -> None:
    oldest = time.time() - _MOST_SECONDS
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # A disk on the network whose clock is late gives this process's own files an old time.
            is_another = entry.name.startswith(_TEMPORARY) and not entry.name.startswith(_own_beginning())
            if is_another and entry.stat(follow_symlinks=False).st_mtime < oldest:
                _remove(Path(entry.path))


def _remove(path: Path) -> None:
    """Remove a file or a flat folder; ignore failures."""
    with suppress(OSError):
        if not path.is_dir() or path.is_symlink():
            path.unlink()
            return
        for each in path.iterdir():
            each.unlink()
        path.rmdir()
