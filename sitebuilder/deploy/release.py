"""What is published: the small public record of a release, ``release.json`` in the folder that is served.

By it a deploy, a rollback and a check know what is live. A build never makes one: ``public/`` has none.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

RELEASE_FILE = "release.json"

_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{7,12}")
_TIME = "%Y%m%dT%H%M%SZ"
_SECOND = timedelta(seconds=1)
_SHORT = 7


class Release(Struct, frozen=True):
    """A release: ``id`` names it, and sorts by time (``20261128T041500Z-d1c5fb0``).

    ``revision`` is the Git commit from which it was built, None for what was not committed; ``manifest`` the
    digest of the bytes of ``.manifest.json``. ``now`` is the moment as of which it was built, and
    ``next_change`` the next at which the site changes by itself, None for never: ISO 8601 with the offset.
    """

    id: str
    revision: str | None
    manifest: str
    now: str
    next_change: str | None


class LiveRelease(Struct, frozen=True):
    """What a target shows now; ``manifest`` maps each output's path to the digest of its bytes."""

    release: Release
    manifest: Mapping[str, str]


class StagedRelease(Struct, frozen=True):
    """A release that is ready to be published.

    ``folder`` holds the outputs of ``manifest``, all verified; ``.manifest.json``, ``release.json`` and, for
    targets that take them, ``.gz`` and ``.br`` beside the outputs. Nothing else is in it.
    """

    folder: Path
    release: Release
    manifest: Mapping[str, str]


def release_id(made: datetime, revision: str | None, manifest: str, last: str = "") -> str:
    """Return the name of a release made at a moment, which has a zone.

    It sorts after the ``last`` name: whatever the clocks of two machines say, and within one second.
    """
    if is_release_id(last):
        made = max(made, datetime.strptime(last.partition("-")[0], _TIME).replace(tzinfo=UTC) + _SECOND)
    return f"{made.astimezone(UTC):{_TIME}}-{(revision or manifest)[:_SHORT]}"


def is_release_id(text: str) -> bool:
    """Tell whether a text names a release."""
    return _ID.fullmatch(text) is not None


def encode_release(release: Release) -> bytes:
    """Return a release as ``release.json``."""
    return msgspec.json.format(msgspec.json.encode(release), indent=2) + b"\n"


def decode_release(content: bytes) -> Release | None:
    """Return the release that a ``release.json`` tells of; None when it is none."""
    try:
        release = msgspec.json.decode(content, type=Release)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return release if is_release_id(release.id) else None


def decode_manifest(content: bytes) -> dict[str, str] | None:
    """Return a manifest as another machine holds it; None when it is none, or names a place outside."""
    try:
        manifest = msgspec.json.decode(content, type=dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return manifest if all(map(is_plain_path, manifest)) else None


def is_plain_path(path: str) -> bool:
    """Tell whether a path lies below its folder, and holds nothing that tears a list of lines apart."""
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and not {"", ".", ".."}.intersection(parts)
