"""Read, digest and decode files, with a specific problem for each way in which decoding can fail."""

import errno
import os
import stat
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO, FileIO
from typing import BinaryIO, NamedTuple

from sitebuilder.messages import Place, Problem, place_at, problem

MAX_TEXT_BYTES = 1_000_000
"""Editors' text files are a few kilobytes; a megabyte is a mistake (a picture pasted as text, a dump)."""

_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Flags for reading without blocking on the other end of a pipe."""

_HEAD = 1_024
_PIECE = 1 << 20
"""Bytes read at once from files that may be larger than memory."""

DIGEST = "SHA-256, first 128 bits"
"""The algorithm of ``digest``, stored with the digests by which a later build recognises unread files."""


def digest(content: bytes | memoryview) -> bytes:
    """Return the digest of some bytes: half a SHA-256 (FIPS 180-4), which processors compute in hardware."""
    return sha256(content).digest()[:16]


def digest_opened(file: BinaryIO) -> bytes:
    """Return the ``digest`` of an open file, reading large ones in pieces."""
    if os.fstat(file.fileno()).st_size <= _PIECE:
        return digest(file.read())
    found = sha256()
    while piece := file.read(_PIECE):
        found.update(piece)
    return found.digest()[:16]


def read_regular_file(file: str | os.PathLike[str], limit: int, expected: int | None = None) -> bytes:
    """Return the first ``limit`` bytes of a file, and one more if it is longer.

    ``expected`` is its probable size: allocating a megabyte takes longer than reading an article.

    Raises:
        OSError: the file cannot be read or is not a regular file; a pipe is not waited for.
    """
    wanted = limit if expected is None else min(limit, expected)
    with _regular(file) as descriptor:
        content = os.read(descriptor, wanted + 1)
        while len(content) > wanted and len(content) <= limit:
            more = os.read(descriptor, limit + 1 - len(content))
            if not more:
                break
            content += more
        return content


def write_report(file: str | os.PathLike[str], content: bytes) -> None:
    """Write a file that somebody has named on the command line, which may be a pipe that somebody reads.

    Raises:
        OSError: it cannot be written; a pipe without a reader is not waited for.
    """
    with named_errors(file), open(file, "wb", opener=_open_to_write) as opened:
        opened.write(content)


def check_report(file: str | os.PathLike[str]) -> None:
    """Check that ``write_report`` can write a file; nothing is changed.

    Raises:
        OSError: it cannot. A pipe is not tried: who reads it would take the end of the trial for its end.
    """
    try:
        is_new, is_pipe = False, stat.S_ISFIFO(os.stat(file).st_mode)
    except FileNotFoundError:
        is_new, is_pipe = not os.path.islink(file), False
    if is_pipe:
        return
    with open(file, "ab", opener=_open_to_write):
        pass
    if is_new:
        os.unlink(file)


def _open_to_write(file: str, flags: int) -> int:
    descriptor = os.open(file, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
    if os.name == "posix":
        os.set_blocking(descriptor, True)
    return descriptor


class FileDigest(NamedTuple):
    """The ``digest`` of a file, how many bytes it has, and its first bytes."""

    digest: bytes
    size: int
    head: bytes


def digest_file(file: str | os.PathLike[str], to: FileIO | BytesIO | None = None) -> FileDigest:
    """Digest a file of any size piece by piece, and copy it to ``to`` if that is given.

    Raises:
        OSError: the file cannot be read or is not a regular file, or ``to`` cannot be written.
    """
    found, size, head = sha256(), 0, b""
    with _regular(file) as descriptor:
        while piece := os.read(descriptor, _PIECE):
            head = head or piece[:_HEAD]
            found.update(piece)
            size += len(piece)
            left = memoryview(piece)
            while to is not None and left:
                left = left[to.write(left) :]
    return FileDigest(found.digest()[:16], size, head)


@contextmanager
def _regular(file: str | os.PathLike[str]) -> Iterator[int]:
    """Open a file for reading.

    Raises:
        OSError: it cannot be opened or is not a regular file.
    """
    descriptor = os.open(file, _READ)
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            number = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO
            raise OSError(number, os.strerror(number))
        yield descriptor
    finally:
        os.close(descriptor)


def too_large(place: Place, size: int, limit: int) -> Problem:
    """Return the problem of a file of more bytes than the limit.

    One byte more is all that is read of a file of any size: then the size is unknown.
    """
    shown = megabytes(size) if size > limit + 1 else f"> {megabytes(limit)}"
    return problem("file-too-large", place, size=shown, limit=megabytes(limit))


def decode_text(file: str, content: bytes) -> str | Problem:
    """Decode a UTF-8 file into text without a byte order mark and with ``\\n`` line ends."""
    start = Place(file)
    if len(content) > MAX_TEXT_BYTES:
        return too_large(start, len(content), MAX_TEXT_BYTES)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return problem("file-not-utf8", start)
    if b"\0" in content:
        return problem("file-binary", start)
    while content.startswith(BOM_UTF8):
        # Programs that don't know the mark put another one before it.
        content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _wrong_encoding(file, content, error.start)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text and not text.isspace() else problem("file-empty", start)


def _wrong_encoding(file: str, content: bytes, offset: int) -> Problem:
    place = place_at(file, content, len(_valid_prefix(content[:offset])))
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return problem("file-not-utf8" if _is_text(content) else "file-binary", place)
    return problem("file-gbk" if _is_text(content) else "file-binary", place)


def _valid_prefix(before: bytes) -> bytes:
    """Return the part of a decodable prefix that really is UTF-8, up to the first letter in another encoding.

    Some words in GBK (通知) happen to be letters of other scripts in UTF-8.
    """
    decoded = before.decode("utf-8", "replace")
    if any("\u4e00" <= letter <= "\u9fff" for letter in decoded):
        return before
    end_of_ascii = next((number for number, byte in enumerate(before) if byte > 127), len(before))
    return before[:end_of_ascii]


def _is_text(content: bytes) -> bool:
    return not any(byte < 32 and byte not in b"\t\n\r\f" for byte in content[:4096])


@contextmanager
def named_errors(path: str | os.PathLike[str]) -> Iterator[None]:
    """Have errors of writing to an open file name it, as those of opening it do."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = os.fspath(path)
        raise


def megabytes(size: int) -> str:
    """Format a number of bytes in megabytes."""
    return f"{size / 1_000_000:.1f} MB"


def make_folders(folder: str, mode: int = 0o777) -> None:
    """Create a folder of any depth and those above it; ``os.makedirs`` recurses.

    Raises:
        OSError: one cannot be created.
    """
    missing: list[str] = []
    while folder and not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for each in reversed(missing):
        with suppress(FileExistsError):  # Another process is faster.
            os.mkdir(each, mode)
