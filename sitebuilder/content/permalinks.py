"""Where each document and file stands on the site: paths of this site, without a leading slash.

A page's path ends in ``/`` (its output is ``index.html`` there); all paths are ASCII, so that they
survive being pasted into WeChat, printed and typed.
"""

import posixpath
import re
from collections.abc import Mapping

from sitebuilder.content.fields import Kind
from sitebuilder.content.kinds import KINDS, Subfolders
from sitebuilder.content.output_paths import MAX_PART_BYTES
from sitebuilder.content.slugs import shorten_slug, slugify

_EXTENSION = re.compile(r"\.[a-z0-9][a-z0-9_+-]{0,15}", re.IGNORECASE)
"""The ending of a file's name that tells its type; anything else after a point is a part of the name."""


def permalink(kind: Kind, document_id: str, slug: str | None, slugs: Mapping[str, str]) -> str | None:
    """Return the path of a document's page, None of a kind without pages; ``""`` is the home page.

    ``slug`` is what its editor chose; ``slugs`` maps names to slugs that need not be worked out again.
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
    steps = [spec.section, *parts] if spec.section else parts
    return "/".join([*steps, ""]) if steps else ""


def file_path(path: str, slugs: Mapping[str, str], room: int = 0) -> str:
    """Return where a file of ``content/`` stands on the site: its own path, each part made ASCII.

    ``slugs`` maps names to slugs that need not be worked out again; ``room`` are the characters for which
    the name leaves room after itself, where they are more than its extension.
    """
    *folders, name = path.removeprefix("content/").removeprefix("pages/").split("/")
    stem, extension = split_name(name)
    ascii_folders = [slugs.get(folder) or slugify(folder) for folder in folders]
    slug = shorten_slug(slugs.get(stem) or slugify(stem), stem, max_stem_length(extension, room))
    return "/".join([*ascii_folders, slug]) + extension.lower()


def split_name(name: str) -> tuple[str, str]:
    """Return the stem and the extension (with its point, or nothing) of a file's name."""
    stem, extension = posixpath.splitext(name)
    return (stem, extension) if _EXTENSION.fullmatch(extension) else (name, "")


def max_stem_length(extension: str, room: int = 0) -> int:
    """Return how many characters the slug of a file's stem may have, as in ``file_path``."""
    return MAX_PART_BYTES - max(len(extension), room)


def template_anchors(kind: Kind) -> tuple[str, ...]:
    """Return the anchors that the pages of a kind have from their template: the fields' headings.

    Only those of fields that are filled exist on a given page.
    """
    return KINDS[kind].anchors
