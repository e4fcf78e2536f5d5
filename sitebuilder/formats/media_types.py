"""Media types of files: with ``nosniff`` browsers rely on them, and the machine's own list may be wrong."""

from mimetypes import MimeTypes

_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    # redirects.map is for people and web servers.
    ".map": "text/plain",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
_DEFAULT = "application/octet-stream"
_TEXT_SUFFIXES = ("javascript", "json", "xml")
# Python's own list, without the machine's additions (Windows' registry may declare scripts as text).
_BUILT_IN = MimeTypes()


KNOWN_EXTENSIONS = frozenset(each[1:] for each in _TYPES)
"""The file extensions (without a dot) whose types are defined here, whatever a server's own list says."""


def content_type(name: str) -> str:
    """Return the ``Content-Type`` for a file name; for texts with the charset, which is UTF-8."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    kind = _TYPES.get(suffix) or _BUILT_IN.guess_type(f"a{suffix}")[0] or _DEFAULT
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(_TEXT_SUFFIXES) else kind
