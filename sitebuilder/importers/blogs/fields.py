"""The fields of a post as those of an article: a table of what other programs call them."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from posixpath import basename

from msgspec import Struct

from sitebuilder.content.fields import Moment
from sitebuilder.content.moments import parse_moment
from sitebuilder.content.slugs import slugify
from sitebuilder.importers.blogs.front_matter import Value

SYNONYMS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name"),
    "date": (
        "date",
        "publishdate",
        "pubdate",
        "published_at",
        "datetime",
        "created",
        "create_date",
        "createdat",
    ),
    "tags": ("tags", "tag", "taxonomies.tags"),
    "categories": ("categories", "category", "taxonomies.categories", "column"),
    "summary": ("summary", "description", "excerpt", "desc", "abstract", "subtitle", "intro"),
    "author": ("author", "authors", "writer", "by"),
    "slug": ("slug", "abbrlink", "urlname"),
    "draft": ("draft",),
    "published": ("published",),
    "aliases": ("aliases", "alias", "redirect_from"),
    "url": ("url", "permalink"),
    "expires": ("expirydate", "unpublishdate"),
    "publishes": ("publishdate",),
    "source": ("source_name", "origin_site", "from"),
}
"""Maps what a field means to its names in Hugo, Hexo, Jekyll and their themes, the first that is filled."""

_PASSED_OVER_KEYS = """
layout type weight id comments comment toc mathjax math katex mermaid share sharing lastmod updated
modified update_date keywords seotitle lang language showtoc tocopen hidetitle hidden sticky top
authorlink copyright license iscjklanguage guid postid post_id status password ping_status
slugs series series_weight linktitle contentcopyright reward autocollapsetoc hideheaderandfooter
"""
_PASSED_OVER = frozenset(_PASSED_OVER_KEYS.split())
"""What says nothing to readers, or is said by the site here; it is left out without a word."""

_DAY_BEFORE = re.compile(r"((?:19|20)\d\d)[-_/.]?(\d\d)[-_/.]?(\d\d)(?=[-_/. ]|\Z)[-_/. ]*")
_TAGS = re.compile(r"<[^<>]*>")
_LONGEST_SUMMARY = 200
_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


class Fields(Struct, frozen=True):
    """What a post says of itself; ``unknown`` are the keys that were not understood."""

    title: str
    moment: Moment | None
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    summary: str
    author: str
    slug: str
    is_draft: bool
    aliases: tuple[str, ...]
    url: str
    expires: Moment | None
    unknown: tuple[str, ...]


def read_fields(values: Mapping[str, Value], stem: str, zone: str) -> Fields:
    """Return what a post says of itself; ``stem`` is its file's name, which may begin with the day.

    Moments with an offset are converted into the time zone of the site (IANA name).
    """
    return Fields(
        title=_flat(_one(values, "title")),
        moment=_moment(_one(values, "date"), zone) or _day_of(stem),
        tags=_many(values, "tags"),
        categories=_many(values, "categories"),
        summary=shorten_summary(_one(values, "summary")),
        author="、".join(_many(values, "author", divided=False)),
        slug=_slug(_one(values, "slug")) or _slug(strip_date_prefix(stem)),
        is_draft=_one(values, "draft").lower() in _YES or _one(values, "published").lower() in _NO,
        aliases=_many(values, "aliases", divided=False),
        url=_one(values, "url"),
        expires=_moment(_one(values, "expires"), zone),
        unknown=tuple(sorted(key for key in values if not _is_known(key))),
    )


def _is_known(key: str) -> bool:
    names = {name for each in SYNONYMS.values() for name in each}
    return key in names or key in _PASSED_OVER or key.partition(".")[0] in _PASSED_OVER


def _one(values: Mapping[str, Value], field: str) -> str:
    for name in SYNONYMS[field]:
        value = values.get(name)
        if isinstance(value, list):
            value = value[0] if value else ""
        if value and value.strip():
            return value.strip()
    return ""


def _many(values: Mapping[str, Value], field: str, *, divided: bool = True) -> tuple[str, ...]:
    """Return the words of a field: a list, or one text with commas between them."""
    for name in SYNONYMS[field]:
        value = values.get(name)
        if not value:
            continue
        items = value if isinstance(value, list) else re.split("[,，、;；]", value) if divided else [value]
        words = (_flat(each) for each in items)
        return tuple(dict.fromkeys(word for word in words if word))
    return ()


def _flat(text: str) -> str:
    return " ".join(unescape(_TAGS.sub("", text)).split())


def shorten_summary(text: str) -> str:
    """Return a summary as one line of text, cut where it is too long for lists."""
    flat = _flat(text)
    return flat if len(flat) <= _LONGEST_SUMMARY else f"{flat[: _LONGEST_SUMMARY - 1]}…"


def _slug(name: str) -> str:
    return slugify(basename(name.strip().rstrip("/"))) if name.strip() else ""


def _moment(text: str, zone: str) -> Moment | None:
    """Return the moment of a date as programs write it, with parts of seconds and names of zones as well."""
    text = re.sub(r"(\d{2}:\d{2}:\d{2})[.,]\d+", r"\1", text.strip())
    text = re.sub(r"\s+([+-]\d{2}):?(\d{2})\b.*\Z", r"\1:\2", text)
    text = re.sub(r"\s+(?:UTC|GMT)\Z", "Z", text)
    return parse_moment(text, zone) if text else None


def _day_of(stem: str) -> Moment | None:
    found = _DAY_BEFORE.match(stem)
    return parse_moment("-".join(found.groups())) if found else None


def strip_date_prefix(stem: str) -> str:
    """Return the name of a file without the day before it, as Jekyll and Hexo write it."""
    found = _DAY_BEFORE.match(stem)
    return stem[found.end() :] if found and found.end() < len(stem) else stem


def merge_tags(tags: Sequence[str], known: dict[str, str]) -> tuple[str, ...]:
    """Return tags in one spelling: two with one address (``Java``, ``java``) are one, as first written."""
    return tuple(dict.fromkeys(known.setdefault(slugify(tag), tag) for tag in tags))
