"""For each code an example of the mistake and of its fix, or the reason why there is none.

The examples are in ``examples/``; ``problem_pages.py`` shows them, and tests/messages/test_examples.py runs
them.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

_FOLDER = Path(__file__).parent / "examples"
_REASONS = "without.yaml"


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A mistake and its fix: maps of paths in a site folder to the content of files.

    ``at`` is the place of the problem, ``file:line``; ``also`` are files of both versions, which the page
    does not show; ``encoding`` is that of the wrong files; with ``release`` the problem occurs only in a
    release.
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
    """Return the examples by code.

    Raises:
        msgspec.ValidationError: a file of examples is invalid.
        ValueError: two files have an example of the same code.
    """
    examples: dict[str, Example] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        if path.name == _REASONS:
            continue
        from_file = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), dict[str, Example])
        if examples.keys() & from_file.keys():
            raise ValueError(sorted(examples.keys() & from_file.keys()))
        examples |= from_file
    return examples


def load_reasons() -> dict[str, dict[str, str]]:
    """Return for each code without an example the reason, by language.

    Raises:
        msgspec.ValidationError: the file is invalid.
    """
    data = yaml.safe_load((_FOLDER / _REASONS).read_text(encoding="utf-8"))
    groups = msgspec.convert(data, tuple[_Reason, ...])
    return {code: {"zh-CN": each.chinese, "en": each.english} for each in groups for code in each.codes}
