"""Renders the inline markup of most texts: plain words, emphasis, code, links and images."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from html import unescape
from operator import attrgetter

from msgspec import Struct

from sitebuilder.markdown.alt_texts import is_name_of_picture
from sitebuilder.markdown.cjk import join_text_lines
from sitebuilder.markdown.fast.words import protect_words
from sitebuilder.markdown.links.autolinks import Autolink, find_autolinks, has_valid_host, may_have_autolinks
from sitebuilder.markdown.links.schemes import is_safe_target
from sitebuilder.markdown.links.typed_targets import normalise_target
from sitebuilder.markdown.links.video_sites import find_video
from sitebuilder.markdown.ranges import NO_RANGE
from sitebuilder.markdown.stars.formulas import is_in_formula
from sitebuilder.markdown.stars.literal import may_be_literal
from sitebuilder.markdown.stars.told import may_be_told_pair
from sitebuilder.markdown.told_signs import not_told
from sitebuilder.patterns import lazy_pattern

SLOT = "\ufdd0"
"""Stands for the URL of a link in rendered HTML; no source has this noncharacter (``positions``)."""

# Each branch begins with its delimiter, so that the search skips plain text quickly. U+FDD4 stands for a
# less-than sign (``less_than``), before which an image is read otherwise.
_INLINE = lazy_pattern(
    rf"""
      `(?<!``)(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)
    | \[(?<!!\[)(?!\^)(?P<label>[^\[\]`*_\n]*[^\[\]`*_\s])\]\((?P<href>[^()（）\[\]<>"'`*\s]+)\)
    | !\[(?<!\ufdd4!\[)(?P<alt>[^\[\]`*_"\n]*[^\[\]`*_"\s])\]\((?P<src>[^()（）\[\]<>"'`*\s]+)\)
    | \*\*(?<!\*\*\*)(?P<strong>[^\s*`_\[\]](?:[^*`_\[\]\n]*[^\s*`_\[\]])?)\*\*(?!\*)
    | \*(?<!\*\*)(?P<em>[^\s*`_\[\]](?:[^*`_\[\]\n]*[^\s*`_\[\]])?)\*(?!\*)
    | ~~(?<!~~~)(?!(?<=\d~~)\d){NO_RANGE}{not_told("~~")}
        (?P<del>[^\s*`_\[\]~](?:[^*`_\[\]~\n]*[^\s*`_\[\]~])?)~~(?!~)
    | ==(?<![A-Za-z0-9_=!<>]==){not_told("==")}
        (?P<mark>[^\s*`_\[\]=](?:[^*`_\[\]=\n]*[^\s*`_\[\]=])?)==
        (?:(?<=[：；，。！？、）”》】]==)(?!=)|(?![A-Za-z0-9_=]))
    """,
    re.VERBOSE,
)
_SPANS = {name: (f"<{name}>", f"</{name}>") for name in ("strong", "em", "del", "mark")}
_WITH_HOST = lazy_pattern(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:/[^:]*)?")
_ODD_HOST = lazy_pattern(r"//(?:[^/?#]*\.)?xn--|:[0-9]{5}", re.IGNORECASE)
"""A host in Punycode or a port that may be invalid, which the sanitiser judges."""

_TAG = lazy_pattern(r"<[^<>]*>")
_ENTITY = lazy_pattern(r"&(?:#|[A-Za-z0-9]+;)")
_end = attrgetter("end")


class Target(Struct, frozen=True):
    """The target of a link or image as written; ``is_bare`` for an autolink."""

    url: str
    is_image: bool
    is_bare: bool = False


class UnsupportedError(Exception):
    """The text has markup that only the full renderer supports."""


def render_inline(text: str, targets: list[Target], *, is_tidy: bool) -> str:
    """Return the HTML of a text with a ``SLOT`` for each URL; the targets are appended to ``targets``.

    The text must not contain braces. ``is_tidy`` if ``normalise`` has rewritten it.

    Raises:
        UnsupportedError: something in it may be markup that is not supported here.
    """
    if "<" in text or ("&" in text and _ENTITY.search(text)):
        raise UnsupportedError
    bare = list(find_autolinks(text)) if may_have_autolinks(text) else []
    if is_tidy:
        text = protect_words(text, has_links=bool(bare) or "](" in text)
    if "\\" in text:
        raise UnsupportedError
    if not bare and not _has_markup(text):
        return escape_text(text)
    if not bare:
        return _render_without_addresses(text, targets)
    html: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        html.append(_render_plain(text, end, match.start(), bare, targets))
        html.append(_render_match(match, bare, targets))
        end = match.end()
    html.append(_render_plain(text, end, len(text), bare, targets))
    return "".join(html)


def _render_without_addresses(text: str, targets: list[Target]) -> str:
    """Return the HTML of a text without autolinks; what is plain in it is checked and escaped together."""
    plain: list[str] = []
    marked: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        plain.append(text[end : match.start()])
        name = match.lastgroup
        if name in _SPANS:
            first, last = match.span(name)
            _refuse_literal(name, text, first, last)
            plain.append(text[first:last])
            marked += _SPANS[name]
        else:
            marked.append(_render_match(match, (), targets))
        end = match.end()
    plain.append(text[end:])
    html = [""] * (len(plain) + len(marked))
    html[::2] = _escape_plain(SLOT.join(plain)).split(SLOT)
    html[1::2] = marked
    return "".join(html)


def target_offsets(text: str) -> Iterator[int]:
    """Yield the source offsets of the targets of links, images and autolinks."""
    bare = deque(find_autolinks(text))
    for match in _INLINE.finditer(text):
        while bare and bare[0].start < match.start():
            yield bare.popleft().start
        within = match.span(match.lastgroup or 0)
        while bare and bare[0].start < match.end():
            address = bare.popleft()
            if match.lastgroup in _SPANS and within[0] <= address.start:
                yield address.start
        if match.lastgroup in ("href", "src"):
            yield within[0]
    yield from (address.start for address in bare)


def html_to_text(html: str) -> str:
    """Return the text of HTML made here, without the alternative text of images."""
    text = unescape(_TAG.sub("", html)) if "<" in html or "&" in html else html
    return " ".join((join_text_lines(text) if "\n" in text else text).split())


def escape_text(text: str) -> str:
    """Escape text as the sanitiser does; it must contain neither ``<`` nor an entity."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace(">", "&gt;").replace("\xa0", "&nbsp;")


def _render_plain(text: str, start: int, end: int, bare: Sequence[Autolink], targets: list[Target]) -> str:
    """Return the HTML of a piece of a text that may contain no markup but autolinks."""
    if not bare:
        return _escape_plain(text[start:end]) if start < end else ""
    html: list[str] = []
    for address in _autolinks_within(start, end, bare):
        html += (_escape_plain(text[start : address.start]), _render_autolink(address, targets))
        start = address.end
    html.append(_escape_plain(text[start:end]))
    return "".join(html)


def _escape_plain(text: str) -> str:
    if _has_markup(text):
        raise UnsupportedError
    return escape_text(text)


def _autolinks_within(start: int, end: int, bare: Sequence[Autolink]) -> Iterator[Autolink]:
    """Yield the autolinks in a piece of a text.

    Raises:
        UnsupportedError: one crosses the boundary of the piece, so that it may be something else.
    """
    for index in range(bisect_right(bare, start, key=_end), len(bare)):
        address = bare[index]
        if address.start >= end:
            return
        if address.start < start or address.end > end or "[" in address.label:
            raise UnsupportedError
        yield address


def _render_autolink(address: Autolink, targets: list[Target]) -> str:
    if find_video(address.target) or _ODD_HOST.search(address.target):
        raise UnsupportedError
    targets.append(Target(address.target, is_image=False, is_bare=True))
    return f'<a href="{SLOT}">{escape_text(address.label)}</a>'


def _has_markup(text: str) -> bool:
    return (
        "*" in text
        or "[" in text
        or "`" in text
        or "]" in text
        or "_" in text
        or "~~" in text
        or "==" in text
    )


def _render_match(match: re.Match[str], bare: Sequence[Autolink], targets: list[Target]) -> str:
    name = str(match.lastgroup)
    if name in _SPANS:
        start, end = match.span(name)
        _refuse_literal(name, match.string, start, end)
        begin_tag, end_tag = _SPANS[name]
        return f"{begin_tag}{_render_plain(match.string, start, end, bare, targets)}{end_tag}"
    # An address inside it is not an autolink.
    if bare and name != "href":
        list(_autolinks_within(*match.span(), bare))
    if name == "href":
        if bare:
            list(_autolinks_within(*match.span("label"), bare))
        if _has_markup(match["label"]):
            raise UnsupportedError
        targets.append(_target(match[name], is_image=False))
        return f'<a href="{SLOT}">{escape_text(match["label"])}</a>'
    if name == "src":
        # A bar may separate the size of the picture; a description that says nothing is told.
        alt = match["alt"]
        if "｜" in alt or "|" in alt or _has_markup(alt) or is_name_of_picture(alt):
            raise UnsupportedError
        targets.append(_target(match[name], is_image=True))
        return f'<img alt="{escape_text(match["alt"])}" src="{SLOT}">'
    return f"<code>{escape_text(match[name])}</code>"


def _refuse_literal(name: str, text: str, start: int, end: int) -> None:
    """Raise ``UnsupportedError`` if the stars around words may be text."""
    if name == "em" and (may_be_literal(text, start, end) or is_in_formula(text, start, end)):
        raise UnsupportedError
    if name == "strong" and may_be_told_pair(text, start):
        raise UnsupportedError


def _target(url: str, *, is_image: bool) -> Target:
    is_elsewhere = ":" in url or url.startswith("//")
    if normalise_target(url) != url:
        raise UnsupportedError
    if is_elsewhere and (
        is_image
        or not (_WITH_HOST.fullmatch(url) and has_valid_host(url.partition("//")[2]))
        or _ODD_HOST.search(url)
        or not is_safe_target(url)
        or find_video(url)
    ):
        raise UnsupportedError
    return Target(url, is_image)
