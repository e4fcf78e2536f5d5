"""The command ``import``, which imports documents as drafts."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sitebuilder.cli.site_settings import load_site
from sitebuilder.content.model.site import Site
from sitebuilder.content.new_files import is_new_slug
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.save import ImportTarget, SavedArticle, save_article
from sitebuilder.importers.sources import MAX_BYTES as MAX_SOURCE_BYTES
from sitebuilder.importers.sources import list_importable, read_file, read_paste
from sitebuilder.messages import Place, Problem, errors, format_problems, printable_path, problem, say
from sitebuilder.messages.problem import Severity
from sitebuilder.pipeline.source_lines import line_finder

DONE, REFUSED, USAGE = 0, 1, 2
_PASTE = "-"
_MAX_SHOWN = 20
"""How many reminders of one kind are shown; a blog with a thousand posts has a thousand of some."""


def import_texts(
    site_folder: Path, file: str, slug: str | None, column: str | None, now: datetime | None, language: str
) -> int:
    """Import a document, a folder of them, or pasted text (``-``) as drafts, and report on each.

    Returns the exit code: 0 all were written, 1 one was not, 2 wrong usage.
    """
    site = load_site(site_folder, language)
    if site is None:
        return REFUSED
    target = find_shelf(site_folder, site, column, now, language)
    if target is None:
        return USAGE
    if slug and not is_new_slug(slug):
        print(say("bad-new-slug", language, slug=printable_path(slug)), file=sys.stderr)
        return USAGE
    path = Path(file)
    if file != _PASTE and path.is_dir() and slug is not None:
        print(say("import-slug-folder", language), file=sys.stderr)
        return USAGE
    texts = _paste() if file == _PASTE else _folder(path) if path.is_dir() else [(path.name, read_file(path))]
    return _save_all(texts, target, slug, language)


def find_shelf(
    site_folder: Path, site: Site, column: str | None, now: datetime | None, language: str
) -> ImportTarget | None:
    """Return where articles of a column go, by default the first, or print that it does not exist."""
    columns = [each.slug for each in site.columns]
    names = {each.name: each.slug for each in site.columns}
    chosen = names.get(column or "", column) or next(iter(columns), "news")
    if chosen not in columns:
        print(say("bad-column", language, column=chosen, choices="、".join(columns)), file=sys.stderr)
        return None
    moment = now or datetime.now(ZoneInfo(site.time_zone)).replace(tzinfo=None)
    return ImportTarget(site_folder, chosen, moment, {})


def _paste() -> Iterator[tuple[str, ImportedText | Problem]]:
    yield say("import-paste", "zh-CN"), read_paste(sys.stdin.buffer.read(MAX_SOURCE_BYTES + 1))


def _folder(folder: Path) -> Iterator[tuple[str, ImportedText | Problem]]:
    found, old = list_importable(folder)
    if not found and not old:
        yield folder.name, problem("import-none", Place(printable_path(folder.name)))
    for path in found:
        yield path.name, read_file(path)
    for path in old:
        yield path.name, problem("import-old-word", Place(printable_path(path.name)))


def _save_all(
    texts: Iterable[tuple[str, ImportedText | Problem]], target: ImportTarget, slug: str | None, language: str
) -> int:
    problems: list[Problem] = []
    for origin, text in texts:
        saved = (
            text if isinstance(text, Problem) else save_article(text, printable_path(origin), target, slug)
        )
        if isinstance(saved, SavedArticle):
            print(say("imported", language, path=saved.path, pictures=saved.pictures))
            problems += saved.problems
        else:
            problems.append(saved)
    print_import_problems(problems, target.site, language)
    return REFUSED if errors(problems) else DONE


def print_import_problems(problems: list[Problem], site_folder: Path, language: str) -> None:
    """Print what was left out and what remains to be done: errors, then a few reminders of each kind."""
    if not problems:
        return
    error_list = errors(problems)
    shown = list(error_list)
    counts: Counter[str] = Counter()
    for each in problems:
        if each.severity is Severity.WARNING:
            counts[each.code] += 1
            shown += [each] if counts[each.code] <= _MAX_SHOWN else []
    print(format_problems(shown, language, line_finder(site_folder, site_folder)), file=sys.stderr)
    for code, count in sorted(counts.items()):
        if count > _MAX_SHOWN:
            print("\n" + say("reported-more", language, count=count - _MAX_SHOWN, code=code), file=sys.stderr)
    counts_sentence = say(
        "problem-count", language, errors=len(error_list), warnings=len(problems) - len(error_list)
    )
    print(f"\n{counts_sentence}", file=sys.stderr)
