"""Corrects link targets typed by people who don't know Markdown.

Full-width characters, quotation marks, backslashes, a full stop at the end of an address: what has only one
possible meaning is read that way. Anything ambiguous is left alone, and reported when links are resolved.
"""

import re
from urllib.parse import quote

from sitebuilder.markdown.full_width import HALF_WIDTH
from sitebuilder.markdown.links.targets import is_local_path
from sitebuilder.markdown.picture_sizes import split_picture_size
from sitebuilder.patterns import lazy_pattern

_USUAL_TARGET = lazy_pattern(
    r"(?:https?://[A-Za-z0-9]|(?!www\.|//|[htps]+(?:[:;]?//|:/|:www\.)|[0-9()+ -]*\Z))"
    r"[A-Za-z0-9_./#?=&%+:~,;!()-]*",
    re.IGNORECASE,
)
"""The usual targets, which need no normalisation."""

_QUOTES = (('“”"「『《＜〈', '“”"」』》＞〉'), ("‘’'", "‘’'"))
"""Quotation marks that may open a target, and those that may then close it."""

_SPACES = " \u3000"

_WIDE_TARGET = lazy_pattern("(?=[\uff01-\uff20\uff3b-\uff40]*[Ａ-Ｚａ-ｚ])[\uff01-\uff5e]+")
"""A target that is typed in full width from its beginning to its end; names of files may be so in part."""

_WEB = lazy_pattern(
    r"(?=[hps]{0,5}t)(?=[hts]{0,5}p)([htps]{3,6})"
    r"(?:[ \u3000]*[:：](?:[ \u3000]*[/／\\]{1,3}|(?=www\.))|[;；]?//)[ \u3000]*(?=[^\s/／\\])",
    re.IGNORECASE,
)

_PHONE = lazy_pattern(
    r"(?:\+86[ -]?)?(?:\(?0[0-9]{2,3}\)?[ -]?[2-9][0-9]{6,7}(?:-[0-9]{1,5})?|1[3-9][0-9]{9})"
    r"|400-?[0-9]{3}-?[0-9]{4}"
)
"""A telephone number of mainland China in place of a target."""

_MAX_PHONE = 60
_PHONE_EXTENSION = lazy_pattern("[ \u3000]*(?:转|分机)[ \u3000]*([0-9]{1,6})\\Z")

_MAIL_OR_TEL = lazy_pattern(r"(mailto|tel)[:：][ \u3000]*", re.IGNORECASE)

_HOST = lazy_pattern(r"[A-Za-z0-9-]+(?:[.。．][A-Za-z0-9-]+)+(?=[:/?#]|\Z)")

_MAIL = lazy_pattern(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")

_BARE_WEB = lazy_pattern(r"www\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?=[:/?#]|\Z)", re.IGNORECASE)

_TWO_SLASHES = lazy_pattern(r"//(?=[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[:/?#]|\Z))")

_TRAILING_PUNCTUATION = "。，；：、！？”’」』》】…"

_SUFFIX = (
    r"(?:md|yaml|docx?|dotx?|xlsx?|xlsm|pptx?|wps|wpt|ett?|dpt?s?|pdf|ofd|rtf|od[tsp]|csv|txt|zip|rar|7z|jpe?g|png"
    r"|gif|webp|svg|bmp|hei[cf]|tiff?|mp[34]|m4[av]|mov|webm|wav|ogg|avi|html?|ics|vcf|epub)"
)


_WIDE_DOT = lazy_pattern(rf"[．。](?={_SUFFIX}(?:#\S*)?\Z)", re.IGNORECASE)
"""The full stop of a Chinese keyboard before the extension of a file."""

_EXTENSION = rf"\.{_SUFFIX}"

_FILE = lazy_pattern(rf"[^:*?<>|]*{_EXTENSION}(?:#\S*)?", re.IGNORECASE)

_FILE_AND_PUNCTUATION = lazy_pattern(rf"(.*{_EXTENSION})[{_TRAILING_PUNCTUATION}\s]+", re.IGNORECASE)

_TOP_LEVEL_DOMAINS = (
    "com net org cn gov edu info top xyz vip club shop site tech online wang ink cc tv hk tw mo io"
)

_LIKE_HOST = lazy_pattern(
    rf"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:{_TOP_LEVEL_DOMAINS.replace(' ', '|')})(?=[:/?#]|\Z)",
    re.IGNORECASE,
)


def normalise_target(target: str) -> str:
    """Return a link target with obvious typing mistakes corrected; an ambiguous one is returned unchanged.

    A missing or damaged scheme becomes http, https, mailto or tel, never another.
    """
    return target if _USUAL_TARGET.fullmatch(target) else _correct(target)


def _correct(target: str) -> str:
    text = _strip_quotes(target.strip(_SPACES))
    if _WIDE_TARGET.fullmatch(text):
        text = text.translate(HALF_WIDTH)
    if web := _WEB.match(text):
        return _web_address(f"http{'s' * ('s' in web[1].lower())}://", text[web.end() :])
    if other := _MAIL_OR_TEL.match(text):
        return f"{other[1].lower()}:{text[other.end() :]}"
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    extension = _PHONE_EXTENSION.search(text) if len(text) <= _MAX_PHONE else None
    if _PHONE.fullmatch(text, 0, extension.start() if extension else len(text)):
        number = re.sub("[ ()]", "", text[: extension.start()] if extension else text)
        return f"tel:{number};ext={extension[1]}" if extension else f"tel:{number}"
    if _BARE_WEB.match(text):
        return _web_address("http://", text)
    if slashes := _TWO_SLASHES.match(text):
        return _web_address("https://", text[slashes.end() :])
    if is_local_path(text):
        return text
    with_more = _FILE_AND_PUNCTUATION.fullmatch(text)
    return _WIDE_DOT.sub(".", with_more[1] if with_more else text).replace("\\", "/")


def _strip_quotes(text: str) -> str:
    """Return a target without the quotation marks around all of it, however many pairs there are."""
    start, end = 0, 0 if "\n" in text else len(text)
    while end - start > 2 and any(
        text[start] in opening and text[end - 1] in closing for opening, closing in _QUOTES
    ):
        start, end = start + 1, end - 1
        while start < end and text[start] in _SPACES:
            start += 1
        while start < end and text[end - 1] in _SPACES:
            end -= 1
    return text[start:end] if start else text


def _web_address(beginning: str, rest: str) -> str:
    """Return a web address without trailing spaces and punctuation or full-width characters in its host."""
    end = len(rest)
    while end and (rest[end - 1] in _TRAILING_PUNCTUATION or rest[end - 1].isspace()):
        end -= 1
    rest = rest[:end]
    if rest.endswith("）") and "（" not in rest:
        rest = rest[:-1]
    rest = rest.replace("／", "/").replace("\\", "/")
    host = _HOST.match(rest)
    if host is None:
        return beginning + rest
    name = host[0].replace("。", ".").replace("．", ".")
    return beginning + name + re.sub("[ \u3000]", lambda space: quote(space[0]), rest[host.end() :])


def lacks_scheme(target: str) -> bool:
    """Return whether a target that resolves to no file begins like a host name: ``gov.cn/a``."""
    return _LIKE_HOST.match(target) is not None


def has_space_in_host(target: str) -> bool:
    """Return whether a web address has a space, or a mark between sentences, in its host."""
    web = _WEB.match(target)
    return (
        web is not None and re.match(r"[^/?#]*[^\s/?#](?:\s+|[，；、]\s*)\S", target[web.end() :]) is not None
    )


def is_unambiguous_target(written: str, *, is_picture: bool) -> bool:
    """Return whether the text in full-width parentheses after square brackets is a target, not a remark."""
    target = normalise_target(split_picture_size(written)[0] if is_picture else written)
    if re.match("https?://|mailto:|tel:", target):
        return not is_picture
    if is_local_path(target) or _FILE.fullmatch(target):
        return True
    return not is_picture and re.match(r"(?:\.{0,2}/|#)[^\s/]", target) is not None
