"""Relative paths in texts and values: as editors write them, to paths of the site folder."""

import posixpath

from sitebuilder.content.paths.output_paths import to_nfc


def relative_path(text: str, file: str) -> str | None:
    """Resolve a path written in ``file`` to one relative to the site folder; None if it leaves that folder.

    It is in NFC, like the paths of the scanned files.
    """
    # Windows shows backslashes between folders; behind a drive or a server they lead out of the site.
    text = text if text.startswith("\\") else text.replace("\\", "/")
    if not text or "\\" in text or text.startswith("/") or ":" in text.split("/")[0]:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), text))
    return None if path.startswith("..") else to_nfc(path)
