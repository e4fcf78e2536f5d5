"""Compute the old path of a post from the blog's permalink pattern, so that old links still work."""

import re
from collections.abc import Mapping

from msgspec import Struct

from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.values.addresses import parse_old_path

_TOKEN = re.compile(r":([a-z_]+)|\{([a-z_]+)\}|%([a-z_]+)%")


class PermalinkValues(Struct, frozen=True):
    """The values for the tokens of a permalink pattern; ``others`` are the keys of the front matter.

    ``own`` are values that the blog's program gives to tokens in its own way.
    """

    moment: Moment | None
    stem: str
    slug: str
    title: str
    folder: str
    categories: tuple[str, ...]
    identifier: str = ""
    others: Mapping[str, object] = {}
    own: Mapping[str, str] = {}


def expand_permalink(pattern: str, values: PermalinkValues) -> str | None:
    """Expand a pattern like ``/:year/:month/:title/``; return ``None`` if a token has no value."""
    by_token = {**_by_token(values), **values.own}
    unknown: list[str] = []

    def value_of(match: re.Match[str]) -> str:
        name = match[1] or match[2] or match[3]
        other = values.others.get(name)
        value = by_token.get(name) or (other if isinstance(other, str) else "")
        if not value:
            unknown.append(name)
        return value or ""

    path = _TOKEN.sub(value_of, pattern)
    return None if unknown else path


def _by_token(values: PermalinkValues) -> Mapping[str, str]:
    day = values.moment.date if values.moment else None
    time = values.moment.time if values.moment else None
    name = values.stem
    numbers = {}
    if day is not None:
        numbers = {
            **{"year": f"{day.year}", "month": f"{day.month:02}", "i_month": f"{day.month}"},
            **{"monthnum": f"{day.month:02}", "monthname": day.strftime("%B").lower()},
            **{"day": f"{day.day:02}", "i_day": f"{day.day}", "yearday": f"{day.timetuple().tm_yday}"},
        }
    if time is not None:
        numbers |= {"hour": f"{time.hour:02}", "minute": f"{time.minute:02}", "second": f"{time.second:02}"}
    return {
        **numbers,
        **{"title": name, "name": name.rpartition("/")[2], "filename": name, "postname": name},
        **{"slug": values.slug, "slugorfilename": values.slug or name, "contentbasename": name},
        "slugorcontentbasename": values.slug or name,
        **{"post_title": values.title, "section": values.folder, "sections": values.folder},
        **{"category": "/".join(values.categories), "categories": "/".join(values.categories)},
        **{"id": values.identifier, "post_id": values.identifier},
    }


def to_alias(path: str) -> str | None:
    """Return an old path as an alias for the front matter; ``None`` if no output can have that path."""
    path = path.strip().split("?")[0].split("#")[0]
    if not path or "://" in path:
        return None
    found = parse_old_path(path)
    if not isinstance(found, str) or found in ("", "/") or found.startswith("news/"):
        return None
    return f"/{found}"
