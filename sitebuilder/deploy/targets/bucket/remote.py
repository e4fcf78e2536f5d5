"""Where files lie that rclone reaches: a remote by its name in rclone's settings, and a path on it."""

import re

from msgspec import Struct

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+@-]+")
"""rclone's rule for names (rclone.org/docs, "Valid remote names") without spaces, and without names of one
letter, which are drives on Windows. A colon first would be a backend made up on the spot, a comma after the
name a connection string: both would let site.yaml set any option."""

_PATH = re.compile(r"[^\x00-\x1f\x7f\\]+")


class Remote(Struct, frozen=True):
    """A folder on a remote, or a local one where ``name`` is empty: ``path`` is then absolute."""

    name: str
    path: str

    def __str__(self) -> str:
        return f"{self.name}:{self.path}" if self.name else self.path

    def below(self, path: str) -> "Remote":
        """Return a folder or file below this one."""
        return Remote(self.name, f"{self.path.rstrip('/')}/{path}")


def parse_remote(text: str) -> Remote | None:
    """Return the remote that ``name:path`` names; None where it is none, or the path climbs (``..``)."""
    name, colon, path = text.partition(":")
    if not colon or not _NAME.fullmatch(name) or not _PATH.fullmatch(path):
        return None
    return None if ".." in path.split("/") else Remote(name, path)


def is_within(inner: Remote, outer: Remote) -> bool:
    """Tell whether a remote is the other one or lies below it, as far as their names can tell.

    Letters count alike in both cases, and a path from the root on like one from the home: rather refuse a
    place that would do than take one that is public.
    """
    shared = len(_parts(outer))
    return inner.name.casefold() == outer.name.casefold() and _parts(inner)[:shared] == _parts(outer)


def first_part(remote: Remote) -> str:
    """Return what is the bucket's name where a remote has buckets."""
    return next(iter(_parts(remote)), "")


def _parts(remote: Remote) -> list[str]:
    return [part for part in remote.path.casefold().split("/") if part not in ("", ".")]
