"""The front end of the cache: sees in one look that there is nothing to build.

It compares one small record with how all files look. What it imports decides how long an idle build
takes, so it imports next to nothing: no YAML, no templates, not even the content model.
"""

import json
import os
import time

from sitebuilder.cache.fingerprint import (
    Fingerprint,
    environment_digest,
    fingerprint_inputs,
    fingerprint_output,
    input_roots,
    output_id,
)
from sitebuilder.cache.storage import Cache, PreparedFile, find_cache, prepare_sealed, read_sealed, remove


class IdleRecord:
    """What the last build told: how many outputs there are, by language the sentence and the reminders."""

    __slots__ = ("count", "reminders", "sentences")

    def __init__(self, count: int, sentences: dict[str, str], reminders: dict[str, str]) -> None:
        self.count, self.sentences, self.reminders = count, sentences, reminders


def record_name(output: str) -> str:
    """Return the name of the cache's record for an output folder."""
    return f"last-{output_id(output)}.json"


def find_idle_record(
    site: str, output: str, fallback: str, *, drafts: bool, release: bool, now: str | None
) -> tuple[IdleRecord | None, Fingerprint | None]:
    """Return what the last build told, when nothing at all has changed since; None otherwise.

    Returned beside it is how the inputs looked, if they were looked at. ``now`` is ISO 8601 in the site's
    time zone, to the minute; None means the current moment.
    """
    seen = None
    body = read_sealed(find_cache(site, os.environ), record_name(output))
    if body is None:
        return None, None
    try:
        record = json.loads(body)
        if (record["drafts"], record["release"]) != (drafts, release) or not _is_valid_at(record, now):
            return None, None
        if record["environment_digest"] != environment_digest():
            return None, None
        seen = fingerprint_inputs(input_roots(site, fallback))
        if record["inputs"] != seen.digest or record["outputs"] != fingerprint_output(output):
            return None, seen
        return IdleRecord(record["count"], record["sentences"], record["reminders"]), seen
    except (OSError, ValueError, KeyError, TypeError):  # Of another version of the generator.
        return None, seen


def prepare_idle_record(
    cache: Cache,
    output: str,
    *,
    inputs: str,
    outputs: str,
    drafts: bool,
    release: bool,
    count: int,
    sentences: dict[str, str],
    reminders: dict[str, str],
    valid: tuple[str, str | None],
    valid_seconds: tuple[float, float | None],
) -> PreparedFile | OSError:
    """Write the record of a build without errors beside the file that it shall replace.

    ``inputs`` is how its inputs looked before it read them, ``outputs`` how it left these;
    ``sentences`` are what a build that finds nothing to do tells, by language, and ``reminders``
    what it reminds of before, if anything;
    ``valid`` is from when until when (or for ever) its outputs stay as they are, in the site's time zone,
    ``valid_seconds`` the same since the epoch.
    """
    record = {
        "inputs": inputs,
        "outputs": outputs,
        "environment_digest": environment_digest(),
        "drafts": drafts,
        "release": release,
        "count": count,
        "sentences": sentences,
        "reminders": reminders,
        "valid": valid,
        "valid_seconds": valid_seconds,
    }
    return prepare_sealed(cache, record_name(output), json.dumps(record).encode())


def forget_idle_record(cache: Cache, output: str) -> None:
    """Remove the record, so that the next build looks closely."""
    remove(cache, record_name(output))


def _is_valid_at(record: dict[str, list[str]], now: str | None) -> bool:
    first, last = record["valid"] if now is not None else record["valid_seconds"]
    moment = now if now is not None else time.time()
    return bool(first <= moment and (last is None or moment < last))  # type: ignore[operator]
