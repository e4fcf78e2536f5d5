"""What a request asks for: whether it means this preview, and which file of the built site answers it."""

import re
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost", "[::1]")
_HTTP_PORT = 80
_NEVER = re.compile(r"[\x00-\x1f\x7f/\\]")
"""What no part of a path may hold: separators of either system (%2F, %5C), and what no name has."""


def allowed_hosts(port: int) -> frozenset[str]:
    """Return the values of ``Host`` that mean a preview on ``port``.

    Another name that leads to this machine is somebody else's: a page of theirs would read the preview as its
    own site (DNS rebinding).
    """
    bare = _NAMES if port == _HTTP_PORT else ()
    return frozenset((*(f"{name}:{port}" for name in _NAMES), *bare))


def is_allowed_origin(origin: str | None, port: int) -> bool:
    """Tell whether an ``Origin`` (RFC 6454, 7) is a page of this preview; a request without one is not."""
    return origin is not None and origin.lower() in {f"http://{host}" for host in allowed_hosts(port)}


def path_parts(path: str) -> tuple[str, ...] | None:
    """Return the parts of a request's path between its slashes, decoded once; the last is empty for a folder.

    None when it is the path of no file: not UTF-8, with an empty part (``//elsewhere/`` is another host to a
    browser), ``.`` or ``..``, a separator or a control character in a part.
    """
    try:
        parts = [unquote_to_bytes(part).decode() for part in path.split("/")]
    except UnicodeError:
        return None
    first, *rest = parts
    if first or not rest:
        return None
    if any(part in ("", ".", "..") or _NEVER.search(part) for part in rest[:-1]):
        return None
    if rest[-1] in (".", "..") or _NEVER.search(rest[-1]):
        return None
    return tuple(rest)


def address_of(parts: tuple[str, ...]) -> str:
    """Return the address of a folder, from its parts: a path that begins and ends with one slash."""
    return "/" + "".join(f"{quote(part)}/" for part in parts if part)


def find_file(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """Return the file of a built site in ``folder`` that a web host answers with, or None.

    A folder answers with its index page, when its address ends with a slash.
    """
    file = folder.joinpath(*parts[:-1], parts[-1] or "index.html")
    try:
        found = file.resolve(strict=True)
        is_inside = found.is_relative_to(folder.resolve())
        return file if is_inside and found.is_file() else None
    except (OSError, ValueError, RuntimeError):  # No such file, a name too long, a loop of links.
        return None


def is_folder(folder: Path, parts: tuple[str, ...]) -> bool:
    """Tell whether ``parts`` are those of a folder with an index page, but for the slash at the end."""
    return bool(parts[-1]) and find_file(folder, (*parts, "")) is not None
