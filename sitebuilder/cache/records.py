"""Records of the cache: encoded values in sealed files."""

import os
from typing import Any, TypeVar

import msgspec

from sitebuilder.cache.storage import Cache, PreparedFile, prepare_sealed, read_sealed, write_sealed
from sitebuilder.messages import Place, Problem, problem

Record = TypeVar("Record")


def read_record(cache: Cache, name: str, model: type[Record]) -> Record | None:
    """Return the record in a file; None if it is missing, damaged, or in another format."""
    body = read_sealed(cache, name)
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
        return (problem(cache.fault.code, Place(cache.fault.where), reason=cache.fault.reason),)
    for error in failed:
        if error is not None:
            reason = error.strerror or type(error).__name__
            return (problem("cache-unwritable", Place(os.path.basename(cache.folder)), reason=reason),)
    return ()
