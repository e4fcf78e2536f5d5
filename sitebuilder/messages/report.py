"""Problems as plain text for a terminal."""

from collections.abc import Callable, Iterable

from sitebuilder.messages.catalogue import LANGUAGES, problem_sentences, say
from sitebuilder.messages.problem import Problem
from sitebuilder.messages.snippet import snippet

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
    wrong, remedy = sentences(each, language)
    where = f"{each.place.file}:{each.place.line}:{each.place.column}"
    return "\n".join(
        (
            f"{where}  {say(each.severity.value, language)} {each.code}",
            f"  {wrong}",
            *(() if line is None else snippet(each, line)),
            f"  {say('remedy', language, remedy=remedy)}",
        )
    )


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
