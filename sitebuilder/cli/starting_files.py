"""The command ``new``, which writes commented starting files for editors."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sitebuilder.cli.invocation import Invocation
from sitebuilder.cli.site_settings import choose_column, load_site
from sitebuilder.content.kind_spec import KindSpec, Subfolders
from sitebuilder.content.kinds import NEW
from sitebuilder.content.model.fields import fields_of, hint, label
from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.new_files import create_file, is_new_slug, leading_outside
from sitebuilder.content.paths.slugs import short_slug
from sitebuilder.content.yaml.quoting import double_quoted
from sitebuilder.messages import disk_problem, format_problems, say
from sitebuilder.messages.zh_cn.starting_files import STARTING_FILES
from sitebuilder.processes.exit_code import ExitCode


def write_starting_file(call: Invocation, kind: str, title: str, slug: str | None, column: str | None) -> int:
    """Write a starting file of a kind listed in ``NEW`` and print its path; never overwrite a file.

    Returns the exit code: 0 written; 1 ``site.yaml`` has errors, or the file exists or cannot be written; 2
    wrong usage.
    """
    site = load_site(call.site, call.language)
    if site is None:
        return ExitCode.PROBLEMS
    if not title.strip():
        print(say("no-title", call.language), file=sys.stderr)
        return ExitCode.USAGE
    name = slug or short_slug(title)
    if not is_new_slug(name):
        print(say("bad-new-slug", call.language, slug=name), file=sys.stderr)
        return ExitCode.USAGE
    has_column = "column" in NEW[kind].model.__struct_fields__
    chosen = choose_column(site, column, call.language) if has_column else ""
    if chosen is None:
        return ExitCode.USAGE
    today = call.moment().date()
    path = _path(NEW[kind], name, today.year)
    values = {
        "title": double_quoted(title),
        "date": today.isoformat(),
        "column": chosen,
        "trade": _trade(site),
    }
    return _write(call.site, path, starting_text(kind, values), call.language)


def starting_text(kind: str, values: Mapping[str, str]) -> str:
    """Return the text of a starting file; ``values`` are title (as YAML), date, column and trade."""
    model = NEW[kind].model
    about = {name: f"{label(model, name)}：{hint(model, name)}" for name in fields_of(model)}
    return STARTING_FILES[kind].format_map({**values, "about": about})


def _path(spec: KindSpec, name: str, year: int) -> str:
    folder = f"{spec.source}/{year}" if spec.subfolders is Subfolders.YEARS else spec.source
    return f"{folder}/{name}{spec.suffix}"


def _write(site_folder: Path, path: str, text: str, language: str) -> int:
    file = site_folder / path
    if (outside := leading_outside(site_folder, path)) is not None:
        print(format_problems([outside], language), file=sys.stderr)
        return ExitCode.PROBLEMS
    try:
        create_file(file, text.encode())
    except OSError as error:
        if isinstance(error, FileExistsError) and os.path.lexists(file):
            message = say("exists", language, path=path)
        else:
            message = format_problems([disk_problem(error, path)], language)
        print(message, file=sys.stderr)
        return ExitCode.PROBLEMS
    print(say("created", language, path=path))
    return ExitCode.DONE


def _trade(site: Site) -> str:
    return site.trades[0].slug if site.trades else "待定"
