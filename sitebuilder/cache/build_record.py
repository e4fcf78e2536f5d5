"""The record of the last build: the key, the digest and the file state of each output."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from sitebuilder.cache.digests import GRAIN_NS, is_reliable
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.fingerprint import boot_id, output_id
from sitebuilder.cache.keys import Key
from sitebuilder.cache.records import prepare_record, read_prepared_record, read_record
from sitebuilder.cache.storage import Cache, PreparedFile, put_prepared


class BuiltOutput(Struct, frozen=True, array_like=True):
    """An output of the last build; ``reason`` says why it was rendered, or that it was kept."""

    key: Key
    digest: bytes
    state: FileState
    reason: str


class SectionRecord(Struct, frozen=True, array_like=True):
    """The digest of everything that a section's outputs depend on, and their paths in order.

    ``samples`` are the paths of those that show nothing but samples.
    """

    inputs_hash: bytes
    paths: tuple[str, ...]
    samples: tuple[str, ...] = ()


class BuildRecord(Struct, frozen=True, array_like=True):
    """The outputs of the last build by path; ``version`` identifies the generator that made them.

    ``boot_id`` identifies the system boot during which it was written: a power failure may lose the bytes of
    a file just written without changing its state. ``sections`` maps the name of each section of the site to
    what the build planned for it.
    """

    version: str
    boot_id: str
    built: dict[str, BuiltOutput]
    sections: dict[str, SectionRecord]

    def digests(self) -> dict[str, str]:
        """Return the digest of each output by its path, in hexadecimal."""
        return {path: each.digest.hex() for path, each in self.built.items()}


EMPTY = BuildRecord("", "", {}, {})


def record_name(output: Path) -> str:
    """Return the name of an output folder's cache file; each folder has its own."""
    return f"outputs-{output_id(os.fspath(output))}.bin"


def load_build_record(cache: Cache, output: Path) -> BuildRecord:
    """Return the record of an output folder, or an empty one if there is none that can be trusted.

    In a record from before the last system boot, all states are replaced by impossible ones, so that bytes
    are compared.
    """
    record = read_record(cache, record_name(output), BuildRecord)
    if record is None:
        return EMPTY
    if record.boot_id == boot_id():
        return record
    built = {
        path: msgspec.structs.replace(each, state=FileState(each.state.size, -1))
        for path, each in record.built.items()
    }
    return msgspec.structs.replace(record, built=built)


def recover_build_record(cache: Cache, output: Path, manifest: Callable[[], Mapping[str, str]]) -> None:
    """Put the record into place of a build that was killed once its outputs were, if there is one.

    Those are the outputs of the folder's ``manifest``, which maps their paths to the digests of their bytes
    in hexadecimal.
    """
    name = record_name(output)
    record = read_prepared_record(cache, name, BuildRecord)
    if record is not None and record.digests() == manifest():
        put_prepared(cache, name)


def prepare_build_record(cache: Cache, output: Path, record: BuildRecord) -> PreparedFile | OSError:
    """Write an output folder's record beside the file that it will replace."""
    return prepare_record(cache, record_name(output), record)


def reliable_states(states: Mapping[str, FileState]) -> tuple[dict[str, FileState], int]:
    """Return states that reveal every file change after a moment, and that moment.

    The moment (nanoseconds since the epoch) is the clock's next tick if files were just written. On a file
    system that stores whole seconds only, the state of such a file is replaced by an impossible one, so that
    its bytes are compared next time.
    """
    newest, now = max((state.mtime_ns for state in states.values()), default=0), time.time_ns()
    moment = min(max(now, newest + GRAIN_NS + 1), now + GRAIN_NS) if newest % 1_000_000_000 else now
    reliable = {
        path: state if is_reliable(state.mtime_ns, moment) else FileState(state.size, -1)
        for path, state in states.items()
    }
    return reliable, moment
