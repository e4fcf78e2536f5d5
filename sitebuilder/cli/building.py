"""Build a site and print the result."""

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sitebuilder.cli.error_guard import run_guarded
from sitebuilder.cli.idle_build import ROOT
from sitebuilder.cli.progress import progress_bar
from sitebuilder.messages import DEFAULT_LANGUAGE, LANGUAGES, done_sentence, errors, problem_report, say
from sitebuilder.pipeline import BuildOptions, BuildResult, build
from sitebuilder.pipeline.head_start import NO_HEAD_START, HeadStart
from sitebuilder.processes.exit_code import ExitCode
from sitebuilder.processes.fork import usable_processors


def build_without_click(values: Mapping[str, str], head_start: HeadStart) -> int | None:
    """Build a site and return the exit code; None if an option has to be parsed by Click.

    ``values`` are those of ``plain_options``. Importing Click would take a twentieth of an edit.
    """
    language = values.get("lang", DEFAULT_LANGUAGE)
    if language not in LANGUAGES:
        return None
    now = datetime.fromisoformat(values["now"]) if "now" in values else None
    site = Path(os.path.abspath(values.get("site", ROOT)))
    options = build_options(
        site,
        now,
        Path(values["output"]) if "output" in values else None,
        int(values["jobs"]) if "jobs" in values else None,
        **{flag: flag in values for flag in ("drafts", "release", "strict")},
    )
    return run_guarded(lambda: build_site(options, language, head_start), site, language)


def build_options(
    site: Path, now: datetime | None, output: Path | None = None, jobs: int | None = None, **flags: bool
) -> BuildOptions:
    """Return the options of a build; by default it writes into ``public/`` and uses every processor."""
    return BuildOptions(
        site=site,
        output=Path(os.path.abspath(output or site / "public")),
        fallback=Path(ROOT),
        now=now,
        jobs=jobs or usable_processors(),
        **flags,
    )


def build_site(
    options: BuildOptions,
    language: str,
    head_start: HeadStart = NO_HEAD_START,
    *,
    show_all: bool = False,
) -> int:
    """Build a site, print the result in the language, and return the exit code."""
    with progress_bar(language) as on_progress:
        result = build(options, on_progress, head_start)
    print_problems(result, options, language, show_all=show_all)
    if errors(result.problems):
        print(say("not-built" if result.is_unchanged else "not-whole", language), file=sys.stderr)
        return ExitCode.PROBLEMS
    counts = {"written": result.written, "kept": result.kept, "removed": result.removed}
    sentence = done_sentence(language, result.samples, is_release=options.release)
    print(sentence.format(seconds=result.seconds, **counts))
    return ExitCode.DONE


def print_problems(
    result: BuildResult, options: BuildOptions, language: str, *, show_all: bool = False
) -> None:
    """Print the problems with their lines, their count, and where to read more; each with ``show_all``."""
    if not result.problems:
        return
    # Imported here: most builds have nothing to report.
    from sitebuilder.pipeline.source_lines import line_finder

    line_of = line_finder(options.site, options.fallback)
    print(problem_report(result.problems, language, line_of, in_full=show_all), file=sys.stderr)
