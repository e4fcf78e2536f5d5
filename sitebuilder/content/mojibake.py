"""Finds text that was decoded by the wrong encoding (mojibake), which only its writer can restore."""

from collections.abc import Iterator

from sitebuilder.content.yaml.nodes import offset_place
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_CONTINUATION = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""What a continuation byte of UTF-8 becomes in Latin-1 and in Windows-1252."""

_MOJIBAKE = lazy_pattern(
    "\ufffd|锟斤拷|烫烫烫|屯屯屯"
    rf"|(?:[ã-ï]{_CONTINUATION}{_CONTINUATION}){{2}}"
    "|â€[œ™˜“”¦]|(?:Ã[\u00a0-\u00bfƒ†‡ˆ‰Š‹ŒŽ™š›œžŸ]){2}"
    "|(?![×·°±]{4})(?:[\u00b0-\u00f7][\u00a1-\u00fe]){4}"
    "|[锛銆鐨鈥鍦鏄]"
)
"""The sign for lost characters, and two of it read as GBK; fillings of memory; UTF-8 read as Windows-1252,
once or twice; GBK read as Latin-1; UTF-8 read as GBK: its commas and commonest words."""

_FIRST_OF_LATIN = b"\xc3"
_RARE = "\ufffd锟烫屯锛銆鐨鈥鍦鏄"
"""The first byte of Latin letters in UTF-8, and characters that are rare elsewhere: such a text has one."""

_MAX_SHOWN = 12


def find_mojibake(content: bytes, text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for the first garbled words of a file; ``content`` is the text in UTF-8."""
    # Looking for single characters takes a hundredth of the time, and hardly any file has one of these.
    if _FIRST_OF_LATIN not in content and not any(each in text for each in _RARE):
        return
    found = _MOJIBAKE.search(text)
    if found is not None:
        at = found.start()
        words = text[at : at + _MAX_SHOWN].partition("\n")[0].split(" ")[0]
        yield problem("text-garbled", offset_place(at, text, Place(file)), words=words)
