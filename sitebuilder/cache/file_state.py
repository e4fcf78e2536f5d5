"""The state of a file, without reading it: of an input, and of an output."""

from msgspec import Struct


class InputFile(Struct, frozen=True):
    """The path of an input file and its state (size in bytes, times in nanoseconds, inode).

    ``mtime_ns`` is the time of its last change; ``ctime_ns`` that of any change of its metadata, which no
    program can set (on Windows, the time when it was created).
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0


class FileState(Struct, frozen=True, array_like=True):
    """The state of an output file: size in bytes, mtime in nanoseconds."""

    size: int
    mtime_ns: int
