"""Interprets requests: whether one is meant for this preview, and which file of the built site answers it."""

import re
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost", "[::1]")
_HTTP_PORT = 80
_ABSOLUTE = re.compile(r"([a-z][a-z0-9+.-]*)://([^/?#]*)", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f/\\]")
"""What no path segment may contain: separators of either system (%2F, %5C) and control characters."""


def allowed_hosts(port: int) -> frozenset[str]:
    """Return the values of the ``Host`` header that a preview on ``port`` accepts.

    Any other name that resolves to this machine belongs to somebody else, whose page could read the preview
    as if it were its own site (DNS rebinding).
    """
    without_port = _NAMES if port == _HTTP_PORT else ()
    return frozenset((*(f"{name}:{port}" for name in _NAMES), *without_port))


def split_target(target: str) -> tuple[str, str] | None:
    """Split an absolute request target, as proxies get it, into its host and its path with the query.

    The host counts in place of the ``Host`` header (RFC 9112, 3.2.2), and is empty if the scheme is not that
    of this server (RFC 9110, 7.4). None if the target is of another form.
    """
    absolute = _ABSOLUTE.match(target)
    if absolute is None:
        return None
    scheme, host = absolute.groups()
    rest = target[absolute.end() :]
    return host if scheme.lower() == "http" else "", rest if rest.startswith("/") else f"/{rest}"


def is_allowed_origin(origin: str | None, port: int) -> bool:
    """Return whether an ``Origin`` (RFC 6454, 7) is this preview's; False if the header is missing."""
    return origin is not None and origin.lower() in {f"http://{host}" for host in allowed_hosts(port)}


def path_parts(path: str) -> tuple[str, ...] | None:
    """Return the segments of a request's path, percent-decoded once; the last one is empty for a folder.

    None if it cannot be the path of a file: it is not UTF-8, or has an empty segment (``//elsewhere/`` is
    another host to a browser), ``.`` or ``..``, or a separator or control character within a segment.
    """
    try:
        parts = [unquote_to_bytes(part).decode() for part in path.split("/")]
    except UnicodeError:
        return None
    first, *rest = parts
    if first or not rest:
        return None
    if any(part in ("", ".", "..") or _FORBIDDEN.search(part) for part in rest[:-1]):
        return None
    if rest[-1] in (".", "..") or _FORBIDDEN.search(rest[-1]):
        return None
    return tuple(rest)


def address_of(parts: tuple[str, ...]) -> str:
    """Return the URL path of a folder from its segments; it begins and ends with one slash."""
    return "/" + "".join(f"{quote(part)}/" for part in parts if part)


def find_file(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """Return the file of the built site in ``folder`` with which a web host answers, or None.

    A folder is answered with its index page if its address ends with a slash.
    """
    file = folder.joinpath(*parts[:-1], parts[-1] or "index.html")
    try:
        target = file.resolve(strict=True)
        is_inside = target.is_relative_to(folder.resolve())
        return file if is_inside and target.is_file() else None
    except (OSError, ValueError, RuntimeError):  # No such file, a name too long, a loop of links.
        return None


def is_folder(folder: Path, parts: tuple[str, ...]) -> bool:
    """Return whether ``parts`` name a folder with an index page but lack the slash at the end."""
    return bool(parts[-1]) and find_file(folder, (*parts, "")) is not None
