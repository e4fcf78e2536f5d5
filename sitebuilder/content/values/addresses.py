"""Read addresses as editors write them: paths of old pages, names of files at the root, link destinations.

Each ``read_`` function returns the value, or None after it has reported a problem.
"""

import re
from urllib.parse import unquote, urlsplit

from sitebuilder.content.paths.output_paths import PathRefusal, output_path
from sitebuilder.content.values.contacts import is_mail_address, phone_url
from sitebuilder.content.values.reading import Reading
from sitebuilder.content.values.widths import with_half_width_slashes
from sitebuilder.messages import Place, Word
from sitebuilder.patterns import lazy_pattern

_HOST = lazy_pattern(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
_ENCODED = lazy_pattern(r"%(?:u[0-9A-Fa-f]{2})?[0-9A-Fa-f]{2}")
_QUERY = lazy_pattern(r"[?#]")
_NOT_IN_ADDRESSES = lazy_pattern(r'[\s\\<>"`]')
_INERT_TAG = lazy_pattern(
    r"<(?:!doctype html|\?xml [^<>]*\?|/?(?:html|head|title|body|p|h1|users?)|meta (?![^<>]*refresh)[^<>]*)>",
    re.IGNORECASE,
)
_SUBJECT = lazy_pattern(r"(?:\?subject=[^?&#]*)?")
_MAX_LENGTH = 2000
"""Maximum length of a web address in characters; a QR code holds little more (ISO/IEC 18004, table 7)."""

_ROOT_FILE_ENDINGS = (".txt", ".html", ".xml", ".json")


def read_old_path(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the path of a page that has moved: ``old/`` for a folder, ``old.html`` for a file.

    It may be percent-encoded (RFC 3986, 2.1), as browsers copy it.
    """
    path = parse_old_path(text)
    if isinstance(path, str):
        return path
    report_path_refusal(path, text, key, place, reading)
    return None


def parse_old_path(text: str) -> str | PathRefusal:
    """Parse the path of an old page (see ``read_old_path``); return why it is refused if it is not valid."""
    if _HOST.match(text):
        return PathRefusal("host")
    if _QUERY.search(text):
        return PathRefusal("query")
    decoded = decode_path(text.strip())
    if isinstance(decoded, PathRefusal):
        return decoded
    written = decoded.removeprefix("/")
    path = output_path(written.removesuffix("/"))
    if isinstance(path, PathRefusal):
        return path
    is_file = "." in path.rpartition("/")[2] and not written.endswith("/")
    return path if is_file else f"{path}/"


def decode_path(text: str) -> str | PathRefusal:
    """Decode a path once, as a web server does; refuse double encoding and anything but UTF-8."""
    if "%" not in text:
        return text
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        return PathRefusal("encoding")
    return PathRefusal("encoding") if _ENCODED.search(decoded) else decoded


def read_root_file(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the name of a file that another service expects at the site's root."""
    path = output_path(text)
    if isinstance(path, PathRefusal):
        report_path_refusal(path, text, key, place, reading)
    elif "/" in path or not path.lower().endswith(_ROOT_FILE_ENDINGS):
        reading.report("bad-root-file", place, key=key, found=text)
    else:
        return path
    return None


def is_inert(content: str) -> bool:
    """Return whether the content of a file at the root neither runs nor loads anything in a browser.

    Services ask for a word or a few plain elements; other elements or attributes don't come from them.
    """
    return "<" not in _INERT_TAG.sub("", content)


def read_destination(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read a link destination: a path of this site (``/courses/``), or an http, https, mailto or tel URL."""
    if is_destination(text):
        return text
    right = with_half_width_slashes(text)
    suggestion = Word("fix-wide-address") if is_destination(right) else ""
    reading.report("bad-link", place, key=key, found=text, right=right, suggestion=suggestion)
    return None


def is_destination(text: str) -> bool:
    """Return whether a text is a link destination: a path of this site, or a URL of an allowed scheme."""
    return is_site_path(text) or is_web_address(text) or _is_mail_link(text) or _is_phone_link(text)


def is_web_address(text: str) -> bool:
    """Return whether a text is an http or https URL with a host that every browser reads the same way.

    They drop tabs and line ends, and treat a backslash as a slash (WHATWG URL, 4.4). A user name before the
    host (``https://gov.cn@elsewhere/``) only ever deceives.
    """
    if len(text) > _MAX_LENGTH or _NOT_IN_ADDRESSES.search(text) or not text.isprintable():
        return False
    try:
        parts = urlsplit(text)
        is_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    has_host = bool(parts.hostname) and "@" not in parts.netloc
    return parts.scheme in {"http", "https"} and has_host and is_port


def is_site_path(text: str) -> bool:
    """Return whether a text is a path of this site; a query and a fragment are allowed."""
    if not text.startswith("/") or len(text) > _MAX_LENGTH or not text.isprintable() or "\\" in text:
        return False
    decoded = decode_path(_QUERY.split(text, maxsplit=1)[0])
    if isinstance(decoded, PathRefusal):
        return False
    return decoded == "/" or isinstance(output_path(decoded[1:].removesuffix("/")), str)


def report_path_refusal(refusal: PathRefusal, text: str, key: str, place: Place, reading: Reading) -> None:
    """Report a text that is not a valid output path."""
    reason, remedy = Word(f"path-{refusal.reason}"), Word(f"fix-path-{refusal.reason}")
    reading.report("bad-site-path", place, key=key, found=text, reason=reason, remedy=remedy)


def _is_mail_link(text: str) -> bool:
    scheme, _, rest = text.partition(":")
    address, mark, query = rest.partition("?")
    is_plain = text.isprintable() and not _NOT_IN_ADDRESSES.search(text)
    return (
        scheme.lower() == "mailto"
        and is_plain
        and is_mail_address(address)
        and bool(_SUBJECT.fullmatch(mark + query))
    )


def _is_phone_link(text: str) -> bool:
    scheme, _, number = text.partition(":")
    return scheme.lower() == "tel" and number == number.strip() and phone_url(number) is not None
