"""The fast path of a build: find out in one walk whether there is nothing to do.

It compares one small record with the states of all files. Its imports determine how long an idle build takes,
so it imports almost nothing: no YAML, no templates, not even the content model.
"""

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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class IdleRecord(TypedDict):
        """A build without errors, for as long as nothing changes.

        ``inputs`` is the fingerprint of its inputs before it read them, ``outputs`` that of the ``count``
        outputs that it left. ``mode`` is what it included. ``sentences`` are what an idle build prints, by
        language, and ``warnings`` what it prints before, if anything. ``valid`` is the period during which
        the outputs stay as they are (its end may be None), in the site's time zone; ``valid_seconds`` is the
        same in seconds since the epoch.
        """

        inputs: str
        outputs: str
        count: int
        mode: "Mode"
        sentences: dict[str, str]
        warnings: dict[str, str]
        valid: tuple[str, str | None]
        valid_seconds: tuple[float, float | None]


Mode = tuple[bool, bool]
"""What a build includes: whether drafts, and whether only what may be released."""


def record_name(output: str) -> str:
    """Return the name of an output folder's record in the cache."""
    return f"last-{output_id(output)}.bin"


def find_idle_record(
    site: str, output: str, fallback: str, mode: Mode, now: str | None
) -> "tuple[IdleRecord | None, Fingerprint | None]":
    """Return the last build's record if nothing at all has changed since, otherwise None.

    Also returns the fingerprint of the inputs, if it was taken. ``now`` is ISO 8601 in the site's time zone,
    to the second; None means the current moment.
    """
    fingerprint = None
    body = read_sealed(find_cache(site, os.environ), record_name(output))
    if body is None:
        return None, None
    try:
        environment, record = _decode(body.decode())
        if environment != environment_digest():
            return None, None
        if record["mode"] != mode or not _is_valid_at(record, now):
            return None, None
        fingerprint = fingerprint_inputs(input_roots(site, fallback))
        if record["inputs"] != fingerprint.digest or record["outputs"] != fingerprint_output(output):
            return None, fingerprint
        return record, fingerprint
    except (OSError, ValueError):  # Of another version of the generator.
        return None, fingerprint


def prepare_idle_record(cache: Cache, output: str, record: "IdleRecord") -> PreparedFile | OSError:
    """Write the record of a build beside the file that it will replace."""
    return prepare_sealed(cache, record_name(output), _encode(environment_digest(), record).encode())


def forget_idle_record(cache: Cache, output: str) -> None:
    """Remove the record, so that the next build checks everything."""
    remove(cache, record_name(output))


# The fields stand between NUL characters: json would take a fifth of an idle build to import.
def _encode(environment: str, record: "IdleRecord") -> str:
    sentences, warnings = record["sentences"], record["warnings"]
    texts = [(language, text, warnings.get(language, "")) for language, text in sentences.items()]
    fields = (environment, record["inputs"], record["outputs"], record["count"], *map(int, record["mode"]))
    period = ("" if each is None else each for each in (*record["valid"], *record["valid_seconds"]))
    return "\0".join(map(str, (*fields, *period, *(each for text in texts for each in text))))


def _decode(body: str) -> "tuple[str, IdleRecord]":
    """Return the digest of the environment, and the record.

    Raises:
        ValueError: the text has other fields.
    """
    environment, inputs, outputs, count, drafts, release, *rest = body.split("\0")
    first, last, begin, end, *texts = rest
    return environment, {
        "inputs": inputs,
        "outputs": outputs,
        "count": int(count),
        "mode": (drafts == "1", release == "1"),
        "sentences": dict(zip(texts[::3], texts[1::3], strict=True)),
        "warnings": dict(zip(texts[::3], texts[2::3], strict=True)),
        "valid": (first, last or None),
        "valid_seconds": (float(begin), float(end) if end else None),
    }


def _is_valid_at(record: "IdleRecord", now: str | None) -> bool:
    if now is not None:
        first, last = record["valid"]
        return first <= now and (last is None or now < last)
    begin, end = record["valid_seconds"]
    seconds = time.time()
    return begin <= seconds and (end is None or seconds < end)
