"""The types of files that may be published unchanged, and those that never may."""

from sitebuilder.patterns import lazy_pattern

_DOCUMENTS = """
doc docx dotx xls xlsx xlsm ppt pptx pps ppsx wps wpt et ett dps dpt odt ods odp rtf ofd csv pdf
zip rar 7z
txt
"""
_OTHERS = """
mp3 m4a wav ogg oga mp4 m4v webm vtt srt
ics vcf epub
"""
DOCUMENT_TYPES = frozenset(_DOCUMENTS.split())
"""Extensions of what people read in a program of their own, and of archives."""

ALLOWED_TYPES = DOCUMENT_TYPES | frozenset(_OTHERS.split())
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
REFUSED_ANYWHERE = frozenset(_RUN_BY_SERVERS_AND_BROWSERS.split())
"""Refused anywhere in a name, as some servers look at each part (Apache, mod_mime: ``a.php.pdf`` may run)."""

REFUSED_TYPES = REFUSED_ANYWHERE | frozenset(_RUN_BY_COMPUTERS.split())
"""Extensions of files that browsers, servers or computers run: site.yaml can't allow them."""

_TYPE = lazy_pattern(r"[a-z0-9]{1,10}")


def is_attachment_type(text: str) -> bool:
    """Return whether ``site.yaml`` may allow an extension: lower-case letters and digits, no dot."""
    return _TYPE.fullmatch(text) is not None and text not in REFUSED_TYPES
