"""What Git remembers of a site's files, where there is a history at hand; without one, nothing.

Only ``check``, ``sign`` and ``log`` ask for it. The repository may be a stranger's: of Git only commands are
run that read objects, with everything switched off by which a repository's settings can run a program or
reach a network.
"""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from time import monotonic

from sitebuilder.content.files import MOST_BYTES

SECONDS = 10.0
"""How long all of it may take."""

_COMMITS = 100
"""So many of the last commits that touched the folders are looked at."""

_VERSIONS = 20
"""So many versions of a file are looked at, the last ones."""

SAFE = (
    "--no-pager",
    "--no-replace-objects",
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
)
"""Options with which Git neither asks nor runs anything that a repository names."""

_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""No protocol is allowed: what a partial clone lacks would be fetched by commands of its settings."""


class Git:
    """A Git repository read from a folder inside it, until the time is up."""

    def __init__(self, program: str, folder: Path, seconds: float = SECONDS) -> None:
        self._command = [program, *SAFE, *("-c", "safe.bareRepository=explicit")]
        self._folder = folder
        self._end = monotonic() + seconds

    def run(self, *arguments: str, input: bytes = b"") -> bytes:
        """Return what a command of Git puts out; nothing where it fails or takes too long."""
        return self.ask(*arguments, input=input) or b""

    def ask(self, *arguments: str, input: bytes = b"") -> bytes | None:
        """Return what a command of Git puts out; None where it fails or takes too long."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        try:
            done = subprocess.run(
                [*self._command, *arguments],
                cwd=self._folder,
                env={**environment, **_ENVIRONMENT},
                input=input,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=max(0.0, self._end - monotonic()),
                check=True,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
        return done.stdout


def git_in(site: Path, seconds: float = SECONDS) -> Git | None:
    """Return Git for a site folder; None where there is none, or only one that the site itself brings."""
    program = git_program(site)
    return Git(program, site, seconds) if program is not None else None


def git_program(folder: Path) -> str | None:
    """Return the path of Git; None where there is none, or only one that the folder itself brings."""
    program = shutil.which("git")
    if program is None or Path(program).resolve().is_relative_to(folder.resolve()):
        return None
    return program


def user_name(site: Path) -> str | None:
    """Return the name that Git signs commits with in a site folder; None where it knows none."""
    git = git_in(site)
    told = git.run("config", "--get", "user.name") if git is not None else b""
    return told.decode("utf-8", "replace").strip() or None


def earlier_versions(
    site: Path, folders: Sequence[str], paths: Iterable[str]
) -> dict[str, tuple[bytes, ...]]:
    """Return what each file was before its last change and before those, by its path below the site folder.

    The newest version stands first: of a file that differs from the last commit the committed one, of any
    other the one before the commit that last touched it. Those of files of the folders that are gone are
    there too. Files that are new, or of which too little is remembered, are left out.
    """
    git = git_in(site)
    if git is None:
        return {}
    committed = _committed(git.run("ls-tree", "-r", "-z", "HEAD", "--", *folders))
    if not committed:
        return {}
    commits = git.run("rev-list", f"--max-count={_COMMITS}", "--no-merges", "HEAD", "--", *folders)
    changes = ("diff-tree", "--stdin", "--no-commit-id", "-r", "-z", "--raw", "--no-renames", "--relative")
    replaced = _replaced(git.run(*changes, "--", *folders, input=commits)) if commits else {}
    gone = {path for path in (*committed, *replaced) if not os.path.lexists(site / path)}
    wanted: dict[str, Sequence[str]] = {}
    for path in {*paths, *gone}:
        last, earlier = committed.get(path), replaced.get(path, ())
        is_changed = last is not None and not _is_blob(site / path, last)
        wanted[path] = ((last, *earlier) if is_changed and last else earlier)[:_VERSIONS]
    contents = read_blobs(git, frozenset(blob for blobs in wanted.values() for blob in blobs))
    found = {path: tuple(contents[blob] for blob in wanted[path] if blob in contents) for path in wanted}
    return {path: versions for path, versions in sorted(found.items()) if versions}


def _committed(listing: bytes) -> Mapping[str, str]:
    """Read ``ls-tree -z``: the name of the blob of each path."""
    found = {}
    for row in listing.split(b"\0"):
        facts, _, path = row.partition(b"\t")
        if facts.startswith(b"100"):
            found[os.fsdecode(path)] = facts.split(b" ")[2].decode("ascii", "replace")
    return found


def _replaced(changes: bytes) -> Mapping[str, Sequence[str]]:
    """Read ``diff-tree --raw -z``: the blobs that each path had before its changes, newest first."""
    found: dict[str, list[str]] = {}
    fields = changes.split(b"\0")
    for facts, path in zip(fields[::2], fields[1::2], strict=False):
        parts = facts.decode("ascii", "replace").split(" ")
        if len(parts) == 5 and parts[2].strip("0"):
            found.setdefault(os.fsdecode(path), []).append(parts[2])
    return found


def _is_blob(file: Path, blob: str) -> bool:
    """Tell whether a file is a blob of Git, as it is or with the line ends of Windows."""
    try:
        content = file.read_bytes()
    except OSError:
        return False
    return blob in (_blob_name(content, len(blob)), _blob_name(content.replace(b"\r\n", b"\n"), len(blob)))


def _blob_name(content: bytes, length: int) -> str:
    header = b"blob %d\0" % len(content)
    made = hashlib.sha1(usedforsecurity=False) if length == 40 else hashlib.sha256()
    made.update(header + content)
    return made.hexdigest()


def read_blobs(git: Git, blobs: frozenset[str]) -> Mapping[str, bytes]:
    """Return the bytes of blobs by their names; those too large for a text are left out."""
    names = "".join(f"{each}\n" for each in sorted(blobs)).encode()
    rows = [row.split() for row in git.run("cat-file", "--batch-check", input=names).splitlines()]
    small = [row[0] for row in rows if len(row) == 3 and row[1] == b"blob" and int(row[2]) <= MOST_BYTES]
    output = git.run("cat-file", "--batch", input=b"".join(name + b"\n" for name in small))
    contents: dict[str, bytes] = {}
    at = 0
    for header in re.finditer(rb"([0-9a-f]+) blob (\d+)\n", output):
        if header.start() == at:
            at = header.end() + int(header[2]) + 1
            contents[header[1].decode()] = output[header.end() : at - 1]
    return contents
