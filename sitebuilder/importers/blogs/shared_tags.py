"""What the tags of Hexo and the shortcodes of Hugo have in common: arguments, and the Markdown of some."""

import re
from collections.abc import Callable

from sitebuilder.importers.escapes import backticks
from sitebuilder.importers.remarks import Remark, abbreviate, remark

_QUOTED = r"\"((?:[^\"\\]|\\.)*+)\"(?=\s|/|,|\Z)|\"([^\"]*)\"|'([^']*)'|`([^`]*)`"
"""An argument in quotation marks, which may have some within it, each after a backslash."""

_ATTRIBUTE = re.compile(rf"(?<![\w-])([\w-]++)\s*+=\s*+(?:{_QUOTED}|([^\s\"'`]+))", re.DOTALL)
_WORD = re.compile(rf"{_QUOTED}|(\S+)", re.DOTALL)
VIDEO_FILE = re.compile(r"[^\s:]+\.(?:mp4|webm|ogv)", re.IGNORECASE)
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "bili": "https://www.bilibili.com/video/{}",
    "tweet": "https://twitter.com/i/web/status/{}",
    "gist": "https://gist.github.com/{}",
    "ghcard": "https://github.com/{}",
}
_ADDRESS = re.compile(r"https?://\S+")
SIZE = re.compile(r"[0-9]{1,4}(?:px)?")
SHOWN_ANYHOW = ("tabs", "tab", "subtabs", "grid", "row", "column")
"""Tags that only arrange what stands between them."""

PostLink = Callable[[str], tuple[str, str] | None]
"""Returns the target and the title of another post by its name in a tag; ``None`` if there is none."""


def tag_arguments(rest: str) -> tuple[list[str], dict[str, str]]:
    """Return the positional and the named arguments of a tag."""
    named = {match[1]: _argument(match.groups()[1:]) for match in _ATTRIBUTE.finditer(rest)}
    bare = _ATTRIBUTE.sub(" ", rest)
    return [_argument(match.groups()) for match in _WORD.finditer(bare)], named


def _argument(written: tuple[str | None, ...]) -> str:
    """Return the form of an argument that was written, with its quotation marks as they are shown."""
    return next(each for each in written if each is not None).replace('\\"', '"')


def fenced(code: str, language: str) -> str:
    """Return a block of code between fences."""
    fence = backticks(code, 3)
    code = code.strip("\n")
    return f"{fence}{language}\n{code}\n{fence}"


def width_attribute(text: str) -> str:
    """Return the attribute for a picture's width, or nothing if the text is none."""
    return f"{{width={text.removesuffix('px')}}}" if SIZE.fullmatch(text) else ""


def embed_link(name: str, words: list[str], named: dict[str, str]) -> str:
    """Return a link to what a tag embeds from another site, or nothing if it embeds nothing known."""
    pattern = _VIDEOS.get(name.lower())
    identifier = (named.get("id") or next(iter(words), "")).strip(",")
    if pattern is None or not identifier:
        return ""
    if name.lower() == "gist" and len(words) > 1:
        identifier = "/".join(words[:2])
    address = pattern.format(identifier)
    return f"[{address}]({address})"


def link_of(words: list[str], named: dict[str, str]) -> str:
    """Return the link that an unknown tag says by a text and an address alone, or nothing."""
    if named or len(words) != 2:
        return ""
    address = next((each for each in words if _ADDRESS.fullmatch(each)), "")
    text = next((each for each in words if not _ADDRESS.match(each)), "")
    return f"[{text}]({address})" if address and text.strip() else ""


def drop_tag(tag: str, remarks: list[Remark]) -> str:
    """Return nothing in place of a tag, and report it unless it only ends or folds something."""
    if not re.match(r"\{%-?\s*(?:end\w+|more)\b", tag):
        remarks.append(tag_remark(tag))
    return ""


def tag_remark(tag: str, near: str = "") -> Remark:
    """Return the remark on a tag that could not be converted."""
    return remark("migrate-tag", near=near, tag=abbreviate(tag))
