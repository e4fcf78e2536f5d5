"""The parts of a post's address as Hugo makes them of titles and names of files, which keep their script."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from sitebuilder.importers.blogs.fields import strip_date_prefix

_SIGNS = frozenset("./\\_+~-@")


def url_part(text: str) -> str:
    """Return a title or a name as Hugo writes it in an address: ``甲 文（一）`` is ``甲-文一``.

    Other signs are dropped, and white space becomes a hyphen unless one is there (Hugo, ``paths.Sanitize``).
    """
    written: list[str] = []
    has_gap = False
    for sign in text:
        if sign in _SIGNS or unicodedata.category(sign) == "Nd" or unicodedata.category(sign)[0] in "LM":
            written += ["-"] if has_gap and sign != "-" else []
            written.append(sign)
            has_gap = False
        elif written and written[-1] != "-" and sign.isspace():
            has_gap = True
    return "".join(written).lower()


def token_values(
    stem: str, slug: str, title: str, folders: Iterable[str], settings: Mapping[str, Any]
) -> dict[str, str]:
    """Return the values of the tokens that Hugo gives a meaning of its own (permalinks).

    ``slug`` is the one that is written in the front matter, if any.
    """
    name = url_part(stem)
    if _is_dated_by_name(settings) and (rest := strip_date_prefix(stem)) != stem:
        slug = slug or rest
    slug, title = url_part(slug), url_part(title)
    sections = [url_part(each) for each in folders]
    return {
        **{"title": title, "slug": slug or title or name, "filename": name, "contentbasename": name},
        **{"slugorfilename": slug or name, "slugorcontentbasename": slug or name},
        **{"section": "".join(sections[:1]), "sections": "/".join(sections)},
    }


def _is_dated_by_name(settings: Mapping[str, Any]) -> bool:
    """Return whether the settings let the name of a file give a post its date, and its rest the slug."""
    written = settings.get("frontmatter")
    dates = written.get("date") if isinstance(written, dict) else None
    return isinstance(dates, list) and ":filename" in dates
