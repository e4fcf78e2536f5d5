"""Replaces images, audio and video on other hosts with links, so that no visitor's browser requests them.

A page that loads them tells another host who reads it and when; and what is there may change or disappear.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

from sitebuilder.markdown.character_references import decode_references
from sitebuilder.markdown.full.links import SourceLocator, target_place
from sitebuilder.markdown.links.schemes import as_browsers_read, has_scheme
from sitebuilder.markdown.tags import Tag, Token, link_instead
from sitebuilder.messages import Problem, problem
from sitebuilder.patterns import lazy_pattern

_LOADED = ("src", "poster")
_PLAYERS = frozenset({"audio", "video"})
_PIECES = frozenset({"source", "track"})
_TO_HOST = lazy_pattern(r"(?i:(https?:)[/\\]*|[/\\]{2,})")


class _Player(Struct):
    """An open media element: its content, and links to the media it does not load."""

    start: Tag
    links: list[list[Token]]
    tokens: list[Token] = field(default_factory=list)
    has_source: bool = False

    def closed(self, end: Tag) -> list[Token]:
        """Return the tokens that replace it: the element if it has something to play, then the links."""
        is_kept = self.has_source or "src" in self.start.attributes or not self.links
        tokens = [self.start, *self.tokens, end] if is_kept else self.tokens
        for link in self.links:
            tokens += [" ", *link] if tokens else link
        return tokens


def is_remote(target: str) -> bool:
    """Return whether browsers take a media address for another host or data (WHATWG URL).

    To them a backslash is a slash.
    """
    address = as_browsers_read(target).replace("\\", "/")
    return address.startswith("//") or has_scheme(address)


def link_remote_media(tokens: Sequence[Token], locator: SourceLocator) -> tuple[list[Token], list[Problem]]:
    """Replace each remote medium with a link; return the tokens and a problem for each medium.

    The link text is the image's alternative text, or else its file name. A player is kept if it has a medium
    of this site to play.
    """
    result: list[Token] = []
    problems: list[Problem] = []
    players: list[_Player] = []
    links_around = 0
    for token in tokens:
        player = players[-1] if players else None
        written = player.tokens if player else result
        if isinstance(token, str):
            written.append(token)
            continue
        if token.name == "a":
            links_around += -1 if token.is_end else 1
        if token.name in _PLAYERS and token.is_end:
            closed = players.pop().closed(token)
            around = players[-1].tokens if players else result
            around += closed
            continue
        remote = [] if token.is_end else _remote_attributes(token)
        places = [target_place(token, name, target, locator) for name, target in remote]
        pairs = zip(places, remote, strict=True)
        problems += [problem("remote-media", place, target=target) for place, (_, target) in pairs]
        links = [_link(token, target, links_around > 0) for _, target in remote]
        if token.name in _PLAYERS:
            players.append(_Player(_without(token, [name for name, _ in remote]), links))
        elif not remote:
            written.append(token)
            if player and token.name == "source":
                player.has_source = True
        elif token.name in _PIECES and player:
            player.links += links
        else:
            written += [each for link in links for each in link]
    return result, problems


def _remote_attributes(tag: Tag) -> list[tuple[str, str]]:
    """Return the attributes with which a tag would load remote media, as names and targets."""
    pairs = ((name, decode_references(tag.attributes[name])) for name in _LOADED if name in tag.attributes)
    return [(name, target) for name, target in pairs if is_remote(target)]


def _without(tag: Tag, names: Sequence[str]) -> Tag:
    return Tag(tag.name, {name: value for name, value in tag.attributes.items() if name not in names})


def _link(tag: Tag, target: str, is_in_link: bool) -> list[Token]:
    text = tag.attributes.get("alt", "").strip() or escape(_file_name(target))
    return [text] if is_in_link else link_instead(tag, escape(_address(target)), text)


def _address(target: str) -> str:
    """Return a media address as browsers understand it; without a scheme it is https.

    A link like ``//host/a.png`` would be taken for a path on this site.
    """
    address = as_browsers_read(target)
    found = _TO_HOST.match(address)
    if found is None:
        return address
    return f"{(found[1] or 'https:').lower()}//{address[found.end() :]}"


def _file_name(target: str) -> str:
    try:
        parts = urlsplit(as_browsers_read(target).replace("\\", "/"))
    except ValueError:
        return target
    return unquote(parts.path).rstrip("/").rpartition("/")[2] or parts.netloc or target
