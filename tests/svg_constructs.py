"""Constructs of drawings, each of a chosen size: repeated elements, attributes, styles and references."""

from tests.constructs import Construct, halves, repeated

_START = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>"
_END = "</svg>"


def _drawing(piece: str, before: str = "", after: str = "") -> Construct:
    return repeated(piece, _START + before, after + _END)


def _sheet(rules: str, elements: str, before: str = "", between: str = "") -> Construct:
    """Return a construct of which the first half is rules of a style sheet, the second elements."""
    return halves(
        repeated(rules, f"{_START}<style>{before}", f"{between}</style><mask id='x'><path/></mask>"),
        repeated(elements, "", _END),
    )


SVG: dict[str, Construct] = {
    "shapes": _drawing("<path d='M0 0L9 9'/>"),
    "groups, open": _drawing("<g>"),
    "text": _drawing("字", "<text>", "</text>"),
    "spans of text": _drawing("<tspan x='{n}'>字</tspan>", "<text>", "</text>"),
    "text between removed elements": _drawing("<foreignObject/>字"),
    "scripts": _drawing("<script>alert({n})</script>"),
    "event handlers": _drawing("<g onload='a({n})'/>"),
    "namespaces": _drawing("<n{n}:a xmlns:n{n}='urn:{n}'/>"),
    "comments": _drawing("<!-- {n} -->"),
    "instructions": _drawing("<?xml-stylesheet href='http://a.example/'?>"),
    "sections of characters": _drawing("<![CDATA[/*]]>", "<style>", "</style>"),
    "references to characters": _drawing("&#x5b57;", "<text>", "</text>"),
    "an outline": _drawing("M0 0", "<path d='", "'/>"),
    "numbers": _drawing("<path x='1e5 2e5 -.5'/>"),
    "transforms": _drawing("<g transform='rotate({n})'/>"),
    "styles": _drawing("<g style='fill:red;stroke:blue'/>"),
    "styles that are removed": _drawing("<g style='fill:url(http://a.example/{n})'/>"),
    "colours with references": _drawing("<path fill='url(#a{n})'/>"),
    "ids": _drawing("<g id='a{n}'/>"),
    "one id again and again": _drawing("<g id='a'/>"),
    "uses of one element": _drawing("<use href='#a'/>", "<g id='a'/>"),
    "uses of the next element": _drawing("<g id='a{n}'><use href='#a{n}0'/></g>"),
    "links": _drawing("<a href='http://a.example/{n}'><path/></a>"),
    "sheets": _drawing("<style>a{}</style>"),
    "comments of a sheet, open": _drawing("/*", "<style>", "</style>"),
    "comments of a sheet": _drawing("/**/", "<style>", "</style>"),
    "names in a sheet": _drawing("-", "<style>", "</style>"),
    "dots in a sheet": _drawing(".", "<style>", "{fill:url(#x)}</style>"),
    "brackets of a sheet": _drawing("(", "<style>", "</style>"),
    "strings of a sheet, open": _drawing('"', "<style>", "</style>"),
    "numbers of a sheet": _drawing("1e", "<style>", "</style>"),
    "rules": _drawing(".a{n}{fill:red}", "<style>", "</style>"),
    "children in a selector": _drawing("a>", "<style>", "a{fill:url(#x)}</style>"),
    "rules with references": _sheet(".a{n}{fill:url(#x)}", "<path class='a{n}'/>"),
    "rules with references for every element": _sheet("path{mask:url(#x)}", "<path/>"),
    "rules that select what no element is": _sheet(".a.b{n}{mask:url(#x)}", "<path class='a'/>"),
    "selectors of one rule": _sheet(".a,", "<path class='a'/>", "", ".a{mask:url(#x)}"),
    "references of one rule": _sheet("mask:url(#x);", "<path/>", "path{", "}"),
    "rules in conditions": _sheet("@media all{path{mask:url(#x)}}", "<path/>"),
    "masks": _drawing("<mask id='m{n}'><path mask='url(#m)'/></mask>"),
    "classes of elements": _sheet(".a{n}{mask:url(#x)}", "<path class='a b c d e f g h'/>"),
    "filters": _drawing("<filter id='f{n}'><feGaussianBlur stdDeviation='9'/></filter>"),
}
