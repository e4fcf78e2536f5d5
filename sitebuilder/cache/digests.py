"""The index of source files: it holds their digests, so that only files that may have changed are hashed.

As in git, the state of a file (size, times, inode) only saves hashing. A file that changed so shortly before
it was examined that another change could carry the same time is not added to the index, and is hashed again.
"""

import sys
import time

from msgspec import Struct

from sitebuilder.cache.file_state import InputFile
from sitebuilder.cache.records import read_record, write_record
from sitebuilder.cache.storage import Cache
from sitebuilder.content.paths.files import DIGEST

_CLOCK_REALTIME_COARSE = 5
"""The Linux clock used for mtime and ctime (clock_getres(2)); the time module has no name for it."""

GRAIN_NS = 2 * int(time.clock_getres(_CLOCK_REALTIME_COARSE) * 1e9) if sys.platform == "linux" else 20_000_000
"""Two ticks of the clock used for mtime and ctime; elsewhere two of the slowest, at 100 Hz."""

COARSE_GRAIN_NS = 2_000_000_000
"""The same for file systems that store whole seconds only (FAT stores every other)."""

_FILE = "index.bin"


class IndexEntry(Struct, frozen=True, array_like=True):
    """The state of a file when it was hashed, as in ``InputFile``, and the digest of its bytes."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: bytes


class _IndexRecord(Struct, frozen=True, array_like=True):
    """The index entries by path; ``algorithm`` names the digest algorithm."""

    algorithm: str
    entries: dict[str, IndexEntry]


class DigestIndex:
    """The digests of source files by path; entries used or added by this build are saved for the next one."""

    def __init__(self, cache: Cache, *, clean: bool) -> None:
        self._cache = cache
        record = None if clean else read_record(cache, _FILE, _IndexRecord)
        self._entries = record.entries if record is not None and record.algorithm == DIGEST else {}
        self._used: dict[str, IndexEntry] = {}
        self._started_ns = time.time_ns()

    def known_digest(self, path: str, stat: InputFile) -> bytes | None:
        """Return the digest of a file that has certainly not changed since it was last hashed, or None."""
        entry = self._entries.get(path)
        if (
            entry is None
            or entry.mtime_ns != stat.mtime_ns
            or entry.ctime_ns != stat.ctime_ns
            or entry.size != stat.size
            or entry.inode != stat.inode
        ):
            return None
        self._used[path] = entry
        return entry.digest

    def record_digest(self, path: str, stat: InputFile, size: int, digest: bytes) -> None:
        """Add the digest of ``size`` bytes just read, if the file's times are reliable."""
        is_certain = is_reliable(stat.mtime_ns, self._started_ns) and is_reliable(
            stat.ctime_ns, self._started_ns
        )
        if is_certain and size == stat.size:
            self._used[path] = IndexEntry(stat.size, stat.mtime_ns, stat.ctime_ns, stat.inode, digest)

    def save(self) -> OSError | None:
        """Save the entries that this build has used, and forget the others; return the error, if any."""
        if self._used == self._entries:
            return None
        return write_record(self._cache, _FILE, _IndexRecord(DIGEST, self._used))


def is_reliable(time_ns: int, seen_ns: int) -> bool:
    """Return whether a change after ``seen_ns`` would certainly give the file another mtime or ctime."""
    grain = COARSE_GRAIN_NS if time_ns % 1_000_000_000 == 0 else GRAIN_NS
    return time_ns < seen_ns - grain
