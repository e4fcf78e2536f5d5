"""Escape exactly the text that our dialect would read as markup.

Backslashes are used where the dialect supports them, else character references; URLs and mail addresses stay
unchanged and become links, as everywhere.
"""

import re
from collections.abc import Iterator

from sitebuilder.importers.shown_addresses import plain_autolinks
from sitebuilder.markdown.line_kinds import DOTS, SHAPES
from sitebuilder.markdown.links.autolinks import may_have_autolinks

_SPECIAL = re.compile(
    r"""
      \\ | ` | \* | \[ | \] | \{ | ~{2,} | ={2,}
    | _(?![A-Za-z0-9]) | (?<![A-Za-z0-9])_ | _(?=_) | (?<=_)_
    | ~(?=(?:[0-9]{1,3}|max|min)~) | \^(?=[0-9\[+-][0-9,+\]-]{0,9}\^)
    | <(?=[A-Za-z/!?<-])
    | &(?=\#|[A-Za-z][A-Za-z0-9]*;)
    | [［］｜￨] | ＊(?=＊) | (?<=＊)＊ | 】(?=（)
    """,
    re.VERBOSE,
)
_REFERENCE = re.compile(r"&(?=[A-Za-z#][A-Za-z0-9]*;)")
_MAX_FOLLOWING = 40
"""The most characters after a sign that can make it special; names of character references have up to 31."""

_DRIVE = re.compile("[A-Za-z]:")
_BACKTICKS = re.compile("`+")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?![0-9])")
_BULLET = re.compile(f"[{DOTS}]")
_SIGN = re.compile(r"[-+#>:=|~!]")
_WIDE = re.compile(f"[！＃＞》－＊{SHAPES}]|[—–§Ø](?=\\s)|[—─━＿＝]{{3,}}[ 　]*\\Z")


def escape(text: str, *, is_in_link: bool = False) -> str:
    """Escape a text so that it renders as itself anywhere within a line.

    ``is_in_link`` if it is the text of a link, in which the dialect makes no links of addresses.
    """
    written: list[str] = []
    end = 0
    for address in plain_autolinks(text) if may_have_autolinks(text) and not is_in_link else ():
        written += _escape_between(text, end, address.start)
        end = address.end
        written.append(_address(text[address.start : end], text[end : end + 1]))
    written += _escape_between(text, end, len(text))
    return "".join(written)


def _escape_between(text: str, start: int, stop: int) -> Iterator[str]:
    """Yield the pieces of a part of a text, escaped; what follows the part may make its last sign special."""
    for match in _SPECIAL.finditer(text, start, stop + _MAX_FOLLOWING):
        if match.start() >= stop:
            break
        yield text[start : match.start()]
        yield _escaped(match)
        start = match.end()
    yield text[start:stop]


def backticks(text: str, least: int) -> str:
    """Return a run of at least so many backticks, longer than any in a text."""
    return "`" * max(least, 1 + max(map(len, _BACKTICKS.findall(text)), default=0))


def escape_start(line: str) -> str:
    """Escape the beginning of an already escaped line so that it does not begin a block."""
    if number := _NUMBER.match(line):
        return f"{number[1]}\\{number[2]}{line[number.end() :]}"
    if _BULLET.match(line) or _WIDE.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    return f"\\{line}" if _SIGN.match(line) else line


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    if sign == "&":
        return "&amp;"
    # A backslash after the name of a drive is that of a path (``Z:\*``).
    is_behind_drive = _DRIVE.fullmatch(match.string, max(0, match.start() - 2), match.start())
    if not sign.isascii() or (is_behind_drive and sign != "\\"):
        return "".join(f"&#{ord(each)};" for each in sign)
    return "".join(f"\\{each}" for each in sign)


def _address(address: str, following: str) -> str:
    """Return an address unchanged, or in angle brackets if it would not end before its next character.

    Nor is one unchanged that contains characters that could be markup.
    """
    is_unclear = re.search(r"[~_]|&[a-z#]", address) or (following and following in "_*~\\")
    return f"<{_REFERENCE.sub('&amp;', address)}>" if is_unclear and "://" in address else address
