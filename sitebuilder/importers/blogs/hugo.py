"""Read a Hugo blog: ``content/``, ``static/`` and its settings."""

from pathlib import Path, PurePosixPath
from typing import Any

from sitebuilder.importers.blogs.blog import Blog, Source, find_post_files, read_text
from sitebuilder.importers.blogs.fields import read_fields, strip_date_prefix
from sitebuilder.importers.blogs.front_matter import read_post
from sitebuilder.importers.blogs.permalinks import PermalinkValues, expand_permalink
from sitebuilder.importers.blogs.settings import read_settings, text_setting, with_trailing_slash

_SETTINGS = tuple(
    f"{folder}{name}{ending}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for ending in (".toml", ".yaml", ".yml", ".json")
)
_SECTIONS = frozenset({"post", "posts", "blog", "blogs", "article", "articles", "news", "notes", "archives"})


def read_hugo(folder: Path, zone: str) -> Blog:
    """Read a Hugo blog; ``zone`` is the time zone of the site that it is imported into."""
    settings = read_settings(folder, _SETTINGS)
    content = text_setting(settings, "contentdir") or "content"
    found: list[Source] = []
    skipped = 0
    for path in find_post_files(folder, content):
        if PurePosixPath(path).stem.split(".")[0] == "_index":
            skipped += 1
        elif (text := read_text(folder / path)) is not None:
            found.append(_source(path, content, text, settings, zone))
    static = text_setting(settings, "staticdir") or "static"
    return Blog(
        folder,
        "hugo",
        with_trailing_slash(text_setting(settings, "baseurl")),
        tuple(found),
        (static, "assets", content),
        _asset_folders,
        skipped,
    )


def _asset_folders(path: str) -> tuple[str, ...]:
    """Return the folder of a post's own files, its page bundle."""
    return (path.rpartition("/")[0],)


def _source(path: str, content: str, text: str, settings: dict[str, Any], zone: str) -> Source:
    inner = PurePosixPath(path).relative_to(content)
    is_bundle = inner.stem == "index"
    stem = inner.parent.name if is_bundle and inner.parent.name else inner.stem
    folders = inner.parent.parent.parts if is_bundle else inner.parent.parts
    post = read_post(text)
    fields = read_fields(post.values, stem, zone)
    section = folders[0] if folders else ""
    is_page = fields.moment is None and section.lower() not in _SECTIONS
    values = PermalinkValues(
        fields.moment,
        strip_date_prefix(stem),
        fields.slug,
        fields.title,
        "/".join(folders),
        fields.categories,
    )
    addresses = _addresses(fields.url, fields.aliases, _pattern(settings, section), values)
    names = (
        path,
        inner.as_posix(),
        f"/{inner.as_posix()}",
        inner.name,
        stem,
        f"{stem}.md",
        inner.with_suffix("").as_posix(),
    )
    return Source(path, post, fields, is_page, addresses, names)


def _pattern(settings: dict[str, Any], section: str) -> str:
    """Return the permalink pattern of a section, from the settings of old or new versions of Hugo."""
    permalinks = settings.get("permalinks")
    found = permalinks if isinstance(permalinks, dict) else {}
    inner = found.get("page")
    for patterns in (inner if isinstance(inner, dict) else {}, found):
        pattern = patterns.get(section)
        if isinstance(pattern, str):
            return pattern
    return "/:sections/:slugorfilename/" if section else "/:slugorfilename/"


def _addresses(url: str, aliases: tuple[str, ...], pattern: str, values: PermalinkValues) -> tuple[str, ...]:
    own = url or expand_permalink(pattern, values)
    return tuple(dict.fromkeys(each for each in (own, *aliases) if each))
