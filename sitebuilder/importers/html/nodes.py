"""Parse any HTML, as browsers do, into a cleaned tree of a limited set of elements."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

import nh3
from msgspec import Struct, field

from sitebuilder.importers.html.depth import limit_depth
from sitebuilder.importers.html.drawings import with_drawn_content
from sitebuilder.importers.html.white_space import normalise_white_space
from sitebuilder.markdown.invisible import drop_unseen

_TAGS = """
a abbr address article aside audio b big blockquote br caption center cite code col colgroup dd del
details dfn div dl dt em embed figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i iframe img ins
kbd li main mark nav object ol p pre q s samp section small source span strike strong sub summary sup table
tbody td tfoot th thead time tr tt u ul var video wbr mp-common-mpaudio mp-common-profile mpvoice
mp-common-videosnap mp-miniprogram qqmusic mp-common-product mpvideo mp-common-cpsad mp-common-poi
mp-common-vote mp-common-miniprogram mp-common-clmusic mp-common-redpacket mp-common-redpacketcover ne-p
ne-quote ne-uli ne-oli ne-tli ne-uli-i ne-oli-i ne-alert ne-card ne-hole ne-hr ne-h1 ne-h2 ne-h3 ne-h4
ne-h5 ne-h6 dialog fieldset form hgroup input legend marquee menu dir search ruby rt rp picture area
"""
_DROPPED = """
script style template noscript svg math title noembed noframes
"""
_ATTRIBUTES = """
align alt class colspan data data-alt data-src data-original data-actualsrc data-url data-lang href id name
nickname rowspan span src start style title type value lang data-formula data-nickname data-title checked
data-checked data-list data-name aria-checked data-value data-tex data-miniprogram-nickname
data-miniprogram-title music_name x:num data-aria-level aria-level dir hidden reversed width role
data-lake-indent srcset border height pdfsrc data-lazy-src data-echo zoomfile file _src data-srcset
"""
_SCHEMES = {"http", "https", "mailto", "tel", "file", "data", "cid", "webkit-fake-url"}
VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "wbr"})
_MAX_DEPTH = 120
"""Maximum depth of the tree; deeper elements are flattened to it. Real pastes reach 60."""

_SCHEME = re.compile(r"\b(?:href|src|data)\s*+=\s*+[\"']?\s*+([a-z][a-z0-9+.-]{0,40}):", re.IGNORECASE)
_NO_ADDRESS = frozenset({"javascript", "vbscript", "about", "x-apple-data-detectors"})
"""Schemes that name nothing outside the page or the device that shows it."""

_FORMULA = re.compile(r"<svg [^<>]*?(data-formula=(?:\"[^\"]*\"|'[^']*'))", re.IGNORECASE)
_CHECKBOX = re.compile(r"<input\s(?=[^<>]*\btype=[\"']?(?:checkbox|radio)\b)[^<>]*>", re.IGNORECASE)
_CHOICE = re.compile(r"<select\b[^<>]*>(?:(?!<select\b).)*?</select>", re.IGNORECASE | re.DOTALL)
_OPTION = re.compile(r"<option\b([^<>]*)>([^<>]*)", re.IGNORECASE)
_NUMBER = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>((?:(?!<!).)*+)<!(?:--)?\[endif\](?:--)?>",
    re.DOTALL | re.IGNORECASE,
)
"""The number of a list item, which Word writes for programs without lists; other comments are dropped."""


_EMPTY = re.compile(r"<([a-zA-Z][\w:.-]*+)(?:\s[^<>]*+)?/?+(?<=/)>")
"""An element that XML closes at once (``<o:p/>``, ``<path/>``); HTML puts the rest of the page into it."""

_KNOWN = frozenset({*_TAGS.split(), *_DROPPED.split(), "image"})
_PAGE = """
base bdi bdo body button details dialog frame frameset head html label link map marquee meta nobr o:p object
option optgroup output param progress select slot summary textarea
"""
ELEMENTS = _KNOWN | frozenset(_PAGE.split())
"""The names of elements: what else stands between such signs is none (``vector<int>``)."""


class Node(Struct):
    """An element: its name, its attributes, and its children, which are elements and text."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """Return an attribute, or an empty string if there is none."""
        return self.attributes.get(attribute, "")

    @property
    def elements(self) -> list["Node"]:
        """The child elements."""
        return [each for each in self.children if isinstance(each, Node)]


def parse(html: str) -> Node:
    """Parse any HTML, by the rules of browsers (HTML, 13.2), into a cleaned tree.

    Comments, scripts, styles and drawings are removed; unknown elements are replaced with their content.
    """
    without_empty = _EMPTY.sub(lambda tag: tag[0] if tag[1].lower() in _KNOWN else "", html)
    limited = limit_depth(without_empty)
    with_numbers = _NUMBER.sub(r"<span style='mso-list:Ignore'>\1</span>", limited)
    with_drawn = with_drawn_content(with_numbers)
    with_formulas = _FORMULA.sub(r"<span \1></span>\g<0>", with_drawn)
    with_boxes = _CHOICE.sub(_chosen, _CHECKBOX.sub(_box, with_formulas))
    schemes = {each.lower() for each in _SCHEME.findall(with_boxes)}
    return parse_fragment(_cleaner(frozenset(schemes - _NO_ADDRESS)).clean(with_boxes))


@lru_cache(maxsize=16)
def _cleaner(schemes: frozenset[str]) -> nh3.Cleaner:
    """Return a cleaner that keeps the addresses of some schemes too: what cannot be brought in is told."""
    return nh3.Cleaner(
        tags=set(_TAGS.split()),
        clean_content_tags=set(_DROPPED.split()),
        attributes={"*": set(_ATTRIBUTES.split())},
        url_schemes=_SCHEMES | schemes,
        link_rel=None,
        strip_comments=True,
    )


def parse_fragment(html: str) -> Node:
    """Parse HTML in which every element is closed, with any elements."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.root


def _chosen(match: re.Match[str]) -> str:
    """Return the option of a list that is shown: the selected one, or the first."""
    options = [(each[1], each[2]) for each in _OPTION.finditer(match[0])]
    selected = [words for attributes, words in options if "selected" in attributes.lower()]
    return next(iter([*selected, *(words for _, words in options)]), "")


def _box(match: re.Match[str]) -> str:
    return "☑" if re.search(r"\schecked\b", match[0], re.IGNORECASE) else "☐"


class _TreeBuilder(HTMLParser):
    """Builds the tree of HTML in which every element is closed, as the cleaner writes it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self._open = [self.root]
        self._too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: drop_unseen(value or "") for name, value in attrs})
        self._open[-1].children.append(node)
        if tag in VOID:
            return
        if len(self._open) < _MAX_DEPTH:
            self._open.append(node)
        else:
            self._too_deep += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(drop_unseen(data))


def text_of(node: Node) -> str:
    """Return the text of an element and its descendants."""
    return "".join(each if isinstance(each, str) else text_of(each) for each in node.children)


def has_text(node: Node) -> bool:
    """Return whether an element or a descendant contains any visible text."""
    return any(
        bool(normalise_white_space(each).strip()) if isinstance(each, str) else has_text(each)
        for each in node.children
    )


def walk(node: Node) -> Iterator[Node]:
    """Yield an element and its descendants, in document order."""
    pending = [node]
    while pending:
        each = pending.pop()
        yield each
        pending += reversed(each.elements)
