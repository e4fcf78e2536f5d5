"""Releases, and ``release.json``, the small public record of a release in the folder that is served.

A deploy, a rollback and a check learn from it what is live. Builds never write one: ``public/`` has none.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

RELEASE_FILE = "release.json"

UNFINISHED = "-"
"""Replaces a manifest's digest if what is live is not a complete release (buckets)."""

_ID = re.compile(r"(2[0-9]{7}T[0-9]{6}Z)-[0-9a-f]{7,12}", re.ASCII)
_HEX = re.compile(r"[0-9a-f]{7,64}")
_TIME = "%Y%m%dT%H%M%SZ"
_SECOND = timedelta(seconds=1)
_SHORT_REVISION = 7

_Decoded = TypeVar("_Decoded")


class Release(Struct, frozen=True):
    """A release; ``id`` is unique and sorts by time (``20261128T041500Z-d1c5fb0``).

    ``revision`` is the Git commit from which it was built, None for uncommitted files; ``manifest`` is the
    digest of the bytes of ``.manifest.json``. ``now`` is the moment as of which it was built, ``next_change``
    the next at which the site changes by itself (None: never); both are ISO 8601 with the offset.
    """

    id: str
    revision: str | None
    manifest: str
    now: str
    next_change: str | None


class LiveRelease(Struct, frozen=True):
    """What a target serves now; ``manifest`` maps each output's path to the digest of its bytes."""

    release: Release
    manifest: Mapping[str, str]


class StagedRelease(Struct, frozen=True):
    """A release ready to be published.

    ``folder`` contains the outputs of ``manifest``, all verified, ``.manifest.json``, ``release.json`` and,
    for targets that take them, ``.gz`` and ``.br`` files beside the outputs; nothing else.
    """

    folder: Path
    release: Release
    manifest: Mapping[str, str]


def release_id(built_at: datetime, revision: str | None, manifest: str, last: str = "") -> str:
    """Return the ID of a release built at an aware moment.

    It sorts after the ``last`` ID, even if the clocks of two machines differ, and within one second.
    """
    if is_release_id(last):
        built_at = max(
            built_at, datetime.strptime(last.partition("-")[0], _TIME).replace(tzinfo=UTC) + _SECOND
        )
    return f"{built_at.astimezone(UTC):{_TIME}}-{(revision or manifest)[:_SHORT_REVISION]}"


def is_release_id(text: str) -> bool:
    """Return whether a text is the ID of a release: a moment from the years 2000 to 2999, and a digest."""
    found = _ID.fullmatch(text)
    try:
        return found is not None and datetime.strptime(found[1], _TIME) is not None
    except ValueError:
        return False


def encode_release(release: Release) -> bytes:
    """Return a release as the bytes of ``release.json``."""
    return msgspec.json.format(msgspec.json.encode(release), indent=2) + b"\n"


def decode_json(content: bytes, type: type[_Decoded]) -> _Decoded | None:
    """Return the value in JSON that anybody may have written, or None if it is not of the type."""
    try:
        return msgspec.json.decode(content, type=type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def decode_release(content: bytes) -> Release | None:
    """Return the release in a ``release.json``; None if no deploy can have written it."""
    release = decode_json(content, Release)
    if release is None:
        return None
    hashes = (release.manifest, *([release.revision] if release.revision is not None else ()))
    moments = (release.now, *([release.next_change] if release.next_change is not None else ()))
    is_whole = all(map(_HEX.fullmatch, hashes)) and all(map(_is_moment, moments))
    return release if is_whole and is_release_id(release.id) else None


def _is_moment(text: str) -> bool:
    """Return whether a text is a moment in ISO 8601 with its offset."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def decode_manifest(content: bytes) -> dict[str, str] | None:
    """Return a manifest from another machine; None if it is invalid or contains a path outside its folder."""
    manifest = decode_json(content, dict[str, str])
    return manifest if manifest is not None and all(map(is_plain_path, manifest)) else None


def is_plain_path(path: str) -> bool:
    """Return whether a path stays below its folder and contains nothing that breaks a list of lines."""
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and not {"", ".", ".."}.intersection(parts)
