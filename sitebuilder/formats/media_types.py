"""The media type of each file: browsers told ``nosniff`` believe it, and the machine's list may be wrong."""

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
_UNKNOWN = "application/octet-stream"
_TEXT = ("javascript", "json", "xml")
# The list of Python itself, without what the machine has added (Windows' registry may call a script text).
_BUILT_IN = MimeTypes()


KNOWN_EXTENSIONS = frozenset(each[1:] for each in _TYPES)
"""The endings (without a dot) whose types are ours, whatever a server's own list says."""


def content_type(name: str) -> str:
    """Return the ``Content-Type`` of a file by its name; a text's with its encoding, which is UTF-8."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    kind = _TYPES.get(suffix) or _BUILT_IN.guess_type(f"a{suffix}")[0] or _UNKNOWN
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(_TEXT) else kind
