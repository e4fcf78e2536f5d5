"""Read the history of a site's files from Git, if there is one.

Only ``check``, ``sign``, ``log`` and ``diff`` use it. The repository may be untrusted, so only commands that
read objects are run, with every setting disabled by which a repository could run a program or reach a
network.
"""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import monotonic

from sitebuilder.content.paths.files import MAX_TEXT_BYTES
from sitebuilder.processes.children import ProcessResult

SECONDS = 10.0
"""The time limit for all commands together."""

_COMMITS = 100
"""How many of the latest commits that touched the folders are examined."""

_VERSIONS = 20
"""How many of the latest versions of a file are examined."""

SAFE = (
    "--no-pager",
    "--no-replace-objects",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)
"""Options that keep Git from prompting and from running anything that a repository configures."""

_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""No protocol is allowed: a partial clone would fetch missing objects with commands from its own settings."""


class Git:
    """Read access to the Git repository around a folder, within a time limit in seconds."""

    def __init__(self, program: str, folder: Path, seconds: float = SECONDS) -> None:
        self._command = [program, *SAFE, *("-c", "safe.bareRepository=explicit")]
        self._folder = folder
        self._end = monotonic() + seconds

    def run(self, *arguments: str, input: bytes = b"") -> bytes:
        """Return the output of a Git command, or nothing if it fails or times out."""
        return self.ask(*arguments, input=input) or b""

    def ask(self, *arguments: str, input: bytes = b"") -> bytes | None:
        """Return the output of a Git command, or None if it fails or times out."""
        done = self._done(*arguments, input=input)
        return done.stdout if done is not None and not done.returncode else None

    def result(self, *arguments: str, input: bytes = b"") -> ProcessResult:
        """Return the result of a Git command, even if it fails; with code -1 if it times out."""
        done = self._done(*arguments, input=input)
        if done is None:
            return ProcessResult(-1, b"", "")
        return ProcessResult(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def _done(self, *arguments: str, input: bytes = b"") -> "subprocess.CompletedProcess[bytes] | None":
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        try:
            return subprocess.run(
                [*self._command, *arguments],
                cwd=self._folder,
                env={**environment, **_ENVIRONMENT},
                input=input,
                capture_output=True,
                timeout=max(0.0, self._end - monotonic()),
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return None


def git_in(site: Path, seconds: float = SECONDS) -> Git | None:
    """Return Git for a site folder; None if it is missing, or installed only inside the site itself."""
    program = git_program(site)
    return Git(program, site, seconds) if program is not None else None


def git_program(folder: Path) -> str | None:
    """Return the path of Git; None if it is missing, or installed only inside the folder itself."""
    program = shutil.which("git")
    if program is None or Path(program).resolve().is_relative_to(folder.resolve()):
        return None
    return program


def user_name(site: Path) -> str | None:
    """Return the name with which Git signs commits in a site folder; None if it has none."""
    git = git_in(site)
    name = git.run("config", "--get", "user.name") if git is not None else b""
    return name.decode("utf-8", "replace").strip() or None


def earlier_versions(
    site: Path, folders: Sequence[str], paths: Iterable[str]
) -> dict[str, tuple[bytes, ...]]:
    """Map the path of each file, relative to the site folder, to its earlier contents, newest first.

    For a file that differs from the last commit, the first is the committed version; for any other, the
    version before the commit that last touched it. Deleted files of the folders are included. Files that are
    new or whose history is too short are left out.
    """
    git = git_in(site)
    if git is None:
        return {}
    committed = _committed_blobs(git.run("ls-tree", "-r", "-z", "HEAD", "--", *folders))
    if not committed:
        return {}
    commits = git.run("rev-list", f"--max-count={_COMMITS}", "--no-merges", "HEAD", "--", *folders)
    changes = ("diff-tree", "--stdin", "--no-commit-id", "-r", "-z", "--raw", "--no-renames", "--relative")
    replaced = _replaced_blobs(git.run(*changes, "--", *folders, input=commits)) if commits else {}
    deleted = {path for path in (*committed, *replaced) if not os.path.lexists(site / path)}
    wanted: dict[str, Sequence[str]] = {}
    for path in {*paths, *deleted}:
        last, earlier = committed.get(path), replaced.get(path, ())
        is_changed = last is not None and not _is_blob(site / path, last)
        wanted[path] = ((last, *earlier) if is_changed and last else earlier)[:_VERSIONS]
    contents = read_blobs(git, frozenset(blob for blobs in wanted.values() for blob in blobs))
    found = {path: tuple(contents[blob] for blob in wanted[path] if blob in contents) for path in wanted}
    return {path: versions for path, versions in sorted(found.items()) if versions}


def _committed_blobs(listing: bytes) -> Mapping[str, str]:
    """Parse ``ls-tree -z``; map each path to the name of its blob."""
    found = {}
    for row in listing.split(b"\0"):
        facts, _, path = row.partition(b"\t")
        if facts.startswith(b"100"):
            found[os.fsdecode(path)] = facts.split(b" ")[2].decode("ascii", "replace")
    return found


def _replaced_blobs(changes: bytes) -> Mapping[str, Sequence[str]]:
    """Parse ``diff-tree --raw -z``; map each path to the blobs that its changes replaced, newest first."""
    found: dict[str, list[str]] = {}
    fields = changes.split(b"\0")
    for facts, path in zip(fields[::2], fields[1::2], strict=False):
        parts = facts.decode("ascii", "replace").split(" ")
        if len(parts) == 5 and parts[2].strip("0"):
            found.setdefault(os.fsdecode(path), []).append(parts[2])
    return found


def _is_blob(file: Path, blob: str) -> bool:
    """Return whether a file has the content of a Git blob, as it is or with Windows line endings."""
    try:
        content = file.read_bytes()
    except OSError:
        return False
    return blob in (_blob_name(content, len(blob)), _blob_name(content.replace(b"\r\n", b"\n"), len(blob)))


def _blob_name(content: bytes, length: int) -> str:
    header = b"blob %d\0" % len(content)
    hasher = hashlib.sha1(usedforsecurity=False) if length == 40 else hashlib.sha256()
    hasher.update(header + content)
    return hasher.hexdigest()


def read_blobs(git: Git, blobs: frozenset[str]) -> Mapping[str, bytes]:
    """Map the names of blobs to their bytes; those too large for a text are left out."""
    names = "".join(f"{each}\n" for each in sorted(blobs)).encode()
    rows = [row.split() for row in git.run("cat-file", "--batch-check", input=names).splitlines()]
    small = [row[0] for row in rows if len(row) == 3 and row[1] == b"blob" and int(row[2]) <= MAX_TEXT_BYTES]
    return split_batch(git.run("cat-file", "--batch", input=b"".join(name + b"\n" for name in small)))


def split_batch(output: bytes) -> Mapping[str, bytes]:
    """Parse ``cat-file --batch``; map the names of blobs to their bytes, up to the first that is missing."""
    contents: dict[str, bytes] = {}
    position = 0
    while position < len(output):
        end = output.find(b"\n", position)
        header = output[position:end].split()
        if end < 0 or len(header) != 3 or header[1] != b"blob":
            break
        size = int(header[2])
        contents[header[0].decode()] = output[end + 1 : end + 1 + size]
        position = end + size + 2
    return contents
