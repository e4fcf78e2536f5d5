"""Read a Hexo blog: ``source/_posts/``, ``source/_drafts/``, the pages beside them, and ``_config.yml``."""

from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec.structs import replace

from sitebuilder.importers.blogs.blog import Blog, Source, find_other_texts, find_post_files, read_blog_text
from sitebuilder.importers.blogs.fields import Fields, read_fields, strip_date_prefix
from sitebuilder.importers.blogs.front_matter import Value, is_empty
from sitebuilder.importers.blogs.html_text import read_any_post
from sitebuilder.importers.blogs.permalinks import PermalinkValues, expand_permalink
from sitebuilder.importers.blogs.settings import (
    folder_setting,
    read_settings,
    text_setting,
    with_trailing_slash,
)
from sitebuilder.importers.remarks import remark
from sitebuilder.messages import Problem

_DEFAULT_PATTERN = ":year/:month/:day/:title/"


def read_hexo(folder: Path, zone: str) -> Blog:
    """Read a Hexo blog; ``zone`` is the time zone of the site that it is imported into."""
    unreadable: list[Problem] = []
    settings = read_settings(folder, ("_config.yml", "_config.yaml", "_config.json"), unreadable)
    below = folder_setting(settings, "source_dir", folder, "source")
    copied = _copied(settings)
    found: list[Source] = []
    skipped: list[str] = []
    for path in find_post_files(folder, below, unreadable):
        inner = PurePosixPath(path).relative_to(below)
        is_of_posts = inner.parts[0] in ("_posts", "_drafts")
        is_copied = any(fnmatchcase(inner.as_posix(), each) for each in copied)
        if is_copied or (inner.parts[0].startswith("_") and not is_of_posts):
            skipped.append(path)
            continue
        text = read_blog_text(folder, path, unreadable)
        if text is None:
            continue
        source = _source(path, inner, text, settings, zone)
        if source.is_page and is_empty(source.post.body):
            # A theme makes the lists of tags and of categories.
            skipped.append(path)
        else:
            found.append(source)
    return Blog(
        folder=folder,
        tool="hexo",
        base=_base(settings),
        sources=tuple(found),
        file_roots=(below, f"{below}/_posts"),
        asset_folders=_asset_folders,
        skipped=(*skipped, *find_other_texts(folder, below)),
        unreadable=tuple(unreadable),
    )


def _base(settings: dict[str, Any]) -> str:
    """Return the base URL of the blog; the setting ``root`` is its folder on the host."""
    url, root = text_setting(settings, "url"), text_setting(settings, "root").strip("/")
    return with_trailing_slash(
        url if not root or url.rstrip("/").endswith(root) else f"{url.rstrip('/')}/{root}"
    )


def _copied(settings: dict[str, Any]) -> tuple[str, ...]:
    """Return the patterns of files that Hexo copies as they are, and the one that is for programmers."""
    written = settings.get("skip_render")
    patterns = written if isinstance(written, list) else [written]
    return ("README.md", *(each for each in patterns if isinstance(each, str) and each))


def _asset_folders(path: str) -> tuple[str, ...]:
    """Return the folders of a post's own files: the one with its name, and the one that contains it."""
    return (path.rpartition(".")[0], path.rpartition("/")[0])


def _source(path: str, inner: PurePosixPath, text: str, settings: dict[str, Any], zone: str) -> Source:
    post, lost = read_any_post(path, text)
    is_page = inner.parts[0] not in ("_posts", "_drafts")
    stem = inner.parent.name if is_page and inner.stem == "index" and inner.parent.name else inner.stem
    fields = read_fields(post.values, stem, zone)
    if inner.parts[0] == "_drafts":
        fields = replace(fields, is_draft=True)
    if not _locked_tags(settings).isdisjoint(fields.tags) and "password" not in post.values:
        fields = replace(fields, is_hidden=True)
    if is_page:
        own = f"/{inner.with_suffix('').as_posix().removesuffix('index')}"
        return Source(path, post, fields, True, (own,), (stem,), lost)
    name = PurePosixPath(*inner.parts[1:]).with_suffix("").as_posix()
    title = name
    if text_setting(settings, "new_post_name").startswith(":year"):
        # The date before the name is no part of the title in addresses.
        title = PurePosixPath(name).with_name(strip_date_prefix(stem)).as_posix()
    values = PermalinkValues(
        *(fields.moment, title, fields.slug, fields.title, "", _named_categories(fields, settings)),
        identifier=_identifier(post.values),
        others=post.values,
    )
    pattern = text_setting(settings, "permalink") or _DEFAULT_PATTERN
    address = fields.url or expand_permalink(pattern, values)
    addresses = tuple(dict.fromkeys(each for each in (address, *fields.aliases) if each))
    # Without a date there may have been no address; the date is told.
    remarks = () if address or fields.moment is None else (remark("migrate-address", address=pattern),)
    names = dict.fromkeys((name, stem, title, f"{name}.md", inner.name))
    return Source(path, post, fields, False, addresses, tuple(names), (*remarks, *lost))


def _locked_tags(settings: dict[str, Any]) -> frozenset[str]:
    """Return the tags whose posts the settings lock with a password (``hexo-blog-encrypt``)."""
    encryption = settings.get("encrypt")
    written = encryption.get("tags") if isinstance(encryption, dict) else None
    tags = [each for each in written if isinstance(each, dict)] if isinstance(written, list) else []
    return frozenset(str(each.get("name")).strip() for each in tags if each.get("password"))


def _named_categories(fields: Fields, settings: dict[str, Any]) -> tuple[str, ...]:
    """Return the categories of a post as its address names them."""
    names = settings.get("category_map")
    known = names if isinstance(names, dict) else {}
    default = text_setting(settings, "default_category") or "uncategorized"
    return tuple(str(known.get(each) or each) for each in fields.categories or (default,))


def _identifier(values: Any) -> str:
    found: Value = values.get("id", "") or values.get("abbrlink", "")
    return found if isinstance(found, str) else ""
