"""The command ``import``, which imports documents as drafts."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sitebuilder.cli.invocation import Invocation
from sitebuilder.cli.site_settings import choose_column, load_site
from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.new_files import is_new_slug
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.save import ImportTarget, SavedArticle, is_lasting, save_article
from sitebuilder.importers.sources import MAX_BYTES as MAX_SOURCE_BYTES
from sitebuilder.importers.sources import list_importable, read_file, read_paste
from sitebuilder.messages import Place, Problem, errors, printable_path, problem, problem_summary, say
from sitebuilder.pipeline.source_lines import line_finder
from sitebuilder.processes.exit_code import ExitCode
from sitebuilder.processes.time_limit import OutOfTimeError, processor_time_limit

_PASTE = "-"
MOST_SECONDS = 120.0
"""Processor time for one document; the longest that a test has takes some seconds."""

_T = TypeVar("_T")

_MAX_NAMED = 10
"""How many files are named that were not imported."""

_MAX_SHOWN = 20
"""How many warnings of one kind are shown; a blog with a thousand posts has a thousand of some."""


def import_texts(call: Invocation, file: str, slug: str | None, column: str | None) -> int:
    """Import a document, a folder of them, or pasted text (``-``) as drafts, and report on each.

    Returns the exit code: 0 all were written, 1 one was not, 2 wrong usage.
    """
    found = find_import_target(call, column)
    if isinstance(found, int):
        return found
    _, target = found
    if slug and not is_new_slug(slug):
        print(say("bad-new-slug", call.language, slug=printable_path(slug)), file=sys.stderr)
        return ExitCode.USAGE
    path = Path(file)
    if file != _PASTE and path.is_dir() and slug is not None:
        print(say("import-slug-folder", call.language), file=sys.stderr)
        return ExitCode.USAGE
    texts = _paste() if file == _PASTE else _folder(path) if path.is_dir() else [_file(path)]
    return _save_all(texts, target, slug, call.language)


def find_import_target(call: Invocation, column: str | None) -> tuple[Site, ImportTarget] | int:
    """Return the site and where articles of a column go, or print why there is none and return the exit code.

    The default is the first column.
    """
    site = load_site(call.site, call.language)
    if site is None:
        return ExitCode.PROBLEMS
    chosen = choose_column(site, column, call.language)
    if chosen is None:
        return ExitCode.USAGE
    return site, ImportTarget(call.site, chosen, call.moment(), {}, ZoneInfo(site.time_zone))


_Source = tuple[str, Callable[[], ImportedText | Problem]]
"""The name of what is imported, and a function that reads it."""


def _paste() -> list[_Source]:
    content = sys.stdin.buffer.read(MAX_SOURCE_BYTES + 1)
    return [(say("import-paste", "zh-CN"), lambda: read_paste(content))]


def _file(path: Path) -> _Source:
    return path.name, lambda: read_file(path)


def within_time_limit(origin: str, work: Callable[[], _T]) -> _T | Problem:
    """Return the result of work on one file, or the problem that it takes too long; ``origin`` names it."""
    try:
        with processor_time_limit(MOST_SECONDS):
            return work()
    except (OutOfTimeError, RecursionError):
        return problem("file-too-complex", Place(printable_path(origin)))


def _folder(folder: Path) -> list[_Source]:
    files = list_importable(folder)
    if not files.texts and not files.old and not files.unreadable:
        return [_refused(folder, "import-none")]
    refused = (_refused(path, "import-old-word") for path in files.old)
    passed_over = [_passed_over(folder, files.other)] if files.other else []
    return [*map(_file, files.texts), *refused, *passed_over, *map(_unreadable, files.unreadable)]


def _passed_over(folder: Path, files: Sequence[Path]) -> _Source:
    names = "、".join(printable_path(each.name) for each in files[:_MAX_NAMED])
    shown = f"{names}……" if len(files) > _MAX_NAMED else names
    place = Place(printable_path(folder.name))
    return folder.name, lambda: problem("import-passed-over", place, count=len(files), names=shown)


def _unreadable(found: Problem) -> _Source:
    return found.place.file, lambda: found


def _refused(path: Path, code: str) -> _Source:
    return path.name, lambda: problem(code, Place(printable_path(path.name)))


def _save_all(texts: Sequence[_Source], target: ImportTarget, slug: str | None, language: str) -> int:
    problems: list[Problem] = []
    for number, (origin, read) in enumerate(texts, 1):
        text = within_time_limit(origin, read)
        saved = text if isinstance(text, Problem) else _save(text, origin, target, slug)
        if isinstance(saved, SavedArticle):
            print(say("imported", language, path=saved.path, pictures=saved.pictures))
            problems += saved.problems
            continue
        problems.append(saved)
        if is_lasting(saved):
            problems += stopped(len(texts) - number, saved)
            break
    print_import_problems(problems, target.site, language)
    return ExitCode.PROBLEMS if errors(problems) else ExitCode.DONE


def _save(text: ImportedText, origin: str, target: ImportTarget, slug: str | None) -> SavedArticle | Problem:
    return within_time_limit(origin, lambda: save_article(text, printable_path(origin), target, slug))


def stopped(count: int, reason: Problem) -> list[Problem]:
    """Return the problem that an import ended before its last ``count`` texts, if there are any."""
    return [problem("import-stopped", reason.place, count=count)] if count else []


def print_import_problems(problems: list[Problem], site_folder: Path, language: str) -> None:
    """Print what was left out and what remains to be done: errors, then a few warnings of each kind."""
    if problems:
        line_of = line_finder(site_folder, site_folder)
        print(problem_summary(problems, language, line_of, most_warnings=_MAX_SHOWN), file=sys.stderr)
