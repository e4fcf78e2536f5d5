"""Autolinks: web and mail addresses in a text without any markup.

As in GitHub's extended autolinks (GFM 6.9), but an address may directly follow Chinese text and ends before
it: ``见https://x.cn/a（官网）`` links to ``https://x.cn/a``.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from sitebuilder.markdown.full_width import HALF_WIDTH
from sitebuilder.patterns import lazy_pattern

_NAME = r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)+"
ESCAPABLE = "_*~&#-"
"""The characters that may be escaped with a backslash in an address, as exporters write them."""

_ESCAPED = rf"\\[{ESCAPABLE}]"

_CHARACTER = rf"(?![,;]https?://)[A-Za-z0-9._:/?#@!$&'()+,;=%^{{}}-]|\*(?!\*)|~(?!~)|(?<!\))\[[A-Za-z0-9_-]*\](?!\()|{_ESCAPED}"
_VERBS = "下载|查看|打开|获取|填写|点击|查询|阅读|[的里上中内并后即可找选看]"
_EXTENSIONS = "docx?|xlsx?|pptx?|wps|pdf|zip|rar|jpe?g|png|mp[34]|html?"
_CHINESE_FILE = (
    rf"(?<=/)(?!{_VERBS})[\u3400-\u9fff][\u3400-\u9fffA-Za-z0-9_-]{{0,40}}\.(?:{_EXTENSIONS})(?![A-Za-z0-9])"
)
"""The Chinese name of a file at the end of an address, and no words behind it (``…/a/下载表.docx``)."""

_REST = rf"(?::[0-9]{{1,5}}(?![0-9]))?(?:[/?\#](?:{_CHARACTER})*+(?:{_CHINESE_FILE})?)?"
_AFTER_LABEL = r"(?<=[A-Za-z0-9）)\u3400-\u9fff]:)"
"""Behind the half-width colon of a label (``网址:https://…``), not that of a definition (``[1]:``)."""

_AFTER_MAIL_LABEL = r"(?<=[）)\u3400-\u9fff]:)|(?<=[Mm]ail:)|(?<=MAIL:)"
_SCHEME_OR_HOST = r"(?:(?i:https?)(?:://|[:：]//|[:：]／／|:/(?=www\.))|(?i:www)\.(?=[A-Za-z0-9]))"
_WEB = rf"(?=[hHwW])(?:(?<![A-Za-z0-9_./:@-])|{_AFTER_LABEL}){_SCHEME_OR_HOST}{_NAME}{_REST}"
_BEFORE_MAIL = rf"(?=[A-Za-z0-9])(?:(?<![A-Za-z0-9._%+/:@\\-])|{_AFTER_MAIL_LABEL})"
_MAIL = rf"{_BEFORE_MAIL}[A-Za-z0-9][A-Za-z0-9._%+-]*+@{_NAME}(?![:/]\w)"

_WIDE_NAME = "[Ａ-Ｚａ-ｚ０-９－]+(?:．[Ａ-Ｚａ-ｚ０-９－]+)+"
_WIDE_REST = "(?:／[Ａ-Ｚａ-ｚ０-９．／－＿？＝＆％＃～＋]*)?"
_WIDE_WEB = rf"(?=[ｈＨ])(?:ｈｔｔｐｓ?|ＨＴＴＰＳ?)[：:]／／{_WIDE_NAME}{_WIDE_REST}"
"""An address that a Chinese keyboard typed in full width from its beginning to its end."""


WIDE_AT = "＠"
WIDE_MAIL = lazy_pattern(rf"{WIDE_AT}(?<=[A-Za-z0-9_-]{WIDE_AT})(?=(?:[A-Za-z0-9-]+\.)+[A-Za-z]{{2}})")
"""The at sign of a mail address as a Chinese keyboard types it."""

_FIRST_OF_WEB = "(?=[hHwW](?<![A-Za-z0-9][A-Za-z0-9])|[ｈＨ])"
_FIRST_OF_ANY = "(?=[A-Za-z0-9](?<![A-Za-z0-9][A-Za-z0-9])|[ｈＨ])"
"""Where an address may begin: within a word none does, so that a search passes over words quickly."""

WEB_ADDRESS = rf"{_FIRST_OF_WEB}(?:{_WEB}|{_WIDE_WEB})"
AUTOLINK = rf"{_FIRST_OF_ANY}(?:{_WEB}|{_MAIL}|{_WIDE_WEB})"
"""Expressions for an address and what may follow it, in verbose mode or not (see ``match_autolink``): one for
texts without an at sign, and one for all."""

_AUTOLINK, _WEB_ADDRESS = lazy_pattern(AUTOLINK), lazy_pattern(WEB_ADDRESS)

_MAIL_HOST = lazy_pattern(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.([A-Za-z]{2,})")
_FILE_EXTENSIONS = frozenset("png jpg jpeg gif webp svg md yaml".split())  # noqa: SIM905
"""Endings of file names with an at sign, such as pictures for high-density screens (``logo@2x.png``)."""

_ENTITY_AT_END = lazy_pattern(r"&[A-Za-z0-9]+;\Z")
_TRAILING_PUNCTUATION = "?!.,:;*_~'("
_PAIRS = {")": "(", "]": "[", "}": "{"}
_HIGHLIGHT = "=="
_SCHEME = lazy_pattern("(https?)[:：][/／]{1,2}", re.IGNORECASE)
_HOST = lazy_pattern(r"[A-Za-z0-9_.-]+")
_NUMBER_LABEL = lazy_pattern("[0-9]+|0[xX][0-9A-Fa-f]*")
_IPV4 = lazy_pattern(r"(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.(?!\Z)|\Z)){4}")
_ESCAPE = lazy_pattern(rf"\\([{ESCAPABLE}])")


MAY_BEGIN = lazy_pattern(r"(?:https?[:：]|www\.|[A-Za-z0-9][A-Za-z0-9._%+-]*+@|[ｈＨ])", re.IGNORECASE)
"""What each address begins with."""

MAX_LENGTH = 4_000
"""The most characters of an address; browsers and servers accept few more."""


class Autolink(Struct, frozen=True):
    """An address in a text: its start and end offsets, the visible link text, and the link's URL."""

    start: int
    end: int
    label: str
    target: str


def may_have_autolinks(text: str) -> bool:
    """Return whether a text is worth searching for addresses."""
    # Single characters are found in a tenth of the time.
    return (
        "@" in text
        or ("/" in text and "//" in text)
        or ("w" in text and "ww." in text)
        or ("W" in text and "WW." in text)
        or ("／" in text and "／／" in text)
    )


def find_autolinks(text: str) -> Iterator[Autolink]:
    """Yield the addresses in a text, in order."""
    pattern = _AUTOLINK if "@" in text else _WEB_ADDRESS
    for match in pattern.finditer(text):
        address = parse_autolink(match[0], match.start())
        if address is not None:
            yield address


def match_autolink(text: str, offset: int) -> Autolink | None:
    """Return the address that begins at an offset, whatever precedes it."""
    match = _AUTOLINK.match(text[offset : offset + MAX_LENGTH])
    return parse_autolink(match[0], offset) if match else None


def parse_autolink(matched: str, start: int) -> Autolink | None:
    """Return a match of ``AUTOLINK`` without trailing punctuation; None when no valid address is left."""
    trimmed = _trim_punctuation(matched.translate(HALF_WIDTH) if matched[0] in "ｈＨ" else matched)
    label = _ESCAPE.sub(r"\1", trimmed) if "\\" in trimmed else trimmed
    end = start + len(trimmed)
    web = _SCHEME.match(label)
    if (web or label[:4].lower() == "www.") and not has_valid_host(label[web.end() :] if web else label):
        return None
    if web is None:
        if label[:4].lower() == "www.":
            return Autolink(start, end, label, f"http://{label}")
        host = _MAIL_HOST.fullmatch(label.partition("@")[2])
        is_mail = host is not None and host[1].lower() not in _FILE_EXTENSIONS
        return Autolink(start, end, label, f"mailto:{label}") if is_mail else None
    return Autolink(start, end, label, f"{web[1].lower()}://{label[web.end() :]}")


def has_valid_host(address: str) -> bool:
    """Return whether an address without its scheme begins with a valid host, not a name followed by a date.

    A host whose last label is a number must be an IPv4 address (URL Standard, 3.5).
    """
    host = _HOST.match(address)
    if host is None or not _NUMBER_LABEL.fullmatch(host[0].rpartition(".")[2]):
        return True
    return _IPV4.fullmatch(host[0]) is not None


def _trim_punctuation(matched: str) -> str:
    """Return an address without trailing punctuation, including unbalanced closing brackets."""
    counts = {sign: matched.count(sign) for pair in _PAIRS.items() for sign in pair}
    end = len(matched)
    while end:
        last = matched[end - 1]
        entity = _ENTITY_AT_END.search(matched, max(0, end - 12), end) if last == ";" else None
        if entity is not None:
            end = entity.start()
        elif matched.endswith(_HIGHLIGHT, 0, end) and "?" not in matched[:end]:
            end -= len(_HIGHLIGHT)
        elif last in _TRAILING_PUNCTUATION or counts.get(last, 0) > counts.get(
            _PAIRS.get(last, ""), len(matched)
        ):
            counts[last] = counts.get(last, 1) - 1
            end -= 1
        else:
            break
    return matched[:end]
