"""Paths of source files: what a relative one in a text means, and which document is in a file."""

import posixpath

from sitebuilder.content.kind_spec import Subfolders
from sitebuilder.content.kinds import BY_FOLDER
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.patterns import lazy_pattern

_FROM_SITE = lazy_pattern(rf"/?content/(?:{'|'.join(BY_FOLDER)})/(?:[^/]+/)*[^/.]+\.[^/]+\Z")
_OWN_FOLDER = lazy_pattern(r"(\d{4}/[^/]+)/index")


def relative_path(text: str, file: str) -> str | None:
    """Resolve a path written in ``file`` to one relative to the site folder; None if it leaves that folder.

    It is in NFC, like the paths of the scanned files. A path of a file may be written from the site folder,
    as editors of programs copy it: ``content/news/2026/a.jpg``.
    """
    # Windows shows backslashes between folders; after a drive or a server they lead out of the site.
    text = text if text.startswith("\\") else text.replace("\\", "/")
    if text.startswith(("content/", "/content/")) and _FROM_SITE.match(text):
        file, text = "", text.removeprefix("/")
    if not text or "\\" in text or text.startswith("/") or ":" in text.split("/")[0]:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), text))
    return None if path.startswith("..") else to_nfc(path)


def document_identity(path: str) -> tuple[Kind, str] | None:
    """Return the kind and the id of the document in a source file, from its path alone; None for other files.

    The id is the path below the kind's folder without the extension: ``content/news/2026/opening.md`` is the
    article ``2026/opening``, and so is ``content/news/2026/opening/index.md``, which has its own folder.
    """
    if not path.startswith("content/") or not path.endswith((".md", ".yaml")):
        return None
    folder, _, name = path.removeprefix("content/").partition("/")
    spec, stem = BY_FOLDER.get(folder), name.rpartition(".")[0]
    if spec is None or not stem or stem.endswith("/"):
        return None
    may_be_own_folder = stem.endswith("/index") and spec.subfolders is Subfolders.YEARS
    own_folder = _OWN_FOLDER.fullmatch(stem) if may_be_own_folder else None
    return spec.kind, own_folder[1] if own_folder else stem
