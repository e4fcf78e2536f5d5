"""Builds two Git revisions of a site alike: with the current program, at one moment, without drafts.

The only code of a revision that runs is the site's own templates. Objects are read, never checked out, so
hooks, filters and ``export-ignore`` have no effect.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.compare.outputs import Output, open_output
from sitebuilder.content.model.site import SITE_FILE
from sitebuilder.messages import Problem, errors, outside, problem
from sitebuilder.pipeline import BuildOptions, build
from sitebuilder.pipeline.history import Git, git_program, split_batch
from sitebuilder.pipeline.repository import repository_fault, revision_fault

_SECONDS = 120.0
_FOLDERS = ("content", "templates", "assets")
_CODE_FOLDERS = ("templates", "assets")
_REVISION = re.compile(r"[^-\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*")
_LINK_MODE, _FILE_MODES = "120000", ("100644", "100755", "100664")
_BATCH_BYTES = 50_000_000
"""Bytes of files that are read from Git at once."""


class Blob(Struct, frozen=True):
    """A file in Git; ``path`` is relative to the site folder, ``name`` the object name, ``size`` in bytes."""

    path: str
    mode: str
    name: str
    size: int


class Repository(Struct, frozen=True):
    """The Git repository around a site folder."""

    program: str
    site: Path

    def git(self) -> Git:
        """Return Git in this site's folder, with the time limit of one command."""
        return Git(self.program, self.site, _SECONDS)


def open_repository(site: Path) -> Repository | Problem:
    """Return the repository around a site folder."""
    program = git_program(site)
    if program is None:
        return problem("diff-no-git", outside("git"))
    repository = Repository(program, site)
    if repository.git().run("rev-parse", "--git-dir"):
        return repository
    fault = repository_fault(repository.git().result, site)
    return fault or problem("diff-no-repository", outside(os.fspath(site)))


def find_commit(repository: Repository, revision: str) -> str | Problem:
    """Return the full ID of the commit that a revision names; refuse one that begins with ``-``."""
    unknown = problem("diff-no-revision", outside(revision), found=revision)
    if not _REVISION.fullmatch(revision):
        return unknown
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = repository.git().run(*arguments).decode("ascii", "replace").strip()
    if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", commit):
        return commit
    return revision_fault(repository.git().result, repository.site, revision) or unknown


def write_revision(repository: Repository, commit: str, folder: Path) -> Problem | None:
    """Write the site of a commit into an empty folder, byte for byte as it is in Git.

    Raises:
        OSError: the folder cannot be written.
    """
    git = repository.git()
    listing = git.ask("ls-tree", "-r", "-z", "-l", commit, "--", SITE_FILE, *_FOLDERS)
    if listing is None:
        return problem("diff-git", outside(commit))
    blobs = list(_blobs(listing))
    # Symbolic links last, so that no file is written through one: a forged tree could contain both.
    for batch in _batches(sorted(blobs, key=lambda each: each.mode == _LINK_MODE)):
        contents = split_batch(git.run("cat-file", "--batch", input=_object_names(batch)))
        if any(each.name not in contents for each in batch):
            return problem("diff-git", outside(commit))
        for each in batch:
            _write(folder, each, contents[each.name])
    return None


def build_revisions(
    repository: Repository, commits: tuple[str, str], options: BuildOptions, folder: Path
) -> tuple[Output, Output] | list[Problem]:
    """Build two commits into an empty folder; return their outputs, or the problems if one cannot be built.

    Of ``options`` the site and the output are replaced. If the templates of one commit no longer fit the
    program, both are built with those of the fallback.

    Raises:
        OSError: the folder cannot be written.
    """
    problems: list[Problem] = []
    for with_code in (True, False):
        outputs: list[Output] = []
        for name, commit in zip(("old", "new"), commits, strict=True):
            output = folder / f"{name}-{'own' if with_code else 'common'}"
            own = replace(options, site=folder / "site", output=output)
            problems = _build(repository, commit, own, with_code)
            if problems:
                break
            outputs.append(open_output(output))
        if len(outputs) == 2:
            return outputs[0], outputs[1]
        if not all(each.code.startswith(("template-", "css-", "js-")) for each in problems):
            break
    return problems


def _build(repository: Repository, commit: str, options: BuildOptions, with_code: bool) -> list[Problem]:
    """Build a commit in the folder of the previous one, whose cache is reused."""
    options.site.mkdir(exist_ok=True)
    for name in (*_FOLDERS, SITE_FILE):
        _remove(options.site / name)
    failure = write_revision(repository, commit, options.site)
    if failure is not None:
        return [failure]
    for name in () if with_code else _CODE_FOLDERS:
        _remove(options.site / name)
    return [_with_revision(each, commit) for each in errors(build(options).problems)]


def _with_revision(each: Problem, commit: str) -> Problem:
    """Return a problem with the revision before its file name, in Git's notation (``gitrevisions``)."""
    return replace(each, place=replace(each.place, file=f"{commit[:10]}:{each.place.file}"))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        remove_tree(os.fspath(path))
    else:
        path.unlink(missing_ok=True)


def _blobs(listing: bytes) -> Iterator[Blob]:
    """Parse ``ls-tree -l -z``; submodules and unsafe paths, which only a forged tree has, are left out.

    Git writes ``BAD`` for the size of a file that it lacks; reading its content fails later.
    """
    for row in listing.split(b"\0"):
        facts, _, name = row.partition(b"\t")
        path = os.fsdecode(name)
        parts = facts.decode("ascii", "replace").split()
        if len(parts) != 4 or parts[1] != "blob" or not _is_safe(path):
            continue
        if parts[0] == _LINK_MODE or parts[0] in _FILE_MODES:
            yield Blob(path, parts[0], parts[2], int(parts[3]) if parts[3].isdecimal() else 0)


def _is_safe(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return not any(each in ("", ".", "..") or each.lower() == ".git" for each in parts)


def _batches(blobs: Sequence[Blob]) -> Iterator[list[Blob]]:
    batch: list[Blob] = []
    size = 0
    for each in blobs:
        if batch and size + each.size > _BATCH_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(each)
        size += each.size
    if batch:
        yield batch


def _object_names(blobs: Sequence[Blob]) -> bytes:
    return "".join(f"{name}\n" for name in dict.fromkeys(each.name for each in blobs)).encode()


def _write(folder: Path, blob: Blob, content: bytes) -> None:
    path = folder / blob.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if blob.mode == _LINK_MODE:
        os.symlink(os.fsdecode(content), path)
        return
    with open(path, "xb") as file:
        file.write(content)
