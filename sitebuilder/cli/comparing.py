"""Compare two versions of a site and print the differences."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitebuilder.compare.compare import compare
from sitebuilder.compare.html_report import html_report
from sitebuilder.compare.markdown_report import markdown_report
from sitebuilder.compare.outputs import Output, is_output, open_output
from sitebuilder.compare.revisions import build_revisions, find_commit, open_repository
from sitebuilder.compare.text_report import text_report
from sitebuilder.content.paths.files import check_report, write_report
from sitebuilder.messages import Problem, problem_listing, say
from sitebuilder.pipeline import BuildOptions
from sitebuilder.processes.exit_code import ExitCode


def print_differences(
    options: BuildOptions,
    names: tuple[str, str],
    html: Path | None,
    markdown: Path | None,
    language: str,
) -> int:
    """Compare two named versions, write the reports requested, and return the exit code.

    Revisions are built with ``options``.

    Raises:
        OSError: a version cannot be read, or a report cannot be written.
    """
    for file in (html, markdown):
        if file is not None:
            # Before the two versions are built, which takes a while.
            check_report(file)
    with _versions(options, names) as found:
        if isinstance(found, list):
            print(problem_listing(found, language), file=sys.stderr)
            return ExitCode.PROBLEMS
        comparison = compare(*found)
    sys.stdout.write(text_report(comparison, language))
    for file, report in ((html, html_report), (markdown, markdown_report)):
        if file is not None:
            content = report(comparison, names, language).encode("utf-8", "replace")
            write_report(file, content)
            print(say("diff-written", language, path=file))
    return ExitCode.DONE


@contextmanager
def _versions(
    options: BuildOptions, names: tuple[str, str]
) -> Iterator[tuple[Output, Output] | list[Problem]]:
    """Yield the two outputs, or the problems that prevent comparing them."""
    folders = [Path(each) for each in names]
    if all(map(is_output, folders)):
        yield open_output(folders[0]), open_output(folders[1])
        return
    with tempfile.TemporaryDirectory(prefix="diff-") as folder:
        yield _revisions(options, names, Path(folder))


def _revisions(
    options: BuildOptions, names: tuple[str, str], folder: Path
) -> tuple[Output, Output] | list[Problem]:
    repository = open_repository(options.site)
    if isinstance(repository, Problem):
        return [repository]
    found = [find_commit(repository, name) for name in names]
    unknown = [each for each in found if isinstance(each, Problem)]
    commits = [each for each in found if isinstance(each, str)]
    if unknown:
        return unknown
    return build_revisions(repository, (commits[0], commits[1]), options, folder)
