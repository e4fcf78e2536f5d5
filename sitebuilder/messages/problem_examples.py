"""Of each code a mistake that brings it and how it is right, or why there is no example.

They stand in ``examples/``; ``problem_pages.py`` shows them, and tests/messages/test_examples.py runs each.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

_FOLDER = Path(__file__).parent / "examples"
_REASONS = "without.yaml"


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A mistake of a code and how it is right: files by their paths below a site folder.

    ``at`` is the file and the line of the problem, ``file:line``; ``also`` are files of both sites, which the
    page does not show; ``encoding`` is that of the wrong files. It shows in a release alone where
    ``release`` says so.
    """

    at: str
    wrong: Mapping[str, str]
    right: Mapping[str, str]
    also: Mapping[str, str] = {}
    encoding: str = "utf-8"
    release: bool = False


class _Reason(Struct, frozen=True, forbid_unknown_fields=True, rename={"chinese": "zh-CN", "english": "en"}):
    chinese: str
    english: str
    codes: tuple[str, ...]


def load_examples() -> dict[str, Example]:
    """Return the example of each code that has one.

    Raises:
        msgspec.ValidationError: a file of examples is wrong.
        ValueError: two files have an example of one code.
    """
    found: dict[str, Example] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        if path.name == _REASONS:
            continue
        listed = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), dict[str, Example])
        if found.keys() & listed.keys():
            raise ValueError(sorted(found.keys() & listed.keys()))
        found |= listed
    return found


def load_reasons() -> dict[str, dict[str, str]]:
    """Return for each code without an example why there is none, in each language.

    Raises:
        msgspec.ValidationError: the file is wrong.
    """
    listed = yaml.safe_load((_FOLDER / _REASONS).read_text(encoding="utf-8"))
    groups = msgspec.convert(listed, tuple[_Reason, ...])
    return {code: {"zh-CN": each.chinese, "en": each.english} for each in groups for code in each.codes}
