"""Read elements that have no content: breaks, pictures, fields, frames, and the cards of editors."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote

from sitebuilder.importers.blocks import Break, Paragraph, Picture, Rule, Run
from sitebuilder.importers.html.flow import Flow
from sitebuilder.importers.html.nodes import Node, text_of
from sitebuilder.importers.html.picture_sources import picture_source, shown_picture
from sitebuilder.importers.html.redirects import real_address
from sitebuilder.importers.html.styles import TextStyle, declarations, read_small_width
from sitebuilder.importers.remarks import abbreviate, remark

_FIELD_TYPES = frozenset({"", "text", "tel", "email", "number", "date", "search", "url"})

CARDS = {
    "mp-common-mpaudio": "audio",
    "mpvoice": "audio",
    "qqmusic": "audio",
    "mp-common-profile": "account",
    "mp-common-product": "product",
    "mp-common-cpsad": "product",
    "mp-miniprogram": "program",
    "mp-common-miniprogram": "program",
    "mp-common-clmusic": "audio",
    "mp-common-poi": "other",
    "mp-common-vote": "other",
    "mp-common-redpacket": "other",
    "mp-common-redpacketcover": "other",
    "mp-common-videosnap": "video",
    "mpvideo": "video",
    "audio": "audio",
    "video": "video",
    "embed": "video",
}
"""Maps elements of WeChat and others that contain no text to the suffix of the remark's code."""

_PROGRAM_NAMES = ("data-miniprogram-title", "data-miniprogram-nickname")
_NAMES = (
    *("name", "nickname", "data-nickname", "data-name", "title", "data-title", "music_name"),
    *(*_PROGRAM_NAMES, "data-src", "src"),
)
"""The attributes in which a card has its name."""

_DECORATION = re.compile(
    r"/editor_styles/|/we-emoji/|/fileTypeImages/|/icon_[a-z0-9]{2,5}\.gif\Z|statics\.xiumi\.us/.*/(?:decor|sticker)"
)
"""Pictures with which editors decorate texts and attachments, and WeChat's emoticons."""

_FORMULA = re.compile(
    r"(?:zhihu\.com/equation\?tex=|math\.jianshu\.com/math\?formula=|latex\.codecogs\.com/[\w.]+\?)"
    r"(?=[^&#]*\S)([^&#]+)"
)
"""Pictures of formulas, which have the formula in their address."""

_EMOTICON = re.compile(r"\[[\u4e00-\u9fff]{1,4}\]")
"""The name of an emoticon of WeChat or DingTalk, whose picture is on their own servers."""

_MAX_EMOJI = 8
_EMOJI_PARTS = frozenset({"So", "Sk", "Mn", "Me", "Cf"})
"""The categories of the characters of an emoji: signs, their colours, and what joins them."""

_DESCRIBED = re.compile(r"(?:(?:说明|描述|Description)\s*[：:]\s*)+")
"""What Word writes before a description."""

_NO_ALT = re.compile(
    r"图片|image|img|picture|截图|(?:clip_)?image\d+|IMG_\w+|图片 ?\d+|https?://\S*|[\w-]+\.(?:png|jpe?g|gif)",
    re.IGNORECASE,
)
"""Meaningless descriptions written by programs."""

_WECHAT_VIDEO = re.compile(r"https?://mp\.weixin\.qq\.com/mp/readtemplate\?[^#]*?\bvid=(wxv_[0-9]+)")
"""The player of WeChat's own videos, which shows nothing outside of an article."""

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?)(?:[?#]|\Z)", re.IGNORECASE)

LINK = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)


def read_break(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a line break, or the page break that Word writes as one."""
    if declarations(node).get("page-break-before") == "always":
        flow.flush(style)
    else:
        flow.pending.append(Break())


def read_rule(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a rule; one before everything, or after another, separates nothing."""
    flow.flush(style)
    if flow.blocks and not isinstance(flow.blocks[-1], Rule):
        flow.blocks.append(Rule())


def read_input(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read what is filled into a field of a form."""
    if node.get("type").strip().lower() in _FIELD_TYPES:
        flow.pending.append(Run(node.get("value").strip(), style.marks, style.href))


def read_picture(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a picture: its address, its description and, if it is small, its width."""
    source, copy = picture_source(node)
    if not source:
        return
    if formula := _FORMULA.search(source):
        flow.pending.append(Run(unquote(formula[1]).strip(), style.marks | {"code"}, style.href))
        return
    if _DECORATION.search(source):
        flow.remarks.append(remark("import-decoration"))
        return
    written = node.get("alt").strip() or node.get("title")
    alt = _DESCRIBED.sub("", " ".join(written.split()), count=1)
    if _EMOTICON.fullmatch(alt):
        flow.remarks.append(remark("import-decoration"))
        return
    if _is_emoji(alt):
        flow.pending.append(Run(alt, style.marks, style.href))
        return
    width = read_small_width(node)
    flow.pending.append(Picture(source, "" if _NO_ALT.fullmatch(alt) else alt, style.href, width, copy))


def read_area(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a part of a picture that is a link, as a link behind the picture."""
    href = node.get("href").strip()
    text = " ".join((node.get("alt") or node.get("title")).split())
    if LINK.match(href):
        flow.pending += [Run(" "), Run(text or href, style.marks, real_address(href))]
    elif text and href and not href.startswith("#"):
        flow.remarks.append(remark("import-link", text=short_text(text), target=short_text(href)))


def read_picture_choice(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read the picture of an element that offers it in several forms."""
    if (picture := shown_picture(node)) is not None:
        read_picture(picture, style, flow)


def _is_emoji(description: str) -> bool:
    """Return whether a picture is an emoji, which pages draw as pictures: its description is the sign."""
    categories = [unicodedata.category(sign) for sign in description[: _MAX_EMOJI + 1]]
    return "So" in categories and len(categories) <= _MAX_EMOJI and _EMOJI_PARTS.issuperset(categories)


def read_iframe(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read the address of what another site shows in a frame, as a link."""
    address = node.get("data-src") or node.get("src")
    if address.startswith("//"):
        address = f"https:{address}"
    if own := _WECHAT_VIDEO.match(address):
        flow.remarks.append(remark("import-card-video", name=short_text(node.get("title") or own[1])))
        return
    if LINK.match(address):
        flow.flush(style)
        flow.blocks.append(Paragraph((Run(node.get("title") or address, href=address),)))
    flow.remarks.append(remark("import-frame", near=address, target=short_text(address) or "-"))


def read_embed(node: Node, style: TextStyle, flow: Flow) -> None:
    """Read a document that a plug-in shows as if in a frame; report anything else as a video."""
    is_document = "pdf" in node.get("type") or _DOCUMENT.search(node.get("src")) is not None
    (read_iframe if is_document else read_card)(node, style, flow)


def read_card(node: Node, style: TextStyle, flow: Flow) -> None:
    """Report what an editor for WeChat shows as a card."""
    flow.remarks.append(remark(f"import-card-{CARDS[node.name]}", name=_card_name(node, _NAMES)))


def report_program(node: Node, flow: Flow) -> None:
    """Report the program of WeChat that a text opens."""
    name = _card_name(node, _PROGRAM_NAMES)
    flow.remarks.append(remark("import-card-program", near=short_text(text_of(node)), name=name))


def _card_name(node: Node, attributes: Sequence[str]) -> str:
    return short_text(unquote(next((node.get(each) for each in attributes if node.get(each).strip()), "-")))


def short_text(text: str) -> str:
    """Return a text on one line, as short as remarks quote it."""
    return abbreviate(text, 40)
