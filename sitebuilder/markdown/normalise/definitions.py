"""Definitions of the targets of links, and of abbreviations, with the signs of any keyboard."""

import re

from sitebuilder.markdown.normalise.foreign_links import read_foreign_links
from sitebuilder.markdown.normalise.lines import Block, BlockKind, Edit, Line, Part, ReadResult
from sitebuilder.patterns import lazy_pattern

_DEFINITION = lazy_pattern(r" {0,3}(?:\[(?!\^)[^\[\]\n]*\]:|\*\[[^\n]*?\] ?:)(?P<rest>.*)")
_TARGET_IN_BRACKETS = lazy_pattern(r" {0,3}\[[^\[\]\n]*\]: *<(?P<target>[^<>\n]* [^<>\n]*)>")
_WIDE_DEFINITION = lazy_pattern(
    r" {0,3}\u3000*[\[［](?P<label>(?!\^)[^\[\]［］\n]+)[\]］] ?[:：][ \u3000]*(?P<target>[^\s，。；]+)"
    r"(?:[ \u3000]+[\"“](?P<title>[^\"“”\n]*)[\"”])?[ \u3000]*"
)
"""A definition with signs of a Chinese keyboard, or with a space before its colon."""

_WIDE_ABBREVIATION = lazy_pattern(r" {0,3}\*\[[^\n]*?\] ?：.*")
_USED_LABEL = lazy_pattern(r"(?<=\]\[)[^\[\]\n]+(?=\])")
_SHORT_LABEL = lazy_pattern(r"\[(?=[^\[\]\n]*[^\[\]\n0-9])([^\[\]\n]+)\](?:\[\]|(?![\[(（:：]))")
"""The label of a link without another text, which is no number of a source at the end (``[1]``)."""

_WEB_TARGET = lazy_pattern(r"https?[:：]|www\.", re.IGNORECASE)


def begins_wide_definition(part: Part, at: int) -> bool:
    """Return whether a line with other signs defines an abbreviation, or a reference that the text uses."""
    text = part.lines[at].text
    if text.lstrip(" \u3000")[:1] not in ("[", "［", "*"):
        return False
    found = _WIDE_DEFINITION.fullmatch(text)
    if found is None:
        return _WIDE_ABBREVIATION.fullmatch(text) is not None
    return found["label"] in part.find_labels(_USED_LABEL) or (
        _WEB_TARGET.match(found["target"]) is not None and found["label"] in part.find_labels(_SHORT_LABEL)
    )


def read_wide_definition(part: Part, at: int) -> ReadResult:
    """Read a definition, with the signs that Markdown expects."""
    line = part.lines[at]
    found = _WIDE_DEFINITION.fullmatch(line.text)
    if found is None:
        return at + 1, [Block(BlockKind.OTHER, [line.with_text(line.text.replace("：", ":", 1))])]
    title = "" if found["title"] is None else f' "{found["title"]}"'
    edits = [
        Edit(0, found.start("label"), "["),
        Edit(found.end("label"), found.start("target"), "]: "),
        Edit(found.end("target"), len(line.text), title),
    ]
    return at + 1, [Block(BlockKind.OTHER, [line.with_edits(edits)])]


def begins_definition(part: Part, at: int) -> bool:
    """Return whether a line defines the target of links, or an abbreviation."""
    return _DEFINITION.match(part.lines[at].text) is not None


def read_definitions(part: Part, at: int) -> ReadResult:
    """Read consecutive definitions of links and abbreviations unchanged."""
    end = at
    while end < len(part.lines) and (found := _DEFINITION.match(part.lines[end].text)):
        end += 1
        following = part.lines[end].text if end < len(part.lines) else ""
        if following.strip() and (not found["rest"].strip() or following.lstrip()[:1] in "\"'("):
            end += 1
    lines = [_with_whole_target(line.dedent(3)) for line in part.lines[at:end]]
    return end, [Block(BlockKind.OTHER, read_foreign_links(lines))]


def _with_whole_target(line: Line) -> Line:
    """Return a definition whose target in angle brackets has no spaces, at which the library would end it."""
    found = _TARGET_IN_BRACKETS.match(line.text)
    if found is None:
        return line
    spaces = re.finditer(" ", found["target"])
    start = found.start("target")
    return line.with_edits(Edit(start + each.start(), start + each.end(), "%20") for each in spaces)
