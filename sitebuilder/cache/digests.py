"""The index of source files: their digests, so that a file is hashed again only when it may have changed.

As in git, how a file looks (its size, its times, its number) saves the hashing and nothing more: a file
changed so shortly before it was looked at that another change could carry the same time is not entered, and
is hashed again.
"""

import sys
import time

from msgspec import Struct

from sitebuilder.cache.file_state import FileStat
from sitebuilder.cache.records import read_record, write_record
from sitebuilder.cache.storage import Cache
from sitebuilder.content.files import DIGEST

_CLOCK_REALTIME_COARSE = 5
"""Linux's clock that stamps the times of change (clock_getres(2)); the time module has no name for it."""

GRAIN_NS = 2 * int(time.clock_getres(_CLOCK_REALTIME_COARSE) * 1e9) if sys.platform == "linux" else 20_000_000
"""Two ticks of the clock that stamps the times of change; elsewhere of the slowest, 100 Hz."""

COARSE_GRAIN_NS = 2_000_000_000
"""The same where a file system keeps whole seconds only (FAT keeps every other)."""

_FILE = "index.bin"


class IndexEntry(Struct, frozen=True, array_like=True):
    """What was seen of a file: how it looked, as in ``FileStat``, and the digest of its bytes."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: bytes


class _Record(Struct, frozen=True, array_like=True):
    """What was seen of files, by path; ``made_as`` tells how the digests were made."""

    made_as: str
    known: dict[str, IndexEntry]


class DigestIndex:
    """The digests of source files, by path; it collects what this build learns for the next one."""

    def __init__(self, cache: Cache, *, clean: bool) -> None:
        self._cache = cache
        record = None if clean else read_record(cache, _FILE, _Record)
        self._known = record.known if record is not None and record.made_as == DIGEST else {}
        self._seen: dict[str, IndexEntry] = {}
        self._started_ns = time.time_ns()

    def known_digest(self, path: str, stat: FileStat) -> bytes | None:
        """Return the digest of a file that has surely not changed since it was last hashed."""
        known = self._known.get(path)
        if (
            known is None
            or known.mtime_ns != stat.mtime_ns
            or known.ctime_ns != stat.ctime_ns
            or known.size != stat.size
            or known.inode != stat.inode
        ):
            return None
        self._seen[path] = known
        return known.digest

    def record_digest(self, path: str, stat: FileStat, size: int, digest: bytes) -> None:
        """Keep the digest of ``size`` bytes just read, where the file's times can be trusted."""
        is_certain = is_reliable(stat.mtime_ns, self._started_ns) and is_reliable(
            stat.ctime_ns, self._started_ns
        )
        if is_certain and size == stat.size:
            self._seen[path] = IndexEntry(stat.size, stat.mtime_ns, stat.ctime_ns, stat.inode, digest)

    def save(self) -> OSError | None:
        """Keep what this build has seen, and forget what is no longer there; return why that failed."""
        if self._seen == self._known:
            return None
        return write_record(self._cache, _FILE, _Record(DIGEST, self._seen))


def is_reliable(mtime_ns: int, seen_ns: int) -> bool:
    """Tell whether a change after ``seen_ns`` would surely give the file another time of change."""
    grain = COARSE_GRAIN_NS if mtime_ns % 1_000_000_000 == 0 else GRAIN_NS
    return mtime_ns < seen_ns - grain
