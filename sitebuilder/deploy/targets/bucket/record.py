"""What the bucket remembers of our deploys: which of its files are ours, since when no release names them.

It is written before the first file is sent, so that a deploy that is killed leaves nothing that the next one
does not know of; what it does not name was published by somebody else and is never removed.
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec
from msgspec import Struct

from sitebuilder.deploy.hosting.caching import is_fingerprinted
from sitebuilder.deploy.release import is_plain_path

RECORD = ".deploys.json"
SPARE = ".deploys.old.json"
"""Written before the record itself: a bucket that is no real one (WebDAV) may keep half a file."""

RELEASES_UNTIL_OLD = 2
"""An asset goes with the second release that does not name it: a page opened before still finds its style."""


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """Our files in a bucket.

    ``ages`` maps the path of each to the number of releases since it was last named, 0 for the live one's.
    ``doubtful`` are those that an unfinished deploy may have changed. ``live`` is the digest of the manifest
    of the last finished deploy. ``held`` is the revision that an automatic deploy may not publish again.
    """

    ages: dict[str, int] = {}
    doubtful: tuple[str, ...] = ()
    live: str | None = None
    held: str | None = None


def decode_record(content: bytes) -> Record | None:
    """Return the record of some bytes; None where they are none, or name what lies outside the folder."""
    try:
        record = msgspec.json.decode(content, type=Record)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return record if all(map(is_plain_path, (*record.ages, *record.doubtful))) else None


def encode_record(record: Record) -> bytes:
    """Return the record as a file."""
    return msgspec.json.encode(record, order="sorted") + b"\n"


def start_deploy(record: Record, live: Iterable[str], named: Iterable[str], sent: Iterable[str]) -> Record:
    """Return the record of a beginning deploy: ``named`` are the release's files, ``sent`` those to send."""
    ages = {**dict.fromkeys(named, 0), **dict.fromkeys(live, 0), **record.ages}
    doubtful = tuple(sorted({*record.doubtful, *sent}))
    return msgspec.structs.replace(record, ages=ages, doubtful=doubtful)


def finish_deploy(record: Record, named: Collection[str], manifest: str) -> Record:
    """Return the record after all files of a release are there; publishing the same again ages nothing."""
    step = 0 if record.live == manifest else 1
    ages = {path: 0 if path in named else max(age + step, 1) for path, age in record.ages.items()}
    return Record(ages, (), manifest, record.held)


def removable_paths(record: Record) -> list[str]:
    """Return the paths of our files that are to be removed after a deploy has finished."""
    return [path for path, age in record.ages.items() if age >= _ages_allowed(path)]


def is_unfinished(record: Record) -> bool:
    """Tell whether a deploy that ended before its time has left files to send or to remove."""
    return bool(record.doubtful or removable_paths(record))


def without_paths(record: Record, paths: Collection[str]) -> Record:
    """Return the record without files that are gone."""
    ages = {path: age for path, age in record.ages.items() if path not in paths}
    return msgspec.structs.replace(record, ages=ages)


def foreign_paths(present: Mapping[str, object], record: Record, live: Collection[str]) -> set[str]:
    """Return which of the files that are present no deploy of ours has published."""
    return {path for path in present if path not in record.ages and path not in live}


def _ages_allowed(path: str) -> int:
    return RELEASES_UNTIL_OLD if is_fingerprinted(path) else 1
