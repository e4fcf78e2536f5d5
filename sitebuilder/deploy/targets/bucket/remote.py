"""Locations that rclone can reach: the name of a remote in rclone's configuration, and a path on it."""

import re

from msgspec import Struct

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+@-]+")
"""rclone's rule for names (rclone.org/docs, "Valid remote names"), without spaces.

One-letter names, which are drives on Windows, are excluded too. A leading colon would define a backend on the
fly, a comma after the name a connection string; both would let site.yaml set any option.
"""

_PATH = re.compile(r"[^\x00-\x1f\x7f\\]+")


class Remote(Struct, frozen=True):
    """A folder on a remote, or a local one if ``name`` is empty; ``path`` is then absolute."""

    name: str
    path: str

    def __str__(self) -> str:
        return f"{self.name}:{self.path}" if self.name else self.path

    @property
    def folder(self) -> str:
        """Name the remote as a folder for rclone: without the slash it first asks whether that is a file.

        When the server then fails, rclone 1.75 takes the folder for a file instead of reporting the failure.
        """
        return f"{str(self).rstrip('/')}/" if self.path else str(self)

    def below(self, path: str) -> "Remote":
        """Return a folder or file below this one."""
        return Remote(self.name, f"{self.path.rstrip('/')}/{path}")


def parse_remote(text: str) -> Remote | None:
    """Return the remote in ``name:path``; None if the text is invalid or the path contains ``..``."""
    name, colon, path = text.partition(":")
    if not colon or not _NAME.fullmatch(name) or not _PATH.fullmatch(path):
        return None
    return None if ".." in path.split("/") else Remote(name, path)


def is_within(inner: Remote, outer: Remote) -> bool:
    """Return whether a remote is another one or below it, as far as their names show.

    Letter case is ignored, and a path from the root is treated like one from the home folder: it is better to
    refuse a valid place than to accept a public one.
    """
    shared = len(_parts(outer))
    return inner.name.casefold() == outer.name.casefold() and _parts(inner)[:shared] == _parts(outer)


def first_part(remote: Remote) -> str:
    """Return the first part of the path, which is the bucket's name if the remote has buckets."""
    return next(iter(_parts(remote)), "")


def _parts(remote: Remote) -> list[str]:
    return [part for part in remote.path.casefold().split("/") if part not in ("", ".")]
