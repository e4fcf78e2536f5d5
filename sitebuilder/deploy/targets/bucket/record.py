"""The bucket's record of our deploys: which files are ours, and for how many releases they were unused.

It is written before the first file is sent, so that the next deploy knows every file that a killed one left.
Files that it does not list were published by somebody else and are never removed.
"""

import re
from collections.abc import Collection, Iterable, Mapping

import msgspec
from msgspec import Struct

from sitebuilder.deploy.hosting.caching import is_fingerprinted
from sitebuilder.deploy.release import decode_json, is_plain_path

RECORD = ".deploys.json"
SPARE = ".deploys.old.json"
"""Written before the record; storage that is not a real bucket (WebDAV) may keep an incomplete file."""

_PARTIAL = re.compile(r"(.+)\.[0-9a-f]{8}\.partial")
"""The name under which rclone writes a file (rclone.org/docs, ``--partial-suffix``)."""

RELEASES_UNTIL_OLD = 2
"""An asset is removed with the second release that does not use it: pages opened earlier still work."""


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """Our files in a bucket.

    ``ages`` maps the path of each to the number of releases since it was last used, 0 for the live one's.
    ``doubtful`` are those that an unfinished deploy may have changed. ``live`` is the digest of the manifest
    of the last finished deploy. ``held`` names the releases that automatic deploys may not publish again
    (``Target.held``).
    """

    ages: dict[str, int] = {}
    doubtful: tuple[str, ...] = ()
    live: str | None = None
    held: str | None = None


def decode_record(content: bytes) -> Record | None:
    """Return the record in some bytes; None if they are invalid or contain a path outside the folder."""
    record = decode_json(content, Record)
    is_plain = record is not None and all(map(is_plain_path, (*record.ages, *record.doubtful)))
    return record if is_plain else None


def encode_record(record: Record) -> bytes:
    """Return a record as the bytes of its file."""
    return msgspec.json.encode(record, order="sorted") + b"\n"


def start_deploy(record: Record, live: Iterable[str], named: Iterable[str], sent: Iterable[str]) -> Record:
    """Return the record at the start of a deploy.

    ``named`` are the release's files, ``sent`` those to send.
    """
    ages = {**dict.fromkeys(named, 0), **dict.fromkeys(live, 0), **record.ages}
    doubtful = tuple(sorted({*record.doubtful, *sent}))
    return msgspec.structs.replace(record, ages=ages, doubtful=doubtful)


def finish_deploy(record: Record, named: Collection[str], manifest: str) -> Record:
    """Return the record once all files of a release were sent; republishing it ages nothing."""
    step = 0 if record.live == manifest else 1
    ages = {path: 0 if path in named else max(age + step, 1) for path, age in record.ages.items()}
    return Record(ages, (), manifest, record.held)


def removable_paths(record: Record) -> list[str]:
    """Return the paths of our files to remove after a deploy has finished."""
    return [path for path, age in record.ages.items() if age >= _max_age(path)]


def begun_path(path: str) -> str | None:
    """Return the path of the file that rclone had begun to write by this name; None if it is no such name."""
    found = _PARTIAL.fullmatch(path)
    return found[1] if found else None


def partial_paths(present: Iterable[str], ours: Collection[str]) -> list[str]:
    """Return the paths of the present files that a deploy had begun to write in place of ours."""
    return [path for path in present if begun_path(path) in ours]


def is_unfinished(record: Record) -> bool:
    """Return whether an interrupted deploy has left files to send or to remove."""
    return bool(record.doubtful or removable_paths(record))


def without_paths(record: Record, paths: Collection[str]) -> Record:
    """Return the record without files that were removed."""
    ages = {path: age for path, age in record.ages.items() if path not in paths}
    return msgspec.structs.replace(record, ages=ages)


def foreign_paths(present: Mapping[str, object], record: Record, live: Collection[str]) -> set[str]:
    """Return the present files that no deploy of ours has published."""
    return {path for path in present if path not in record.ages and path not in live}


def _max_age(path: str) -> int:
    return RELEASES_UNTIL_OLD if is_fingerprinted(path) else 1
