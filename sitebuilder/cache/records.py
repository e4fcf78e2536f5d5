"""Records of the cache: encoded values in sealed files."""

from typing import Any, TypeVar

import msgspec

from sitebuilder.cache.secret_key import CacheFault
from sitebuilder.cache.storage import (
    CACHE_FOLDER,
    Cache,
    PreparedFile,
    prepare_sealed,
    read_prepared,
    read_sealed,
    write_sealed,
)
from sitebuilder.messages import Place, Problem, disk_reason, problem

Record = TypeVar("Record")


def read_record(cache: Cache, name: str, model: type[Record]) -> Record | None:
    """Return the record in a file; None if it is missing, damaged, or in another format."""
    return _decode(read_sealed(cache, name), model)


def read_prepared_record(cache: Cache, name: str, model: type[Record]) -> Record | None:
    """Return the record that a killed build had prepared for a file; None if there is none."""
    return _decode(read_prepared(cache, name), model)


def _decode(body: bytes | None, model: type[Record]) -> Record | None:
    if body is None:
        return None
    try:
        return msgspec.msgpack.decode(body, type=model)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_record(cache: Cache, name: str, record: Any) -> OSError | None:
    """Replace the record in a file; return the error, if any."""
    return write_sealed(cache, name, msgspec.msgpack.encode(record))


def prepare_record(cache: Cache, name: str, record: Any) -> PreparedFile | OSError:
    """Write a record beside the file that it will replace."""
    return prepare_sealed(cache, name, msgspec.msgpack.encode(record))


def cache_problem(cache: Cache, *failed: OSError | None) -> tuple[Problem, ...]:
    """Return a single warning if a build has no cache, or could not write all of it.

    ``failed`` are the results of the functions that write.
    """
    if cache.fault is not None:
        return (_fault_problem(cache.fault),)
    fault = next((CacheFault("cache-unwritable", CACHE_FOLDER, error) for error in failed if error), None)
    return () if fault is None else (_fault_problem(fault),)


def _fault_problem(fault: CacheFault) -> Problem:
    reason = disk_reason(fault.error) if fault.error is not None else ""
    return problem(fault.code, Place(fault.where), reason=reason)
