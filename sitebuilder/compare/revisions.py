"""Two revisions of a site in Git, built alike: by the program of today, at one moment, without drafts.

Nothing of a revision runs but the site's own templates. Objects are read, never checked out: no hook, no
filter and no ``export-ignore`` has a say.
"""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from sitebuilder.compare.outputs import Output, open_output
from sitebuilder.content.site_file import SITE_FILE
from sitebuilder.messages import Place, Problem, errors, problem
from sitebuilder.pipeline import BuildOptions, build
from sitebuilder.pipeline.history import Git, git_program

_SECONDS = 120.0
_FOLDERS = ("content", "templates", "assets")
_CODE = ("templates", "assets")
_REVISION = re.compile(r"[^-\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*")
_LINK, _FILES = "120000", ("100644", "100755", "100664")
_PIECE = 50_000_000
"""Bytes of files that are read from Git at once."""


class Blob(Struct, frozen=True):
    """A file in Git, by its path below the site folder."""

    path: str
    mode: str
    name: str
    size: int


class Repository(Struct, frozen=True):
    """The Git repository around a site folder."""

    program: str
    site: Path

    def git(self) -> Git:
        """Return Git with the time that one step may take."""
        return Git(self.program, self.site, _SECONDS)


def open_repository(site: Path) -> Repository | Problem:
    """Return the repository around a site folder."""
    program = git_program(site)
    if program is None:
        return problem("diff-no-git", Place("git"))
    repository = Repository(program, site)
    if not repository.git().run("rev-parse", "--git-dir"):
        return problem("diff-no-repository", Place(os.fspath(site)))
    return repository


def find_commit(repository: Repository, revision: str) -> str | Problem:
    """Return the full name of the commit that a revision names; one that begins with ``-`` is refused."""
    unknown = problem("diff-no-revision", Place(revision), found=revision)
    if not _REVISION.fullmatch(revision):
        return unknown
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = repository.git().run(*asked).decode("ascii", "replace").strip()
    return found if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", found) else unknown


def write_revision(repository: Repository, commit: str, folder: Path) -> Problem | None:
    """Write the site of a commit into an empty folder, as its bytes stand in Git.

    Raises:
        OSError: the folder cannot be written.
    """
    git = repository.git()
    wanted = (SITE_FILE, *_FOLDERS)
    blobs = [each for each in _blobs(git.run("ls-tree", "-r", "-z", "-l", commit, "--", *wanted)) if each]
    # Links last, and no file through one: a forged tree could hold both.
    for piece in _pieces(sorted(blobs, key=lambda each: each.mode == _LINK)):
        contents = _contents(git.run("cat-file", "--batch", input=_lines(piece)))
        if any(each.name not in contents for each in piece):
            return problem("diff-git", Place(commit))
        for each in piece:
            _write(folder, each, contents[each.name])
    return None


def build_revisions(
    repository: Repository,
    commits: tuple[str, str],
    fallback: Path,
    now: datetime,
    jobs: int,
    folder: Path,
) -> tuple[Output, Output] | list[Problem]:
    """Build two commits into a folder that holds nothing yet; their problems where one cannot be built.

    Where the templates of one no longer fit the program, both are built with those of ``fallback``.

    Raises:
        OSError: the folder cannot be written.
    """
    problems: list[Problem] = []
    for with_code in (True, False):
        made: list[Output] = []
        for name, commit in zip(("old", "new"), commits, strict=True):
            output = folder / f"{name}-{'own' if with_code else 'common'}"
            options = BuildOptions(folder / "site", output, fallback, now, jobs=jobs)
            problems = _build(repository, commit, options, with_code)
            if problems:
                break
            made.append(open_output(output))
        if len(made) == 2:
            return made[0], made[1]
        if not all(each.code.startswith(("template-", "css-", "js-")) for each in problems):
            break
    return problems


def _build(repository: Repository, commit: str, options: BuildOptions, with_code: bool) -> list[Problem]:
    """Build a commit in the folder of the one before: what both have is read from its cache."""
    options.site.mkdir(exist_ok=True)
    for name in (*_FOLDERS, SITE_FILE):
        _remove(options.site / name)
    failed = write_revision(repository, commit, options.site)
    if failed is not None:
        return [failed]
    for name in () if with_code else _CODE:
        _remove(options.site / name)
    return [_of_revision(each, commit) for each in errors(build(options).problems)]


def _of_revision(each: Problem, commit: str) -> Problem:
    """Return a problem with the revision before its file, as Git writes it (``gitrevisions``)."""
    place = Place(f"{commit[:10]}:{each.place.file}", each.place.line, each.place.column)
    return Problem(each.code, place, each.values, each.words, each.labels)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _blobs(listing: bytes) -> Iterator[Blob | None]:
    """Read ``ls-tree -l -z``; a submodule, and a path that no honest tree has, is left out."""
    for row in listing.split(b"\0"):
        facts, _, name = row.partition(b"\t")
        path = os.fsdecode(name)
        parts = facts.decode("ascii", "replace").split()
        if len(parts) != 4 or parts[1] != "blob" or not parts[3].isdecimal() or not _is_honest(path):
            continue
        if parts[0] == _LINK or parts[0] in _FILES:
            yield Blob(path, parts[0], parts[2], int(parts[3]))


def _is_honest(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return not any(each in ("", ".", "..") or each.lower() == ".git" for each in parts)


def _pieces(blobs: Sequence[Blob]) -> Iterator[list[Blob]]:
    piece: list[Blob] = []
    size = 0
    for each in blobs:
        if piece and size + each.size > _PIECE:
            yield piece
            piece, size = [], 0
        piece.append(each)
        size += each.size
    if piece:
        yield piece


def _lines(blobs: Sequence[Blob]) -> bytes:
    return "".join(f"{name}\n" for name in dict.fromkeys(each.name for each in blobs)).encode()


def _contents(output: bytes) -> Mapping[str, bytes]:
    """Read ``cat-file --batch``."""
    contents: dict[str, bytes] = {}
    at = 0
    while at < len(output):
        end = output.find(b"\n", at)
        header = output[at:end].split()
        if end < 0 or len(header) != 3 or header[1] != b"blob":
            break
        size = int(header[2])
        contents[header[0].decode()] = output[end + 1 : end + 1 + size]
        at = end + size + 2
    return contents


def _write(folder: Path, blob: Blob, content: bytes) -> None:
    path = folder / blob.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if blob.mode == _LINK:
        os.symlink(os.fsdecode(content), path)
        return
    with open(path, "xb") as file:
        file.write(content)
