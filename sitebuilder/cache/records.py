"""Records of the cache: values, encoded, in sealed files."""

import os
from typing import Any, TypeVar

import msgspec

from sitebuilder.cache.storage import Cache, PreparedFile, prepare_sealed, read_sealed, write_sealed
from sitebuilder.messages import Place, Problem, problem

Record = TypeVar("Record")


def read_record(cache: Cache, name: str, model: type[Record]) -> Record | None:
    """Return the record in a file; None when there is none, or when it is damaged or of another form."""
    body = read_sealed(cache, name)
    if body is None:
        return None
    try:
        return msgspec.msgpack.decode(body, type=model)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_record(cache: Cache, name: str, record: Any) -> OSError | None:
    """Replace the record in a file; return why that could not be done."""
    return write_sealed(cache, name, msgspec.msgpack.encode(record))


def prepare_record(cache: Cache, name: str, record: Any) -> PreparedFile | OSError:
    """Write a record beside the file that it shall replace."""
    return prepare_sealed(cache, name, msgspec.msgpack.encode(record))


def cache_problem(cache: Cache, *failed: OSError | None) -> tuple[Problem, ...]:
    """Return the reminder that a build has no cache, or could not write all of it: told once.

    ``failed`` are what the functions returned that write.
    """
    if cache.fault is not None:
        return (problem(cache.fault.code, Place(cache.fault.where), reason=cache.fault.reason),)
    for error in failed:
        if error is not None:
            reason = error.strerror or type(error).__name__
            return (problem("cache-unwritable", Place(os.path.basename(cache.folder)), reason=reason),)
    return ()
