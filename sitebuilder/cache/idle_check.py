"""The fast path of a build: find out in one walk whether there is nothing to do.

It compares one small record with the states of all files. Its imports determine how long an idle build takes,
so it imports almost nothing: no YAML, no templates, not even the content model.
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
    """The number of outputs of the last build, and by language the sentence and reminders it printed."""

    __slots__ = ("count", "reminders", "sentences")

    def __init__(self, count: int, sentences: dict[str, str], reminders: dict[str, str]) -> None:
        self.count, self.sentences, self.reminders = count, sentences, reminders


def record_name(output: str) -> str:
    """Return the name of an output folder's record in the cache."""
    return f"last-{output_id(output)}.json"


def find_idle_record(
    site: str, output: str, fallback: str, *, drafts: bool, release: bool, now: str | None
) -> tuple[IdleRecord | None, Fingerprint | None]:
    """Return the last build's record if nothing at all has changed since, otherwise None.

    Also returns the fingerprint of the inputs, if it was taken. ``now`` is ISO 8601 in the site's time zone,
    to the minute; None means the current moment.
    """
    fingerprint = None
    body = read_sealed(find_cache(site, os.environ), record_name(output))
    if body is None:
        return None, None
    try:
        record = json.loads(body)
        if (record["drafts"], record["release"]) != (drafts, release) or not _is_valid_at(record, now):
            return None, None
        if record["environment"] != environment_digest():
            return None, None
        fingerprint = fingerprint_inputs(input_roots(site, fallback))
        if record["inputs"] != fingerprint.digest or record["outputs"] != fingerprint_output(output):
            return None, fingerprint
        return IdleRecord(record["count"], record["sentences"], record["reminders"]), fingerprint
    except (OSError, ValueError, KeyError, TypeError):  # Of another version of the generator.
        return None, fingerprint


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
    """Write the record of a build without errors beside the file that it will replace.

    ``inputs`` is the fingerprint of its inputs before it read them, ``outputs`` that of the outputs it left.
    ``sentences`` are what an idle build prints, by language, and ``reminders`` what it prints before, if
    anything. ``valid`` is the period during which the outputs stay as they are (its end may be None), in the
    site's time zone; ``valid_seconds`` is the same in seconds since the epoch.
    """
    record = {
        "inputs": inputs,
        "outputs": outputs,
        "environment": environment_digest(),
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
    """Remove the record, so that the next build checks everything."""
    remove(cache, record_name(output))


def _is_valid_at(record: dict[str, list[str]], now: str | None) -> bool:
    first, last = record["valid"] if now is not None else record["valid_seconds"]
    moment = now if now is not None else time.time()
    return bool(first <= moment and (last is None or moment < last))  # type: ignore[operator]
