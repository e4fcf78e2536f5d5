"""What ``check`` reminds of, by the history of the content: no error, and nothing that a build asks for."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sitebuilder.content.documents import Document, read_document
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.revisions import undated_changes
from sitebuilder.messages import Problem
from sitebuilder.pipeline.history import earlier_versions

_FOLDERS = tuple(spec.source for spec in KINDS.values() if spec.has_dates)


def revision_reminders(
    site: Path, documents: Iterable[Document], now: datetime, zone: str
) -> tuple[Problem, ...]:
    """Return a reminder for each published date that has changed without a later ``updated``.

    ``zone`` is the time zone of the site (IANA). Nothing where Git, its history or the version before is not
    at hand.
    """
    dated = {each.path: each for each in documents if KINDS[each.kind].has_dates and each.data is not None}
    if not dated:
        return ()
    found: list[Problem] = []
    for path, content in earlier_versions(site, _FOLDERS, dated).items():
        # Addresses are of no interest here: any slug will do, and pinyin need not be loaded.
        before = read_document(path, content, lambda name: "x", zone)
        found += undated_changes(before, dated[path], now)
    return tuple(found)
