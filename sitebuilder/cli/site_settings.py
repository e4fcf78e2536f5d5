"""Load a site's settings for commands that need nothing else, and choose from them."""

import sys
from pathlib import Path

from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import disk_problem, format_problems, say


def load_site(site_folder: Path, language: str) -> Site | None:
    """Return the settings of a site folder, or print why they cannot be read."""
    try:
        site, reading = read_site(read_regular_file(site_folder / SITE_FILE, MAX_TEXT_BYTES))
    except FileNotFoundError:
        print(say("no-site", language, folder=site_folder), file=sys.stderr)
        return None
    except OSError as error:
        print(format_problems([disk_problem(error, SITE_FILE)], language), file=sys.stderr)
        return None
    if site is None:
        print(format_problems(reading.problems, language), file=sys.stderr)
    return site


def choose_column(site: Site, name_or_slug: str | None, language: str) -> str | None:
    """Return the slug of a column, by default the first, or print that the site has no such column."""
    columns = [each.slug for each in site.columns]
    names = {each.name: each.slug for each in site.columns}
    chosen = names.get(name_or_slug or "", name_or_slug) or next(iter(columns), "news")
    if chosen not in columns:
        key = "bad-column" if columns else "no-columns"
        print(say(key, language, column=chosen, choices="、".join(columns)), file=sys.stderr)
        return None
    return chosen
