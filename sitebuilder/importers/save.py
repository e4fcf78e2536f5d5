"""Write an imported article, or a folder with an article and its pictures; never overwrite anything."""

import os
from collections.abc import Mapping
from datetime import datetime, tzinfo
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.paths.new_files import create_file, create_folder, leading_outside
from sitebuilder.content.paths.output_paths import PathRefusal, output_path
from sitebuilder.content.paths.slugs import short_slug
from sitebuilder.content.yaml.quoting import double_quoted
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.remarks import remark, to_problems
from sitebuilder.messages import Place, Problem, disk_problem, problem, sort_problems
from sitebuilder.messages.zh_cn.starting_files import IMPORTED

_LASTING = frozenset({"disk-full", "disk-quota", "disk-read-only"})
"""Problems with the whole disk."""


class SavedArticle(Struct, frozen=True):
    """A written article: its path below the site folder, the number of its pictures, and problems."""

    path: str
    pictures: int
    problems: tuple[Problem, ...]


class ImportTarget(Struct):
    """The target of an import: the site, the column, the present moment, the names already used, the zone.

    ``taken`` maps each used name to the number of the last one that was made of it.
    """

    site: Path
    column: str
    now: datetime
    taken: dict[str, int]
    zone: tzinfo


def save_article(
    imported: ImportedText, origin: str, target: ImportTarget, slug: str | None = None
) -> SavedArticle | Problem:
    """Write a text as a draft news article; return it, or the problem that prevented it.

    ``origin`` is the name of the source file; ``slug`` overrides the slug made from the title. An article
    with pictures gets its own folder. Existing files are never changed.
    """
    remarks = list(imported.remarks)
    title = imported.title or Path(origin).stem
    if not imported.title:
        remarks.insert(0, remark("import-title", near="title:"))
    moment = imported.moment
    if moment is not None and moment.tzinfo is not None:
        moment = moment.astimezone(target.zone).replace(tzinfo=None)
    if moment is None or moment > target.now:
        moment = target.now
        remarks.insert(0, remark("import-date", near="date:"))
    facts = "".join(f"{name}: {double_quoted(value)}\n" for name, value in imported.facts.items())
    head = IMPORTED.format(
        origin=_one_line(origin),
        title=double_quoted(title),
        date=moment.date().isoformat(),
        column=target.column,
        facts=facts,
    )
    folder = f"content/news/{moment.year}"
    name = free_slug(slug or article_slug(title), folder, target)
    text = head + imported.markdown
    path = f"{folder}/{name}/index.md" if imported.files else f"{folder}/{name}.md"
    if failed := write_new(target.site, path, text, imported.files):
        return failed
    problems = sort_problems(to_problems(remarks, path, text))
    return SavedArticle(path, len(imported.files), problems)


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def article_slug(title: str) -> str:
    """Return the slug of an article, from its title."""
    name = short_slug(title)
    return name if name and not isinstance(output_path(f"{name}.md"), PathRefusal) else "article"


def free_slug(name: str, folder: str, target: ImportTarget) -> str:
    """Return a name that no other article of this run uses: the second gets ``-2``."""
    number, free = target.taken.get(f"{folder}/{name}", 0), name
    while f"{folder}/{free}" in target.taken:
        number += 1
        free = f"{name}-{number}"
    target.taken[f"{folder}/{name}"] = max(number, 1)
    target.taken.setdefault(f"{folder}/{free}", 1)
    return free


def is_lasting(failure: Problem) -> bool:
    """Return whether what prevented one article prevents the others too."""
    return failure.code in _LASTING


def write_new(site: Path, path: str, text: str, files: Mapping[str, bytes] | None = None) -> Problem | None:
    """Write an article and the files beside it, all or none; return the problem that prevented it.

    The article, and its own folder if it has files, must not exist yet.
    """
    place = Place(path)
    file = site / path
    own_folder = file.parent if files else None
    stem = file.parent if own_folder else file.with_suffix("")
    if any(os.path.lexists(each) for each in (stem, stem.with_name(f"{stem.name}.md"))):
        return problem("import-exists", place)
    if (outside := leading_outside(site, path)) is not None:
        return outside
    content = text.encode("utf-8", "replace")
    try:
        if own_folder:
            create_folder(own_folder, {**(files or {}), file.name: content})
        else:
            create_file(file, content)
    except FileExistsError:
        # Another command has written it meanwhile.
        return problem("import-exists", place)
    except OSError as error:
        return disk_problem(error, path)
    return None
