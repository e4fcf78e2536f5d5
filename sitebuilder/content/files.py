"""From a file's bytes to its text, with a clear problem for each way in which that can fail."""

from codecs import BOM_UTF8
from hashlib import sha256

from sitebuilder.problems import Place, Problem, problem

MOST_BYTES = 1_000_000
"""An editor's text file is some kilobytes; a megabyte is a mistake (a picture pasted as text, a dump)."""


DIGEST = "SHA-256, first 128 bits"
"""What ``digest`` makes: kept with digests by which a later build may know a file without reading it."""


def digest(content: bytes | memoryview) -> bytes:
    """Return what stands for some bytes (FIPS 180-4; processors have instructions for SHA-256)."""
    return sha256(content).digest()[:16]


def decode_text(file: str, content: bytes) -> str | Problem:
    """Return the text of a UTF-8 file, without its byte order mark and with ``\\n`` line ends."""
    start = Place(file)
    if len(content) > MOST_BYTES:
        return problem("file-too-large", start, size=_megabytes(len(content)), limit=_megabytes(MOST_BYTES))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return problem("file-not-utf8", start)
    if b"\0" in content:
        return problem("file-binary", start)
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _wrong_encoding(file, content, error.start)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text and not text.isspace() else problem("file-empty", start)


def _wrong_encoding(file: str, content: bytes, offset: int) -> Problem:
    before = content[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    place = Place(file, line, column)
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return problem("file-not-utf8" if _mostly_text(content) else "file-binary", place)
    return problem("file-gbk" if _mostly_text(content) else "file-binary", place)


def _mostly_text(content: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in content[:4096])
    return controls == 0


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
