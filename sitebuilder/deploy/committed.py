"""Check with Git that a site's files match a commit."""

import os
from collections.abc import Sequence
from pathlib import Path

from sitebuilder.deploy.git import Git
from sitebuilder.deploy.programs import last_error_line
from sitebuilder.deploy.target import DeployError, deploy_error
from sitebuilder.messages import list_label
from sitebuilder.pipeline.repository import repository_fault
from sitebuilder.pipeline.scan import is_junk

_INPUTS = ("site.yaml", "content", "templates", "assets")
_PROGRAM = ("build.py", "sitebuilder", "templates", "assets", "requirements.txt")
_MAX_SHOWN = 5


def committed_revision(site: Path, program: Path, target: str) -> str:
    """Return the commit that a site's files match, and the program's too if both are in one repository.

    Ignored files that a build would read count as well, as nobody else could build the release again.

    Raises:
        DeployError: there is no commit, Git does not read the repository, or something is not committed.
    """
    git = Git(site, target)
    top = git.run("rev-parse", "--show-toplevel")
    head = git.run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    fault = repository_fault(git.run, site) if top.code or head.code else None
    if fault is not None:
        raise DeployError(fault)
    if top.code:
        raise deploy_error("deploy-no-history", target, reason=last_error_line(top.errors))
    if head.code:
        raise deploy_error("deploy-no-commit", target)
    root = Path(os.fsdecode(top.output.rstrip(b"\n")))
    inputs = [site / name for name in _INPUTS]
    if program.resolve().is_relative_to(root.resolve()):
        inputs += [program / name for name in _PROGRAM]
    changed = _uncommitted(Git(root, target), _below(root, inputs))
    if changed:
        shown = list_label(changed[:_MAX_SHOWN])
        raise deploy_error("deploy-uncommitted", target, count=len(changed), paths=shown)
    return head.output.decode("ascii").strip()


def _below(root: Path, paths: Sequence[Path]) -> list[str]:
    real = root.resolve()
    inside = (each.parent.resolve() / each.name for each in paths)
    return sorted({each.relative_to(real).as_posix() for each in inside if each.is_relative_to(real)})


def _uncommitted(git: Git, paths: Sequence[str]) -> list[str]:
    """Return the paths that differ from the commit or are not in it; hidden files are not inputs."""
    status = git.run(
        *("-c", "status.relativePaths=false"),
        *("status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching"),
        *("--ignore-submodules=none", "--", *paths),
    )
    if status.code:
        raise git.failure(status.errors)
    rows = [os.fsdecode(row) for row in status.output.split(b"\0") if row]
    return sorted(row[3:] for row in rows if row[:2] not in ("??", "!!") or not _is_ignored(row[3:]))


def _is_ignored(path: str) -> bool:
    """Return whether a build ignores an untracked file: junk, and compiled Python code."""
    return any(map(is_junk, path.rstrip("/").split("/")))
