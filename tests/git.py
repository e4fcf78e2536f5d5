"""Git in tests: repositories of somebody whom nobody's settings know."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.site_folder import write_files


def git(folder: Path, *arguments: str, author: str = "tester", **environment: str) -> str:
    """Run Git in a folder and return what it puts out; ``environment`` is added to that of the tests."""
    settings = (f"user.name={author}", "user.email=tester@localhost", "commit.gpgSign=false")
    told = [part for each in (*settings, "maintenance.auto=false") for part in ("-c", each)]
    # Where a hook of Git runs the tests, these name the repository of the program itself.
    own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    ran = subprocess.run(
        ["git", *told, *arguments],
        cwd=folder,
        env={**own, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def commit(folder: Path, files: Mapping[str, str | bytes] | None = None, author: str = "tester") -> str:
    """Write files below a folder, commit all, and return the revision."""
    write_files(folder, files or {})
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Change", author=author)
    return git(folder, "rev-parse", "HEAD")
