"""Read a Hugo blog: ``content/``, ``static/`` and its settings."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from msgspec.structs import replace

from sitebuilder.importers.blogs.blog import Blog, Source, find_other_texts, find_post_files, read_blog_text
from sitebuilder.importers.blogs.fields import Fields, read_fields, strip_date_prefix
from sitebuilder.importers.blogs.front_matter import is_empty
from sitebuilder.importers.blogs.html_text import read_any_post
from sitebuilder.importers.blogs.hugo_addresses import token_values
from sitebuilder.importers.blogs.permalinks import PermalinkValues, expand_permalink
from sitebuilder.importers.blogs.settings import (
    folder_setting,
    read_settings,
    text_setting,
    with_trailing_slash,
)
from sitebuilder.messages import Problem

_SETTINGS = tuple(
    f"{folder}{name}{ending}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for ending in (".toml", ".yaml", ".yml", ".json")
)
_PARTS = ("permalinks", "languages")
"""Settings that may be files of their own."""

_SECTIONS = frozenset({"post", "posts", "blog", "blogs", "article", "articles", "news", "notes", "archives"})


def read_hugo(folder: Path, zone: str) -> Blog:
    """Read a Hugo blog; ``zone`` is the time zone of the site that it is imported into."""
    unreadable: list[Problem] = []
    settings = _settings(folder, unreadable)
    content = folder_setting(settings, "contentdir", folder, "content")
    found: list[Source] = []
    skipped: list[str] = []
    roots = _roots(settings, folder, content)
    # A folder within another one is walked with that.
    outer = [root for root in roots if not any(_is_below(root, each) for each in roots)]
    paths = [path for root in outer for path in find_post_files(folder, root, unreadable)]
    sections = {_inner(path, roots).parts[0].lower() for path in paths}
    has_section = not sections.isdisjoint(_SECTIONS)
    filled = {parent for path in paths if not _is_list(path) for parent in PurePosixPath(path).parents}
    for path in paths:
        if _is_list(path) and PurePosixPath(path).parent in filled:
            skipped.append(path)
            continue
        text = read_blog_text(folder, path, unreadable)
        if text is None:
            continue
        source = _source(path, roots, text, settings, zone)
        if has_section and _is_at_root(_inner(path, roots), source):
            source = replace(source, is_page=True)
        if source.is_page and is_empty(source.post.body):
            skipped.append(path)
        else:
            found.append(source)
    # A translation comes after its original, to which a name alone refers.
    original = _address_folder(_default_language(settings), settings)
    found.sort(key=lambda source: _language_folder(source.path, roots, settings).removeprefix(original))
    others = (path for root in outer for path in find_other_texts(folder, root))
    return Blog(
        folder=folder,
        tool="hugo",
        base=with_trailing_slash(text_setting(settings, "baseurl")),
        sources=tuple(found),
        file_roots=(folder_setting(settings, "staticdir", folder, "static"), "assets", content),
        asset_folders=_asset_folders,
        skipped=(*skipped, *others),
        unreadable=tuple(unreadable),
    )


def _roots(settings: dict[str, Any], folder: Path, content: str) -> dict[str, str]:
    """Return the folders of texts, the inner ones first, with the language that the settings give each."""
    found = {content: ""}
    languages = settings.get("languages")
    for name, each in languages.items() if isinstance(languages, dict) else ():
        own = {str(key).lower(): value for key, value in each.items()} if isinstance(each, dict) else {}
        found.setdefault(folder_setting(own, "contentdir", folder, content), str(name).lower())
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _is_below(path: str, folder: str) -> bool:
    return path != folder and PurePosixPath(path).is_relative_to(folder)


def _root(path: str, roots: Mapping[str, str]) -> str:
    return next(each for each in roots if _is_below(path, each))


def _inner(path: str, roots: Mapping[str, str]) -> PurePosixPath:
    """Return the path of a text below its folder of texts."""
    return PurePosixPath(path).relative_to(_root(path, roots))


def _language_folder(path: str, roots: Mapping[str, str], settings: dict[str, Any]) -> str:
    """Return the folder that a text's language has in addresses, which its name or its folder says."""
    own = _without_language(PurePosixPath(path), settings)[1]
    language = roots[_root(path, roots)] or _default_language(settings)
    return own or _address_folder(language, settings)


def _settings(folder: Path, unreadable: list[Problem]) -> dict[str, Any]:
    """Return the settings, with those that stand in files of their own in ``config/_default/``."""
    settings = read_settings(folder, _SETTINGS, unreadable)
    for part in _PARTS:
        names = tuple(f"config/_default/{part}{ending}" for ending in (".toml", ".yaml", ".yml", ".json"))
        if part not in settings and (found := read_settings(folder, names, unreadable)):
            settings[part] = found
    return settings


def _is_at_root(inner: PurePosixPath, source: Source) -> bool:
    """Return whether a file beside the sections, such as ``about.md``, is a page: nothing sorts it."""
    depth = 2 if inner.stem.split(".")[0] == "index" else 1
    is_sorted = source.fields.tags or source.fields.categories or strip_date_prefix(inner.stem) != inner.stem
    return len(inner.parts) == depth and not is_sorted


def _is_list(path: str) -> bool:
    """Return whether a file heads the list of a section, which is a page if the section has no posts."""
    return PurePosixPath(path).stem.split(".")[0] == "_index"


def _asset_folders(path: str) -> tuple[str, ...]:
    """Return the folder of a post's own files, its page bundle."""
    return (path.rpartition("/")[0],)


def _source(path: str, roots: Mapping[str, str], text: str, settings: dict[str, Any], zone: str) -> Source:
    inner, _ = _without_language(_inner(path, roots), settings)
    language = _language_folder(path, roots, settings)
    is_bundle = _is_bundle(inner)
    stem = inner.parent.name if is_bundle and inner.parent.name else inner.stem
    folders = inner.parent.parent.parts if is_bundle else inner.parent.parts
    post, remarks = read_any_post(path, text)
    fields = read_fields(post.values, stem, zone)
    section = folders[0] if folders else ""
    is_page = _is_list(path) or (fields.moment is None and section.lower() not in _SECTIONS)
    slug = post.values.get("slug")
    values = PermalinkValues(
        fields.moment,
        strip_date_prefix(stem),
        fields.slug,
        fields.title,
        "/".join(folders),
        fields.categories,
        own=token_values(stem, slug if isinstance(slug, str) else "", fields.title, folders, settings),
    )
    pattern = language + _pattern(settings, section)
    addresses = _addresses(fields, pattern, values, settings)
    is_translation = language != _address_folder(_default_language(settings), settings)
    if is_translation:
        fields = replace(fields, slug=f"{fields.slug}{language.replace('/', '-')}")
    translated = inner.with_suffix(f"{language.replace('/', '.')}{inner.suffix}").as_posix()
    names = (path, translated) if is_translation else (*_names(path, inner, stem), translated)
    return Source(path, post, fields, is_page, addresses, names, remarks)


def _is_bundle(inner: PurePosixPath) -> bool:
    """Return whether a text stands in a folder of its own."""
    return inner.stem in ("index", "_index")


def _names(path: str, inner: PurePosixPath, stem: str) -> tuple[str, ...]:
    """Return the names by which other posts refer to one."""
    own = inner.as_posix()
    of_bundle = (inner.parent.as_posix(), f"{stem}/index.md") if _is_bundle(inner) else ()
    without_suffix = inner.with_suffix("").as_posix()
    return (*of_bundle, path, own, f"/{own}", inner.name, stem, f"{stem}.md", without_suffix)


def _without_language(inner: PurePosixPath, settings: dict[str, Any]) -> tuple[PurePosixPath, str]:
    """Return a path without the language before its extension (``a.en.md``), and the folder of its language.

    The default language has none, unless the settings give it one.
    """
    stem, _, language = inner.stem.rpartition(".")
    languages = settings.get("languages")
    known = {str(each).lower() for each in languages} if isinstance(languages, dict) else set()
    if not stem or language.lower() not in known | {_default_language(settings)}:
        return inner, ""
    return inner.with_name(f"{stem}{inner.suffix}"), _address_folder(language.lower(), settings)


def _default_language(settings: dict[str, Any]) -> str:
    return (text_setting(settings, "defaultcontentlanguage") or "en").lower()


def _address_folder(language: str, settings: dict[str, Any]) -> str:
    """Return the folder of a language in addresses; an empty string for none."""
    is_below = str(settings.get("defaultcontentlanguageinsubdir", "")).lower() == "true"
    return f"/{language}" if language and (is_below or language != _default_language(settings)) else ""


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


def _addresses(
    fields: Fields, pattern: str, values: PermalinkValues, settings: dict[str, Any]
) -> tuple[str, ...]:
    own = fields.url or expand_permalink(pattern, values)
    if own and not fields.url and str(settings.get("uglyurls", "")).lower() == "true":
        own = f"{own.rstrip('/')}.html"
    return tuple(dict.fromkeys(each for each in (own, *fields.aliases) if each))
