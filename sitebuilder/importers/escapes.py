"""Escape exactly the text that our dialect would read as markup.

Backslashes are used where the dialect supports them, else character references; URLs and mail addresses stay
unchanged and become links, as everywhere.
"""

import re

_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9./:?=&%#~+@,;!$_-]*[A-Za-z0-9/=&%#+_-]|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_SPECIAL = re.compile(
    r"""
      \\ | ` | \* | \[ | \] | \{ | ~{2,} | ={2,}
    | _(?![A-Za-z0-9]) | (?<![A-Za-z0-9])_ | _(?=_) | (?<=_)_
    | <(?=[A-Za-z/!?<-])
    | &(?=\#|[A-Za-z][A-Za-z0-9]*;)
    | [［］｜￨] | 】(?=（) | \A！
    """,
    re.VERBOSE,
)
_BACKTICKS = re.compile("`+")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?![0-9])")
_BULLET = re.compile(r"[●•·◦‣▪]")
_SIGN = re.compile(r"[-+#>:=|~!]")
_WIDE = re.compile("[！＃＞》－＊○◎◇◆■▶►➢➤]|[—–§Ø](?=\\s)|[—─━＿＝]{3,}[ 　]*\\Z")


def escape(text: str) -> str:
    """Escape a text so that it renders as itself anywhere within a line."""
    written: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        written.append(_SPECIAL.sub(_escaped, text[end : address.start()]))
        written.append(_address(address[0]))
        end = address.end()
    written.append(_SPECIAL.sub(_escaped, text[end:]))
    return "".join(written)


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
    if not sign.isascii():
        return f"&#{ord(sign)};"
    return "".join(f"\\{each}" for each in sign)


def _address(address: str) -> str:
    """Return an address unchanged, or in angle brackets if it contains characters that could be markup."""
    return f"<{address}>" if re.search(r"[~_]|&[a-z#]", address) and "://" in address else address
