"""Migrate a blog to articles and pages of the site: convert texts, resolve links, copy files."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from msgspec import Struct

from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.paths.files import read_regular_file
from sitebuilder.content.paths.slugs import slugify
from sitebuilder.content.pictures import is_picture
from sitebuilder.content.yaml.quoting import double_quoted
from sitebuilder.importers.blogs.blog import MAX_FILE_BYTES, Blog, Source
from sitebuilder.importers.blogs.fields import Fields, merge_tags
from sitebuilder.importers.blogs.ids import drop_repeated_ids
from sitebuilder.importers.blogs.link_targets import Replacement, replace_targets
from sitebuilder.importers.blogs.links import (
    POST_TARGET,
    LinkMeaning,
    LinkResolver,
    address_key,
    anchors_by_letters,
    old_address,
    relative_link,
)
from sitebuilder.importers.blogs.permalinks import to_alias
from sitebuilder.importers.blogs.tags import convert_tags
from sitebuilder.importers.remarks import Remark, abbreviate, remark
from sitebuilder.importers.save import ImportTarget, article_slug, free_slug
from sitebuilder.markdown.named_links import parse_named_target
from sitebuilder.markdown.render import render
from sitebuilder.markdown.text import Link
from sitebuilder.messages import Place

_REMOTE = re.compile("https?:|//", re.IGNORECASE)


class MigratedFile(Struct, frozen=True):
    """A file to write: its path below the site folder, its text, the files beside it, and remarks."""

    path: str
    text: str
    files: dict[str, bytes]
    remarks: tuple[Remark, ...]
    has_remote_pictures: bool


class _Draft(Struct):
    """A source being migrated: its text with tags converted, its resolved links, its ids, its own files.

    ``files`` maps their new names to their paths: the pictures of a whole blog do not fit into memory.
    """

    source: Source
    body: str
    remarks: list[Remark]
    links: list[tuple[Link, LinkMeaning]]
    anchors: frozenset[str]
    files: dict[str, str]
    has_remote_pictures: bool
    path: str = ""
    cover: str = ""


def migrate(blog: Blog, target: ImportTarget, columns: dict[str, str]) -> Iterator[MigratedFile]:
    """Yield each source of a blog, in the order of their files: a post as an article, a page as a page.

    ``columns`` maps the names and the slugs of the site's columns to their slugs.
    """
    finder = _finder(blog)
    drafts = [_draft(each, finder) for each in blog.sources]
    for draft in drafts:
        draft.path = _path(draft, target)
    tags: dict[str, str] = {}
    taken: set[str] = set()
    for draft in drafts:
        body, remarks = _with_links(draft, drafts, blog.base, target)
        shown = _tags(draft.source.fields, columns, tags, remarks)
        head = _front_matter(draft, target, columns, shown, _aliases(draft, taken, remarks))
        if draft.source.fields.is_hidden:
            remarks.append(remark("migrate-hidden", near="draft:"))
        if draft.source.post.is_broken:
            remarks.append(remark("migrate-front-matter"))
        if not draft.source.is_page:
            remarks += _remarks_on_date(draft.source.fields)
        if draft.source.fields.unknown:
            remarks.append(remark("migrate-keys", keys="、".join(draft.source.fields.unknown[:8])))
        yield MigratedFile(
            draft.path,
            f"{head}{body.strip(chr(10))}\n",
            _read_files(draft.files),
            tuple(remarks),
            draft.has_remote_pictures,
        )


def _remarks_on_date(fields: Fields) -> list[Remark]:
    if fields.unread_date:
        return [remark("migrate-bad-date", near="date:", found=abbreviate(fields.unread_date, 60))]
    return [] if fields.moment else [remark("migrate-date", near="date:")]


def _read_files(paths: Mapping[str, str]) -> dict[str, bytes]:
    """Return the content of files by their names; those that are gone by now are left out."""
    files: dict[str, bytes] = {}
    for name, path in paths.items():
        with suppress(OSError):
            files[name] = read_regular_file(path, MAX_FILE_BYTES)
    return files


def _finder(blog: Blog) -> LinkResolver:
    by_address: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for number, source in enumerate(blog.sources):
        for address in source.addresses:
            by_address.setdefault(address_key(address), number)
        for name in (source.path, *source.names):
            by_name.setdefault(name, number)
    by_address.pop("", None)
    return LinkResolver(blog, by_address, by_name)


def _draft(source: Source, finder: LinkResolver) -> _Draft:
    """Convert the tags of a source, resolve its links and load its files."""

    def post_link(name: str) -> tuple[str, str] | None:
        path, _, anchor = name.strip().partition("#")
        number = finder.by_name.get(path.strip("/"), finder.by_name.get(f"{path}.md"))
        if number is None:
            return None
        title = finder.blog.sources[number].fields.title
        return f"{POST_TARGET}{number}" + (f"#{anchor}" if anchor else ""), title

    body, remarks = convert_tags(source.post.body, finder.blog.tool, post_link)
    body = drop_repeated_ids(body)
    fields = source.fields
    if source.is_page and fields.cover:
        # Only articles have covers.
        body = f"![{fields.cover_alt}]({fields.cover})\n\n{body}"
    text, problems = render(body, Place("post"))
    anchors = frozenset(text.anchors)
    by_letters = anchors_by_letters(text.anchors)
    links = [link for link in text.links if parse_named_target(link.target) is None]
    # A remote picture within a link, as WordPress makes them, is no link itself.
    places = {link.place for link in links}
    links += [
        Link(dict(each.values)["target"], each.place, is_image=True)
        for each in problems
        if each.code == "remote-media" and each.place not in places
    ]
    found = [(link, meant) for link in links if (meant := finder.find(link, source, by_letters))]
    brought = {link.place for link, meant in found if meant.file is not None}
    is_remote = any(_is_remote(link, meant) for link, meant in found) or any(
        each.code == "remote-media" and each.place not in brought for each in problems
    )
    files: dict[str, str] = {}
    named = [(link, _with_free_name(meant, files)) for link, meant in found]
    draft = _Draft(source, body, [*source.remarks, *remarks], named, anchors, files, is_remote)
    _find_cover(draft, finder)
    return draft


def _find_cover(draft: _Draft, finder: LinkResolver) -> None:
    """Add the file of an article's cover to a draft, or the remark that it is not there."""
    fields = draft.source.fields
    if not fields.cover or draft.source.is_page:
        return
    found = finder.find(Link(fields.cover, Place("post"), is_image=True), draft.source, {})
    if found is None or found.file is None or not is_picture(found.file[0]):
        draft.remarks.append(remark("migrate-picture", target=fields.cover))
        return
    draft.cover = (_with_free_name(found, draft.files).file or found.file)[0]
    if not fields.cover_alt:
        draft.remarks.append(remark("migrate-cover-alt", near="cover_alt:", name=draft.cover))


def _is_remote(link: Link, found: LinkMeaning) -> bool:
    return link.is_image and found.target is not None and _REMOTE.match(found.target) is not None


def _with_free_name(found: LinkMeaning, files: dict[str, str]) -> LinkMeaning:
    """Give a file a name that no other file of the post has, and add it to ``files``."""
    if found.file is None:
        return found
    name, path = found.file
    stem, _, ending = name.rpartition(".")
    number, free = 1, name
    while free in files and files[free] != path:
        number += 1
        free = f"{stem}-{number}.{ending}"
    files[free] = path
    return LinkMeaning(file=(free, path))


def _path(draft: _Draft, target: ImportTarget) -> str:
    fields = draft.source.fields
    year = fields.moment.date.year if fields.moment else target.now.year
    folder = "content/pages" if draft.source.is_page else f"content/news/{year}"
    name = free_slug(fields.slug or article_slug(fields.title or "post"), folder, target)
    return f"{folder}/{name}/index.md" if draft.files else f"{folder}/{name}.md"


def _with_links(
    draft: _Draft, drafts: list[_Draft], base: str, target: ImportTarget
) -> tuple[str, list[Remark]]:
    """Return the text of a draft with its links to the new paths, and its remarks.

    A link to what is not published yet leads to the old blog, whose base URL is ``base``.
    """
    replacements: list[Replacement] = []
    remarks = list(draft.remarks)
    for link, found in draft.links:
        new = found.target
        if found.file is not None:
            new = found.file[0]
        elif found.post is not None and found.post < len(drafts):
            other = drafts[found.post]
            anchor = f"#{found.anchor}" if found.anchor in other.anchors else ""
            new = relative_link(other.path, draft.path) + anchor
            address = next(iter(other.source.addresses), "")
            if base and address and _is_public(draft, target) and not _is_public(other, target):
                old = old_address(base, address)
                remarks.append(remark("migrate-link-draft", near=old, target=new))
                new = old
        if new is not None:
            replacements.append(Replacement(link.place, link.target, new))
        if found.remark is not None:
            remarks.append(found.remark)
    return replace_targets(draft.body, replacements), remarks


def _is_public(draft: _Draft, target: ImportTarget) -> bool:
    fields = draft.source.fields
    is_later = fields.moment is not None and fields.moment.begins > target.now and not draft.source.is_page
    return not (fields.is_draft or fields.is_hidden or is_later)


def _aliases(draft: _Draft, taken: set[str], remarks: list[Remark]) -> list[str]:
    """Return the old paths of a source, except those of other sources and its own new path."""
    found: list[str] = []
    new_path = "/" + draft.path.removeprefix("content/").removeprefix("pages/").removesuffix(".md")
    for address in draft.source.addresses:
        alias = to_alias(address)
        key = address_key(alias or "")
        if alias is None or key in taken:
            remarks.append(remark("migrate-address", address=address))
        elif key != address_key(new_path.removesuffix("/index")):
            taken.add(key)
            found.append(alias)
    return found


def _tags(
    fields: Fields, columns: dict[str, str], known: dict[str, str], remarks: list[Remark]
) -> tuple[str, ...]:
    """Return the tags of an article, its categories first, and remark on those that were dropped."""
    words = [each for each in (*fields.categories, *fields.tags) if each not in columns and slugify(each)]
    tags, dropped = merge_tags(words, known)
    pairs = dropped.items()
    remarks += [remark("migrate-same-tag", near="tags:", tag=tag, other=other) for tag, other in pairs]
    return tags


def _front_matter(
    draft: _Draft,
    target: ImportTarget,
    columns: dict[str, str],
    tags: tuple[str, ...],
    aliases: list[str],
) -> str:
    source, fields = draft.source, draft.source.fields
    title = fields.title or source.path.rpartition("/")[2].rpartition(".")[0]
    lines = [f"title: {double_quoted(title)}"]
    if source.is_page:
        lines += [f"description: {double_quoted(fields.summary)}"] if fields.summary else []
    else:
        lines += _article_lines(fields, target, columns, tags)
        alt = fields.cover_alt or title
        lines += [f"cover: {draft.cover}", f"cover_alt: {double_quoted(alt)}"] if draft.cover else []
    lines += ["aliases:", *(f"  - {double_quoted(each)}" for each in aliases)] if aliases else []
    lines += ["draft: yes"] if fields.is_draft or fields.is_hidden else []
    return "\n".join(["---", *lines, "---", "", ""])


def _article_lines(
    fields: Fields, target: ImportTarget, columns: dict[str, str], tags: tuple[str, ...]
) -> list[str]:
    moment = fields.moment or Moment(target.now.date())
    column = next((columns[each] for each in fields.categories if each in columns), target.column)
    lines = [f"date: {moment}", f"column: {column}"]
    lines += [f"summary: {double_quoted(fields.summary)}"] if fields.summary else []
    lines += [f"tags: [{', '.join(double_quoted(each) for each in tags)}]"] if tags else []
    lines += [f"author: {double_quoted(fields.author)}"] if fields.author else []
    lines += ["pinned: yes"] if fields.is_pinned else []
    lines += [f"publish_at: {moment}"] if moment.begins > target.now else []
    lines += [f"expire_at: {fields.expires}"] if fields.expires else []
    return lines
