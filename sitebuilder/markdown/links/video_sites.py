"""Recognises videos on other sites by the address of their page or of their embeddable player.

A page embeds no player, which would reveal its reader to another host (invariant 6): it shows a card that
links to the video.
"""

import re
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

from sitebuilder.patterns import lazy_pattern

_PAGES: dict[str, tuple[str, ...]] = {
    "bilibili": (r"(?:www\.|m\.)?bilibili\.com/(?:video|bangumi/play)/\w+", r"b23\.tv/\w+"),
    "tencent": (r"(?:m\.)?v\.qq\.com/(?:x/)?(?:m/)?(?:page|cover|play)[/.?].+",),
    "youku": (r"(?:v|m)\.youku\.com/v(?:ideo)?(?:_show)?[/?].+",),
    "iqiyi": (r"(?:www|m)\.iqiyi\.com/[vw]_\w+.*",),
    "douyin": (r"(?:www\.)?douyin\.com/video/\d+", r"v\.douyin\.com/\w+"),
    "xigua": (r"(?:www\.)?ixigua\.com/\d+",),
    "kuaishou": (r"(?:www\.)?kuaishou\.com/short-video/\w+", r"v\.kuaishou\.com/\w+"),
    "cctv": (r"tv\.cctv\.com/\d{4}/.+",),
    "youtube": (r"(?:www\.|m\.)?youtube\.com/watch\?.+", r"youtu\.be/[\w-]+"),
}
_PAGE = lazy_pattern(
    "https?://(?:"
    + "|".join(f"(?P<{name}>{'|'.join(each)})" for name, each in _PAGES.items())
    + ")(?:[/?#].*)?"
)
_PLAYERS: tuple[tuple[str, str, str], ...] = (
    (r"player\.bilibili\.com/player\.html", "bvid", "https://www.bilibili.com/video/{}/"),
    (r"player\.bilibili\.com/player\.html", "aid", "https://www.bilibili.com/video/av{}/"),
    (r"v\.qq\.com/(?:txp/)?iframe/(?:player|preview)\.html", "vid", "https://v.qq.com/x/page/{}.html"),
    (r"player\.youku\.com/embed/([\w=-]+)", "", "https://v.youku.com/v_show/id_{}.html"),
    (r"open\.douyin\.com/player/video", "vid", "https://www.douyin.com/video/{}"),
    (r"www\.ixigua\.com/iframe/(\d+)", "", "https://www.ixigua.com/{}"),
    (r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)", "", "https://www.youtube.com/watch?v={}"),
)
"""Expression for a player's address, the query key of the video's id (or "" for group 1), and its page."""

_NAME = lazy_pattern(r"[\w=-]+")


class Video(Struct, frozen=True):
    """A video on another site: the key of the site's name in the catalogue, and the address of its page."""

    host: str
    page: str


def find_video(address: str) -> Video | None:
    """Return the video that an address of a page or player leads to; None for any other address."""
    if address.startswith("//"):
        address = f"https:{address}"
    match = _PAGE.fullmatch(address)
    if match is not None:
        return Video(next(name for name in _PAGES if match[name]), address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    for pattern, key, page in _PLAYERS:
        player = re.fullmatch(pattern, f"{parts.netloc}{parts.path}".rstrip("/"))
        name = player and (parse_qs(parts.query).get(key, [""])[0] if key else player[1])
        if name and _NAME.fullmatch(name):
            # An id that is not one of the site leads to no page of it.
            return find_video(page.format(name))
    return None
