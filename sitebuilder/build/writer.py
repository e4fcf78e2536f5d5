"""Moving staged outputs into place: after everything else has succeeded, each file replaced whole.

Outputs are rendered into a folder beside the output folder and moved from there, so that a process killed
at any instant leaves whole files. The manifest names new files before they appear: what a killed build
left behind is known as ours.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from sitebuilder.build.manifest import MANIFEST, encode_manifest
from sitebuilder.build.options import BuildOptions
from sitebuilder.build.outputs import FileState, file_digest
from sitebuilder.problems import Place, Problem, problem


def staging_folder(output: Path) -> Path:
    """Return the folder beside an output folder, and so on the same disk, in which outputs are staged."""
    return output.with_name(f".{output.name}.staging")


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
    staging: Path,
    changed: Collection[str],
    gone: Collection[str],
    known: Mapping[str, str],
    digests: Mapping[str, str],
) -> None:
    """Replace the changed files, remove those that are gone, and leave the manifest of ``digests``.

    ``known`` is the manifest found; both map a path to the digest of its bytes in hexadecimal.
    """
    manifest = encode_manifest(digests)
    if not output.exists():
        (staging / MANIFEST).write_bytes(manifest)
        os.replace(staging, output)
        return
    if changed or gone:
        _replace(output / MANIFEST, encode_manifest({**known, **digests}), staging)
    for path in gone:
        _remove(output, path)
    for path in changed:
        _move(staging / path, output, path)
    if changed or gone or dict(known) != dict(digests):
        _replace(output / MANIFEST, manifest, staging)


def _replace(file: Path, content: bytes, staging: Path) -> None:
    temporary = staging / f"{MANIFEST}.new"
    temporary.write_bytes(content)
    os.replace(temporary, file)


def _move(staged: Path, output: Path, path: str) -> None:
    try:
        os.replace(staged, output / path)
    except OSError:
        _make_room(output, path)
        os.replace(staged, output / path)


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
