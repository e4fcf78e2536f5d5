"""Map the front-matter fields of other programs' posts to those of an article."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from posixpath import basename

from msgspec import Struct

from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.paths.slugs import slugify
from sitebuilder.content.values.moments import parse_moment
from sitebuilder.importers.blogs.front_matter import Value
from sitebuilder.importers.remarks import abbreviate
from sitebuilder.markdown.character_references import decode_references
from sitebuilder.markdown.invisible import drop_unseen

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
    "author": ("author", "authors", "author.name", "writer", "by"),
    "slug": ("slug", "abbrlink", "urlname"),
    "draft": ("draft",),
    "published": ("published",),
    "aliases": ("aliases", "alias", "redirect_from"),
    "url": ("url", "permalink"),
    "expires": ("expirydate", "unpublishdate"),
    "publishes": ("publishdate",),
    "cover": (
        *("cover", "cover.image", "featured_image", "featuredimage", "featureimage", "thumbnail", "banner"),
        *("banner_img", "index_img", "top_img", "image", "images"),
        *("img", "header-img", "header_img", "headimg", "thumbnail.src", "resources.cover"),
    ),
    "cover_alt": ("cover_alt", "cover.alt", "image_alt", "banner_alt"),
    "pinned": ("pinned", "sticky", "top", "pin"),
    "hidden": ("password", "private", "hidden", "hide", "headless"),
    "source": ("source_name", "origin_site", "from"),
}
"""Maps each field to its names in Hugo, Hexo, Jekyll and their themes; the first that is filled applies."""

_BUILD_KEYS = ("build.render", "build.list", "_build.render", "_build.list")
"""Where Hugo is told whether a post has a page, and whether lists show it (build options)."""

_IGNORED_KEY_LIST = """
layout type weight id comments comment toc mathjax math katex mermaid share sharing lastmod updated
modified update_date keywords seotitle lang language showtoc tocopen hidetitle
authorlink copyright license iscjklanguage guid postid post_id status ping_status
slugs series series_weight linktitle contentcopyright reward autocollapsetoc hideheaderandfooter
"""
_IGNORED_KEYS = frozenset(_IGNORED_KEY_LIST.split())
"""Keys that mean nothing to readers, or are settings of the site here; they are dropped silently."""

_DATE_PREFIX = re.compile(r"((?:19|20)\d\d)[-_/.]?(\d\d)[-_/.]?(\d\d)(?=[-_/. ]|\Z)[-_/. ]*")
_MILLISECONDS = re.compile("[0-9]{13}")
_LONE_DIGIT = re.compile(r":(?=[0-9](?![0-9]))")
"""The sign before minutes or seconds of one digit."""

_TAGS = re.compile(r"<[^<>]*>")
_LONGEST_SUMMARY = 200
"""Characters that lists have room for."""

_YES, _NO = ("true", "yes", "1"), ("false", "no", "0")


class Fields(Struct, frozen=True):
    """The fields of a post; ``unknown`` are the keys that were not understood.

    ``unread_date`` is the date as it was written if it could not be parsed; ``moment`` is then another one
    or none. ``cover`` is the address of its picture. One that ``is_hidden`` had a password, or was in no
    list.
    """

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
    publishes: Moment | None
    expires: Moment | None
    cover: str
    cover_alt: str
    is_pinned: bool
    is_hidden: bool
    unknown: tuple[str, ...]
    unread_date: str = ""


def read_fields(values: Mapping[str, Value], stem: str, zone: str) -> Fields:
    """Read the fields of a post; ``stem`` is the stem of its file's name, which may begin with a date.

    Moments with an offset are converted to ``zone``, the site's time zone (IANA name).
    """
    is_hidden = _is_said(_first_value(values, "hidden")) or any(map(_is_never, map(values.get, _BUILD_KEYS)))
    if is_hidden:
        # The encryption of Hexo shows these in place of the text.
        values = {key: value for key, value in values.items() if key not in ("abstract", "message")}
    date = _first_value(values, "date")
    moment = _moment(date, zone)
    return Fields(
        title=_plain_line(_first_value(values, "title")),
        moment=moment or _other_moment(values, zone) or _day_of(stem),
        unread_date="" if moment else date,
        tags=_words(values, "tags"),
        categories=_words(values, "categories"),
        summary=abbreviate(_plain_line(_first_value(values, "summary")), _LONGEST_SUMMARY),
        author="、".join(_words(values, "author", is_split=False)),
        slug=_slug(_first_value(values, "slug")) or _slug(strip_date_prefix(stem)),
        is_draft=_first_value(values, "draft").lower() in _YES
        or _first_value(values, "published").lower() in _NO,
        aliases=_words(values, "aliases", is_split=False),
        url=_first_value(values, "url"),
        publishes=_moment(_first_value(values, "publishes"), zone),
        expires=_moment(_first_value(values, "expires"), zone),
        cover=_address(_first_value(values, "cover")),
        cover_alt=_plain_line(_first_value(values, "cover_alt")),
        is_pinned=_is_said(_first_value(values, "pinned")),
        is_hidden=is_hidden,
        unknown=tuple(sorted(key for key in values if not _is_known(key))),
    )


def _is_said(value: str) -> bool:
    return value != "" and value.lower() not in (*_NO, "off", "null", "none")


def _is_never(option: Value | None) -> bool:
    return isinstance(option, str) and option.lower() in ("never", *_NO)


def _address(value: str) -> str:
    """Return the address of a picture; an empty string for a switch or a colour, which some themes have."""
    return value if "." in value and not value.startswith("#") else ""


def _is_known(key: str) -> bool:
    names = {name for each in SYNONYMS.values() for name in each}
    return key in (*names, *_BUILD_KEYS) or key in _IGNORED_KEYS or key.partition(".")[0] in _IGNORED_KEYS


def _first_value(values: Mapping[str, Value], field: str) -> str:
    for name in SYNONYMS[field]:
        value = values.get(name)
        if isinstance(value, list):
            value = value[0] if value else ""
        if value and value.strip():
            return drop_unseen(value).strip()
    return ""


def _words(values: Mapping[str, Value], field: str, *, is_split: bool = True) -> tuple[str, ...]:
    """Return the words of a field: a list, or one text that is split at commas."""
    for name in SYNONYMS[field]:
        value = values.get(name)
        if not value:
            continue
        items = value if isinstance(value, list) else re.split("[,，、;；]", value) if is_split else [value]
        if field == "tags":
            # Within brackets, a full-width comma is meant to part words.
            items = [part for each in items for part in each.split("，")]
        words = (_plain_line(each) for each in items)
        return tuple(dict.fromkeys(word for word in words if word))
    return ()


def _plain_line(text: str) -> str:
    return " ".join(drop_unseen(decode_references(_TAGS.sub("", text))).split())


def _slug(name: str) -> str:
    return slugify(basename(name.strip().rstrip("/"))) if name.strip() else ""


def _moment(text: str, zone: str) -> Moment | None:
    """Parse a date as programs write it, also with fractions of seconds and names of time zones.

    Editors of Hexo write the milliseconds since 1970.
    """
    if _MILLISECONDS.fullmatch(text):
        text = datetime.fromtimestamp(int(text) // 1000, UTC).isoformat()
    text = _LONE_DIGIT.sub(":0", " ".join(text.split()))
    text = re.sub(r"(\d{2}:\d{2}:\d{2})[.,]\d+", r"\1", text)
    text = re.sub(r" ([+-]\d{2}):?(\d{2})\b.*\Z", r"\1:\2", text)
    text = re.sub(r" (?:UTC|GMT)\Z", "Z", text)
    return parse_moment(text, zone) if text else None


def _other_moment(values: Mapping[str, Value], zone: str) -> Moment | None:
    """Return the first date that can be parsed, under whichever name."""
    written = (values.get(name) for name in SYNONYMS["date"])
    return next((found for each in written if isinstance(each, str) and (found := _moment(each, zone))), None)


def _day_of(stem: str) -> Moment | None:
    found = _DATE_PREFIX.match(stem)
    return parse_moment("-".join(found.groups())) if found else None


def strip_date_prefix(stem: str) -> str:
    """Return the stem of a file's name without the date that Jekyll and Hexo put before it."""
    found = _DATE_PREFIX.match(stem)
    return stem[found.end() :] if found and found.end() < len(stem) else stem


def merge_tags(tags: Sequence[str], known: dict[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Unify the spelling of tags: tags with the same slug (``Java``, ``java``) get the first spelling.

    ``known`` maps slugs to spellings; new tags are added to it. Return the tags, and those that only share
    their slug with another (``C++``, ``C#``) and were dropped, mapped to that other.
    """
    spellings = {tag: known.setdefault(slugify(tag), tag) for tag in tags}
    dropped = {tag: other for tag, other in spellings.items() if _letters(tag) != _letters(other)}
    kept = (other for tag, other in spellings.items() if tag not in dropped)
    return tuple(dict.fromkeys(kept)), dropped


def _letters(tag: str) -> str:
    """Return a tag in one case and width, without spaces and hyphens."""
    return re.sub(r"[\s_-]+", "", unicodedata.normalize("NFKC", tag).casefold())
