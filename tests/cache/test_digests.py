"""The digests of source files: believed while a file looks the same, and only when made in the same way."""

import msgspec

from sitebuilder.cache import digests
from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.file_state import InputFile
from tests.site_folder import cache_of

STAT = InputFile("/site/content/pages/a.md", 7, 1_700_000_000_123_000_000, 1_700_000_000_456_000_000, 5)


def kept(cache, stat=STAT):
    return DigestIndex(cache_of(cache), clean=False).known_digest("a.md", stat)


def learnt(cache):
    found = DigestIndex(cache_of(cache), clean=False)
    found.record_digest("a.md", STAT, STAT.size, b"digest")
    found.save()


def test_a_digest_is_kept_while_the_file_looks_the_same(tmp_path):
    learnt(tmp_path)
    assert kept(tmp_path) == b"digest"
    for changes in (
        {"size": 8},
        {"mtime_ns": STAT.mtime_ns + 1},
        {"ctime_ns": STAT.ctime_ns + 1},
        {"inode": 6},
    ):
        assert kept(tmp_path, msgspec.structs.replace(STAT, **changes)) is None


def test_digests_of_another_algorithm_are_not_trusted(tmp_path, monkeypatch):
    learnt(tmp_path)
    monkeypatch.setattr(digests, "DIGEST", "another kind")
    assert kept(tmp_path) is None
