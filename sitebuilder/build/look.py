"""Leaving the record by which the next build sees at once that nothing has changed."""

import os
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from sitebuilder import unchanged
from sitebuilder.build.index import is_settled
from sitebuilder.build.options import BuildOptions
from sitebuilder.build.planning import Planned
from sitebuilder.cache.storage import Cache, Prepared
from sitebuilder.content.documents import next_moments
from sitebuilder.messages import LANGUAGES, Problem


class Look(Struct, frozen=True):
    """How the inputs looked before the build read them; ``settled`` when a later change will be noticed.

    ``listing`` are their files.
    """

    inputs: str
    settled: bool
    listing: unchanged.Listing

    @classmethod
    def at_inputs(cls, options: BuildOptions, seen: unchanged.Seen | None) -> "Look":
        """Look at all that a build reads; an earlier look will do, since nothing was read before it."""
        roots = unchanged.input_roots(os.fspath(options.site), os.fspath(options.fallback))
        seen = seen or unchanged.look(roots)
        settled = all(is_settled(newest_ns, seen.started_ns) for newest_ns in seen.newest_ns)
        return cls(seen.digest, settled, seen.listing)

    def prepare(
        self,
        cache: Cache,
        options: BuildOptions,
        planned: Planned,
        problems: Sequence[Problem],
        left: Sequence[unchanged.OutputLook],
    ) -> list[Prepared | OSError]:
        """Write the record of a build that has just left these files, if it can be relied on.

        Returns what shall be put into its place, if anything. ``left`` is how all files of the output
        folder look, the manifest among them.
        """
        output = os.fspath(options.output)
        if problems or not self.settled or planned.context is None:
            unchanged.forget(cache, output)
            return []
        now, zone = planned.context.now, ZoneInfo(planned.context.site.time_zone)
        moments = next_moments(planned.sources.documents, now)
        until = moments[0] if moments else None
        prepared = unchanged.prepare_last(
            cache,
            output,
            inputs=self.inputs,
            outputs=unchanged.look_of(output, left),
            drafts=options.drafts,
            count=len(left) - 1,
            language=planned.context.site.language,
            sentences={language: words.PROGRAM["done"] for language, words in LANGUAGES.items()},
            valid=(_minute(now), _minute(until) if until else None),
            valid_seconds=(_seconds(now, zone), _seconds(until, zone) if until else None),
        )
        return [prepared]


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _seconds(moment: datetime, zone: ZoneInfo) -> float:
    return moment.replace(tzinfo=zone).timestamp()
