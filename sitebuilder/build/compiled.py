"""Compiled templates, kept in the cache: Jinja checks that each is of the source's very bytes."""

from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from sitebuilder.build.records import read_record, write_record

_FILE = "templates.bin"


class CompiledTemplates(jinja2.BytecodeCache):
    """Jinja's interface to a store of compiled templates; all are in one record, of one generator."""

    def __init__(self, cache: Path, engine: str, *, clean: bool = False) -> None:
        self._file = cache / _FILE
        self._engine = engine
        found = None if clean else read_record(self._file, tuple[str, dict[str, bytes]])
        self._kept = found[1] if found is not None and found[0] == engine else {}
        self._saved = self._kept
        self._used: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if there is a compiled template of the same source."""
        content = self._kept.get(bucket.key)
        if content is not None:
            bucket.bytecode_from_string(content)
            self._used[bucket.key] = content

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was just compiled."""
        self._used[bucket.key] = bucket.bytecode_to_string()

    def save(self) -> None:
        """Write what this build used, if that is not what is kept."""
        if self._used != self._saved:
            write_record(self._file, (self._engine, self._used))
