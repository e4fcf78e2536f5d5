"""The key of the cache: without it nobody can write a record that a build trusts.

It is created once per user, outside every site folder; a machine that restores caches (CI) passes it in the
environment. Without a key builds still work, but without a cache.
"""

import errno
import os
import stat
import sys
from _blake2 import blake2b
from collections.abc import Callable, Mapping

VARIABLE = "SITEBUILDER_CACHE_KEY"
"""The environment variable that holds the key as text, instead of the file."""

MIN_CHARACTERS = 32
"""A shorter text is rejected: 32 hexadecimal digits are 128 bits."""

_SIZE = 32
_FOLDER, _FILE = "sitebuilder", "cache.key"
_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class CacheFault:
    """Why there is no cache: the problem's code, the file or variable, the system's error if any."""

    __slots__ = ("code", "error", "where")

    def __init__(self, code: str, where: str, error: OSError | None = None) -> None:
        self.code, self.where, self.error = code, where, error


def find_key(site: str, environment: Mapping[str, str]) -> bytes | None:
    """Return the key (32 bytes) of a site's cache if there is one that can be trusted.

    A key file is rejected if it is a symlink or another user's, if others may read or write it or may write
    its folder, or if it is in the site folder, whose files others may restore or publish.
    """
    given = environment.get(VARIABLE)
    if given is not None:
        return _from_text(given)
    path = _path(environment)
    return _read(path) if path and not _lies_in(path, site) else None


def make_key(site: str, environment: Mapping[str, str]) -> bytes | CacheFault:
    """Return the key of a site's cache, created if it is missing; concurrent processes agree on one."""
    found = find_key(site, environment)
    if found is not None:
        return found
    if VARIABLE in environment:
        return CacheFault("cache-key-short", VARIABLE)
    path = _path(environment)
    if path is None:  # A user without a home, as in some containers.
        return CacheFault(
            "cache-unwritable", _FILE, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        )
    if _lies_in(path, site):
        return CacheFault("cache-key-unsafe", path)
    try:
        _make(path)
    except OSError as error:
        return CacheFault("cache-unwritable", path, error)
    return _read(path) or CacheFault("cache-key-unsafe", path)


def _from_text(text: str) -> bytes | None:
    text = text.strip()
    if len(text) < MIN_CHARACTERS:
        return None
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=_SIZE).digest()


def _path(environment: Mapping[str, str]) -> str | None:
    """Return the path of the key (XDG Base Directory Specification; on Windows in the user's local data)."""
    if sys.platform == "win32":
        folder = environment.get("LOCALAPPDATA", "")
    else:
        folder = environment.get("XDG_CONFIG_HOME", "")
        if not os.path.isabs(folder):  # The specification: ignore relative paths.
            folder = os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, _FOLDER, _FILE) if os.path.isabs(folder) else None


def _lies_in(path: str, site: str) -> bool:
    inside = os.path.join(os.path.realpath(site), "")
    return os.path.realpath(os.path.dirname(path)).startswith(inside)


def _read(path: str) -> bytes | None:
    """Return the key in a file, if nobody else can have read or written it."""
    try:
        if not _is_own(os.lstat(os.path.dirname(path)), stat.S_ISDIR, 0o022):
            return None
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        file = os.open(path, os.O_RDONLY | _SAFE)
    except OSError:
        return None
    try:
        if not _is_own(os.fstat(file), stat.S_ISREG, 0o077):
            return None
        content = os.read(file, _SIZE + 1)
    except OSError:
        return None
    finally:
        os.close(file)
    return content if len(content) == _SIZE else None


if sys.platform == "win32":

    def _is_own(found: os.stat_result, has_type: Callable[[int], bool], others: int) -> bool:
        # An access list protects the user's local data; the mode says nothing.
        return has_type(found.st_mode)

else:

    def _is_own(found: os.stat_result, has_type: Callable[[int], bool], others: int) -> bool:
        """Return whether a file or folder has this type, is ours, and denies others these permissions."""
        return has_type(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & others


def _make(path: str) -> None:
    """Write a new key to a temporary file and link it into place, unless a key exists by then.

    Raises:
        OSError: it cannot be written.
    """
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    _remove_torn(path)
    temporary = f"{path}.{os.getpid()}.tmp"
    _write_new(temporary, os.urandom(_SIZE))
    try:
        (os.rename if sys.platform == "win32" else os.link)(temporary, path)
    except FileExistsError:
        pass  # Another process was faster; neither call replaces a file.
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def _write_new(path: str, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE
    try:
        file = os.open(path, flags, 0o600)
    except FileExistsError:  # Left by a killed process with the same ID.
        os.unlink(path)
        file = os.open(path, flags, 0o600)
    try:
        os.write(file, content)
        os.fsync(file)
    finally:
        os.close(file)


def _remove_torn(path: str) -> None:
    """Remove a key file of ours that was truncated, for example by a power failure."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return
    if _is_own(found, stat.S_ISREG, 0o077) and found.st_size != _SIZE:
        os.unlink(path)
