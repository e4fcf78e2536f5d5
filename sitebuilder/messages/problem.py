"""One thing that is wrong in the content, and where."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.messages.catalogue import UNREFUSED, is_problem_code, is_warning


class Severity(StrEnum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A position in a source file.

    ``file`` is relative to the site folder, with forward slashes; ``line`` and ``column`` count
    from 1, columns in characters.
    """

    file: str
    line: int = 1
    column: int = 1


class Word(Struct, frozen=True):
    """A value of a problem that the catalogue gives in the reader's language: a key of its ``WORDS``."""

    key: str


class Label(Struct, frozen=True, order=True):
    """A value of a problem that brings its own words, in each language of the program."""

    chinese: str
    english: str

    def text(self, language: str) -> str:
        """Return the words in a language."""
        return self.english if language == "en" else self.chinese


class Problem(Struct, frozen=True):
    """A problem: its stable code, its place, and the values that its sentence in the catalogue names.

    ``values`` are the same in every language; ``words`` are keys of the catalogue's ``WORDS``; ``labels``
    bring their own words. ``is_refused`` where it stops this build, though its code lets builds go on.
    """

    code: str
    place: Place
    values: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, Label], ...] = ()
    is_refused: bool = False

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if is_warning(self.code) and not self.is_refused else Severity.ERROR


def problem(code: str, place: Place, **values: object) -> Problem:
    """Make a problem whose ``values`` fill the placeholders of the catalogue's sentence.

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


def refused(each: Problem) -> Problem:
    """Return a problem as an error, whatever its code lets builds do."""
    return replace(each, is_refused=True)


def refuse_reminders(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with every reminder made an error, but for those of ``UNREFUSED``."""
    return tuple(
        refused(each) if is_warning(each.code) and each.code not in UNREFUSED else each for each in problems
    )


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems once each, in the order of file, line, column and code."""
    return tuple(
        sorted(set(problems), key=lambda each: (each.place, each.code, each.values, each.words, each.labels))
    )
