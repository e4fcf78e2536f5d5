"""Replaces embed codes, and paragraphs with nothing but a link to a video, with cards."""

import re
from collections.abc import Sequence
from html import escape

from sitebuilder.markdown.character_references import decode_references
from sitebuilder.markdown.links.video_sites import Video, find_video
from sitebuilder.markdown.sentinels import SENTINEL_PREFIX, Sentinel, attribute_name, sentinel_number
from sitebuilder.markdown.tags import Tag, Token, link_instead
from sitebuilder.messages import word
from sitebuilder.patterns import lazy_pattern

_FRAME = lazy_pattern(
    rf"""<iframe(?:[ ](?P<mark>{SENTINEL_PREFIX}\d+.))?(?P<attributes>(?:"[^"]*+"|'[^']*+'|[^"'>])*+)>"""
    r"(?:(?:[^<]|<(?!/?iframe))*+</iframe[ \n]*+>)?",
    re.IGNORECASE,
)
_CARD = "video-card"


def _find_attribute(name: str, attributes: str) -> str:
    found = re.search(
        rf"""[\s"']{name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", attributes, re.IGNORECASE
    )
    return decode_references(next(filter(None, found.groups()), "")).strip() if found else ""


def link_embedded_players(html: str, sentinels: tuple[Sentinel, ...]) -> tuple[str, tuple[Sentinel, ...]]:
    """Replace each embedded video player in unsanitised HTML with a link.

    The returned sentinels include one for each of these links.
    """
    if "<iframe" not in html.lower():
        return html, sentinels
    more = list(sentinels)

    def link(match: re.Match[str]) -> str:
        film = find_video(_find_attribute("src", match["attributes"]))
        number = sentinel_number(match["mark"] or "")
        if film is None or number is None:
            return match[0]
        more.append(Sentinel("target", sentinels[number].offset))
        title = escape(_find_attribute("title", match["attributes"]) or film.page)
        name = attribute_name(str(len(more) - 1))
        return f'\n<p><a {name}="" href="{escape(film.page)}">{title}</a></p>\n'

    return _FRAME.sub(link, html), tuple(more)


def add_video_cards(tokens: Sequence[Token]) -> list[Token]:
    """Turn images of videos into links, and paragraphs with nothing but a link to a video into cards."""
    result: list[Token] = []
    for token in tokens:
        if (
            isinstance(token, Tag)
            and token.name == "img"
            and find_video(decode_references(token.attributes.get("src", "")))
        ):
            result += _link(token)
        else:
            result.append(token)
        if isinstance(token, Tag) and token.is_end and token.name == "p":
            _make_card(result)
    return result


def _link(image: Tag) -> list[Token]:
    target = image.attributes["src"]
    return link_instead(image, target, image.attributes.get("alt", "").strip() or target)


def _make_card(result: list[Token]) -> None:
    """Replace the paragraph that ends here with a card, if it is nothing but a link to a video."""
    found = [token for token in result[-7:] if not (isinstance(token, str) and not token.strip())][-5:]
    match found:
        case [
            Tag(name="p", is_end=False) as start,
            Tag(name="a", is_end=False) as link,
            str() as title,
            Tag(name="a", is_end=True),
            _,
        ]:
            target = decode_references(link.attributes.get("href", ""))
            film = find_video(target)
            if film is not None:
                del result[result.index(start, max(0, len(result) - 7)) :]
                is_named = decode_references(title).strip() not in (target, film.page)
                result += _card(film, link, title, is_named=is_named)


def _card(film: Video, link: Tag, title: str, *, is_named: bool) -> list[Token]:
    host = word("markup-film", host=word(f"markup-film-{film.host}"))
    named = title.strip() if is_named else escape(word("markup-film-untitled"))
    return [
        Tag("p", {"class": _CARD}),
        Tag("a", {**link.attributes, "href": escape(film.page)}),
        named,
        Tag("a", {}, is_end=True),
        " ",
        Tag("span", {"class": "video-card-host"}),
        escape(host),
        Tag("span", {}, is_end=True),
        Tag("p", {}, is_end=True),
    ]
