"""Files of the cache: encoded, with a checksum, replaced whole; a damaged one is as good as none."""

import zlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record")
_CHECKSUM = 4


def read_record(path: Path, model: type[Record]) -> Record | None:
    """Return the record in a file; None when there is none, or when it is damaged or of another form."""
    try:
        content = path.read_bytes()
        body = memoryview(content)[_CHECKSUM:]
        if zlib.crc32(body) != int.from_bytes(content[:_CHECKSUM], "little"):
            return None
        return msgspec.msgpack.decode(body, type=model)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_record(path: Path, record: Any) -> None:
    """Replace the record in a file."""
    prepare_record(path, record).replace(path)


def prepare_record(path: Path, record: Any) -> Path:
    """Write a record beside the file that it shall replace; return where."""
    body = msgspec.msgpack.encode(record)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with open(temporary, "wb") as file:
        file.write(zlib.crc32(body).to_bytes(_CHECKSUM, "little"))
        file.write(body)
    return temporary
