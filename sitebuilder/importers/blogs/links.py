"""Resolve the links of a post to other posts, to files of the blog, or to its old URL."""

import re
from collections.abc import Iterable, Mapping
from posixpath import basename, dirname, join, normpath, relpath
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from sitebuilder.content.pictures import is_picture
from sitebuilder.content.values.attachment_types import ALLOWED_TYPES
from sitebuilder.importers.addresses import join_address, split_address
from sitebuilder.importers.blogs.blog import Blog, Source, find_blog_file
from sitebuilder.importers.pictures import suffix_of
from sitebuilder.importers.remarks import Remark, remark
from sitebuilder.markdown.text import Link

POST_TARGET = "post-of-the-blog-"
"""Prefix of a temporary link target; the number of a post follows, whose new path is not known yet."""

_UNSAFE = re.compile(r"[^\w.-]+")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SMALL = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w+\Z)")
_NUMBER = re.compile(r"\?(?:p|page_id)=[0-9]+\Z")
"""The number of a post of WordPress, in its short address."""

_INDEX = re.compile(r"(?:/|^)index\.html?\Z")


class LinkMeaning(Struct, frozen=True):
    """What a target means: a post (number and anchor), a file (new name and path), or a new target.

    ``remark`` reports what could not be resolved.
    """

    post: int | None = None
    anchor: str = ""
    file: tuple[str, str] | None = None
    target: str | None = None
    remark: Remark | None = None


def address_key(path: str) -> str:
    """Return the key of a path for looking up posts: decoded, in lower case, without ``index.html``."""
    path = unquote(path.split("?")[0].split("#")[0])
    return _INDEX.sub("", path).strip("/").lower().removesuffix(".html")


_RELATIVE = re.compile(r"(?:\.{1,2}/)+")


class LinkResolver(Struct, frozen=True):
    """Resolves links: the blog, and the numbers of its posts by their old paths and by their names."""

    blog: Blog
    by_address: dict[str, int]
    by_name: dict[str, int]

    def find(self, link: Link, source: Source, anchors: Mapping[str, str]) -> LinkMeaning | None:
        """Resolve a link of a source; return ``None`` if it stays unchanged.

        ``anchors`` are those of the source, by their letters and digits alone (``anchors_by_letters``).
        """
        target = link.target
        if target.startswith(POST_TARGET):
            number, _, anchor = target.removeprefix(POST_TARGET).partition("#")
            return LinkMeaning(post=int(number), anchor=anchor) if number.isdigit() else None
        if target.startswith("#"):
            return _resolve_anchor(target, anchors)
        blog_path = self._blog_path(target)
        if blog_path is None and _ABSOLUTE.match(target):
            return None
        path, _, anchor = (blog_path if blog_path is not None else target).partition("#")
        if blog_path is not None and not path.strip("/") and not link.is_image:
            return LinkMeaning(target="/")
        # Beside its file, or beside its page at the old address.
        own = path if path.startswith("/") else join_address(_own_address(source), path)
        for each in dict.fromkeys((path, own)):
            if (file := self._file(each, source.path)) is not None:
                return LinkMeaning(file=file)
            if not link.is_image and (post := self._post(each, source.path)) is not None:
                return LinkMeaning(post=post, anchor=anchor)
        return self._old_url(target if blog_path is None else blog_path, link, source)

    def post_link(self, name: str) -> tuple[str, str] | None:
        """Return the target and the title of a post by its name in a tag, as ``PostLink`` does."""
        path, _, anchor = name.strip().partition("#")
        # From where the post stands: what is left names one below the folder of texts, or alone.
        path = _RELATIVE.sub("", path)
        number = self.by_name.get(path.strip("/"), self.by_name.get(f"{path}.md"))
        if number is None:
            return None
        title = self.blog.sources[number].fields.title
        return f"{POST_TARGET}{number}" + (f"#{anchor}" if anchor else ""), title

    def _blog_path(self, target: str) -> str | None:
        """Return the path, from the blog's root, of a link to the blog itself; ``None`` for other links."""
        base = self.blog.base
        if target.startswith("/") and not target.startswith("//"):
            root = urlsplit(base).path if base else "/"
            return target if not target.startswith(root) else f"/{target[len(root) :]}"
        if not base:
            return None
        host, wanted = urlsplit(base), split_address(target)
        if wanted is None or not wanted.netloc:
            return None
        if wanted.netloc.removeprefix("www.") != host.netloc.removeprefix("www."):
            return None
        query = f"?{wanted.query}" if wanted.query else ""
        anchor = f"#{wanted.fragment}" if wanted.fragment else ""
        return f"/{wanted.path.removeprefix(host.path)}{query}{anchor}"

    def _file(self, target: str, source: str) -> tuple[str, str] | None:
        written = unquote(target.split("?")[0]).replace("\\", "/")
        if not written or written.endswith("/"):
            return None
        folders = () if written.startswith("/") else self.blog.asset_folders(source)
        for folder in (*folders, *self.blog.file_roots):
            candidate = normpath(join(folder, written.lstrip("/")))
            name = basename(candidate)
            ending = name.rpartition(".")[2].lower()
            if not ending or candidate.startswith(".."):
                continue
            for path in dict.fromkeys((candidate, _SMALL.sub("", candidate))):
                # WordPress makes smaller copies of each picture; only the original may exist.
                found = find_blog_file(self.blog, path)
                if found is not None and (suffix_of(found.head) or ending in ALLOWED_TYPES):
                    return safe_name(basename(path), found.head), found.path
        return None

    def _post(self, path: str, source: str) -> int | None:
        number = _NUMBER.search(path)
        if number is not None and number[0] in self.by_name:
            return self.by_name[number[0]]
        key = address_key(path)
        if key in self.by_address:
            return self.by_address[key]
        beside = normpath(join(dirname(source), unquote(path)))
        for name in (beside, f"{beside}.md", unquote(path)):
            if name in self.by_name:
                return self.by_name[name]
        return None

    def _old_url(self, target: str, link: Link, source: Source) -> LinkMeaning:
        """Return the absolute URL on the old blog of something that was not imported."""
        if not target.startswith("/"):
            target = join_address(_own_address(source), target)
        base = self.blog.base
        code = "migrate-picture" if link.is_image or is_picture(target) else "migrate-link"
        if not base:
            return LinkMeaning(remark=remark(code, near=target, target=target))
        address = old_address(base, target)
        return LinkMeaning(target=address, remark=remark(code, near=address, target=target))


def _own_address(source: Source) -> str:
    return "/" + next(iter(source.addresses), "").lstrip("/")


def old_address(base: str, path: str) -> str:
    """Return the URL of a path on the old blog."""
    return base + quote(path.lstrip("/"), safe="/?#=&%:@!$'*+,;~-._")


def anchors_by_letters(anchors: Iterable[str]) -> dict[str, str]:
    """Return anchors by their letters and digits: other programs' ids differ from ours in hyphens."""
    by_letters = {_squeezed(each): each for each in anchors}
    return by_letters | {each: each for each in anchors}


def _resolve_anchor(target: str, anchors: Mapping[str, str]) -> LinkMeaning | None:
    """Resolve an anchor on the same page."""
    anchor = unquote(target[1:])
    if not anchor or anchors.get(anchor) == anchor:
        return None
    if (found := anchors.get(_squeezed(anchor))) is not None:
        return LinkMeaning(target=f"#{found}")
    return LinkMeaning(target="#", remark=remark("migrate-link", target=target))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def safe_name(name: str, head: bytes) -> str:
    """Return the name of a file without characters that need escaping, with the extension of its content.

    ``head`` are its first bytes.
    """
    stem, _, ending = name.rpartition(".")
    suffix = suffix_of(head) or f".{ending.lower()}"
    if suffix == ".jpg" and ending.lower() == "jpeg":
        suffix = ".jpeg"
    return (_UNSAFE.sub("-", stem).strip("-.") or "file")[:80] + suffix


def relative_link(to: str, source: str) -> str:
    """Return the relative link from one file of ``content/`` to another."""
    return quote(relpath(to, dirname(source)), safe="/.-_~")
