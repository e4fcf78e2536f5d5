"""Finds text that was decoded by the wrong encoding (mojibake), which only its writer can restore."""

from collections.abc import Iterator

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

_TRACES = (b"\xc3", b"\xef\xbf\xbd", *(each.encode() for each in "锟烫屯锛銆鐨鈥鍦鏄"))
"""Bytes of which such a text has one: the first of Latin letters, and characters that are rare elsewhere."""

_MAX_SHOWN = 12


def find_mojibake(content: bytes, text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for the first garbled words of a file; ``content`` is the text in UTF-8."""
    # Searching bytes takes a tenth of the time, and hardly any file has these.
    if not any(each in content for each in _TRACES):
        return
    found = _MOJIBAKE.search(text)
    if found is not None:
        at = found.start()
        line_start = text.rfind("\n", 0, at) + 1
        place = Place(file, text.count("\n", 0, at) + 1, at - line_start + 1)
        words = text[at : at + _MAX_SHOWN].partition("\n")[0].split(" ")[0]
        yield problem("text-garbled", place, words=words)
