"""Moving staged outputs into place: after everything else has succeeded, each file replaced whole.

Outputs are rendered into a folder beside the output folder and moved from there, so that a process killed
at any instant leaves whole files. The manifest names new files before they appear: what a killed build
left behind is known as ours.
"""

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct

from sitebuilder.build.manifest import MANIFEST, encode_manifest
from sitebuilder.build.options import BuildOptions
from sitebuilder.build.outputs import FileState, file_digest
from sitebuilder.build.parallel import in_processes
from sitebuilder.build.spares import keep_spares, replace_and_keep, take_spares
from sitebuilder.content.files import digest
from sitebuilder.problems import Place, Problem, problem

_WORTH_A_PROCESS = 200
"""Files that take longer to move than a process takes to start."""

_WORTH_KEEPING = 100
"""Files that are replaced: the spares of fewer save next to nothing."""


class Staging(Struct, frozen=True):
    """The folder in which outputs wait to be moved: beside the output folder, so on the same disk.

    ``is_whole`` when it becomes the output folder itself, as there is none yet: then each output is staged
    at its own path. Otherwise they lie side by side, which saves making a folder for each. ``keeps`` when
    files that are replaced become spares.
    """

    folder: Path
    is_whole: bool
    keeps: bool

    def file(self, path: str) -> str:
        """Return where the output of a path is staged."""
        return os.path.join(self.folder, path if self.is_whole else digest(path.encode()).hex())

    def place(self, path: str) -> str:
        """Do the same, and make the folder."""
        file = self.file(path)
        if self.is_whole and "/" in path:
            folder = os.path.dirname(file)
            try:
                os.mkdir(folder)
            except FileExistsError:
                pass
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)
        return file


@contextmanager
def staging_beside(output: Path, cache: Path, count: int) -> Iterator[Staging]:
    """Make a place for ``count`` staged outputs of an output folder; what other builds left is removed.

    Each process has its own folder: of a build that was killed, a worker may still be writing.
    """
    prefix = f".{output.name}.staging-"
    for left in output.parent.glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    is_whole = not output.exists()
    staging = Staging(
        output.with_name(f"{prefix}{os.getpid()}"), is_whole, keeps=not is_whole and count >= _WORTH_KEEPING
    )
    try:
        if staging.keeps:
            take_spares(cache, staging.folder)
        else:
            staging.folder.mkdir(parents=True)
        yield staging
    finally:
        if staging.keeps:
            keep_spares(cache, staging.folder)
        shutil.rmtree(staging.folder, ignore_errors=True)


def check_output_folder(options: BuildOptions) -> Iterator[Problem]:
    """Report an output folder that is, holds or lies in a folder of sources."""
    output, site = options.output.resolve(), options.site.resolve()
    sources = [site / name for name in ("content", "templates", "assets")]
    if output == site or site.is_relative_to(output) or any(output.is_relative_to(each) for each in sources):
        yield problem("output-is-source", Place(options.output.name))


def foreign_files(
    options: BuildOptions,
    files: Mapping[str, FileState],
    manifest: Mapping[str, str],
    expected: Mapping[str, bytes],
) -> Iterator[Problem]:
    """Report files in the output folder that no build has made.

    ``expected`` maps the path of an output to the digest of its bytes: a file that is already what it
    should become is nobody else's.
    """
    for path in files:
        if path in manifest or path == MANIFEST:
            continue
        if path not in expected or file_digest(options.output / path) != expected[path]:
            yield problem("output-foreign", Place(f"{options.output.name}/{path}"), path=path)


def move_into_place(
    output: Path,
    staging: Staging,
    changed: Sequence[str],
    gone: Collection[str],
    known: Mapping[str, str],
    digests: Mapping[str, str],
    jobs: int,
) -> None:
    """Replace the changed files, remove those that are gone, and leave the manifest of ``digests``.

    ``known`` is the manifest found; both map a path to the digest of its bytes in hexadecimal.
    """
    manifest = encode_manifest(digests)
    if staging.is_whole:
        (staging.folder / MANIFEST).write_bytes(manifest)
        os.replace(staging.folder, output)
        return
    if changed or gone:
        _replace(output / MANIFEST, encode_manifest({**known, **digests}), staging)
    for path in gone:
        _remove(output, path)
        Path(staging.file(path)).unlink(missing_ok=True)
    processes = min(jobs, len(changed) // _WORTH_A_PROCESS)
    moved = in_processes(partial(_move, staging, output), changed, processes)
    for path, is_moved in zip(changed, moved, strict=True):
        if not is_moved:
            _make_room(output, path)
            os.replace(staging.file(path), output / path)
    if changed or gone or dict(known) != dict(digests):
        _replace(output / MANIFEST, manifest, staging)


def _replace(file: Path, content: bytes, staging: Staging) -> None:
    temporary = staging.folder / f"{MANIFEST}.new"
    temporary.write_bytes(content)
    os.replace(temporary, file)


def _move(staging: Staging, output: Path, paths: Sequence[str]) -> list[bool]:
    """Move staged outputs into place; return for each whether that could be done."""
    put = replace_and_keep if staging.keeps else os.replace
    return [_is_put(put, staging.file(path), output / path) for path in paths]


def _is_put(put: Callable[[str, Path], None], staged: str, file: Path) -> bool:
    try:
        put(staged, file)
    except OSError:
        return False
    return True


def _make_room(output: Path, path: str) -> None:
    """Make the folder of a file; an old output that stands in its way as a file or folder gives way."""
    file = output / path
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    for parent in reversed(file.parents):
        if parent.is_relative_to(output) and parent != output and (parent.is_symlink() or parent.is_file()):
            parent.unlink()
    file.parent.mkdir(parents=True, exist_ok=True)


def _remove(output: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    file = output / path
    file.unlink(missing_ok=True)
    for parent in file.parents:
        if parent == output:
            break
        try:
            parent.rmdir()
        except OSError:
            break
