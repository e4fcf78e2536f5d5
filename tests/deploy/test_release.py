"""The public record of a release."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitebuilder.deploy.release import (
    Release,
    decode_manifest,
    decode_release,
    encode_release,
    is_plain_path,
    is_release_id,
    release_id,
)
from sitebuilder.deploy.targets.bucket.archive import _decode as decode_archive

MARK = "0123456789abcdef" * 2


def test_a_release_is_named_by_its_time_and_its_revision():
    made = datetime(2026, 11, 28, 12, 15, tzinfo=timezone(timedelta(hours=8)))
    assert release_id(made, "d1c5fb0" + "0" * 33, MARK) == "20261128T041500Z-d1c5fb0"
    assert release_id(made.astimezone(UTC), None, MARK) == "20261128T041500Z-0123456"


@pytest.mark.parametrize("seconds", [-3600, -1, 0, 1, 3600])
def test_a_release_sorts_after_the_last_one_whatever_the_clock_says(seconds):
    last = "20261128T041500Z-fffffff"
    made = datetime(2026, 11, 28, 4, 15, tzinfo=UTC) + timedelta(seconds=seconds)
    assert release_id(made, "0" * 40, MARK, last) > last


@given(
    st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2200, 1, 1)),
    st.none() | st.text("0123456789abcdef", min_size=40, max_size=40),
    st.none() | st.just("2026-11-28T00:00+08:00"),
)
def test_a_release_survives_encoding_and_decoding(made, revision, change):
    name = release_id(made.replace(tzinfo=UTC), revision, MARK)
    release = Release(name, revision, MARK, "2026-11-28T00:00+08:00", change)
    assert is_release_id(name)
    assert decode_release(encode_release(release)) == release


@pytest.mark.parametrize(
    "name", ["", "..", "20261128T041500Z", "20261128T041500Z-x", "x/20261128T041500Z-d1c5fb0"]
)
def test_a_record_without_a_valid_release_id_is_rejected(name):
    release = Release(name, None, MARK, "2026-11-28T00:00+08:00", None)
    assert decode_release(encode_release(release)) is None


WHOLE = Release("20261128T041500Z-d1c5fb0", None, MARK, "2026-11-28T00:00+08:00", None)


@pytest.mark.parametrize(
    "name",
    [
        "20261328T041500Z-d1c5fb0",
        "20260230T041500Z-d1c5fb0",
        "99991231T235959Z-d1c5fb0",
        "00011128T041500Z-d1c5fb0",
    ],
)
def test_a_moment_that_no_calendar_has_names_no_release(name):
    assert not is_release_id(name)
    assert decode_release(encode_release(replace(WHOLE, id=name))) is None
    assert release_id(datetime(2026, 11, 28, tzinfo=UTC), None, MARK, name) == "20261128T000000Z-0123456"


@pytest.mark.parametrize(
    "changes",
    [
        {"next_change": "soon"},
        {"next_change": "2026-12-01T00:00"},
        {"next_change": ""},
        {"now": "\x1b[2J"},
        {"now": "2026-11-28T00:00"},
        {"revision": "\x1b]0;x\x07"},
        {"revision": ""},
        {"revision": "HEAD,HEAD"},
        {"manifest": "\n"},
    ],
)
def test_a_record_that_no_deploy_has_written_is_rejected(changes):
    """Its words are compared with moments, and shown on a terminal."""
    assert decode_release(encode_release(WHOLE)) == WHOLE
    assert decode_release(encode_release(replace(WHOLE, **changes))) is None


@pytest.mark.parametrize("decode", [decode_release, decode_archive])
def test_a_record_that_nests_thousands_of_brackets_is_rejected(decode):
    assert decode(b'{"more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}") is None


@given(st.binary(max_size=60))
def test_no_bytes_break_the_decoder(content):
    decode_release(content)
    decode_manifest(content)


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/./b", "a\nb", "", "a\\b"])
def test_a_manifest_with_a_path_outside_is_rejected(path):
    assert not is_plain_path(path)
    assert (
        decode_manifest(f'{{"{path}": "00"}}'.encode().replace(b"\n", b"\\n").replace(b"\\b", b"\\\\b"))
        is None
    )


def test_a_build_writes_no_release_record(tmp_path: Path):
    from tests.site_folder import build_site, copy_site

    site = copy_site("minimal", tmp_path)
    build_site(site)
    assert not (site / "public/release.json").exists()
