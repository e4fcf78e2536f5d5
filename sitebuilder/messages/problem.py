"""Problems as values: what is wrong, and where."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.messages.catalogue import STRICT_EXEMPT, is_problem_code, is_warning


class Severity(StrEnum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A position in a source file.

    ``file`` is relative to the site folder, with forward slashes; ``line`` and ``column`` count
    from 1, columns in characters. Both are 0 outside of files: see ``outside``.
    """

    file: str
    line: int = 1
    column: int = 1


def outside(name: str) -> Place:
    """Return the place of a problem that is in no file: the name of a target, a revision or a program."""
    return Place(name, 0, 0)


def place_at(file: str, content: bytes, offset: int) -> Place:
    """Return the place of the byte at an offset in a file, before which it is UTF-8."""
    before = content[:offset]
    line = before[before.rfind(b"\n") + 1 :]
    return Place(file, before.count(b"\n") + 1, len(line.decode("utf-8", "replace")) + 1)


class Word(Struct, frozen=True):
    """A value of a problem that is translated by the catalogue: a key of its ``WORDS``."""

    key: str


class Label(Struct, frozen=True, order=True):
    """A value of a problem that carries its own translations, one for each language of the program."""

    chinese: str
    english: str

    def text(self, language: str) -> str:
        """Return the label in a language."""
        return self.english if language == "en" else self.chinese


def list_label(items: Iterable[str]) -> Label:
    """Return a label that lists items, separated as each language does."""
    texts = tuple(items)
    return Label("、".join(texts), ", ".join(texts))


class Problem(Struct, frozen=True):
    """A problem: its stable code, its place, and the values of its sentence's placeholders.

    ``values`` are the same in every language; ``words`` are keys of the catalogue's ``WORDS``; ``labels``
    carry their own translations. ``is_escalated`` makes it an error though its code is one of a warning.
    """

    code: str
    place: Place
    values: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, Label], ...] = ()
    is_escalated: bool = False

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if is_warning(self.code) and not self.is_escalated else Severity.ERROR


def problem(code: str, place: Place, **values: object) -> Problem:
    """Return a problem whose ``values`` fill the placeholders of the catalogue's sentence.

    Raises:
        KeyError: the catalogue has no such code (a bug, never an editor's mistake).
    """
    if not is_problem_code(code):
        raise KeyError(code)
    plain = ((name, str(value)) for name, value in values.items() if not isinstance(value, (Word, Label)))
    words = ((name, value.key) for name, value in values.items() if isinstance(value, Word))
    labels = ((name, value) for name, value in values.items() if isinstance(value, Label))
    return Problem(code, place, tuple(plain), tuple(words), tuple(labels))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a build."""
    return [each for each in problems if each.severity is Severity.ERROR]


def escalate(each: Problem) -> Problem:
    """Return a problem as an error, even if its code is one of a warning."""
    return replace(each, is_escalated=True)


def escalate_warnings(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with every warning made an error, except those of ``STRICT_EXEMPT``."""
    return tuple(
        escalate(each) if is_warning(each.code) and each.code not in STRICT_EXEMPT else each
        for each in problems
    )


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without duplicates, ordered by file, line, column and code."""
    return tuple(
        sorted(set(problems), key=lambda each: (each.place, each.code, each.values, each.words, each.labels))
    )
