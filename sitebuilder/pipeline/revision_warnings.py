"""Warnings that ``check`` derives from the history of the content: never errors, and only for ``check``."""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document, document_kind
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.revisions import undated_changes, vanished_occasions
from sitebuilder.messages import Problem
from sitebuilder.pipeline.history import earlier_versions

_NAMING = re.compile(rb"\b(id|name|start|publicity)\b")
"""Appears in a line that names a session, a stage or its date."""

_FOLDERS = tuple(spec.source for spec in KINDS.values() if spec.has_dates)


def revision_warnings(
    site: Path, documents: Iterable[Document], now: datetime, zone: str
) -> tuple[Problem, ...]:
    """Return a warning for each published date that vanished, or changed without a later ``updated``.

    ``zone`` is the site's IANA time zone. Returns nothing if Git, its history or the previous version is
    missing.
    """
    dated = {each.path: each for each in documents if KINDS[each.kind].has_dates and each.data is not None}
    found: list[Problem] = []
    for path, contents in earlier_versions(site, _FOLDERS, dated).items():
        after, text = dated.get(path), _text(site / path)
        if document_kind(path) is None:
            continue
        # URLs do not matter here: any slug will do, and pinyin need not be loaded.
        versions = [
            read_document(path, content, lambda name: "x", zone)
            for number, content in enumerate(contents)
            if number == 0 or _may_have_more(content, text)
        ]
        if after is not None:
            found += undated_changes(versions[0], after, now)
        found += vanished_occasions(versions, after, now)
    return tuple(found)


def _text(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _may_have_more(old: bytes, new: bytes) -> bool:
    """Return whether an old version may name a date that the new one lacks; parsing all would take long."""
    lines = {line.strip() for line in new.splitlines()}
    naming = (line.strip() for line in old.splitlines() if _NAMING.search(line))
    return any(line not in lines for line in naming)
