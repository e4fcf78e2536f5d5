"""The inline markup of most texts, rendered at once: plain words, emphasis, code, links and images."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from html import unescape

from msgspec import Struct

from sitebuilder.markdown.autolinks import Autolink, find_autolinks, has_valid_host, may_have_autolinks
from sitebuilder.markdown.cjk import join_text_lines
from sitebuilder.markdown.link_schemes import is_safe_target
from sitebuilder.markdown.link_targets import normalise_target
from sitebuilder.markdown.video_sites import find_video

SLOT = "\ufdd0"
"""Stands for the URL of a link in rendered HTML; no source has this noncharacter (``places``)."""

# Each branch begins with its sign, so that the search passes over plain text quickly.
_INLINE = re.compile(
    r"""
      `(?<!``)(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)
    | \[(?<!!\[)(?P<label>[^\[\]`*_\n]*[^\[\]`*_\s])\]\((?P<href>[^()\[\]<>"'`*\s]+)\)
    | !\[(?P<alt>[^\[\]`*_"\n]*[^\[\]`*_"\s])\]\((?P<src>[^()\[\]<>"'`*\s]+)\)
    | \*\*(?<!\*\*\*)(?P<strong>[^\s*`_\[\]](?:[^*`_\[\]\n]*[^\s*`_\[\]])?)\*\*(?!\*)
    | \*(?<!\*\*)(?P<em>[^\s*`_\[\]](?:[^*`_\[\]\n]*[^\s*`_\[\]])?)\*(?!\*)
    | ~~(?<!~~~)(?!(?<=\d~~)\d)(?P<del>[^\s*`_\[\]~](?:[^*`_\[\]~\n]*[^\s*`_\[\]~])?)~~(?!~)
    | ==(?<![A-Za-z0-9_=!<>]==)(?P<mark>[^\s*`_\[\]=](?:[^*`_\[\]=\n]*[^\s*`_\[\]=])?)==(?![A-Za-z0-9_=])
    """,
    re.VERBOSE,
)
_PAIRS = frozenset({"strong", "em", "del", "mark"})
_WITH_HOST = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:/[^:]*)?")
_ODD_HOST = re.compile(r"//(?:[^/?#]*\.)?xn--|:[0-9]{5}", re.IGNORECASE)
"""A host in Punycode or a port that may be none: the sanitiser knows."""

_TAG = re.compile(r"<[^<>]*>")


class Target(Struct, frozen=True):
    """What a link leads to, as written, or an image shows; ``is_bare`` for an address without markup."""

    url: str
    is_image: bool
    is_bare: bool = False


class UnsupportedError(Exception):
    """The text has markup that only the whole dialect understands."""


def render_inline(text: str, targets: list[Target]) -> str:
    """Return the HTML of a text without ``<``, entity, backslash and brace, with a ``SLOT`` for each URL.

    What the links lead to is added to ``targets``.

    Raises:
        UnsupportedError: something in it may be other markup than is known here.
    """
    bare = list(find_autolinks(text)) if may_have_autolinks(text) else []
    if not bare and not _has_markup(text):
        return escape_text(text)
    html: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        html.append(_plain(text, end, match.start(), bare, targets))
        html.append(_element(match, bare, targets))
        end = match.end()
    html.append(_plain(text, end, len(text), bare, targets))
    return "".join(html)


def target_offsets(text: str) -> Iterator[int]:
    """Yield where the targets of links, images and bare addresses begin in the source of a text."""
    bare = deque(find_autolinks(text))
    for match in _INLINE.finditer(text):
        while bare and bare[0].start < match.start():
            yield bare.popleft().start
        within = match.span(match.lastgroup or 0)
        while bare and bare[0].start < match.end():
            address = bare.popleft()
            if match.lastgroup in _PAIRS and within[0] <= address.start:
                yield address.start
        if match.lastgroup in ("href", "src"):
            yield within[0]
    yield from (address.start for address in bare)


def html_to_text(html: str) -> str:
    """Return what a reader reads of HTML made here; the alternative text of images is left out."""
    text = unescape(_TAG.sub("", html)) if "<" in html or "&" in html else html
    return " ".join((join_text_lines(text) if "\n" in text else text).split())


def escape_text(text: str) -> str:
    """Return text as the sanitiser writes it; it must have neither ``<`` nor an entity."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace(">", "&gt;").replace("\xa0", "&nbsp;")


def _plain(text: str, start: int, end: int, bare: Sequence[Autolink], targets: list[Target]) -> str:
    """Return the HTML of a piece of a text in which nothing but addresses is markup."""
    if not bare:
        return _without_markup(text[start:end]) if start < end else ""
    html: list[str] = []
    for address in _within(start, end, bare):
        html += (_without_markup(text[start : address.start]), _link(address, targets))
        start = address.end
    html.append(_without_markup(text[start:end]))
    return "".join(html)


def _without_markup(text: str) -> str:
    if _has_markup(text):
        raise UnsupportedError
    return escape_text(text)


def _within(start: int, end: int, bare: Sequence[Autolink]) -> Iterator[Autolink]:
    """Yield the addresses in a piece of a text; one that stands across its edges may be something else."""
    for address in bare:
        if address.start < end and address.end > start:
            if address.start < start or address.end > end or "[" in address.label:
                raise UnsupportedError
            yield address


def _link(address: Autolink, targets: list[Target]) -> str:
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


def _element(match: re.Match[str], bare: Sequence[Autolink], targets: list[Target]) -> str:
    name = str(match.lastgroup)
    if name in _PAIRS:
        start, end = match.span(name)
        return f"<{name}>{_plain(match.string, start, end, bare, targets)}</{name}>"
    # No address within is a link of its own.
    if bare and name != "href":
        list(_within(*match.span(), bare))
    if name == "href":
        if bare:
            list(_within(*match.span("label"), bare))
        if _has_markup(match["label"]):
            raise UnsupportedError
        targets.append(_target(match[name], is_image=False))
        return f'<a href="{SLOT}">{escape_text(match["label"])}</a>'
    if name == "src":
        if _has_markup(match["alt"]):
            raise UnsupportedError
        targets.append(_target(match[name], is_image=True))
        return f'<img alt="{escape_text(match["alt"])}" src="{SLOT}">'
    return f"<code>{escape_text(match[name])}</code>"


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
