"""How a file looks without reading it: of an input, and of an output."""

from msgspec import Struct


class FileStat(Struct, frozen=True):
    """A file: where it is, and how it looks: size in bytes, times in nanoseconds, and its number on the disk.

    ``mtime_ns`` is the time of its last change; ``ctime_ns`` that of anything about it, which no program
    can put back (on Windows, the time when it was made).
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0


class FileState(Struct, frozen=True, array_like=True):
    """How a file looks without reading it: size in bytes, time of change in nanoseconds."""

    size: int
    mtime_ns: int
