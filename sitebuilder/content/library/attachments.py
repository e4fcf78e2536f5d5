"""Which files are published unchanged: only types that no browser or server runs, up to a size limit."""

import re
from collections.abc import Collection
from posixpath import basename

from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.files import megabytes
from sitebuilder.content.pictures import is_picture
from sitebuilder.content.values.attachment_types import ALLOWED_TYPES, REFUSED_ANYWHERE, REFUSED_TYPES

# Patterns of bytes, compiled on first use: most builds look into no attachment.
_PAGE = (
    rb"(?i)<(?:!doctype|!--|\?php|\?=|%|(?:html|head|body|script|iframe|frameset|svg|style|title|meta|link|base|object"
    rb"|embed|form|h1|div|font|table|a|b|br|p|img|math)(?:[\s>/]|$))"
)
_XML_PAGE = rb"(?i)<(?:[\w-]+:)?(?:html|svg|script)\b|xml-stylesheet|1999/xhtml|2000/svg"
_PROGRAMS = (b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\0asm", b"L\0\0\0\x01\x14\x02")


def attachment_fault(path: str, size: int, site: Site) -> tuple[str, dict[str, str]] | None:
    """Return the code and values of the problem if a file of ``size`` bytes may not be published."""
    name = basename(path)
    types = [each.strip() for each in name.lower().split(".")[1:]]
    refused = [each for each in types if each in REFUSED_ANYWHERE] + [
        each for each in types[-1:] if each in REFUSED_TYPES
    ]
    if refused:
        return "attachment-refused", {"found": name, "type": refused[-1]}
    if not _is_allowed(name, site.attachment_types):
        return "attachment-type", {"found": name}
    if not size:
        return "attachment-empty", {"found": name}
    limit = site.attachment_limit_mb
    if size > limit * 1_000_000:
        return "attachment-too-large", {"found": name, "size": megabytes(size), "limit": f"{limit} MB"}
    return None


def is_dangerous_content(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a web page, a script or a program.

    No allowed type of attachment begins like one; a file that does has a misleading name. Browsers look at
    some 1,024 bytes (WHATWG MIME Sniffing).
    """
    # A page may be in UTF-16: without the zero bytes its markup is ASCII.
    begins = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n\f\v")
    if head.startswith(_PROGRAMS) or (head.startswith(b"MZ") and b"\0" in head[:64]):
        return True
    if begins[:5].lower() == b"<?xml":
        return re.search(_XML_PAGE, begins) is not None
    return re.match(_PAGE, begins) is not None


def _is_allowed(name: str, extra_types: Collection[str]) -> bool:
    extension = name.lower().rpartition(".")[2]
    return extension in ALLOWED_TYPES or extension in extra_types or is_picture(name)
