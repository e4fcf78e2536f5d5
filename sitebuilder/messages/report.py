"""Problems as plain text for a terminal, in any number."""

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from sitebuilder.messages.catalogue import LANGUAGES, problem_sentences, say
from sitebuilder.messages.problem import Problem, Severity
from sitebuilder.messages.snippet import snippet

_IN_FULL = 3
"""Problems of one code that are told in full; of more only the places."""

_LINES_IN_FULL = 7
_PLACES = 5
"""Places that are named behind them."""

_MOST_LINES = 120
"""Where problems end to be told in full: behind the code that reaches it, each other code has one line."""

_MOST_CODES = 40
"""Codes that are told at most; of the rest only their number."""

_LONGEST_VALUE = 1_000
"""Letters of a value in a sentence: the longest that a reader needs are the keys of a kind."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

LineOf = Callable[[Problem], str | None]
"""Returns the line of a text file that a problem points at, without its end; None where there is none."""


def no_line(each: Problem) -> str | None:
    """Return no line: for who has no files at hand."""
    return None


def sentences(each: Problem, language: str) -> tuple[str, str]:
    """Return what is wrong and what to write instead, in the language."""
    labels = {name: label.text(language) for name, label in each.labels}
    return problem_sentences(each.code, language, {**dict(each.values), **labels}, dict(each.words))


def format_problem(each: Problem, language: str, line: str | None = None) -> str:
    """Return the problem in lines: place with code, what is wrong, what to write instead.

    Before the last one stands the line of the place with a mark under it, where it is given.
    """
    values = tuple((name, _in_a_line(value)) for name, value in each.values)
    wrong, remedy = sentences(replace(each, values=values), language)
    where = f"{each.place.file}:{each.place.line}:{each.place.column}"
    return "\n".join(
        (
            f"{where}  {say(each.severity.value, language)} {each.code}",
            f"  {wrong}",
            *(() if line is None else snippet(each, line)),
            f"  {say('remedy', language, remedy=remedy)}",
        )
    )


def _in_a_line(value: str) -> str:
    """Return a value without line ends and what steers a terminal, and no longer than can be read."""
    shown = value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}…"
    return _CONTROL.sub(" ", shown) if not shown.isprintable() else shown


def done_sentence(language: str, samples: int, *, is_release: bool) -> str:
    """Return what a build tells at its end; its counts and its time are still to be filled in.

    ``samples`` is how many samples the site shows, or a release has left out. A site without any is told
    nothing of them, but that its release has none.
    """
    done: str = LANGUAGES[language].PROGRAM["done"]
    key = "samples-left-out" if is_release else "samples-shown"
    return done + say(key, language, samples=samples) if samples or is_release else done


def format_problems(problems: Iterable[Problem], language: str, line_of: LineOf = no_line) -> str:
    """Return all problems, a blank line between them."""
    return "\n\n".join(format_problem(each, language, line_of(each)) for each in problems)


def report_problems(
    problems: Iterable[Problem], language: str, line_of: LineOf = no_line, *, whole: bool = False
) -> str:
    """Return problems as a command tells them: errors first, of each code the first ones and then its places.

    With ``whole`` all are told in full. Otherwise the text has fewer than 200 lines, however many there are,
    and says of each code how many there are, in how many files.
    """
    ordered = _errors_first(problems)
    if whole:
        return format_problems(ordered, language, line_of)
    codes: dict[str, list[Problem]] = {}
    for each in ordered:
        codes.setdefault(each.code, []).append(each)
    parts: list[str] = []
    lines = 0
    for code, found in list(codes.items())[:_MOST_CODES]:
        shown = found[: _count_in_full(found, _MOST_LINES - lines)]
        told = [format_problem(each, language, line_of(each)) for each in shown]
        if len(found) > len(shown):
            told.append(_places(code, found, len(shown), language))
        parts += told
        lines += sum(part.count("\n") + 2 for part in told)
    untold = sum(len(found) for found in list(codes.values())[_MOST_CODES:])
    if untold:
        parts.append(say("problems-left", language, count=untold))
    return "\n\n".join(parts) if lines < _MOST_LINES else _closer(parts)


def told_problems(
    problems: Iterable[Problem], language: str, line_of: LineOf = no_line, *, whole: bool = False
) -> str:
    """Return what a command tells of problems, their number, and where more is said; nothing for none."""
    ordered = _errors_first(problems)
    if not ordered:
        return ""
    wrong = sum(each.severity is Severity.ERROR for each in ordered)
    counts = say("problem-count", language, errors=wrong, warnings=len(ordered) - wrong)
    more = say("problem-help", language, code=ordered[0].code)
    return f"{report_problems(ordered, language, line_of, whole=whole)}\n\n{counts}{more}"


def _errors_first(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda each: each.severity is not Severity.ERROR)


def _count_in_full(found: Sequence[Problem], room: int) -> int:
    """Return how many problems of a code are told in full, the first ones; ``room`` is a number of lines.

    Of those at one place, as what a release lacks in the settings, only their sentences tell which they are.
    """
    if room <= 0:
        return 0
    count = min(len(found), _IN_FULL)
    most = min(len(found), room // _LINES_IN_FULL)
    while count < most and found[count].place == found[count - 1].place:
        count += 1
    return count


def _places(code: str, found: Sequence[Problem], told: int, language: str) -> str:
    """Return a line with the number of problems of a code and the places of those not told in full."""
    files = len({each.place.file for each in found})
    left = [f"{each.place.file}:{each.place.line}" for each in found[told : told + _PLACES]]
    more = len(found) - told - len(left)
    severity = say(found[0].severity.value, language)
    values = {"severity": severity, "code": code, "count": len(found), "files": files}
    line = say("problems-of-code", language, places="  ".join(left), **values)
    return line + (say("problems-more", language, count=more) if more else "")


def _closer(parts: Sequence[str]) -> str:
    """Return parts with a blank line only before those of several lines."""
    return "\n".join(f"\n{part}" if "\n" in part else part for part in parts).lstrip("\n")
