"""Convert text to output paths: the one function that makes them, and never returns one outside the site.

Everything written by editors, file names included, that becomes a file or folder of the site passes through
here: old paths, names in URLs, ids of sessions, files for search engines, documents and attachments.
"""

import unicodedata

from msgspec import Struct

from sitebuilder.patterns import lazy_pattern

MAX_PART_BYTES = 240
"""UTF-8 bytes of a part: file systems allow 255 (NAME_MAX); the rest is for what a writer adds to a name."""

MAX_PATH_BYTES = 1000
"""UTF-8 bytes of a path: with the output folder before it, far below the system's limit (PATH_MAX, 4096)."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Device names on Windows, also with any extension (Win32, "Naming Files, Paths, and Namespaces")."""

SETTINGS = frozenset({"web.config", "global.asax", "php.ini"})
"""Files from which a web server reads settings for a folder or the whole site (IIS, PHP as CGI)."""

_ROOT_SETTINGS = frozenset(
    {"_headers", "_redirects", "_routes.json", "_worker.js", "CNAME", "staticwebapp.config.json"}
)
"""Files at the site's root from which hosts read settings (Netlify, Cloudflare, GitHub, Azure)."""

_NOT_ON_WINDOWS = lazy_pattern(r'[<>"|?*]')
_WIDE_SLASH = lazy_pattern(r"[\uff0f\uff3c\u2215\u2044]")
_IGNORED = lazy_pattern(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    r"\U000e0100-\U000e01ef]"
)
"""Invisible letters and marks, which some file systems ignore (Unicode: Default_Ignorable_Code_Point)."""


class PathRefusal(Struct, frozen=True):
    """Why a text is not a valid output path.

    ``reason`` selects words of the catalogue: ``path-<reason>`` says what is wrong, ``fix-path-<reason>``
    what to write instead.
    """

    reason: str


def output_path(text: str) -> str | PathRefusal:
    """Return a path in NFC that is inside the output folder on every system, or why the text is not one.

    It is relative, with forward slashes. No part is empty, ``.`` or ``..``, hidden (``.git``), longer than
    ``MAX_PART_BYTES``, a device or another name that Windows refuses; none contains a scheme, a drive, a
    backslash or an invisible character.
    """
    path = to_nfc(text)
    for part in path.split("/"):
        reason = _fault(part)
        if reason is not None:
            return PathRefusal(reason)
    if path.partition("/")[0] in _ROOT_SETTINGS:
        return PathRefusal("settings")
    return PathRefusal("too-long") if _size(path) > MAX_PATH_BYTES else path


def without_index(path: str) -> str:
    """Return an output's path as in its URL: that of an index page is its folder's, with the slash."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}" if name == "index.html" else path


def to_nfc(text: str) -> str:
    """Return a text in NFC, so that it is the same whichever way a disk or a keyboard composes characters."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def collision_key(text: str) -> str:
    """Return the key by which paths collide on a disk that ignores case and composition.

    Two outputs with equal keys are the same file there (canonical caseless matching, Unicode D145). Several
    paths, one on each line, may be converted at once.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())


def _fault(part: str) -> str | None:
    """Return the reason why a part of a path is refused; None if it is valid."""
    if not part:
        return "empty"
    if part in {".", ".."}:
        return "dots"
    if "\\" in part:
        return "backslash"
    if ":" in part:
        return "colon"
    if _IGNORED.search(part) or not (part.isprintable() or all(map(_is_visible, part))):
        return "unseen"
    if part.startswith("."):
        return "hidden"
    if _WIDE_SLASH.search(part) or not unicodedata.normalize("NFKC", part).strip("."):
        return "wide"
    if _NOT_ON_WINDOWS.search(part):
        return "sign"
    if part != part.strip() or part.endswith("."):
        return "edge"
    if part.partition(".")[0].rstrip().lower() in DEVICES:
        return "device"
    if part.lower() in SETTINGS:
        return "settings"
    return "too-long" if _size(part) > MAX_PART_BYTES else None


def _is_visible(character: str) -> bool:
    """Return whether a character is printable or a space.

    Control, format, private-use and surrogate characters are neither.
    """
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
