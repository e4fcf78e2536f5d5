"""Migrate a blog: write each draft of its sources as an article or a page of the site."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress

from msgspec import Struct

from sitebuilder.content.model.field_types import Moment
from sitebuilder.content.paths.files import read_regular_file
from sitebuilder.content.paths.output_paths import collision_key
from sitebuilder.content.paths.slugs import slugify
from sitebuilder.content.yaml.quoting import double_quoted
from sitebuilder.importers.blogs.blog import MAX_FILE_BYTES, Blog
from sitebuilder.importers.blogs.drafts import Draft, link_resolver, make_draft
from sitebuilder.importers.blogs.fields import Fields, merge_tags
from sitebuilder.importers.blogs.link_targets import Replacement, replace_targets
from sitebuilder.importers.blogs.links import (
    address_key,
    old_address,
    relative_link,
)
from sitebuilder.importers.blogs.permalinks import to_alias
from sitebuilder.importers.remarks import Remark, abbreviate, remark
from sitebuilder.importers.save import ImportTarget, article_slug, free_slug

_LISTS = frozenset({"news/index.html", "tags/index.html"})
"""What the site makes for any articles that come in."""


class MigratedFile(Struct, frozen=True):
    """A file to write: its path below the site folder, its text, the files beside it, and remarks.

    ``source`` is the file of the blog that it was made from.
    """

    source: str
    path: str
    text: str
    files: dict[str, bytes]
    remarks: tuple[Remark, ...]
    has_remote_pictures: bool


def migrate(
    blog: Blog, target: ImportTarget, columns: dict[str, str], outputs: frozenset[str]
) -> Iterator[MigratedFile]:
    """Yield each source of a blog, in the order of their files: a post as an article, a page as a page.

    ``columns`` maps the names and the slugs of the site's columns to their slugs; ``outputs`` are the paths
    of what the site shows already, which no page and no old address may have.
    """
    outputs |= _LISTS
    resolver = link_resolver(blog)
    drafts = [make_draft(each, resolver) for each in blog.sources]
    for draft in drafts:
        draft.path = _path(draft, target, outputs)
    tags: dict[str, str] = {}
    shown_tags = [_tags(each.source.fields, columns, tags, each.remarks) for each in drafts]
    taken = {address_key(each) for each in outputs} | {_new_address(each) for each in drafts}
    taken |= {f"tags/{slug}" for slug in tags}
    for draft, shown in zip(drafts, shown_tags, strict=True):
        body, remarks = _with_links(draft, drafts, blog.base, target)
        head = _front_matter(draft, target, columns, shown, _aliases(draft, taken, remarks))
        if not draft.source.fields.title:
            remarks.append(remark("import-title", near="title:"))
        if draft.source.fields.is_hidden:
            remarks.append(remark("migrate-hidden", near="draft:"))
        if draft.source.post.is_broken:
            remarks.append(remark("migrate-front-matter"))
        if not draft.source.is_page:
            remarks += _remarks_on_date(draft.source.fields)
        if draft.source.fields.unknown:
            remarks.append(remark("migrate-keys", keys="、".join(draft.source.fields.unknown[:8])))
        yield MigratedFile(
            draft.source.path,
            draft.path,
            f"{head}{body.strip(chr(10))}\n",
            _read_files(draft.files),
            tuple(remarks),
            draft.has_remote_pictures,
        )


def _remarks_on_date(fields: Fields) -> list[Remark]:
    if fields.unread_date:
        return [remark("migrate-bad-date", near="date:", found=abbreviate(fields.unread_date))]
    return [] if fields.moment else [remark("migrate-date", near="date:")]


def _read_files(paths: Mapping[str, str]) -> dict[str, bytes]:
    """Return the content of files by their names; those that are gone by now are left out."""
    files: dict[str, bytes] = {}
    for name, path in paths.items():
        with suppress(OSError):
            files[name] = read_regular_file(path, MAX_FILE_BYTES)
    return files


def _path(draft: Draft, target: ImportTarget, outputs: frozenset[str]) -> str:
    fields = draft.source.fields
    year = fields.moment.date.year if fields.moment else target.now.year
    folder = "content/pages" if draft.source.is_page else f"content/news/{year}"
    wanted = fields.slug or article_slug(fields.title or "post")
    name = free_slug(wanted, folder, target)
    while draft.source.is_page and _is_generated(name, target, outputs):
        name = free_slug(wanted, folder, target)
    return f"{folder}/{name}/index.md" if draft.files else f"{folder}/{name}.md"


def _is_generated(name: str, target: ImportTarget, outputs: frozenset[str]) -> bool:
    """Return whether the site makes something itself at the address that a page of this name would have."""
    own = target.site / "content/pages" / name
    is_written = any(os.path.lexists(each) for each in (own, own.with_name(f"{name}.md")))
    return not is_written and collision_key(f"{name}/index.html") in outputs


def _new_address(draft: Draft) -> str:
    """Return the key of the address that a draft gets, as ``address_key`` does."""
    path = draft.path.removeprefix("content/").removeprefix("pages/").removesuffix(".md")
    return address_key(f"{path.removesuffix('/index')}/")


def _with_links(
    draft: Draft, drafts: list[Draft], base: str, target: ImportTarget
) -> tuple[str, list[Remark]]:
    """Return the text of a draft with its links to the new paths, and its remarks.

    A link to what is not published yet leads to the old blog, whose base URL is ``base``.
    """
    replacements: list[Replacement] = []
    remarks = list(draft.remarks)
    for link, found in draft.links:
        new = found.target
        words = link.target if new == "/" else ""
        if found.file is not None:
            new = words = found.file[0]
        elif found.post is not None and found.post < len(drafts):
            other = drafts[found.post]
            anchor = f"#{found.anchor}" if found.anchor in other.anchors else ""
            new = relative_link(other.path, draft.path) + anchor
            words = other.source.fields.title or link.target
            address = next(iter(other.source.addresses), "")
            if base and address and _is_public(draft, target) and not _is_public(other, target):
                old = old_address(base, address)
                remarks.append(remark("migrate-link-draft", near=old, target=new))
                new, words = old, ""
        if new is not None:
            replacements.append(Replacement(link.place, link.target, new, words))
        if found.remark is not None:
            remarks.append(found.remark)
    return replace_targets(draft.body, replacements), remarks


def _is_public(draft: Draft, target: ImportTarget) -> bool:
    fields = draft.source.fields
    is_later = fields.moment is not None and fields.moment.begins > target.now and not draft.source.is_page
    return not (fields.is_draft or fields.is_hidden or is_later)


def _aliases(draft: Draft, taken: set[str], remarks: list[Remark]) -> list[str]:
    """Return the old paths of a source, except those of other sources and its own new path."""
    found: list[str] = []
    own = _new_address(draft)
    for address in draft.source.addresses:
        alias = to_alias(address)
        key = address_key(alias or "")
        if alias is None or (key in taken and key != own):
            remarks.append(remark("migrate-address", address=address))
        elif key != own:
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
    draft: Draft,
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
    publishes = fields.publishes or moment
    lines += [f"publish_at: {publishes}"] if publishes.begins > target.now else []
    lines += [f"expire_at: {fields.expires}"] if fields.expires else []
    return lines
