"""The file that lists the URLs that a CDN has to purge after a deploy."""

from collections.abc import Iterator
from pathlib import Path

from sitebuilder.content.paths.files import check_report, write_report
from sitebuilder.deploy.changes import Changes, address_of
from sitebuilder.deploy.release import RELEASE_FILE
from sitebuilder.deploy.target import DeployError
from sitebuilder.messages import disk_problem
from sitebuilder.output.manifest import MANIFEST


def check_writable(file: Path | None) -> None:
    """Check before anything is published that the file can be written, if one is wanted.

    Raises:
        DeployError: it cannot.
    """
    if file is not None:
        try:
            check_report(file)
        except OSError as error:
            raise DeployError(disk_problem(error, file)) from None


def write_changed_urls(file: Path | None, base_url: str, changes: Changes) -> None:
    """Write the URLs of all files that differ, one per line, if a file is wanted.

    Raises:
        DeployError: it cannot be written.
    """
    if file is not None:
        lines = (f"{each}\n" for each in changed_urls(base_url, changes))
        try:
            write_report(file, "".join(lines).encode())
        except OSError as error:
            raise DeployError(disk_problem(error, file)) from None


def changed_urls(base_url: str, changes: Changes) -> Iterator[str]:
    """Yield the absolute URLs of all files that differ, in order."""
    base = base_url.rstrip("/") + "/"
    for path in (*changes.paths, RELEASE_FILE, MANIFEST):
        yield base + address_of(path)
