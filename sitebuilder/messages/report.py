"""Problems as plain text for a terminal, abridged when there are many."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from sitebuilder.messages.catalogue import LANGUAGES, problem_sentences, say
from sitebuilder.messages.printable import printable_path
from sitebuilder.messages.problem import Place, Problem, Severity
from sitebuilder.messages.snippet import snippet
from sitebuilder.patterns import lazy_pattern

_IN_FULL = 3
"""Problems of one code that are shown in full; for the others only their places are listed."""

_LINES_PER_PROBLEM = 7
_PLACES = 5
"""Places that are listed after the problems shown in full."""

_MAX_LINES = 120
"""Lines after which nothing is shown in full any more: each further code gets a single line."""

_MAX_CODES = 40
"""Codes that are listed; problems of further codes are only counted."""

_MAX_VALUE = 1_000
"""Characters of a value in a sentence: the longest that a reader needs is the list of a kind's keys."""

_CONTROL = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)

LineOf = Callable[[Problem], str | None]
"""Returns the line of a text file that a problem points at, without its line ending; None if there is
none."""


def no_line(each: Problem) -> str | None:
    """Return None: for callers that have no access to the files."""
    return None


def sentences(each: Problem, language: str) -> tuple[str, str]:
    """Return what is wrong and what to write instead, in the language."""
    labels = {name: label.text(language) for name, label in each.labels}
    return problem_sentences(each.code, language, {**dict(each.values), **labels}, dict(each.words))


def format_problem(each: Problem, language: str, line: str | None = None) -> str:
    """Return the problem as lines: its place and code, what is wrong, what to write instead.

    If the source ``line`` is given, it is shown before the last one with the place underlined.
    """
    values = tuple((name, _one_line(value)) for name, value in each.values)
    wrong, remedy = sentences(replace(each, values=values), language)
    return "\n".join(
        (
            f"{_where(each.place)}  {say(each.severity.value, language)} {each.code}",
            f"  {wrong}",
            *(() if line is None else snippet(each, line)),
            f"  {say('remedy', language, remedy=remedy)}",
        )
    )


def _where(place: Place) -> str:
    """Return a place as compilers write it, so that editors open it; a name alone outside of files."""
    return f"{_line_of(place)}:{place.column}" if place.line else _line_of(place)


def _line_of(place: Place) -> str:
    file = printable_path(place.file)
    return f"{file}:{place.line}" if place.line else file


def _one_line(value: str) -> str:
    """Return a value without line breaks and terminal control characters, truncated if very long."""
    short = value if len(value) <= _MAX_VALUE else f"{value[:_MAX_VALUE]}…"
    return _CONTROL.sub(" ", short) if not short.isprintable() else short


def done_sentence(language: str, samples: int, *, is_release: bool) -> str:
    """Return the final message of a build, with placeholders for its counts and its duration.

    ``samples`` is how many samples the site shows, or a release has left out. Samples are not mentioned if
    there are none, except in a release.
    """
    done: str = LANGUAGES[language].PROGRAM["done"]
    key = "samples-left-out" if is_release else "samples-shown"
    return done + say(key, language, samples=samples) if samples or is_release else done


def format_problems(problems: Iterable[Problem], language: str, line_of: LineOf = no_line) -> str:
    """Return all problems in full, separated by blank lines."""
    return "\n\n".join(format_problem(each, language, line_of(each)) for each in problems)


def problem_listing(
    problems: Iterable[Problem], language: str, line_of: LineOf = no_line, *, in_full: bool = False
) -> str:
    """Return problems, errors first: of each code the first few in full, then the places of some others.

    With ``in_full`` all are shown in full. Otherwise the text has fewer than 200 lines, however many problems
    there are, and states for each abridged code how many there are, in how many files.
    """
    ordered = _errors_first(problems)
    if in_full:
        return format_problems(ordered, language, line_of)
    codes: dict[str, list[Problem]] = {}
    for each in ordered:
        codes.setdefault(each.code, []).append(each)
    parts: list[str] = []
    lines = 0
    most = _most_in_full([len(group) for group in list(codes.values())[:_MAX_CODES]])
    for code, group in list(codes.items())[:_MAX_CODES]:
        shown = group[: _count_in_full(group, most, _MAX_LINES - lines)]
        texts = [format_problem(each, language, line_of(each)) for each in shown]
        if len(group) > len(shown):
            texts.append(_places(code, group, len(shown), language))
        parts += texts
        lines += sum(text.count("\n") + 2 for text in texts)
    omitted = sum(len(group) for group in list(codes.values())[_MAX_CODES:])
    if omitted:
        parts.append(say("problems-left", language, count=omitted))
    return "\n\n".join(parts) if lines < _MAX_LINES else _compact(parts)


def problem_report(
    problems: Iterable[Problem], language: str, line_of: LineOf = no_line, *, in_full: bool = False
) -> str:
    """Return the listing of problems with their counts and a pointer to help; empty if there are none."""
    ordered = _errors_first(problems)
    if not ordered:
        return ""
    more = say("problem-help", language, code=ordered[0].code)
    listing = problem_listing(ordered, language, line_of, in_full=in_full)
    return f"{listing}\n\n{count_sentence(ordered, language)}{more}"


def problem_summary(
    problems: Iterable[Problem], language: str, line_of: LineOf = no_line, *, most_warnings: int
) -> str:
    """Return all errors in full, of each code the first ``most_warnings`` warnings, and the counts.

    For problems that no later command can list.
    """
    ordered = _errors_first(problems)
    counts: Counter[str] = Counter()
    shown: list[Problem] = []
    for each in ordered:
        counts[each.code] += each.severity is Severity.WARNING
        if counts[each.code] <= most_warnings or each.severity is Severity.ERROR:
            shown.append(each)
    omitted = [
        say("reported-more", language, count=count - most_warnings, code=code)
        for code, count in sorted(counts.items())
        if count > most_warnings
    ]
    return "\n\n".join(
        (format_problems(shown, language, line_of), *omitted, count_sentence(ordered, language))
    )


def count_sentence(problems: Sequence[Problem], language: str) -> str:
    """Return how many of the problems are errors and how many are warnings, as a sentence."""
    wrong = sum(each.severity is Severity.ERROR for each in problems)
    return say("problem-count", language, errors=wrong, warnings=len(problems) - wrong)


def _errors_first(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda each: each.severity is not Severity.ERROR)


def _most_in_full(sizes: Sequence[int]) -> int:
    """Return how many problems of each code may be shown in full, so that no code lacks the room for one."""
    fitting = (
        most
        for most in range(_IN_FULL, 1, -1)
        if sum(min(size, most) for size in sizes) * _LINES_PER_PROBLEM <= _MAX_LINES
    )
    return next(fitting, 1)


def _count_in_full(group: Sequence[Problem], most: int, room: int) -> int:
    """Return how many problems of a code are shown in full, from the first; ``room`` is a number of lines.

    Those that share a place are all shown, if there is room: only their sentences differ, as when a release
    lacks several settings.
    """
    if room <= 0:
        return 0
    count = min(len(group), most)
    limit = min(len(group), room // _LINES_PER_PROBLEM)
    while count < limit and group[count].place == group[count - 1].place:
        count += 1
    return count


def _places(code: str, group: Sequence[Problem], shown: int, language: str) -> str:
    """Return a line with the count of a code's problems and the places of those after the first ``shown``.

    If none is shown in full, it ends with what is wrong at the first place.
    """
    files = len({each.place.file for each in group})
    by_place: dict[Place, list[Problem]] = {}
    for each in group[shown:]:
        by_place.setdefault(each.place, []).append(each)
    listed = list(by_place.items())[:_PLACES]
    places = [f"{_line_of(place)}{_difference(problems, group, language)}" for place, problems in listed]
    more = len(group) - shown - sum(len(problems) for _, problems in listed)
    severity = say(group[0].severity.value, language)
    values = {"severity": severity, "code": code, "count": len(group), "files": files}
    line = say("problems-of-code", language, places="  ".join(places), **values)
    line += say("problems-more", language, count=more) if more else ""
    return line if shown else line + say("problems-first", language, wrong=_sentence(group[0], language))


def _sentence(each: Problem, language: str) -> str:
    """Return what is wrong, on one line."""
    values = tuple((name, _one_line(value)) for name, value in each.values)
    return sentences(replace(each, values=values), language)[0]


def _difference(problems: Sequence[Problem], group: Sequence[Problem], language: str) -> str:
    """Return in brackets the value by which problems of a group at the same place differ."""
    same_place = [each for each in group if each.place == problems[0].place]
    columns = zip(*(_facts(each, language) for each in same_place), strict=False)
    name = next((column[0][0] for column in columns if len(set(column)) > 1), None)
    facts = [dict(_facts(each, language)).get(name or "", "") for each in problems]
    values = list(dict.fromkeys(_one_line(each) for each in facts))
    shown = ", ".join(values[:_PLACES]) + ("…" if len(values) > _PLACES else "")
    return f" ({shown})" if name is not None else ""


def _facts(each: Problem, language: str) -> tuple[tuple[str, str], ...]:
    return (*each.values, *((name, label.text(language)) for name, label in each.labels))


def _compact(parts: Sequence[str]) -> str:
    """Join parts, with a blank line only before those of several lines."""
    return "\n".join(f"\n{part}" if "\n" in part else part for part in parts).lstrip("\n")
