"""Protects less-than signs that are plain text.

``Map<String,Object>``, ``输入<QQ号>``, ``a<b`` and ``<-`` look like tags to browsers and to some Markdown
parsers, which drop them with what follows. Here a less-than sign is text unless it begins a complete tag of
an HTML element (CommonMark 6.6), a comment, or an address in angle brackets.
"""

import re

from sitebuilder.patterns import lazy_pattern

LESS_THAN = "\ufdd4"
"""Stands for a less-than sign that is text; no source has this noncharacter (``positions.read_source``)."""

_ELEMENTS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote
body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div
dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
hgroup hr html i iframe img input ins kbd keygen label legend li link listing main map mark marquee math
menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture
plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike
strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
var video wbr xmp
"""

HTML_ELEMENTS = frozenset(_ELEMENTS.split())
"""The elements of HTML, including obsolete ones (HTML, 4 and 16.2), and the roots of SVG and MathML."""

_END_TAG_REQUIRED = """
a abbr b bdi bdo big cite code del dfn em font i iframe ins kbd mark math noembed noframes noscript object
plaintext q s samp script select small span strong style sub sup svg template textarea time title tt u var xmp
"""

_TAGS_TO_CLOSE = frozenset(_END_TAG_REQUIRED.split())
"""Inline elements, and those that swallow everything after them: without an end tag they are text."""

_NEED_ATTRIBUTES = frozenset({"img", "embed", "source", "area", "link", "meta", "param", "track"})
"""Empty elements that show nothing without an attribute: their bare tag is what a text is about."""

_ATTRIBUTE = r"""[A-Za-z_:][\w:.-]*+(?:[ \n]*+=[ \n]*+(?:"[^"]*+"|'[^']*+'|[^ \n"'=<>`]++))?+"""

_ELEMENT = "|".join(sorted(HTML_ELEMENTS, key=lambda name: (-len(name), name)))
# It begins with what each branch begins with, so that the search skips plain text quickly.
_MARKUP_OR_SIGN = lazy_pattern(
    rf"""
      (?=[<\]\\\[ >])(?:
      <(?P<name>{_ELEMENT})
      (?P<attributes>(?:(?:[ \n/]++|(?<=["'])){_ATTRIBUTE})*+)[ \n]*+/?>
    | </(?:{_ELEMENT})[ \n]*+>
    | </?(?:[owvm]|st[12]|wps):[a-z]++(?:[ \n/]++{_ATTRIBUTE})*+[ \n]*+/?>
    | <(?:[a-z][a-z0-9+.-]*+://[^<>\n ]*+|(?:mailto:)?[\w.+-]++@[\w-]++(?:\.[\w-]++)+)>
    | <!--
    | <!\[(?:if|endif)[^<>\n]*+>
    | \]\([ ]*+<(?=[^<>\n]*+>[ ]*[)"'])
    | ^[ >]*+\[(?!\^)[^\[\]\n]*+\]:[ ]*+<(?=[^<>\s./#:@]*+[./#:@][^<>\s]*+>)
    | \\(?:\\|(?P<escaped><))
    | (?P<sign><)
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII | re.MULTILINE,
)

_END_TAG = lazy_pattern(r"</([A-Za-z][A-Za-z0-9]*)", re.ASCII)


def protect_less_than(text: str) -> str:
    """Replace each less-than sign that begins no markup with ``LESS_THAN``."""
    # The last end tag of each element: a start tag after it is never closed.
    ends = {match[1].lower(): match.start() for match in _END_TAG.finditer(text)}
    return _MARKUP_OR_SIGN.sub(lambda match: match[0] if _is_markup(match, ends) else _protect(match), text)


def _protect(match: re.Match[str]) -> str:
    return match[0].replace("<", LESS_THAN, 1)


def _is_markup(match: re.Match[str], ends: dict[str, int]) -> bool:
    if match["sign"] or match["escaped"]:
        return False
    name = (match["name"] or "").lower()
    if name in _NEED_ATTRIBUTES and "=" not in match["attributes"]:
        return False
    is_alone = name in _TAGS_TO_CLOSE and "=" not in match["attributes"]
    return not is_alone or ends.get(name, -1) > match.start()
