"""Pictures and links of Markdown within raw HTML (``<center>![甲](a.jpg)</center>``), written as elements.

CommonMark (4.6) has no Markdown there; but a picture or a link can mean nothing else, and would be lost.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from sitebuilder.markdown.normalise.lines import Edit, Line
from sitebuilder.patterns import lazy_pattern

_TOKEN = lazy_pattern(
    r"<!--|-->|<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>"
    r"|(?P<link>(?<![A-Za-z0-9_\]\\])(?P<sign>!?)\[(?P<words>[^\[\]\n<>]*)\]"
    r"\((?P<target>[^()\s<>\"']+)(?: +(?P<quote>[\"'])(?P<title>[^\"'<>\n]*)(?P=quote))?\))"
)
_VERBATIM = frozenset({"pre", "code", "script", "style", "textarea", "svg", "math", "kbd", "samp"})
"""Elements whose text is shown as it is written."""

_FILE_OR_ADDRESS = lazy_pattern(r"[a-z]+://|[/#.]|.*\.[A-Za-z0-9]{2,5}(?:[?#].*)?\Z", re.IGNORECASE)


def read_html_links(lines: Sequence[Line]) -> list[Line]:
    """Return lines of raw HTML in which Markdown's pictures and links are elements, except in code."""
    if not any("](" in line.text for line in lines):
        return list(lines)
    hidden: list[str] = []
    return [line.with_edits(list(_edits(line.text, hidden))) for line in lines]


def _edits(text: str, hidden: list[str]) -> Iterator[Edit]:
    """Yield the edits of a line; ``hidden`` are the comment and the verbatim elements that are open."""
    for token in _TOKEN.finditer(text):
        if token[0] in ("<!--", "-->"):
            hidden[:] = [each for each in hidden if each != "--"] + ["--"] * (token[0] == "<!--")
        elif token["name"]:
            _record_tag(token, hidden)
        elif not hidden and (html := _element(token)):
            yield Edit(*token.span(), html)


def _record_tag(tag: re.Match[str], hidden: list[str]) -> None:
    name = tag["name"].lower()
    if name in _VERBATIM and not tag["slash"] and not tag[0].endswith("/>"):
        hidden.append(name)
    elif tag["slash"] and name in hidden:
        hidden.remove(name)


def _element(link: re.Match[str]) -> str:
    target = escape(link["target"])
    title = f' title="{escape(link["title"])}"' if link["title"] else ""
    if link["sign"]:
        return f'<img src="{target}" alt="{escape(link["words"])}"{title}>'
    if not link["words"].strip() or not _FILE_OR_ADDRESS.match(link["target"]):
        return ""
    return f'<a href="{target}"{title}>{link["words"]}</a>'
