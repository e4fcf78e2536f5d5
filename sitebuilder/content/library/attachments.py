"""Which files are published unchanged: only types that no browser or server runs, up to a size limit."""

import re
from collections.abc import Collection
from posixpath import basename

from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.files import megabytes
from sitebuilder.content.pictures import is_picture
from sitebuilder.patterns import lazy_pattern

_TYPES = """
doc docx dotx xls xlsx xlsm ppt pptx pps ppsx wps wpt et ett dps dpt odt ods odp rtf ofd csv pdf
zip rar 7z
txt
mp3 m4a wav ogg oga mp4 m4v webm vtt srt
ics vcf epub
"""
ALLOWED_TYPES = frozenset(_TYPES.split())
"""Extensions of files that may be published, besides pictures; site.yaml may add others."""

_RUN_BY_SERVERS_AND_BROWSERS = """
htm html shtml xhtml xht mht mhtml hta svg svgz xml xsl xslt xul rdf rss atom mathml js mjs cjs jse wasm swf
php php3 php4 php5 php7 php8 phps pht phtml phar asp aspx asa asax ascx ashx asmx jsp jspx jspf cfm cgi fcgi
pl py pyc rb sh bash tcl lua htaccess htpasswd
"""
_RUN_BY_COMPUTERS = """
exe dll com scr msi msp bat cmd ps1 psm1 vbs vbe vb wsf wsh wsc cpl pif reg lnk scf inf chm hlp jar class war
apk ipa app deb rpm dmg pkg run elf so dylib zsh ksh csh
"""
_ANYWHERE_REFUSED = frozenset(_RUN_BY_SERVERS_AND_BROWSERS.split())
"""Refused anywhere in a name, as some servers look at each part (Apache, mod_mime: ``a.php.pdf`` may run)."""

REFUSED_TYPES = _ANYWHERE_REFUSED | frozenset(_RUN_BY_COMPUTERS.split())
"""Extensions of files that browsers, servers or computers run: site.yaml can't allow them."""

_TYPE = lazy_pattern(r"[a-z0-9]{1,10}")
# Patterns of bytes, compiled on first use: most builds look into no attachment.
_PAGE = (
    rb"(?i)<(?:!doctype|!--|\?php|\?=|%|(?:html|head|body|script|iframe|frameset|svg|style|title|meta|link|base|object"
    rb"|embed|form|h1|div|font|table|a|b|br|p|img|math)(?:[\s>/]|$))"
)
_XML_PAGE = rb"(?i)<(?:[\w-]+:)?(?:html|svg|script)\b|xml-stylesheet|1999/xhtml|2000/svg"
_PROGRAMS = (b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\0asm", b"L\0\0\0\x01\x14\x02")


def is_attachment_type(text: str) -> bool:
    """Return whether ``site.yaml`` may allow an extension: lower-case letters and digits, no dot."""
    return _TYPE.fullmatch(text) is not None and text not in REFUSED_TYPES


def attachment_fault(path: str, size: int, site: Site) -> tuple[str, dict[str, str]] | None:
    """Return the code and values of the problem if a file of ``size`` bytes may not be published."""
    name = basename(path)
    types = [each.strip() for each in name.lower().split(".")[1:]]
    refused = [each for each in types if each in _ANYWHERE_REFUSED] + [
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
