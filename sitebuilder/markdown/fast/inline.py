"""The inline markup of most texts, rendered at once: plain words, emphasis, code, links and images."""

import re
from html import unescape

from msgspec import Struct

from sitebuilder.markdown.cjk import joined_lines
from sitebuilder.markdown.link_schemes import is_safe_target

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
    """,
    re.VERBOSE,
)
_WITH_HOST = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:/[^:]*)?")
_TAG = re.compile(r"<[^<>]*>")


class Target(Struct, frozen=True):
    """What a link leads to, as written, or an image shows."""

    url: str
    is_image: bool


class UncommonError(Exception):
    """The text has markup that only the whole dialect understands."""


def render_inline(text: str, targets: list[Target]) -> str:
    """Return the HTML of a text without ``<``, ``&``, backslash and brace, with a ``SLOT`` for each URL.

    What the links lead to is added to ``targets``.

    Raises:
        UncommonError: something in it may be other markup than is known here.
    """
    if not _has_markup(text):
        return escape(text)
    html: list[str] = []
    end = 0
    for match in _INLINE.finditer(text):
        html.append(_plain(text[end : match.start()]))
        html.append(_element(match, targets))
        end = match.end()
    html.append(_plain(text[end:]))
    return "".join(html)


def plain(html: str) -> str:
    """Return what a reader reads of HTML made here; the alternative text of images is left out."""
    text = unescape(_TAG.sub("", html)) if "<" in html or "&" in html else html
    return " ".join((joined_lines(text) if "\n" in text else text).split())


def escape(text: str) -> str:
    """Return text as the sanitiser writes it; it must have neither ``<`` nor ``&``."""
    return text.replace(">", "&gt;").replace("\xa0", "&nbsp;")


def _plain(text: str) -> str:
    if _has_markup(text):
        raise UncommonError
    return escape(text)


def _has_markup(text: str) -> bool:
    return "*" in text or "[" in text or "`" in text or "]" in text or "_" in text


def _element(match: re.Match[str], targets: list[Target]) -> str:
    name = match.lastgroup
    if name == "href":
        targets.append(_target(match[name], is_image=False))
        return f'<a href="{SLOT}">{escape(match["label"])}</a>'
    if name == "src":
        targets.append(_target(match[name], is_image=True))
        return f'<img alt="{escape(match["alt"])}" src="{SLOT}">'
    return f"<{name}>{escape(match[str(name)])}</{name}>"


def _target(url: str, *, is_image: bool) -> Target:
    is_elsewhere = ":" in url or url.startswith("//")
    if is_elsewhere and (is_image or not (_WITH_HOST.fullmatch(url) and is_safe_target(url))):
        raise UncommonError
    return Target(url, is_image)
