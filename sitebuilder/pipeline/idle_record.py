"""Write the record that lets the next build see at once that nothing has changed."""

import os
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sitebuilder.cache.digests import is_reliable
from sitebuilder.cache.fingerprint import OutputState, fingerprint_files
from sitebuilder.cache.idle_check import forget_idle_record, prepare_idle_record
from sitebuilder.cache.storage import PreparedFile
from sitebuilder.content.documents import next_moments
from sitebuilder.content.library.library import Library
from sitebuilder.content.review import next_past_signature
from sitebuilder.messages import LANGUAGES, Problem, done_sentence, errors, problem_report, sort_problems
from sitebuilder.pipeline.options import BuildOptions
from sitebuilder.pipeline.plan import SitePlan
from sitebuilder.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from sitebuilder.cache.idle_check import IdleRecord


def prepare_idle(
    workspace: Workspace,
    planned: SitePlan,
    problems: Sequence[Problem],
    output_states: Sequence[OutputState],
) -> list[PreparedFile | OSError]:
    """Write the idle record of a finished build if it can be relied on; return the files to put in place.

    ``output_states`` are the states in which the build left all files of the output folder, including the
    manifest.
    """
    cache, options, inputs = workspace.cache, workspace.options, workspace.inputs
    output = os.fspath(options.output)
    reliable = all(is_reliable(newest_ns, inputs.started_ns) for newest_ns in inputs.newest_ns)
    if not _are_content_warnings(problems) or not reliable or planned.context is None:
        forget_idle_record(cache, output)
        return []
    now, zone = planned.context.now, ZoneInfo(planned.context.site.time_zone)
    moments = next_moments(planned.sources.documents, now)
    old_news = _old_news(planned.context.library) if options.release else None
    site = planned.context.site
    signed = next_past_signature(planned.sources.documents, site, now)
    until = min((*moments[:1], *(each for each in (old_news, signed) if each)), default=None)
    record: IdleRecord = {
        "inputs": inputs.digest,
        "outputs": fingerprint_files(output, output_states),
        "count": len(output_states) - 1,
        "mode": (options.drafts, options.release),
        "sentences": {
            language: done_sentence(language, planned.samples, is_release=options.release)
            for language in LANGUAGES
        },
        "warnings": _warnings(problems, options),
        "valid": (_iso_seconds(now), _iso_seconds(until) if until else None),
        "valid_seconds": (_timestamp(now, zone), _timestamp(until, zone) if until else None),
    }
    return [prepare_idle_record(cache, output, record)]


def _warnings(problems: Sequence[Problem], options: BuildOptions) -> dict[str, str]:
    """Map each language to what a build prints about its warnings."""
    if not problems:
        return {}
    # Imported here: most builds have nothing to report.
    from sitebuilder.pipeline.source_lines import line_finder

    ordered, line_of = sort_problems(problems), line_finder(options.site, options.fallback)
    return {language: problem_report(ordered, language, line_of) for language in LANGUAGES}


def _are_content_warnings(problems: Sequence[Problem]) -> bool:
    """Return whether all problems are warnings about content.

    A failure of the cache may be over by the next build.
    """
    return not errors(problems) and not any(each.code.startswith("cache-") for each in problems)


def _iso_seconds(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _timestamp(moment: datetime, zone: ZoneInfo) -> float:
    return moment.replace(tzinfo=zone).timestamp()


def _old_news(library: Library) -> datetime | None:
    # Imported here: only a release asks.
    from sitebuilder.content.release import stale_from

    return stale_from(library)
