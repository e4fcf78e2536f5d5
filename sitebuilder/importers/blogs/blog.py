"""A blog in its folder, whichever program made it: its posts and pages, its settings, its files."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.files import MAX_TEXT_BYTES, read_regular_file
from sitebuilder.importers.blogs.fields import Fields
from sitebuilder.importers.blogs.front_matter import Post
from sitebuilder.importers.remarks import Remark

MAX_FILE_BYTES = 100_000_000
_MAX_POSTS = 50_000
POST_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


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
    is the number of files that were not read.
    """

    folder: Path
    tool: str
    base: str
    sources: tuple[Source, ...]
    file_roots: tuple[str, ...]
    asset_folders: Callable[[str], tuple[str, ...]]
    skipped: int = 0


def find_post_files(folder: Path, below: str) -> Iterator[str]:
    """Yield the paths of the posts below a folder of a blog, relative to the blog's folder, in order."""
    count = 0
    for root, folders, names in os.walk(folder / below):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.suffix.lower() in POST_SUFFIXES and not path.is_symlink():
                count += 1
                if count > _MAX_POSTS:
                    return
                yield path.relative_to(folder).as_posix()


def read_text(file: Path) -> str | None:
    """Return the text of a file in UTF-8 or GB 18030; ``None`` if it cannot be read or is too large."""
    try:
        content = read_regular_file(file, MAX_TEXT_BYTES * 5)
    except OSError:
        return None
    if len(content) > MAX_TEXT_BYTES * 5:
        return None
    try:
        return content.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace").replace("\0", "")


def read_blog_file(blog: Blog, path: str) -> bytes | None:
    """Read a file below the blog's folder; return ``None`` if there is none, or a link leads outside."""
    root = os.path.realpath(blog.folder)
    file = os.path.realpath(os.path.join(root, path))
    if "\0" in path or os.path.commonpath((root, file)) != root:
        return None
    try:
        content = read_regular_file(file, MAX_FILE_BYTES)
    except (OSError, ValueError):
        return None
    return content if len(content) <= MAX_FILE_BYTES else None
