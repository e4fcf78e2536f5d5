"""A blog in its folder, whichever program made it: its posts and pages, its settings, its files."""

import os
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.paths.files import MAX_TEXT_BYTES, read_regular_file, too_large
from sitebuilder.content.paths.folders import pass_over, walk
from sitebuilder.content.paths.real_paths import path_inside
from sitebuilder.importers.blogs.fields import Fields
from sitebuilder.importers.blogs.front_matter import Post
from sitebuilder.importers.remarks import Remark
from sitebuilder.messages import Place, Problem, disk_problem, printable_path

MAX_FILE_BYTES = 100_000_000
_HEAD = 5_000
"""The first bytes of a file, by which its type is recognised."""

POST_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
HTML_SUFFIXES = (".html", ".htm")
_FENCES = (b"---", b"+++", b";;;")
_BARE = re.compile(rb"^layout[ ]*[:=][ ]*[\"']?(?:false|none|null)\b", re.MULTILINE)
"""What front matter says of a file that is shown without a theme, such as one that proves who has a site."""

_OTHER_SUFFIXES = (".html", ".htm", ".org", ".adoc", ".asciidoc", ".rst", ".textile", ".pandoc", ".rmd")
"""Endings of texts in other languages, which are named and not brought in."""


class Source(Struct, frozen=True):
    """A post or a page of a blog: its file below the blog's folder, its fields, its text and its old URLs.

    ``addresses`` are its old paths as they are written; ``names`` are the names by which other posts refer
    to it; ``remarks`` report what was lost when its text was read.
    """

    path: str
    post: Post
    fields: Fields
    is_page: bool
    addresses: tuple[str, ...]
    names: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


class Blog(Struct, frozen=True):
    """A blog: its folder, its program (``hugo``, ``hexo``, ``wordpress``), its sources and its file folders.

    ``base`` is its base URL with a trailing slash, or empty; ``file_roots`` are the folders, below its own,
    that are served at that URL; ``asset_folders`` returns the folders of a source's own files; ``skipped``
    are the names of what was not brought in; ``comments`` is the number of its readers' comments;
    ``unreadable`` are the problems of files and folders that could not be read.
    """

    folder: Path
    tool: str
    base: str
    sources: tuple[Source, ...]
    file_roots: tuple[str, ...]
    asset_folders: Callable[[str], tuple[str, ...]]
    skipped: tuple[str, ...] = ()
    comments: int = 0
    unreadable: tuple[Problem, ...] = ()


def shown_path(folder: Path, path: str) -> str:
    """Return the path of a blog's file as problems show it: with the blog's own folder before it."""
    return f"{folder.name or folder}/{path}"


def find_post_files(folder: Path, below: str, unreadable: list[Problem]) -> Iterator[str]:
    """Yield the paths of the posts below a folder of a blog, relative to the blog's folder, in order.

    Of files in HTML those with front matter are posts: others are copied, or templates. There are none if
    that folder, which the blog's settings name, is outside the blog's. Folders that cannot be read are added
    to ``unreadable``.
    """

    def report(path: str, error: OSError) -> None:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            unreadable.append(
                disk_problem(error, shown_path(folder, Path(path).relative_to(folder).as_posix()))
            )

    for path in _find_files(folder, below, (*POST_SUFFIXES, *HTML_SUFFIXES), report):
        if not path.lower().endswith(HTML_SUFFIXES) or _has_front_matter(folder / path):
            yield path


def find_other_texts(folder: Path, below: str) -> Iterator[str]:
    """Yield the paths of texts that ``find_post_files`` passes over, as it does."""
    for path in _find_files(folder, below, _OTHER_SUFFIXES, pass_over):
        if not path.lower().endswith(HTML_SUFFIXES) or not _has_front_matter(folder / path):
            yield path


def _has_front_matter(file: Path) -> bool:
    try:
        head = read_regular_file(file, _HEAD)
    except OSError:
        return False
    return head.removeprefix(BOM_UTF8).lstrip().startswith(_FENCES) and not _BARE.search(head)


def _find_files(
    folder: Path, below: str, suffixes: tuple[str, ...], on_error: Callable[[str, OSError], None]
) -> Iterator[str]:
    if path_inside(folder, below) is None:
        return
    for _, entries in walk(folder / below, lambda name: not name.startswith("."), on_error):
        for entry in entries:
            path = Path(entry.path)
            is_post = not entry.name.startswith(".") and path.suffix.lower() in suffixes
            if is_post and not entry.is_symlink():
                yield path.relative_to(folder).as_posix()


def read_blog_text(folder: Path, path: str, unreadable: list[Problem]) -> str | None:
    """Return the text of a blog's file, as ``decode_blog_text`` decodes it.

    ``None`` if it cannot be read or is too large; the problem is then added to ``unreadable``.
    """
    file, limit = folder / path, MAX_TEXT_BYTES * 5
    try:
        content = read_regular_file(file, limit)
        size = file.stat().st_size
    except OSError as error:
        unreadable.append(disk_problem(error, shown_path(folder, path)))
        return None
    if len(content) > limit:
        unreadable.append(too_large(Place(printable_path(shown_path(folder, path))), size, limit))
        return None
    return decode_blog_text(content).replace("\0", "")


def decode_blog_text(content: bytes) -> str:
    """Decode UTF-8, UTF-16 with its mark (``Unicode`` of Windows' editor), or GB 18030 (its ``ANSI``)."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


class BlogFile(Struct, frozen=True):
    """A file of a blog that posts may show or link to: its real path, and its first bytes."""

    path: str
    head: bytes


def find_blog_file(blog: Blog, path: str) -> BlogFile | None:
    """Find a file below the blog's folder.

    Returns ``None`` if there is none, if it is too large, or if a link leads outside.
    """
    file = path_inside(blog.folder, path)
    if file is None:
        return None
    try:
        if os.stat(file).st_size > MAX_FILE_BYTES:
            return None
        return BlogFile(file, read_regular_file(file, _HEAD))
    except (OSError, ValueError):
        return None
