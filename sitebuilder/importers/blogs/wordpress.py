"""Read a WordPress export (WXR): its articles and pages; the folder of uploads is beside the file."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from msgspec import Struct, field
from msgspec.structs import replace

from sitebuilder.content.mojibake import find_mojibake
from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file, too_large
from sitebuilder.importers.addresses import split_address
from sitebuilder.importers.blogs.blog import Blog, Source, decode_blog_text
from sitebuilder.importers.blogs.fields import read_fields
from sitebuilder.importers.blogs.front_matter import Post, Value
from sitebuilder.importers.blogs.settings import with_trailing_slash
from sitebuilder.importers.blogs.wordpress_text import Upload, to_markdown
from sitebuilder.markdown.invisible import drop_unseen
from sitebuilder.messages import Place, Problem, Word, disk_problem, problem

_MAX_BYTES = 200_000_000
_CONTROLS = bytes(sign for sign in range(32) if sign not in b"\t\n\r")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*?\bencoding=[\"']([^\"'<>]*)[\"'][^>]*>")
_ITEM = b"<item>"
_OMITTED_STATUSES = ("trash", "auto-draft", "inherit")
_REUSABLE = "wp_block"
_REFERENCE = re.compile(r"<!-- wp:block \{\"ref\":([0-9]{1,9})[^<>]*?/-->")
_NOTES = "<!-- wp:footnotes /-->"
_NOTE = re.compile(
    r"<sup\b[^<>]*?\bdata-fn=\"([\w-]++)\"[^<>]*+>[^<>]*+(?:<a\b[^<>]*+>[^<>]*+</a>)?+[^<>]*+</sup>"
)
_FROM_ROOT = re.compile(r"\shref=[\"']/(?!/)")


class _References(Struct):
    """What items refer to: names of authors by their logins, files and reusable blocks by their numbers."""

    authors: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)


class _Export(Struct):
    base: str
    sources: list[Source]
    skipped: list[str]
    comments: int = 0


def read_wordpress(file: Path, zone: str, place: Place) -> Blog | Problem:
    """Read the blog in an export, or return the problem that the file is none, or that it is incomplete.

    ``zone`` is the time zone of the site that it is imported into, ``place`` the file's. Entities are refused
    (CWE-776, CWE-611).
    """
    none = problem("migrate-none", place, remedy=Word("fix-blog-export"))
    try:
        content = read_regular_file(file, _MAX_BYTES)
    except IsADirectoryError:
        return none
    except OSError as error:
        return disk_problem(error, place.file)
    if len(content) > _MAX_BYTES:
        return too_large(place, file.stat().st_size, _MAX_BYTES)
    try:
        try:
            export = _read(content.translate(None, _CONTROLS), zone)
        except (ParseError, ValueError, LookupError):
            # Saved anew by an editor of Windows: the first line still says UTF-8.
            converted = _in_utf8(content)
            if converted is None:
                raise
            export = _read(converted.translate(None, _CONTROLS), zone)
    except ParseError as error:
        line = error.position[0]
        return problem("migrate-broken", replace(place, line=line)) if _ITEM in content else none
    except (DefusedXmlException, ValueError, LookupError):
        return none
    if not export.sources:
        return none
    return Blog(
        folder=file.parent,
        tool="wordpress",
        base=export.base,
        sources=tuple(export.sources),
        file_roots=("", "wp-content/uploads", "uploads"),
        asset_folders=lambda path: (),
        skipped=tuple(export.skipped),
        comments=export.comments,
    )


def _in_utf8(content: bytes) -> bytes | None:
    """Return an export in UTF-8 without its XML declaration; None if it is in UTF-8, or damaged."""
    text = decode_blog_text(content)
    if any(find_mojibake(b"", text, "")):
        return None  # In UTF-8 but for a few bytes.
    declaration = _DECLARATION.match(text)
    is_other = declaration is not None and declaration[1].lower() != "utf-8"
    converted = text.encode("utf-8", "replace")
    if not is_other and converted == content.removeprefix(BOM_UTF8):
        return None
    return converted if declaration is None else text[declaration.end() :].encode("utf-8", "replace")


def _read(content: bytes, zone: str) -> _Export:
    export = _Export("", [], [])
    references = _read_references(content)
    for _, element in iterparse(BytesIO(content), events=("end",), forbid_dtd=True):
        name = _name(element)
        # The address of the network comes before that of the blog.
        if name in ("base_site_url", "base_blog_url") and (element.text or "").strip():
            export.base = with_trailing_slash((element.text or "").strip())
        elif name == "comment":
            export.comments += _is_readers(element)
        elif name == "item":
            source = _source(element, zone, references, export.base)
            if source is None:
                export.skipped += [_title(element)] if _is_other(element) else []
            else:
                export.sources.append(source)
            element.clear()
    return export


def _read_references(content: bytes) -> _References:
    """Read what texts refer to by a login or a number, which may come after them."""
    references = _References()
    for _, element in iterparse(BytesIO(content), events=("end",), forbid_dtd=True):
        name = _name(element)
        if name not in ("author", "item"):
            continue
        values = {_name(each): (each.text or "").strip() for each in element}
        if name == "author" and values.get("author_display_name"):
            references.authors[values.get("author_login", "")] = values["author_display_name"]
        elif values.get("attachment_url"):
            description = _meta(element, "_wp_attachment_image_alt")
            upload = Upload(values["attachment_url"], values.get("title", ""), description)
            references.files[values.get("post_id", "")] = upload
        elif values.get("post_type") == _REUSABLE:
            references.blocks[values.get("post_id", "")] = values.get("encoded", "")
        element.clear()
    return references


def _meta(item: Element, key: str) -> str:
    """Return a value that WordPress or a plug-in has stored beside an item; empty if there is none."""
    for each in item:
        if _name(each) == "postmeta":
            values = {_name(part): (part.text or "").strip() for part in each}
            if values.get("meta_key") == key:
                return drop_unseen(values.get("meta_value", ""))
    return ""


def _name(element: Element) -> str:
    """Return the local name of an element, with a prefix if two namespaces share it."""
    space, _, name = element.tag.rpartition("}")
    return f"excerpt:{name}" if "excerpt" in space else name


def _is_readers(comment: Element) -> bool:
    """Return whether a comment is shown and comes from a reader, not from another blog."""
    values = {_name(each): (each.text or "").strip() for each in comment}
    is_ping = values.get("comment_type") in ("pingback", "trackback")
    return values.get("comment_approved") == "1" and not is_ping


def _is_other(element: Element) -> bool:
    kinds = [each.text for each in element if _name(each) == "post_type"]
    return kinds[:1] not in (["attachment"], ["nav_menu_item"], ["revision"], [_REUSABLE])


def _title(element: Element) -> str:
    """Return the title of an item, or its kind if it has none."""
    texts = {_name(each): drop_unseen(each.text or "").strip() for each in element}
    return texts.get("title") or texts.get("post_type") or "-"


def _source(item: Element, zone: str, references: _References, base: str) -> Source | None:
    by_name = {_name(each): each for each in item}

    def text(name: str) -> str:
        found = by_name.get(name)
        return drop_unseen(found.text or "").strip() if found is not None else ""

    kind, status = text("post_type"), text("status")
    if kind not in ("post", "page") or status in _OMITTED_STATUSES:
        return None
    cover = references.files.get(_meta(item, "_thumbnail_id"), Upload())
    values: dict[str, Value] = {
        "title": text("title"),
        "date": "" if text("post_date").startswith("0000") else text("post_date"),
        "excerpt": text("excerpt:encoded"),
        "author": references.authors.get(text("creator"), text("creator")),
        "draft": "true" if status not in ("publish", "future") else "",
        "private": "true" if text("post_password") or status == "private" else "",
        "pinned": text("is_sticky"),
        "cover": cover.address,
        "cover_alt": cover.description,
        "categories": list(_terms(item, "category")),
        "tags": list(_terms(item, "post_tag")),
        "slug": unquote(text("post_name")),
    }
    name = unquote(text("post_name")) or text("post_id") or "post"
    content = _with_notes(text("encoded"), _meta(item, "footnotes"))
    content = _with_host(_with_reusable(content, references.blocks), base)
    body, remarks = to_markdown(content, references.files)
    link = split_address(text("link"))
    has_path = link is not None and link.path.strip("/") and not link.query
    addresses = (unquote(link.path),) if link is not None and has_path else ()
    fields = read_fields({key: value for key, value in values.items() if value}, name, zone)
    number = text("post_id")
    names = (name, *(f"?{key}={number}" for key in ("p", "page_id") if number))
    return Source(f"{name}.html", Post({}, body), fields, kind == "page", addresses, names, tuple(remarks))


def _with_notes(content: str, written: str) -> str:
    """Return a text with its footnotes, which WordPress holds apart from it as JSON."""
    try:
        found = json.loads(written) if written else []
    except (ValueError, RecursionError):
        return content
    notes = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    numbers = {str(each.get("id")): number for number, each in enumerate(notes, 1)}

    def reference(match: re.Match[str]) -> str:
        number = numbers.get(match[1])
        return f'<a href="#fn{number}">{number}</a>' if number else match[0]

    items = (f'<li id="fn{number}">{each.get("content", "")}</li>' for number, each in enumerate(notes, 1))
    shown = f"<ol>{''.join(items)}</ol>" if notes else _NOTES
    return _NOTE.sub(reference, content).replace(_NOTES, shown)


def _with_host(content: str, base: str) -> str:
    """Return a text in which links from the root of the blog's host have that host."""
    return _FROM_ROOT.sub(lambda match: f"{match[0][:-1]}{urljoin(base, '/')}", content) if base else content


def _with_reusable(content: str, blocks: Mapping[str, str]) -> str:
    """Return a text with its reusable blocks, which an export holds apart.

    Beyond the size of a text references stay: each may stand for a long block, and for the same one.
    """
    left = MAX_TEXT_BYTES

    def block(match: re.Match[str]) -> str:
        nonlocal left
        found = blocks.get(match[1], match[0])
        left -= len(found)
        return found if left > 0 else match[0]

    return _REFERENCE.sub(block, content)


def _terms(item: Element, domain: str) -> Iterator[str]:
    for each in item:
        text = (each.text or "").strip()
        is_term = _name(each) == "category" and each.get("domain") == domain
        if is_term and text not in ("", "Uncategorized", "未分类"):
            yield text
