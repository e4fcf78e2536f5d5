"""What the last build made: for each output its key, its digest, and how its file looked when written."""

import os
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.cache.digests import GRAIN_NS, is_reliable
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.fingerprint import boot_id, output_id
from sitebuilder.cache.keys import Key
from sitebuilder.cache.records import prepare_record, read_record
from sitebuilder.cache.storage import Cache, PreparedFile


class BuiltOutput(Struct, frozen=True, array_like=True):
    """One output as it was made; ``reason`` says why the last build rendered it, or that it did not."""

    key: Key
    digest: bytes
    state: FileState
    reason: str


class SectionRecord(Struct, frozen=True, array_like=True):
    """The digest of all that a section follows from, and the paths of its outputs in their order."""

    inputs_hash: bytes
    paths: tuple[str, ...]


class BuildRecord(Struct, frozen=True, array_like=True):
    """The outputs of the last build by path; ``version`` is the digest of the generator that made them.

    ``boot_id`` is the start of the machine after which it was made: the bytes of a file that was just written
    may be lost in a power failure, and the file looks as if they were not. ``sections`` maps the name of each
    section of the site to what the build planned of it.
    """

    version: str
    boot_id: str
    built: dict[str, BuiltOutput]
    sections: dict[str, SectionRecord]


EMPTY = BuildRecord("", "", {}, {})


def record_name(output: Path) -> str:
    """Return the name of the cache's file for an output folder; each folder has its own."""
    return f"outputs-{output_id(os.fspath(output))}.bin"


def load_build_record(cache: Cache, output: Path, *, clean: bool = False) -> BuildRecord:
    """Return the record of an output folder; an empty one when there is none that can be believed.

    That of an earlier start of the machine has no state that a file can have, so that bytes are compared.
    """
    record = None if clean else read_record(cache, record_name(output), BuildRecord)
    if record is None:
        return EMPTY
    if record.boot_id == boot_id():
        return record
    built = {
        path: msgspec.structs.replace(each, state=FileState(each.state.size, -1))
        for path, each in record.built.items()
    }
    return msgspec.structs.replace(record, built=built)


def prepare_build_record(cache: Cache, output: Path, record: BuildRecord) -> PreparedFile | OSError:
    """Write the record of an output folder beside the file that it shall replace."""
    return prepare_record(cache, record_name(output), record)


def reliable_states(states: Mapping[str, FileState]) -> tuple[dict[str, FileState], int]:
    """Return states by which a change of a file after a moment will surely be noticed, and that moment.

    The moment (nanoseconds since the epoch) is the clock's next tick where files were just written. Where a
    file system keeps whole seconds only, such a file's state is made one that no file has, so that its bytes
    are compared next time.
    """
    newest, now = max((state.mtime_ns for state in states.values()), default=0), time.time_ns()
    moment = min(max(now, newest + GRAIN_NS + 1), now + GRAIN_NS) if newest % 1_000_000_000 else now
    trusted = {
        path: state if is_reliable(state.mtime_ns, moment) else FileState(state.size, -1)
        for path, state in states.items()
    }
    return trusted, moment
