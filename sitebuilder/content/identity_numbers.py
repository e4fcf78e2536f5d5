"""Finds numbers of Chinese identity cards (GB 11643), which must not stand on a public page."""

from collections.abc import Iterator

from sitebuilder.content.yaml.nodes import offset_place
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_NUMBER = lazy_pattern(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}"
    r"[0-9Xx](?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"

_ZEROS = bytes.maketrans(b"123456789", b"000000000")


def find_identity_numbers(content: bytes, text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each number of an identity card in a file; other numbers fail its checksum.

    ``content`` is the text in UTF-8.
    """
    # Hardly any file has so many digits side by side; to look for them takes a fiftieth of the time.
    if b"0" * len(_WEIGHTS) not in content.translate(_ZEROS):
        return
    for found in _NUMBER.finditer(text):
        number = found[0].upper()
        total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
        if _CHECK_CHARACTERS[total % 11] == number[17]:
            place = offset_place(found.start(), text, Place(file))
            yield problem("identity-number", place, masked=f"{number[:4]}{'*' * 10}{number[14:]}")
