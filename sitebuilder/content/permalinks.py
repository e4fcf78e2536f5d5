"""The paths of documents and files on the site, without a leading slash.

A page's path ends in ``/`` (its output is ``index.html`` there). All paths are ASCII, so that they survive
being pasted into WeChat, printed and typed.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from sitebuilder.content.kind_spec import Subfolders
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.paths.output_paths import MAX_PART_BYTES, SETTINGS
from sitebuilder.content.paths.slugs import shorten_slug, slugify
from sitebuilder.patterns import lazy_pattern

_EXTENSION = lazy_pattern(r"\.[a-z0-9][a-z0-9_+-]{0,15}", re.IGNORECASE)
"""A file extension that indicates a type; anything else after a dot belongs to the name."""


def permalink(kind: Kind, document_id: str, slug: str | None, slugs: Mapping[str, str]) -> str | None:
    """Return the path of a document's page; None for a kind without pages, ``""`` for the home page.

    ``slug`` is the editor's choice; ``slugs`` maps names to already known slugs.
    """
    spec = KINDS[kind]
    if spec.section is None:
        return None
    names = document_id.split("/")
    parts = [slugs.get(part) or slugify(part) for part in names]
    if slug:
        parts[-1] = slug
    if spec.subfolders is Subfolders.TREE and names[-1] == "index":
        parts.pop()
    segments = [spec.section, *parts] if spec.section else parts
    return "/".join([*segments, ""]) if segments else ""


def file_path(path: str, slugs: Mapping[str, str], room: int = 0) -> str:
    """Return the path on the site of a file of ``content/``: its own path, each part converted to ASCII.

    ``slugs`` maps names to already known slugs; ``room`` is the number of characters reserved after the stem,
    if that is more than its extension needs.
    """
    *folders, name = path.removeprefix("content/").removeprefix("pages/").split("/")
    stem, extension = split_name(name)
    ascii_folders = [slugs.get(folder) or slugify(folder) for folder in folders]
    slug = shorten_slug(slugs.get(stem) or slugify(stem), stem, max_stem_length(extension, room))
    ascii_name = slug + extension.lower()
    return "/".join([*ascii_folders, f"x-{ascii_name}" if ascii_name in SETTINGS else ascii_name])


def split_name(name: str) -> tuple[str, str]:
    """Split a file's name into its stem and its extension (with the dot, or empty)."""
    stem, extension = posixpath.splitext(name)
    return (stem, extension) if _EXTENSION.fullmatch(extension) else (name, "")


def max_stem_length(extension: str, room: int = 0) -> int:
    """Return the maximum length of the slug of a file's stem; ``room`` is that of ``file_path``."""
    return MAX_PART_BYTES - max(len(extension), room)


def template_anchors(kind: Kind, data: object) -> Iterator[str]:
    """Yield the ids that the template gives the page of a document, of its filled fields and their parts."""
    spec = KINDS[kind]
    for anchor in spec.anchors:
        fields = spec.anchor_fields.get(anchor, (anchor.replace("-", "_"),))
        if any(getattr(data, name, None) not in (None, ()) for name in fields):
            yield anchor
    for prefix, field in spec.anchor_prefixes.items():
        yield from (f"{prefix}{part.id}" for part in getattr(data, field, ()))
