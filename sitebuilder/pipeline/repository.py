"""Find out what keeps Git from reading the repository around a site: its owner, or damage.

Git says of a repository without a readable ``HEAD`` the same as of a folder outside any repository.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

from sitebuilder.messages import Problem, outside, printable_path, problem, shell_word
from sitebuilder.processes.children import ProcessResult

RunGit = Callable[..., ProcessResult]
"""Runs Git with some arguments, in English (``LC_ALL=C``), and returns its result even if it fails."""

_FOREIGN = re.compile(r"dubious ownership in repository at '(.+)'")
_OUTSIDE = "not a git repository (or any "
_UNBORN = "ambiguous argument"
_DAMAGED = re.compile(
    r"is corrupt|object file .* is empty|bad (?:object|tree object|signature) "
    r"|unable to (?:read|unpack) [0-9a-z]|could not read [0-9a-f]{40}|does not match index|is too small"
    r"|smaller than expected|unexpected line in|broken ref|does not exist; check|index file corrupt",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"[~^:@]")
"""Begins what follows the name of a branch or a tag in a revision (gitrevisions(7))."""

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MAX_REASON = 300


def repository_fault(run: RunGit, folder: Path) -> Problem | None:
    """Return why Git does not read the repository around a folder, or its last commit.

    None if it reads them, if there is no commit yet, or if there is no repository.
    """
    found = run("rev-parse", "--git-dir")
    if found.code:
        return _unreadable(found.errors, folder)
    last = run("rev-list", "--max-count=1", "HEAD")
    if last.code and _UNBORN in last.errors:
        # A branch without a commit, or one whose file was damaged.
        branch = os.fsdecode(run("symbolic-ref", "--quiet", "HEAD").output.strip())
        return damage(run("for-each-ref", branch).errors, folder)
    return _damaged(last.errors, folder) if last.code else None


def revision_fault(run: RunGit, folder: Path, revision: str) -> Problem | None:
    """Return why Git does not find a revision that is damaged in the repository around a folder.

    None if nothing of it is damaged. A missing object that is named by its own ID was never fetched.
    """
    fault = repository_fault(run, folder)
    name = _SUFFIX.split(revision, maxsplit=1)[0]
    if fault is None and name:
        refs = (f"refs/{kind}/{name}" for kind in ("heads", "tags", "remotes"))
        fault = damage(run("for-each-ref", *refs).errors, folder)
    if fault is None and not _ID.fullmatch(revision):
        found = run("rev-list", "--max-count=1", "--end-of-options", revision, "--")
        fault = damage(found.errors, folder) if found.code else None
    return fault


def damage(errors: str, folder: Path) -> Problem | None:
    """Return the problem of a damaged repository around a folder if Git's errors tell of damage, or None."""
    return _damaged(errors, folder) if _DAMAGED.search(errors) else None


def _unreadable(errors: str, folder: Path) -> Problem | None:
    foreign = _FOREIGN.search(errors)
    if foreign is not None:
        owned = printable_path(foreign[1])
        return problem("git-owner", outside(os.fspath(folder)), folder=owned, argument=shell_word(owned))
    return None if _OUTSIDE in errors and _repository_folder(folder) is None else _damaged(errors, folder)


def _damaged(errors: str, folder: Path) -> Problem:
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    reason = printable_path(lines[-1])[:_MAX_REASON] if lines else "-"
    place = outside(os.fspath(folder))
    return problem("git-damaged", place, folder=_repository_folder(folder) or folder, reason=reason)


def _repository_folder(folder: Path) -> Path | None:
    """Return the folder with ``.git`` in which Git looks for a repository: on one disk, as Git does."""
    here = folder.resolve()
    for each in (here, *here.parents):
        if os.path.lexists(each / ".git"):
            return each
        if each.parent.stat().st_dev != each.stat().st_dev:
            return None
    return None
