"""Sentinels that carry the source positions of links and tags through Markdown.

Markdown keeps no positions. So before it runs, a sentinel is inserted into everything that may become a link
target, a raw HTML tag or an attribute list. Stripping the sentinels restores what Markdown takes for code or
text; what became HTML keeps its sentinel. A sentinel is a number between two noncharacters of Unicode, which
no source text may contain (``positions.read_source`` drops them).
"""

import re
from typing import Literal

from msgspec import Struct

from sitebuilder.markdown.links.autolinks import AUTOLINK, WEB_ADDRESS, parse_autolink
from sitebuilder.markdown.literals import restore_literals
from sitebuilder.patterns import lazy_pattern

_END = "\ufdd1"
_ATTRIBUTES = "\ufdd3"

TARGET_PREFIX = "\ufdd0"
"""The first character of the sentinel before a link target."""

TARGET_SENTINEL = f"{TARGET_PREFIX}([0-9]+){_END}"
"""An expression for such a sentinel."""

SENTINEL_PREFIX = "\ufdd2"
"""The first character of the name of an attribute that is a sentinel."""

GENERATED = f"{SENTINEL_PREFIX}o{_END}"
"""The name of the attribute of tags made by the generator, not written by the editor."""


def _candidate(address: str, first_of_address: str) -> re.Pattern[str]:
    """Return the expression for what gets a sentinel, given that for an address and what may begin one.

    It looks for what a branch begins with before any of them, so that the search passes over text quickly,
    and asks for an address first, as most such signs are letters.
    """
    return lazy_pattern(
        rf"""(?=[\]］】\[<{{ >*+\-\d{first_of_address}])(?:(?P<address>{address})|(?=[\]］】\[<{{ >*+\-\d])(?:
          (?P<inline>\]\((?:[ ]*+<(?=[^<>\n]*>[ ]*[)"'])|(?![ ]*+<)))
        | (?P<odd>(?:\][ \u3000]++[(（]|[］】][ \u3000]*+[(（]|\]（)(?=[^()（）\[\]\n]))
        | (?P<definition>^(?:[ >]|[-+*][ ]|\d+\.[ ])*+\[(?!\^)[^\[\]\n]*\]:[ ]*+
              (?:<(?=[^<>\s]+>[ ]*(?:$|["'(]))|(?=[^\s<])))
        | <(?P<automatic>[A-Za-z][A-Za-z0-9+.-]*://[^<>\n]*|[^<> !]+@[^@<> ]+)(?=>)
        | (?P<tag><[A-Za-z][A-Za-z0-9-]*)(?=[ \n/>])
        | (?P<attributes>\{{:?[ ]*+)(?!(?:[.#][^\s{{}}]++[ ]*+)++\}})(?=[^{{}}\n ][^{{}}\n]*\}})
        ))""",
        re.VERBOSE | re.MULTILINE,
    )


_CANDIDATE = _candidate(AUTOLINK, "A-Za-zｈＨ")
_CANDIDATE_WITHOUT_MAIL = _candidate(WEB_ADDRESS, "hHwWｈＨ")

NAMED_LINK = "\ufdd8"
"""Begins the target of a link by name (``links.named``), which stays on it until documents are known."""

_SPACES = lazy_pattern(r"\s*")
_LINK_END = lazy_pattern(r"</a\b|\n\n", re.IGNORECASE)
_IN_TARGET = lazy_pattern(TARGET_SENTINEL)
_IN_ATTRIBUTES = lazy_pattern(f"{_ATTRIBUTES}([0-9]+){_END} ")
# The space is missing where Markdown has stripped text beginning or ending with a sentinel (code, cells).
_TEXT_SENTINEL = lazy_pattern(f"{TARGET_PREFIX}[0-9]+{_END}|{_ATTRIBUTES}[0-9]+{_END} ?")
_TAG_SENTINEL = lazy_pattern(f" ?{SENTINEL_PREFIX}[0-9]+{_END}")


SentinelKind = Literal["target", "tag", "attributes"]
"""What a sentinel marks: a link target, a raw HTML tag, or an attribute list of Markdown text."""


class Sentinel(Struct, frozen=True):
    """What a sentinel marks, and the source offset of its first character."""

    kind: SentinelKind
    offset: int


def insert_sentinels(text: str) -> tuple[str, tuple[Sentinel, ...]]:
    """Insert a sentinel into every candidate; return the text and, by number, what the sentinels mark."""
    sentinels: list[Sentinel] = []
    pieces: list[str] = []
    end = 0
    link_end = 0
    pattern = _CANDIDATE if "@" in text else _CANDIDATE_WITHOUT_MAIL
    for match in pattern.finditer(text):
        if match["address"]:
            # It is no autolink in a link target, between the tags of a raw link or in attributes.
            if (match.start() == end and pieces) or match.start() < link_end:
                continue
            if parse_autolink(match["address"], 0) is None:
                continue
        number = len(sentinels)
        sentinel, token = _make_sentinel(match, number)
        sentinels.append(sentinel)
        cut = match.start() if match["address"] else match.end()
        pieces += (text[end:cut], token)
        end = cut
        if match["tag"] and match["tag"].lower() == "<a":
            link_end = _find_link_end(text, match.end(), link_end)
        elif match["attributes"]:
            link_end = text.index("}", match.end())
    return "".join((*pieces, text[end:])), tuple(sentinels)


def _find_link_end(text: str, start: int, before: int) -> int:
    """Return the offset at which a raw link that begins before ``start`` is closed, or its paragraph ends."""
    if start < before:
        return before
    closing = _LINK_END.search(text, start)
    return closing.start() if closing else len(text)


def _make_sentinel(match: re.Match[str], number: int) -> tuple[Sentinel, str]:
    if match["tag"]:
        return Sentinel("tag", match.start()), f" {attribute_name(str(number))}"
    if match["attributes"]:
        return Sentinel("attributes", match.start()), f"{_ATTRIBUTES}{number}{_END} "
    return Sentinel("target", _offset_of_target(match)), f"{TARGET_PREFIX}{number}{_END}"


def _offset_of_target(match: re.Match[str]) -> int:
    if match["address"]:
        return match.start()
    if match["automatic"]:
        return match.start("automatic")
    spaces = _SPACES.match(match.string, match.end())
    return spaces.end() if spaces else match.end()


def attribute_name(number: str) -> str:
    """Return the name of the attribute that carries a sentinel from Markdown's tree to the final HTML."""
    return f"{SENTINEL_PREFIX}{number}{_END}"


def sentinel_number(name: str) -> int | None:
    """Return the sentinel's number in an attribute name; None when the attribute carries no sentinel."""
    number = name[1:-1]
    return int(number) if name[:1] == SENTINEL_PREFIX and number.isdecimal() else None


def take_target_sentinel(target: str) -> tuple[str, str | None]:
    """Return a link target without its sentinel, and the sentinel's number."""
    match = _IN_TARGET.search(target)
    return (strip_text_sentinels(target).strip(), match[1]) if match else (target, None)


def take_list_sentinel(attributes: str) -> tuple[str, str | None]:
    """Return an attribute list without its sentinel, and the sentinel's number."""
    match = _IN_ATTRIBUTES.search(attributes)
    return (strip_text_sentinels(attributes), match[1]) if match else (attributes, None)


def strip_text_sentinels(text: str) -> str:
    """Return text or HTML without the sentinels that did not become the attribute of a tag."""
    return _TEXT_SENTINEL.sub("", text)


def strip_tag_sentinels(text: str) -> str:
    """Return text or an attribute value without the sentinels of what only looked like raw tags."""
    return _TAG_SENTINEL.sub("", text) if SENTINEL_PREFIX in text else text


def strip_sentinels(text: str) -> str:
    """Return a piece of marked text as it was written."""
    return restore_literals(strip_tag_sentinels(strip_text_sentinels(text)))
