"""Where a post stood: its address by the pattern of the blog's settings, so that old links still work."""

import re
from collections.abc import Mapping

from msgspec import Struct

from sitebuilder.content.addresses import parse_old_path
from sitebuilder.content.fields import Moment

_TOKEN = re.compile(r":([a-z_]+)|\{([a-z_]+)\}|%([a-z_]+)%")


class PermalinkValues(Struct, frozen=True):
    """What a pattern may name: the day, the names of the file and its folder, the categories, the title."""

    moment: Moment | None
    stem: str
    slug: str
    title: str
    folder: str
    categories: tuple[str, ...]
    identifier: str = ""


def expand_permalink(pattern: str, standing: PermalinkValues) -> str | None:
    """Return the path of a post by a pattern like ``/:year/:month/:title/``; ``None`` if it is not known."""
    values = _values(standing)
    unknown: list[str] = []

    def replaced(match: re.Match[str]) -> str:
        name = match[1] or match[2] or match[3]
        value = values.get(name)
        if not value:
            unknown.append(name)
        return value or ""

    path = _TOKEN.sub(replaced, pattern)
    return None if unknown else path


def _values(standing: PermalinkValues) -> Mapping[str, str]:
    day = standing.moment.date if standing.moment else None
    time = standing.moment.time if standing.moment else None
    name = standing.stem
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
        **{"slug": standing.slug, "slugorfilename": standing.slug or name, "contentbasename": name},
        **{"post_title": standing.title, "section": standing.folder, "sections": standing.folder},
        **{"category": "/".join(standing.categories), "categories": "/".join(standing.categories)},
        **{"id": standing.identifier, "post_id": standing.identifier},
    }


def to_alias(path: str) -> str | None:
    """Return an old path as one of the front matter; ``None`` where no output can stand there."""
    path = path.strip().split("?")[0].split("#")[0]
    if not path or "://" in path:
        return None
    found = parse_old_path(path)
    if not isinstance(found, str) or found in ("", "/") or found.startswith("news/"):
        return None
    return f"/{found}"
