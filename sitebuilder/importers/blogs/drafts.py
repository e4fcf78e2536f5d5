"""Convert the sources of a blog to drafts, whose links lead to other drafts and to files beside them."""

import re
from collections.abc import Iterable

from msgspec import Struct

from sitebuilder.content.pictures import is_picture
from sitebuilder.importers.blogs.blog import Blog, Source
from sitebuilder.importers.blogs.ids import drop_repeated_ids
from sitebuilder.importers.blogs.links import LinkMeaning, LinkResolver, address_key, anchors_by_letters
from sitebuilder.importers.blogs.tags import convert_tags
from sitebuilder.importers.remarks import Remark, remark
from sitebuilder.markdown.links.named import parse_named_target
from sitebuilder.markdown.render import render
from sitebuilder.markdown.text import Link
from sitebuilder.messages import Place, Problem

_REMOTE = re.compile("https?:|//", re.IGNORECASE)


class Draft(Struct):
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


def link_resolver(blog: Blog) -> LinkResolver:
    """Return what resolves the links of a blog: the first source with an address or a name has it."""
    by_address: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for number, source in enumerate(blog.sources):
        for address in source.addresses:
            by_address.setdefault(address_key(address), number)
        for name in (source.path, *source.names):
            by_name.setdefault(name, number)
    by_address.pop("", None)
    return LinkResolver(blog, by_address, by_name)


def make_draft(source: Source, resolver: LinkResolver) -> Draft:
    """Convert the tags of a source, resolve its links and name its files."""
    body, remarks = convert_tags(source.post.body, resolver.blog.tool, resolver.post_link)
    body = drop_repeated_ids(body)
    fields = source.fields
    if source.is_page and fields.cover:
        # Only articles have covers.
        body = f"![{fields.cover_alt}]({fields.cover})\n\n{body}"
    text, problems = render(body, Place("post"))
    anchors = frozenset(text.anchors)
    by_letters = anchors_by_letters(text.anchors)
    links = [link for link in text.links if parse_named_target(link.target) is None]
    pictures = _remote_pictures(problems)
    # One within a link, as WordPress makes them, is no link itself.
    linked = {link.place for link in links}
    links += [each for each in pictures if each.place not in linked]
    found = [(link, meant) for link in links if (meant := resolver.find(link, source, by_letters))]
    brought = {link.place for link, meant in found if meant.file is not None}
    is_remote = any(_is_remote(link, meant) for link, meant in found) or any(
        each.place not in brought for each in pictures
    )
    files: dict[str, str] = {}
    named = [(link, _with_free_name(meant, files)) for link, meant in found]
    draft = Draft(source, body, [*source.remarks, *remarks], named, anchors, files, is_remote)
    _find_cover(draft, resolver)
    return draft


def _remote_pictures(problems: Iterable[Problem]) -> list[Link]:
    """Return the pictures on other sites, which the renderer tells as problems."""
    told = (each for each in problems if each.code == "remote-media")
    return [Link(dict(each.values)["target"], each.place, is_image=True) for each in told]


def _find_cover(draft: Draft, resolver: LinkResolver) -> None:
    """Add the file of an article's cover to a draft, or the remark that it is not there."""
    fields = draft.source.fields
    if not fields.cover or draft.source.is_page:
        return
    found = resolver.find(Link(fields.cover, Place("post"), is_image=True), draft.source, {})
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
