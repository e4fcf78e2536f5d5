"""Changes dated in the future: visitors would read of a change that nobody has made.

Calendar programs take only later changes after it (RFC 5546, 2.1.4), so one that was published cannot be
taken back: a release is refused, and ``check`` warns.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sitebuilder.content.dates.fast_clock import past_from
from sitebuilder.content.documents import Document
from sitebuilder.content.model.field_types import Moment
from sitebuilder.messages import Problem, problem


def dated_in_future(documents: Iterable[Document], now: datetime) -> tuple[Problem, ...]:
    """Return the warnings of the changes of all documents but drafts that are dated in the future."""
    finished = (each for each in documents if not getattr(each.data, "draft", False))
    return tuple(change for each in finished for change in future_changes(each, now))


def future_changes(document: Document, now: datetime) -> Iterator[Problem]:
    """Yield a problem for each change of a document that is dated later than ``now``.

    ``now`` is in the site's time zone. A document that is published later may be dated as of then.
    """
    publish_at = getattr(document.data, "publish_at", None)
    shown_at = max(now, publish_at.begins) if publish_at else now
    for key, moment in _changes(document):
        if past_from(moment) > shown_at:
            values = {"key": key.rpartition(".")[2], "found": str(moment), "today": shown_at.date()}
            yield problem("updated-in-future", document.place(key), **values)


def _changes(document: Document) -> Iterator[tuple[str, Moment]]:
    """Yield the key and the moment of each change that a document names."""
    updated = getattr(document.data, "updated", None)
    if updated is not None:
        yield "updated", updated
    for index, correction in enumerate(getattr(document.data, "corrections", ())):
        yield f"corrections.{index}.date", Moment(correction.date)
