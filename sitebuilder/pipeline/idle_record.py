"""Leaving the record by which the next build sees at once that nothing has changed."""

import os
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sitebuilder.cache.digests import is_reliable
from sitebuilder.cache.fingerprint import OutputState, fingerprint_files
from sitebuilder.cache.idle_check import forget_idle_record, prepare_idle_record
from sitebuilder.cache.storage import PreparedFile
from sitebuilder.content.documents import next_moments
from sitebuilder.content.release import stale_from
from sitebuilder.messages import LANGUAGES, Problem, done_sentence, errors, problem_report, sort_problems
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.plan import SitePlan
from sitebuilder.pipeline.source_lines import line_finder
from sitebuilder.pipeline.workspace import Workspace


def prepare_idle(
    workspace: Workspace, planned: SitePlan, problems: Sequence[Problem], left: Sequence[OutputState]
) -> list[PreparedFile | OSError]:
    """Write the record of a build that has just left these files, if it can be relied on.

    Returns what shall be put into its place, if anything. ``left`` are the states of all files of the output
    folder, the manifest among them.
    """
    cache, options, inputs = workspace.cache, workspace.options, workspace.inputs
    output = os.fspath(options.output)
    reliable = all(is_reliable(newest_ns, inputs.started_ns) for newest_ns in inputs.newest_ns)
    if not _are_reminders(problems) or not reliable or planned.context is None:
        forget_idle_record(cache, output)
        return []
    now, zone = planned.context.now, ZoneInfo(planned.context.site.time_zone)
    moments = next_moments(planned.sources.documents, now)
    old_news = stale_from(planned.context.library) if options.release else None
    until = min((*moments[:1], *([old_news] if old_news else [])), default=None)
    prepared = prepare_idle_record(
        cache,
        output,
        inputs=inputs.digest,
        outputs=fingerprint_files(output, left),
        drafts=options.drafts,
        release=options.release,
        count=len(left) - 1,
        reminders=_reminders(problems, options),
        sentences={
            language: done_sentence(language, planned.samples, is_release=options.release)
            for language in LANGUAGES
        },
        valid=(_minute(now), _minute(until) if until else None),
        valid_seconds=(_seconds(now, zone), _seconds(until, zone) if until else None),
    )
    return [prepared]


def _reminders(problems: Sequence[Problem], options: BuildOptions) -> dict[str, str]:
    """Return by language what a build tells of its reminders."""
    if not problems:
        return {}
    ordered, line_of = sort_problems(problems), line_finder(options.site, options.fallback)
    return {language: problem_report(ordered, language, line_of) for language in LANGUAGES}


def _are_reminders(problems: Sequence[Problem]) -> bool:
    """Tell whether problems are reminders of the content: what hinders the cache may be over by then."""
    return not errors(problems) and not any(each.code.startswith("cache-") for each in problems)


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _seconds(moment: datetime, zone: ZoneInfo) -> float:
    return moment.replace(tzinfo=zone).timestamp()
