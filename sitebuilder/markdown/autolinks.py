"""Web and mail addresses that stand in a text without any markup.

As GitHub has it (GFM 6.9, extended autolinks), but an address may stand right after Chinese and ends before
it: ``见https://x.cn/a（官网）`` leads to ``https://x.cn/a``.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_NAME = r"[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)+"
_ESCAPED = r"\\[_*~&#-]"
"""A sign behind a backslash, as exporters write it."""

_SIGN = rf"[A-Za-z0-9._:/?#@!$&'()+,;=%^{{}}-]|\*(?!\*)|~(?!~)|\[[A-Za-z0-9_-]*\](?!\()|{_ESCAPED}"
_REST = rf"(?::[0-9]{{1,5}}(?![0-9]))?(?:[/?\#](?:{_SIGN})*+)?"
_WEB = rf"(?<![A-Za-z0-9_./:@-])(?:(?i:https?)(?:://|[:：]//|[:：]／／)|www\.(?=[A-Za-z0-9])){_NAME}{_REST}"
_MAIL = rf"(?<![A-Za-z0-9._%+/:@\\-])[A-Za-z0-9][A-Za-z0-9._%+-]*+@{_NAME}(?![:/]\w)"

AUTOLINK = rf"{_WEB}|{_MAIL}"
"""An expression for an address and what may follow it, in verbose mode or not; see ``match_autolink``."""

_ADDRESS = re.compile(AUTOLINK)
_MAIL_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.([A-Za-z]{2,})")
_NOT_HOSTS = frozenset("png jpg jpeg gif webp svg md yaml".split())  # noqa: SIM905
"""What follows an at sign in the name of a picture for fine screens (``logo@2x.png``)."""

_ENTITY_AT_END = re.compile(r"&[A-Za-z0-9]+;\Z")
_AT_END = "?!.,:;*_~'("
_PAIRS = {")": "(", "]": "[", "}": "{"}
_MARKED = "=="
_SCHEME = re.compile("(https?)[:：][/／]{2}", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9_.-]+")
_NUMBER_LABEL = re.compile("[0-9]+|0[xX][0-9A-Fa-f]*")
_IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\.(?!\Z)|\Z)){4}")
_ESCAPE = re.compile(r"\\([_*~&#-])")


MAX_LENGTH = 4_000
"""Characters of an address; browsers and servers take few more."""


class Autolink(Struct, frozen=True):
    """An address in a text: where it stands, what is shown of it, and what the link leads to."""

    start: int
    end: int
    label: str
    target: str


def may_have_autolinks(text: str) -> bool:
    """Tell whether it is worth while to look for addresses."""
    return "://" in text or "www." in text or "@" in text or "：//" in text or "／／" in text


def find_autolinks(text: str) -> Iterator[Autolink]:
    """Yield the addresses in a text, in order."""
    for match in _ADDRESS.finditer(text):
        address = parse_autolink(match[0], match.start())
        if address is not None:
            yield address


def match_autolink(text: str, offset: int) -> Autolink | None:
    """Return the address that begins at an offset; what stands before it is not looked at."""
    match = _ADDRESS.match(text[offset : offset + MAX_LENGTH])
    return parse_autolink(match[0], offset) if match else None


def parse_autolink(found: str, start: int) -> Autolink | None:
    """Return what ``AUTOLINK`` has found without what ends the sentence; None when nothing useful is left."""
    kept = _without_sentence_end(found)
    shown = _ESCAPE.sub(r"\1", kept)
    end = start + len(kept)
    web = _SCHEME.match(shown)
    if (web or shown[:4].lower() == "www.") and not has_valid_host(shown[web.end() :] if web else shown):
        return None
    if web is None:
        if shown[:4].lower() == "www.":
            return Autolink(start, end, shown, f"http://{shown}")
        host = _MAIL_HOST.fullmatch(shown.partition("@")[2])
        is_mail = host is not None and host[1].lower() not in _NOT_HOSTS
        return Autolink(start, end, shown, f"mailto:{shown}") if is_mail else None
    return Autolink(start, end, shown, f"{web[1].lower()}://{shown[web.end() :]}")


def has_valid_host(address: str) -> bool:
    """Tell whether an address without its scheme begins with a host that can be: no date behind a name.

    A host whose last label is a number is an IPv4 address, or none (URL Standard, 3.5).
    """
    host = _HOST.match(address)
    if host is None or not _NUMBER_LABEL.fullmatch(host[0].rpartition(".")[2]):
        return True
    return _IPV4.fullmatch(host[0]) is not None


def _without_sentence_end(found: str) -> str:
    """Return an address without the punctuation behind it; of brackets only those without a partner go."""
    counts = {sign: found.count(sign) for pair in _PAIRS.items() for sign in pair}
    end = len(found)
    while end:
        last = found[end - 1]
        entity = _ENTITY_AT_END.search(found, max(0, end - 12), end) if last == ";" else None
        if entity is not None:
            end = entity.start()
        elif found.endswith(_MARKED, 0, end) and "?" not in found[:end]:
            end -= len(_MARKED)
        elif last in _AT_END or counts.get(last, 0) > counts.get(_PAIRS.get(last, ""), len(found)):
            counts[last] = counts.get(last, 1) - 1
            end -= 1
        else:
            break
    return found[:end]
