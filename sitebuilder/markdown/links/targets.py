"""Tells the kinds of link targets apart."""

import re
from posixpath import splitext

from sitebuilder.patterns import lazy_pattern

_LOCAL_PATH = lazy_pattern(r"(?:file:|[A-Za-z][:：][/\\]|\\)", re.IGNORECASE)
_OWN_COMPUTER = lazy_pattern(
    r"https?://(?:localhost|127(?:\.[0-9]+){3}|0\.0\.0\.0|\[::1\])(?=[:/?#]|\Z)", re.IGNORECASE
)
_OWN_NETWORK = lazy_pattern(
    r"https?://(?:10|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]+){2,3}(?=[:/?#]|\Z)", re.IGNORECASE
)
"""Addresses of private networks (RFC 1918)."""

_USER_NAME = lazy_pattern(r"https?:[/\\]{2}([^/?#\\]*)@([^/?#\\]*)", re.IGNORECASE)
_LOOK_ALIKE = lazy_pattern(
    r"https?://(?:[^/?#]*?[.@])?(?=[^./?#:@]*[a-z])([^./?#:@]*[\u0370-\u052f][^./?#:@]*)", re.IGNORECASE
)
"""A part of a host's name with Latin letters and with such that look like them (Greek, Cyrillic)."""

_VIDEO = lazy_pattern(r"[^:?#]*\.(?:mp4|m4v|webm)", re.IGNORECASE)
_AUDIO = lazy_pattern(r"[^:?#]*\.(?:mp3|m4a|ogg|wav)", re.IGNORECASE)
_POSTER_EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp")

_BEFORE_TARGET = lazy_pattern(r"(?:\]\( *<?|\]: *<?|href *= *[\"']?)\Z")
_MAX_BEFORE_TARGET = 20
"""The most characters before a place that are looked at, as a long line may have many links."""


def is_place_of_target(text: str, offset: int) -> bool:
    """Return whether a link or an attribute has its target at an offset of a text."""
    return _BEFORE_TARGET.search(text, max(0, offset - _MAX_BEFORE_TARGET), offset) is not None


def is_local_path(target: str) -> bool:
    """Return whether a target is a file on the editor's computer or network: ``D:\\…``, ``file:``."""
    return _LOCAL_PATH.match(target) is not None


def leads_to_own_computer(target: str) -> bool:
    """Return whether a web address is that of the reader's own computer, such as the one of the preview."""
    return _OWN_COMPUTER.match(target) is not None


def leads_to_own_network(target: str) -> bool:
    """Return whether a web address only works in the network of the office: ``http://192.168.1.2/``."""
    return _OWN_NETWORK.match(target) is not None


def name_before_host(target: str) -> tuple[str, str] | None:
    """Return what stands before the ``@`` of a web address, and the host that it really leads to."""
    found = _USER_NAME.match(target)
    return (found[1], found[2]) if found else None


def look_alike(target: str) -> str | None:
    """Return the part of a web address's host that looks like another: ``аcademy`` with a Cyrillic letter."""
    found = _LOOK_ALIKE.match(target)
    return found[1] if found else None


def is_audio_file(target: str) -> bool:
    """Return whether a target is a sound file that browsers play."""
    return _AUDIO.fullmatch(target) is not None


def is_video_file(target: str) -> bool:
    """Return whether a target is a video file that browsers play."""
    return _VIDEO.fullmatch(target) is not None


def poster_names(video: str) -> tuple[str, ...]:
    """Return the names under which a picture beside a video is its poster."""
    return tuple(splitext(video)[0] + extension for extension in _POSTER_EXTENSIONS)


def default_link_text(target: str) -> str:
    """Return the text of a link that has none: the file's name, or the address."""
    if "://" in target or target.startswith(("mailto:", "tel:", "#")):
        return target.removeprefix("mailto:").removeprefix("tel:")
    return target.partition("#")[0].rstrip("/").rpartition("/")[2] or target
